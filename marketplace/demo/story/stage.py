"""What the chapters of the story share: addresses, people, the clock, and what has been made."""

import base64
import io
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management import call_command

from marketplace.demo.people import AGENCY, ALLIANCE_SLUG, CHECKER, MAKER, PASSWORD, DemoPerson
from marketplace.demo.story.http import Browser

ZONE = ZoneInfo("Asia/Shanghai")
PERSON_PASSWORD = "a pond in the morning"


@dataclass
class Stage:
    """One run of the story. ``say`` prints a step; names carry a mark, so that runs do not meet."""

    console: str
    say: Callable[[str], None]
    mark: str = field(default_factory=lambda: secrets.token_hex(3))
    browsers: dict[str, Browser] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)

    def sign_up(self, who: str) -> Browser:
        """Let a new person sign up by e-mail code and password."""
        browser = self._browser(who)
        browser.sign_up(f"{who}-{self.mark}@story.example", PERSON_PASSWORD)
        return browser

    def log_in(self, person: DemoPerson) -> Browser:
        """Log in as one of the demonstration's people."""
        browser = self._browser(person.key)
        browser.log_in(person.email, PASSWORD, person.totp)
        places = browser.ask("{ viewer { organizations { nodes { organizationId } } } }")
        browser.organization = places["viewer"]["organizations"]["nodes"][0]["organizationId"]
        return browser

    def found(self, who: str, name: str, kind: str, legal_kind: str) -> str:
        """Found an organization and act for it; return its global id."""
        browser = self.browsers[who]
        made = browser.do(
            "createOrganization",
            "organization { id name }",
            allianceId=self.alliance_id(browser),
            name=name,
            kinds=[kind],
            legalKind=legal_kind,
        )
        browser.organization = raw_id(made["id"])
        return str(made["id"])

    def alliance_id(self, browser: Browser) -> str:
        found = browser.ask("{ alliances { nodes { id slug } } }")["alliances"]["nodes"]
        return next(str(each["id"]) for each in found if each["slug"] == ALLIANCE_SLUG)

    def __getattr__(self, who: str) -> Browser:
        if who.startswith("_") or who not in self.browsers:
            raise AttributeError(who)
        return self.browsers[who]

    def _browser(self, who: str) -> Browser:
        self.browsers[who] = Browser(self.console)
        return self.browsers[who]

    def close(self) -> None:
        for browser in self.browsers.values():
            browser.close()


def operators(stage: Stage) -> None:
    """The operator's two people and the agency's one come to work."""
    for person in (MAKER, CHECKER, AGENCY):
        stage.log_in(person)


def product_now() -> datetime:
    """Return the product's time, as ``manage.py clock`` shows it."""
    shown = io.StringIO()
    call_command("clock", stdout=shown)
    return datetime.fromisoformat(shown.getvalue().split()[0])


def product_day() -> date:
    """Return the product's business day."""
    return product_now().astimezone(ZONE).date()


def advance_to(moment: datetime) -> timedelta:
    """Move the product's clock to ``moment`` or a minute past it; return by how much."""
    missing = moment - product_now()
    if missing <= timedelta():
        return timedelta()
    minutes = int(missing.total_seconds() // 60) + 2
    while minutes > 0:
        step = min(minutes, 9_000)
        call_command("clock", advance=timedelta(minutes=step), stdout=io.StringIO())
        minutes -= step
    return missing


def raw_id(global_id: str) -> str:
    """Return the UUID inside a global id: files and downloads are asked for by it."""
    return base64.b64decode(global_id + "==").decode().split(":")[-1]


def yuan(minor: int) -> str:
    """Return fen as yuan, for reading."""
    return f"¥{minor / 100:,.2f}"
