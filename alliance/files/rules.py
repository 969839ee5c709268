"""What an upload really is, judged by its bytes; the name it came with is never asked."""

import re
import unicodedata
import zipfile
from typing import IO

from alliance.files.states import FileKind
from alliance.kernel.errors import DomainError

MAX_BYTES = 20 * 1024 * 1024
MAX_UNZIPPED = 200 * 1024 * 1024
MAX_RATIO = 200
MAX_ENTRIES = 2_000
_HEAD = 64 * 1024
_MAGIC: dict[FileKind, bytes] = {
    FileKind.PNG: b"\x89PNG\r\n\x1a\n",
    FileKind.JPEG: b"\xff\xd8\xff",
    FileKind.PDF: b"%PDF-",
}
IMAGES = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.WEBP})


class TooBig(DomainError):
    code = "file_too_big"
    zh = "文件过大，最多 20 MB"
    en = "The file is too big: 20 MB at most"
    field = "file"


class NotAccepted(DomainError):
    code = "file_not_accepted"
    zh = "只接受 PNG、JPEG、WebP、PDF、XLSX 和 CSV 文件"
    en = "Only PNG, JPEG, WebP, PDF, XLSX and CSV files are accepted"
    field = "file"


class Bomb(DomainError):
    code = "file_unpacks_too_big"
    zh = "压缩内容异常，已拒绝"
    en = "The archive unpacks to far more than it holds and was refused"
    field = "file"


def kind_of(stream: IO[bytes]) -> FileKind:
    """Return the kind of file in ``stream``; raises NotAccepted or Bomb."""
    stream.seek(0)
    head = stream.read(_HEAD)
    for kind, magic in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.WEBP
    if head.startswith(b"PK\x03\x04"):
        _judge_workbook(stream)
        return FileKind.XLSX
    if _is_plain_text(head):
        return FileKind.CSV
    raise NotAccepted()


def _judge_workbook(stream: IO[bytes]) -> None:
    """Accept a macro-free XLSX that unpacks to a sane size; the sizes are the directory's."""
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise NotAccepted() from error
    names = {entry.filename for entry in entries}
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise NotAccepted()
    if any(name.lower().endswith((".bin", ".exe", ".js", ".vbs")) for name in names):
        raise NotAccepted()
    packed = sum(entry.compress_size for entry in entries) or 1
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNZIPPED:
        raise Bomb()
    if unpacked > 1024 * 1024 and unpacked / packed > MAX_RATIO:
        raise Bomb()


def _is_plain_text(head: bytes) -> bool:
    """Text in any encoding, but neither markup nor binary; UTF-16 spreadsheets start with a BOM."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return not _is_markup(head.decode("utf-16", errors="ignore"))
    if not head or b"\x00" in head:
        return False
    if _is_markup(head.decode("utf-8-sig", errors="ignore")):
        return False
    control = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return control == 0


def _is_markup(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("<")


def clean_name(name: str) -> str:
    """Return a file name that is safe to show and to offer: no path, no control characters."""
    base = re.split(r"[/\\]", name)[-1]
    kept = "".join(c for c in base if unicodedata.category(c)[0] != "C" and c not in '"<>|:*?;')
    return kept.strip(" .")[-120:] or "file"
