"""Rows for the connection of representations."""

from alliance.tenancy.types import Actor
from tests.api.registry import fills
from tests.personas import make_agency, make_operator, make_owner
from tests.traffic_owners.agencies.makers import make_proposal


@fills("representations")
def representations(count: int) -> Actor:
    operator = make_operator()
    agency = make_agency(operator)
    for _ in range(count):
        make_proposal(agency, make_owner(operator))
    return agency
