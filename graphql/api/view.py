"""The endpoint: POST, JSON, same origin; limits first, then one operation in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from psycopg.pq import TransactionStatus

from alliance.kernel.errors import DomainError
from alliance.kernel.language import language_of
from alliance.tenancy.context import acting
from api.context import RequestContext
from api.cost import check_cost
from api.documents import Documents, Invalid, Operation
from api.errors import Refused, as_graphql, domain_error, located
from api.limits import MAX_BYTES, TooLarge
from api.schema import schema

STATEMENT_TIMEOUT = "5s"

documents = Documents(schema, introspection=settings.LOCAL_MODE)


class NotJson(Refused):
    code = "not_json"
    zh = "请以 application/json 发送一个含 query 的对象"
    en = "Send one object with a query, as application/json"


class ForeignOrigin(Refused):
    code = "foreign_origin"
    status = 403
    zh = "只接受同源请求"
    en = "Only requests from the same origin are accepted"


class BrokenTransaction(RuntimeError):
    """The transaction can no longer be committed."""


def view(request: HttpRequest) -> HttpResponse:
    """Answer one GraphQL request (CSRF is the middleware's duty)."""
    if request.method == "GET" and settings.SHOW_GRAPHIQL:
        from api.graphiql import page

        return page(request)
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    language = language_of(request.headers.get("Accept-Language", ""))
    try:
        source, given, name = _read(request)
        operation = documents.operation(source, name)
        variables = operation.variables(given)
        check_cost(operation.weights, variables)
    except Invalid as error:
        return _answer({"errors": [as_graphql(each) for each in error.errors]}, 400)
    except DomainError as error:
        status = getattr(error, "status", 400)
        return _answer({"errors": [located(error, language, [])]}, status)
    return _answer(_run(operation, variables, RequestContext(request, language)), 200)


def _read(request: HttpRequest) -> tuple[str, dict[str, Any], str | None]:
    """Return (document, variables, operation name); raises Refused."""
    if request.content_type != "application/json":
        raise NotJson()
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise ForeignOrigin()
    if int(request.headers.get("Content-Length") or 0) > MAX_BYTES:
        raise TooLarge(what="bytes", limit=MAX_BYTES)
    body = request.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise TooLarge(what="bytes", limit=MAX_BYTES)
    if b"\\u0000" in body:  # no text of the database can hold it
        raise NotJson()
    try:
        sent = orjson.loads(body)
        source, variables = sent["query"], sent.get("variables") or {}
        name = sent.get("operationName")
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotJson() from error
    if (
        not isinstance(source, str)
        or not isinstance(variables, dict)
        or not isinstance(name, str | None)
    ):
        raise NotJson()
    return source, variables, name


@contextmanager
def _transaction(operation: Operation, context: RequestContext) -> Iterator[None]:
    """One transaction for the operation: the actor's fence, a time limit, and no writes in queries.

    A mutation that acts for nobody yet (founding, joining) gets no fence and opens its own.
    """
    fenced = operation.needs_tenant or not operation.is_mutation
    actor = context.maybe_actor if fenced else None
    if actor is None:
        with transaction.atomic():
            _limit(operation)
            yield
        return
    with acting(actor):
        _limit(operation)
        yield


def _limit(operation: Operation) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('statement_timeout', %s, true),"
            " set_config('transaction_read_only', %s, true)",
            [STATEMENT_TIMEOUT, "off" if operation.is_mutation else "on"],
        )


def _run(
    operation: Operation, variables: dict[str, Any], context: RequestContext
) -> dict[str, Any]:
    """Execute and commit; a failing commit is an error of the whole operation."""
    try:
        with _transaction(operation, context):
            data, failed = operation.plan(variables).run(context, variables)
            if operation.is_mutation or not failed:
                _refuse_broken_transaction()
    except Exception as error:
        return {"data": None, "errors": [located(domain_error(error), context.language, [])]}
    if not failed:
        return {"data": data}
    errors = [located(domain_error(e.original), context.language, e.path[::-1]) for e in failed]
    return {"data": data, "errors": errors}


def _refuse_broken_transaction() -> None:
    """Raise when a statement failed unnoticed: COMMIT would then silently roll back."""
    if connection.connection.info.transaction_status is TransactionStatus.INERROR:
        raise BrokenTransaction("a statement failed and its error was swallowed")


def _answer(content: dict[str, Any], status: int) -> HttpResponse:
    response = HttpResponse(orjson.dumps(content), status=status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept-Language", "Cookie", "X-Organization"])
    return response
