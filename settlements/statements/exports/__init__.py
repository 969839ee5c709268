"""A statement as a file, written from recorded facts only: same close, same bytes."""

from collections.abc import Callable

from settlements.statements.exports.csv import as_csv
from settlements.statements.exports.pdf import as_pdf
from settlements.statements.exports.xlsx import as_xlsx
from settlements.statements.types import Document

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}

WRITERS: dict[str, Callable[[Document, str], bytes]] = {
    "pdf": as_pdf,
    "xlsx": as_xlsx,
    "csv": as_csv,
}
