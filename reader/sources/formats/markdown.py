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

_FIELD = re.compile(r"(title|authors?|date|lang|language)[ \t]*[:=][ \t]*(.*)", re.IGNORECASE)
_LIST_ITEM = re.compile(r"-[ \t]+(?:name:[ \t]*)?(.+)")
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_MAX_FRONT_CHARACTERS = 20_000


def markdown_to_html(data: bytes) -> bytes:
    """The text as an HTML page in UTF-8, with its front matter as metadata."""
    converter = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    converter.use(footnote_plugin).use(front_matter_plugin).use(tasklists_plugin)
    text = decode(data)
    toml = _TOML.match(text[:_MAX_FRONT_CHARACTERS])
    tokens = converter.parse(text[toml.end() :] if toml else text)
    front = toml[1] if toml else ""
    if tokens and tokens[0].type == "front_matter":
        front = tokens[0].content
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
    """The fields of front matter, in YAML or TOML, that say what the page is."""
    name, values = "", []
    for line in front.splitlines():
        field, item = _FIELD.fullmatch(line), _LIST_ITEM.fullmatch(line.strip())
        if item is not None and name:
            values.append(_unquoted(item[1]))
        elif field is not None or (name and line[:1].strip()):
            if name:
                yield name, ", ".join(values)
            name, values = "", []
            if field is not None:
                name = field[1].lower().removesuffix("s")
                values = [_unquoted(each) for each in _listed(field[2]) if _unquoted(each)]
    if name:
        yield name, ", ".join(values)


def _listed(value: str) -> list[str]:
    """The values of a list such as [Ann, Bo], or the one value."""
    value = value.strip()
    return value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]


def _unquoted(value: str) -> str:
    return value.strip().strip("\"' ")
