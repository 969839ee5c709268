"""Storing one batch of read rows, or (in a dry run) only saying what storing it would do."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass

from alliance.tenancy.types import Actor
from traffic_owners.crm.models import Member, Purchase
from traffic_owners.crm.types import MemberRow, PurchaseRow

_FACTS = ("gender", "province", "city", "birth_year", "device", "joined_on", "interests", "tags")


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were new, how many were there before, how many people came with them."""

    created: int
    known: int
    members_created: int


def store_members(actor: Actor, rows: Sequence[MemberRow], *, keep: bool) -> Written:
    """Add or update members; a cell that says nothing leaves what is known as it is."""
    known = _members_by_number(actor, (row.external_id for row in rows))
    created = sum(row.external_id not in known for row in rows)
    if keep:
        Member.objects.bulk_create(
            [
                _described(known.get(row.external_id) or _new_member(actor, row.external_id), row)
                for row in rows
            ],
            update_conflicts=True,
            unique_fields=["organization", "external_id"],
            update_fields=list(_FACTS),
        )
    return Written(created, len(rows) - created, created)


def store_purchases(
    actor: Actor,
    rows: Mapping[str, PurchaseRow],
    *,
    keep: bool,
    counted: AbstractSet[str] = frozenset(),
) -> Written:
    """Add purchases whose key is new, and the customers nobody has seen before.

    ``counted`` are customers that earlier batches of the same file have brought already.
    """
    known = set(
        Purchase.objects.filter(
            organization_id=actor.organization_id, line_key__in=list(rows)
        ).values_list("line_key", flat=True)
    )
    fresh = {key: row for key, row in rows.items() if key not in known}
    members = _members_by_number(actor, (row.external_id for row in fresh.values()))
    numbers = dict.fromkeys(row.external_id for row in fresh.values())
    unknown = [number for number in numbers if number not in members and number not in counted]
    new_members = [_new_member(actor, number) for number in unknown]
    if keep:
        Member.objects.bulk_create(new_members)
        members |= {member.external_id: member for member in new_members}
        Purchase.objects.bulk_create(
            _purchase(actor, key, row, members[row.external_id]) for key, row in fresh.items()
        )
    return Written(len(fresh), len(known), len(new_members))


def _members_by_number(actor: Actor, numbers: Iterable[str]) -> dict[str, Member]:
    found = Member.objects.filter(
        organization_id=actor.organization_id, external_id__in=set(numbers)
    )
    return {member.external_id: member for member in found}


def _new_member(actor: Actor, number: str) -> Member:
    return Member(
        organization_id=actor.organization_id, alliance_id=actor.alliance_id, external_id=number
    )


def _described(member: Member, row: MemberRow) -> Member:
    for name, value in asdict(row).items():
        if value is not None:
            setattr(member, name, value)
    return member


def _purchase(actor: Actor, key: str, row: PurchaseRow, member: Member) -> Purchase:
    return Purchase(
        organization_id=actor.organization_id,
        alliance_id=actor.alliance_id,
        member_id=member.id,
        line_key=key,
        occurred_on=row.occurred_on,
        quantity=row.quantity,
        amount_minor=row.amount_minor,
        currency=row.currency,
    )
