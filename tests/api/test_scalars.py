"""Money, instants and days at the door: exact in, exact out, nonsense refused."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from graphql import GraphQLError

from api.types import Date, DateTime, Minor


@pytest.mark.parametrize(("sent", "read"), [(0, 0), (12, 12), ("12", 12), ("-3", -3)])
def test_minor_takes_whole_numbers(sent: Any, read: int) -> None:
    assert Minor.parse_value(sent) == read


@pytest.mark.parametrize("sent", [1.5, "1.5", "", "x", True, None, 2**53, "٣", [1]])
def test_minor_refuses_the_rest(sent: Any) -> None:
    with pytest.raises(GraphQLError):
        Minor.parse_value(sent)


def test_instants_need_an_offset() -> None:
    assert DateTime.parse_value("2026-11-02T04:00:00Z") == datetime(2026, 11, 2, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "sent", ["2026-11-02T04:00:00", "2026-11-02", "9999-12-31T23:59:59Z", "soon", 7, None]
)
def test_other_instants_are_refused(sent: Any) -> None:
    with pytest.raises(GraphQLError):
        DateTime.parse_value(sent)


def test_days_are_calendar_days() -> None:
    assert Date.parse_value("2026-11-02") == date(2026, 11, 2)


@pytest.mark.parametrize("sent", ["2026-13-45", "0001-01-01", "9999-12-31", "", 7, None])
def test_other_days_are_refused(sent: Any) -> None:
    with pytest.raises(GraphQLError):
        Date.parse_value(sent)
