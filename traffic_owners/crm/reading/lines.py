"""Streams of numbered lines of cells, from text or XLSX, in constant memory."""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import BinaryIO

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from traffic_owners.crm.problems import FileTooLarge, LineTooLong, UnsupportedFile, WrongEncoding
from traffic_owners.crm.types import Layout

Line = tuple[int, list[str]]
BLANKS = " "
MOST_UNPACKED_MB = 1024
LONGEST_CELL = 100_000

_BROKEN_WORKBOOK = (
    InvalidFileException,
    zipfile.BadZipFile,
    KeyError,
    IndexError,
    OSError,
    ValueError,
)

csv.field_size_limit(LONGEST_CELL)


def data_lines(stream: BinaryIO, layout: Layout) -> Iterator[Line]:
    """Yield (line number from 1, cells) for each line of data, without header and empty lines.

    Raises WrongEncoding where the bytes stop being text, LineTooLong and FileTooLarge for what is
    no table, UnsupportedFile for a broken workbook.
    """
    lines = (
        workbook_lines(stream)
        if layout.kind == "xlsx"
        else text_lines(stream, layout.encoding, layout.delimiter)
    )
    if layout.has_header:
        next(lines, None)
    return lines


def text_lines(stream: BinaryIO, encoding: str, delimiter: str) -> Iterator[Line]:
    """Yield numbered lines of cells of a text; ``delimiter`` " " splits at any run of blanks."""
    decoded = _decoded(stream, encoding)
    if delimiter == BLANKS:
        for number, text in enumerate(decoded, start=1):
            if cells := text.split():
                yield number, cells
        return
    reader = csv.reader(decoded, delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise LineTooLong(line=reader.line_num) from error


def _decoded(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield decoded lines; the decoder is strict, so a wrong byte is named and never replaced."""
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    text = io.TextIOWrapper(stream, encoding=codec, errors="strict", newline="")
    number = 0
    try:
        for number, line in enumerate(text, start=1):  # noqa: B007 (read after the loop breaks)
            yield line
    except UnicodeError as error:
        raise WrongEncoding(encoding=codecs.lookup(encoding).name, line=number + 1) from error
    finally:
        if not stream.closed:
            text.detach()  # closing the file is the affair of whoever opened it


def workbook_lines(stream: BinaryIO) -> Iterator[Line]:
    """Yield numbered lines of cells of the first sheet of an XLSX workbook."""
    refuse_bomb(stream)
    try:
        workbook = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # some writers record a wrong extent
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        IndexError,
        OSError,
        ValueError,
    ) as error:
        raise UnsupportedFile(found="XLSX") from error
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [cell_text(value) for value in row]
        if any(cells):
            yield number, cells


def refuse_bomb(stream: BinaryIO) -> None:
    """Raise FileTooLarge when the archive says it unpacks to more than we would read."""
    stream.seek(0)
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(stream).infolist())
    except zipfile.BadZipFile as error:
        raise UnsupportedFile(found="ZIP") from error
    if unpacked > MOST_UNPACKED_MB * 1024 * 1024:
        raise FileTooLarge(limit_mb=MOST_UNPACKED_MB)
    stream.seek(0)


def cell_text(value: object) -> str:
    """Return a workbook's cell as the text a person would have typed."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).strip()
