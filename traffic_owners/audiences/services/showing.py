"""What the alliance sees with a published listing: channel, profile, prices, search terms."""

from traffic_owners.audiences.models import (
    AudienceProfile,
    Channel,
    Listing,
    ListingTerm,
    RateCardLine,
)
from traffic_owners.audiences.rules.terms import listing_terms
from traffic_owners.audiences.states import ListingState


def show(listing: Listing) -> None:
    """Lift the fence from all that belongs to a published listing.

    A profile that it no longer uses goes back behind the fence.
    """
    Channel.objects.filter(pk=listing.channel_id).update(is_listed=True)
    RateCardLine.objects.filter(listing=listing).update(is_listed=True)
    ListingTerm.objects.filter(listing=listing).update(is_listed=True)
    _refresh_profiles(listing)


def hide(listing: Listing) -> None:
    """Put everything back that no other published listing shows."""
    RateCardLine.objects.filter(listing=listing).update(is_listed=False)
    ListingTerm.objects.filter(listing=listing).update(is_listed=False)
    others = Listing.objects.filter(channel=listing.channel_id, state=ListingState.PUBLISHED)
    Channel.objects.filter(pk=listing.channel_id).update(is_listed=others.exists())
    _refresh_profiles(listing)


def _refresh_profiles(listing: Listing) -> None:
    """Show exactly the owner's profiles that published listings use."""
    shown = Listing.objects.filter(
        organization_id=listing.organization_id,
        state=ListingState.PUBLISHED,
        profile__isnull=False,
    ).values("profile_id")
    mine = AudienceProfile.objects.filter(organization_id=listing.organization_id)
    mine.filter(is_listed=False, pk__in=shown).update(is_listed=True)
    mine.filter(is_listed=True).exclude(pk__in=shown).update(is_listed=False)


def write_terms(listing: Listing) -> None:
    """Make the listing findable by its words and regions, by whoever may see it."""
    ListingTerm.objects.filter(listing=listing).delete()
    distributions = listing.profile.distributions if listing.profile else {}
    texts = [listing.title, listing.summary, listing.channel.name, listing.organization.name]
    ListingTerm.objects.bulk_create(
        ListingTerm(
            organization_id=listing.organization_id,
            alliance_id=listing.alliance_id,
            listing=listing,
            term=term,
            is_listed=listing.state == ListingState.PUBLISHED,
        )
        for term in listing_terms(texts, distributions)
    )
