"""Rows for the connections of members, purchases and imports."""

from alliance.tenancy.types import Actor
from tests.api.registry import fills
from tests.personas import make_operator, make_owner
from tests.traffic_owners.audiences.makers import make_members
from tests.traffic_owners.crm.makers import make_import, make_purchases, make_row_errors


@fills("poolMembers")
def pool_members(count: int) -> Actor:
    owner = make_owner(make_operator())
    make_members(owner, count)
    return owner


@fills("purchases")
def purchases(count: int) -> Actor:
    owner = make_owner(make_operator())
    make_purchases(owner, count)
    return owner


@fills("memberImports")
def member_imports(count: int) -> Actor:
    owner = make_owner(make_operator())
    for _ in range(count):
        make_import(owner)
    return owner


@fills("importRowErrors")
def import_row_errors(count: int) -> Actor:
    owner = make_owner(make_operator())
    make_row_errors(owner, count)
    return owner
