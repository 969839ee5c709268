"""Which addresses are accepted, and their one canonical spelling."""

import pytest

from alliance.tracking.destinations import (
    DestinationNotAccepted,
    around_click,
    parse_destination,
)

ACCEPTED = {
    "https://shop.example.com": "https://shop.example.com/",
    "https://shop.example.com/": "https://shop.example.com/",
    "https://SHOP.Example.com/A?b=C#D": "https://shop.example.com/A?b=C#D",
    "https://shop.example.com:443/x": "https://shop.example.com/x",
    "https://shop.example.com/商品/1?名=茶": (
        "https://shop.example.com/%E5%95%86%E5%93%81/1?%E5%90%8D=%E8%8C%B6"
    ),
    "https://商店.example.com/": "https://xn--czrs0t.example.com/",
    "https://shop.example.com/%2F%2Fevil.example": "https://shop.example.com/%2F%2Fevil.example",
    "https://shop.example.com//evil.example/": "https://shop.example.com//evil.example/",
    "https://shop.example.com/?next=https://evil.example/": (
        "https://shop.example.com/?next=https://evil.example/"
    ),
}

REFUSED = [
    "", "/", "shop.example.com", "//shop.example.com/", "http://shop.example.com/",
    "javascript:alert(1)", "JavaScript://shop.example.com/%0aalert(1)", "data:text/html,x",
    "ftp://shop.example.com/", "file:///etc/passwd", "https:shop.example.com",
    "https:/shop.example.com", "https:///shop.example.com", "https://", "https:// /",
    "https://shop.example.com@evil.example/", "https://user:pw@shop.example.com/",
    "https://shop.example.com\\@evil.example/", "https://evil.example\\.shop.example.com/",
    "https:\\\\evil.example/", "https://shop.example.com\r\nset-cookie: a=b",
    "https://shop.example.com/\r\nx", "https://shop.example.com/\tx", "https://shop.example.com /",
    "https://shop.example.com/ x", "https://shop.example.com:8443/", "https://shop.example.com:0/",
    "https://shop.example.com:99999/", "https://shop.example.com:x/", "https://127.0.0.1/",
    "https://[::1]/", "https://2130706433/", "https://0x7f.1/", "https://localhost/",
    "https://shop..example.com/", "https://-shop.example.com/", "https://shop.example.com./",
    "https://shop_example.com/", "https://shop.example.com/?tm_click=1",
    "https://shop.example.com/?a=1&tm_click=", "https://shop.example.com/<script>",
    "https://shop.example.com/\u2028", "https://shop.example.com/\x00", " https://a.example.com/",
    "https://" + "a" * 250 + ".com/", "https://shop.example.com/" + "x" * 2_000,
]  # fmt: skip


@pytest.mark.parametrize("text", ACCEPTED)
def test_canonical_spelling(text: str) -> None:
    assert parse_destination(text).url == ACCEPTED[text]


def test_spelling_twice_changes_nothing() -> None:
    assert [parse_destination(url).url for url in ACCEPTED.values()] == list(ACCEPTED.values())


@pytest.mark.parametrize("text", REFUSED)
def test_addresses_that_browsers_may_read_otherwise_are_refused(text: str) -> None:
    with pytest.raises(DestinationNotAccepted):
        parse_destination(text)


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://a.example.com/", "https://a.example.com/?tm_click=X"),
        ("https://a.example.com/p?a=1", "https://a.example.com/p?a=1&tm_click=X"),
        ("https://a.example.com/p?", "https://a.example.com/p?tm_click=X"),
        ("https://a.example.com/p?a=1#f?g", "https://a.example.com/p?a=1&tm_click=X#f?g"),
        ("https://a.example.com/#f", "https://a.example.com/?tm_click=X#f"),
    ],
)
def test_the_click_stands_in_the_query(url: str, followed: str) -> None:
    before, after = around_click(url)
    assert (before + b"X" + after).decode() == followed
