"""The canonical CSV of a statement's lines: machine-readable, and what the digest is taken of."""

import csv
import hashlib
import io
from collections.abc import Iterable

from settlements.statements.rules import escape_formula, in_yuan
from settlements.statements.types import Document, Line

COLUMNS = ("position", "kind", "date", "description", "event", "gross", "refunded", "net")


def as_csv(document: Document, language: str) -> bytes:
    """Return the lines as UTF-8 with a byte-order mark, in any language the same."""
    return b"\xef\xbb\xbf" + canonical(document.lines)


def canonical(lines: Iterable[Line]) -> bytes:
    """Return the lines as UTF-8 CSV with English column names, ISO dates and plain decimals."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(
            (
                line.position,
                str(line.kind),
                line.occurred_on.isoformat(),
                escape_formula(line.label),
                escape_formula(line.event_key),
                in_yuan(line.gross_minor),
                in_yuan(line.refunded_minor),
                in_yuan(line.amount_minor),
            )
        )
    return text.getvalue().encode()


def digest_of(lines: Iterable[Line]) -> str:
    """Return the SHA-256 of the canonical CSV, in hexadecimal."""
    return hashlib.sha256(canonical(lines)).hexdigest()
