"""Founding, inviting, joining, changing roles and leaving, through the door."""

import re
from typing import Any

import pytest
from django.core import mail

from alliance.identity.models import Person
from alliance.jobs.services import run_pending
from alliance.networks.models import Alliance
from alliance.networks.states import Admission
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from api.ids import global_id
from tests.api.caller import Caller
from tests.personas import make_brand, make_operator, make_owner, make_person

pytestmark = pytest.mark.django_db

MEMBERS = "{ members(order: JOINED) { nodes { id role person { email } } } }"


def found(caller: Caller, operator: Actor, **given: Any) -> Any:
    values = {
        "allianceId": global_id("Alliance", operator.alliance_id),
        "name": "青禾社群",
        "kinds": ["OWNER"],
        "legalKind": "PERSON",
    } | given
    selection = "organization { id name kinds legalKind alliance { name } }"
    return caller.mutate("createOrganization", selection, **values)


def test_newcomer_founds_an_organization_and_works_in_it() -> None:
    operator, person = make_operator(), make_person()
    caller = Caller(person=person)
    made = found(caller, operator)
    assert made["errors"] == []
    assert made["organization"]["kinds"] == ["OWNER"]
    caller.headers["X-Organization"] = made["organization"]["id"]
    viewer = caller.data(
        "{ viewer { role permissions currentOrganization { name }"
        " organizations { nodes { name role } } } }"
    )["viewer"]
    assert viewer["currentOrganization"] == {"name": "青禾社群"}
    assert viewer["role"] == "ADMIN"
    assert "MANAGE_AUDIENCE" in viewer["permissions"]
    assert viewer["organizations"]["nodes"] == [{"name": "青禾社群", "role": "ADMIN"}]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "x"}, "name"),
        ({"kinds": []}, "kinds"),
        ({"kinds": ["OPERATOR"]}, "kinds"),
        ({"allianceId": global_id("Alliance", "00000000-0000-7000-8000-000000000000")}, None),
        ({"allianceId": "nonsense"}, "allianceId"),
    ],
)
def test_senseless_organization_is_refused(given: dict[str, Any], field: str | None) -> None:
    person = make_person()
    made = found(Caller(person=person), make_operator(), **given)
    assert made["organization"] is None
    assert len(made["errors"]) == 1
    assert field is None or made["errors"][0]["field"] == field
    assert not Caller(person=person).data("{ viewer { organizations { nodes { id } } } }")[
        "viewer"
    ]["organizations"]["nodes"]


def test_name_is_unique_in_its_alliance() -> None:
    operator = make_operator()
    first = found(Caller(person=make_person()), operator)
    second = found(Caller(person=make_person()), operator)
    elsewhere = found(Caller(person=make_person()), make_operator())
    assert [each["errors"] for each in (first, elsewhere)] == [[], []]
    assert second["errors"][0]["code"] == "name_taken"


def test_alliance_that_reviews_takes_nobody_by_himself() -> None:
    operator = make_operator()
    with acting(operator):
        Alliance.objects.filter(pk=operator.alliance_id).update(admission=Admission.REVIEW)
    made = found(Caller(person=make_person()), operator)
    assert made["errors"][0]["code"] == "admission_closed"


def invite(owner: Actor, email: str, role: str = "STAFF") -> str:
    """Invite and return the token in the mailed link."""
    sent = Caller(owner).mutate("inviteMember", "invitation { email role }", email=email, role=role)
    assert sent["errors"] == []
    run_pending()
    assert mail.outbox[-1].to == [email]
    link = re.search(r"/join/(\S+)", mail.outbox[-1].body)
    assert link
    return link.group(1)


@pytest.mark.parametrize("address", ["", "x1", "a@b", "a b@example.com", "a@example.com\nbcc: x"])
def test_senseless_address_is_refused(address: str) -> None:
    caller = Caller(make_owner(make_operator()))
    sent = caller.mutate("inviteMember", "invitation { id }", email=address, role="STAFF")
    assert (sent["errors"][0]["code"], sent["errors"][0]["field"]) == ("invalid_input", "email")


def test_invited_person_joins_by_the_mailed_link() -> None:
    owner, guest = make_owner(make_operator()), make_person("guest@example.com")
    token = invite(owner, guest.email)
    joined = Caller(person=guest).mutate("acceptInvitation", "organization { name }", token=token)
    assert joined == {"errors": [], "organization": {"name": owner.organization_name}}
    members = Caller(owner).data(MEMBERS)["members"]["nodes"]
    assert [(each["person"]["email"], each["role"]) for each in members][1:] == [
        (guest.email, "STAFF")
    ]


def test_link_serves_only_the_address_it_was_sent_to_and_once() -> None:
    owner, guest = make_owner(make_operator()), make_person("guest@example.com")
    token = invite(owner, guest.email)
    thief = Caller(person=make_person()).mutate("acceptInvitation", "", token=token)
    assert thief["errors"][0]["code"] == "invitation_invalid"
    assert Caller(person=guest).mutate("acceptInvitation", "", token=token)["errors"] == []
    again = Caller(person=guest).mutate("acceptInvitation", "", token=token)
    assert again["errors"][0]["code"] == "invitation_invalid"


def test_revoked_link_is_worthless() -> None:
    owner, guest = make_owner(make_operator()), make_person("guest@example.com")
    token = invite(owner, guest.email)
    caller = Caller(owner)
    waiting = caller.data("{ invitations { nodes { id } } }")["invitations"]["nodes"]
    revoked = caller.mutate("revokeInvitation", "revokedId", invitationId=waiting[0]["id"])
    assert revoked["revokedId"] == waiting[0]["id"]
    late = Caller(person=guest).mutate("acceptInvitation", "", token=token)
    assert late["errors"][0]["code"] == "invitation_invalid"


def member_of(owner: Actor) -> tuple[Person, str]:
    guest = make_person()
    Caller(person=guest).mutate("acceptInvitation", "", token=invite(owner, guest.email))
    nodes = Caller(owner).data(MEMBERS)["members"]["nodes"]
    return guest, next(each["id"] for each in nodes if each["person"]["email"] == guest.email)


def test_role_decides_from_the_next_request_on() -> None:
    owner = make_owner(make_operator())
    guest, membership = member_of(owner)
    theirs = Caller(person=guest)
    theirs.headers["X-Organization"] = str(owner.organization_id)
    rename = {"name": "新名字"}
    assert theirs.mutate("renameOrganization", "", **rename)["errors"][0]["code"] == "not_permitted"
    Caller(owner).mutate("changeRole", "", membershipId=membership, role="ADMIN")
    assert theirs.mutate("renameOrganization", "", **rename)["errors"] == []


def test_removed_member_is_a_stranger() -> None:
    owner = make_owner(make_operator())
    guest, membership = member_of(owner)
    theirs = Caller(person=guest)
    theirs.headers["X-Organization"] = str(owner.organization_id)
    assert theirs.data(MEMBERS)
    Caller(owner).mutate("removeMember", "", membershipId=membership)
    assert theirs.code(MEMBERS) == "no_organization"


def test_last_administrator_stays() -> None:
    caller = Caller(make_owner(make_operator()))
    own = caller.data(MEMBERS)["members"]["nodes"][0]["id"]
    demoted = caller.mutate("changeRole", "", membershipId=own, role="STAFF")
    removed = caller.mutate("removeMember", "", membershipId=own)
    assert demoted["errors"][0]["code"] == removed["errors"][0]["code"] == "last_admin"


def test_membership_of_another_organization_is_not_found() -> None:
    operator = make_operator()
    theirs = Caller(make_brand(operator)).data(MEMBERS)["members"]["nodes"][0]["id"]
    mine = Caller(make_owner(operator))
    for answer in (
        mine.mutate("changeRole", "", membershipId=theirs, role="STAFF"),
        mine.mutate("removeMember", "", membershipId=theirs),
        mine.mutate("removeMember", "", membershipId=global_id("Membership", owner_uuid())),
    ):
        assert answer["errors"][0]["code"] == "not_found"


def owner_uuid() -> str:
    return "00000000-0000-7000-8000-000000000001"


def rules_input(**given: Any) -> dict[str, Any]:
    return {
        "takeRateBp": 800,
        "holdDays": 7,
        "requiredLevel": 1,
        "clickWindowDays": 14,
        "allowedCategories": ["FOOD", "BEAUTY"],
    } | given


def test_operator_publishes_rules_and_members_read_them() -> None:
    operator = make_operator()
    sent = Caller(operator).mutate("updateAllianceRules", "rules { version }", **rules_input())
    assert sent == {"errors": [], "rules": {"version": 2}}
    seen = Caller(make_owner(operator)).data(
        "{ allianceRules { version takeRateBp allowedCategories } }"
    )
    assert seen["allianceRules"] == {
        "version": 2,
        "takeRateBp": 800,
        "allowedCategories": ["FOOD", "BEAUTY"],
    }


def test_senseless_rules_name_the_field() -> None:
    sent = Caller(make_operator()).mutate("updateAllianceRules", "", **rules_input(holdDays=181))
    assert (sent["errors"][0]["code"], sent["errors"][0]["field"]) == ("invalid_input", "holdDays")


def test_operator_without_second_factor_is_kept_out() -> None:
    operator = make_operator()
    without = Caller(operator, mfa=False)
    sent = without.mutate("updateAllianceRules", "", **rules_input())
    assert sent["errors"][0]["code"] == "second_factor_required"
    assert without.code(MEMBERS) == "second_factor_required"
    viewer = without.data("{ viewer { needsMfa signedInWithMfa } }")["viewer"]
    assert viewer == {"needsMfa": True, "signedInWithMfa": False}


def test_profile_is_ones_own() -> None:
    caller = Caller(person=make_person())
    changed = caller.mutate(
        "updateProfile", "person { displayName locale }", displayName="陆", locale="EN"
    )
    assert changed["person"] == {"displayName": "陆", "locale": "EN"}
    refused = Caller().mutate("updateProfile", "", displayName="陆", locale="EN")
    assert refused["errors"][0]["code"] == "not_signed_in"
