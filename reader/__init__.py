r"""Hear any article on the web, offline, and move through it freely.

    >>> import reader
    >>> page = reader.parse_page("<h1>Tides</h1><p>The sea comes and goes.</p>")
    >>> page.article_text
    'Tides\nThe sea comes and goes.'

The public names are imported when they are first used, so that `import reader` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.page.model import Block, Landmark, Link, Page, Section, SkipLink, Span
    from reader.page.parse import parse_page
    from reader.page.reasons import Reason, ReasonKind
    from reader.script.model import Utterance
    from reader.script.writer import write_script

_HOMES = {
    "parse_page": "reader.page.parse",
    "write_script": "reader.script.writer",
    "Utterance": "reader.script.model",
    "Reason": "reader.page.reasons",
    "ReasonKind": "reader.page.reasons",
    **dict.fromkeys(
        ("Block", "Landmark", "Link", "Page", "Section", "SkipLink", "Span"), "reader.page.model"
    ),
}
__all__ = [
    "Block",
    "Landmark",
    "Link",
    "Page",
    "Reason",
    "ReasonKind",
    "Section",
    "SkipLink",
    "Span",
    "Utterance",
    "parse_page",
    "write_script",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
