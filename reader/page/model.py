"""What a page is, once read: frozen values, no logic.

A `Page` is a row of `Section`s in document order, and a section a row of `Block`s. A block is a
piece of the page that is read as one: a paragraph, a list item, a table. All offsets count
characters of the block's own `text`, so that highlighting, captions, positions and search share
one truth.

What stands around a block (the list that an item belongs to, the quotation that a paragraph is
part of) is the block's `within`: the groups it is in, outermost first. Two blocks of one list hold
the same group (the same `id`), so where a group begins and ends can be seen by comparing
neighbours.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.page.dom.words import count_words
from reader.page.reasons import Reason, reason_text

BlockKind = Literal[
    "heading", "paragraph", "item", "term", "description", "quote", "code", "table",
    "figure", "caption", "media", "math", "note", "control",
]  # fmt: skip
GroupKind = Literal["list", "description list", "quote", "figure", "details", "note"]
SpanKind = Literal[
    "lang", "code", "math", "note reference", "abbreviation", "emphasis", "strong",
    "superscript", "subscript", "deleted", "inserted", "marked", "quotation", "image", "line break",
]  # fmt: skip


class Span(NamedTuple):
    """Characters `start` to `end` of a block are of some kind.

    `value` depends on the kind: the language tag (lang), what the abbreviation stands for
    (abbreviation), a plain reading (math), the id of the note's block (note reference), otherwise
    empty.
    """

    start: int
    end: int
    kind: SpanKind
    value: str = ""


class Link(NamedTuple):
    """A link on characters `start` to `end` of a block.

    `href` is as written in the page; `target` is the id of the section it lands on, when it points
    into this page.
    """

    start: int
    end: int
    href: str
    name: str
    target: str | None = None


class Group(NamedTuple):
    """What a block stands in: a list, a quotation, a figure, a note.

    `size` is the number of items of a list. `ordered` tells a numbered list from a bulleted one, and
    `numbering` how its numbers are written: 1, a, A, i or I (WHATWG HTML, 4.4.5).
    """

    id: str
    kind: GroupKind
    name: str = ""
    size: int = 0
    ordered: bool = False
    numbering: str = "1"


class Cell(NamedTuple):
    """A table cell: characters `start` to `end` of the table block's text.

    `row` and `column` count from 0; it is `width` columns wide and `height` rows high. `row_headers` and
    `column_headers` are the texts of the header cells that apply to it. `scope` is what a header
    stands for: a row or a column.
    """

    row: int
    column: int
    start: int
    end: int
    header: bool = False
    row_headers: tuple[str, ...] = ()
    column_headers: tuple[str, ...] = ()
    width: int = 1
    height: int = 1
    scope: Literal["", "row", "column"] = ""


class Table(NamedTuple):
    """The grid of a table block; the block's text holds its rows as lines, its cells by tabs.

    A caption is the text's first line, and ends at `caption_end`; 0 where there is none.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    caption_end: int = 0


class Media(NamedTuple):
    """A player: sound, moving pictures, or another page inside this one. `seconds` if known."""

    kind: Literal["audio", "video", "frame"]
    seconds: int | None = None


class Block(NamedTuple):
    """A piece of the page that is read as one.

    `text` is the page's own words. `name` is what stands for content that is not text: a picture's
    alternative text, a player's title, a table's caption, a control's label. `marker` is the number
    or letter that a list item or note carries, as the page shows it. `role` is what a control is
    (button, checkbox, searchbox). `items` counts, for each list and description list in `within`, the
    items (terms, descriptions) up to the one that the block stands in. `formulas` is the MathML of each
    span of kind math, in order; empty where only its words are known.
    """

    id: str
    kind: BlockKind
    text: str
    lang: str
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    within: tuple[Group, ...] = ()
    level: int | None = None
    name: str = ""
    marker: str = ""
    role: str = ""
    table: Table | None = None
    media: Media | None = None
    items: tuple[int, ...] = ()
    formulas: tuple[str, ...] = ()


class Section(NamedTuple):
    """A stretch of the page: under one heading, or in one landmark.

    `title` is its heading, else its accessible name, else its first words; `level` is None without
    a heading. `reason` is what made it part of the article, or kept it out; `why` says that in words.
    """

    id: str
    title: str
    level: int | None
    landmark: str
    in_article: bool
    reason: Reason
    blocks: tuple[Block, ...]

    @property
    def why(self) -> str:
        """What made it part of the article, or kept it out, in a few words."""
        return reason_text(self.reason)

    @property
    def words(self) -> int:
        """How many words its blocks hold."""
        return sum(count_words(block.text) for block in self.blocks)


class SkipLink(NamedTuple):
    """One of the page's own accessibility links; `target` is None where the page broke it."""

    label: str
    href: str
    target: str | None


class Landmark(NamedTuple):
    """A landmark region: its ARIA role, its accessible name, and the section it begins at."""

    role: str
    name: str
    section: str


class HeadingEntry(NamedTuple):
    """A heading anywhere on the page, as a screen reader is told of it."""

    level: int
    name: str
    section: str


class LinkEntry(NamedTuple):
    """A link anywhere on the page."""

    name: str
    href: str
    section: str


class ImageEntry(NamedTuple):
    """A picture anywhere on the page that is not mere decoration."""

    name: str
    section: str


class TableEntry(NamedTuple):
    """A table anywhere on the page that is not mere layout."""

    name: str
    rows: int
    columns: int
    section: str


class ListEntry(NamedTuple):
    """A list anywhere on the page, and how many items it has of its own."""

    items: int
    section: str


class Inventory(NamedTuple):
    """What a screen reader is told of the whole page, kind by kind, in document order."""

    headings: tuple[HeadingEntry, ...] = ()
    links: tuple[LinkEntry, ...] = ()
    images: tuple[ImageEntry, ...] = ()
    tables: tuple[TableEntry, ...] = ()
    lists: tuple[ListEntry, ...] = ()


class Page(NamedTuple):
    """A page and its two readings: the article, and all that stands around it.

    `lang` is a BCP 47 tag, empty where the page names none. `published` is an ISO 8601 date or
    time. `url` is empty for a page that came from a file or standard input without one. `notice` is
    a line for the listener, where not all of the page was read. `canonical` is the web address that
    the page itself says is the right one, empty where it says none.
    """

    url: str
    title: str
    lang: str
    byline: str
    published: str
    skip_links: tuple[SkipLink, ...]
    landmarks: tuple[Landmark, ...]
    sections: tuple[Section, ...]
    inventory: Inventory = Inventory()  # empty where it was not asked for
    notice: str = ""
    canonical: str = ""

    @property
    def article_text(self) -> str:
        """The article's own words, a block a line: no title, no byline, no announcement."""
        blocks = [block for section in self.sections if section.in_article for block in section.blocks]
        headline = next(
            (block for block in blocks if block.kind == "heading" and block.text == self.title), None
        )
        return "\n".join(block.text for block in blocks if block.text and block is not headline)
