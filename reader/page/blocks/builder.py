"""Builds blocks: collects their text, and tracks what is open around it.

The walk (blocks.walk) and its handlers for elements (blocks.content and others) write here: they add text,
open and close links, lists and languages, and end blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bs4.element import Tag

from reader.page.accessibility.accessible_names import accessible_name
from reader.page.accessibility.roles import LandmarkContext
from reader.page.accessibility.tool_labels import is_tool_label
from reader.page.blocks.context import ExitAction, ExitActions, PageContext
from reader.page.blocks.drafts import BlockRange, Drafts, block_id
from reader.page.blocks.formulas.markup import kept_formula
from reader.page.blocks.open_parts import OpenFigure, OpenGroups, Wrapping, without_number
from reader.page.blocks.runs import OpenSpan, Run, links_and_spans, normalized, once, without_start
from reader.page.dom.queries import collapsed_text
from reader.page.model import Block, BlockKind, Group, Media, Post, SpanKind, Table
from reader.page.reasons import Reason, ReasonKind

# Landmarks that hold an article too: to be in one is no reason to be outside.
_AROUND_TEXT = frozenset({"main", "region"})
_WORDLESS_LINK = Reason(ReasonKind.EMPTY, "link without words")
_TOOL = Reason(ReasonKind.CONTROL)
_SOUNDLESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad \n\t"  # characters that are not spoken


class Builder:
    """The blocks so far, and what is open at the current element.

    The results are `drafts`, `target_ranges`, `listed_landmarks`, `headline` (as it is read), and for an
    inventory `positions` and `names`.
    """

    def __init__(self, context: PageContext) -> None:
        self.context = context
        self.drafts = Drafts()
        self.target_ranges: dict[str, BlockRange] = {}
        self.listed_landmarks: list[tuple[str, str, BlockRange]] = []
        self.headline = ""
        self.names: dict[int, str] = {}  # of pictures, links and headings, by element
        self.positions: dict[int, int] = {}  # the number of blocks before each element
        self.run = Run()
        self.langs = [context.lang]  # of the open blocks
        self.inline_langs = [context.lang]  # of the open elements
        self.ruby_starts: list[int] = []  # of base characters whose reading follows
        self.groups = OpenGroups()
        self.kinds: list[BlockKind] = []
        self.landmarks: list[str] = []
        self._outside: list[Reason | None] = [Reason(ReasonKind.OUTSIDE)]  # None inside the article
        self._exclusions: list[Reason] = []  # of open parts of the article
        self.landmark_context: LandmarkContext = ""  # decides if a header, footer or aside is a landmark
        self.preformatted = 0  # depth
        self.wrapping: Wrapping = ""
        self.in_math = False
        self.closed_details = 0  # depth in closed `<details>`; landmarks there are not listed
        self.silenced = 0  # depth in text that is the name of something, and is not read
        self.level: int | None = None  # of the current heading
        self.markers: dict[int, str] = {}  # of list items, by element
        self.marker = ""  # of a list item or note, until its first block
        self.figure: OpenFigure | None = None
        self.cells: dict[int, int] | None = None  # the number of each cell of the open table, by element
        self.between_cells = ""  # the separator before the next cell
        self.tools: set[int] = set()  # page tools that come later, by element
        self.outer_run: Run | None = None  # the text around the open inline note
        self.inline_notes: list[tuple[str, list[OpenSpan]]] = []  # in the open text
        self._author = ""  # of a post, until its first block
        self._posts = 0  # posts begun so far

    @property
    def is_in_one_block(self) -> bool:
        """True in a table, figure or inline note: all of its content becomes one block."""
        return self.cells is not None or self.figure is not None or self.outer_run is not None

    def range_from_here(self) -> BlockRange:
        """A range that begins here: at the next block, and a character in it."""
        block = self.drafts.position
        if self.outer_run is not None:  # inline notes come after their paragraph
            block += 1 + len(self.inline_notes)
        return BlockRange(block, block, self.run.length)

    def flush(self) -> None:
        """Make a block of the open text."""
        if self.run.is_empty:
            return  # the usual case, because blocks begin where others end
        if self.is_in_one_block:
            self.run.add(" ")
            return
        text, opened = self.run.take(preformatted=self.preformatted > 0)
        if text and text[0] == text[len(text) // 2] and not self.preformatted:
            text, opened = once(text, opened)
        if text:
            kind = self._take_kind()
            if self.preformatted and kind != "code":
                text = without_start(text, opened)
            if kind == "note" and self.marker:
                text = without_start(text, opened, ".:)] ")
            self.emit(kind, text, opened, level=self.level)
        else:
            self._emit_wordless(opened)
        notes, self.inline_notes = self.inline_notes, []
        for words, spans in notes:
            self.emit("note", words, spans)

    def _emit_wordless(self, opened: list[OpenSpan]) -> None:
        """Emit the pictures and icon links of a run without text."""
        if self.level is not None:
            names = dict.fromkeys(span.value for span in opened if span.kind == "image")
            self.emit("heading", "", opened, name=", ".join(names), level=self.level)
            return
        link: list[OpenSpan] = []
        for span in opened:
            if span.kind == "link":
                link = [span]
            elif span.kind == "image":
                self.emit("figure", "", link, name=span.value, name_lang=span.lang)
                link = []
            elif span.kind == "icon" and span.name:
                self.emit("control", "", [span], name=span.name, role="link")

    @property
    def progress(self) -> tuple[int, int, int]:
        """A value that changes with each word and picture, to see if an element had any."""
        in_figure = len(self.figure.names) if self.figure is not None else 0
        return self.drafts.position, self.run.length, self.run.pictures + in_figure

    def emit(
        self,
        kind: BlockKind,
        text: str,
        opened: Sequence[OpenSpan] = (),
        *,
        name: str = "",
        name_lang: str = "",
        level: int | None = None,
        role: str = "",
        table: Table | None = None,
        media: Media | None = None,
    ) -> None:
        """Add a block with this text and these spans, unless there is nothing to hear in it."""
        has_sound = name or media is not None or kind == "control"
        if not has_sound and not text.strip(_SOUNDLESS):
            return
        if kind == "figure" and not text and self._is_repeated_picture(name):
            return
        links, spans = links_and_spans(opened, text) if opened else ((), ())
        marker, self.marker = self.marker, ""
        groups, items = self.groups.for_block()
        in_article, reason = self.is_in_article(), self.reason()
        if in_article and role == "link":  # a link with only an icon is a page tool, wherever it is
            in_article, reason = False, _WORDLESS_LINK
        elif in_article and kind == "control" and _is_tool(role, name):
            in_article, reason = False, _TOOL
        post = None
        if self._author and in_article and not (kind == "heading" and self._is_headline(text)):
            self._posts += 1
            post, self._author = Post(self._posts, self._author), ""
        block = Block(
            id=block_id(self.drafts.position),
            kind=kind,
            text=text,
            lang=self.langs[-1],
            spans=spans,
            links=links,
            within=groups,
            level=level,
            name=normalized(name) if name else "",
            marker=marker,
            role=role,
            table=table,
            media=media,
            items=items,
            formulas=_formulas(opened, text) if opened else (),
            name_lang=name_lang,
            post=post,
        )
        self.drafts.add(block, in_article, reason, self.landmark())

    def _is_headline(self, text: str) -> bool:
        """True if a heading is the article's headline, which is read before the first post."""
        headline = self.context.article.headline
        return headline is not None and collapsed_text(headline) == text

    def name_lang(self) -> str:
        """The language of a name at this point, or "" if it is the block's."""
        return self.inline_langs[-1] if self.inline_langs[-1] != self.langs[-1] else ""

    def name(self, element: Tag, role: str) -> str:
        """The accessible name of a picture, link or heading; saved for the inventory."""
        name = accessible_name(element, role, self.context.ids)
        if self.context.inventory:
            self.names[id(element)] = name
        return name

    def _take_kind(self) -> BlockKind:
        """The kind of the block that ends here. Only the first block of an item has the kind "item"."""
        kind = self.kinds[-1] if self.kinds else "paragraph"
        if kind == "item":
            self.kinds[-1] = "paragraph"
        return kind

    def is_in_article(self) -> bool:
        """True if the current text belongs to the article."""
        return self._outside[-1] is None and not self._exclusions

    def _is_repeated_picture(self, name: str) -> bool:
        """True if the previous block is a picture of the same name, except for a number: one of a gallery."""
        last = self.drafts.last
        return (
            last is not None and last.kind == "figure" and without_number(last.name) == without_number(name)
        )

    def run_is_article_text(self) -> bool:
        """True if the open text belongs to the article."""
        return self.run.length > 0 and self.is_in_article()

    def reason(self) -> Reason:
        """Why the current text is in the article, or why not."""
        if self._exclusions:
            return self._exclusions[-1]
        outside = self._outside[-1]
        if outside is None:
            return self.context.article.reason
        if outside.kind is ReasonKind.OUTSIDE:
            landmark = self.landmark()
            return Reason(outside.kind, outside.detail or ("" if landmark in _AROUND_TEXT else landmark))
        return outside

    def landmark(self) -> str:
        """The role of the open landmark, or ""."""
        return self.landmarks[-1] if self.landmarks else ""

    def enter_landmark_context(self, landmark_context: LandmarkContext) -> ExitAction:
        """Set the context of landmarks; returns the action that restores it."""
        before = self.landmark_context
        if before != "sectioning":
            self.landmark_context = landmark_context

        def leave() -> None:
            self.landmark_context = before

        return leave

    def cross_boundary(self, reason: Reason | None, on_exit: ExitActions) -> None:
        """Begin the article if `reason` is None, else end it, until the element is left."""
        self.flush()
        self._outside.append(reason)
        self._pop_on_exit(self._outside.pop, on_exit)

    def exclude(self, reason: Reason, on_exit: ExitActions) -> None:
        """Exclude what follows from the article, until the element is left."""
        self.flush()
        self._exclusions.append(reason)
        self._pop_on_exit(self._exclusions.pop, on_exit)

    def _pop_on_exit(self, pop: Callable[[], object], on_exit: ExitActions) -> None:
        """When the element is left: make a block of the open text, then call `pop`."""

        def leave() -> None:
            self.flush()
            pop()

        on_exit.closing(leave)

    def silence(self, on_exit: ExitActions) -> None:
        """Read no text, until the element is left."""
        self.silenced += 1

        def leave() -> None:
            self.silenced -= 1

        on_exit.closing(leave)

    def group_id(self, letter: str) -> str:
        """The id of a group that begins here; `letter` stands for its kind."""
        return f"{letter}{self.drafts.position + 1}.{len(self.groups)}"

    def push_group(self, group: Group, on_exit: ExitActions) -> None:
        """Open a group, until the element is left."""
        self.groups.push(group)
        self._pop_on_exit(self.groups.pop, on_exit)

    def begin_post(self, author: str) -> None:
        """Begin a post with the next block of the article."""
        self.flush()
        self._author = author

    def push_kind(self, kind: BlockKind, on_exit: ExitActions) -> None:
        """Set the kind of the next blocks, until the element is left."""
        self.kinds.append(kind)
        self._pop_on_exit(self.kinds.pop, on_exit)

    def span(self, kind: SpanKind | str, on_exit: ExitActions, value: str = "", name: str = "") -> OpenSpan:
        """Open a span, until the element is left."""
        opened = self.run.open(kind, value, name)
        on_exit.closing(lambda: self.run.close(opened))
        return opened


def _is_tool(role: str, name: str) -> bool:
    """True if a control is a tool of the page, or a field whose purpose nobody can hear."""
    return not name or (role == "button" and is_tool_label(name))


def _formulas(opened: Sequence[OpenSpan], text: str) -> tuple[str, ...]:
    """The MathML of each formula in a text."""
    return tuple(
        kept_formula(span.name, text[span.start : span.end]) for span in opened if span.kind == "math"
    )
