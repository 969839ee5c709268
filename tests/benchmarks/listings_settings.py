"""The local settings with the reference view's address beside the product's."""

from alliance.config.settings.local import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.listings_view"
DEBUG = False
