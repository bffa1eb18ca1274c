"""Reads what stands before a Markdown text and says what it is: its title, authors, date and language.

YAML between ---, as of Jekyll and pandoc; TOML between +++, as of Hugo; the fields of MultiMarkdown, up to
the first blank line; and the title block of pandoc, in lines that begin with %. YAML is read as far as people
write it there, without a YAML parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIELD = re.compile(r"(title|authors?|date|lang|language)[ \t]*[:=][ \t]*(.*)", re.IGNORECASE)
_LIST_ITEM = re.compile(r"-[ \t]+(?:name:[ \t]*)?(.+)")
# An indented line: the rest of a longer value, or the name of an author.
_CONTINUED = re.compile(r"[ \t]+(?=\S)(?:name:[ \t]*|(?![\w-]+:[ \t]))(.+)")
_BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?")
_FENCED = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?\r?\n)?(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_STARTS_AS_FIELDS = re.compile(r"\s*(?:\Z|#|\[|[\w\"'-][\w \"'.-]{0,60}[:=])")
_PERCENT = re.compile(r"%[ \t]*(.*(?:\r?\n[ \t]+\S.*)*)\r?\n?")
_PERCENT_FIELDS = ("title", "author", "date")
_MULTIMARKDOWN = re.compile(
    r"(?:[A-Za-z][\w -]{0,40}:[ \t]*(?!//)(?:\S.*)?\r?\n(?:[ \t]+\S.*\r?\n)*)+(?:\r?\n|\Z)"
)
_MAX_CHARACTERS = 20_000


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields before a text, by their names, and the text after them."""
    start = text[:_MAX_CHARACTERS]
    fenced = _FENCED.match(start)
    if fenced is not None and _STARTS_AS_FIELDS.match(fenced[2] or ""):
        return dict(_fields(fenced[2] or "")), text[fenced.end() :]
    if start.startswith("%"):
        return _percent_fields(text)
    plain = _MULTIMARKDOWN.match(start)
    fields = dict(_fields(plain[0])) if plain is not None else {}
    if plain is not None and "title" in fields:
        return fields, text[plain.end() :]
    return {}, text


def _percent_fields(text: str) -> tuple[dict[str, str], str]:
    fields: dict[str, str] = {}
    at = 0
    for name in _PERCENT_FIELDS:
        found = _PERCENT.match(text, at, at + _MAX_CHARACTERS)
        if found is None:
            break
        parts = (" ".join(part.split()) for part in re.split(r";|\n", found[1]))
        fields[name] = (", " if name == "author" else " ").join(filter(None, parts))
        at = found.end()
    return fields, text[at:]


def _fields(front: str) -> Iterator[tuple[str, str]]:
    """The fields that say what the text is."""
    name, values = "", list[str]()
    for line in front.splitlines():
        field, item = _FIELD.fullmatch(line), _LIST_ITEM.fullmatch(line.strip())
        if item is not None and name:
            values.append(_unquoted(item[1]))
        elif field is None and name and (continued := _CONTINUED.fullmatch(line)):
            values.append(_unquoted(continued[1]))
        elif line[:1].strip():
            if name:
                yield name, _joined(name, values)
            name, values = "", []
            if field is not None:
                name = field[1].lower().removesuffix("s")
                values = [_unquoted(each) for each in _listed(field[2])]
    if name:
        yield name, _joined(name, values)


def _joined(name: str, values: list[str]) -> str:
    """The value of a field: several authors, or a text on several lines."""
    found = [each for each in values if each and not _BLOCK_SCALAR.fullmatch(each)]
    return (", " if name == "author" else " ").join(found)


def _listed(value: str) -> list[str]:
    """The values of a list such as [Ann, Bo], or the one value."""
    value = value.strip()
    return value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]


def _unquoted(value: str) -> str:
    value = value.strip()
    quote = value[:1]
    if len(value) < 2 or quote not in {'"', "'"} or value[-1] != quote:
        return value
    inner = value[1:-1].strip()
    return inner.replace('\\"', '"').replace("\\\\", "\\") if quote == '"' else inner.replace("''", "'")
