"""The brief as a form sends it."""

from collections.abc import Mapping, Sequence
from typing import Any

import graphene

from advertisers.tasks.types import CreativeDraft, TaskBrief
from advertisers.tasks.types import Targeting as TargetingValue
from alliance.kernel.vocabulary import AgeBand, Carrier, Gender
from api import ids
from api.tasks.types import CATEGORIES, CREATIVE_KINDS, PRICING_MODELS, list_of
from api.types import Date, Minor, enum


class TargetingInput(graphene.InputObjectType):
    """Whom the brand wants to reach; what is left out means no preference."""

    regions = list_of(graphene.String, description="Province codes")
    genders = list_of(enum(Gender), description="Genders")
    age_bands = list_of(enum(AgeBand), description="Ages")
    carriers = list_of(enum(Carrier), description="Carriers")
    categories = list_of(CATEGORIES, description="Trades")
    min_members = graphene.Int(description="Least size of the audience")
    min_evidence_level = graphene.Int(description="Least evidence level, 0–4")


class TaskBriefInput(graphene.InputObjectType):
    """Everything a brand fills in."""

    title = graphene.String(required=True, description="At most 80 characters")
    product = graphene.String(required=True, description="What is advertised")
    description = graphene.String(required=True, description="The brief")
    category = CATEGORIES(required=True, description="Trade of the product")
    landing_url = graphene.String(required=True, description="On a verified host of yours")
    model = PRICING_MODELS(required=True, description="What is paid for")
    rate_bp = graphene.Int(description="CPS: share of each sale, basis points")
    bid_minor = Minor(description="Other models: price of one unit, fen")
    budget_minor = Minor(required=True, description="Whole budget, fen")
    daily_cap_minor = Minor(description="Most to be spent in a day, fen")
    starts_on = Date(required=True, description="First day")
    ends_on = Date(required=True, description="Last day")
    slots = graphene.Int(required=True, description="How many deals it takes, 1–1000")
    disclosure = graphene.String(required=True, description="Contains 广告")
    targeting = TargetingInput(description="Whom to reach")
    forbidden_categories = list_of(CATEGORIES, description="Trades to stay away from")
    max_revisions = graphene.Int(description="Revisions of a draft, 2 unless told")
    review_hours = graphene.Int(description="Hours to answer a draft, 48 unless told")


class CreativeInput(graphene.InputObjectType):
    """A piece of material."""

    kind = CREATIVE_KINDS(required=True, description="Text, image or link")
    title = graphene.String(required=True, description="Title")
    body = graphene.String(description="Text or address")
    file_id = graphene.ID(description="An uploaded file, for an image")


def brief_of(given: Mapping[str, Any]) -> TaskBrief:
    """Return the brief in a form's values."""
    fields = {name: _plain(value) for name, value in given.items() if value is not None}
    targeting = {
        name: _plain(value)
        for name, value in (given.get("targeting") or {}).items()
        if value is not None
    }
    return TaskBrief(**fields | {"targeting": TargetingValue(**targeting)})


def creatives_of(given: Sequence[Mapping[str, Any]] | None) -> list[CreativeDraft]:
    """Return the creatives in a form's values; raises NotFound for a file id that is none."""
    return [
        CreativeDraft(
            kind=_plain(each["kind"]),
            title=each["title"],
            body=each.get("body") or "",
            file_id=ids.pk("File", each["file_id"], field="creatives")
            if each.get("file_id")
            else None,
        )
        for each in given or []
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_plain(each) for each in value)
    return getattr(value, "value", value)
