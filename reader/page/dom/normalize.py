"""A page as lexbor, which follows the browsers' rules, reads it and writes it out again."""

from __future__ import annotations

import sys

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from reader.page.dom.decode import CONTROL

# Nobody listens to the document's mutations, and a long list of options takes forever with them.
_OPTIONS = LexborDocumentOptions.WO_EVENTS
REMOVED_ELEMENTS = ["style", "template", "noframes", "noembed", "datalist", "param"]
_LARGE_PAGE_CHARACTERS = 2_000_000  # characters of a page that leaves memory behind


def normalized_html(markup: str) -> str:
    """`markup` as lexbor writes it out again, without what is never read."""
    parser = LexborHTMLParser(markup, options=_OPTIONS)
    parser.strip_tags(REMOVED_ELEMENTS)
    for script in parser.tags("script"):
        if script.attributes.get("type") != "application/ld+json":
            script.decompose()
    html = parser.html or ""
    del parser
    if len(html) > _LARGE_PAGE_CHARACTERS:
        _release_memory()
    # Only here: a character reference can name one, too. A form feed is white space, kept in a <pre>.
    return CONTROL.sub("", html).replace("\f", " ")


def _release_memory() -> None:
    """Give the system what lexbor freed: glibc would keep up to 300 MB of it beside the tree to come."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other C libraries have none
        if trim is not None:
            trim(0)
