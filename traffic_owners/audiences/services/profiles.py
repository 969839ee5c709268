"""Computing an audience profile from the owner's own records."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from alliance.audit.services import record
from alliance.kernel.clock import business_date
from alliance.kernel.errors import InvalidInput
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from traffic_owners.audiences.errors import AudienceTooSmall
from traffic_owners.audiences.models import AudienceProfile
from traffic_owners.audiences.rules import profile as rules
from traffic_owners.audiences.states import ProfileSource
from traffic_owners.crm import selectors as crm


@transaction.atomic
def compute_profile(actor: Actor, *, name: str, now: datetime) -> AudienceProfile:
    """Store today's profile of all the owner's people, small groups merged away.

    Spending is read in the currency of most purchases. Raises AudienceTooSmall under 50 people.
    """
    actor.require(Permission.MANAGE_AUDIENCE, Kind.OWNER)
    title = " ".join(name.split())
    if not 1 <= len(title) <= 80:
        raise InvalidInput("name", zh="请填写 1–80 个字符", en="Enter 1 to 80 characters")
    currency = crm.main_currency(actor)
    counts = crm.people_counts(
        actor,
        currency=currency,
        spending_limits=rules.spending_limits(currency),
        frequency_limits=rules.FREQUENCY_LIMITS,
    )
    if counts.size < rules.SMALLEST_AUDIENCE:
        raise AudienceTooSmall(size=counts.size, minimum=rules.SMALLEST_AUDIENCE)
    today = business_date(now)
    groups = rules.distributions(counts, year=today.year)
    profile = AudienceProfile.objects.create(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        name=title,
        size=counts.size,
        reachable=counts.reachable,
        sample_size=counts.described,
        source=ProfileSource.COMPUTED,
        as_of=today,
        currency=currency,
        distributions={
            dimension.value: [asdict(group) for group in found]
            for dimension, found in groups.items()
        },
    )
    record(actor, "compute_profile", "audiences.profile", profile.id, size=counts.size)
    return profile
