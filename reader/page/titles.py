"""Page titles: reads them without building the tree, cleans them, compares them."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.language_tags import language_tag

# Meta elements that hold the article's title, best first.
TITLE_KEYS = ("og:title", "twitter:title", "parsely-title", "dc.title", "citation_title")
_SITE_SEPARATOR = re.compile(r"\s+[|–—·•»/\\-]\s+|\s*[|»]\s*|::")
_ADDRESS = re.compile(r"https?://(?:www\.)?([\w.-]+)/?")
_SEPARATORS = " |–—·•»/\\-:"
_MAX_PEEKED_BYTES = 100_000  # that `peek_title` parses
_MAX_SITE_WORDS = 5  # a longer name has a slogan
_MAX_NAME_WORDS = 4  # of such a name's first part; a longer part is the slogan itself


def title_parts(title: str) -> list[str]:
    """The parts of a document title: the article's title, a column, the site's name."""
    return [part for part in _SITE_SEPARATOR.split(title) if part.strip()]


def main_part(title: str) -> str:
    """A document title without the site's name: its longest part, if that is over half of the title."""
    longest = max(title_parts(title), key=len, default="")
    return longest.strip() if len(longest) > 0.5 * len(title) else title


def without_slogan(site: str) -> str:
    """A site's name without the slogan that many sites add: "Lamp House | Fresh oil, every day".

    A name that is an address is the host.
    """
    if address := _ADDRESS.fullmatch(site):
        return address[1]
    parts = [part.strip() for part in title_parts(site)]
    if len(parts) < 2 or len(site.split()) <= _MAX_SITE_WORDS:
        return site
    return next((part for part in (parts[0], parts[-1]) if len(part.split()) <= _MAX_NAME_WORDS), site)


def without_site(title: str, site: str) -> str:
    """A title without the name of its site at the end, or at the beginning."""
    names = title_words(site)
    parts = title_parts(title)
    if not names or len(parts) < 2:
        return title
    if title_words(parts[-1]) == names:
        return title[: title.rindex(parts[-1])].rstrip(_SEPARATORS)
    if title_words(parts[0]) == names:
        return title[title.index(parts[0]) + len(parts[0]) :].lstrip(_SEPARATORS)
    return title


class Title(NamedTuple):
    """A page's title and language; either may be empty."""

    text: str
    lang: str


def peek_title(html: bytes, charset: str = "") -> Title:
    """The title in the page's head, within a few milliseconds.

    The headline of the article, found later, may differ.
    """
    from selectolax.lexbor import LexborHTMLParser

    from reader.page.dom.decode import decode
    from reader.page.dom.limits import limit_markup

    tree = LexborHTMLParser(limit_markup(decode(html[:_MAX_PEEKED_BYTES], charset))[0])
    metas: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        key = meta.attributes.get("property") or meta.attributes.get("name") or ""
        metas.setdefault(key.lower(), " ".join((meta.attributes["content"] or "").split()))
    title = tree.css_first("head > title")
    found = next((metas[key] for key in TITLE_KEYS if metas.get(key)), "")
    if not found and title is not None:
        found = main_part(" ".join(title.text().split()))
    root = tree.css_first("html[lang]")
    return Title(found, language_tag(root.attributes["lang"] or "") if root is not None else "")


def titles_match(one: str, other: str) -> bool:
    """True if two titles are nearly the same: one may add the name of a site or column."""
    shorter, longer = sorted((title_words(one), title_words(other)), key=len)
    common = len(shorter & longer)
    return common >= 0.7 * max(1, len(shorter)) and len(longer) < 2 * len(shorter) + 3


def title_words(text: str) -> frozenset[str]:
    """The different words of a title, without regard to case."""
    return frozenset(re.findall(r"\w+", text.casefold()))
