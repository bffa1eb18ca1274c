"""One walk over the tree: elements become blocks, and blocks go into sections.

Each visible element is entered and left once, in document order. Entering may open something (a link, a
list, a language); its exit actions close that. The walk keeps its own stack, because pages nest thousands
deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from bs4.element import NavigableString, Tag

from reader.language_tags import language_tag
from reader.page.accessibility.accessible_names import accessible_name
from reader.page.accessibility.roles import LANDMARKS, landmark_context, needs_name_as_landmark, role_of
from reader.page.blocks.builder import Builder
from reader.page.blocks.content import enter_content, enter_player, use_formula_of_picture
from reader.page.blocks.context import ExitActions, PageContext
from reader.page.blocks.drafts import BlockRange, DraftSection
from reader.page.blocks.handlers.callouts import is_callout
from reader.page.blocks.handlers.code_lines import enter_code_line, is_gutter
from reader.page.blocks.handlers.controls import enter_control_in_line, is_in_line, is_tool_in_line
from reader.page.blocks.handlers.hidden_address import hidden_address
from reader.page.blocks.handlers.names import read_name_of_wordless
from reader.page.blocks.handlers.pictures import enter_credit
from reader.page.blocks.handlers.preformatted import add_wrapped
from reader.page.blocks.handlers.ruby import add_reading, enter_ruby
from reader.page.blocks.handlers.tables import is_part_of_line
from reader.page.blocks.inline_boxes import (
    enter_inline_note,
    is_box,
    is_note_mark,
    is_page_number,
    is_tooltip,
    leave_box,
    leave_paragraph,
    needs_space_before,
    pass_hidden,
)
from reader.page.blocks.plain import is_plain
from reader.page.dom.elements import BLOCKS
from reader.page.dom.queries import collapsed_text
from reader.page.dom.visibility import is_hidden
from reader.page.model import Group

_SILENT = frozenset(
    {"script", "head", "title", "meta", "link", "rp", "rt", "rtc", "annotation", "annotation-xml"}
)
# The tags of most elements. Without special attributes they are no landmark, no control and never hidden.
_BOXES = frozenset({"div", "span"})
_USUAL_BLOCKS = frozenset(
    """blockquote dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p table tbody thead tr
    ul""".split()  # noqa: SIM905
)
_USUAL_INLINE = frozenset({"a", "b", "br", "cite", "code", "em", "i", "img", "small", "strong", "time"})
_USUAL = _BOXES | _USUAL_BLOCKS | _USUAL_INLINE
# These can be skipped although they are plain: tools in a line, line numbers, closed dialogs.
_SKIPPED_IF_PLAIN = frozenset({"dialog", "span", "td"})


def walk(body: Tag, context: PageContext) -> Builder:
    """Walk over all of `body`. The returned builder has the results."""
    builder = Builder(context)
    enter_usual = _UsualElements(builder).enter
    stack: list[tuple[Iterator[Any], ExitActions]] = [(iter((body,)), ExitActions())]
    while stack:
        children, parent_exit = stack[-1]
        for node in children:
            if isinstance(node, NavigableString):
                if builder.wrapping:
                    add_wrapped(builder, node)
                elif not builder.silenced and not (builder.ruby_starts and node.isspace()):
                    builder.run.add(node, keep_space=builder.preformatted > 0)
                continue
            plain = is_plain(node)
            usual = enter_usual(node) if plain and node.name in _USUAL else None
            if usual is not None:
                stack.append(usual)
                break
            if _skip(builder, node, plain=plain):
                continue
            on_exit = ExitActions()
            if _enter(builder, node, on_exit, plain=plain):
                stack.append((iter(node.contents), on_exit))
                break
            on_exit.run()
        else:
            stack.pop()
            if parent_exit:
                parent_exit.run()
    builder.flush()
    return builder


class _UsualElements:
    """A quick way into most elements: plain ones of _USUAL that are nothing special on this page."""

    def __init__(self, builder: Builder) -> None:
        context = builder.context
        self._builder = builder
        self._leave_block, self._leave_inline = ExitActions([builder.flush]), ExitActions()
        self._special = {
            *context.article.boundaries, *context.article.posts, *context.notes.notes, *context.players,
            *context.section_starts, *context.targets,
        }  # fmt: skip

    def enter(self, element: Tag) -> tuple[Iterator[Any], ExitActions] | None:
        """Open an element. Returns the nodes to read in it and its exit actions, or None for `_enter`."""
        builder, key, name = self._builder, id(element), element.name
        if key in self._special or builder.preformatted or builder.figure is not None:
            return None
        if builder.outer_run is not None or key in builder.tools:
            return None
        if name in _BOXES:
            if name == "span" and is_tool_in_line(builder, element):
                return None
            return iter(element.contents), self._enter_box(element, key, name)
        return self._enter_content(element, key, name)

    def _enter_box(self, element: Tag, key: int, name: str) -> ExitActions:
        builder = self._builder
        if name == "div":
            builder.flush()
        elif needs_space_before(builder, element):
            builder.run.add(" ")
        if builder.context.inventory:
            builder.positions[key] = builder.drafts.position
        return self._leave_block if name == "div" else self._leave_inline

    def _enter_content(self, element: Tag, key: int, name: str) -> tuple[Iterator[Any], ExitActions]:
        builder = self._builder
        if name in _USUAL_BLOCKS:
            builder.flush()
            leave = partial(leave_paragraph, builder, element) if name == "p" else builder.flush
            on_exit = ExitActions((leave,))
        else:
            on_exit = ExitActions()
            if needs_space_before(builder, element):
                builder.run.add(" ")
        if builder.context.inventory:
            builder.positions[key] = builder.drafts.position
        goes_inside = enter_content(builder, element, role_of(element), on_exit)
        return iter(element.contents if goes_inside else ()), on_exit


def _skip(builder: Builder, element: Tag, *, plain: bool) -> bool:
    """Skip an element that is hidden, a page tool, a tooltip or line numbers. Returns True if it is.

    Ruby text is not read at its place either; it becomes the reading of the characters before it.
    """
    name = element.name
    if name in _SILENT or id(element) in builder.tools:
        if name == "rt":
            add_reading(builder, element)
        return True
    if plain and not builder.preformatted and builder.outer_run is None and name not in _SKIPPED_IF_PLAIN:
        return False
    if (element.attrs or name == "dialog") and is_hidden(element):
        if use_formula_of_picture(builder, element):
            return False
        pass_hidden(builder, element)
        return True
    return (
        is_gutter(builder, element)
        or is_note_mark(builder, element)
        or (name == "span" and is_tool_in_line(builder, element))
        or is_tooltip(builder, element)
    )


def _enter(builder: Builder, element: Tag, on_exit: ExitActions, *, plain: bool) -> bool:
    """Open an element. Returns True if the walk must go inside."""
    key, context = id(element), builder.context
    role = role_of(element, builder.landmark_context)
    if is_in_line(builder, element, role):
        return enter_control_in_line(builder, element, role)
    if not plain and enter_inline_note(builder, element, role, on_exit):
        return True
    _enter_box(builder, element, role, on_exit)
    if context.inventory:
        builder.positions[key] = builder.drafts.position
    if key in context.targets:
        _enter_target(builder, element, on_exit)
    if not plain and is_callout(builder, element, role):
        builder.flush()
        builder.push_group(Group(builder.group_id("c"), "callout"), on_exit)
    if key in context.notes.notes:
        builder.flush()
        builder.push_group(Group(builder.group_id("n"), "note"), on_exit)
        builder.push_kind("note", on_exit)
    _enter_article(builder, key, on_exit)
    if not plain and ("lang" in element.attrs or "xml:lang" in element.attrs):
        _enter_lang(builder, element, on_exit)
    landmark = _landmark_name(builder, element, role) if role in LANDMARKS else None
    inside = landmark_context(element, role)
    if inside:
        on_exit.closing(builder.enter_landmark_context(inside))
    if landmark is not None:
        _enter_landmark(builder, element, role, landmark, on_exit)
    elif key in context.section_starts:
        _begin_section(builder, on_exit)
    if key in context.players:
        enter_player(builder, element)
        return False
    return _enter_words(builder, element, role, on_exit)


def _enter_article(builder: Builder, key: int, on_exit: ExitActions) -> None:
    """Begin or end the article, or a post, if one does so at the element with this `id()`."""
    article = builder.context.article
    if key in article.boundaries:
        builder.cross_boundary(article.boundaries[key], on_exit)
    if key in article.posts:
        builder.begin_post(article.posts[key])


def _enter_words(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Read an element's content, address or name. Returns True if the walk must go inside."""
    if element.name == "ruby":
        enter_ruby(builder, on_exit)
    enter_credit(builder, element, on_exit)
    if "data-cfemail" in element.attrs:
        builder.run.add(hidden_address(str(element.attrs["data-cfemail"])) or collapsed_text(element))
        return False
    goes_inside = enter_content(builder, element, role, on_exit)
    if "aria-label" in element.attrs:
        read_name_of_wordless(builder, element, role, on_exit)
    return goes_inside


def _enter_box(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> None:
    """Separate an element's words from those before and after it, as the page shows them."""
    is_block = element.name in BLOCKS or role == "heading" or id(element) in builder.context.section_starts
    if is_block and is_part_of_line(builder, element):
        is_block = False
        builder.run.add(" ")
    if builder.preformatted:
        is_block = not enter_code_line(builder, element, on_exit) and is_block
    if is_block:
        builder.flush()
        on_exit.closing(partial(leave_paragraph, builder, element) if element.name == "p" else builder.flush)
    elif is_page_number(element):
        builder.silence(on_exit)  # it can still be the target of a link
    else:
        if needs_space_before(builder, element):
            builder.run.add(" ")
        if is_box(element):
            on_exit.closing(partial(leave_box, builder, element))


def _enter_target(builder: Builder, element: Tag, on_exit: ExitActions) -> None:
    """Record the blocks of an element that in-page links lead to."""
    block_range = builder.range_from_here()
    for fragment in builder.context.targets[id(element)]:
        builder.target_ranges.setdefault(fragment, block_range)

    def leave() -> None:
        block_range.end = builder.drafts.position

    on_exit.after_block(leave)


def _enter_lang(builder: Builder, element: Tag, on_exit: ExitActions) -> None:
    written = element.attrs.get("lang") or element.attrs.get("xml:lang")
    lang = language_tag(str(written)) if written else ""
    if not lang or lang == builder.inline_langs[-1]:
        return
    builder.inline_langs.append(lang)
    on_exit.after_block(builder.inline_langs.pop)
    if element.name in BLOCKS:
        builder.langs.append(lang)
        on_exit.after_block(builder.langs.pop)
    else:
        builder.span("lang", on_exit, value=lang)


def _landmark_name(builder: Builder, element: Tag, role: str) -> str | None:
    """The name of a landmark, or None if the role needs a name and the element has none."""
    name = accessible_name(element, role, builder.context.ids)
    return name if name or not needs_name_as_landmark(element, role, builder.landmark_context) else None


def _enter_landmark(builder: Builder, element: Tag, role: str, name: str, on_exit: ExitActions) -> None:
    builder.flush()
    block_range = BlockRange(builder.drafts.position, builder.drafts.position)
    if not builder.closed_details:
        builder.listed_landmarks.append((role, name, block_range))
    builder.landmarks.append(role)
    _begin_section(builder, on_exit, name)

    def leave() -> None:
        block_range.end = builder.drafts.position
        builder.landmarks.pop()

    on_exit.after_block(leave)


def _begin_section(builder: Builder, on_exit: ExitActions, name: str = "") -> None:
    """Begin a section until the element is left, if it is outside the article or a chapter of a book."""
    in_article = builder.is_in_article()
    if not in_article or builder.context.article.is_book:
        builder.drafts.begin(DraftSection(in_article, builder.reason(), builder.landmark(), name=name))
        on_exit.closing(lambda: _end_section(builder, in_article=in_article))


def _end_section(builder: Builder, *, in_article: bool) -> None:
    builder.flush()
    builder.drafts.end(in_article=in_article)
