"""Reads the words of a page: where they stand, and in which type."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MAX_CHARACTERS = 200_000  # of a page
_FIXED_PITCH = 1  # in a font's flags (PDF 32000-1, table 123)
_FORCE_BOLD = 1 << 18
_MIN_SPACE = 0.14  # in sizes of the type
_MIN_GAP = 0.3  # points
_MAX_POINTS = 1e6
_BOLD_NAME = re.compile(r"bold|black|heavy|cmbx|sfbx|-b[dx]\b|-medi\b|demi")
_MONO_NAMES = ("mono", "courier", "consol", "cmtt", "sftt", "typewriter", "menlo")
_HYPHEN = "\x02"  # how PDFium writes a hyphen at the end of a line
_SPACES = frozenset(" \t\r\n\0\xa0\u2002\u2003\u2009\u200b")
_CONTROLS = {
    code: None for code in (*range(32), *range(127, 160), 0xFFFE, 0xFFFF) if code not in {2, 9, 10, 13}
}


class Font(NamedTuple):
    """What matters of a font."""

    is_bold: bool
    is_mono: bool


class Word(NamedTuple):
    """A word. `y` is its baseline, growing upwards; `size` the size of its type; all in points.

    `hyphenated` is True if a hyphen ends the line after it, `glued` if no space stands before it, as before
    the number of a note. `href` is where a link on it leads, `mark` the content that it belongs to, for tags.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    font: Font
    href: str = ""
    glued: bool = False
    hyphenated: bool = False
    mark: int = -1


class PageText:
    """The characters of a page; close it after use."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._text = pdfium.FPDFText_LoadPage(page)
        self.count = min(pdfium.FPDFText_CountChars(self._text), MAX_CHARACTERS) if self._text else 0
        self._fonts: dict[int, Font] = {}
        self._marks: dict[int, int] = {}
        self._rectangle = pdfium.FS_RECTF()
        self._box = tuple(ctypes.c_double() for _ in range(4))

    def close(self) -> None:
        """Free the page's text."""
        if self._text:
            pdfium.FPDFText_ClosePage(self._text)

    def unicode(self, index: int) -> str:
        """A character, "" for one that is none: half of a surrogate pair."""
        code = pdfium.FPDFText_GetUnicode(self._text, index)
        return "" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom, top of a character."""
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def advance(self, index: int) -> tuple[float, float]:
        """Where a character begins, and where the next one would."""
        pdfium.FPDFText_GetLooseCharBox(self._text, index, self._rectangle)
        return self._rectangle.left, self._rectangle.right

    def origin(self, index: int) -> tuple[float, float]:
        """The point on the baseline where a character begins."""
        x, y = self._box[:2]
        pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
        return x.value, y.value

    def size(self, index: int) -> float:
        """The size of a character's type as it is shown."""
        matrix = pdfium.FS_MATRIX()
        size: float = pdfium.FPDFText_GetFontSize(self._text, index)
        if not pdfium.FPDFText_GetMatrix(self._text, index, matrix):
            return size
        return size * (math.hypot(matrix.c, matrix.d) or 1.0)

    def owner(self, index: int) -> int:
        """The address of the object on the page that a character is part of."""
        return _address(pdfium.FPDFText_GetTextObject(self._text, index))

    def mark(self, index: int) -> int:
        """The mark of the content that a character belongs to, which tags refer to; -1 if there is none."""
        handle = pdfium.FPDFText_GetTextObject(self._text, index)
        if not handle:
            return -1
        address = _address(handle)
        if address not in self._marks:
            self._marks[address] = pdfium.FPDFPageObj_GetMarkedContentID(handle)
        return self._marks[address]

    def is_divided(self, last: int, index: int) -> bool:
        """True if a character has another mark than the one before it, or another baseline and size."""
        if self.mark(last) != self.mark(index):
            return True
        size, other = self.size(last), self.size(index)
        rise = abs(self.origin(last)[1] - self.origin(index)[1])
        return max(size, other) > 1.06 * min(size, other) and rise > 0.1 * size

    def is_apart(self, gap: float, index: int) -> bool:
        """True if a gap before a character of upright text is as wide as a space."""
        return self.turns(index) == 0 and gap > _MIN_SPACE * self.size(index)

    def turns(self, index: int) -> int:
        """How often a character is turned by a right angle; -1 for other angles."""
        quarters = math.degrees(pdfium.FPDFText_GetCharAngle(self._text, index)) / 90
        return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.05 else -1

    def font(self, index: int) -> Font:
        """The font of a character."""
        handle = pdfium.FPDFText_GetTextObject(self._text, index)
        font = pdfium.FPDFTextObj_GetFont(handle) if handle else None
        if not font:
            return Font(is_bold=False, is_mono=False)
        address = _address(font)
        if address not in self._fonts:
            self._fonts[address] = _font(font)
        return self._fonts[address]


def read_words(page: pypdfium2.PdfPage, document: pypdfium2.PdfDocument) -> list[Word]:
    """The words of a page in the order in which it draws them, without those that stand at an odd angle."""
    text = PageText(page)
    try:
        spans = list(_spans(text))
        turns = [text.turns(first) for first, *_ in spans]
        usual = Counter(turns).most_common(1)[0][0] if turns else 0
        links = _links(page, document)
        words = (
            _word(text, span, max(usual, 0), links)
            for span, turn in zip(spans, turns, strict=True)
            if turn == usual
        )
        return [word for word in words if word.text and _is_on_page(word)]
    finally:
        text.close()


def _is_on_page(word: Word) -> bool:
    """True if a word has a size and a place; a damaged document can give any number, or none."""
    places = abs(word.left) < _MAX_POINTS and abs(word.right) < _MAX_POINTS and abs(word.y) < _MAX_POINTS
    return places and 0 < word.size < _MAX_POINTS


class _Span(NamedTuple):
    first: int
    last: int
    text: str
    glued: bool
    hyphenated: bool


def _spans(text: PageText) -> Iterator[_Span]:
    """The words by the indices of their first and last characters; the number of a note is one of its own."""
    letters: list[str] = []
    first = last = owner = 0
    edge = 0.0  # where the last character ends
    glued = False

    def word(*, hyphenated: bool = False) -> Iterator[_Span]:
        if shown := "".join(letters).translate(_CONTROLS):
            yield _Span(first, last, f"{shown}-" if hyphenated else shown, glued, hyphenated)
        letters.clear()

    for index in range(text.count):
        letter = text.unicode(index)
        if letter in _SPACES or letter == _HYPHEN:
            yield from word(hyphenated=letter == _HYPHEN)
            glued = False
            continue
        object_ = text.owner(index)
        if letters and object_ and object_ != owner and text.is_divided(last, index):
            yield from word()
            glued = True
        elif not letters:
            glued = False
        left, right = text.advance(index)
        if letters and left - edge > _MIN_GAP and text.is_apart(left - edge, index):
            yield from word()
            glued = False
        edge = right
        if not letters:
            first = index
        letters.append(letter)
        last, owner = index, object_ or owner
    yield from word()


_Link = tuple[float, float, float, float, str]
_Links = dict[int, list[_Link]]  # by the bands of the page that they lie in
_BAND = 20.0  # points
_MAX_BANDS = 1000  # of a link


def _word(text: PageText, span: _Span, turns: int, links: _Links) -> Word:
    first, last = text.box(span.first), text.box(span.last)
    x, y = text.origin(span.first)
    middle = (first[0] + first[1]) / 2, (first[2] + first[3]) / 2
    near = links.get(int(middle[1] // _BAND), ()) if abs(middle[1]) < _MAX_POINTS else ()
    href = next(
        (each[4] for each in near if each[0] <= middle[0] <= each[2] and each[1] <= middle[1] <= each[3]), ""
    )
    left, right, base = {
        0: (min(first[0], x), last[1], y),
        1: (first[2], last[3], -x),
        2: (-first[1], -last[0], -y),
        3: (-first[3], -last[2], x),
    }[turns]
    return Word(
        span.text,
        left,
        max(left, right),
        base,
        text.size(span.first),
        text.font(span.first),
        href,
        span.glued,
        span.hyphenated,
        text.mark(span.first),
    )


_MAX_LINKS = 2000  # of a page


def _links(page: pypdfium2.PdfPage, document: pypdfium2.PdfDocument) -> _Links:
    """The links of a page that lead to web addresses: their rectangles and addresses."""
    found: _Links = {}
    count = 0
    position, link, rectangle = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while count < _MAX_LINKS and pdfium.FPDFLink_Enumerate(page, position, link):
        count += 1
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, rectangle):
            continue
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        if not 1 < size < 4000:
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
        address = buffer.value.decode("utf-8", "replace")
        if address.lower().startswith(("http://", "https://", "mailto:")):
            low, high = sorted((rectangle.bottom, rectangle.top))
            first, last = (int(max(-1e6, min(1e6, edge)) // _BAND) for edge in (low, high))
            for band in range(first, min(last, first + _MAX_BANDS) + 1):
                found.setdefault(band, []).append((rectangle.left, low, rectangle.right, high, address))
    return found


def _font(handle: Any) -> Font:
    size = pdfium.FPDFFont_GetBaseFontName(handle, None, 0)
    name = ""
    if 0 < size < 1000:
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFFont_GetBaseFontName(handle, buffer, size)
        name = buffer.value.decode("latin-1").lower()
    flags = pdfium.FPDFFont_GetFlags(handle)
    return Font(
        # The weight that PDFium tells is estimated from stems, and calls ordinary text bold.
        is_bold=bool(flags > 0 and flags & _FORCE_BOLD) or _BOLD_NAME.search(name) is not None,
        is_mono=any(each in name for each in _MONO_NAMES)
        or bool(flags > 0 and flags & _FIXED_PITCH and "sans" not in name),
    )


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents) if handle else 0
