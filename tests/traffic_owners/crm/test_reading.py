"""Tables are read as people write them, and what is no table is refused by name."""

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from traffic_owners.crm.mapping import checked_mapping, suggest_mapping
from traffic_owners.crm.problems import (
    SENTENCES,
    EmptyFile,
    MissingColumns,
    UnknownEncoding,
    UnsupportedFile,
    WrongColumns,
    WrongEncoding,
    sentence,
)
from traffic_owners.crm.reading.encodings import named_encoding
from traffic_owners.crm.reading.layouts import detect_layout
from traffic_owners.crm.reading.lines import data_lines
from traffic_owners.crm.rules import line_key, purchase_digest, read_member, read_purchase
from traffic_owners.crm.states import ImportKind
from traffic_owners.crm.types import PurchaseRow

TODAY = date(2026, 11, 2)
PEOPLE = "客户编号,性别,所在省份,年龄\nA1,女,广东省,31\nA2,男,上海,28\n"


def lines_of(content: bytes, **given: object) -> list[tuple[int, list[str]]]:
    layout = detect_layout(io.BytesIO(content), **given)  # type: ignore[arg-type]
    return list(data_lines(io.BytesIO(content), layout))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_tables_are_read_in_the_usual_encodings(encoding: str) -> None:
    assert lines_of(PEOPLE.encode(encoding)) == [
        (2, ["A1", "女", "广东省", "31"]),
        (3, ["A2", "男", "上海", "28"]),
    ]


def test_a_wrong_encoding_is_named_with_its_line() -> None:
    with pytest.raises(WrongEncoding) as refusal:
        detect_layout(io.BytesIO(PEOPLE.encode("gb18030")), encoding="utf-8")

    assert refusal.value.params == {"encoding": "utf-8", "line": 1}
    assert "UTF-8" in refusal.value.message("zh")


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "latin-1", ""])
def test_only_encodings_that_tables_use_are_taken(name: str) -> None:
    with pytest.raises(UnknownEncoding):
        named_encoding(name)


@pytest.mark.parametrize(
    ("name", "meant"), [("GBK", "gb18030"), ("UTF8", "utf-8"), ("utf_16", "utf-16")]
)
def test_encodings_have_other_names(name: str, meant: str) -> None:
    assert named_encoding(name) == meant


def test_bytes_that_turn_wrong_far_behind_the_sample_are_named_too() -> None:
    content = PEOPLE.encode() + b"A3,x,y,1\n" * 40_000 + "A4,女,广东,30\n".encode("gb18030")
    layout = detect_layout(io.BytesIO(content))

    with pytest.raises(WrongEncoding) as refusal:
        list(data_lines(io.BytesIO(content), layout))

    assert refusal.value.params["line"] > 39_000


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", " "])
def test_every_usual_delimiter_is_found(delimiter: str) -> None:
    content = PEOPLE.replace(",", delimiter).encode()

    assert detect_layout(io.BytesIO(content)).delimiter == delimiter
    assert lines_of(content)[0][1] == ["A1", "女", "广东省", "31"]


def test_a_quoted_cell_may_hold_delimiters_and_line_ends() -> None:
    assert lines_of('客户编号,标签\nA1,"a,b\nc"\nA2,d\n'.encode()) == [
        (3, ["A1", "a,b\nc"]),
        (4, ["A2", "d"]),
    ]


def test_a_workbook_is_read_with_dates_and_whole_numbers() -> None:
    assert lines_of(workbook([["客户编号", "日期", "金额"], [7.0, date(2026, 1, 5), 12.5]])) == [
        (2, ["7", "2026-01-05", "12.5"])
    ]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", EmptyFile),
        ("客户编号,性别\n".encode(), EmptyFile),
        (b"%PDF-1.7 ...", UnsupportedFile),
        (b"\x89PNG\r\n\x1a\n", UnsupportedFile),
        (b"\xd0\xcf\x11\xe0 old excel", UnsupportedFile),
        (b"PK\x03\x04 not a workbook", UnsupportedFile),
        (b"a,b\n\x00\x01\x02", UnsupportedFile),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        detect_layout(io.BytesIO(content))


def test_headers_are_understood_in_both_languages() -> None:
    chinese = detect_layout(io.BytesIO("会员号,下单时间,实付金额(元)\nA,2026-1-1,5\n".encode()))
    english = detect_layout(io.BytesIO(b"Customer ID,Order Date,Qty,Amount\nA,2026-1-1,1,5\n"))

    assert suggest_mapping(chinese, ImportKind.PURCHASES) == {
        "external_id": 0,
        "occurred_on": 1,
        "amount": 2,
    }
    assert suggest_mapping(english, ImportKind.PURCHASES) == {
        "external_id": 0,
        "occurred_on": 1,
        "quantity": 2,
        "amount": 3,
    }


@pytest.mark.parametrize(
    ("mapping", "refusal"),
    [
        ({"external_id": 0, "amount": 1}, MissingColumns),
        ({"external_id": 0, "occurred_on": 1, "amount": 9}, WrongColumns),
        ({"external_id": 0, "occurred_on": 0, "amount": 1}, WrongColumns),
        ({"external_id": 0, "occurred_on": 1, "amount": 2, "gender": 3}, WrongColumns),
    ],
)
def test_a_mapping_that_cannot_work_is_refused(
    mapping: dict[str, int], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        checked_mapping(mapping, kind=ImportKind.PURCHASES, width=4)


MEMBER = {"external_id": 0, "gender": 1, "province": 2, "age": 3, "device": 4, "interests": 5}


def test_a_member_line_is_normalised() -> None:
    row = read_member(["A1", "女", "广东省", "31岁", "iPhone", "美食、母婴"], MEMBER, TODAY).row

    assert row is not None
    assert (row.gender, row.province, row.birth_year) == ("female", "GD", 1995)  # type: ignore[union-attr]
    assert (row.device, row.interests) == ("ios", ["food", "maternity"])  # type: ignore[union-attr]


def test_every_unreadable_cell_of_a_line_is_reported_at_once() -> None:
    problems = read_member(["", "?", "火星", "130", "brick", "x"], MEMBER, TODAY).problems

    assert [(each.field.value, each.code) for each in problems] == [
        ("external_id", "missing"),
        ("gender", "unknown_gender"),
        ("province", "unknown_province"),
        ("age", "bad_age"),
        ("device", "unknown_device"),
        ("interests", "unknown_interest"),
    ]


PURCHASE = {"external_id": 0, "occurred_on": 1, "quantity": 2, "amount": 3}


@pytest.mark.parametrize(
    ("text", "minor"),
    [("29.33", 2_933), ("¥1,234.5", 123_450), ("0", 0), ("12元", 1_200), ("3.10", 310)],
)
def test_amounts_are_exact(text: str, minor: int) -> None:
    row = read_purchase(["A", "20260101", "2", text], PURCHASE, TODAY, "CNY").row

    assert isinstance(row, PurchaseRow)
    assert (row.amount_minor, row.quantity) == (minor, 2)


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        (3, "1.005", "too_precise"),
        (3, "-1", "negative_amount"),
        (3, "abc", "bad_amount"),
        (3, "NaN", "bad_amount"),
        (3, "1e30", "too_large"),
        (2, "0", "bad_quantity"),
        (2, "1.5", "bad_quantity"),
        (1, "2026-02-30", "bad_date"),
        (1, "tomorrow", "bad_date"),
        (1, "20270101", "future_date"),
        (0, "x" * 129, "too_long"),
        (0, "a\0b", "bad_text"),
    ],
)
def test_bad_cells_have_a_code(column: int, text: str, code: str) -> None:
    cells = ["A", "20260101", "1", "5"]
    cells[column] = text

    assert [p.code for p in read_purchase(cells, PURCHASE, TODAY, "CNY").problems] == [code]


def test_a_short_line_is_named() -> None:
    codes = {p.code for p in read_purchase(["A"], PURCHASE, TODAY, "CNY").problems}

    assert "too_few_columns" in codes


def test_every_code_has_a_sentence_in_both_languages() -> None:
    for code in SENTENCES:
        assert sentence(code, "zh-Hans") != sentence(code, "en")


@given(st.lists(st.integers(0, 3), max_size=30))
def test_equal_lines_get_distinct_keys_and_a_second_reading_the_same(picks: list[int]) -> None:
    rows = [PurchaseRow(f"C{n}", TODAY, 1, 100, "CNY") for n in range(4)]

    def keys() -> list[str]:
        seen: dict[str, int] = {}
        made = []
        for pick in picks:
            digest = purchase_digest(rows[pick])
            seen[digest] = seen.get(digest, 0) + 1
            made.append(line_key(digest, seen[digest]))
        return made

    assert len(set(keys())) == len(picks)
    assert keys() == keys()


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
