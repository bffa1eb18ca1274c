"""Handlers for the content of elements.

One table has the handlers by role, one by tag. Each handler opens the element, adds to `on_exit` what
closes it, and returns True if the walk must go inside.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from bs4.element import Tag

from reader.page.accessibility.accessible_names import accessible_name, content_name
from reader.page.accessibility.roles import heading_level, role_of
from reader.page.blocks.builder import Builder
from reader.page.blocks.context import ExitActions
from reader.page.blocks.drafts import DraftSection
from reader.page.blocks.formulas.languages import has_formula_words
from reader.page.blocks.formulas.markup import mathml_of
from reader.page.blocks.formulas.words import in_words, own_words
from reader.page.blocks.handlers.controls import is_content, is_picture
from reader.page.blocks.handlers.lists import enter_description_list, enter_item, enter_list
from reader.page.blocks.handlers.pictures import enter_caption, enter_figure, enter_picture
from reader.page.blocks.handlers.preformatted import enter_line_break, enter_preformatted_text
from reader.page.blocks.handlers.pull_quotes import is_pull_quote
from reader.page.blocks.handlers.tables import enter_cell, enter_row, enter_table, enter_table_caption
from reader.page.blocks.handlers.window_hints import is_window_hint, pass_over_window_hint
from reader.page.blocks.heading_tools import cut_tools, is_permalink, is_tool_of_manual, pass_over_tools
from reader.page.blocks.notes import is_reference, reference_mark
from reader.page.blocks.runs import OpenSpan
from reader.page.dom.queries import child_named, collapse_space, contains, element_after, joined_text
from reader.page.dom.visibility import is_hidden
from reader.page.model import BlockKind, Group, SpanKind
from reader.page.reasons import Reason, ReasonKind

_SPAN_TAGS: dict[str, SpanKind] = {
    "abbr": "abbreviation", "acronym": "abbreviation", "b": "strong", "code": "code", "del": "deleted",
    "em": "emphasis", "i": "emphasis", "ins": "inserted", "kbd": "code", "mark": "marked",
    "q": "quotation", "s": "deleted", "samp": "code", "strong": "strong",
    "sub": "subscript", "sup": "superscript", "tt": "code",
}  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    "dt": "term", "dd": "description", "figcaption": "caption", "pre": "code", "listing": "code",
    "xmp": "code", "summary": "paragraph",
}  # fmt: skip

_COLONS = (":", "：")
_MAX_ANCESTORS = 3  # between a permalink and its heading
# Form fields are read even without a name, because listeners look for them.
_FIELDS = frozenset({"combobox", "listbox", "searchbox", "spinbutton", "textbox"})

Handler = Callable[[Builder, Tag, str, ExitActions], bool]


def enter_content(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open an element's content. Returns True if the walk must go inside."""
    is_cell = (
        builder.cells is not None and id(element) in builder.cells
    )  # whatever its role: a button that sorts
    handler = enter_cell if is_cell else _BY_ROLE.get(role) or _BY_TAG.get(element.name)
    if handler is not None:
        return handler(builder, element, role, on_exit)
    tag = element.name
    if tag in _SPAN_TAGS:
        value = str(element.attrs.get("title", "")) if tag in {"abbr", "acronym"} else ""
        builder.span(_SPAN_TAGS[tag], on_exit, value=collapse_space(value))
    elif tag in _KINDS:
        if tag in {"dt", "dd"}:
            builder.groups.begin_item()
        builder.push_kind(_KINDS[tag], on_exit)
    return True


def _heading(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    if builder.level is not None:  # a nested heading is part of the outer one
        return True
    name = builder.name(element, "heading") or content_name(element, builder.context.ids)
    if not name:
        return False
    builder.flush()
    level = heading_level(element)
    section = DraftSection(
        builder.is_in_article(), builder.reason(), builder.landmark(), title=name, level=level
    )
    builder.drafts.begin(section)
    builder.push_kind("heading", on_exit)
    builder.level = level
    pass_over_tools(builder, element)

    def leave() -> None:
        cut_tools(builder)
        builder.flush()
        builder.level = None
        written = next((block.text for block in section.blocks if block.kind == "heading"), "")
        section.title = written or name
        if element is builder.context.article.headline:
            builder.headline = written

    on_exit.closing(leave)
    return True


def use_formula_of_picture(builder: Builder, hidden: Tag) -> bool:
    """True if a hidden element contains the formula of the picture beside it. The picture is then skipped."""
    if hidden.name not in {"div", "span"} or "aria-hidden" in hidden.attrs:
        return False
    if not any(isinstance(node, Tag) and node.name == "math" for node in islice(hidden.contents, 3)):
        return False
    picture = element_after(hidden)
    if picture is None or picture.name != "img":
        return False
    builder.tools.add(id(picture))
    return True


def _is_wordless(link: Tag) -> bool:
    return not any(character.isalnum() for character in joined_text(link)) and not contains(link, "img")


def _may_be_permalink(builder: Builder, link: Tag, fragment: str) -> bool:
    """True if an in-page link leads to an element around it, or is in a heading, code or a note."""
    if builder.level is not None or builder.preformatted or "note" in builder.kinds[-1:]:
        return True
    around = islice(link.parents, _MAX_ANCESTORS)
    return any(node.attrs.get("id") == fragment for node in around if isinstance(node, Tag))


def _control(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    if str(element.attrs.get("type", "")).lower() == "hidden":
        return False
    if id(element) in builder.context.article.disclosures:
        return True
    if builder.is_in_article() and (is_content(element) or is_picture(element)):
        return True
    name = accessible_name(element, role, builder.context.ids, builder.context.labels)
    if (name or role in _FIELDS) and not builder.run_is_article_text():
        builder.flush()
        builder.emit("control", "", name=name, role=role, name_lang=builder.name_lang())
    return False


def _link(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    href = str(element.attrs.get("href", ""))
    fragment = builder.context.fragments.get(id(element))
    if fragment is None and href.strip().startswith("#"):
        fragment = href.strip()[1:]
    name = builder.name(element, "link")
    if role == "doc-backlink" or id(element) in builder.context.notes.backlinks:
        if "note" in builder.kinds[-1:] and builder.run.is_empty and not builder.marker:
            builder.marker = reference_mark(element)
        return False
    if fragment is not None and _may_be_permalink(builder, element, fragment) and _is_wordless(element):
        return False  # a permalink ("¶") or a backlink ("^")
    if is_tool_of_manual(element):
        return False
    if builder.level is not None and "#" in href and is_permalink(element):
        return False
    if "target" in element.attrs:
        if is_window_hint(element):
            return False
        pass_over_window_hint(builder, element)
    is_of_note = id(element) in builder.context.notes.references or role == "doc-noteref"
    if is_of_note or (fragment is not None and is_reference(element)):
        builder.span("note reference", on_exit, value=fragment or "")
    builder.span("link", on_exit, value=href, name=name).fragment = fragment
    progress = builder.progress

    def leave() -> None:
        if builder.progress == progress:  # it has no text: an icon
            builder.run.close(builder.run.open("icon", href, name))

    on_exit.closing(leave)
    return True


def _quote(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    if role == "doc-pullquote" or (builder.kinds[-1:] != ["quote"] and is_pull_quote(element)):
        builder.exclude(Reason(ReasonKind.DUPLICATE, "pull quote"), on_exit)
    elif id(element) in builder.context.article.indents:
        return True
    builder.push_group(Group(builder.group_id("q"), "quote"), on_exit)
    builder.push_kind("quote", on_exit)
    return True


def _cite(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """A quotation's first words may be who said it ("ann wrote:"), on a line of their own."""
    if (
        builder.run.is_empty
        and builder.kinds[-1:] == ["quote"]
        and joined_text(element).rstrip()[-1:] in _COLONS
    ):
        on_exit.closing(builder.flush)
    return True


def _details(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    summary = child_named(element, "summary")
    name = content_name(summary, builder.context.ids) if summary is not None else ""
    builder.push_group(Group(builder.group_id("x"), "details", name), on_exit)
    if "open" not in element.attrs:
        builder.closed_details += 1

        def leave() -> None:
            builder.closed_details -= 1

        on_exit.closing(leave)
    return True


def _math(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    if builder.in_math:  # a nested formula is part of the outer one
        return True
    own, lang = own_words(element), builder.langs[-1]
    is_in_language = bool(own) or has_formula_words(lang)
    if not is_in_language:
        builder.span("lang", on_exit, value="en")  # other readings are in English
    value = own or in_words(element, lang)
    alternative = value if is_in_language else ""
    builder.span("math", on_exit, value=value, name=mathml_of(element, alternative))
    builder.in_math = True

    def leave() -> None:
        builder.in_math = False

    on_exit.closing(leave)
    return True


def _label(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    labelled = builder.context.ids.get(str(element.attrs.get("for", "")))
    if labelled is not None and not is_hidden(labelled):
        builder.silence(on_exit)  # its text is the control's name
    return True


def enter_player(builder: Builder, element: Tag) -> None:
    """Add a media player as one block, with its kind, title, duration and links."""
    builder.flush()
    media, title = builder.context.players[id(element)]
    links = []
    for node in element.find_all("a"):
        if role_of(node) == "link":
            name = accessible_name(node, "link", builder.context.ids)
            links.append(OpenSpan(0, "link", str(node.attrs.get("href", "")), name, 0))
    builder.emit("media", "", links, name=title, media=media, name_lang=builder.name_lang())


_BY_ROLE: dict[str, Handler] = {
    "blockquote": _quote,
    "doc-pullquote": _quote,
    "heading": _heading,
    "img": enter_picture,
    "list": enter_list,
    "listitem": enter_item,
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
    "br": enter_line_break,
    "caption": enter_table_caption,
    "cite": _cite,
    "details": _details,
    "dl": enter_description_list,
    "figcaption": enter_caption,
    "figure": enter_figure,
    "label": _label,
    "math": _math,
    "li": enter_item,
    "pre": enter_preformatted_text,
    "table": enter_table,
    "td": enter_cell,
    "th": enter_cell,
    "tr": enter_row,
}
