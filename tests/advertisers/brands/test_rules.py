"""Host names: what is public, and what only looks so."""

import pytest

from advertisers.brands.rules import HostNotAccepted, host_of, normal_host


@pytest.mark.parametrize(
    ("given", "host"),
    [
        (" Shop.Example.COM. ", "shop.example.com"),
        ("茶山.中国", "xn--rht151g.xn--fiqs8s"),
        ("a-b.example", "a-b.example"),
    ],
)
def test_public_host_is_written_one_way(given: str, host: str):
    assert normal_host(given) == host


@pytest.mark.parametrize(
    "text",
    [
        "",
        "localhost",
        "shop.local",
        "10.0.0.1",
        "127.1",
        "[::1]",
        "0x7f.1",
        "shop.example.com:443",
        "shop.example.com/x",
        "-a.example.com",
        "a b.example.com",
        "single",
        "a..example.com",
        "x" * 64 + ".com",
    ],
)
def test_anything_else_is_refused(text: str):
    with pytest.raises(HostNotAccepted) as refused:
        normal_host(text)
    assert refused.value.code == "host_not_accepted"


def test_host_is_read_from_a_web_address():
    assert host_of("https://Shop.Example.com/a?b=c#d") == "shop.example.com"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://shop.example.com/",
        "https://shop.example.com@evil.example/",
        "https://shop.example.com:8443/",
        "https:\\\\shop.example.com",
        "//shop.example.com/",
        "https://",
        "https://[::1]/",
        "https://shop.example.com:99999/",
    ],
)
def test_other_addresses_are_refused(url: str):
    with pytest.raises(HostNotAccepted):
        host_of(url)
