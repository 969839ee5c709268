"""Reading one line of a file as a member or a purchase, and the key that makes a line unique."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from traffic_owners.crm.problems import TEXT_LIMIT
from traffic_owners.crm.states import Field
from traffic_owners.crm.types import MemberRow, PurchaseRow, Reading, RowProblem
from traffic_owners.crm.values import (
    BadValue,
    parse_age,
    parse_amount,
    parse_birth_year,
    parse_device,
    parse_gender,
    parse_interests,
    parse_past_date,
    parse_province,
    parse_quantity,
    split_words,
)

SHOWN_VALUE = 80


class _Cells:
    """The mapped cells of one line; collects everything that cannot be read."""

    def __init__(self, cells: Sequence[str], mapping: Mapping[str, int]) -> None:
        self._cells, self._mapping = cells, mapping
        self.problems: list[RowProblem] = []

    def required(self, field: Field, parse: Callable[[str], Any]) -> Any:
        text = self._text(field)
        if text:
            return self._parsed(field, text, parse)
        self.problems.append(RowProblem(field, "missing"))
        return None

    def optional(self, field: Field, parse: Callable[[str], Any]) -> Any:
        text = self._text(field)
        return self._parsed(field, text, parse) if text else None

    def _text(self, field: Field) -> str:
        column = self._mapping.get(field.value)
        if column is None:
            return ""
        if column >= len(self._cells):
            self.problems.append(RowProblem(field, "too_few_columns"))
            return ""
        return self._cells[column].strip()

    def _parsed(self, field: Field, text: str, parse: Callable[[str], Any]) -> Any:
        try:
            return parse(text)
        except BadValue as bad:
            self.problems.append(RowProblem(field, bad.code, text.replace("\0", "")[:SHOWN_VALUE]))
            return None


def read_member(cells: Sequence[str], mapping: Mapping[str, int], today: date) -> Reading:
    """Read a line as a member; every unreadable cell becomes a problem and none is guessed."""
    line = _Cells(cells, mapping)
    row = MemberRow(
        external_id=line.required(Field.EXTERNAL_ID, short_text) or "",
        gender=line.optional(Field.GENDER, parse_gender),
        province=line.optional(Field.PROVINCE, parse_province),
        city=line.optional(Field.CITY, short_text),
        birth_year=line.optional(Field.BIRTH_YEAR, lambda text: parse_birth_year(text, today))
        or line.optional(Field.AGE, lambda text: parse_age(text, today)),
        device=line.optional(Field.DEVICE, parse_device),
        joined_on=line.optional(Field.JOINED_ON, lambda text: parse_past_date(text, today)),
        interests=line.optional(Field.INTERESTS, parse_interests),
        tags=line.optional(
            Field.TAGS, lambda text: [short_text(word) for word in split_words(text)]
        ),
    )
    return Reading(None, line.problems) if line.problems else Reading(row)


def read_purchase(
    cells: Sequence[str], mapping: Mapping[str, int], today: date, currency: str
) -> Reading:
    """Read a line as a purchase; an absent or empty quantity counts as one."""
    line = _Cells(cells, mapping)
    row = PurchaseRow(
        external_id=line.required(Field.EXTERNAL_ID, short_text) or "",
        occurred_on=line.required(Field.OCCURRED_ON, lambda text: parse_past_date(text, today)),
        quantity=line.optional(Field.QUANTITY, parse_quantity) or 1,
        amount_minor=line.required(Field.AMOUNT, lambda text: parse_amount(text, currency)),
        currency=currency,
    )
    return Reading(None, line.problems) if line.problems else Reading(row)


def short_text(text: str) -> str:
    if len(text) > TEXT_LIMIT:
        raise BadValue("too_long")
    if "\0" in text:
        raise BadValue("bad_text")
    return text


def purchase_digest(row: PurchaseRow) -> str:
    """Return a fingerprint equal for equal lines: 128 bits of BLAKE2b over the five facts."""
    facts = (
        row.external_id,
        row.occurred_on.isoformat(),
        row.quantity,
        row.amount_minor,
        row.currency,
    )
    return hashlib.blake2b("\x1f".join(map(str, facts)).encode(), digest_size=16).hexdigest()


def line_key(digest: str, occurrence: int) -> str:
    """Return the key of the ``occurrence``-th (from 1) equal line of a file.

    Two equal lines in one file are two purchases; the same file imported again brings the same
    keys and therefore nothing new.
    """
    return f"{digest}:{occurrence}"
