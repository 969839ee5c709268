"""Dispute a statement."""

from typing import Any
from uuid import UUID

import graphene

from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.statements.types import Statement
from settlements.statements import services


class DisputeStatement(Mutation):
    """Say what is wrong with your statement; it is not paid until you confirm it."""

    class Input:
        statement_id = IdOf("Statement", required=True, description="Your statement")
        reason = graphene.String(required=True, description="What is wrong, ≤ 500 characters")

    statement = graphene.Field(Statement, description="The statement")

    @permission(Permission.CONFIRM_STATEMENTS)
    def perform(info: Any, *, statement_id: UUID, reason: str) -> dict[str, Any]:
        context = info.context
        found = services.dispute_statement(
            context.actor, statement_id=statement_id, reason=reason, now=context.now
        )
        return {"statement": found}
