"""The console's single page: every address that no server code answers."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import ensure_csrf_cookie

NOT_BUILT = "The front end is not built yet: run `make setup`.\n"


@ensure_csrf_cookie
def console(request: HttpRequest, path: str = "") -> HttpResponse:
    """index.html, never cached, with the CSRF cookie the console sends back."""
    index = settings.FRONTEND_DIST / "index.html"
    if not index.exists():
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse(index.read_bytes(), headers={"Cache-Control": "no-cache"})
