"""Converts XHTML to HTML, so that the HTML parser, which expands no entities, can read it."""

from __future__ import annotations

import re

# A quoted value may contain ">" but not "<", so no match extends beyond the next "<".
_EMPTY = re.compile(r"""<([a-zA-Z][^\s/<>"']*)((?:[^<>"'/]|"[^"<]*"|'[^'<]*'|/(?!>))*+)/>""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)


def as_html(text: str) -> str:
    """`text` without its document type, and with an end tag for every empty XML element.

    HTML reads `<p/>` as a start tag, so a `<title/>` would swallow the page.
    """
    return _EMPTY.sub(_with_end, _DOCTYPE.sub("", text, count=1))


def _with_end(tag: re.Match[str]) -> str:
    name, attributes = tag[1], tag[2]
    return f"<{name}{attributes}>" if name.lower() in _VOID else f"<{name}{attributes}></{name}>"
