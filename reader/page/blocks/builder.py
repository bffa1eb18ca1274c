"""Blocks in the making: the text that stands together, and all that is open around it.

The walk (blocks.walk) and what it knows of each element (blocks.content) write here: they add text,
open and close links, lists and languages, and say where a block ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from bs4.element import Tag

from reader.page.accessibility.accessible_names import Labels, accessible_name
from reader.page.accessibility.roles import LandmarkContext
from reader.page.article.finder import Article
from reader.page.blocks.drafts import Drafts, Place, block_id
from reader.page.blocks.formulas import kept_formula
from reader.page.blocks.notes import Notes
from reader.page.blocks.runs import OpenSpan, Run, composed, links_and_spans, without_start
from reader.page.model import Block, BlockKind, Group, Media, Post, SpanKind
from reader.page.reasons import Reason, ReasonKind

Leave = Callable[[], None]

_MAX_GROUPS = 32  # in one another; what lies deeper is read as a part of the innermost
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad \n\t"  # no words, and nothing to hear


class Leaves(list[Leave]):
    """What is done when an element is left, in two phases.

    First what it opened is closed, the last opened first; its own text becomes a block then, at the latest.
    Afterwards comes what that block still needed: its language, its marker, its place.
    """

    def closing(self, leave: Leave) -> None:
        """Do this in the first phase, before what is there already."""
        self.append(leave)

    def after_block(self, leave: Leave) -> None:
        """Do this in the second phase, after what is there already."""
        self.insert(0, leave)

    def run(self) -> None:
        """Do it all."""
        for leave in reversed(self):
            leave()


class Surroundings(NamedTuple):
    """What the walk has to know of the page before it starts.

    `players` are the media players by the `id()` of their element; `breaks` the `id()`s of elements
    that begin a section of their own outside the article, or as a chapter of it; `targets` the elements
    that in-page links lead to, with their fragments; `fragments` the fragment of each such link; `notes`
    the notes, and the links to them and back.
    """

    article: Article
    ids: Mapping[str, Tag]
    labels: Labels
    players: Mapping[int, tuple[Media, str]]
    breaks: frozenset[int]
    targets: Mapping[int, tuple[str, ...]]
    fragments: Mapping[int, str]
    notes: Notes
    lang: str
    inventory: bool = False  # whether one is taken afterwards


class Builder:
    """What the walk has written so far, and what is open where it stands.

    `drafts`, `places` and `seen_landmarks` are what it leaves behind, and for an inventory `positions` and
    `names`; `around` is what was known before.
    """

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.drafts = Drafts()
        self.places: dict[str, Place] = {}
        self.seen_landmarks: list[tuple[str, str, Place]] = []
        self.names: dict[int, str] = {}  # of pictures, links and headings, by `id()`
        self.positions: dict[int, int] = {}  # where the walk was at each element, by `id()`
        self.run = Run()
        self.langs = [around.lang]  # of the blocks
        self.inline_langs = [around.lang]  # and of the text in them
        self.ruby_starts: list[int] = []  # where the text starts whose reading comes next
        self.groups: list[Group] = []
        self.items: list[int] = []  # items begun so far, of each list among the groups
        self._too_deep = 0  # groups that are open and not among the groups
        self._within: tuple[Group, ...] = ()  # the groups, as the last block holds them
        self._item_numbers: tuple[int, ...] = ()
        self.kinds: list[BlockKind] = []
        self.landmarks: list[str] = []
        self.turns: list[Reason | None] = [Reason(ReasonKind.OUTSIDE)]  # None inside the article
        self.left_out: list[Reason] = []
        self.inside: LandmarkContext = ""  # what the landmarks of headers, footers and asides depend on
        self.preformatted = 0
        self.wrapped = ""  # prose or verse, where lines were ended by hand
        self.in_math = False
        self.closed = 0  # details that are closed: they are read, and their landmarks not told of
        self.silent = 0  # inside text that is said as the name of something else
        self.level: int | None = None  # of the heading that is being read
        self.markers: dict[int, str] = {}  # of list items, by `id()`
        self.marker = ""  # of the list item whose first block has not come yet
        self.figure_names: list[str] | None = None  # pictures of the figure that is being read
        self.figure_lang = ""  # of those names, if not the figure's
        self.figure_has_caption = False
        self.figure_credits: list[str] = []
        self.cells: dict[int, int] | None = None  # cells of the table that is being read
        self.tools: set[int] = set()  # the `id()`s of elements to come that are no text
        self.note_run: Run | None = None  # the text that goes on after the note that is being read
        self.inline_notes: list[tuple[str, list[OpenSpan]]] = []  # of the text that stands together
        self._author = ""  # of the post whose first block has not come yet
        self._posts = 0  # begun so far
        self.between_cells = ""  # what parts the next cell from the one before

    def place(self) -> Place:
        """Where the walk is: the block that comes next, and the character in it."""
        block = self.drafts.position
        if self.note_run is not None:  # notes in a sentence come after their paragraph
            block += 1 + len(self.inline_notes)
        return Place(block, block, self.run.length)

    def flush(self) -> None:
        """Make a block of the text that stands together so far."""
        if self.cells is not None or self.figure_names is not None:
            self.run.add(" ")
            return
        if self.note_run is not None:
            self.run.add(" ")  # a note in a sentence is one block
            return
        if self.run.is_empty:  # as it mostly is: blocks begin where blocks end
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
        """Pictures, and links that are only an icon: a run without a word of text."""
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
        """Changes with every word and picture that is written."""
        run, names = self.run, self.figure_names
        return self.drafts.position, run.length, run.pictures + len(names) if names else run.pictures

    def emit(self, kind: BlockKind, text: str, opened: list[OpenSpan] | None = None, **more: Any) -> None:
        """Make a block of a text and its spans; nothing where there is nothing to hear."""
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
        # A link that is only an icon is a tool of the page, wherever it stands.
        in_article = self.is_in_article() and block.role != "link"
        is_icon = self.is_in_article() and not in_article
        why = Reason(ReasonKind.EMPTY, "link without words") if is_icon else self.why()
        if self._author and in_article:
            self._posts += 1
            block = block._replace(post=Post(self._posts, self._author))
            self._author = ""
        self.drafts.add(block, in_article, why, self.landmark())

    def _keep_around(self) -> None:
        """Blocks that stand in the same groups share what says so."""
        within, items = tuple(self.groups), tuple(self.items)
        if within != self._within:
            self._within = within
        if items != self._item_numbers:
            self._item_numbers = items

    def name_lang(self) -> str:
        """The language of a name that is given here; "" if it is the block's."""
        return self.inline_langs[-1] if self.inline_langs[-1] != self.langs[-1] else ""

    def name(self, element: Tag, role: str) -> str:
        """The accessible name of a picture, link or heading, kept for the inventory."""
        name = accessible_name(element, role, self.around.ids)
        if self.around.inventory:
            self.names[id(element)] = name
        return name

    def kind(self) -> BlockKind:
        """What the text that ends here is; only the first block of an item is the item."""
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
        """What makes this part of the article, or keeps it out."""
        if self.left_out:
            return self.left_out[-1]
        turn = self.turns[-1]
        if turn is None:
            return self.around.article.why
        return Reason(turn.kind, turn.detail or self.landmark()) if turn.kind is ReasonKind.OUTSIDE else turn

    def landmark(self) -> str:
        """The role of the landmark that is open, or ""."""
        return self.landmarks[-1] if self.landmarks else ""

    def go_inside(self, inside: LandmarkContext) -> Leave:
        """Say what the walk is inside of from here on; gives what takes it back."""
        before, self.inside = self.inside, inside if self.inside != "sectioning" else "sectioning"

        def leave() -> None:
            self.inside = before

        return leave

    def turn(self, why: Reason | None, leaves: Leaves) -> None:
        """Begin the article where `why` is None, or end it, until the element is left."""
        self.flush()
        self.turns.append(why)

        def leave() -> None:
            self.flush()
            self.turns.pop()

        leaves.closing(leave)

    def leave_out(self, why: Reason, leaves: Leaves) -> None:
        """Keep what comes out of the article, until the element is left."""
        self.flush()
        self.left_out.append(why)

        def leave() -> None:
            self.flush()
            self.left_out.pop()

        leaves.closing(leave)

    def silence(self, leaves: Leaves) -> None:
        """Write no text, until the element is left."""
        self.silent += 1

        def leave() -> None:
            self.silent -= 1

        leaves.closing(leave)

    def group_id(self, letter: str) -> str:
        """An id for a group that begins here."""
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
        """Say whose post the next block of the article begins."""
        self.flush()
        self._author = author

    def begin_item(self) -> None:
        """Count an item of the innermost list, or a term or description."""
        if self.items and not self._too_deep:
            self.items[-1] += 1

    def push_kind(self, kind: BlockKind, leaves: Leaves) -> None:
        """Say what the next blocks are, until the element is left."""
        self.kinds.append(kind)

        def leave() -> None:
            self.flush()
            self.kinds.pop()

        leaves.closing(leave)

    def span(self, kind: SpanKind | str, leaves: Leaves, value: str = "", name: str = "") -> OpenSpan:
        """Open a span of the text, until the element is left."""
        opened = self.run.open(kind, value, name)
        leaves.closing(lambda: self.run.close(opened))
        return opened
