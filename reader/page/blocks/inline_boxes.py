"""Inline boxes that only style sheets separate: a label before a text, a note within a sentence."""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from reader.page.blocks.builder import Builder
from reader.page.blocks.context import ExitActions
from reader.page.blocks.runs import Run
from reader.page.dom.inline_style import parse_style
from reader.page.dom.queries import has_class, leading_text
from reader.page.dom.visibility import is_hidden

_BOXES = frozenset({"a", "abbr", "b", "em", "i", "label", "mark", "small", "span", "strong", "time"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_NOTE_TAGS = frozenset({"aside", "div", "small", "span"})
_NOTE_CLASS = re.compile(r"(?:[\w-]*[-_])?(?:foot|side|margin)-?note", re.IGNORECASE)
_NOTE_ROLES = frozenset({"doc-footnote", "note"})
_ENDS_LABEL = re.compile(r"[^\W\d_]{2}\Z|[\d\])%®™Ω°]\Z|[^\W_]{2}[.!?]\Z")
_WORD = re.compile(r"[A-ZÀ-ÞА-Я][^\W\dA-ZÀ-ÞА-Я_]{2}")
_DATE_OR_TIME = re.compile(r"\d+(?:[:.]\d|[\s-]?[^\W\d_])")  # a digit alone may be an exponent or a note
_CLOSING_MARKS = frozenset("'’”»)")
_INVISIBLE = "\u200b\u2060\ufeff"
# Tooltips, which explain the word beside them.
_TOOLTIP_CLASS = re.compile(
    r"(?:tool-?_?tip|popover|glossary)[-_]*(?:text|bubble|content|body|inner|pop-?up|box|message|label|definition)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶⊕]+)[\])]?\.?")
_SCREEN_READER_CLASS = re.compile(
    r"(?:sr|screen-?reader)[-_]?(?:only|text)|visually-?hidden|assistive", re.IGNORECASE
)
_OPENS_ELSEWHERE = re.compile(
    r"[\W_]*(?:"
    r"(?:link )?opens? (?:in|a)\b.{0,40}|external (?:link|site)|new (?:window|tab)"
    r"|[öo]ffnet .{0,40}|neues fenster|externer link"
    r"|(?:s['’])?ouvre.{0,40}|nouvelle fenêtre"
    r"|(?:se )?abre en .{0,40}"
    r")[\W_]*",
    re.IGNORECASE,
)
_PAGE_TAGS = frozenset({"a", "b", "i", "small", "span", "sup"})
_PAGE_CLASS = re.compile(
    r"(?:(?:page|pg|seiten?)[-_]?(?:num(?:ber|mer)?s?|no|nr|zahl|break)|(?:num(?:ber)?|no)[-_]?(?:page|pg)|doc-pagebreak|page|pg|pb|folio)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"[\[({|—–-]?\s{0,3}"
    r"(?:(?:pg|page|pág|página|pagina|p|s|str|с|стр|seite)\b\.?)?\s{0,3}"
    r"(?:\d{1,4}|[ivxlc]{1,8})"
    r"\s{0,3}[\])}|—–-]?",
    re.IGNORECASE,
)
_BOX_DISPLAYS = frozenset(
    """block flex grid inline-block inline-flex inline-grid list-item table table-cell""".split()  # noqa: SIM905
)
_MIN_BOX_CHARACTERS = 3  # a shorter box may be part of a word
_MAX_CUT_CHARACTERS = 40
_MAX_NOTE_START_CHARACTERS = 100  # searched for a second word
_MAX_MARK_CHARACTERS = 8


def needs_space_before(builder: Builder, element: Tag) -> bool:
    """True if a box directly after another begins a new text: "number 2" and "Lung"."""
    if builder.preformatted or builder.in_math:
        return False
    before = element.previous_sibling
    if before is None and not element.attrs and "-" not in element.name:
        return False
    if is_box(element) or (isinstance(before, Tag) and is_box(before)):
        return _ends_word(builder.run.text_end) and leading_text(element, _MAX_CUT_CHARACTERS)[:1].isalnum()
    if element.name not in _BOXES or not isinstance(before, Tag):
        return False
    if before.name not in _BOXES and not is_hidden(before):
        return False
    if element.parent and element.parent.name in _CODE:
        return False
    end, start = builder.run.text_end.rstrip(_INVISIBLE)[-3:], leading_text(element, _MAX_MARK_CHARACTERS)
    return _is_other_text(end, start)


def _is_other_text(end: str, start: str) -> bool:
    """True if a text that starts so cannot belong to the word or sentence that ends so."""
    if _DATE_OR_TIME.match(start):
        return end[-1:].islower() or end[-1:] in _CLOSING_MARKS
    if not start[:1].isupper():
        return False
    if end[-1:].isupper():
        return end[-2:].isupper() and _WORD.match(start) is not None  # "FPS" and "First"
    return (end[-1:].islower() or not end[-1:].isalpha()) and _ENDS_LABEL.search(end) is not None


def leave_box(builder: Builder, element: Tag) -> None:
    """Separate a box from the text after it."""
    following = element.next_sibling
    if (
        isinstance(following, NavigableString)
        and following[:1].isalnum()
        and _ends_word(builder.run.text_end)
    ):
        builder.run.add(" ")


def pass_hidden(builder: Builder, element: Tag) -> None:
    """Separate the words around a sign that is only for the eyes: `5 min<i aria-hidden=true>·</i>read`."""
    sign = leading_text(element, _MAX_MARK_CHARACTERS).strip() if "aria-hidden" in element.attrs else ""
    if sign and not any(map(str.isalnum, sign)):
        leave_box(builder, element)


def is_box(element: Tag) -> bool:
    """True if an inline element is displayed as a box: a custom element, or one styled so.

    Single letters that are styled so, to be moved, still make up a word.
    """
    is_displayed_so = "-" in element.name
    if not is_displayed_so and "style" in element.attrs:
        is_displayed_so = parse_style(str(element.attrs["style"])).display in _BOX_DISPLAYS
    return is_displayed_so and len(leading_text(element, _MAX_CUT_CHARACTERS).strip()) >= _MIN_BOX_CHARACTERS


def _ends_word(text: str) -> bool:
    return text[-1:].isalnum()


def is_tooltip(builder: Builder, element: Tag) -> bool:
    """True if an inline element is a tooltip that explains the word before it."""
    attributes = element.attrs
    if not attributes or element.name not in _NOTE_TAGS or not builder.run.length:
        return False
    if attributes.get("role") == "tooltip":
        return True
    names = str(attributes.get("class", ""))
    if _TOOLTIP_CLASS.search(names):
        return True
    if not _SCREEN_READER_CLASS.search(names):
        return False
    return _OPENS_ELSEWHERE.fullmatch(leading_text(element, 2 * _MAX_CUT_CHARACTERS).strip()) is not None


def is_page_number(element: Tag) -> bool:
    """True if an element is a page number of the printed book: "[Pg 14]"."""
    attributes = element.attrs
    if element.name not in _PAGE_TAGS or not attributes:
        return False
    names = f"{attributes.get('class', '')} {attributes.get('role', '')} {attributes.get('epub:type', '')}"
    if not any(map(_PAGE_CLASS.fullmatch, names.split())):
        return False
    return _PAGE.fullmatch(leading_text(element, _MAX_CUT_CHARACTERS).strip()) is not None


def leave_paragraph(builder: Builder, paragraph: Tag) -> None:
    """End a paragraph, unless a page tool only interrupts its sentence; the tool is skipped."""
    cut = paragraph.next_sibling
    rest = cut.next_sibling if isinstance(cut, Tag) and cut.name == "div" else None
    if not isinstance(cut, Tag) or not isinstance(rest, NavigableString) or not builder.run_is_article_text():
        builder.flush()
        return
    continuation = rest.lstrip()[:1]
    is_cut = continuation in {",", ";"} or (
        continuation.islower() and builder.run.text_end.rstrip()[-1:].isalnum()
    )
    if is_cut and len(leading_text(cut, _MAX_CUT_CHARACTERS)) < _MAX_CUT_CHARACTERS:
        builder.tools.add(id(cut))
    else:
        builder.flush()


def enter_inline_note(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open an inline note, which is read after its paragraph. Returns True if the element is one."""
    if element.name not in _NOTE_TAGS or not builder.run_is_article_text():
        return False
    if builder.is_in_one_block or builder.level is not None:
        return False
    if role not in _NOTE_ROLES and not has_class(element, _NOTE_CLASS):
        return False
    if len(leading_text(element, _MAX_NOTE_START_CHARACTERS).split()) < 2:
        return False  # only the reference mark
    builder.outer_run, builder.run = builder.run, Run()
    address = f"\0{id(element)}"  # not the address of any link
    builder.target_ranges[address] = builder.range_from_here()

    def leave() -> None:
        text, opened = builder.run.take()
        assert builder.outer_run is not None
        builder.run, builder.outer_run = builder.outer_run, None
        builder.inline_notes.append((text, opened))
        builder.run.close(builder.run.open("inline note", address))

    on_exit.closing(leave)
    return True


def is_note_mark(builder: Builder, element: Tag) -> bool:
    """True if an element of an inline note repeats the note's reference mark."""
    if builder.outer_run is None or builder.run.length:
        return False
    return _MARK.fullmatch(leading_text(element, _MAX_MARK_CHARACTERS + 1).strip()) is not None
