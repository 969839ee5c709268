"""Found an alliance with its operator: the first thing a new installation needs."""

import argparse

from django.core.management.base import BaseCommand, CommandError

from alliance.identity.selectors import person_by_email
from alliance.kernel import clock
from alliance.kernel.errors import DomainError
from alliance.networks.founding import found_alliance_with_operator


class Command(BaseCommand):
    help = "Found an alliance; the operator's first administrator must have signed up"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("name")
        parser.add_argument("operator", help="name of the operator's organization")
        parser.add_argument("email", help="address of its first administrator")

    def handle(self, *, slug: str, name: str, operator: str, email: str, **options: object) -> None:
        person = person_by_email(email)
        if person is None:
            raise CommandError(f"nobody has signed up as {email}")
        try:
            actor = found_alliance_with_operator(
                slug=slug, name=name, operator_name=operator, person_id=person.id, now=clock.now()
            )
        except DomainError as error:
            raise CommandError(error.message("en")) from error
        self.stdout.write(f"{slug}: {actor.organization_name} is its operator")
