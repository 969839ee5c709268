"""``manage.py export_schema``: write the published contract."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

SNAPSHOT = Path(__file__).resolve().parents[3] / "schema.graphql"


class Command(BaseCommand):
    """Writes graphql/schema.graphql; with --check only says whether it is current."""

    help = "Write graphql/schema.graphql from the code (--check: compare only)"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        from api.schema import sdl

        current = SNAPSHOT.read_text() if SNAPSHOT.exists() else ""
        if current == sdl():
            self.stdout.write("graphql/schema.graphql is current")
        elif check:
            raise SystemExit("graphql/schema.graphql is out of date: run make schema")
        else:
            SNAPSHOT.write_text(sdl())
            self.stdout.write("graphql/schema.graphql written")
