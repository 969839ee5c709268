"""First stage: the alliance, its operator, its agencies, owners and brands."""

from alliance.identity.models import Person
from alliance.identity.services import enroll_totp, register_person
from alliance.networks.founding import found_alliance_with_operator
from alliance.tenancy.context import acting
from alliance.tenancy.services import accept_invitation, found_organization, invite_member
from alliance.tenancy.states import Kind, LegalKind
from alliance.tenancy.types import Actor
from marketplace.demo import words
from marketplace.demo.people import (
    AGENCY,
    ALLIANCE_SLUG,
    BRAND,
    CHECKER,
    MAKER,
    OWNER,
    PASSWORD,
    PEOPLE,
    DemoPerson,
)
from marketplace.demo.world import Pool, World


def found(world: World, *, owners: int, brands: int) -> World:
    """Found the alliance and everybody in it, at most so many owners and brands."""
    maker = _register(MAKER)
    world.operator = found_alliance_with_operator(
        slug=ALLIANCE_SLUG,
        name="塘盟",
        operator_name="塘盟运营中心",
        person_id=maker.id,
        now=world.now,
    )
    world.checker = _join(world, world.operator, CHECKER)
    world.agencies = [
        _found(world, name, Kind.AGENCY, AGENCY if n == 0 else None)
        for n, name in enumerate(words.AGENCIES)
    ]
    world.brands = [
        (maker_, _found(world, maker_.name, Kind.BRAND, BRAND if n == 0 else None))
        for n, maker_ in enumerate(words.BRANDS[:brands])
    ]
    named = [(trade, name) for trade in words.TRADES for name in trade.pools]
    for trade, name in named[:owners]:
        is_ours = not world.pools
        legal = LegalKind.PERSON if is_ours else world.dice.choice(tuple(LegalKind)[:3])
        owner = _found(world, name, Kind.OWNER, OWNER if is_ours else None, legal)
        world.pools.append(Pool(owner, trade, name))
    return world


def _found(
    world: World,
    name: str,
    kind: Kind,
    person: DemoPerson | None = None,
    legal_kind: LegalKind = LegalKind.COMPANY,
) -> Actor:
    return found_organization(
        person_id=_register(person or _somebody(world)).id,
        alliance_id=world.operated.alliance_id,
        name=name,
        kinds=[kind],
        legal_kind=legal_kind,
        now=world.now,
    )


def _join(world: World, actor: Actor, person: DemoPerson) -> Actor:
    with acting(actor):
        invitation = invite_member(actor, email=person.email, role=person.role, now=world.now)
    return accept_invitation(
        person_id=_register(person).id,
        email=person.email,
        token=invitation.token,
        now=world.now,
    )


def _register(person: DemoPerson) -> Person:
    password = PASSWORD if person in PEOPLE else None  # the others never sign in
    made = register_person(email=person.email, password=password, display_name=person.name)
    if person.totp:
        enroll_totp(made, person.totp)
    return made


def _somebody(world: World) -> DemoPerson:
    number = len(world.pools) + len(world.brands) + len(world.agencies) + world.dice.getrandbits(40)
    name = world.dice.choice(words.SURNAMES) + world.dice.choice(words.GIVEN)
    return DemoPerson(f"person{number}", f"person{number}@tangmeng.example", name, "", "")
