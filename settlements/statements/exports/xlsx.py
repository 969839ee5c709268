"""A statement as a workbook: a summary sheet and the lines, amounts as numbers."""

import io
import zipfile
from datetime import UTC, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from settlements.statements.exports.content import describe, facts, sums, tax_sentence
from settlements.statements.exports.words import word
from settlements.statements.rules import escape_formula
from settlements.statements.types import Document

_HEAD = PatternFill("solid", fgColor="E7F1ED")
_BOLD = Font(bold=True)
_MONEY = "#,##0.00"
_COLUMNS = ("position", "date", "kind", "label", "event", "gross", "refunded", "amount")
_WIDTHS = (8, 12, 12, 40, 34, 14, 14, 14)


def as_xlsx(document: Document, language: str) -> bytes:
    """Return the workbook; its times are those of the close, so that two exports are equal."""
    book = Workbook()
    summary = book.active
    assert isinstance(summary, Worksheet)
    _summary(summary, document, language)
    _lines(book.create_sheet(), document, language)
    written = io.BytesIO()
    book.save(written)
    return _fixed(written, book.properties, document.closed_at)


def _summary(sheet: Worksheet, document: Document, language: str) -> None:
    sheet.title = word("summary", language)
    sheet.append([word("title", language)])
    sheet["A1"].font = Font(bold=True, size=14)
    for name, text in facts(document, language):
        sheet.append([name, escape_formula(text)])
    sheet.append([])
    for name, minor in sums(document, language):
        sheet.append([name, Decimal(minor) / 100])
        sheet.cell(sheet.max_row, 2).number_format = _MONEY
    if sentence := tax_sentence(document, language):
        sheet.append([])
        sheet.append([word("tax_basis", language), sentence])
        sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append([word("digest", language), document.digest])
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 68
    for row in sheet.iter_rows(min_row=2, max_col=2):
        row[0].font = _BOLD
        row[1].alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")


def _lines(sheet: Worksheet, document: Document, language: str) -> None:
    sheet.title = word("lines", language)
    sheet.append([word(column, language) for column in _COLUMNS])
    for cell in sheet[1]:
        cell.font, cell.fill = _BOLD, _HEAD
    for line in document.lines:
        sheet.append(
            [
                line.position,
                line.occurred_on,
                word(line.kind, language),
                escape_formula(describe(line, language)),
                escape_formula(line.event_key),
                *(Decimal(m) / 100 for m in (line.gross_minor, line.refunded_minor)),
                Decimal(line.amount_minor) / 100,
            ]
        )
    for row in sheet.iter_rows(min_row=2, min_col=6, max_col=8):
        for cell in row:
            cell.number_format = _MONEY
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[number]].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _fixed(written: io.BytesIO, properties: DocumentProperties, at: datetime) -> bytes:
    """Repack the workbook with the close's instant in every place where a clock would stand."""
    instant = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = instant
    repacked = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(repacked, "w") as new:
        for name in old.namelist():
            core = name == "docProps/core.xml"
            body = tostring(properties.to_tree()) if core else old.read(name)
            info = zipfile.ZipInfo(name, date_time=instant.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, body)
    return repacked.getvalue()
