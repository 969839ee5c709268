"""Scores and their parts."""

import graphene

from api.audiences.types import Listing
from api.permissions import Read
from api.tasks.types import Task, list_of
from api.types import Json, Type
from marketplace.matching import types
from marketplace.matching.selectors import RankedListing as RankedListingRow
from marketplace.matching.selectors import RankedTask as RankedTaskRow


class ScoreContribution(Type):
    """One named part of a score, and why it is what it is."""

    class Meta:
        read = Read.FENCED
        model = types.Contribution

    name = graphene.String(
        required=True,
        description="audience_fit, price_fit, past_performance, evidence, capacity or category",
    )
    points = graphene.Int(required=True, description="Points it gives")
    most = graphene.Int(required=True, description="The most it could give")
    reason = graphene.String(required=True, description="Code of the sentence that explains it")
    params = Json(required=True, description="Numbers and codes of that sentence, by name")


class Score(Type):
    """0–1000 points, exactly the sum of the contributions."""

    class Meta:
        read = Read.FENCED
        model = types.Score

    points = graphene.Int(required=True, description="Sum of the contributions")
    most = graphene.Int(required=True, description="Best possible sum")
    contributions = graphene.Field(
        list_of(ScoreContribution), required=True, description="The parts, always the same six"
    )


class RankedListing(Type):
    """A listing with its score for a task."""

    class Meta:
        read = Read.FENCED
        model = RankedListingRow

    listing = graphene.Field(Listing, required=True, description="The listing")
    score = graphene.Field(Score, required=True, description="How well it suits")


class RankedTask(Type):
    """A task with the best of your listings for it."""

    class Meta:
        read = Read.FENCED
        model = RankedTaskRow

    task = graphene.Field(Task, required=True, description="The task")
    listing = graphene.Field(Listing, required=True, description="Your best listing for it")
    score = graphene.Field(Score, required=True, description="How well that suits")
