"""What a link tells screen readers beside its own words: "opens in a new window"."""

from __future__ import annotations

import re

from bs4.element import Tag

from reader.page.blocks.builder import Builder
from reader.page.dom.queries import leading_text

_HINT = re.compile(
    r"""\W*(?:(?:this|external|the)\ )?(?:links?\ )?(?:will\ )?(?:
    opens?\b.{0,20}\b(?:new|another|external)\b.{0,12}\b(?:window|tab|site|website)s?(?:\ or\ (?:tab|window))?
    |(?:is\ )?external(?:\ link)?|new\ (?:window|tab)
    |(?:öffnet|wird)\b.{0,20}\bneue[mns]\ (?:fenster|tab)(?:\ geöffnet)?|externer\ link
    |(?:s['’])?ouvre\b.{0,12}\b(?:nouvelle\ fenêtre|nouvel\ onglet)|nouvelle\ fenêtre|lien\ externe
    |(?:se\ )?abre\b.{0,12}\b(?:nueva\ (?:ventana|pestaña)|(?:ventana|pestaña)\ nueva)|enlace\ externo
    |si\ apre\b.{0,12}\bnuova\ (?:finestra|scheda)|link\ esterno
    |abre\b.{0,12}\bnova\ (?:janela|guia|aba)|abre\b.{0,12}\bnovo\ separador
    |opent\b.{0,12}\bnieuw\ (?:venster|tabblad)|externe\ link
    |otwiera\ się\b.{0,12}\bnow(?:ym\ oknie|ej\ karcie)|откроется\ в\ нов(?:ом\ окне|ой\ вкладке)
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_HINT_TAGS = frozenset({"i", "small", "span", "sup"})
_MAX_CHARACTERS = 70
_MAX_DEPTH = 3  # of the hint in its link


def is_window_hint(element: Tag) -> bool:
    """True if all words of a link, or of an element in it, say only where it opens."""
    words = leading_text(element, _MAX_CHARACTERS)
    return 0 < len(words) < _MAX_CHARACTERS and _HINT.fullmatch(words) is not None


def pass_over_window_hint(builder: Builder, link: Tag) -> None:
    """Skip the last words of a link that say where it opens."""
    last = link
    for _ in range(_MAX_DEPTH):
        words = (node for node in reversed(last.contents) if isinstance(node, Tag) or str(node).strip())
        inner = next(words, None)
        if not isinstance(inner, Tag):
            return
        if inner.name in _HINT_TAGS and is_window_hint(inner):
            builder.tools.add(id(inner))
            return
        last = inner
