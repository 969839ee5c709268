"""Publish new rules of an alliance."""

from datetime import datetime
from typing import Any

import graphene

from alliance.kernel.vocabulary import Category
from alliance.networks import services
from alliance.tenancy.states import Kind
from api.mutation import Mutation
from api.networks.types import AllianceRules
from api.permissions import Permission, permission
from api.types import DateTime, enum


class UpdateAllianceRules(Mutation):
    """Publish a new version of the alliance's rules; agreed deals keep the rules they know."""

    class Input:
        take_rate_bp = graphene.Int(required=True, description="Basis points, 0–5000")
        hold_days = graphene.Int(required=True, description="Days, 0–180")
        required_level = graphene.Int(required=True, description="Evidence grade, 0–4")
        click_window_days = graphene.Int(required=True, description="Days, 1–90")
        allowed_categories = graphene.List(
            graphene.NonNull(enum(Category)), required=True, description="At least one"
        )
        effective_at = DateTime(description="In force from here on; now unless told")

    rules = graphene.Field(AllianceRules, description="The new version")

    @permission(Permission.OPERATE, Kind.OPERATOR)
    def perform(
        info: Any,
        *,
        allowed_categories: list[Category],
        effective_at: datetime | None = None,
        **numbers: int,
    ) -> dict[str, Any]:
        now = info.context.now
        rules = services.publish_rules(
            info.context.actor,
            allowed_categories=[category.value for category in allowed_categories],
            effective_at=effective_at or now,
            now=now,
            **numbers,
        )
        return {"rules": rules}
