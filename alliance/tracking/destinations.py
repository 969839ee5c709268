"""Where a link may lead: one canonical spelling of an address, so that its host can be compared.

Browsers are lenient with backslashes, control characters, credentials and odd numbers; whatever
they could read differently from us is refused instead of repaired.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlsplit

from alliance.kernel.errors import InvalidInput

MAX_LENGTH = 2_000
CLICK_PARAMETER = "tm_click"

_DEFAULT_PORTS = {"https": 443, "http": 80}
_HOST = re.compile(r"(?=.{4,253}$)(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!\d+$)[a-z0-9-]{2,63}")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff\\\"<>^`{|}]")
_SAFE_PATH = "/:@!$&'()*+,;=~-._%"
_SAFE_QUERY = _SAFE_PATH + "?"


class DestinationNotAccepted(InvalidInput):
    """The address is none that every browser reads the same way."""

    code = "destination_not_accepted"

    def __init__(self, *, zh: str, en: str) -> None:
        super().__init__("destination", zh=zh, en=en)


@dataclass(frozen=True, slots=True)
class Destination:
    """A canonical absolute address: ``scheme://host/…``, ASCII only."""

    url: str
    host: str


def parse_destination(text: str, *, schemes: tuple[str, ...] = ("https",)) -> Destination:
    """Return the canonical form of an absolute address. Raises DestinationNotAccepted."""
    if not 1 <= len(text) <= MAX_LENGTH:
        _refuse("地址长度须在 1–2000 字之间", "An address has 1 to 2,000 characters")
    if _FORBIDDEN.search(text):
        _refuse("地址含有不允许的字符", "The address contains forbidden characters")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        _refuse("地址无法解析", "The address cannot be read")
    scheme = parts.scheme
    if scheme not in schemes or not text[len(scheme) :].startswith("://"):
        _refuse(f"地址须以 {schemes[0]}:// 开头", f"The address must start with {schemes[0]}://")
    if "@" in parts.netloc or port not in (None, _DEFAULT_PORTS[scheme]):
        _refuse("地址不能含用户名或端口", "The address may carry no user name and no port")
    host = _canonical_host(parts.netloc)
    _refuse_own_parameter(parts.query)
    url = f"{scheme}://{host}{quote(parts.path or '/', safe=_SAFE_PATH)}"
    if parts.query:
        url += f"?{quote(parts.query, safe=_SAFE_QUERY)}"
    if parts.fragment:
        url += f"#{quote(parts.fragment, safe=_SAFE_QUERY)}"
    if len(url) > MAX_LENGTH:
        _refuse("地址过长", "The address is too long")
    return Destination(url, host)


def around_click(url: str) -> tuple[bytes, bytes]:
    """Return what stands before and after the click id in a canonical address."""
    before, mark, fragment = url.partition("#")
    joint = "" if before[-1] in "?&" else "&" if "?" in before else "?"
    return f"{before}{joint}{CLICK_PARAMETER}=".encode(), f"{mark}{fragment}".encode()


def _canonical_host(netloc: str) -> str:
    name = netloc.rpartition(":")[0] if ":" in netloc else netloc
    try:
        host = name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        _refuse("域名无法解析", "The host cannot be read")
    if not _HOST.fullmatch(host):
        _refuse("地址须含公开的域名", "The address needs a public host name")
    return host


def _refuse_own_parameter(query: str) -> None:
    names = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
    if CLICK_PARAMETER in names:
        _refuse(f"参数 {CLICK_PARAMETER} 由系统添加", f"{CLICK_PARAMETER} is added by us")


def _refuse(zh: str, en: str) -> None:
    raise DestinationNotAccepted(zh=zh.replace("{", "(").replace("}", ")"), en=en)
