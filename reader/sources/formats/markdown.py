"""Converts Markdown to HTML: CommonMark with what GitHub, pandoc and others add to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reader.page.dom.decode import decode
from reader.sources.formats.front_matter import split_front_matter
from reader.sources.formats.html import meta_tags, title_tag
from reader.sources.formats.markdown_tables import aligned_table_plugin

# Attributes after a heading, as in {#boats .part}.
_ATTRIBUTES = re.compile(r"[ \t]*\{[ \t]*(?:#([\w:.-]+)|\.\w|-[ \t]*\}|[\w-]+=)[^{}]*\}?[ \t]*$")
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
# Of site generators, whose texts have front matter: {{< figure src="x" >}} (Hugo), {% include x %} (Jekyll).
_TAG = re.compile(r"\{\{[<%][^{}]{0,500}[%>]\}\}|\{%[^{}]{0,500}%\}")
_WORD = re.compile(r"\w+")
_TASK = re.compile(r"\[([ xX])\]\s")  # at the start of an item: GitHub's task lists


def markdown_to_html(data: bytes) -> bytes:
    """The text as an HTML page in UTF-8, with its front matter as metadata, and its title as a heading."""
    converter = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    converter.use(footnote_plugin).use(deflist_plugin).use(aligned_table_plugin)
    fields, text = split_front_matter(decode(data))
    tokens = converter.parse(text)
    _add_checkboxes(tokens)
    if fields:
        _remove_tags(tokens)
    _name_headings(tokens)
    body = converter.renderer.render(tokens, converter.options, {})
    title = _text(converter.parseInline(fields.get("title", ""))[0])  # without the marks of emphasis
    if title and not any(_words(each) == _words(title) for each in _main_headings(tokens)):
        body = f"<h1>{escape(title)}</h1>\n{body}"
    metas = meta_tags({"author": fields.get("author", ""), "dc.date": fields.get("date", "")})
    head = title_tag(title or _first_heading(tokens)) + metas
    lang = fields.get("lang") or fields.get("language")
    html = f'<!DOCTYPE html><html lang="{escape(lang)}">' if lang else "<!DOCTYPE html><html>"
    return f"{html}<head>{head}</head><body><main>{body}</main></body></html>".encode("utf-8", "replace")


def _add_checkboxes(tokens: Sequence[Token]) -> None:
    """Give the items of task lists their checkboxes. The plugin for it takes quadratic time."""
    for item, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        text = inline.children[0] if inline.children else None
        if item.type != "list_item_open" or paragraph.type != "paragraph_open" or text is None:
            continue
        task = _TASK.match(text.content) if text.type == "text" else None
        if task is not None:
            assert inline.children is not None
            text.content = text.content[task.end() - 1 :]
            checkbox = f'<input type="checkbox" disabled{"" if task[1] == " " else " checked"}>'
            inline.children.insert(0, Token("html_inline", "", 0, content=checkbox))


def _remove_tags(tokens: Sequence[Token]) -> None:
    """Remove the tags of site generators from the running text; code may be about them."""
    for each in (child for token in tokens for child in token.children or ()):
        if each.type == "text":
            each.content = _TAG.sub("", each.content)


def _name_headings(tokens: Sequence[Token]) -> None:
    """Give headings the ids that links name: as written ("# Boats {#boats}"), else of their words.

    What is written there, as in pandoc and PHP Markdown Extra, is no part of the heading.
    """
    uses: Counter[str] = Counter()
    for heading, inline in pairwise(tokens):
        if heading.type != "heading_open":
            continue
        last = inline.children[-1] if inline.children else None
        found = _ATTRIBUTES.search(last.content) if last is not None and last.type == "text" else None
        if last is not None and found is not None:
            last.content = last.content[: found.start()]
        slug = _NOT_IN_SLUG.sub("", _text(inline).lower()).replace(" ", "-")
        written = found[1] if found is not None else ""
        heading.attrSet("id", written or (f"{slug}-{uses[slug]}" if uses[slug] else slug))
        uses[slug] += 1


def _main_headings(tokens: Sequence[Token]) -> list[str]:
    """The texts of the headings of level 1."""
    return [_text(inline) for heading, inline in pairwise(tokens) if _is_main(heading)]


def _first_heading(tokens: Sequence[Token]) -> str:
    """The text of a heading of level 1 at the start, or ""."""
    return _text(tokens[1]) if tokens and _is_main(tokens[0]) else ""


def _is_main(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h1"


def _text(inline: Token) -> str:
    inside = (each for each in inline.children or () if each.type != "html_inline")
    return "".join(" " if each.type == "softbreak" else each.content for each in inside).strip()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
