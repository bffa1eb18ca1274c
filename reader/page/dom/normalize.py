"""Normalises a page's HTML: lexbor parses it by the browsers' rules and serialises it again."""

from __future__ import annotations

import sys

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from reader.page.dom.decode import CONTROL

# We observe no mutations, and with their events a long list of options takes quadratic time.
_OPTIONS = LexborDocumentOptions.WO_EVENTS
REMOVED_ELEMENTS = frozenset({"style", "noframes", "noembed", "datalist", "param"})
_LARGE_PAGE_CHARACTERS = 2_000_000


def normalized_html(markup: str, *, with_templates: bool = False) -> str:
    """`markup` as lexbor serialises it, without elements that are never read."""
    parser = LexborHTMLParser(markup, options=_OPTIONS)
    parser.strip_tags(list(REMOVED_ELEMENTS if with_templates else REMOVED_ELEMENTS | {"template"}))
    for script in parser.tags("script"):
        if script.attributes.get("type") != "application/ld+json":
            script.decompose()
    html = parser.html or ""
    del parser
    if len(html) > _LARGE_PAGE_CHARACTERS:
        _release_memory()
    # A character reference can produce one too, so they are removed after parsing. A form feed is white
    # space, kept in a <pre>.
    return CONTROL.sub("", html).replace("\f", " ")


def _release_memory() -> None:
    """Return the memory that lexbor freed to the system: glibc would keep up to 300 MB of it."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other C libraries have none
        if trim is not None:
            trim(0)
