"""Says what the paragraph styles of a Word document mean, also those that its author derived from others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.sources.formats.xml_elements import XmlElement

_MAX_STYLES = 2000
_MAX_BASES = 12  # of a style
_BUILT_IN = re.compile(r"heading ([1-9])")
_MEANINGS = (
    (re.compile(r"title"), "h1:fresh"),
    (re.compile(r"toc \d|contents \d|table of figures"), "!"),  # the headings are what they repeat
    (re.compile(r"(?:intense )?quote|block text|quotations"), "blockquote > p:fresh"),
    (
        re.compile(r"(?:source )?code|html preformatted|preformatted text|plain text code|verbatim|listing"),
        "pre:separator('\\n')",
    ),
)
# What mammoth reads by itself only under other names.
_OTHER = """
r[style-name='Verbatim Char'] => code
r[style-name='Source Text'] => code
r[style-name='HTML Code'] => code
r[style-name='Emphasis'] => em
"""


@dataclass
class _Style:
    """A paragraph style: its name, the style it is based on, and its level in the outline (0: none)."""

    name: str = ""
    based_on: str = ""
    level: int = 0


def style_map(styles: Sequence[XmlElement]) -> str:
    """The document's paragraph styles as a style map for mammoth."""
    found = _paragraph_styles(styles)
    return _OTHER + "\n".join(_lines(found))


def _lines(styles: dict[str, _Style]) -> Iterator[str]:
    for key, style in styles.items():
        meaning = _meaning(key, styles)
        if meaning and style.name:
            name = style.name.replace("\\", "\\\\").replace("'", "\\'")
            yield f"p[style-name='{name}'] => {meaning}"


def _meaning(key: str, styles: dict[str, _Style]) -> str:
    """What a style means, or else the styles that it is based on; "" for ordinary text."""
    for _ in range(_MAX_BASES):
        style = styles.get(key)
        if style is None:
            return ""
        name = style.name.casefold()
        built_in = _BUILT_IN.fullmatch(name)
        level = int(built_in[1]) if built_in else style.level
        if level:
            return f"h{min(level, 6)}:fresh"
        for pattern, meaning in _MEANINGS:
            if pattern.fullmatch(name):
                return meaning
        key = style.based_on
    return ""


def _paragraph_styles(styles: Sequence[XmlElement]) -> dict[str, _Style]:
    """The paragraph styles by their ids. The elements of a style follow it up to the next one."""
    found: dict[str, _Style] = {}
    current = _Style()
    for element in styles:
        value = element.attributes.get("val", "")
        if element.tag == "style":
            current = _Style()
            if element.attributes.get("type") == "paragraph" and len(found) < _MAX_STYLES:
                found[element.attributes.get("styleId", "")] = current
        elif element.tag == "name":
            current.name = " ".join(value.split())
        elif element.tag == "basedOn":
            current.based_on = value
        elif element.tag == "outlineLvl" and value in {"0", "1", "2", "3", "4", "5"}:
            current.level = int(value) + 1
    return found
