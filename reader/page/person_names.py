"""Cleans the names of persons in a page's metadata."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from html import unescape

from reader.page.dom.queries import collapse_space

_LABELS = "authors?|autor(?:in|a|zy)?|auteurs?|autore|автор|作者|著者|von|par|por|di|door"
_BYLINE_START = re.compile(
    rf"(?:(?:written\s+|posted\s+|text\s+)?by:?\s+|(?:{_LABELS})\s*[:：]\s*)(?=\w)"
    r"|(?-i:(?:von|par|por|di|door|av|af|przez)\s+(?=[^\W\d_a-z][\w'’.-]*\s+\w))",  # not the name "von Arnim"
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*[(<\[][^()<>\[\]]{0,200}[)>\]]")
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’. -]{1,30}), ([^\W\d_][\w'’. -]{1,30})")
_HONORIFIC = re.compile(r"(?:[A-Z]\.?){2,}.*|(?i:jr|sr|ph\.?\s?d|esq|msc|bsc|mba|dr|prof)\.?")
_NOBODY = frozenset(
    """admin administrator anonymous author editor editorial guest moderator none null redaktion staff team
    undefined unknown user webmaster""".split()  # noqa: SIM905
)
_RANKS = frozenset(
    """badges bronze comments commentaires comentarios follow followers gold greenhorn kommentare member
    moderator offline online posts premium silver views wrote""".split()  # noqa: SIM905
)
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?:com|edu|gov|info|net|news|org|[a-z]{2})/?", re.IGNORECASE)
_COMPANY = re.compile(
    r"\b(?:GmbH|mbH|AG|KG|Inc|LLC|Ltd|S\.?A\.?S|S\.?p\.?A|S\.?r\.?l|B\.?V|A/S|Oy)\b(?:[.,]|\Z)"
)
_MAX_NAME_CHARACTERS = 80
_MAX_SURNAME_WORDS = 3


def person_names(
    written: Iterable[str], *, no_persons: Container[str] = (), surname_first: bool = False
) -> list[str]:
    """The different names in some texts, in order.

    `no_persons` are the `name_keys` of sites and publishers. With `surname_first` the texts come from a
    catalogue, which writes "van der Berg, Ann".
    """
    found: dict[str, str] = {}
    for text in written:
        for each in _names(text):
            name = _surname_last(each, _MAX_SURNAME_WORDS if surname_first else 1)
            key = _key(name)
            if key and key not in _NOBODY and not _is_publisher(name, key, no_persons):
                found.setdefault(key, name)
    return list(found.values())


def _is_publisher(name: str, key: str, no_persons: Container[str]) -> bool:
    """True if a name is a site's or a company's, perhaps with a place: "Harbor Times, Boston"."""
    if key in no_persons or _HOST.fullmatch(name) is not None or _COMPANY.search(name) is not None:
        return True
    before, comma, _ = name.partition(",")
    return bool(comma) and " " in _key(before) and _key(before) in no_persons


def name_keys(names: Iterable[str]) -> frozenset[str]:
    """The keys to compare names by: one for each name, and one for each word, "focus" for "Focus online"."""
    keys = {_key(name) for name in names}
    return frozenset(keys.union(*(key.split() for key in keys)))


def _names(text: str) -> Iterator[str]:
    """The names in a text, in which ";" separates several."""
    whole = collapse_space(_BRACKETED.sub("", collapse_space(unescape(unescape(text)))))
    for part in whole.split(";"):
        name = _without_rank(_BYLINE_START.sub("", part.strip(" ,|·•–—-\t"), count=1))
        if name and "://" not in name and "@" not in name and len(name) <= _MAX_NAME_CHARACTERS:
            yield name


def _surname_last(name: str, max_words: int) -> str:
    """A name with the surname last: "Ann Oakley" for "Oakley, Ann", if both parts are short enough."""
    parts = _SURNAME_FIRST.fullmatch(name)
    if parts is None or _HONORIFIC.fullmatch(parts[2]):
        return name
    is_short = all(len(part.split()) <= max_words for part in parts.groups())
    return f"{parts[2]} {parts[1]}" if is_short else name


def _without_rank(name: str) -> str:
    """A name without the rank and the counters after it."""
    words = name.split()
    for number, word in enumerate(words):
        if number and (word[0].isdigit() or word.casefold() in _RANKS):
            return " ".join(words[:number])
    return name


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
