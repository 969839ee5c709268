"""How a table is laid out: encoding, delimiter, header, columns, a few lines to show."""

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import BinaryIO

from traffic_owners.crm.mapping import field_named
from traffic_owners.crm.problems import EmptyFile, WrongEncoding
from traffic_owners.crm.reading.encodings import (
    SAMPLE_BYTES,
    decode_head,
    decodes_as,
    detect_encoding,
    named_encoding,
)
from traffic_owners.crm.reading.lines import BLANKS, workbook_lines
from traffic_owners.crm.types import Layout

DELIMITERS = ("\t", ",", ";", "|")
SAMPLE_LINES = 20
SNIFFED_LINES = 100

_NUMERIC = re.compile(r"^[¥$€]?[-+]?[\d,./年月日:\- ]+元?$")


def detect_layout(
    stream: BinaryIO, *, encoding: str | None = None, has_header: bool | None = None
) -> Layout:
    """Return how ``stream`` is to be read, from its first 256 kB.

    ``encoding`` and ``has_header`` overrule what would be detected.

    Raises WrongEncoding when the chosen encoding does not fit, UnknownEncoding when none does,
    UnsupportedFile for what is no table, EmptyFile for nothing but a header.
    """
    stream.seek(0)
    head = stream.read(SAMPLE_BYTES)
    if not head.strip():
        raise EmptyFile()
    if head.startswith(b"PK\x03\x04"):
        rows = [cells for _, cells in islice(workbook_lines(stream), SNIFFED_LINES)]
        return _layout_of("xlsx", "", "", rows, has_header)
    encoding = _checked(head, named_encoding(encoding)) if encoding else detect_encoding(head)
    lines = _whole_lines(
        decode_head(head, encoding).removeprefix("\ufeff"), complete=len(head) < SAMPLE_BYTES
    )
    delimiter = detect_delimiter(lines)
    return _layout_of("text", encoding, delimiter, split_lines(lines, delimiter), has_header)


def _checked(head: bytes, encoding: str) -> str:
    if not decodes_as(head, encoding):
        raise WrongEncoding(encoding=encoding, line=_first_bad_line(head, encoding))
    return encoding


def _first_bad_line(head: bytes, encoding: str) -> int:
    try:
        decode_head(head, encoding)
    except UnicodeDecodeError as error:
        return head.count(b"\n", 0, error.start) + 1
    return 1


def _whole_lines(text: str, *, complete: bool) -> list[str]:
    """Return the first lines that hold something; a cut sample may end in half a line."""
    lines = text.splitlines()
    if not complete and len(lines) > 1:
        lines.pop()
    return [line for line in lines if line.strip()][:SNIFFED_LINES]


def detect_delimiter(lines: list[str]) -> str:
    """Return the delimiter that cuts nearly all lines into the same number (≥ 2) of columns.

    Tab, comma, semicolon and bar are tried in this order, then runs of blanks; a table of a single
    column reads as comma-separated.
    """
    for delimiter in (*DELIMITERS, BLANKS):
        widths = Counter(len(cells) for cells in split_lines(lines, delimiter))
        if not widths:
            break
        width, agreeing = widths.most_common(1)[0]
        if width > 1 and agreeing >= 0.9 * sum(widths.values()):
            return delimiter
    return _most_frequent(lines)


def _most_frequent(lines: list[str]) -> str:
    """For ragged tables: the delimiter of most lines; the row check names the short ones."""
    counts = {delimiter: sum(delimiter in line for line in lines) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: counts[delimiter])
    return best if counts[best] * 2 > len(lines) else ","


def split_lines(lines: list[str], delimiter: str) -> list[list[str]]:
    if delimiter == BLANKS:
        return [line.split() for line in lines]
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    return [[cell.strip() for cell in cells] for cells in reader]


def _layout_of(
    kind: str, encoding: str, delimiter: str, rows: list[list[str]], has_header: bool | None
) -> Layout:
    if not rows:
        raise EmptyFile()
    header = looks_like_header(rows) if has_header is None else has_header
    body = rows[1:] if header else rows
    if not body:
        raise EmptyFile()
    width = max(map(len, rows))
    first = rows[0] if header else []
    columns = [first[i] if i < len(first) and first[i] else f"#{i + 1}" for i in range(width)]
    return Layout(kind, encoding, delimiter, header, columns, body[:SAMPLE_LINES])


def looks_like_header(rows: list[list[str]]) -> bool:
    """A first line is a header when it names a field we know, or is all words above numbers."""
    first = rows[0]
    if any(field_named(cell) for cell in first):
        return True
    words = all(cell and not _NUMERIC.match(cell) for cell in first)
    return words and len(rows) > 1 and any(_NUMERIC.match(cell) for cell in rows[1])
