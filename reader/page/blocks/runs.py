"""Running text with offsets: the text of one block, with white space folded.

White space folds as in a browser (CSS Text 3, 4.1): several spaces are one, a block has none at its
beginning or end, and a space at the end of one element swallows the one at the start of the next.
No-break spaces become spaces and soft hyphens go, because nobody hears line breaks. Letters are
composed (Unicode form C), because engines say "u" for a "ü" that is written as two characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from reader.page.blocks.notes import is_raised_reference
from reader.page.model import Link, Span, SpanKind

# A single space is not matched: it stays, and is the usual case.
_SPACE = re.compile(r"[ \t\n\r\f\u00a0\u2028\u2029]{2,}|[\t\n\r\f\u00a0\u2028\u2029]")
_SPACES = (" ", "\n", "\t")
# These can have no text: inline pictures, links with only a picture, and empty cells.
_MAY_BE_EMPTY = frozenset({"image", "cell", "link", "icon", "inline note", "line break"})
_SOFT_HYPHEN = "\u00ad"
# Normalising takes quadratic time in the number of combining marks on one letter.
_CROWDED = re.compile(r"[^\w\x00-\u02ff\u2000-\u20cf\u2100-\u2fff]{31}")
_MAX_UNCHECKED_CHARACTERS = 200  # that are always quick to normalise
_MIN_TWIN_CHARACTERS = 6  # in a text that stands twice
_MAX_PARTS_BACK = 4  # searched for the last words
_MAX_END_CHARACTERS = 300  # of the last words: any number of elements after a text look at its end
_MAX_CARRIED_SPANS = 100_000  # into later runs; a span counts again in each


def normalized(text: str) -> str:
    """`text` in Unicode form NFC without soft hyphens; text with too many marks on a letter is unchanged."""
    if len(text) <= _MAX_UNCHECKED_CHARACTERS or not _CROWDED.search(text):
        text = normalize("NFC", text)
    return text.replace(_SOFT_HYPHEN, "")


@dataclass(slots=True)
class OpenSpan:
    """An open span, link or cell, with offsets into the run's text."""

    start: int
    kind: SpanKind | str
    value: str = ""
    name: str = ""
    end: int = -1
    fragment: str | None = None  # of an in-page link
    lang: str = ""  # of the value, if not the text's


class Run:
    """Collects text piece by piece, and tracks its length."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0  # characters
        self._ends_in_space = True  # so that the text does not begin with a space
        self.spans: list[OpenSpan] = []
        self.pictures = 0  # opened so far
        self._carried = 0

    @property
    def is_empty(self) -> bool:
        """True if nothing was added or opened since the last `take`."""
        return not self._parts and not self.spans

    def add(self, text: str, keep_space: bool = False) -> None:
        """Append text, folding its white space unless it is preformatted."""
        if not text.isascii():
            text = normalized(text)
        if not keep_space:
            if "  " in text or not text.isprintable():  # most text has no white space but single spaces
                text = _SPACE.sub(" ", text)
            if self._ends_in_space and text.startswith(" "):
                text = text[1:]
        if text:
            self._parts.append(text)
            self.length += len(text)
            self._ends_in_space = text.endswith(_SPACES)

    def end_line(self) -> None:
        """Begin a new line of preformatted text, unless the text is at the start of one."""
        if self._parts and not self._parts[-1].endswith("\n"):
            self.add("\n", keep_space=True)

    def add_separator(self, mark: str) -> None:
        """Append a tab or line break, in place of a space before it."""
        if self._parts and self._parts[-1].endswith(" "):
            self._parts[-1] = self._parts[-1][:-1]
            self.length -= 1
            for span in reversed(self.spans):  # a picture at the end stays before it
                if span.start <= self.length:
                    break
                span.start = self.length
                span.end = min(span.end, self.length)
        self.add(mark, keep_space=True)

    @property
    def text_end(self) -> str:
        """The end of the last added piece of text that is not only white space."""
        parts = reversed(self._parts[-_MAX_PARTS_BACK:])
        return next((part[-_MAX_END_CHARACTERS:] for part in parts if not part.isspace()), "")

    @property
    def line_end(self) -> str:
        """The end of the last text of the current line or cell, or "" at its start."""
        if any(span.kind == "line break" and span.start == self.length for span in self.spans[-1:]):
            return ""
        for part in reversed(self._parts[-_MAX_PARTS_BACK:]):
            if part in {"\t", "\n"}:
                return ""
            if not part.isspace():
                return part[-_MAX_END_CHARACTERS:]
        return ""

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def cut(self, length: int) -> None:
        """Remove everything after the first `length` characters."""
        text = self.text[:length]
        self._parts, self.length, self._ends_in_space = [text], len(text), text[-1:] in {"", " "}
        for span in self.spans:
            span.start, span.end = min(span.start, length), min(span.end, length)

    def open(self, kind: SpanKind | str, value: str = "", name: str = "") -> OpenSpan:
        """Open a span here; `close` ends it."""
        span = OpenSpan(self.length, kind, value, name)
        self.pictures += kind == "image"
        self.spans.append(span)
        return span

    def close(self, span: OpenSpan) -> None:
        """Close a span here."""
        span.end = self.length

    def take(self, preformatted: bool = False, in_cells: bool = False) -> tuple[str, list[OpenSpan]]:
        """The text so far and its spans, trimmed to their words; starts a new text.

        Tabs and line ends between empty cells stay, so that each cell has a place. A span that is still open
        is copied: the copy ends here, and the span goes on in the next run. If very many spans stay open
        over many blocks, they end here for good.
        """
        whole = "".join(self._parts)
        text = whole.strip("\n").rstrip() if preformatted else whole.rstrip(" " if in_cells else None)
        if not self.spans:
            self._parts, self.length, self._ends_in_space = [], 0, True
            return text, []
        cut = len(whole) - len(whole.lstrip("\n")) if preformatted else 0
        done, still_open = [], []
        for span in self.spans:
            end = self.length if span.end < 0 else span.end
            trimmed = _trim(text, span.start - cut, end - cut, span.kind in _MAY_BE_EMPTY)
            if span.end >= 0:
                if trimmed is not None:
                    span.start, span.end = trimmed
                    done.append(span)
                continue
            if trimmed is not None:
                done.append(replace(span, start=trimmed[0], end=trimmed[1]))
            if self._carried < _MAX_CARRIED_SPANS:
                self._carried += 1
                span.start = 0
                still_open.append(span)
        self._parts, self.length, self._ends_in_space = [], 0, True
        self.spans = still_open
        return text, done


def _trim(text: str, start: int, end: int, may_be_empty: bool) -> tuple[int, int] | None:
    start, end = max(0, min(start, len(text))), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, max(start, end)) if start < end or may_be_empty else None


def once(text: str, opened: list[OpenSpan]) -> tuple[str, list[OpenSpan]]:
    """A text that a page says twice without a space between, to the eye and to screen readers, only once."""
    half, rest = divmod(len(text), 2)
    if rest or half < _MIN_TWIN_CHARACTERS or text[:half] != text[half:]:
        return text, opened
    if " " not in text[:half].strip() or text[half].isspace() or text[half - 1].isspace():
        return text, opened
    kept = [span for span in opened if span.start < half]
    for span in kept:
        span.end = min(span.end, half)
    return text[:half], kept


def without_start(text: str, spans: list[OpenSpan], characters: str | None = None) -> str:
    """The text without these characters (white space) at its start; its spans are moved."""
    kept = text.lstrip(characters)
    cut = len(text) - len(kept)
    for span in spans if cut else ():
        span.start, span.end = max(0, span.start - cut), max(0, span.end - cut)
    return kept


def links_and_spans(opened: Sequence[OpenSpan], text: str) -> tuple[tuple[Link, ...], tuple[Span, ...]]:
    """A block's links, and its other spans."""
    links: list[Link] = []
    spans: list[Span] = []
    marks = [span.start for span in opened if span.kind == "note reference"]
    for span in opened:
        if span.kind in {"link", "icon"}:
            if span.start < span.end or span.kind == "icon" or not text:
                links.append(Link(span.start, span.end, span.value, span.name, span.fragment))
        elif span.kind == "inline note":
            spans.append(_reference(spans, span))
        elif span.kind not in {"cell", "table caption"}:
            spans.append(Span(span.start, span.end, span.kind, span.value, span.lang))  # type: ignore[arg-type]
            if (
                span.kind == "superscript"
                and not _holds(marks, span)
                and is_raised_reference(text, span.start, span.end)
            ):
                spans.append(Span(span.start, span.end, "note reference"))
    return tuple(links), tuple(spans)


def _reference(spans: list[Span], note: OpenSpan) -> Span:
    """The reference to an inline note: the raised mark before it, else an empty span."""
    before = spans[-1] if spans else None
    if before is not None and before.end == note.start and before.kind == "note reference":
        return spans.pop()._replace(value=note.value)
    return Span(note.start, note.end, "note reference", note.value)


def _holds(starts: list[int], span: OpenSpan) -> bool:
    """True if one of the offsets, which are sorted, is in the span."""
    following = bisect_left(starts, span.start)
    return following < len(starts) and starts[following] < span.end
