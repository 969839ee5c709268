"""Commands of the launcher: run, up, down, reset, psql."""

from __future__ import annotations

import argparse
import errno
import os
import sys

import psycopg

from alliance.local.home import LaunchError
from alliance.local.servers import Servers, product, testing


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m alliance.local", description=__doc__)
    parser.add_argument("command", choices=["run", "up", "down", "reset", "psql"])
    parser.add_argument("--test", action="store_true", help="the test suite's servers instead")
    given, rest = parser.parse_known_args()
    try:
        return perform(given.command, testing() if given.test else product(), rest)
    except LaunchError as error:
        reason = str(error)
    except psycopg.OperationalError as error:
        reason = f"The database cannot be reached: {str(error).strip().splitlines()[0]}"
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        reason = f"The disk is full: free some space and start again ({error.filename})."
    print(f"tangmeng: {reason}", file=sys.stderr)
    return 1


def perform(command: str, servers: Servers, rest: list[str]) -> int:
    if command == "run":
        from alliance.local.supervisor import run

        return run(servers)
    if command == "up":
        servers.up()
        print(f"PostgreSQL and Valkey are up; addresses in {servers.home.env_file}")
    elif command == "psql":
        url = servers.database_urls()["ADMIN_DATABASE_URL"]
        os.execv(servers.postgres.program("psql"), ["psql", url, *rest])
    else:
        servers.down() if command == "down" else servers.reset()
    return 0


if __name__ == "__main__":
    sys.exit(main())
