"""A statement as a PDF with its own Chinese font, subset to the glyphs it uses."""

import logging

from fpdf import FPDF, XPos, YPos
from pylopdf_fonts_zh_cn import sans_path

from settlements.statements.exports.content import describe, facts, sums, tax_sentence
from settlements.statements.exports.words import word
from settlements.statements.rules import grouped
from settlements.statements.types import Document, Line

# The subsetter tells every table and glyph it drops, once per document.
logging.getLogger("fontTools.subset").setLevel(logging.WARNING)

PRINTED_LINES = 2_000
"""A PDF is made while its reader waits; the lines beyond stand in workbook and CSV."""

_FONT = "NotoSansSC"
_INK, _GREY, _GREEN = (31, 35, 40), (89, 89, 89), (11, 110, 79)
_HAIR, _TINT = (217, 222, 219), (243, 248, 246)
_MARGIN, _ROW = 16.0, 7.2
_COLUMNS = (("position", 11.0), ("date", 21.0), ("kind", 19.0), ("label", 67.0))
_MONEY = (("gross", 20.0), ("refunded", 20.0), ("amount", 20.0))


def as_pdf(document: Document, language: str) -> bytes:
    """Return the statement on A4; its only date is that of the close, so two exports are equal."""
    sheet = _Sheet(document, language)
    sheet.head()
    sheet.summary()
    sheet.lines()
    return bytes(sheet.output())


class _Sheet(FPDF):
    """The layout of one statement."""

    def __init__(self, document: Document, language: str) -> None:
        super().__init__(format="A4", unit="mm")
        self.document, self.language = document, language
        self.set_creation_date(document.closed_at)
        self.set_producer("Tangmeng")
        self.set_title(f"{word('title', language)} {document.number}")
        self.set_lang("zh-Hans" if language.lower().startswith("zh") else "en")
        self.add_font(_FONT, "", sans_path())
        self.set_margins(_MARGIN, _MARGIN, _MARGIN)
        self.set_auto_page_break(True, margin=20)
        self.add_page()

    def head(self) -> None:
        """Title on the left, facts in two columns below it."""
        self._pond(self.l_margin + 5.5, self.t_margin + 5.5)
        self._say(18, _INK)
        self.set_xy(self.l_margin + 15, self.t_margin)
        self.cell(self.epw - 55, 11, word("title", self.language))
        self._say(9, _GREY)
        self.cell(40, 11, "塘盟 Tangmeng", align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(5)
        half = self.epw / 2
        rows = facts(self.document, self.language)
        for left, right in zip(rows[::2], rows[1::2], strict=True):
            for name, value in (left, right):
                self._say(8.5, _GREY)
                self.cell(22, 6.2, name)
                self._say(9.5, _INK)
                self.cell(half - 22, 6.2, self._fit(value, half - 24))
            self.ln()
        self.ln(4)

    def summary(self) -> None:
        """The sums as a band of figures, the amount due in green; the tax's arithmetic below."""
        figures = sums(self.document, self.language)
        width, top = self.epw / len(figures), self.get_y()
        self.set_fill_color(*_TINT)
        self.set_draw_color(*_HAIR)
        self.rect(self.l_margin, top, self.epw, 17, style="DF", round_corners=True, corner_radius=2)
        for number, (name, minor) in enumerate(figures):
            self.set_xy(self.l_margin + number * width, top + 2.6)
            self._say(8, _GREY)
            self.cell(width, 5, name, align="C")
            self.set_xy(self.l_margin + number * width, top + 7.8)
            self._say(10.5, _GREEN if number == len(figures) - 1 else _INK)
            self.cell(width, 6, grouped(minor), align="C")
        self.set_xy(self.l_margin, top + 20)
        if sentence := tax_sentence(self.document, self.language):
            self._say(8, _GREY)
            self.multi_cell(0, 4.6, sentence, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(4)

    def lines(self) -> None:
        """The lines as a table whose head stands on every page, and their total."""
        self._say(11, _INK)
        self.cell(0, 8, word("lines", self.language), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        if not self.document.lines:
            self._say(9, _GREY)
            self.cell(0, _ROW, word("no_lines", self.language))
            return
        self._table_head()
        for line in self.document.lines[:PRINTED_LINES]:
            if self.will_page_break(_ROW):
                self.add_page()
                self._table_head()
            self._line(line)
        left = len(self.document.lines) - PRINTED_LINES
        if left > 0:
            self._say(8.5, _GREY)
            self.cell(0, _ROW, word("more", self.language).format(count=left), align="C")
            self.ln()
        self._total()

    def footer(self) -> None:
        """Number, digest and page on every page."""
        self.set_y(-14)
        self._say(7, _GREY)
        pages = word("page", self.language).format(page=self.page_no(), pages="{nb}")
        digest = f"{word('digest', self.language)}  {self.document.digest}"
        self.cell(self.epw - 38, 5, digest)
        self.cell(38, 5, pages, align="R")

    def _table_head(self) -> None:
        self._say(8, _GREY)
        self.set_fill_color(*_TINT)
        for name, width in _COLUMNS:
            self.cell(width, _ROW, word(name, self.language), fill=True)
        for name, width in _MONEY:
            self.cell(width, _ROW, word(name, self.language), fill=True, align="R")
        self.ln()

    def _line(self, line: Line) -> None:
        self._say(8.5, _INK)
        text = describe(line, self.language) or line.event_key
        kind = word(line.kind, self.language)
        values = (str(line.position), line.occurred_on.isoformat(), kind, text)
        for (_, width), value in zip(_COLUMNS, values, strict=True):
            self.cell(width, _ROW, self._fit(value, width - 2), border="B")
        amounts = (line.gross_minor, line.refunded_minor, line.amount_minor)
        for (_, width), minor in zip(_MONEY, amounts, strict=True):
            self.cell(width, _ROW, grouped(minor) if minor else "–", border="B", align="R")
        self.ln()

    def _total(self) -> None:
        self._say(9, _INK)
        left = sum(width for _, width in (*_COLUMNS, *_MONEY[:-1]))
        self.cell(left, 9, word("total", self.language))
        total = sum(line.amount_minor for line in self.document.lines)
        self.cell(_MONEY[-1][1], 9, grouped(total), align="R")

    def _pond(self, x: float, y: float) -> None:
        """The logo: concentric rings of a pond."""
        self.set_draw_color(*_GREEN)
        for radius, width in ((5.2, 0.9), (3.3, 0.8), (1.4, 0.7)):
            self.set_line_width(width)
            self.ellipse(x - radius, y - radius, 2 * radius, 2 * radius)
        self.set_line_width(0.2)

    def _say(self, size: float, color: tuple[int, int, int]) -> None:
        self.set_font(_FONT, size=size)
        self.set_text_color(*color)
        self.set_draw_color(*_HAIR)

    def _fit(self, text: str, width: float) -> str:
        """Shorten a text that would run into the next column."""
        if self.get_string_width(text) <= width:
            return text
        while text and self.get_string_width(f"{text}…") > width:
            text = text[:-1]
        return f"{text}…"
