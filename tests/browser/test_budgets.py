"""What pages weigh and how they behave on arrival, measured in the browser (gzip bytes)."""

import gzip
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Error, Page, Response

from marketplace.demo.people import OWNER
from tests.browser.looks import layout_shift
from tests.browser.people import Desk

pytestmark = pytest.mark.browser

KB = 1024
REQUESTS = 40
SHIFT = 0.02


@dataclass
class Weight:
    """The scripts and styles a page fetched, as gzip sends them, and all its requests."""

    sizes: dict[str, int] = field(default_factory=dict)
    responses: list[Response] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("response", lambda response: self.responses.append(response))

    def kilobytes(self) -> float:
        for response in self.responses:
            if response.url.endswith((".js", ".css")):
                self.sizes[response.url] = len(gzip.compress(_body(response), 9))
        return sum(self.sizes.values()) / KB


def _body(response: Response) -> bytes:
    try:
        return response.body()
    except Error as error:
        raise AssertionError(f"no body of {response.url}") from error


@pytest.mark.parametrize(
    ("path", "most"),
    [("/tasks", 420), ("/audience", 560)],
    ids=["table", "chart"],
)
def test_a_page_stays_within_its_budget(desk: Desk, path: str, most: int) -> None:
    state = desk.demo(OWNER).context.storage_state()
    seat, weight = desk.sit(state), Weight()
    weight.listen(seat.page)
    seat.go(path)
    kilobytes = weight.kilobytes()
    print(f"{path}: {kilobytes:.0f} KB in {len(weight.responses)} requests")
    assert kilobytes > 100, "nothing was measured"
    assert kilobytes <= most
    assert len(weight.responses) <= REQUESTS
    assert layout_shift(seat.page) <= SHIFT
    seat.context.close()
