"""Errors as data: a domain refusal keeps its code and sentence, anything else is masked."""

import logging
import secrets
from typing import Any

from django.db import DatabaseError
from graphql import GraphQLError

from alliance.kernel.errors import DomainError, NotFound

logger = logging.getLogger(__name__)

MAX_ERRORS = 5


class Refused(DomainError):
    """The request itself cannot be accepted; ``status`` is the HTTP status of the answer."""

    status = 400


class Internal(DomainError):
    """Something failed that is no fault of the caller; the id finds it in the log."""

    code = "internal"
    zh = "系统出错了，错误编号 {id}"
    en = "Something went wrong; the error's id is {id}"


class TooSlow(DomainError):
    """The database stopped the query at its time limit."""

    code = "too_slow"
    zh = "查询超时，请缩小范围"
    en = "The query took too long; narrow it"


class OutOfRange(DomainError):
    """A value that no service refused does not fit its column."""

    code = "invalid_input"
    zh = "有一个值超出允许范围"
    en = "A value is outside its allowed range"


class AlreadyThere(DomainError):
    """What is unique exists already."""

    code = "already_exists"
    zh = "已存在相同的记录"
    en = "An equal record exists already"


class Overlaps(DomainError):
    """Two ranges that may not overlap do."""

    code = "overlaps"
    zh = "与已有的时间段重叠"
    en = "It overlaps with an existing one"


_BY_SQLSTATE: dict[str, type[DomainError]] = {
    "57014": TooSlow,
    "23502": OutOfRange,
    "23503": NotFound,
    "23505": AlreadyThere,
    "23514": OutOfRange,
    "23P01": Overlaps,
}
_BAD_DATA = "22"


def domain_error(error: BaseException) -> DomainError:
    """Return ``error`` as something a person may read; logs what is masked.

    The database's own walls (keys, checks, ranges) speak here when no service spoke before.
    """
    if isinstance(error, DomainError):
        return error
    if isinstance(error, DatabaseError):
        state = getattr(error.__cause__, "sqlstate", None) or ""
        kind = OutOfRange if state.startswith(_BAD_DATA) else _BY_SQLSTATE.get(state)
        if kind is not None:
            logger.warning("the database refused: %s", error)
            return kind()
    identifier = secrets.token_hex(6)
    logger.error("internal error %s", identifier, exc_info=error)
    return Internal(id=identifier)


def as_data(error: DomainError, language: str) -> dict[str, Any]:
    """Return the error as a mutation's payload shows it."""
    return {"code": error.code, "field": camel(error.field), "message": error.message(language)}


def as_graphql(error: GraphQLError) -> dict[str, Any]:
    """Return an error of the document or its variables for the ``errors`` list."""
    shown: dict[str, Any] = {"message": error.message, "extensions": {"code": "invalid_operation"}}
    if error.locations:
        shown["locations"] = [{"line": at.line, "column": at.column} for at in error.locations]
    return shown


def located(error: DomainError, language: str, path: list[str | int]) -> dict[str, Any]:
    """Return a refusal met at ``path`` of the answer."""
    extensions = {"code": error.code}
    if error.field:
        extensions["field"] = camel(error.field) or ""
    return {"message": error.message(language), "path": path, "extensions": extensions}


def camel(name: str | None) -> str | None:
    """Return a field's name as GraphQL writes it."""
    if not name:
        return name
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)
