"""What a request says about who follows a link: pure rules, each with its numeric reason.

The order of the checks and the origin of the names stand in docs/algorithms/tracking.md.
"""

import re
from collections.abc import Mapping

from alliance.tracking.states import Device, Reason, Verdict
from alliance.tracking.types import AgentReading

RULE_VERSION = 1

MAX_AGENT = 512
"""Bytes of a user agent that are read; real ones end well before."""

# Programs that say what they are. A word ends before a capital, digit or sign, so the phones of
# the maker CUBOT and words such as "robotics" stay out.
_DECLARED_BOT = re.compile(
    r"(?<!cu)bots?(?![a-z])|spider|crawl|slurp|scrap(?:er|y)|archiver|"
    r"\+https?://|@[a-z0-9-]+\.[a-z]|https?://\S*(?:bot|crawl|spider)|"
    r"^(?:curl|wget|httpie|lwp|java|okhttp|axios|got|node-fetch|undici|go-http-client|ruby|perl|"
    r"php|guzzle|apache-httpclient|libwww|postman\w*|insomnia|aiohttp|httpx|urllib\d?|"
    r"python[\w.-]*|dart|restsharp|winhttp|reqwest|wrk|ab|siege|hey|k6|masscan|zgrab|nmap)"
    r"(?:[/ (;]|$)|headless|phantomjs|selenium|puppeteer|playwright|lighthouse|pagespeed|"
    r"uptime|monitor(?:ing)?\b|pingdom|checker\b|validator|feedfetch|feedly|mediapartners|"
    r"bingpreview|google-(?:read-aloud|inspectiontool|extended|site-verification)|"
    r"qwantify|ia_archiver|dataprovider|scan(?:ner)?\b",
    re.IGNORECASE,
)

# Messengers that fetch a link to draw its card; nobody has followed it yet.
_LINK_PREVIEW = re.compile(
    r"facebookexternalhit|facebookcatalog|whatsapp/|telegrambot|twitterbot|slackbot|discordbot|"
    r"linkedinbot|skypeuripreview|line-poker|kakaotalk-scrap|viber/[\d.]+$|"
    r"snap url preview|iframely|embedly|vkshare|dingtalkbot|larkurl|feishu-?link|"
    r"wechatlinkpreview|qqurlpreview",
    re.IGNORECASE,
)

_BROWSER = re.compile(
    r"^(?:Mozilla/[45]\.0 \(|Opera/\d|Dalvik/\d|UCWEB/|NokiaN|BlackBerry|SonyEricsson)|"
    r"MicroMessenger/|MQQBrowser/|UCBrowser/|AppleWebKit/|Gecko/\d|Trident/\d|"
    r"AlipayClient/|Weibo|aweme|CFNetwork/",
)
_TABLET = re.compile(r"iPad|Tablet|PlayBook|Silk/|Pad\b|Android(?!.*Mobile)", re.IGNORECASE)
_PHONE = re.compile(r"iPhone|iPod|Mobile|Android|Phone|Dalvik|UCWEB|BlackBerry|Opera Mini")
_DESKTOP = re.compile(r"Windows NT|Macintosh|X11|CrOS")

_PREFETCH_HEADERS = (b"sec-purpose", b"purpose", b"x-purpose", b"x-moz")


def read_agent(agent: bytes) -> AgentReading:
    """Return verdict, reason and device for a ``User-Agent`` header; equal input, equal answer."""
    text = agent[:MAX_AGENT].decode("latin-1").strip()
    reason = _agent_reason(text)
    verdict = Verdict.VALID if reason is Reason.NONE else Verdict.INVALID
    return AgentReading(verdict, reason, device_of(text))


def _agent_reason(text: str) -> Reason:
    if _LINK_PREVIEW.search(text):
        return Reason.LINK_PREVIEW
    if _DECLARED_BOT.search(text):
        return Reason.DECLARED_BOT
    if not _BROWSER.search(text):
        return Reason.UNKNOWN_AGENT
    return Reason.NONE


def device_of(text: str) -> Device:
    """Return the kind of machine a user agent names."""
    if _DESKTOP.search(text) and "Mobile" not in text:
        return Device.DESKTOP
    if _TABLET.search(text) and "Dalvik" not in text:
        return Device.TABLET
    return Device.PHONE if _PHONE.search(text) else Device.UNKNOWN


def request_reason(method: str, headers: Mapping[bytes, bytes]) -> Reason:
    """Return why the request itself is no visit (a HEAD, a prefetch), or NONE."""
    for name in _PREFETCH_HEADERS:
        purpose = headers.get(name)
        if purpose is not None and (b"prefetch" in purpose or b"preview" in purpose):
            return Reason.PREFETCH
    return Reason.HEAD_REQUEST if method == "HEAD" else Reason.NONE
