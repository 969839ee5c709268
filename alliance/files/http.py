"""``POST /files/`` takes an upload; ``GET /files/<address>`` serves one to whom it was made for."""

from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadhandler import (
    FileUploadHandler,
    StopUpload,
    TemporaryFileUploadHandler,
)
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import path
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from alliance.files import selectors, services
from alliance.files.rules import IMAGES, MAX_BYTES, NotAccepted, TooBig
from alliance.files.states import FileKind
from alliance.identity.models import Person
from alliance.kernel.errors import DomainError, InvalidInput, NotFound
from alliance.kernel.language import language_of
from alliance.tenancy.context import acting
from alliance.tenancy.sessions import member
from alliance.tenancy.types import Actor

_ENVELOPE = 64 * 1024
_STATUS: dict[type[DomainError], int] = {TooBig: 413, NotAccepted: 415, NotFound: 404}
_CONTENT_TYPES = {
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.WEBP: "image/webp",
    FileKind.PDF: "application/pdf",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.CSV: "text/csv; charset=utf-8",
}


class SizeGuard(FileUploadHandler):
    """Cuts the connection when a body turns out longer than it may be."""

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > MAX_BYTES:
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


@csrf_exempt
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Refuse by size and session before a byte of the body is read, then take the file.

    The CSRF check comes after the upload handlers are set, for it parses the body.
    """
    try:
        if int(request.headers.get("Content-Length") or 0) > MAX_BYTES + _ENVELOPE:
            raise TooBig()
        actor = member(request)
    except DomainError as error:
        return _refusal(request, error)
    request.upload_handlers = [SizeGuard(request), TemporaryFileUploadHandler(request)]
    return _take(request, actor)


@csrf_protect
def _take(request: HttpRequest, actor: Actor) -> HttpResponse:
    try:
        sent = request.FILES.get("file")
        if sent is None or sent.file is None:
            raise InvalidInput("file", zh="没有收到文件", en="No file was sent")
        with acting(actor):
            stored = services.store_file(actor, stream=sent.file, name=sent.name or "")
    except DomainError as error:
        return _refusal(request, error)
    return JsonResponse({"id": str(stored.id), "name": stored.name, "size": stored.size_bytes})


@require_GET
def download(request: HttpRequest, address: str) -> HttpResponseBase:
    """Serve a file as what it was found to be; everything but an image is a download."""
    try:
        if not isinstance(request.user, Person):
            raise NotFound()
        card = selectors.file_at(address, person_id=request.user.id)
    except DomainError as error:
        return _refusal(request, error)
    response = FileResponse(
        default_storage.open(card.path, "rb"),
        filename=card.name,
        as_attachment=card.kind not in IMAGES,
        content_type=_CONTENT_TYPES[card.kind],
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _refusal(request: HttpRequest, error: DomainError) -> JsonResponse:
    language = language_of(request.headers.get("Accept-Language", ""))
    body: dict[str, Any] = {
        "code": error.code,
        "field": error.field,
        "message": error.message(language),
    }
    return JsonResponse(body, status=_STATUS.get(type(error), 400))


urlpatterns = [path("", upload), path("<str:address>", download)]
