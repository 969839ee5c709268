"""Change one's own name and language."""

from typing import Any

import graphene

from alliance.identity import services
from alliance.identity.states import Language
from api.identity.types import Person
from api.mutation import Mutation
from api.permissions import SIGNED_IN, permission
from api.types import enum


class UpdateProfile(Mutation):
    """Change how you are called and in which language you are addressed."""

    class Input:
        display_name = graphene.String(required=True, description="1–80 characters")
        locale = enum(Language)(required=True, description="Language")

    person = graphene.Field(Person, description="You, as you are now")

    @permission(SIGNED_IN)
    def perform(info: Any, *, display_name: str, locale: Language) -> dict[str, Any]:
        person = services.update_profile(
            info.context.person, display_name=display_name, locale=locale
        )
        return {"person": person}
