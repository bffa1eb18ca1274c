"""Builds blocks: collects their text, and tracks what is open around it.

The walk (blocks.walk) and its handlers for elements (blocks.content and others) write here: they add text,
open and close links, lists and languages, and end blocks.
"""

from __future__ import annotations

from typing import Any, TypeVar

from bs4.element import Tag

from reader.page.accessibility.accessible_names import accessible_name
from reader.page.accessibility.roles import LandmarkContext
from reader.page.blocks.context import Leave, Leaves, PageContext
from reader.page.blocks.drafts import Drafts, Place, block_id
from reader.page.blocks.formulas.markup import kept_formula
from reader.page.blocks.runs import OpenSpan, Run, composed, links_and_spans, without_start
from reader.page.model import Block, BlockKind, Group, Post, SpanKind
from reader.page.reasons import Reason, ReasonKind

_T = TypeVar("_T")

_MAX_GROUPS = 32  # nested; deeper groups are read as part of the innermost
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad \n\t"  # characters without sound


class Builder:
    """The blocks so far, and what is open at the current element.

    The results are `drafts`, `places` and `seen_landmarks`, and for an inventory `positions` and `names`.
    `around` is what was known before the walk.
    """

    def __init__(self, around: PageContext) -> None:
        self.around = around
        self.drafts = Drafts()
        self.places: dict[str, Place] = {}
        self.seen_landmarks: list[tuple[str, str, Place]] = []
        self.names: dict[int, str] = {}  # of pictures, links and headings, by `id()`
        self.positions: dict[int, int] = {}  # the walk's position at each element, by `id()`
        self.run = Run()
        self.langs = [around.lang]  # of blocks
        self.inline_langs = [around.lang]  # of the text in them
        self.ruby_starts: list[int] = []  # the start of each base text whose ruby reading comes next
        self.groups: list[Group] = []
        self.items: list[int] = []  # items begun in each list of `groups`
        self._too_deep = 0  # open groups beyond _MAX_GROUPS
        self._within: tuple[Group, ...] = ()  # the last block's groups
        self._item_numbers: tuple[int, ...] = ()
        self.kinds: list[BlockKind] = []
        self.landmarks: list[str] = []
        self.turns: list[Reason | None] = [Reason(ReasonKind.OUTSIDE)]  # None inside the article
        self.left_out: list[Reason] = []
        self.inside: LandmarkContext = ""  # decides which headers, footers and asides are landmarks
        self.preformatted = 0
        self.wrapped = ""  # "prose" or "verse" in hard-wrapped text
        self.in_math = False
        self.closed = (
            0  # open `<details>` that the page shows closed: read, but their landmarks are not listed
        )
        self.silent = 0  # above 0 in text that is already the name of something
        self.level: int | None = None  # of the current heading
        self.markers: dict[int, str] = {}  # of list items, by `id()`
        self.marker = ""  # of the list item before its first block
        self.figure_names: list[str] | None = None  # pictures of the current figure
        self.figure_lang = ""  # of those names, if it is not the figure's
        self.figure_has_caption = False
        self.figure_credits: list[str] = []
        self.cells: dict[int, int] | None = None  # cells of the current table
        self.tools: set[int] = set()  # `id()`s of later elements that are page tools
        self.note_run: Run | None = None  # the interrupted text around the current inline note
        self.inline_notes: list[tuple[str, list[OpenSpan]]] = []  # of the open text
        self._author = ""  # of the post before its first block
        self._posts = 0  # posts begun so far
        self.between_cells = ""  # the separator before the next cell

    def place(self) -> Place:
        """The current position: the next block, and the character in it."""
        block = self.drafts.position
        if self.note_run is not None:  # inline notes come after their paragraph
            block += 1 + len(self.inline_notes)
        return Place(block, block, self.run.length)

    def flush(self) -> None:
        """Make a block of the open text."""
        if self.cells is not None or self.figure_names is not None:
            self.run.add(" ")
            return
        if self.note_run is not None:
            self.run.add(" ")  # an inline note is one block
            return
        if self.run.is_empty:  # the usual case, because blocks begin where others end
            return
        text, opened = self.run.take(preformatted=self.preformatted > 0)
        if text:
            kind = self.kind()
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
        around: list[OpenSpan] = []
        for span in opened:
            if span.kind == "link":
                around = [span]
            elif span.kind == "image":
                self.emit("figure", "", around, name=span.value, name_lang=span.lang)
                around = []
            elif span.kind == "icon" and span.name:
                self.emit("control", "", [span], name=span.name, role="link")

    @property
    def written(self) -> tuple[int, int, int]:
        """A value that changes with every word and picture."""
        run, names = self.run, self.figure_names
        return self.drafts.position, run.length, run.pictures + len(names) if names else run.pictures

    def emit(self, kind: BlockKind, text: str, opened: list[OpenSpan] | None = None, **more: Any) -> None:
        """Add a block with this text and these spans, unless it has no sound."""
        is_something = more.get("name") or more.get("media") is not None or kind == "control"
        if not text.strip(_INVISIBLE) and not is_something:
            return
        if kind == "figure" and not text and self.is_repeated(str(more["name"])):
            return
        if more.get("name"):
            more["name"] = composed(more["name"])
        links, spans = links_and_spans(opened or [], text)
        formulas = tuple(
            kept_formula(span.name, text[span.start : span.end])
            for span in opened or []
            if span.kind == "math"
        )
        marker, self.marker = self.marker, ""
        self._keep_around()
        block = Block(
            id=block_id(self.drafts.position),
            kind=kind,
            text=text,
            lang=self.langs[-1],
            spans=spans,
            links=links,
            within=self._within,
            marker=marker,
            items=self._item_numbers,
            formulas=formulas,
            **more,
        )
        # A link with only an icon is a page tool, wherever it is.
        in_article = self.is_in_article() and block.role != "link"
        is_icon = self.is_in_article() and not in_article
        why = Reason(ReasonKind.EMPTY, "link without words") if is_icon else self.why()
        if self._author and in_article:
            self._posts += 1
            block = block._replace(post=Post(self._posts, self._author))
            self._author = ""
        self.drafts.add(block, in_article, why, self.landmark())

    def _keep_around(self) -> None:
        """Share the tuples of groups between blocks of the same groups."""
        within, items = tuple(self.groups), tuple(self.items)
        if within != self._within:
            self._within = within
        if items != self._item_numbers:
            self._item_numbers = items

    def name_lang(self) -> str:
        """The language of a name at this point, or "" if it is the block's."""
        return self.inline_langs[-1] if self.inline_langs[-1] != self.langs[-1] else ""

    def name(self, element: Tag, role: str) -> str:
        """The accessible name of a picture, link or heading; saved for the inventory."""
        name = accessible_name(element, role, self.around.ids)
        if self.around.inventory:
            self.names[id(element)] = name
        return name

    def kind(self) -> BlockKind:
        """The kind of the block that ends here. Only the first block of an item has the kind "item"."""
        kind = self.kinds[-1] if self.kinds else "paragraph"
        if kind == "item":
            self.kinds[-1] = "paragraph"
        return kind

    def is_in_article(self) -> bool:
        """True if the current text belongs to the article."""
        return self.turns[-1] is None and not self.left_out

    def is_repeated(self, name: str) -> bool:
        """True if the previous block is a picture of the same name: a placeholder for this one."""
        last = self.drafts.last
        return last is not None and last.kind == "figure" and last.name == name

    def run_is_article_text(self) -> bool:
        """True if the open text belongs to the article."""
        return self.run.length > 0 and self.is_in_article()

    def why(self) -> Reason:
        """The reason why the current text is in the article or not."""
        if self.left_out:
            return self.left_out[-1]
        turn = self.turns[-1]
        if turn is None:
            return self.around.article.why
        return Reason(turn.kind, turn.detail or self.landmark()) if turn.kind is ReasonKind.OUTSIDE else turn

    def landmark(self) -> str:
        """The role of the open landmark, or ""."""
        return self.landmarks[-1] if self.landmarks else ""

    def go_inside(self, inside: LandmarkContext) -> Leave:
        """Set the context of landmarks from here on; returns the action that restores it."""
        before, self.inside = self.inside, inside if self.inside != "sectioning" else "sectioning"

        def leave() -> None:
            self.inside = before

        return leave

    def turn(self, why: Reason | None, leaves: Leaves) -> None:
        """Begin the article if `why` is None, or end it, until the element is left."""
        self._push(self.turns, why, leaves)

    def leave_out(self, why: Reason, leaves: Leaves) -> None:
        """Exclude what follows from the article, until the element is left."""
        self._push(self.left_out, why, leaves)

    def _push(self, stack: list[_T], value: _T, leaves: Leaves) -> None:
        self.flush()
        stack.append(value)

        def leave() -> None:
            self.flush()
            stack.pop()

        leaves.closing(leave)

    def silence(self, leaves: Leaves) -> None:
        """Drop all text, until the element is left."""
        self.silent += 1

        def leave() -> None:
            self.silent -= 1

        leaves.closing(leave)

    def group_id(self, letter: str) -> str:
        """The id of a group that begins here."""
        return f"{letter}{self.drafts.position + 1}.{len(self.groups)}"

    def push_group(self, group: Group, leaves: Leaves) -> None:
        """Open a group, until the element is left."""
        if len(self.groups) >= _MAX_GROUPS:
            self._open_too_deep(leaves)
            return
        self.groups.append(group)
        is_list = group.kind in {"list", "description list"}
        if is_list:
            self.items.append(0)

        def leave() -> None:
            self.flush()
            self.groups.pop()
            if is_list:
                self.items.pop()

        leaves.closing(leave)

    def _open_too_deep(self, leaves: Leaves) -> None:
        self._too_deep += 1

        def leave() -> None:
            self.flush()
            self._too_deep -= 1

        leaves.closing(leave)

    def begin_post(self, author: str) -> None:
        """Set the author of the post that begins with the next block of the article."""
        self.flush()
        self._author = author

    def begin_item(self) -> None:
        """Count an item of the innermost list, or a term or description."""
        if self.items and not self._too_deep:
            self.items[-1] += 1

    def push_kind(self, kind: BlockKind, leaves: Leaves) -> None:
        """Set the kind of the next blocks, until the element is left."""
        self.kinds.append(kind)

        def leave() -> None:
            self.flush()
            self.kinds.pop()

        leaves.closing(leave)

    def span(self, kind: SpanKind | str, leaves: Leaves, value: str = "", name: str = "") -> OpenSpan:
        """Open a span, until the element is left."""
        opened = self.run.open(kind, value, name)
        leaves.closing(lambda: self.run.close(opened))
        return opened
