"""Everything `make test` checks, one after the other; the tests' summary is printed last."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from alliance.local.home import REPOSITORY
from alliance.local.servers import testing

BIN = Path(sys.executable).parent
FLOORS = ["alliance", "settlements", "traffic_owners", "advertisers", "marketplace", "graphql/api"]
PYTHON_CODE = [*FLOORS, "tests", "manage.py"]


@dataclass(frozen=True)
class Check:
    """One command and where it runs; its failure fails the suite."""

    name: str
    command: list[str]
    folder: Path = REPOSITORY

    def passes(self) -> bool:
        print(f"→ {self.name}", flush=True)
        started = time.monotonic()
        done = subprocess.run(self.command, cwd=self.folder)
        took = time.monotonic() - started
        verdict = "ok" if done.returncode == 0 else "FAILED"
        print(f"  {self.name}: {verdict}, {took:.0f} s", flush=True)
        return done.returncode == 0


def checks() -> list[Check]:
    python = [
        Check("style (ruff)", [f"{BIN}/ruff", "check", *PYTHON_CODE]),
        Check("format (ruff)", [f"{BIN}/ruff", "format", "--check", *PYTHON_CODE]),
        Check("borders (import-linter)", [f"{BIN}/lint-imports", "--no-cache"]),
        Check("types (mypy)", [f"{BIN}/mypy", "--no-incremental", *FLOORS]),
    ]
    front_end = REPOSITORY / "frontend"
    if not (front_end / "package.json").exists():
        return python
    return [
        *python,
        *(
            Check(f"front end ({script})", ["npm", "run", "--silent", script], front_end)
            for script in ("lint", "typecheck", "test")
        ),
    ]


def main() -> int:
    failed = [check.name for check in checks() if not check.passes()]
    print("→ tests", flush=True)
    if failed:
        print("  already failed: " + ", ".join(failed), flush=True)
    tests = subprocess.run(
        [f"{BIN}/pytest", "-n", "2", "--dist", "loadgroup", *sys.argv[1:]], cwd=REPOSITORY
    )
    testing().down()
    return tests.returncode or bool(failed)


if __name__ == "__main__":
    sys.exit(main())
