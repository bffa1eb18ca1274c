"""The inline markup of a block as XHTML: links, spans, pictures and formulas."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reader.export.markup.back_links import NoteReference
from reader.export.markup.inline import ElementRange, InlineWriter, Insertion
from reader.export.markup.safe_href import safe_href
from reader.export.markup.xml_text import xml_characters, xml_quoted, xml_text
from reader.page.model import Block, Link

if TYPE_CHECKING:
    from reader.export.markup.pictures import EmbeddedPicture, Pictures

_TAGS = {
    "emphasis": "em", "strong": "strong", "superscript": "sup", "subscript": "sub",
    "deleted": "del", "inserted": "ins", "marked": "mark", "quotation": "q",
}  # fmt: skip
# Right-to-left languages, unless their tag names another script (BCP 47).
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})

_MAX_UNBROKEN = 16  # characters: code such as --output, which no line breaks at its hyphens

# Spaces at which no line breaks: before these marks, and inside French quotation marks.
_SPACE_AT_MARK = re.compile(r" (?=[!?;:%]|»(?!\w))|(?:(?<=\s«)|(?<=^«)) ")


class Sentence(NamedTuple):
    """A sentence of the script: the `id` of its cues, and its offsets in its block.

    `start` is None for an announcement without text of the page.
    """

    id: str
    start: int | None
    end: int


class MarkupContext(NamedTuple):
    """Facts about the page that its blocks need: address, language, and the targets of links.

    `files` maps the exported sections to their files, `homes` maps the ids of elements (notes, headings,
    tables) to their sections. With `is_epub` elements also have their `epub:type`. `references` has the first
    reference to each note. `pictures` are those that take the place of their names.
    """

    url: str
    lang: str
    files: Mapping[str, str]
    homes: Mapping[str, str]
    references: Mapping[str, NoteReference]
    is_epub: bool
    pictures: Pictures | None = None

    def picture(self, name: str, *others: str, key: str = "", href: str = "") -> str:
        """A picture, or a placeholder with its name; `others` are more names that it may be found by."""
        found = self.pictures.take(name, *others) if self.pictures is not None else None
        return image(found, name, key, href) if found else placeholder(name, key, href) if name else ""

    def attributes(self, lang: str) -> str:
        """The language attributes of an element, if its language differs from the page's.

        If no language is known, the direction comes from the text itself.
        """
        if not lang and not self.lang:
            return ' dir="auto"'
        return "" if not lang or lang == self.lang else language_attributes(lang, self.lang)

    def code_attributes(self, lang: str) -> str:
        """The attributes of code in a block: it runs from left to right in every language."""
        return ' dir="ltr"' if is_right_to_left(lang or self.lang) or is_right_to_left(self.lang) else ""

    def address(self, link: Link) -> str:
        """The href of a link: an element or section in the export, or a web address; "" if it has none."""
        if link.target_block in self.homes:
            return f"{self.files[self.homes[link.target_block]]}#{link.target_block}"
        if link.target is not None and link.target in self.files:
            return f"{self.files[link.target]}#{link.target}"
        return safe_href(link.href, self.url)


def is_right_to_left(lang: str) -> bool:
    """True if a language is written from right to left."""
    language, *rest = lang.lower().split("-")
    scripts = [part for part in rest if len(part) == 4]
    return scripts[0] in _RIGHT_TO_LEFT_SCRIPTS if scripts else language in _RIGHT_TO_LEFT


def language_attributes(lang: str, context_lang: str = "") -> str:
    """The `lang` attributes of an element, and `dir` where the direction changes."""
    turns = is_right_to_left(lang) != is_right_to_left(context_lang)
    direction = f' dir="{"rtl" if is_right_to_left(lang) else "ltr"}"' if turns else ""
    return f" lang={xml_quoted(lang)} xml:lang={xml_quoted(lang)}{direction}"


def placeholder(name: str, key: str = "", href: str = "") -> str:
    """A placeholder for a picture, a player or a control: its name, with role img."""
    id_ = f" id={xml_quoted(key)}" if key else ""
    shown = f'<span class="picture" role="img"{id_} aria-label={xml_quoted(name)}>{xml_text(name)}</span>'
    return f"<a href={xml_quoted(href)}>{shown}</a>" if href else shown


def image(picture: EmbeddedPicture, name: str, key: str = "", href: str = "") -> str:
    """An embedded picture with its alternative text."""
    id_ = f" id={xml_quoted(key)}" if key else ""
    size = f' width="{picture.width}" height="{picture.height}"'
    shown = f'<img src="{picture.url}" alt={xml_quoted(name)}{id_}{size}/>'
    return f"<a href={xml_quoted(href)}>{shown}</a>" if href else shown


def inline_writer(block: Block, sentences: Collection[Sentence], context: MarkupContext) -> InlineWriter:
    """A writer for the text of the block, with its sentences, links and spans."""
    spoken = [
        ElementRange(each.start, each.end, "span", f" id={xml_quoted(each.id)}")
        for each in sentences
        if each.start is not None
    ]
    ranges = [*_links(block, context), *_spans(block, context)]
    is_code = block.kind == "code" or any(span.kind == "code" for span in block.spans)
    text = block.text if is_code else _SPACE_AT_MARK.sub("\u00a0", block.text)
    return InlineWriter(text, spoken, ranges, [*_anchors(block, sentences), *_points(block, context)])


def _links(block: Block, context: MarkupContext) -> Iterator[ElementRange]:
    marks = {span.start: span for span in block.spans if span.kind == "note reference"}
    for link in block.links:
        mark = marks.get(link.start)
        if mark is not None and mark.value in context.homes:
            href = f"{context.files[context.homes[mark.value]]}#{mark.value}"
            kind = ' epub:type="noteref"' if context.is_epub else ""
            yield ElementRange(
                link.start, link.end, "a", f' href={xml_quoted(href)} role="doc-noteref"{kind}'
            )
        else:
            href = context.address(link)
            if href:
                yield ElementRange(link.start, link.end, "a", f" href={xml_quoted(href)}")


def _spans(block: Block, context: MarkupContext) -> Iterator[ElementRange]:
    formulas = iter(block.formulas)
    in_math = {(span.start, span.end) for span in block.spans if span.kind == "math"}
    for span in block.spans:
        place = (span.start, span.end)
        if span.kind == "math":
            yield ElementRange(*place, "", content=xml_characters(next(formulas, "")))
        elif span.kind == "reading" and span.value:
            yield ElementRange(
                *place, "", content=_ruby(block.text[span.start : span.end], span.value, context)
            )
        elif span.kind == "abbreviation":
            yield ElementRange(*place, "abbr", f" title={xml_quoted(span.value)}" if span.value else "")
        elif span.kind == "lang" and place not in in_math:  # in a formula it describes our spoken text
            yield ElementRange(*place, "span", language_attributes(span.value, block.lang))
        elif span.kind == "code":
            inside = block.text[span.start : span.end]
            is_unbroken = "-" in inside and len(inside) <= _MAX_UNBROKEN and block.kind != "code"
            unbroken = ' class="unbroken"' if is_unbroken else ""
            yield ElementRange(*place, "code", unbroken + context.code_attributes(block.lang))
        elif span.kind in _TAGS:
            yield ElementRange(*place, _TAGS[span.kind])


def _ruby(text: str, reading: str, context: MarkupContext) -> str:
    """Characters with their reading above them.

    In a page the style sheet shows it, so that the text stays the one that is searched and highlighted.
    """
    shown = (
        f"<rt>{xml_text(reading)}</rt>"
        if context.is_epub
        else f"<rt data-reading={xml_quoted(reading)}></rt>"
    )
    return f"<ruby>{xml_text(text)}{shown}</ruby>"


def _points(block: Block, context: MarkupContext) -> Iterator[Insertion]:
    breaks = {span.start for span in block.spans if span.kind == "line break"}
    yield from (Insertion(place, "<br/>") for place in breaks)  # one each: two would look like a paragraph
    for span in block.spans:
        if span.kind == "image" and span.start == span.end:
            yield Insertion(span.start, context.picture(span.value))
        elif span.kind == "note reference":
            reference = context.references.get(span.value)
            if reference is not None and (reference.block, reference.start) == (block.id, span.start):
                yield Insertion(span.start, f"<span id={xml_quoted(reference.id)}></span>")


def _anchors(block: Block, sentences: Collection[Sentence]) -> Iterator[Insertion]:
    """An anchor for each sentence without text: in an empty cell, or else before the next sentence."""
    cells = block.table.cells if block.table is not None else ()
    empty = deque(cell.start for cell in cells if cell.start == cell.end)
    waiting: list[str] = []
    text_end = max((cell.end for cell in cells), default=len(block.text))
    for key, start, end in [*sentences, Sentence("", text_end, 0)]:
        if start is None:
            waiting.append(key)
            continue
        for name in waiting:
            place = empty.popleft() if empty and empty[0] <= start else start
            yield Insertion(place, f"<span id={xml_quoted(name)}></span>")
        waiting = []
        while empty and empty[0] <= end:
            empty.popleft()
