"""What each element says: headings, links, lists, tables, figures, controls, code.

One table goes from an element's role to what is done with it, one from its tag. Each entry opens
what the element opens, puts what closes it on `leaves`, and says whether to go inside.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4.element import NavigableString, Tag

from reader.page.accessible_names import accessible_name, content_name, squeeze
from reader.page.builder import Builder, Leave
from reader.page.drafts import DraftSection
from reader.page.lists import item_markers
from reader.page.model import BlockKind, Cell, Group, SpanKind, Table
from reader.page.notes import is_mark
from reader.page.roles import heading_level, is_hidden, role_of
from reader.page.runs import OpenSpan
from reader.page.tables import Grid, is_data_table, read_grid
from reader.page.tree import elements_in

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
# A figure that holds one of these is read part by part; else it is a picture and its caption.
_FIGURE_PARTS = frozenset(
    {"audio", "blockquote", "dl", "figure", "iframe", "math", "ol", "pre", "table", "ul", "video"}
)

Handler = Callable[[Builder, Tag, str, list[Leave]], bool]


def enter_content(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    """Open what the element says; whether to go inside."""
    handler = _BY_ROLE.get(role) or _BY_TAG.get(element.name)
    if handler is not None:
        return handler(builder, element, role, leaves)
    tag = element.name
    if tag in _SPAN_TAGS:
        value = str(element.attrs.get("title" if tag in {"abbr", "acronym"} else "alttext", ""))
        builder.span(_SPAN_TAGS[tag], leaves, value=squeeze(value))
    elif tag in _KINDS:
        builder.push_kind(_KINDS[tag], leaves)
    return True


def _heading(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    if builder.level is not None:  # a heading in a heading is a part of it
        return True
    name = accessible_name(element, "heading", builder.around.ids)
    if not name:
        return False
    builder.flush()
    level = heading_level(element)
    builder.seen.headings.append((level, name, builder.drafts.position))
    builder.drafts.begin(
        DraftSection(builder.is_in_article(), builder.why(), builder.landmark(), title=name, level=level)
    )
    builder.push_kind("heading", leaves)
    builder.level = level

    def leave() -> None:
        builder.flush()
        builder.level = None

    leaves.append(leave)
    return True


def _control(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    if str(element.attrs.get("type", "")).lower() == "hidden":
        return False
    name = accessible_name(element, role, builder.around.ids, builder.around.labels)
    if name and not builder.run_is_article_text():
        builder.flush()
        builder.emit("control", "", name=name, role=role)
    return False


def _picture(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    name = accessible_name(element, role, builder.around.ids)
    builder.seen.images.append((name, builder.drafts.position))
    if not name or builder.silent:
        return False
    if builder.figure_names is not None:
        builder.figure_names.append(name)
    else:
        builder.run.close(builder.run.open("image", name))
    return False


def _link(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    href = str(element.attrs.get("href", ""))
    name = accessible_name(element, "link", builder.around.ids)
    builder.seen.links.append((name, href, builder.drafts.position))
    if role == "doc-backlink" or id(element) in builder.around.notes.back:
        return False
    if is_mark(element):
        builder.span("note reference", leaves, value=href.removeprefix("#"))
    builder.span("link", leaves, value=href, name=name)
    written = builder.written

    def leave() -> None:
        if builder.written == written:  # nothing to read in it: an icon
            builder.run.close(builder.run.open("icon", href, name))

    leaves.append(leave)
    return True


def _list(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    items = [
        child
        for child in element.contents
        if isinstance(child, Tag) and role_of(child) == "listitem" and not is_hidden(child)
    ]
    builder.seen.lists.append((len(items), builder.drafts.position))
    ordered = element.name == "ol"
    if ordered:
        builder.markers.update(item_markers(element, items))
    if items:
        name = accessible_name(element, "list", builder.around.ids)
        builder.push_group(Group(builder.group_id("l"), "list", name, len(items), ordered), leaves)
    return True


def _item(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    builder.marker = builder.markers.get(id(element), "")
    leaves.insert(0, lambda: _drop_marker(builder))  # when the item's text has become a block
    if not builder.kinds or builder.kinds[-1] != "note":
        builder.push_kind("item", leaves)
    return True


def _quote(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    builder.push_group(Group(builder.group_id("q"), "quote"), leaves)
    builder.push_kind("quote", leaves)
    return True


def _description_list(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    parts = [child for child in element.contents if isinstance(child, Tag)]
    grouped = [part for child in parts if child.name == "div" for part in child.contents]
    terms = sum(isinstance(part, Tag) and part.name == "dt" for part in (*parts, *grouped))
    if terms:
        builder.push_group(Group(builder.group_id("d"), "description list", size=terms), leaves)
    return True


def _details(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    summary = element.find("summary", recursive=False)
    name = content_name(summary, builder.around.ids) if isinstance(summary, Tag) else ""
    builder.push_group(Group(builder.group_id("x"), "details", name), leaves)
    return True


def _figure(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    if _has_parts(element):
        builder.push_group(Group(builder.group_id("f"), "figure"), leaves)
        return True
    builder.figure_names = []
    builder.push_kind("figure", leaves)

    def leave() -> None:
        names, builder.figure_names = builder.figure_names or [], None
        text, opened = builder.run.take()
        builder.emit("figure", text, opened, name=_unless_said(", ".join(dict.fromkeys(names)), text))

    leaves.append(leave)
    return True


def _has_parts(figure: Tag) -> bool:
    paragraphs = 0
    for element in elements_in(figure):
        paragraphs += element.name == "p"
        if element.name in _FIGURE_PARTS or paragraphs > 2:
            return True
    return False


def _caption(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    if builder.figure_names is None:
        builder.push_kind("caption", leaves)
    return True


def _preformatted_text(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    builder.push_kind("code", leaves)
    builder.preformatted += 1

    def leave() -> None:
        builder.flush()
        builder.preformatted -= 1

    leaves.append(leave)
    return True


def _line_break(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    following = element.next_sibling
    while isinstance(following, NavigableString) and not following.strip():
        following = following.next_sibling
    if builder.preformatted:
        builder.run.add("\n", keep_space=True)
    elif isinstance(following, Tag) and following.name == "br":
        builder.flush()  # two in a row are how old pages write paragraphs
    else:
        builder.run.add(" ")
        builder.run.close(builder.run.open("line break"))
    return False


def _label(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    labelled = builder.around.ids.get(str(element.attrs.get("for", "")))
    if labelled is not None and not is_hidden(labelled):
        builder.silent += 1  # it is said as the control's name
        leaves.append(lambda: _leave_silent(builder))
    return True


def _table(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    if not is_data_table(element) or builder.cells is not None:
        return True
    builder.flush()
    grid = read_grid(element, builder.around.ids)
    name = accessible_name(element, "table", builder.around.ids)
    builder.seen.tables.append((name, grid.rows, grid.columns, builder.drafts.position))
    builder.cells = {id(cell.element): number for number, cell in enumerate(grid.cells)}

    def leave() -> None:
        builder.cells = None
        text, opened = builder.run.take(in_cells=True)
        caption_end = next((span.end for span in opened if span.kind == "table caption"), 0)
        builder.emit("table", text, opened, name=name, table=_table_value(grid, opened, caption_end))

    leaves.append(leave)
    return True


def _table_caption(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    if builder.cells is not None and not len(builder.run):
        builder.span("table caption", leaves)
    return True


def _cell(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    if builder.cells is not None and id(element) in builder.cells:
        builder.run.part(builder.between_cells)
        builder.between_cells = "\t"
        opened = builder.run.open("cell", str(builder.cells[id(element)]))
        leaves.append(lambda: builder.run.close(opened))
    return True


def _row(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    if builder.cells is not None:
        builder.between_cells = "\n" if len(builder.run) else ""
    return True


def enter_player(builder: Builder, element: Tag) -> None:
    """Write a player as one block: what it plays, its title, its length, and the links in it."""
    builder.flush()
    media, title = builder.around.players[id(element)]
    links = []
    for node in element.find_all(["a", "img"]):
        role = role_of(node)
        name = accessible_name(node, role, builder.around.ids)
        if role == "link":
            href = str(node.attrs.get("href", ""))
            builder.seen.links.append((name, href, builder.drafts.position))
            links.append(OpenSpan(0, "link", href, name, 0))
        elif role == "img":
            builder.seen.images.append((name, builder.drafts.position))
    builder.emit("media", "", links, name=title, media=media)


def _drop_marker(builder: Builder) -> None:
    builder.marker = ""


def _leave_silent(builder: Builder) -> None:
    builder.silent -= 1


def _unless_said(name: str, text: str) -> str:
    """A picture's name, or "" where the caption says the same."""
    plain = " ".join(re.findall(r"\w+", name.casefold()))
    return "" if plain in " ".join(re.findall(r"\w+", text.casefold())) else name


def _table_value(grid: Grid, opened: list[OpenSpan], caption_end: int) -> Table:
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
    return Table(grid.rows, grid.columns, cells, caption_end)


_BY_ROLE: dict[str, Handler] = {
    "heading": _heading,
    "img": _picture,
    "list": _list,
    "listitem": _item,
    **dict.fromkeys(("link", "doc-backlink", "doc-noteref", "doc-biblioref", "doc-glossref"), _link),
    **dict.fromkeys(
        (
            "button", "checkbox", "combobox", "listbox", "menuitem", "menuitemcheckbox",
            "menuitemradio", "meter", "progressbar", "radio", "searchbox", "slider", "spinbutton",
            "switch", "tab", "textbox",
        ),
        _control,
    ),
}  # fmt: skip
_BY_TAG: dict[str, Handler] = {
    "blockquote": _quote,
    "br": _line_break,
    "caption": _table_caption,
    "details": _details,
    "dl": _description_list,
    "figcaption": _caption,
    "figure": _figure,
    "label": _label,
    "li": _item,
    "pre": _preformatted_text,
    "table": _table,
    "td": _cell,
    "th": _cell,
    "tr": _row,
}
