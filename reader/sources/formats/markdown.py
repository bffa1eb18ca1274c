"""Converts Markdown to HTML: CommonMark with tables, strikethrough, notes, task lists and front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from reader.page.dom.decode import decode
from reader.sources.formats.html import meta_tags, title_tag

_FIELD = re.compile(r"(title|author|date|lang|language)[ \t]*:[ \t]*(.+)", re.IGNORECASE)


def markdown_to_html(data: bytes) -> bytes:
    """The text as an HTML page in UTF-8, with its front matter as metadata."""
    converter = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    converter.use(footnote_plugin).use(front_matter_plugin).use(tasklists_plugin)
    text = decode(data)
    tokens = converter.parse(text)
    front = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    body = converter.renderer.render(tokens, converter.options, {})
    fields = dict(_fields(front))
    lang = fields.get("lang") or fields.get("language")
    metas = meta_tags({"author": fields.get("author", ""), "dc.date": fields.get("date", "")})
    head = title_tag(fields.get("title") or _first_heading(tokens)) + metas
    html = f'<!DOCTYPE html><html lang="{escape(lang)}">' if lang else "<!DOCTYPE html><html>"
    return f"{html}<head>{head}</head><body><main>{body}</main></body></html>".encode("utf-8", "replace")


def _first_heading(tokens: Sequence[Token]) -> str:
    """The text of a heading of level 1 at the start, or ""."""
    blocks = [each for each in tokens[:3] if each.type != "front_matter"]
    if len(blocks) < 2 or blocks[0].tag != "h1":
        return ""
    inside = (each for each in blocks[1].children or () if each.type != "html_inline")
    return "".join(" " if each.type == "softbreak" else each.content for each in inside).strip()


def _fields(front: str) -> Iterator[tuple[str, str]]:
    for line in front.splitlines():
        match = _FIELD.fullmatch(line.strip())
        if match is not None:
            yield match[1].lower(), match[2].strip("\"' ")
