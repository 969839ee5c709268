"""A representation needs both sides' consent, and an owner has one agency at a time."""

import threading
from datetime import timedelta

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.types import Actor
from tests.personas import NOW, make_agency, make_brand, make_operator, make_owner
from tests.traffic_owners.agencies.makers import TODAY, make_proposal, make_representation
from traffic_owners.agencies import selectors, services
from traffic_owners.agencies.errors import (
    AlreadyRepresented,
    NotAnAgency,
    OwnProposal,
    ProposalOpen,
)
from traffic_owners.agencies.models import Representation
from traffic_owners.agencies.states import RepresentationState, Right

pytestmark = pytest.mark.django_db


def test_the_other_side_consents_and_then_it_holds() -> None:
    operator = make_operator()
    agency, owner = make_agency(operator), make_owner(operator)
    proposal = make_proposal(agency, owner)

    with acting(agency), pytest.raises(OwnProposal):
        services.accept_representation(agency, representation_id=proposal.id, now=NOW)
    with acting(owner):
        accepted = services.accept_representation(owner, representation_id=proposal.id, now=NOW)

    assert (accepted.state, accepted.decided_at) == (RepresentationState.ACTIVE, NOW)
    with acting(agency):
        assert [r.owner_id for r in selectors.represented_owners(agency, day=TODAY)] == [
            owner.organization_id
        ]


def test_an_owner_may_propose_too() -> None:
    operator = make_operator()
    agency, owner = make_agency(operator), make_owner(operator)
    proposal = make_proposal(owner, agency)

    assert (proposal.agency_id, proposal.owner_id) == (
        agency.organization_id,
        owner.organization_id,
    )


def test_a_second_agency_is_refused_until_the_first_contract_ends() -> None:
    operator = make_operator()
    owner, first, second = make_owner(operator), make_agency(operator), make_agency(operator)
    contract = make_representation(first, owner)

    with pytest.raises(AlreadyRepresented):
        make_representation(second, owner)
    with acting(owner):
        services.end_representation(owner, representation_id=contract.id, now=NOW)
    assert make_representation_again(second, owner).state == RepresentationState.ACTIVE


def make_representation_again(agency: Actor, owner: Actor) -> Representation:
    """Accept the proposal that was refused before."""
    with acting(owner):
        waiting = Representation.objects.get(state=RepresentationState.PROPOSED)
        return services.accept_representation(owner, representation_id=waiting.id, now=NOW)


def test_the_database_itself_refuses_overlapping_contracts() -> None:
    operator = make_operator()
    owner, first, second = make_owner(operator), make_agency(operator), make_agency(operator)
    make_representation(first, owner)
    proposal = make_proposal(second, owner, starts_on=TODAY + timedelta(days=30))

    with acting(owner), pytest.raises(IntegrityError), transaction.atomic():
        Representation.objects.filter(pk=proposal.id).update(state=RepresentationState.ACTIVE)


def test_control_without_the_constraint_two_agencies_hold(
    owner_connection: psycopg.Connection,
) -> None:
    """Twin: a copy of the table without the exclusion takes both contracts of one day."""
    copied = "CREATE TEMP TABLE copied (LIKE agencies_representation INCLUDING CONSTRAINTS)"
    doubled = """
        INSERT INTO copied (id, alliance_id, agency_id, owner_id, proposed_by_id, cut_bp, rights,
            starts_on, state, created_at)
        SELECT uuidv7(), uuidv7(), agency, owner, agency, 100, '{}', '2026-11-02', 'active', now()
        FROM (SELECT uuidv7() AS owner) one,
            (SELECT uuidv7() AS agency FROM generate_series(1, 2)) two
    """
    with owner_connection.transaction(force_rollback=True):
        owner_connection.execute(copied)
        assert owner_connection.execute(doubled).rowcount == 2


@pytest.mark.django_db(transaction=True)
def test_two_acceptances_at_once_have_one_winner() -> None:
    operator = make_operator()
    owner = make_owner(operator)
    proposals = [make_proposal(make_agency(operator), owner) for _ in range(6)]
    gate, outcomes = threading.Barrier(len(proposals)), []

    def accept(proposal: Representation) -> None:
        try:
            gate.wait()
            with acting(owner):
                services.accept_representation(owner, representation_id=proposal.id, now=NOW)
            outcomes.append(True)
        except AlreadyRepresented:
            outcomes.append(False)
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=[each]) for each in proposals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [False] * 5 + [True]


def test_terms_are_frozen_once_written() -> None:
    operator = make_operator()
    contract = make_representation(make_agency(operator), owner := make_owner(operator))

    with acting(owner), pytest.raises(IntegrityError), transaction.atomic():
        Representation.objects.filter(pk=contract.id).update(cut_bp=0)


def test_a_proposal_is_answered_once_and_made_once() -> None:
    operator = make_operator()
    agency, owner = make_agency(operator), make_owner(operator)
    proposal = make_proposal(agency, owner)

    with pytest.raises(ProposalOpen):
        make_proposal(agency, owner)
    with acting(owner):
        services.decline_representation(owner, representation_id=proposal.id, now=NOW)
        with pytest.raises(StateConflict):
            services.accept_representation(owner, representation_id=proposal.id, now=NOW)


def test_bad_proposals_are_refused() -> None:
    operator = make_operator()
    agency, owner, brand = make_agency(operator), make_owner(operator), make_brand(operator)

    with pytest.raises(NotAnAgency):
        make_proposal(agency, brand)
    with pytest.raises(NotPermitted):
        make_proposal(brand, owner)
    with pytest.raises(InvalidInput):
        make_proposal(agency, owner, cut_bp=5_001)
    with pytest.raises(InvalidInput):
        make_proposal(agency, owner, starts_on=TODAY - timedelta(days=1))
    with pytest.raises(NotFound):
        make_proposal(agency, make_owner(make_operator()))


def test_a_third_party_sees_no_contract_but_a_split_knows_the_agency() -> None:
    operator = make_operator()
    agency, owner, brand = make_agency(operator), make_owner(operator), make_brand(operator)
    contract = make_representation(agency, owner)

    with acting(brand):
        assert not Representation.objects.exists()
        terms = selectors.agency_terms([owner.organization_id], day=TODAY)
        assert terms[owner.organization_id].agency_id == agency.organization_id
        assert terms[owner.organization_id].cut_bp == contract.cut_bp
        with pytest.raises(NotFound):
            services.end_representation(brand, representation_id=contract.id, now=NOW)
    outside = make_brand(make_operator())
    with acting(outside):
        assert selectors.agency_terms([owner.organization_id], day=TODAY) == {}


def test_rights_are_what_the_contract_names() -> None:
    operator = make_operator()
    agency, owner = make_agency(operator), make_owner(operator)
    make_representation(agency, owner)
    yesterday = TODAY - timedelta(days=1)

    with acting(agency):
        who = owner.organization_id
        assert selectors.may_act_for(agency, who, Right.NEGOTIATE, day=TODAY)
        assert not selectors.may_act_for(agency, who, Right.ACCEPT_DEALS, day=TODAY)
        assert not selectors.may_act_for(agency, who, Right.NEGOTIATE, day=yesterday)
        assert selectors.may_act_for(agency, agency.organization_id, Right.NEGOTIATE, day=TODAY)
