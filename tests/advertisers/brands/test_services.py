"""Profiles and host claims: the brand asks, the operator decides, strangers see nothing."""

from datetime import timedelta

import pytest

from advertisers.brands import selectors, services
from advertisers.brands.models import BrandProfile, VerifiedHost
from advertisers.brands.services import HostAlreadyClaimed
from advertisers.brands.states import HostState
from alliance.kernel.errors import InvalidInput, NotFound, StateConflict
from alliance.kernel.vocabulary import Category
from alliance.tenancy.context import acting
from alliance.tenancy.permissions import NotPermitted
from alliance.tenancy.states import Role
from tests.personas import NOW, in_role, make_brand, make_operator, make_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return make_operator()


@pytest.fixture
def brand(operator):
    return make_brand(operator)


def save(actor, **changes):
    given = {"display_name": " 山水茶 ", "category": Category.FOOD, "now": NOW} | changes
    with acting(actor):
        return services.save_profile(actor, **given)


def test_profile_is_saved_once_and_replaced(brand):
    save(brand)
    again = save(brand, display_name="山水茶业", now=NOW + timedelta(days=1))
    with acting(brand):
        row = BrandProfile.objects.get()
    assert (row.id, row.display_name) == (again.id, "山水茶业")


def test_alliance_reads_the_profile_and_a_stranger_does_not(operator, brand):
    save(brand)
    owner, stranger = make_owner(operator), make_owner(make_operator())
    with acting(owner):
        assert selectors.brand_profiles(owner).count() == 1
    with acting(stranger):
        assert BrandProfile.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"display_name": ""}, "displayName"),
        ({"category": "weapons"}, "category"),
        ({"introduction": "长" * 2_001}, "introduction"),
        ({"website": "javascript:alert(1)"}, "host"),
    ],
)
def test_unusable_profile_is_refused(brand, changes, field):
    with pytest.raises(InvalidInput) as refused:
        save(brand, **changes)
    assert refused.value.field == field
    with acting(brand):
        assert not BrandProfile.objects.exists()


def test_owner_and_reader_may_not_save_a_brand_profile(operator, brand):
    for actor in (make_owner(operator), in_role(brand, Role.READONLY)):
        with pytest.raises(NotPermitted):
            save(actor)


def test_operator_confirms_a_claimed_host(operator, brand):
    with acting(brand):
        claim = services.claim_host(brand, host="Shop.Example.com")
        assert not selectors.host_is_verified(
            brand, organization_id=brand.organization_id, host="shop.example.com"
        )
    with acting(operator):
        services.confirm_host(operator, host_id=claim.id, now=NOW)
    with acting(brand):
        assert selectors.host_is_verified(
            brand, organization_id=brand.organization_id, host="shop.example.com"
        )


def test_brand_cannot_confirm_its_own_host(brand):
    with acting(brand):
        claim = services.claim_host(brand, host="shop.example.com")
        with pytest.raises(NotPermitted):
            services.confirm_host(brand, host_id=claim.id, now=NOW)
        assert VerifiedHost.objects.get().state == HostState.CLAIMED


def test_operator_of_another_alliance_finds_nothing(brand):
    with acting(brand):
        claim = services.claim_host(brand, host="shop.example.com")
    foreign = make_operator()
    with acting(foreign), pytest.raises(NotFound):
        services.confirm_host(foreign, host_id=claim.id, now=NOW)


def test_host_is_claimed_once_until_refused(operator, brand):
    with acting(brand):
        claim = services.claim_host(brand, host="shop.example.com")
        first = claim.token
        with pytest.raises(HostAlreadyClaimed):
            services.claim_host(brand, host="SHOP.example.com")
    with acting(operator):
        services.refuse_host(operator, host_id=claim.id, reason="页面上没有验证码", now=NOW)
    with acting(brand):
        again = services.claim_host(brand, host="shop.example.com")
    assert (again.id, again.state) == (claim.id, HostState.CLAIMED)
    assert again.token != first


def test_revoked_host_verifies_no_more(operator, brand):
    with acting(brand):
        claim = services.claim_host(brand, host="shop.example.com")
    with acting(operator):
        services.confirm_host(operator, host_id=claim.id, now=NOW)
        services.revoke_host(operator, host_id=claim.id, now=NOW)
        with pytest.raises(StateConflict):
            services.revoke_host(operator, host_id=claim.id, now=NOW)
        assert not selectors.host_is_verified(
            operator, organization_id=brand.organization_id, host="shop.example.com"
        )
