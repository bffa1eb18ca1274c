"""One walk over the tree: elements become blocks, blocks fall into sections.

Each visible element is entered and left once, in document order. Entering may open something (a
link, a list, a language); what it opened is closed by the function that it gives back, which runs
when the element is left. The walk keeps its own stack, because pages nest thousands deep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bs4.element import NavigableString, Tag

from reader.page.accessible_names import accessible_name, content_name, squeeze
from reader.page.article import Article
from reader.page.drafts import Drafts, DraftSection, Place
from reader.page.lists import item_markers
from reader.page.measure import BLOCKS
from reader.page.metadata import language_tag
from reader.page.model import (
    Block,
    BlockKind,
    Cell,
    Group,
    Link,
    Media,
    Span,
    SpanKind,
    Table,
)
from reader.page.roles import LANDMARKS, heading_level, is_hidden, is_sectioning, role_of
from reader.page.runs import OpenSpan, Run
from reader.page.tables import Grid, is_data_table, read_grid

Leave = Callable[[], None]

_SILENT = frozenset({"script", "head", "title", "meta", "link"})
_CONTROLS = frozenset(
    [
        "button",
        "checkbox",
        "combobox",
        "listbox",
        "menuitem",
        "menuitemcheckbox",
        "menuitemradio",
        "progressbar",
        "radio",
        "searchbox",
        "slider",
        "spinbutton",
        "switch",
        "tab",
        "textbox",
        "meter",
    ]
)
_LINK_ROLES = frozenset({"link", "doc-backlink", "doc-noteref", "doc-biblioref", "doc-glossref"})
_SPAN_TAGS: dict[str, SpanKind] = {
    "abbr": "abbreviation", "acronym": "abbreviation", "b": "strong", "code": "code", "del": "deleted",
    "em": "emphasis", "i": "emphasis", "ins": "inserted", "kbd": "code", "mark": "marked",
    "math": "math", "q": "quotation", "s": "deleted", "samp": "code", "strong": "strong",
    "sub": "subscript", "sup": "superscript", "tt": "code",
}  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    "dt": "term", "dd": "description", "figcaption": "caption", "pre": "code", "listing": "code",
    "xmp": "code", "summary": "paragraph",
}  # fmt: skip
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad \n\t"  # no words, and nothing to hear
# A figure that holds one of these is read part by part; else it is a picture and its caption.
_FIGURE_PARTS = ["table", "pre", "ul", "ol", "dl", "blockquote", "math", "audio", "video", "iframe"]


@dataclass(slots=True)
class Seen:
    """What a screen reader is told of, each with its place in the walk."""

    landmarks: list[tuple[str, str, Place]] = field(default_factory=list)
    headings: list[tuple[int, str, int]] = field(default_factory=list)
    links: list[tuple[str, str, int]] = field(default_factory=list)
    images: list[tuple[str, int]] = field(default_factory=list)
    tables: list[tuple[str, int, int, int]] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the walk has to know of the page before it starts.

    `players` are the media players by the `id()` of their element; `breaks` the `id()`s of elements
    that begin a section of their own outside the article; `targets` the elements that in-page links
    lead to, with their fragments; `notes` those of them that are notes.
    """

    article: Article
    ids: Mapping[str, Tag]
    labels: Mapping[str, Tag]
    players: Mapping[int, tuple[Media, str]]
    breaks: frozenset[int]
    targets: Mapping[int, tuple[str, ...]]
    notes: frozenset[int]
    lang: str


class Walk:
    """The walk's state. `drafts`, `places` and `seen` are what it leaves behind."""

    def __init__(self, around: Surroundings) -> None:
        self.drafts = Drafts()
        self.places: dict[str, Place] = {}
        self.seen = Seen()
        self._around = around
        self._run = Run()
        self._langs = [around.lang]
        self._groups: list[Group] = []
        self._kinds: list[BlockKind] = []
        self._landmarks: list[str] = []
        self._in_root = 0
        self._left_out: list[str] = []
        self._sectioning = 0
        self._preformatted = 0
        self._markers: dict[int, str] = {}
        self._marker = ""  # of the list item whose first block has not come yet
        self._level: int | None = None
        self._figure_names: list[str] | None = None  # pictures of the figure that is being read
        self._cells: dict[int, int] | None = None  # cells of the table that is being read
        self._silent = 0  # inside text that is said as the name of something else

    def over(self, body: Tag) -> None:
        """Walk over all of `body`."""
        stack: list[tuple[Iterator[Any], list[Leave]]] = [(iter((body,)), [])]
        while stack:
            node = next(stack[-1][0], None)
            if node is None:
                for leave in reversed(stack.pop()[1]):
                    leave()
            elif isinstance(node, NavigableString):
                if not self._silent:
                    self._run.add(node, keep_space=self._preformatted > 0)
            elif node.name not in _SILENT and not is_hidden(node):
                leaves: list[Leave] = []
                if self._enter(node, leaves):
                    stack.append((iter(node.contents), leaves))
                else:
                    for leave in reversed(leaves):
                        leave()
        self._flush()

    # -- entering -----------------------------------------------------------------------------

    def _enter(self, element: Tag, leaves: list[Leave]) -> bool:
        """Open what `element` opens; whether to go inside."""
        role = role_of(element, self._sectioning > 0)
        if element.name in BLOCKS or id(element) in self._around.breaks:
            self._flush()
            leaves.append(self._flush)
        self._enter_place(element, leaves)
        self._enter_article(element, leaves)
        if is_sectioning(element, role):
            self._sectioning += 1
            leaves.append(self._leave_sectioning)
        self._enter_lang(element, leaves)
        if id(element) in self._around.players:
            self._player(element)
            return False
        if role in LANDMARKS:
            self._enter_landmark(element, role, leaves)
        elif id(element) in self._around.breaks:
            self._begin_section(leaves)
        return self._enter_content(element, role, leaves)

    def _enter_place(self, element: Tag, leaves: list[Leave]) -> None:
        fragments = self._around.targets.get(id(element))
        if fragments is None:
            return
        place = Place(self.drafts.position, self.drafts.position)
        for fragment in fragments:
            self.places.setdefault(fragment, place)
        if id(element) in self._around.notes:
            self._flush()
            self._push_group(Group(self._group_id("n"), "note"), leaves)
            self._push_kind("note", leaves)

        def leave() -> None:
            place.end = self.drafts.position

        leaves.insert(0, leave)  # last of all, when the element's own text has become a block

    def _enter_article(self, element: Tag, leaves: list[Leave]) -> None:
        if element is self._around.article.root:
            self._flush()
            self._in_root += 1

            def leave() -> None:
                self._flush()
                self._in_root -= 1

            leaves.append(leave)
        why = self._around.article.left_out.get(id(element))
        if why is not None:
            self._flush()
            self._left_out.append(why)

            def leave_left_out() -> None:
                self._flush()
                self._left_out.pop()

            leaves.append(leave_left_out)

    def _enter_lang(self, element: Tag, leaves: list[Leave]) -> None:
        written = element.attrs.get("lang") or element.attrs.get("xml:lang")
        lang = language_tag(str(written)) if written else ""
        if not lang or lang == self._langs[-1]:
            return
        if element.name in BLOCKS:
            self._langs.append(lang)
            leaves.append(self._leave_lang)
        else:
            self._span("lang", leaves, value=lang)

    def _enter_landmark(self, element: Tag, role: str, leaves: list[Leave]) -> None:
        self._flush()
        name = accessible_name(element, role, self._around.ids)
        place = Place(self.drafts.position, self.drafts.position)
        self.seen.landmarks.append((role, name, place))
        self._landmarks.append(role)
        self._begin_section(leaves, name)

        def leave() -> None:
            place.end = self.drafts.position
            self._landmarks.pop()

        leaves.insert(0, leave)

    def _begin_section(self, leaves: list[Leave], name: str = "") -> None:
        """What is outside the article begins a section here, and another where this ends."""
        if not self._is_in_article():
            self.drafts.begin(DraftSection(False, self._why(), self._landmark(), name=name))
            leaves.append(lambda: self.drafts.end(in_article=False))

    def _enter_content(self, element: Tag, role: str, leaves: list[Leave]) -> bool:
        tag = element.name
        if role == "heading":
            return self._heading(element, leaves)
        if role in _CONTROLS:
            return self._control(element, role)
        if role == "img":
            return self._picture(element, role)
        if role in _LINK_ROLES:
            return self._link(element, role, leaves)
        if tag == "table":
            return self._table(element, leaves)
        if role == "list":
            return self._list(element, leaves)
        handler = _HANDLERS.get(tag)
        if handler is not None:
            return handler(self, element, leaves)
        if tag in _SPAN_TAGS:
            value = str(element.attrs.get("title" if tag in {"abbr", "acronym"} else "alttext", ""))
            self._span(_SPAN_TAGS[tag], leaves, value=squeeze(value))
        elif tag in _KINDS:
            self._push_kind(_KINDS[tag], leaves)
        return True

    # -- kinds of content ---------------------------------------------------------------------

    def _heading(self, element: Tag, leaves: list[Leave]) -> bool:
        name = accessible_name(element, "heading", self._around.ids)
        if not name:
            return False
        self._flush()
        level = heading_level(element)
        self.seen.headings.append((level, name, self.drafts.position))
        self.drafts.begin(
            DraftSection(self._is_in_article(), self._why(), self._landmark(), title=name, level=level)
        )
        self._push_kind("heading", leaves)
        self._level = level

        def leave() -> None:
            self._flush()
            self._level = None

        leaves.append(leave)
        return True

    def _control(self, element: Tag, role: str) -> bool:
        if str(element.attrs.get("type", "")).lower() == "hidden":
            return False
        name = accessible_name(element, role, self._around.ids, self._around.labels)
        if name and not self._run_is_article_text():
            self._flush()
            self._emit("control", "", name=name, role=role)
        return False

    def _picture(self, element: Tag, role: str) -> bool:
        name = accessible_name(element, role, self._around.ids)
        self.seen.images.append((name, self.drafts.position))
        if not name or self._silent:
            return False
        if self._figure_names is not None:
            self._figure_names.append(name)
        else:
            self._run.close(self._run.open("image", name))
        return False

    def _link(self, element: Tag, role: str, leaves: list[Leave]) -> bool:
        href = str(element.attrs.get("href", ""))
        name = accessible_name(element, "link", self._around.ids)
        self.seen.links.append((name, href, self.drafts.position))
        if element.attrs.get("role") == "doc-backlink":
            return False
        if element.attrs.get("role") == "doc-noteref" or (
            element.parent is not None
            and (element.parent.name == "sup" or element.find("sup") is not None)
            and href.startswith("#")
        ):
            self._span("note reference", leaves, value=href[1:])
        self._span("link", leaves, value=href, name=name)
        return True

    def _list(self, element: Tag, leaves: list[Leave]) -> bool:
        items = [
            child
            for child in element.contents
            if isinstance(child, Tag) and role_of(child) == "listitem" and not is_hidden(child)
        ]
        self.seen.lists.append((len(items), self.drafts.position))
        ordered = element.name == "ol"
        if ordered:
            self._markers.update(item_markers(element, items))
        if items:
            name = accessible_name(element, "list", self._around.ids)
            self._push_group(Group(self._group_id("l"), "list", name, len(items), ordered), leaves)
        return True

    def _item(self, element: Tag, leaves: list[Leave]) -> bool:
        self._marker = self._markers.get(id(element), "")
        if not self._kinds or self._kinds[-1] != "note":
            self._push_kind("item", leaves)
        return True

    def _quote(self, element: Tag, leaves: list[Leave]) -> bool:
        self._push_group(Group(self._group_id("q"), "quote"), leaves)
        self._push_kind("quote", leaves)
        return True

    def _description_list(self, element: Tag, leaves: list[Leave]) -> bool:
        terms = sum(isinstance(child, Tag) and child.name == "dt" for child in element.descendants)
        self._push_group(Group(self._group_id("d"), "description list", size=terms), leaves)
        return True

    def _details(self, element: Tag, leaves: list[Leave]) -> bool:
        summary = element.find("summary", recursive=False)
        name = content_name(summary, self._around.ids) if isinstance(summary, Tag) else ""
        self._push_group(Group(self._group_id("x"), "details", name), leaves)
        return True

    def _figure(self, element: Tag, leaves: list[Leave]) -> bool:
        if element.find(_FIGURE_PARTS) is not None or len(element.find_all("p")) > 2:
            self._push_group(Group(self._group_id("f"), "figure"), leaves)
            return True
        self._figure_names = []
        self._push_kind("figure", leaves)

        def leave() -> None:
            names, self._figure_names = self._figure_names or [], None
            text, opened = self._run.take()
            self._emit("figure", text, opened, name=_unless_said(", ".join(names), text))

        leaves.append(leave)
        return True

    def _caption(self, element: Tag, leaves: list[Leave]) -> bool:
        if self._figure_names is None:
            self._push_kind("caption", leaves)
        return True

    def _preformatted_text(self, element: Tag, leaves: list[Leave]) -> bool:
        self._push_kind("code", leaves)
        self._preformatted += 1

        def leave() -> None:
            self._flush()
            self._preformatted -= 1

        leaves.append(leave)
        return True

    def _line_break(self, element: Tag, leaves: list[Leave]) -> bool:
        following = element.next_sibling
        while isinstance(following, NavigableString) and not following.strip():
            following = following.next_sibling
        if self._preformatted:
            self._run.add("\n", keep_space=True)
        elif isinstance(following, Tag) and following.name == "br":
            self._flush()  # two in a row are how old pages write paragraphs
        else:
            self._run.add(" ")
        return False

    def _label(self, element: Tag, leaves: list[Leave]) -> bool:
        labelled = self._around.ids.get(str(element.attrs.get("for", "")))
        if labelled is not None and not is_hidden(labelled):
            self._silent += 1  # it is said as the control's name
            leaves.append(self._leave_silent)
        return True

    def _table(self, element: Tag, leaves: list[Leave]) -> bool:
        if not is_data_table(element) or self._cells is not None:
            return True
        self._flush()
        grid = read_grid(element, self._around.ids)
        name = accessible_name(element, "table", self._around.ids)
        self.seen.tables.append((name, grid.rows, grid.columns, self.drafts.position))
        self._cells = {id(cell.element): number for number, cell in enumerate(grid.cells)}

        def leave() -> None:
            self._cells = None
            text, opened = self._run.take()
            self._emit("table", text, opened, name=name, table=_table_value(grid, opened))

        leaves.append(leave)
        return True

    def _table_caption(self, element: Tag, leaves: list[Leave]) -> bool:
        return self._cells is None

    def _cell(self, element: Tag, leaves: list[Leave]) -> bool:
        if self._cells is not None and id(element) in self._cells:
            opened = self._run.open("cell", str(self._cells[id(element)]))

            def leave() -> None:
                self._run.close(opened)
                self._run.add("\t", keep_space=True)

            leaves.append(leave)
        return True

    def _row(self, element: Tag, leaves: list[Leave]) -> bool:
        if self._cells is not None:
            leaves.append(lambda: self._run.add("\n", keep_space=True))
        return True

    def _player(self, element: Tag) -> None:
        self._flush()
        media, title = self._around.players[id(element)]
        self._emit("media", "", name=title, media=media)

    # -- leaving ------------------------------------------------------------------------------

    def _flush(self) -> None:
        """Make a block of the text that stands together so far."""
        if self._cells is not None or self._figure_names is not None:
            self._run.add(" ")
            return
        text, opened = self._run.take(preformatted=self._preformatted > 0)
        if text:
            self._emit(self._kind(), text, opened, level=self._level)
        else:
            for span in opened:
                if span.kind == "image":
                    self._emit("figure", "", name=span.value)

    def _emit(self, kind: BlockKind, text: str, opened: list[OpenSpan] | None = None, **more: Any) -> None:
        if not text.strip(_INVISIBLE) and not more.get("name") and more.get("media") is None:
            return
        if kind == "figure" and not text and self._is_repeated(str(more["name"])):
            return
        links, spans = _links_and_spans(opened or [])
        marker, self._marker = self._marker, ""
        block = Block(
            id=f"b{self.drafts.position + 1}",
            kind=kind,
            text=text,
            lang=self._langs[-1],
            spans=spans,
            links=links,
            within=tuple(self._groups),
            marker=marker,
            **more,
        )
        self.drafts.add(block, self._is_in_article(), self._why(), self._landmark())

    def _kind(self) -> BlockKind:
        kind = self._kinds[-1] if self._kinds else "paragraph"
        if kind == "item":  # only the first block of an item is the item
            self._kinds[-1] = "paragraph"
        return kind

    def _leave_sectioning(self) -> None:
        self._sectioning -= 1

    def _leave_lang(self) -> None:
        self._langs.pop()

    def _leave_silent(self) -> None:
        self._silent -= 1

    # -- small parts --------------------------------------------------------------------------

    def _is_in_article(self) -> bool:
        return self._in_root > 0 and not self._left_out

    def _is_repeated(self, name: str) -> bool:
        """Whether the picture before this one has the same name: a stand-in for it, not another."""
        last = self.drafts.last
        return last is not None and last.kind == "figure" and last.name == name

    def _run_is_article_text(self) -> bool:
        return len(self._run) > 0 and self._is_in_article()

    def _why(self) -> str:
        if self._left_out:
            return self._left_out[-1]
        if self._in_root:
            return self._around.article.why
        return self._landmark() or "outside the article"

    def _landmark(self) -> str:
        return self._landmarks[-1] if self._landmarks else ""

    def _group_id(self, letter: str) -> str:
        return f"{letter}{self.drafts.position + 1}.{len(self._groups)}"

    def _push_group(self, group: Group, leaves: list[Leave]) -> None:
        self._groups.append(group)

        def leave() -> None:
            self._flush()
            self._groups.pop()

        leaves.append(leave)

    def _push_kind(self, kind: BlockKind, leaves: list[Leave]) -> None:
        self._kinds.append(kind)

        def leave() -> None:
            self._flush()
            self._kinds.pop()

        leaves.append(leave)

    def _span(self, kind: SpanKind | str, leaves: list[Leave], value: str = "", name: str = "") -> None:
        opened = self._run.open(kind, value, name)
        leaves.append(lambda: self._run.close(opened))


Handler = Callable[[Walk, Tag, list[Leave]], bool]

# Methods of the class above, so that one table says which element is handled where.
_HANDLERS: dict[str, Handler] = {
    "blockquote": Walk._quote,
    "br": Walk._line_break,
    "caption": Walk._table_caption,
    "details": Walk._details,
    "dl": Walk._description_list,
    "figcaption": Walk._caption,
    "figure": Walk._figure,
    "label": Walk._label,
    "li": Walk._item,
    "pre": Walk._preformatted_text,
    "td": Walk._cell,
    "th": Walk._cell,
    "tr": Walk._row,
}


def _unless_said(name: str, text: str) -> str:
    """A picture's name, or "" where the caption says the same."""
    plain = " ".join(re.findall(r"\w+", name.casefold()))
    return "" if plain in " ".join(re.findall(r"\w+", text.casefold())) else name


def _links_and_spans(opened: list[OpenSpan]) -> tuple[tuple[Link, ...], tuple[Span, ...]]:
    links, spans = [], []
    for span in opened:
        if span.kind == "link":
            inside = span.value.strip()
            target = inside[1:] if inside.startswith("#") else None
            links.append(Link(span.start, span.end, span.value, span.name, target))
        elif span.kind != "cell":
            spans.append(Span(span.start, span.end, span.kind, span.value))  # type: ignore[arg-type]
    return tuple(links), tuple(spans)


def _table_value(grid: Grid, opened: list[OpenSpan]) -> Table:
    places = {int(span.value): span for span in opened if span.kind == "cell"}
    cells = tuple(
        Cell(
            cell.row,
            cell.column,
            places[number].start,
            places[number].end,
            cell.header,
            cell.row_headers,
            cell.column_headers,
        )
        for number, cell in enumerate(grid.cells)
        if number in places
    )
    return Table(grid.rows, grid.columns, cells)
