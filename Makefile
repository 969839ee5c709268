# Tangmeng: `make run` starts everything, `make test` checks everything.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.ONESHELL:
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .local/stamps
FLOORS := alliance settlements traffic_owners advertisers marketplace graphql/api
T ?= tests
ONLY ?=
unexport PYTHONDONTWRITEBYTECODE
export UV_COMPILE_BYTECODE := 1
OWN_NODE := $(CURDIR)/.local/node
export PATH := $(OWN_NODE):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run setup test check bench soak reset down schema lock system

help: ## Show the commands
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

run: setup ## Start the whole product (PORT=8000, LINK_PORT=8001)
	@exec $(BIN)/python -m alliance.local run

setup: $(STAMPS)/project $(STAMPS)/frontend ## Install everything, start nothing

test: setup system ## Check everything: style, borders, types, tests, browser
	@exec $(BIN)/python -m alliance.local.checks

check: setup ## A quick look: make check T=tests/settlements
	@$(BIN)/ruff check $(FLOORS) tests manage.py
	$(BIN)/pytest -q $(T)

bench: setup system ## Compare with references: make bench ONLY=click,ledger-post
	@exec $(BIN)/python tests/benchmarks/run.py $(if $(ONLY),--only $(ONLY))

soak: setup system ## Long runs, full counts, real processes killed
	@exec $(BIN)/pytest -m "soak or chaos" $(T)

reset: $(STAMPS)/project ## Throw away the local data
	@exec $(BIN)/python -m alliance.local reset

down: $(STAMPS)/project ## Stop local servers that still run
	@$(BIN)/python -m alliance.local down
	$(BIN)/python -m alliance.local down --test

schema: $(STAMPS)/project ## Write graphql/schema.graphql from the code
	@DJANGO_SETTINGS_MODULE=alliance.config.settings.test $(BIN)/python manage.py export_schema

lock: $(STAMPS)/uv ## Pin requirements/*.in again, with hashes and without addresses
	@for name in uv base node test bench; do
	  $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header requirements/$$name.in -o requirements/$$name.txt
	done

$(STAMPS)/uv: requirements/uv.txt
	@echo "→ Python environment"
	mkdir -p $(STAMPS)
	[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --require-hashes -r requirements/uv.txt
	touch $@

$(STAMPS)/python: $(STAMPS)/uv requirements/uv.txt requirements/bench.txt
	@echo "→ Python packages, pinned"
	$(BIN)/uv pip sync -q --python $(BIN)/python --require-hashes requirements/uv.txt requirements/bench.txt
	touch $@

$(STAMPS)/project: $(STAMPS)/python pyproject.toml
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	touch $@

# Node 20.19 or newer; an older or missing one is replaced, for us only, by the wheel's.
$(STAMPS)/node: $(STAMPS)/project requirements/node.txt
	@if ! node -e '[a,b]=process.versions.node.split(".");process.exit(+(a<20||a==20&&b<19))' 2>/dev/null; then
	  echo "→ Node from its wheel"
	  $(BIN)/uv pip install -q --python $(BIN)/python --no-deps --require-hashes -r requirements/node.txt
	  $(BIN)/python -m alliance.local.node $(OWN_NODE)
	fi
	touch $@

FRONTEND := $(shell find frontend graphql/schema.graphql \( -name node_modules -o -name dist -o -name gql \) -prune -o -type f -print 2>/dev/null)
$(STAMPS)/modules: $(STAMPS)/node $(wildcard frontend/package-lock.json)
	@if [ -f frontend/package-lock.json ]; then
	  echo "→ Front end's packages, pinned"
	  (cd frontend && npm ci --silent --no-audit --no-fund)
	fi
	touch $@

$(STAMPS)/frontend: $(STAMPS)/modules $(FRONTEND)
	@if [ -f frontend/package.json ]; then
	  echo "→ Front end"
	  (cd frontend && npm run --silent build) > .local/frontend.log 2>&1 || { cat .local/frontend.log; exit 1; }
	fi
	touch $@

# Chromium, Chinese fonts and the load generator come from the system.
system:
	@$(BIN)/python -m alliance.local.system
