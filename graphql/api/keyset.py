"""Keyset paging: a page is what follows a row's sort values, so it costs the same at any depth."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db.models import Field, Q, QuerySet

from alliance.kernel.errors import InvalidInput

MAX_PAGE = 100
DEFAULT_PAGE = 20
COUNT_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Order:
    """A declared order: sort keys (``-`` descends), made total by the id.

    Sort keys may not be null: a page could lose rows around the nulls.
    """

    name: str
    keys: tuple[str, ...]

    @classmethod
    def of(cls, name: str, keys: Sequence[str]) -> "Order":
        last = "-id" if keys[-1].startswith("-") else "id"
        return cls(name, (*keys, last) if keys[-1].lstrip("-") != "id" else tuple(keys))

    def reversed(self) -> "Order":
        turned = (key[1:] if key.startswith("-") else f"-{key}" for key in self.keys)
        return Order(self.name, tuple(turned))

    def cursor(self, row: Any) -> str:
        """Return the opaque cursor of ``row``."""
        values = [attrgetter(key.lstrip("-").replace("__", "."))(row) for key in self.keys]
        packed = orjson.dumps([self.name, *values], default=str)
        return urlsafe_b64encode(packed).decode().rstrip("=")

    def values(self, cursor: str, queryset: QuerySet[Any]) -> list[Any]:
        """Return the sort values in a cursor; InvalidInput unless made by this order."""
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            name, *values = orjson.loads(urlsafe_b64decode(padded.encode("ascii")))
            if name != self.name or len(values) != len(self.keys):
                raise ValueError(name)
            fields = [_field(queryset, key.lstrip("-")) for key in self.keys]
            return [field.to_python(value) for field, value in zip(fields, values, strict=True)]
        except (ValueError, TypeError, UnicodeError, ValidationError) as error:
            raise InvalidInput("cursor", zh="翻页游标无效", en="Invalid cursor") from error

    def following(self, values: Sequence[Any]) -> Q:
        """Return the condition that holds for the rows after ``values``."""
        steps: list[Q] = []
        equal = Q()
        for key, value in zip(self.keys, values, strict=True):
            name = key.lstrip("-")
            beyond = f"{name}__lt" if key.startswith("-") else f"{name}__gt"
            steps.append(equal & Q(**{beyond: value}))
            equal &= Q(**{name: value})
        # The first key's bound alone is implied, and lets an index on it be used.
        bound = Q(**{steps[0].children[0][0] + "e": values[0]})  # type: ignore[index]
        return bound & reduce(lambda left, right: left | right, steps)


def _field(queryset: QuerySet[Any], key: str) -> Field[Any, Any]:
    annotation = queryset.query.annotations.get(key)
    if annotation is not None:
        output: Field[Any, Any] = annotation.output_field
        return output
    model: Any = queryset.model
    *path, last = key.split("__")
    for name in path:
        model = model._meta.get_field(name).related_model
    found: Field[Any, Any] = model._meta.get_field(last)
    return found


@dataclass(frozen=True, slots=True)
class Window:
    """The page a client asks for: forward from ``after``, or backward from ``before``."""

    size: int
    cursor: str | None
    backward: bool

    @classmethod
    def of(
        cls, first: int | None, after: str | None, last: int | None, before: str | None
    ) -> "Window":
        """Raise InvalidInput for sizes outside 0–100 and for mixed directions."""
        backward = last is not None
        if (backward and (first is not None or after)) or (not backward and before):
            raise InvalidInput(
                "first",
                zh="first/after 与 last/before 不能混用",
                en="Use first with after, or last with before",
            )
        size = (last if backward else first) if (backward or first is not None) else DEFAULT_PAGE
        if size is None or not 0 <= size <= MAX_PAGE:
            raise InvalidInput(
                "last" if backward else "first",
                zh="每页最多 {limit} 条",
                en="A page has at most {limit} rows",
                limit=MAX_PAGE,
            )
        return cls(size, before if backward else after, backward)


class Page:
    """One page of rows; cursors and the count are only made when they are asked for."""

    __slots__ = ("_count", "_order", "has_next", "has_previous", "rows")

    def __init__(
        self, rows: list[Any], order: Order, *, has_next: bool, has_previous: bool, count: Any
    ) -> None:
        self.rows = rows
        self.has_next = has_next
        self.has_previous = has_previous
        self._order = order
        self._count = count

    def cursor(self, row: Any) -> str:
        return self._order.cursor(row)

    def count(self) -> int:
        """Return the number of rows on all pages, at most 10,000."""
        return int(self._count())


def page_of_query(queryset: QuerySet[Any], order: Order, window: Window) -> Page:
    """Fetch one page with one query (and whatever the queryset prefetches)."""
    direction = order.reversed() if window.backward else order
    ordered = queryset.order_by(*direction.keys)
    if window.cursor:
        ordered = ordered.filter(direction.following(order.values(window.cursor, queryset)))
    rows = list(ordered[: window.size + 1]) if window.size else []
    more = len(rows) > window.size
    rows = rows[: window.size]
    if window.backward:
        rows.reverse()
    return Page(
        rows,
        order,
        has_next=bool(window.cursor) if window.backward else more,
        has_previous=more if window.backward else bool(window.cursor),
        count=lambda: queryset.order_by()[:COUNT_LIMIT].count(),
    )


def page_of_list(rows: Sequence[Any], order: Order, window: Window) -> Page:
    """Cut one page from rows already in memory (prefetched and in the declared order)."""
    start, stop = 0, len(rows)
    if window.cursor:
        marks = [order.cursor(row) for row in rows]
        if window.cursor not in marks:
            raise InvalidInput("cursor", zh="翻页游标无效", en="Invalid cursor")
        at = marks.index(window.cursor)
        start, stop = (0, at) if window.backward else (at + 1, len(rows))
    if window.backward:
        start = max(start, stop - window.size)
    else:
        stop = min(stop, start + window.size)
    return Page(
        list(rows[start:stop]),
        order,
        has_next=stop < len(rows),
        has_previous=start > 0,
        count=lambda: min(len(rows), COUNT_LIMIT),
    )
