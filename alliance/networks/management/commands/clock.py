"""Show the product's clock, or move it: local and test installations only."""

import argparse
import re
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from alliance.kernel import clock
from alliance.networks.services import ClockIsFixed, move_clock, reset_clock

_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def span(text: str) -> timedelta:
    """Read ``15d``, ``36h`` or ``90m``."""
    match = re.fullmatch(r"(\d{1,4})([dhm])", text)
    if match is None:
        raise argparse.ArgumentTypeError("a span is a number with d, h or m: 15d")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


class Command(BaseCommand):
    help = "Show the product's clock; --advance 15d moves it, --reset returns it to now"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--advance", type=span, metavar="15d")
        parser.add_argument("--reset", action="store_true")

    def handle(self, *, advance: timedelta | None, reset: bool, **options: object) -> None:
        try:
            if reset:
                reset_clock()
            if advance is not None:
                move_clock(advance)
        except ClockIsFixed as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{clock.now().isoformat(timespec='seconds')} ({clock.offset()})")
