"""Reads of representations: who represents whom, on which day, for which cut."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor
from traffic_owners.agencies.models import Representation
from traffic_owners.agencies.states import RepresentationState
from traffic_owners.agencies.types import AgencyTerms


def representations(actor: Actor) -> QuerySet[Representation]:
    """Return the contracts the actor may see: its own sides', for an operator the alliance's."""
    actor.require(Permission.VIEW)
    return Representation.objects.select_related("agency", "owner", "proposed_by")


def represented_owners(actor: Actor, *, day: date) -> QuerySet[Representation]:
    """Return the contracts under which the acting agency represents an owner on ``day``."""
    actor.require(Permission.VIEW, Kind.AGENCY)
    return representations(actor).filter(_holds_on(day), agency_id=actor.organization_id)


def agency_terms(owner_ids: Iterable[UUID], *, day: date) -> dict[UUID, AgencyTerms]:
    """Return owner → terms of the agency that represents it on ``day``; one query.

    For services that must know whom a deal pays, whoever is acting (a brand accepting an offer
    may not read the contract itself): the answer belongs into a split, not onto a screen.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM agencies_terms_on(%s, %s)", [list(owner_ids), day])
        found = [
            AgencyTerms(representation_id, agency_id, owner_id, cut_bp, frozenset(rights))
            for representation_id, agency_id, owner_id, cut_bp, rights in cursor.fetchall()
        ]
    return {terms.owner_id: terms for terms in found}


def may_act_for(actor: Actor, owner_id: UUID, right: str, *, day: date) -> bool:
    """Say whether the acting organization is the owner, or its agency with ``right`` on ``day``."""
    if actor.organization_id == owner_id:
        return True
    terms = agency_terms([owner_id], day=day).get(owner_id)
    return bool(terms and terms.agency_id == actor.organization_id and right in terms.rights)


def _holds_on(day: date) -> Q:
    states = [RepresentationState.ACTIVE, RepresentationState.ENDED]
    begun = Q(state__in=states, starts_on__lte=day)
    return begun & (Q(ends_on=None) | Q(ends_on__gt=day))
