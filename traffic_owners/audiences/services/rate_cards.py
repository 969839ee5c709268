"""The prices of a listing, replaced as a whole but line by line: a kept line keeps its id."""

from collections.abc import Sequence

from alliance.kernel.vocabulary import PlacementFormat, PricingModel
from traffic_owners.audiences.errors import RateInvalid, RateRepeated
from traffic_owners.audiences.models import Listing, RateCardLine
from traffic_owners.audiences.states import ListingState
from traffic_owners.audiences.types import RateLine

LARGEST_PRICE_MINOR = 10**12
HIGHEST_RATE_BP = 9_000
MOST_LINES = 40


def write_rate_card(listing: Listing, lines: Sequence[RateLine]) -> None:
    """Make ``lines`` the listing's rate card. Raises RateInvalid, RateRepeated."""
    wanted = {(line.format, line.model): line for line in lines}
    if len(wanted) != len(lines):
        raise RateRepeated()
    if len(lines) > MOST_LINES or not all(map(is_valid, lines)):
        raise RateInvalid()
    for known in RateCardLine.objects.filter(listing=listing):
        line = wanted.pop((known.format, known.model), None)
        if line is None:
            known.delete()
        elif (line.price_minor, line.rate_bp) != (known.price_minor, known.rate_bp):
            known.price_minor, known.rate_bp = line.price_minor, line.rate_bp
            known.save(update_fields=["price_minor", "rate_bp"])
    RateCardLine.objects.bulk_create(_row(listing, line) for line in wanted.values())


def is_valid(line: RateLine) -> bool:
    """A price for CPS is a rate up to 90 %, any other an amount in fen above zero."""
    if line.format not in PlacementFormat.values or line.model not in PricingModel.values:
        return False
    if line.model == PricingModel.CPS:
        return line.price_minor is None and 1 <= (line.rate_bp or 0) <= HIGHEST_RATE_BP
    return line.rate_bp is None and 1 <= (line.price_minor or 0) <= LARGEST_PRICE_MINOR


def _row(listing: Listing, line: RateLine) -> RateCardLine:
    return RateCardLine(
        organization_id=listing.organization_id,
        alliance_id=listing.alliance_id,
        listing=listing,
        format=line.format,
        model=line.model,
        price_minor=line.price_minor,
        rate_bp=line.rate_bp,
        is_listed=listing.state == ListingState.PUBLISHED,
    )
