"""The main job in real Chromium, from a listed audience to a paid owner, as five people."""

import pytest

from tests.browser.people import Desk
from tests.browser.walk import brand, delivery, owner, settling
from tests.browser.walk.stage import Stage

pytestmark = pytest.mark.browser

CHAPTERS = (
    owner.signs_up_and_registers,
    owner.imports_buyers,
    owner.gets_a_profile,
    owner.is_represented,
    owner.proves_a_channel,
    owner.lists_both,
    brand.signs_up_and_proves_a_host,
    brand.writes_a_task,
    brand.tops_up,
    brand.publishes_the_task,
    brand.invites_by_rank,
    brand.owner_accepts,
    brand.owner_applies_and_brand_counters,
    delivery.link_is_ready,
    delivery.draft_is_revised_and_approved,
    delivery.publication_is_proven,
    delivery.phone_follows_the_link,
    delivery.orders_are_explained,
    settling.earnings_mature,
    settling.operator_closes,
    settling.parties_read_their_statements,
    settling.two_people_pay,
    settling.books_balance,
)


def test_from_a_listed_audience_to_a_paid_owner(desk: Desk) -> None:
    stage = Stage.set(desk)
    for chapter in CHAPTERS:
        chapter(stage)
    heard = [complaint for seat in stage.seats() for complaint in seat.heard.complaints]
    assert heard == []
    for seat in stage.seats():
        seat.context.close()
