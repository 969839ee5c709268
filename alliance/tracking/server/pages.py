"""The few pages the redirect server shows itself: constant, bilingual, nothing of the URL."""

from typing import Any

Message = dict[str, Any]
Page = tuple[Message, Message]

_TEXTS = {
    "unknown": (
        404,
        ("没有找到这个链接", "它可能输入有误，或已被移除。请向分享给你的人确认。"),
        ("This link was not found", "It may be mistyped or removed. Ask whoever shared it."),
    ),
    "resting": (
        410,
        ("这个链接已暂停或到期", "活动可能已经结束。感谢你的关注。"),
        ("This link is paused or has expired", "The campaign may be over. Thank you for coming."),
    ),
    "busy": (
        503,
        ("现在访问的人有点多", "请过几秒再点一次链接。"),
        ("Too many visitors right now", "Please follow the link again in a few seconds."),
    ),
    "method": (
        405,
        ("链接只能打开", "这个地址不接受提交。"),
        ("Links can only be opened", "This address accepts no submissions."),
    ),
}

_HTML = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>{title}</title>
<style>body{{margin:0;min-height:100vh;display:grid;place-items:center;background:#F5F6F5;
color:#1F2328;font:16px/1.7 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}}
main{{max-width:22rem;margin:24px;padding:32px;background:#fff;border:1px solid #E3E6E4;
border-radius:8px;text-align:center}}h1{{margin:16px 0 4px;font-size:20px}}
p{{margin:0;color:#595959}}</style></head><body><main>
<svg width="56" height="56" viewBox="0 0 56 56" fill="none" stroke="#0B6E4F" stroke-width="3"
aria-hidden="true"><path d="M8 28a20 20 0 0 1 40 0M16 28a12 12 0 0 1 24 0M24 28a4 4 0 0 1 8 0"/>
</svg><h1>{title}</h1><p>{text}</p></main></body></html>"""

_HEADERS = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
_EXTRA = {"busy": [(b"retry-after", b"2")], "method": [(b"allow", b"GET, HEAD")]}


def page(kind: str, accept_language: bytes) -> Page:
    """Return the two ASGI messages of a page, in Chinese unless only other languages are asked."""
    is_chinese = not accept_language or b"zh" in accept_language.lower()
    return _PAGES[kind, "zh-Hans" if is_chinese else "en"]


def json_answer(status: int, body: bytes) -> Page:
    """Return the messages of a small JSON answer."""
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    return _messages(status, headers, body)


def _build(kind: str, lang: str) -> Page:
    status, chinese, english = _TEXTS[kind]
    title, text = chinese if lang == "zh-Hans" else english
    body = _HTML.format(lang=lang, title=title, text=text).encode()
    return _messages(status, _HEADERS + _EXTRA.get(kind, []), body)


def _messages(status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> Page:
    length = (b"content-length", str(len(body)).encode())
    start = {"type": "http.response.start", "status": status, "headers": [*headers, length]}
    return start, {"type": "http.response.body", "body": body}


_PAGES = {(kind, lang): _build(kind, lang) for kind in _TEXTS for lang in ("zh-Hans", "en")}
