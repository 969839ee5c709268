"""Reads of alliances and their rules."""

from typing import Any

import graphene
from django.db.models import QuerySet

from alliance.networks import models, selectors
from alliance.networks.selectors import rules_history
from api.connection import Connection
from api.networks.types import Alliance, AllianceRules
from api.permissions import SIGNED_IN, Permission, permission


class Queries(graphene.ObjectType):
    """Alliances to join, and the rules of one's own."""

    alliances = Connection(
        Alliance, orders={"NAME": ("name",)}, description="The alliances of this installation"
    )
    alliance_rules = graphene.Field(
        AllianceRules, description="The rules in force in your alliance"
    )
    alliance_rules_history = Connection(
        AllianceRules, orders={"NEWEST": ("-version",)}, description="Every version of the rules"
    )

    @staticmethod
    @permission(SIGNED_IN)
    def resolve_alliances(root: Any, info: Any) -> QuerySet[models.Alliance]:
        return selectors.alliances()

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_alliance_rules(root: Any, info: Any) -> models.AllianceRules | None:
        history = rules_history(info.context.actor.alliance_id)
        in_force = history.filter(effective_at__lte=info.context.now)
        return in_force.order_by("-effective_at", "-version").first()

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_alliance_rules_history(root: Any, info: Any) -> QuerySet[models.AllianceRules]:
        return rules_history(info.context.actor.alliance_id)
