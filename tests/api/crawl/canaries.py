"""Marks every text that a tenant keeps, so that one look at an answer shows whether it leaked."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.db import models
from psycopg import sql

MARK = "KANARI"
ROOM = 14
"""Characters a marked text has: the mark and eight of its own, to stay unique."""

PARTY_COLUMNS = {"organization_id", "owner_id", "brand_id", "party_id"}
ALSO = {"tenancy_organization", "identity_person"}
"""Organizations themselves, and people, who are reached through memberships only."""


def tenant_models() -> Iterator[type[models.Model]]:
    """Yield the models whose rows belong to an organization, and people."""
    for model in apps.get_models():
        columns = {field.column for field in model._meta.local_concrete_fields}
        ours = not model.__module__.startswith(("allauth", "django"))
        if ours and (PARTY_COLUMNS & columns or model._meta.db_table in ALSO):
            yield model


def text_columns(model: type[models.Model]) -> list[str]:
    """Return the columns whose text a person chose: no keys, no enumerations."""
    return [
        field.column
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.primary_key
        and not field.choices
        and (field.max_length is None or field.max_length >= ROOM)
    ]


def mark_everything(admin: psycopg.Connection) -> tuple[set[str], set[str]]:
    """Write canaries into all text of all tenant rows; return (marked, refused) columns.

    As a replica no trigger speaks; what a CHECK still refuses keeps its text.
    """
    marked, refused = set(), set()
    admin.execute("SET session_replication_role = replica")
    for model in tenant_models():
        table = model._meta.db_table
        for column in text_columns(model):
            name = f"{table}.{column}"
            try:
                admin.execute(
                    sql.SQL(
                        "UPDATE {} SET {} = {} || substr(md5(random()::text), 1, 8) WHERE {} <> ''"
                    ).format(
                        sql.Identifier(table),
                        sql.Identifier(column),
                        sql.Literal(MARK if column != "email" else MARK.lower()),
                        sql.Identifier(column),
                    )
                )
                marked.add(name)
            except psycopg.errors.IntegrityError:
                refused.add(name)
    admin.execute("RESET session_replication_role")
    return marked, refused


def ids_of(
    admin: psycopg.Connection, model: type[models.Model], *, alliance: UUID | None = None
) -> list[str]:
    """Return keys of a few of a table's rows, of one alliance or of whichever."""
    query = sql.SQL("SELECT id FROM {} {} ORDER BY id LIMIT 3").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL("WHERE alliance_id = {}").format(sql.Literal(alliance))
        if alliance
        else sql.SQL(""),
    )
    return [str(row[0]) for row in admin.execute(query)]


def private(admin: psycopg.Connection, found: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Keep the node types whose tables show nothing to the rest of their alliance."""
    policies = admin.execute("SELECT tablename FROM pg_policies WHERE policyname LIKE '%\\_shown'")
    shown = {row[0] for row in policies}
    return {
        name: model
        for name, model in found
        if model._meta.db_table not in shown
        and any(field.column == "alliance_id" for field in model._meta.local_concrete_fields)
        and model in set(tenant_models())
    }
