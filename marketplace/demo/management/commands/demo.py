"""Make the demonstration alliance, once; or say who its people are."""

import argparse
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from alliance.kernel import clock
from alliance.networks.selectors import alliances
from marketplace.demo.building import build
from marketplace.demo.building.closing import settle_past_months
from marketplace.demo.people import ALLIANCE_SLUG, PASSWORD, PEOPLE


class Command(BaseCommand):
    help = "Make the demonstration alliance through the services, unless it is there"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--people", action="store_true", help="say whom to sign in as")

    def handle(self, *, people: bool, **options: object) -> None:
        if not settings.LOCAL_MODE:
            raise CommandError("the demonstration is for local installations")
        if people:
            self.stdout.write(introduction())
            return
        if alliances().filter(slug=ALLIANCE_SLUG).exists():
            self.stdout.write("the demonstration is there")
            return
        began = time.monotonic()
        world = build(clock.now())
        settle_past_months(world)
        self.stdout.write(
            f"{len(world.pools)} owners, {sum(len(pool.listings) for pool in world.pools)} "
            f"listings, {len(world.tasks)} tasks, {len(world.deals)} deals "
            f"in {time.monotonic() - began:.0f} s"
        )


def introduction() -> str:
    """Return who the people are, one a line, with the password and the authenticator secrets."""
    lines = [f"  Password of everybody: {PASSWORD}"]
    for person in PEOPLE:
        secret = f"  TOTP {person.totp}" if person.totp else ""
        lines.append(f"  {person.email:<28}{person.duty_zh} ({person.duty_en}){secret}")
    return "\n".join(lines)
