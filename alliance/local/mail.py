"""The mail that local mode wrote to its folder, readable in the browser."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html, format_html_join

PAGE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>{}</title>
<meta name="viewport" content="width=device-width">
<style>body{{font:14px/1.6 system-ui;max-width:760px;margin:32px auto;padding:0 16px;color:#1F2328}}
a{{color:#0B6E4F}}li{{margin:6px 0}}pre{{white-space:pre-wrap;background:#F5F6F5;padding:16px}}
time{{color:#595959}}</style><h1>{}</h1>{}</html>"""


def inbox(request: HttpRequest) -> HttpResponse:
    """Every mail sent, newest first."""
    rows = format_html_join(
        "",
        '<li><time>{}</time> {} — <a href="{}/">{}</a></li>',
        ((mail["Date"], mail["To"], name, mail["Subject"]) for name, mail in _mails()),
    )
    return _page(
        "邮件 Mail", format_html("<ul>{}</ul>", rows) if rows else "还没有邮件。No mail yet."
    )


def message(request: HttpRequest, name: str) -> HttpResponse:
    """One mail, as text."""
    mail = dict(_mails()).get(name)
    if mail is None:
        raise Http404
    body = mail.get_body(("plain",))
    text = body.get_content() if body else ""
    header = format_html("<p>{} → {}</p>", mail["From"], mail["To"])
    return _page(mail["Subject"], header + format_html("<pre>{}</pre>", text))


def _mails() -> list[tuple[str, EmailMessage]]:
    """A file of Django's backend may hold several mails, each ended by a line of dashes."""
    found = []
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log"), reverse=True)
    for file in files[:200]:
        parts = file.read_bytes().split(b"\n" + b"-" * 79 + b"\n")
        for number, part in enumerate(parts):
            if part.strip():
                found.append((f"{file.stem}-{number}", _parse(part)))
    return found


def _parse(raw: bytes) -> EmailMessage:
    mail = email.message_from_bytes(raw.lstrip(), policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def _page(title: str, body: str) -> HttpResponse:
    return HttpResponse(format_html(PAGE, title, title, body))


urlpatterns = [path("", inbox), path("<str:name>/", message)]
