"""The floors and rooms of the house hold: who may import what."""

import re
from pathlib import Path

import grimp
import pytest
from importlinter import cli

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("alliance", "settlements", "traffic_owners", "advertisers", "marketplace")
OPEN_ROOMS = {"services", "selectors", "types", "states", "rules"}
"""Rooms of an app that other apps may enter."""

SHARED = {
    "alliance.kernel",
    "alliance.identity.models",  # Person, whom requests carry
    "alliance.tenancy.context",
    "alliance.tenancy.fences",
    "alliance.tenancy.models",  # TenantModel, the abstract row
    "alliance.tenancy.permissions",
    "alliance.tenancy.sessions",  # who stands at a door of plain HTTP
    "alliance.jobs.registry",
    "alliance.networks.founding",
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*FLOORS, "api", cache_dir=None, exclude_type_checking_imports=True)


def app_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


def trespasses(graph: grimp.ImportGraph) -> list[str]:
    """Imports from one app into a room of another that is not open to it."""
    found = []
    for importer in graph.modules:
        if importer.split(".")[0] not in FLOORS or app_of(importer) == "alliance.config":
            continue
        for imported in graph.find_modules_directly_imported_by(importer):
            room = imported.removeprefix(app_of(imported) + ".").split(".")[0]
            if (
                imported.split(".")[0] in FLOORS
                and app_of(importer) != app_of(imported)
                and room not in OPEN_ROOMS
                and not any(imported == door or imported.startswith(f"{door}.") for door in SHARED)
            ):
                found.append(f"{importer} -> {imported}")
    return sorted(found)


def test_import_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert cli.lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True) == 0


def test_apps_meet_only_in_their_open_rooms(graph: grimp.ImportGraph) -> None:
    assert trespasses(graph) == []


def test_a_trespass_would_be_found(graph: grimp.ImportGraph) -> None:
    """The control: the same check sees an import put there on purpose."""
    graph.add_import(importer="settlements.escrow.services", imported="settlements.ledger.models")
    try:
        assert trespasses(graph) == ["settlements.escrow.services -> settlements.ledger.models"]
    finally:
        graph.remove_import(
            importer="settlements.escrow.services", imported="settlements.ledger.models"
        )


def test_graphql_core_is_not_shadowed() -> None:
    import graphql

    assert not (ROOT / "graphql" / "__init__.py").exists()
    assert "site-packages" in str(graphql.__file__)


def test_no_committed_line_is_left_for_later() -> None:
    """Placeholders, skipped tests and work put off have no place in the tree."""
    later = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b|敬请期待|coming soon", re.I)
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for floor in (*FLOORS, "graphql", "frontend/src")
        for path in (ROOT / floor).rglob("*")
        if path.suffix in {".py", ".ts", ".tsx"} and "gql" not in path.parts
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if later.search(line)
    ]
    assert found == []
