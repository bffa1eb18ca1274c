"""XHTML written as HTML, so that one parser, which expands no entities, reads both."""

from __future__ import annotations

import re

# A quoted value may hold ">", but no "<": so no match looks further than to the next "<".
_EMPTY = re.compile(r"""<([a-zA-Z][^\s/<>"']*)((?:[^<>"'/]|"[^"<]*"|'[^'<]*'|/(?!>))*+)/>""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)


def as_html(text: str) -> str:
    """`text` with every empty XML element given an end tag, and without declarations.

    HTML knows no `<p/>`: it takes it for a start tag, and a `<title/>` swallows the page.
    """
    return _EMPTY.sub(_with_end, _DOCTYPE.sub("", text, count=1))


def _with_end(tag: re.Match[str]) -> str:
    name, attributes = tag[1], tag[2]
    return f"<{name}{attributes}>" if name.lower() in _VOID else f"<{name}{attributes}></{name}>"
