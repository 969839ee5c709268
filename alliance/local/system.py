"""Programs of the system that tests and benchmarks need: installed by root, else named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = {"chromium": "chromium", "wrk": "wrk", "fonts-noto-cjk": ""}
FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


def missing() -> list[str]:
    """Debian packages whose program, or font, is not here."""
    lacking = [name for name, program in PACKAGES.items() if program and not shutil.which(program)]
    return lacking if os.path.exists(FONT) else [*lacking, "fonts-noto-cjk"]


def install() -> int:
    """Install what is missing, or print the one command that does and return 1."""
    lacking = missing()
    if not lacking:
        return 0
    command = ["apt-get", "install", "-y", "--no-install-recommends", *lacking]
    if os.geteuid() != 0:
        print(
            "Browser tests and benchmarks need these:\n  sudo " + " ".join(command), file=sys.stderr
        )
        return 1
    print("→ " + " ".join(lacking), flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL)
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(install())
