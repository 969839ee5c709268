"""The canary crawl leaves nothing out: every field of every type is selected somewhere."""

from tests.api.crawl.documents import NOWHERE, Foreign, all_fields, everything, node_models, visited


def test_crawl_visits_every_field() -> None:
    """What only hangs on a mutation's success is selected there too."""
    foreign = Foreign({name: [NOWHERE] for name in node_models()})
    assert all_fields() - visited(list(everything(foreign))) == set()
