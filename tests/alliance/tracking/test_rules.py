"""What user agents and requests say, without a database."""

import pytest

from alliance.tracking.rules import read_agent, request_reason
from alliance.tracking.states import Device, Reason, Verdict
from tests.alliance.tracking.scene import WECHAT

PEOPLE = {
    WECHAT: Device.PHONE,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Mobile/15E148 MicroMessenger/8.0.48(0x18003030) NetType/WIFI Language/zh_CN":
        Device.PHONE,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.1 Mobile/15E148 Safari/604.1": Device.PHONE,
    "Mozilla/5.0 (Linux; U; Android 12; zh-cn; M2102J2SC Build/SKQ1) AppleWebKit/537.36 (KHTML, "
    "like Gecko) Version/4.0 Chrome/100.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/17.6":
        Device.PHONE,
    "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/119.0 Mobile Safari/537.36": Device.PHONE,
    "Mozilla/5.0 (Linux; Android 10; HarmonyOS; ELS-AN00) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/99.0 HuaweiBrowser/13.0 Mobile Safari/537.36": Device.PHONE,
    "Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.4 Mobile/15E148 Safari/604.1": Device.TABLET,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/130.0 Safari/537.36": Device.DESKTOP,
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Safari/605.1.15": Device.DESKTOP,
}  # fmt: skip

MACHINES = {
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)":
        Reason.DECLARED_BOT,
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)":
        Reason.DECLARED_BOT,
    "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)":
        Reason.DECLARED_BOT,
    "Mozilla/5.0 (compatible; Bytespider; spider-feedback@bytedance.com)": Reason.DECLARED_BOT,
    "curl/8.5.0": Reason.DECLARED_BOT,
    "python-requests/2.32.3": Reason.DECLARED_BOT,
    "Go-http-client/1.1": Reason.DECLARED_BOT,
    "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0":
        Reason.DECLARED_BOT,
    "facebookexternalhit/1.1": Reason.LINK_PREVIEW,
    "WhatsApp/2.23.20.0": Reason.LINK_PREVIEW,
    "TelegramBot (like TwitterBot)": Reason.LINK_PREVIEW,
    "": Reason.UNKNOWN_AGENT,
    "-": Reason.UNKNOWN_AGENT,
    "something else": Reason.UNKNOWN_AGENT,
}  # fmt: skip


@pytest.mark.parametrize("agent", PEOPLE)
def test_browsers_of_people_count(agent: str) -> None:
    reading = read_agent(agent.encode())

    assert (reading.verdict, reading.reason) == (Verdict.VALID, Reason.NONE)
    assert reading.device is PEOPLE[agent]


@pytest.mark.parametrize("agent", MACHINES)
def test_machines_are_refused_with_their_reason(agent: str) -> None:
    reading = read_agent(agent.encode())

    assert (reading.verdict, reading.reason) == (Verdict.INVALID, MACHINES[agent])


def test_only_the_first_512_bytes_of_an_agent_are_read() -> None:
    assert read_agent(b"Mozilla/5.0 (" + b"a" * 600 + b" bot").reason is Reason.NONE


@pytest.mark.parametrize(
    ("method", "headers", "reason"),
    [
        ("GET", {}, Reason.NONE),
        ("HEAD", {}, Reason.HEAD_REQUEST),
        ("GET", {b"sec-purpose": b"prefetch;prerender"}, Reason.PREFETCH),
        ("GET", {b"purpose": b"prefetch"}, Reason.PREFETCH),
        ("GET", {b"x-purpose": b"preview"}, Reason.PREFETCH),
        ("GET", {b"x-moz": b"prefetch"}, Reason.PREFETCH),
        ("HEAD", {b"purpose": b"prefetch"}, Reason.PREFETCH),
        ("GET", {b"purpose": b"other"}, Reason.NONE),
    ],
)
def test_requests_that_are_no_visits(
    method: str, headers: dict[bytes, bytes], reason: Reason
) -> None:
    assert request_reason(method, headers) is reason


def test_reasons_are_numbered_once_and_explained() -> None:
    from alliance.local.home import REPOSITORY

    text = (REPOSITORY / "docs/algorithms/tracking.md").read_text()
    assert all(f"| {reason.value} |" in text for reason in Reason)
