"""Files of a statement: Chinese embedded, formulas harmless, same close, same bytes."""

import csv
import io
import re
import time
import zlib
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from openpyxl import Workbook, load_workbook

from settlements.statements.exports import WRITERS
from settlements.statements.exports.csv import as_csv, canonical
from settlements.statements.exports.pdf import PRINTED_LINES, as_pdf
from settlements.statements.exports.xlsx import as_xlsx
from settlements.statements.rules import escape_formula, grouped, in_yuan, statement_number
from tests.settlements.statements.papers import CLOSED, make_document

LANGUAGES = ("zh-Hans", "en")


def streams(pdf: bytes) -> list[bytes]:
    """Every stream of a PDF, inflated where it is deflated."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    inflated = []
    for body in found:
        try:
            inflated.append(zlib.decompress(body))
        except zlib.error:
            inflated.append(body)
    return inflated


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_two_exports_are_byte_identical(
    kind: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = make_document()
    first = WRITERS[kind](document, language)
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert WRITERS[kind](document, language) == first


def test_another_close_makes_another_file() -> None:
    """The control: the recorded instant really stands in PDF and workbook."""
    document = make_document()
    later = replace(document, closed_at=CLOSED + timedelta(days=1))
    for kind in ("pdf", "xlsx"):
        assert WRITERS[kind](document, "en") != WRITERS[kind](later, "en")


def test_a_plain_workbook_would_carry_the_clock() -> None:
    """The control: what openpyxl writes by itself differs from save to save."""

    def plain() -> bytes:
        written = io.BytesIO()
        Workbook().save(written)
        return written.getvalue()

    first = plain()
    time.sleep(2.1)  # zip times have a step of two seconds
    assert plain() != first


def test_the_pdf_embeds_a_subset_of_its_chinese_font() -> None:
    pdf = as_pdf(make_document(), "zh-Hans")
    assert re.search(rb"/BaseFont /[A-Z]{6}\+NotoSansSC", pdf)
    assert b"/FontFile3" in pdf
    assert len(pdf) < 60_000  # the whole font has eight million bytes
    # Its map from glyphs to text names the characters, so that text can be found and copied.
    maps = b"".join(body for body in streams(pdf) if b"beginbfchar" in body)
    for character in "结算对账单老茶客":
        assert f"{ord(character):04X}".encode() in maps.upper()


def test_a_long_statement_has_pages_and_a_total() -> None:
    pdf = as_pdf(make_document(200), "zh-Hans")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 7


def test_a_huge_statement_prints_its_first_lines_and_the_whole_total() -> None:
    """Its reader waits for it; 2,001 lines and 3,001 print as many pages."""
    pages = {
        len(re.findall(rb"/Type /Page\b", as_pdf(make_document(count), "en")))
        for count in (PRINTED_LINES + 1, PRINTED_LINES + 1_001)
    }
    assert len(pages) == 1


def test_an_empty_statement_can_be_printed() -> None:
    document = make_document(0)
    for kind, write in WRITERS.items():
        assert write(document, "zh-Hans"), kind


@pytest.mark.parametrize("text", ["=SUM(A1)", "+1", "-1", "@cmd", "\t=1", "\r=1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    document = make_document(1, label=text, event_key=text)
    sheet = load_workbook(io.BytesIO(as_xlsx(document, "zh-Hans"))).worksheets[1]
    for column in (4, 5):
        cell = sheet.cell(2, column)
        assert cell.data_type == "s"
        assert str(cell.value).startswith("'")
    rows = list(csv.reader(io.StringIO(as_csv(document, "en").decode("utf-8-sig"), newline="")))
    assert rows[1][3].startswith("'")
    assert rows[1][4].startswith("'")


def test_unescaped_text_would_become_a_formula() -> None:
    """The control."""
    book = Workbook()
    book.active.append(["=SUM(A1)"])  # type: ignore[union-attr]
    assert book.active.cell(1, 1).data_type == "f"  # type: ignore[union-attr]


def test_the_workbook_holds_numbers_that_add_up() -> None:
    document = make_document()
    summary, lines = load_workbook(io.BytesIO(as_xlsx(document, "zh-Hans"))).worksheets
    assert (summary.title, lines.title) == ("汇总", "明细")
    amounts = [row[7].value for row in lines.iter_rows(min_row=2)]
    assert round(sum(amounts) * 100) == sum(line.amount_minor for line in document.lines)
    figures = {row[0].value: row[1].value for row in summary.iter_rows()}
    assert round(figures["期末余额"] * 100) == document.sums.closing_minor


def test_the_csv_is_what_the_digest_was_taken_of() -> None:
    document = make_document()
    body = as_csv(document, "en").removeprefix(b"\xef\xbb\xbf")
    assert body == canonical(document.lines)
    assert sha256(body).hexdigest() == document.digest
    rows = list(csv.DictReader(io.StringIO(body.decode())))
    assert rows[0]["net"] == "5000.00"
    assert rows[0]["date"] == "2026-10-02"


def test_numbers_are_written_exactly() -> None:
    assert [in_yuan(n) for n in (0, 5, -5, 123_456, -123_456)] == [
        "0.00",
        "0.05",
        "-0.05",
        "1234.56",
        "-1234.56",
    ]
    assert grouped(-123_456_789) == "-1,234,567.89"
    assert escape_formula("订单") == "订单"
    document = make_document()
    assert statement_number(document.starts_on, document.ends_on, 12) == document.number
