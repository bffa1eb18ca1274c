"""What stands among the words of a block, as XHTML: its links, spans, pictures and formulas."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from reader.export.markup.inline import ElementRange, InlineWriter, Insertion
from reader.export.markup.safe_href import safe_href
from reader.export.markup.xml_text import xml_characters, xml_quoted, xml_text
from reader.page.model import Block, Link

_TAGS = {
    "code": "code", "emphasis": "em", "strong": "strong", "superscript": "sup", "subscript": "sub",
    "deleted": "del", "inserted": "ins", "marked": "mark", "quotation": "q",
}  # fmt: skip
# Languages that are written from right to left, unless their tag names another script (BCP 47).
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


class Sentence(NamedTuple):
    """A sentence of the script: the `id` of its cues, and where it stands in its block.

    `start` is None for one that holds no words of the page, only what stands for something.
    """

    id: str
    start: int | None
    end: int


class MarkupContext(NamedTuple):
    """What has to be known beyond a block: the page's address and language, and what is where.

    `files` are the file names of the sections that are written, `notes` the sections of the notes that
    are. With `is_epub` elements also say their `epub:type`.
    """

    url: str
    lang: str
    files: Mapping[str, str]
    notes: Mapping[str, str]
    is_epub: bool

    def attributes(self, lang: str) -> str:
        """The attributes of an element in that language, where it is another than that around it.

        Where no language is known, its first letter says which way it is written.
        """
        if not lang and not self.lang:
            return ' dir="auto"'
        return "" if not lang or lang == self.lang else language_attributes(lang, self.lang)

    def address(self, link: Link) -> str:
        """Where a link leads: to a section, or into the web; "" for nowhere."""
        if link.target is not None and link.target in self.files:
            return f"{self.files[link.target]}#{link.target}"
        return safe_href(link.href, self.url)


def is_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left."""
    language, *rest = lang.lower().split("-")
    scripts = [part for part in rest if len(part) == 4]
    return scripts[0] in _RIGHT_TO_LEFT_SCRIPTS if scripts else language in _RIGHT_TO_LEFT


def language_attributes(lang: str, around: str = "") -> str:
    """What an element says of its language, and of its direction where that turns."""
    turns = is_right_to_left(lang) != is_right_to_left(around)
    direction = f' dir="{"rtl" if is_right_to_left(lang) else "ltr"}"' if turns else ""
    return f" lang={xml_quoted(lang)} xml:lang={xml_quoted(lang)}{direction}"


def placeholder(name: str, key: str = "", href: str = "") -> str:
    """What stands for a picture, a player or a control: its name, told as a picture's is."""
    id_ = f" id={xml_quoted(key)}" if key else ""
    shown = f'<span class="picture" role="img"{id_} aria-label={xml_quoted(name)}>{xml_text(name)}</span>'
    return f"<a href={xml_quoted(href)}>{shown}</a>" if href else shown


def inline_writer(block: Block, sentences: Collection[Sentence], around: MarkupContext) -> InlineWriter:
    """The block's words, ready to be written."""
    spoken = [
        ElementRange(each.start, each.end, "span", f" id={xml_quoted(each.id)}")
        for each in sentences
        if each.start is not None
    ]
    ranges = [*_links(block, around), *_spans(block, around)]
    return InlineWriter(block.text, spoken, ranges, [*_anchors(block, sentences), *_points(block)])


def _links(block: Block, around: MarkupContext) -> Iterator[ElementRange]:
    marks = {span.start: span for span in block.spans if span.kind == "note reference"}
    for link in block.links:
        mark = marks.get(link.start)
        if mark is not None and mark.value in around.notes:
            href = f"{around.files[around.notes[mark.value]]}#{mark.value}"
            kind = ' epub:type="noteref"' if around.is_epub else ""
            yield ElementRange(
                link.start, link.end, "a", f' href={xml_quoted(href)} role="doc-noteref"{kind}'
            )
        else:
            href = around.address(link)
            if href:
                yield ElementRange(link.start, link.end, "a", f" href={xml_quoted(href)}")


def _spans(block: Block, around: MarkupContext) -> Iterator[ElementRange]:
    formulas = iter(block.formulas)
    in_math = {(span.start, span.end) for span in block.spans if span.kind == "math"}
    for span in block.spans:
        place = (span.start, span.end)
        if span.kind == "math":
            yield ElementRange(*place, "", content=xml_characters(next(formulas, "")))
        elif span.kind == "abbreviation":
            yield ElementRange(*place, "abbr", f" title={xml_quoted(span.value)}" if span.value else "")
        elif span.kind == "lang" and place not in in_math:  # there it is that of our reading
            yield ElementRange(*place, "span", language_attributes(span.value, block.lang))
        elif span.kind in _TAGS:
            yield ElementRange(*place, _TAGS[span.kind])


def _points(block: Block) -> Iterator[Insertion]:
    breaks = {span.start for span in block.spans if span.kind == "line break"}
    yield from (Insertion(place, "<br/>") for place in breaks)  # two in one place would part a paragraph
    for span in block.spans:
        if span.kind == "image":
            yield Insertion(span.start, placeholder(span.value))


def _anchors(block: Block, sentences: Collection[Sentence]) -> Iterator[Insertion]:
    """A place for each sentence that has no words of its own: an empty cell, else before the next words."""
    cells = block.table.cells if block.table is not None else ()
    empty = deque(cell.start for cell in cells if cell.start == cell.end)
    waiting: list[str] = []
    for key, start, end in [*sentences, Sentence("", len(block.text), 0)]:
        if start is None:
            waiting.append(key)
            continue
        for name in waiting:
            place = empty.popleft() if empty and empty[0] <= start else start
            yield Insertion(place, f"<span id={xml_quoted(name)}></span>")
        waiting = []
        while empty and empty[0] <= end:
            empty.popleft()
