"""Confirm a statement."""

from typing import Any
from uuid import UUID

import graphene

from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.statements.types import Statement
from settlements.statements import services


class ConfirmStatement(Mutation):
    """Say that your statement is right; a dispute of it ends."""

    class Input:
        statement_id = IdOf("Statement", required=True, description="Your statement")

    statement = graphene.Field(Statement, description="The statement")

    @permission(Permission.CONFIRM_STATEMENTS)
    def perform(info: Any, *, statement_id: UUID) -> dict[str, Any]:
        context = info.context
        found = services.confirm_statement(
            context.actor, statement_id=statement_id, now=context.now
        )
        return {"statement": found}
