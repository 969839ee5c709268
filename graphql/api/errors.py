"""Errors as data: a domain refusal keeps its code and sentence, anything else is masked."""

import logging
import secrets
from typing import Any

from django.db import DatabaseError, OperationalError
from graphql import GraphQLError

from alliance.kernel.errors import DomainError

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


QUERY_CANCELED = "57014"


def domain_error(error: BaseException) -> DomainError:
    """Return ``error`` as something a person may read; logs what is masked."""
    if isinstance(error, DomainError):
        return error
    cause = error.__cause__ if isinstance(error, DatabaseError) else error
    if isinstance(error, OperationalError) and getattr(cause, "sqlstate", "") == QUERY_CANCELED:
        return TooSlow()
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
