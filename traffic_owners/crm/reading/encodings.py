"""Which encoding a file is written in, judged from its first bytes."""

import codecs
import re

import charset_normalizer

from traffic_owners.crm.problems import UnknownEncoding, UnsupportedFile

SAMPLE_BYTES = 256 * 1024
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "shift_jis")

_OTHER_NAMES = {"gbk": "gb18030", "gb2312": "gb18030", "utf8": "utf-8", "utf-8-sig": "utf-8"}

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
_USUAL_IN_CHINESE = re.compile("[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef‘-”…—·￥]")


def detect_encoding(head: bytes) -> str:
    """Return the encoding of a text whose first bytes are ``head``.

    UTF-8 is tried first (other text almost never passes for it), then GB18030 when what comes out
    is Chinese, then a statistical guess. Raises UnsupportedFile for a picture, a PDF or an old
    XLS, and UnknownEncoding when nothing fits.
    """
    for signature, found in _FOREIGN:
        if head.startswith(signature):
            raise UnsupportedFile(found=found)
    for signature, encoding in _BOMS:
        if head.startswith(signature):
            return encoding
    if b"\0" in head:
        raise UnsupportedFile(found="binary")
    if decodes_as(head, "utf-8"):
        return "utf-8"
    if decodes_as(head, "gb18030") and _reads_as_chinese(decode_head(head, "gb18030")):
        return "gb18030"
    best = charset_normalizer.from_bytes(head, cp_isolation=list(ENCODINGS)).best()
    if best is None:
        raise UnknownEncoding()
    return named_encoding(best.encoding)


def named_encoding(name: str) -> str:
    """Return the encoding a person or a library means by ``name``. Raises UnknownEncoding."""
    plain = name.strip().lower()
    for written in (plain, plain.replace("_", "-"), _OTHER_NAMES.get(plain, "")):
        if written in ENCODINGS:
            return written
    raise UnknownEncoding(field="encoding")


def decode_head(head: bytes, encoding: str) -> str:
    """Decode a beginning, whose last character may be cut in two. Raises UnicodeDecodeError."""
    return codecs.getincrementaldecoder(encoding)().decode(head, final=False)


def decodes_as(head: bytes, encoding: str) -> bool:
    try:
        decode_head(head, encoding)
    except UnicodeDecodeError:
        return False
    return True


def _reads_as_chinese(text: str) -> bool:
    """GB18030 decodes nearly any bytes; real Chinese text stays within the common ideographs."""
    beyond_ascii = [character for character in text if ord(character) > 0x7F]
    usual = len(_USUAL_IN_CHINESE.findall("".join(beyond_ascii)))
    return usual >= 0.9 * len(beyond_ascii)
