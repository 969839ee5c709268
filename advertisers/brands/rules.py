"""What counts as a public host name, and where a brand shows that it owns one."""

import ipaddress
import re
from urllib.parse import urlsplit

from alliance.kernel.errors import InvalidInput

PROOF_PATH = "/.well-known/tangmeng.txt"

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NEVER_PUBLIC = ("localhost", "local", "internal", "lan", "home", "invalid", "onion")


class HostNotAccepted(InvalidInput):
    """The text is no public host name."""

    code = "host_not_accepted"

    def __init__(self, host: str) -> None:
        super().__init__(
            "host",
            zh="「{host}」不是可公开访问的域名",
            en="“{host}” is not a public host name",
            host=host[:80],
        )


def normal_host(text: str) -> str:
    """Return a public host name in lower-case ASCII (IDNA); raises HostNotAccepted.

    Ports, paths, addresses and names that only work inside a network are refused.
    """
    try:
        host = text.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise HostNotAccepted(text) from None
    labels = host.split(".")
    if len(labels) < 2 or len(host) > 253 or labels[-1] in _NEVER_PUBLIC or _is_address(host):
        raise HostNotAccepted(text)
    if not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        raise HostNotAccepted(text)
    return host


def host_of(url: str) -> str:
    """Return the normal host of a web address without credentials; raises HostNotAccepted."""
    try:
        parts = urlsplit(url.strip())
        accepted = parts.scheme in {"https", "http"} and parts.port in {None, 80, 443}
    except ValueError:
        raise HostNotAccepted(url) from None
    if not accepted or parts.hostname is None or "@" in parts.netloc or "\\" in url:
        raise HostNotAccepted(url)
    return normal_host(parts.hostname)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
