"""The page model: frozen values.

A `Page` is a sequence of `Section`s in document order, and a section is a sequence of `Block`s. A
block is a piece of the page that is read as one: a paragraph, a list item, a table. All offsets
count characters of the block's own `text`. Highlighting, captions, positions and search all use
these offsets.

`Block.within` holds the groups that contain a block, outermost first: the list that an item belongs
to, the quotation that a paragraph is part of. Blocks of one list hold the same group (the same
`id`), so comparing neighbours shows where a group begins and ends.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.page.dom.words import count_words
from reader.page.reasons import Reason, reason_text

BlockKind = Literal[
    "heading", "paragraph", "item", "term", "description", "quote", "code", "table",
    "figure", "caption", "media", "math", "note", "control",
]  # fmt: skip
CAPTIONS: frozenset[BlockKind] = frozenset({"figure", "caption"})  # text beside the running text
PageKind = Literal[
    "", "article", "discussion", "documentation", "product", "service", "listing", "home"
]  # fmt: skip
GroupKind = Literal["list", "description list", "quote", "figure", "details", "note", "callout"]
SpanKind = Literal[
    "lang", "code", "math", "note reference", "abbreviation", "emphasis", "strong",
    "superscript", "subscript", "deleted", "inserted", "marked", "quotation", "image", "line break",
    "reading", "credit",
]  # fmt: skip


class Span(NamedTuple):
    """What characters `start` to `end` of a block are.

    `value` depends on the kind: the language tag (lang), the expansion (abbreviation), a plain
    reading (math), how the characters are pronounced (reading), the id of the note's block (note
    reference), the alternative text (image), otherwise empty. An image that stands for a word has that
    word as its characters; any other has none. `lang` is the language of `value`, if not the block's.
    """

    start: int
    end: int
    kind: SpanKind
    value: str = ""
    lang: str = ""


class Link(NamedTuple):
    """A link on characters `start` to `end` of a block.

    `href` is as written in the page; `target` is the id of the section it leads to, if it points
    into this page, `target_block` the id of the block there, and `target_offset` the character in it.
    """

    start: int
    end: int
    href: str
    name: str
    target: str | None = None
    target_block: str = ""
    target_offset: int = 0


class Group(NamedTuple):
    """A container of blocks: a list, a quotation, a figure, a note.

    `size` is the number of items in a list. `ordered` is true for a numbered list, and `numbering` is
    the style of its numbers: 1, a, A, i or I (WHATWG HTML, 4.4.5).
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
    `column_headers` are the texts of the header cells that apply to it. `scope` is what a header cell
    applies to: a row or a column.
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
    """The grid of a table block. In the block's text, rows are lines and tabs separate the cells.

    A caption is the text's first line, and ends at `caption_end`; 0 without a caption.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    caption_end: int = 0


class Media(NamedTuple):
    """Embedded audio, video, or another page in a frame; `seconds` is its length, if known."""

    kind: Literal["audio", "video", "frame"]
    seconds: int | None = None


class Post(NamedTuple):
    """A post of a discussion: its number, from 1, and its author's name."""

    number: int
    author: str


class Block(NamedTuple):
    """A piece of the page that is read as one.

    `text` is the page's own words. `name` is the accessible name of content that is not text: a
    picture's alternative text, a player's title, a table's caption, a control's label; `name_lang` is its
    language, if not the block's. `marker` is the number or letter of a list item or note, as the page
    shows it. `role` is a control's ARIA role (button, checkbox, searchbox). `items` has, for each list and
    description list in `within`, the position of the block's item (term, description), from 1.
    `formulas` is the MathML of each span of kind math, in order; empty if only its words are known.
    `post` is the post that begins here.
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
    name_lang: str = ""
    post: Post | None = None


class Section(NamedTuple):
    """A part of the page: under one heading, or in one landmark.

    `title` is its heading, else its accessible name, else its first words; `level` is None without
    a heading. `reason` is why it is or is not in the article; `why` is the same as text.
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
        """Why it is or is not in the article, in a few words."""
        return reason_text(self.reason)

    @property
    def words(self) -> int:
        """The number of words in its blocks."""
        return sum(count_words(block.text) for block in self.blocks)


class SkipLink(NamedTuple):
    """One of the page's skip links; `target` is a section's id, or None if the link is broken."""

    label: str
    href: str
    target: str | None


class Landmark(NamedTuple):
    """A landmark: its ARIA role, its accessible name, and the section where it begins."""

    role: str
    name: str
    section: str


class HeadingEntry(NamedTuple):
    """A heading anywhere on the page, as a screen reader lists it."""

    level: int
    name: str
    section: str


class LinkEntry(NamedTuple):
    """A link anywhere on the page."""

    name: str
    href: str
    section: str


class ImageEntry(NamedTuple):
    """A picture anywhere on the page that is not decorative."""

    name: str
    section: str


class TableEntry(NamedTuple):
    """A data table anywhere on the page; layout tables are not listed."""

    name: str
    rows: int
    columns: int
    section: str


class ListEntry(NamedTuple):
    """A list anywhere on the page, and the number of its items; nested lists are not counted."""

    items: int
    section: str


class Inventory(NamedTuple):
    """What a screen reader can list on the whole page, by kind, in document order."""

    headings: tuple[HeadingEntry, ...] = ()
    links: tuple[LinkEntry, ...] = ()
    images: tuple[ImageEntry, ...] = ()
    tables: tuple[TableEntry, ...] = ()
    lists: tuple[ListEntry, ...] = ()


class Page(NamedTuple):
    """A page: the article, and everything around it.

    `url` is empty for a page from a file or standard input. `canonical` is the page's canonical web
    address, or empty. `lang` is a BCP 47 tag, empty if the page has none. `published` is an ISO 8601 date or
    time, `updated` when the page last changed, if that is a later day, and `site` the name of its site.
    `notice` is a line for the listener about what is missing or wrong, or empty. `kind` is what kind of page
    it is, empty unless the inventory was requested.
    """

    url: str
    title: str
    lang: str
    byline: str
    published: str
    skip_links: tuple[SkipLink, ...]
    landmarks: tuple[Landmark, ...]
    sections: tuple[Section, ...]
    inventory: Inventory = Inventory()  # empty unless requested
    notice: str = ""
    canonical: str = ""
    kind: PageKind = ""
    updated: str = ""
    site: str = ""

    @property
    def article_words(self) -> int:
        """The number of words in the article."""
        return sum(section.words for section in self.sections if section.in_article)

    @property
    def article_text(self) -> str:
        """The article's running text, one block per line, without title, byline, captions, announcements."""
        return "\n".join(self.article_texts)

    @property
    def article_texts(self) -> tuple[str, ...]:
        """The text of each block of the article's running text. Code, tables and verse have several lines."""
        return tuple(text for text in map(_own_text, self.article_blocks) if text)

    @property
    def article_blocks(self) -> tuple[Block, ...]:
        """The blocks of the article's running text."""
        blocks = [block for section in self.sections if section.in_article for block in section.blocks]
        headline = next(
            (block for block in blocks if block.kind == "heading" and block.text == self.title), None
        )
        return tuple(block for block in blocks if block is not headline and block.kind not in CAPTIONS)


def _own_text(block: Block) -> str:
    """A block's text without the pictures that stand for words; a large first letter is text."""
    pictures = [span for span in block.spans if span.kind == "image" and span.end - span.start > 1]
    if not pictures:
        return block.text
    starts = (0, *(span.end for span in pictures))
    ends = (*(span.start for span in pictures), len(block.text))
    pieces = (block.text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return " ".join(filter(None, pieces))
