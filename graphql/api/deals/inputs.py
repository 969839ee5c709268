"""Terms as a form sends them."""

from collections.abc import Mapping
from typing import Any

import graphene

from alliance.kernel.vocabulary import PlacementFormat
from api.tasks.types import PRICING_MODELS
from api.types import Date, Minor, enum
from marketplace.deals.types import Terms


class TermsInput(graphene.InputObjectType):
    """What is offered."""

    model = PRICING_MODELS(required=True, description="The task's pricing model")
    format = enum(PlacementFormat)(required=True, description="What is published")
    rate_bp = graphene.Int(description="CPS: share of each sale, basis points")
    price_minor = Minor(description="Other models: price of one unit, fen")
    publish_by = Date(required=True, description="Last day to publish")
    max_revisions = graphene.Int(description="Revisions of a draft, 2 unless told")
    review_hours = graphene.Int(description="Hours to answer a draft, 48 unless told")


def terms_of(given: Mapping[str, Any]) -> Terms:
    """Return the terms in a form's values."""
    return Terms(
        **{
            name: getattr(value, "value", value)
            for name, value in given.items()
            if value is not None
        }
    )
