"""Run the benchmarks, print a table, keep every sample in ``.local/bench.json``.

A benchmark is a module with ``run() -> dict | list[dict]``; each dict has ``name``, ``ours``,
``reference``, ``ratio``, ``unit``, ``note``, and whatever else is worth keeping: ``samples``,
``settings``, ``cpu_ms_per_op``, ``rows_found``. A module raises (``ground.WrongRows``, say) when a
side lost or doubled a row; then nothing counts and the exit status is not zero.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
# this folder's click.py must not stand in for the package of that name
sys.path[0] = str(REPOSITORY)

MODULES = {
    "click": "tests.benchmarks.click",
    "graphql-listings": "tests.benchmarks.graphql_listings",
    "ledger-post": "tests.benchmarks.ledger_post",
}
FIELDS = ("name", "ours", "reference", "ratio", "unit", "note")
RESULTS = REPOSITORY / ".local" / "bench.json"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=os.environ.get("ONLY", ""), help="click,ledger-post")
    wanted = [name for name in parser.parse_args().only.split(",") if name] or list(MODULES)
    if unknown := [name for name in wanted if name not in MODULES]:
        print(f"No benchmark is called {', '.join(unknown)}; there are {', '.join(MODULES)}.")
        return 2
    from tests.benchmarks.ground import ground

    results, failed = [], []
    for name in wanted:
        print(f"→ {name}", flush=True)
        try:
            results += _as_list(import_module(MODULES[name]).run())
        except Exception:
            traceback.print_exc()
            failed.append(name)
    if ground.cache_info().currsize:
        ground().close()
    keep(results)
    print(table(results))
    for name in failed:
        print(f"{name}: failed, see above")
    return 1 if failed else 0


def keep(results: list[dict[str, Any]]) -> None:
    """Write the results; those of benchmarks that were not run now stay from the last time."""
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    fresh = {result["name"] for result in results}
    kept = [result for result in known if result["name"] not in fresh]
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps([*kept, *results], indent=2, ensure_ascii=False, default=str))


def table(results: Iterable[dict[str, Any]]) -> str:
    rows = [FIELDS, *([_cell(result[field]) for field in FIELDS] for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(FIELDS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _cell(value: object) -> str:
    return f"{value:,.3f}" if isinstance(value, float) else str(value)


def _as_list(answer: dict[str, Any] | list[dict[str, Any]]) -> list[dict[str, Any]]:
    results = answer if isinstance(answer, list) else [answer]
    for result in results:
        if missing := [field for field in FIELDS if field not in result]:
            raise KeyError(f"{result.get('name')}: {', '.join(missing)} missing")
    return results


if __name__ == "__main__":
    sys.exit(main())
