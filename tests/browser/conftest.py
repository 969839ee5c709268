"""One running product and one Chromium for every browser test of this folder."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.people import Desk
from tests.browser.product import Product, running_product
from tests.screens import CHROMIUM


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests in one process: they share the product, and one of them moves its clock."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """The product with the demonstration's data, on ports of its own."""
    with running_product() as product:
        yield product


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium; everybody opens contexts of their own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desk(product: Product, chromium: Browser) -> Desk:
    """Where people sit down at a browser."""
    return Desk(product, chromium)
