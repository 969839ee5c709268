"""A scene with committed links, and a redirect server that serves them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from alliance.local.testing import TestDatabase
from tests.alliance.tracking.scene import Scene, make_scene
from tests.alliance.tracking.server import Server, serving


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    return make_scene()


@pytest.fixture(scope="module")
def server(
    test_database: TestDatabase, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("redirect")
    with serving(test_database.url("redirect"), folder) as running:
        yield running
