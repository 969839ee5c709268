"""Pure rules of negotiation and delivery: terms, hashes, the advertising label, deadlines."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from alliance.kernel.clock import start_of_day
from alliance.kernel.errors import InvalidInput
from alliance.kernel.vocabulary import PlacementFormat, PricingModel
from marketplace.deals.states import Side
from marketplace.deals.types import Terms

ANSWER_TIME = timedelta(hours=72)
"""How long an offer waits for its answer."""

PUBLICATION_GRACE = timedelta(days=1)
"""How long after the agreed day a deal without publication still lives."""

MAX_RATE_BP = 9_000

_OPEN, _CLOSE = "「『【[(《<〈", "」』】])》>〉"
_LABEL = re.compile(
    rf"[{re.escape(_OPEN)}]\s*广告\s*[{re.escape(_CLOSE)}]"  # 「广告」 in any kind of brackets
    r"|[#＃]\s*广告(?!\w)"  # as a hashtag
    r"|^\s*广告\s*(?=$|[:：,，|·\-—])",  # alone at the head of a line
    re.MULTILINE,
)


def carries_label(text: str) -> bool:
    """Tell whether ``text`` is marked as advertising.

    The word must stand as a mark (in brackets, as a hashtag, or at the head of a line): a sentence
    such as 「本文非广告」 contains it and says the opposite.
    """
    return _LABEL.search(unicodedata.normalize("NFKC", text)) is not None


def deal_page(side: Side, deal_id: UUID) -> str:
    """Return the console's address of a deal, as its owner or its brand opens it."""
    return f"/deals/{deal_id}" if side is Side.OWNER else f"/brand/deals/{deal_id}"


def negotiation_page(side: Side, negotiation_id: UUID) -> str:
    """Return the console's address of a negotiation, as either side opens it."""
    page = "/invitations" if side is Side.OWNER else "/brand/negotiations"
    return f"{page}?open={negotiation_id}"


def link_label(deal_id: UUID) -> str:
    """Return the label under which the tracking room keeps a deal's links."""
    return f"deal:{deal_id}"


def terms_hash(snapshot: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of the snapshot's canonical JSON: sorted keys, no spaces, UTF-8."""
    text = json.dumps(snapshot, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def content_hash(text: str) -> str:
    """Return the SHA-256 (hex) of a text in NFC, each run of white space as one space."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(normal.encode()).hexdigest()


def answer_by(now: datetime, publish_by: date, zone: str) -> datetime:
    """Return when an offer made at ``now`` expires: after ANSWER_TIME, or with ``publish_by``."""
    return min(now + ANSWER_TIME, end_of_day(publish_by, zone))


def end_of_day(day: date, zone: str) -> datetime:
    """Return the instant at which ``day`` is over in ``zone``."""
    return start_of_day(day + timedelta(days=1), zone)


def settles_at(
    verified_at: datetime,
    *,
    model: str,
    task_ends_on: date,
    click_window_days: int,
    hold_days: int,
    zone: str,
) -> datetime:
    """Return when nothing more can be earned or taken back by a verified deal.

    A flat fee rests for the hold period; performance models earn until the last click's window
    after the task has closed, then rest for the hold period.
    """
    last_event = verified_at
    if model != PricingModel.FLAT:
        window = timedelta(days=click_window_days)
        last_event = max(verified_at, end_of_day(task_ends_on, zone) + window)
    return last_event + timedelta(days=hold_days)


def refuse_bad_terms(
    terms: Terms, *, task_model: str, budget_minor: int, today: date, task_ends_on: date
) -> None:
    """Raise InvalidInput for the first term that cannot stand against the task."""
    for problem in _term_problems(terms, task_model, budget_minor, today, task_ends_on):
        raise problem


def _term_problems(
    terms: Terms, task_model: str, budget_minor: int, today: date, task_ends_on: date
) -> Iterator[InvalidInput]:
    if terms.model != task_model:
        yield _wrong("model", "计费方式须与任务一致", "The pricing model must be the task's")
    if terms.format not in PlacementFormat.values:
        yield _wrong("format", "请选择投放形式", "Choose a placement format")
    if terms.model == PricingModel.CPS:
        if terms.price_minor is not None or not 1 <= (terms.rate_bp or 0) <= MAX_RATE_BP:
            yield _wrong("rateBp", "佣金比例须在 0.01%–90%", "The rate must be 0.01%–90%")
    elif terms.rate_bp is not None or not 1 <= (terms.price_minor or 0) <= budget_minor:
        yield _wrong(
            "priceMinor",
            "报价须大于 0 且不超过任务预算",
            "The price must be above 0 and within the budget",
        )
    if not today <= terms.publish_by <= task_ends_on:
        yield _wrong(
            "publishBy",
            "发布日须在今天与任务结束日之间",
            "Publish between today and the task's last day",
        )
    if not 0 <= terms.max_revisions <= 10:
        yield _wrong("maxRevisions", "修改次数须在 0–10", "Revisions must be 0–10")
    if not 1 <= terms.review_hours <= 24 * 14:
        yield _wrong(
            "reviewHours", "审稿时限须在 1–336 小时", "The review time must be 1–336 hours"
        )


def _wrong(field: str, zh: str, en: str) -> InvalidInput:
    return InvalidInput(field, zh=zh, en=en)
