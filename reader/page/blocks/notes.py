"""Finds footnotes, the references to them, and the backlinks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import NamedTuple

from bs4.element import NavigableString, Tag

from reader.page.accessibility.skip_links import find_target, resolve_fragment
from reader.page.dom.elements import BLOCKS
from reader.page.dom.queries import contains, element_after, elements_in, joined_text, leading_text

_NOTE_TAGS = frozenset({"li", "p", "div", "aside", "dd", "section"})
_SIGNS = re.compile(r"[*†‡§¶]+|\[[^\[\]]*\]")
_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*")
_WORD_BEFORE = re.compile(r"[^\W\d_]{3,}\Z")
_WORDS_BEFORE_POWERS = frozenset({"cos", "exp", "log", "min", "mol", "sin", "tan"})
_STOPS = frozenset('.,;:!?…”’"»')
_BRACKETED = re.compile(r"\[(?:\d{1,3}|[a-z]|[*†‡§])[],;–-]|[,;–-](?:\d{1,3}|[a-z])\]|[^*†‡]?[*†‡]+.?")
_SUM_BEFORE = re.compile(r"([€£$]\s?)?\d{1,6}[.,]\Z")
_CURRENCY_NEXT = re.compile(r"\s?(?:[€£$₽₴₺]|(?:EUR|Euro|USD|CHF|kr|zł|руб|грн)\b)")
_HUNDREDTHS_DIGITS = 2
_MAX_MARK_CHARACTERS = 8
_MAX_ANCESTORS = 8  # between a link and its note
_LINE_TAGS = frozenset({"dd", "li", "p"})  # elements that can begin with a note's anchor
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶]{1,3})[\])]?", re.IGNORECASE)
# Names of notes, references and their anchors: fn1, _ftn1, footnote-ref, noteref.
_NOTE_NAME = re.compile(
    r"(?:foot|end|side|margin)[-_]?note|note[-_]?ref|(?<![a-z])(?:fn|ftn|edn)(?![a-z])|fn-?ref"
    r"|(?<![a-z])note[-_.:]?\d|cite[-_]note|voetnoot|fu(?:ss|ß)note|note[-_]de[-_]bas",
    re.IGNORECASE,
)
_MAX_NOTE_ELEMENTS = 40  # of a note, searched for a backlink


class Notes(NamedTuple):
    """The `id()`s of the notes, of the references to them, and of the backlinks."""

    notes: frozenset[int]
    references: frozenset[int]
    backlinks: frozenset[int]


def is_reference(link: Tag) -> bool:
    """True if an in-page link is a note reference by its role, as superscript, or in brackets."""
    attributes = link.attrs
    if "role" in attributes and attributes["role"] in {"doc-noteref", "doc-backlink"}:
        return attributes["role"] == "doc-noteref"
    if (link.parent is not None and link.parent.name == "sup") or contains(link, "sup"):
        return True
    return _BRACKETED.fullmatch(_with_neighbours(link)) is not None


def reference_mark(link: Tag) -> str:
    """The number or letter of a note reference, without brackets, or ""."""
    text = leading_text(link, _MAX_MARK_CHARACTERS + 1).strip(" .[]()")
    return text if _MARK.fullmatch(text) else ""


def _is_plain_reference(link: Tag, fragment: str, target: Tag) -> bool:
    """True if a link in plain text is a note reference: "A claim.1".

    Its text is a number or sign. Also, it has a name that references have, or it follows a word and leads
    to an element with a name that notes have, or with a link back.
    """
    text = leading_text(link, _MAX_MARK_CHARACTERS + 1).strip()
    if not _MARK.fullmatch(text):
        return False
    if _NOTE_NAME.search(_names(link)):
        return True
    if not _ends_a_word(link):
        return False
    return _NOTE_NAME.search(f"{fragment} {_names(target)}") is not None or _leads_back(target, link)


def _names(element: Tag) -> str:
    """An element's classes, role, EPUB type and id."""
    attributes = element.attrs
    return " ".join(str(attributes.get(key, "")) for key in ("class", "role", "epub:type", "id"))


def _ends_a_word(link: Tag) -> bool:
    """True if a link directly follows a word or a punctuation mark."""
    node: Tag | NavigableString = link
    for _ in range(_MAX_ANCESTORS):
        before = node.previous_sibling
        if isinstance(before, NavigableString) and before:
            return not before[-1].isspace() and before[-1] not in "([{/-–—$€£#§"
        if isinstance(before, Tag) and (before.contents or before.name in BLOCKS):
            end = joined_text(before)[-1:]
            return before.name not in BLOCKS and bool(end) and not end.isspace()
        if before is not None:
            assert isinstance(before, Tag | NavigableString)
            node = before
        elif node.parent is not None and node.parent.name not in BLOCKS:
            node = node.parent
        else:
            return False
    return False


def _leads_back(note: Tag, reference: Tag) -> bool:
    """True if a link in the note leads to the reference, or to an inline element around it."""
    around = [reference, *islice((node for node in reference.parents if node.name not in BLOCKS), 3)]
    addresses = {f"#{node.attrs[key]}" for node in around for key in ("id", "name") if key in node.attrs}
    inside = islice(elements_in(note), _MAX_NOTE_ELEMENTS)
    return any(element.attrs.get("href") in addresses for element in (note, *inside))


def _note_at(target: Tag) -> Tag | None:
    """The note that an anchor stands for: the element itself, the line that it begins, or the next one."""
    element = target
    for _ in range(_MAX_ANCESTORS):
        if element.name in (_NOTE_TAGS if element is target else _LINE_TAGS):
            return element
        before = element.previous_sibling
        is_first = before is None or (isinstance(before, NavigableString) and before.isspace())
        if element.parent is None or element.name in BLOCKS:
            return None
        if not is_first or element.parent.name not in _LINE_TAGS:
            break
        element = element.parent
    following = None if target.contents else element_after(target)
    return following if following is not None and following.name in _LINE_TAGS else None


def _with_neighbours(link: Tag) -> str:
    """The text of a short link with the characters beside it, or "" for a longer link."""
    text = link.string
    if text is None or len(text) > _MAX_MARK_CHARACTERS:
        return ""
    before, after = link.previous_sibling, link.next_sibling
    opening = before.rstrip()[-1:] if isinstance(before, NavigableString) else ""
    closing = after.lstrip()[:1] if isinstance(after, NavigableString) else ""
    words = text.strip()
    return words if words[:1] == "[" and words[-1:] == "]" else f"{opening}{words}{closing}"


def _is_hundredths(text: str, start: int, end: int) -> bool:
    """True if a raised number is the end of a price: "1,²⁹ €"."""
    sum_before = _SUM_BEFORE.search(text, max(0, start - 12), start)
    has_currency = sum_before is not None and (sum_before[1] or _CURRENCY_NEXT.match(text, end))
    return end - start == _HUNDREDTHS_DIGITS and bool(has_currency)


def is_raised_reference(text: str, start: int, end: int) -> bool:
    """True if superscript text without a link is a note reference.

    A number after a word or a punctuation mark is a reference; after a number, symbol or unit it is a power.
    """
    raised = text[start:end]
    if _SIGNS.fullmatch(raised):
        return True
    if not start or not _NUMBERS.fullmatch(raised) or _is_hundredths(text, start, end):
        return False
    word = _WORD_BEFORE.search(text, max(0, start - 20), start)
    if word is not None:
        return word[0].lower() not in _WORDS_BEFORE_POWERS
    return text[start - 1] in _STOPS


def in_page_links(elements: Iterable[Tag], url: str) -> Iterator[tuple[Tag, str]]:
    """The in-page links of the page at `url`, with their fragments."""
    for element in elements:
        if element.name == "a" and "#" in element.attrs.get("href", ""):
            stays, fragment = resolve_fragment(str(element.attrs.get("href", "")), url)
            if stays and fragment:
                yield element, fragment


def find_notes(in_page: Iterable[tuple[Tag, str]], ids: Mapping[str, Tag]) -> Notes:
    """The notes of a page, found by the references among its in-page links."""
    links = [(link, fragment, find_target(fragment, ids)) for link, fragment in in_page]
    around: dict[int, set[int]] = {}  # note → its references, and the elements just around and in them
    references = set()
    for link, fragment, target in links:
        note = _note_at(target) if target is not None else None
        if note is not None and (is_reference(link) or _is_plain_reference(link, fragment, note)):
            references.add(id(link))
            beside = around.setdefault(id(note), set())
            beside.update(id(node) for node in (link, link.parent, *link.contents))
    backlinks = {
        id(link) for link, _, target in links if id(target) in _references_to_note_around(link, around)
    }
    return Notes(frozenset(around), frozenset(references - backlinks), frozenset(backlinks))


def _references_to_note_around(link: Tag, around: Mapping[int, set[int]]) -> set[int]:
    """The references to the note that contains a link, and the elements around and in them."""
    containing = islice(chain((link,), link.parents), _MAX_ANCESTORS)
    return next((around[id(element)] for element in containing if id(element) in around), set())
