"""The text of HTML, and how many words two texts share."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

_WORD = re.compile(r"\w+")
_INLINE = frozenset(
    """a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup
    time tt u var wbr""".split()  # noqa: SIM905
)
_SILENT = frozenset({"noscript", "script", "style", "svg", "template", "title"})


class _TextCollector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag in _SILENT
        self.parts.append("" if tag in _INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self.parts.append("" if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def text_of(html: str) -> str:
    """Return the text of HTML. Every element that is not inline begins and ends a line."""
    collector = _TextCollector()
    collector.feed(html)
    collector.close()
    return "".join(collector.parts)


def shared_words(expected: str, found: str) -> tuple[float, float, float]:
    """Compare the words of two texts, counting repeated ones. Returns F1, precision and recall."""
    wanted, got = (Counter(_WORD.findall(text.casefold())) for text in (expected, found))
    if not wanted or not got:
        return (float(wanted == got),) * 3
    both = (wanted & got).total()
    return 2 * both / (wanted.total() + got.total()), both / got.total(), both / wanted.total()


def squeezed(text: str) -> str:
    """Return a text with each run of white space replaced by one space."""
    return " ".join(text.split())
