"""Uploads are judged by content, drawn anew, named at random, and served to whom they concern."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from alliance.files import images, rules
from alliance.files.models import StoredFile
from alliance.files.rules import Bomb, NotAccepted, clean_name, kind_of
from alliance.files.selectors import file_address, stored_file
from alliance.files.services import store_file
from alliance.files.states import FileKind
from alliance.kernel.errors import NotFound
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from tests.api.caller import Caller
from tests.personas import make_brand, make_operator, make_owner

SCRIPT = b"<script>alert(1)</script>"


def picture(kind: str = "PNG", *, size: tuple[int, int] = (8, 8), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, kind, **options)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


BOOK = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}

ACCEPTED = {
    FileKind.PNG: picture(),
    FileKind.JPEG: picture("JPEG"),
    FileKind.WEBP: picture("WEBP"),
    FileKind.PDF: b"%PDF-1.7\n%%EOF",
    FileKind.XLSX: workbook(),
    FileKind.CSV: "编号,金额\n1,2\n".encode("gb18030"),
}

REFUSED = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "svg after a BOM": b"\xef\xbb\xbf \n<svg/>",
    "html": b"<!doctype html><p>x",
    "html in UTF-16": "<html>".encode("utf-16"),
    "an executable": b"MZ\x90\x00\x03",
    "an ELF binary": b"\x7fELF\x02\x01\x01\x00",
    "nothing": b"",
    "a zip without a workbook": archive({"a.txt": b"x"}),
    "a workbook with macros": archive({**BOOK, "xl/vbaProject.bin": b"x"}),
    "a broken zip": b"PK\x03\x04 not really",
    "gif": b"GIF89a\x01\x00\x01\x00\x00",
}


@pytest.mark.parametrize("kind", ACCEPTED)
def test_kind_is_found_in_the_content(kind: FileKind) -> None:
    assert kind_of(io.BytesIO(ACCEPTED[kind])) is kind


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_on_no_list_is_refused(name: str) -> None:
    with pytest.raises(NotAccepted):
        kind_of(io.BytesIO(REFUSED[name]))


def test_archive_that_unpacks_too_big_is_refused() -> None:
    bomb = archive({**BOOK, "xl/sheet1.xml": b"0" * 30_000_000})
    with pytest.raises(Bomb):
        kind_of(io.BytesIO(bomb))


def test_control_without_the_ratio_the_bomb_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MAX_RATIO", 10**9)
    bomb = archive({**BOOK, "xl/sheet1.xml": b"0" * 30_000_000})
    assert kind_of(io.BytesIO(bomb)) is FileKind.XLSX


def test_image_is_drawn_anew() -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    hiding = picture("JPEG", exif=exif) + SCRIPT
    drawn = images.redrawn(io.BytesIO(hiding), FileKind.JPEG).getvalue()
    assert b"secret" in hiding
    assert b"secret" not in drawn
    assert SCRIPT not in drawn


def test_image_of_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_PIXELS", 63)
    with pytest.raises(NotAccepted):
        images.redrawn(io.BytesIO(picture()), FileKind.PNG)


def test_truncated_image_is_refused() -> None:
    with pytest.raises(NotAccepted):
        images.redrawn(io.BytesIO(picture()[:40]), FileKind.PNG)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\会员.csv", "会员.csv"),
        ('a"b\r\nc.csv', "abc.csv"),
        ("...", "file"),
    ],
)
def test_names_are_cleaned(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept


@pytest.fixture
def owner(db: None) -> Actor:
    return make_owner(make_operator())


def post(caller: Caller, content: bytes, name: str = "a.csv", **headers: str) -> Any:
    sent = {"file": SimpleUploadedFile(name, content), "purpose": "test"}
    return caller.client.post("/files/", sent, headers={**caller.headers, **headers})


def test_upload_is_kept_under_a_random_name(owner: Actor) -> None:
    answer = post(Caller(owner), ACCEPTED[FileKind.CSV], "会员.csv")
    assert (answer.status_code, answer.json()["name"]) == (200, "会员.csv")
    with acting(owner):
        kept = stored_file(owner, answer.json()["id"])
        with kept.open() as stream:
            assert stream.read() == ACCEPTED[FileKind.CSV]
    assert "会员" not in kept.path
    assert kept.path.startswith(str(owner.organization_id))


@pytest.mark.parametrize("name", ["svg", "html", "a broken zip"])
def test_upload_of_a_forbidden_kind_is_refused(name: str, owner: Actor) -> None:
    answer = post(Caller(owner), REFUSED[name], "harmless.png")
    assert (answer.status_code, answer.json()["code"]) == (415, "file_not_accepted")
    with acting(owner):
        assert not StoredFile.objects.exists()


def test_upload_that_is_too_big_is_refused(owner: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliance.files.http.MAX_BYTES", 100)
    monkeypatch.setattr("alliance.files.http._ENVELOPE", 0)
    answer = post(Caller(owner), b"1,2\n" * 1_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_big")


def test_strangers_upload_nothing(owner: Actor) -> None:
    stranger = make_owner(make_operator())
    as_owner = {"X-Organization": str(owner.organization_id)}
    for caller in (Caller(), Caller(stranger)):
        answer = post(caller, b"1,2\n", **as_owner)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_upload_without_csrf_token_is_refused(owner: Actor) -> None:
    caller = Caller(owner)
    caller.client.handler.enforce_csrf_checks = True
    assert post(caller, b"1,2\n").status_code == 403


def test_file_of_another_organization_is_not_found(owner: Actor) -> None:
    with acting(owner):
        kept = store_file(owner, stream=io.BytesIO(b"1,2\n"), name="a.csv")
    brand = make_brand(make_operator())
    with acting(brand), pytest.raises(NotFound):
        stored_file(brand, kept.id)


def kept_picture(owner: Actor) -> StoredFile:
    with acting(owner):
        return store_file(owner, stream=io.BytesIO(picture()), name="图.png")


def test_address_serves_the_person_it_was_made_for(owner: Actor) -> None:
    assert owner.person_id
    address = file_address(kept_picture(owner).id, person_id=owner.person_id)
    answer = Caller(owner).client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_address_serves_nobody_else(owner: Actor) -> None:
    assert owner.person_id
    address = file_address(kept_picture(owner).id, person_id=owner.person_id)
    stranger = make_owner(make_operator())
    for client in (Client(), Caller(stranger).client):
        assert client.get(address).status_code == 404
    assert Caller(owner).client.get(address[:-2] + "xx").status_code == 404


def test_everything_but_an_image_is_a_download(owner: Actor) -> None:
    assert owner.person_id
    with acting(owner):
        kept = store_file(owner, stream=io.BytesIO(b"1,2\n"), name="a.csv")
    answer = Caller(owner).client.get(file_address(kept.id, person_id=owner.person_id))
    assert answer.headers["Content-Disposition"].startswith("attachment")
