"""Save your brand's profile."""

from typing import Any
from uuid import UUID

import graphene

from advertisers.brands import services
from alliance.kernel.vocabulary import Category
from alliance.tenancy.states import Kind
from api.brands.types import BrandProfile
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import Permission, permission
from api.types import enum


class SaveBrandProfile(Mutation):
    """Save your brand's profile."""

    class Input:
        display_name = graphene.String(required=True, description="Name shown to owners")
        category = enum(Category)(required=True, description="Main trade")
        introduction = graphene.String(description="At most 2,000 characters")
        website = graphene.String(description="Web address")
        logo_file_id = IdOf("File", description="An uploaded image")

    brand_profile = graphene.Field(BrandProfile, description="The profile as it is now")

    @permission(Permission.MANAGE_TASKS, Kind.BRAND)
    def perform(
        info: Any,
        *,
        display_name: str,
        category: str,
        introduction: str | None = None,
        website: str | None = None,
        logo_file_id: UUID | None = None,
    ) -> dict[str, Any]:
        profile = services.save_profile(
            info.context.actor,
            display_name=display_name,
            category=category,
            introduction=introduction or "",
            website=website or "",
            logo_file_id=logo_file_id,
            now=info.context.now,
        )
        return {"brand_profile": profile}
