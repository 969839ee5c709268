"""Which process this is, because each process has its own database role."""

from __future__ import annotations

from enum import StrEnum


class Process(StrEnum):
    """A serving role, or the owner's for commands that change the schema."""

    WEB = "web"
    WORKER = "worker"
    REDIRECT = "redirect"
    MIGRATE = "migrate"


SCHEMA_COMMANDS = frozenset(
    {
        "createcachetable",
        "dbshell",
        "flush",
        "makemigrations",
        "migrate",
        "optimizemigration",
        "showmigrations",
        "sqlmigrate",
        "squashmigrations",
    }
)


def process_for(arguments: list[str]) -> Process:
    """The process a `manage.py` command runs as: owner for schema work, else the application."""
    command = next(iter(arguments), "")
    return Process.MIGRATE if command in SCHEMA_COMMANDS else Process.WEB
