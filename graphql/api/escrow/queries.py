"""Reads of escrows."""

from typing import Any

import graphene
from django.db.models import QuerySet

from api.connection import Connection
from api.escrow.types import Escrow
from api.permissions import Permission, permission
from settlements.escrow import models, selectors


class Queries(graphene.ObjectType):
    """Escrows."""

    escrows = Connection(
        Escrow,
        orders={"NEWEST": ("-id",), "BALANCE": ("-balance_minor",)},
        description="Your brand's escrows; an operator sees every brand's",
    )

    @staticmethod
    @permission(Permission.VIEW_MONEY)
    def resolve_escrows(root: Any, info: Any) -> QuerySet[models.Escrow]:
        return selectors.escrows(info.context.actor)
