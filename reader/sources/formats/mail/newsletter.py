"""Marks what mailing programs put around a newsletter, so that it can be found, but is not read.

The preview line that only a list of mails shows is hidden. The lines above the text that lead to its web
page, or to subscribe, become navigation; the small print with the link to unsubscribe becomes the footer.
Words alone decide nothing: the mail must go to many (RFC 2369), and they stand where such parts stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.page.dom.limits import limit_markup

# Words of such lines in our languages, and in addresses.
_UNSUBSCRIBE = re.compile(
    r"unsub|opt-?out|abmelden|abbestellen|austragen|désabonn|désinscri|darse de baja"
    r"|cancelar (?:la |a )?(?:suscri|inscri|assina)|disiscri|cancella|uitschrij|afmeld|wypis|rezygn"
    r"|отпис|відпис|配信停止|購読解除|退订|取消订阅",
    re.IGNORECASE,
)
_ABOVE_THE_TEXT = re.compile(
    r"browser|online|web ?(?:page|version|seite)|navegador|navigateur|en ligne|versi[oó]n web|versão web"
    r"|przeglądar|брауз|ブラウザ|浏览器|网页|forward(?:ed)? th|weitergeleitet|transféré|reenviad|inoltrat"
    r"|encaminhad|doorgestuurd|przesłan|пересла|転送|转发",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
)
_HEADINGS = "h1, h2, h3, h4"
_BLOCKS = frozenset({"center", "div", "footer", "li", "p", "section", "table", "tbody", "td", "tr", "ul"})
_MAX_LAST_LINKS = 10
_MAX_LEVELS = 12
_MAX_FOOTER_WORDS = 120
_MAX_FOOTER_SHARE = 1 / 3  # of the mail's words
_MAX_PROSE_WORDS = 25  # of a paragraph without a link, in small print
_MAX_FIRST_LINKS = 10
_MAX_FIRST_WORDS = 15
_MIN_LINK_SHARE = 0.25  # of the words of a line above the text


def mark_furniture(html: str, unsubscribe: frozenset[str], *, goes_to_many: bool) -> str:
    """The HTML of a mail with its furniture marked; `unsubscribe` has the addresses from its header."""
    tree = LexborHTMLParser(limit_markup(html)[0])
    if tree.body is None:
        return html
    for element in tree.css("[style]"):
        if _HIDDEN.search((element.attributes.get("style") or "").lower()):
            element.attrs["aria-hidden"] = "true"
    if goes_to_many:
        for line in _first_lines(tree.body):
            if _leads_elsewhere(line):
                line.attrs["role"] = "navigation"
        total = _count_words(tree.body)
        for link in tree.css("a[href]")[-_MAX_LAST_LINKS:]:
            small_print = _small_print(link, total) if _unsubscribes(link, unsubscribe) else None
            if small_print is not None:
                small_print.attrs["role"] = "contentinfo"
    return tree.html or html


def _unsubscribes(link: LexborNode, unsubscribe: frozenset[str]) -> bool:
    """True if a link leads to where one can unsubscribe."""
    href = link.attributes.get("href") or ""
    return href in unsubscribe or _UNSUBSCRIBE.search(f"{href} {_text(link)}") is not None


def _small_print(link: LexborNode, total: int) -> LexborNode | None:
    """The largest block of small print around a link; None if the text around it is too long for that."""
    max_words = min(_MAX_FOOTER_WORDS, total * _MAX_FOOTER_SHARE)
    found, around = None, _block(link)
    for _ in range(_MAX_LEVELS):
        if around.tag not in _BLOCKS or not _is_small_print(around, max_words):
            break
        found = around
        if around.parent is None:
            break
        around = around.parent
    return found


def _is_small_print(element: LexborNode, max_words: float) -> bool:
    if _count_words(element) > max_words or element.css_first(_HEADINGS) is not None:
        return False
    parts = element.css("p, td")
    return all(
        _count_words(part) <= _MAX_PROSE_WORDS or part.css_first("a[href]") is not None for part in parts
    )


def _block(element: LexborNode) -> LexborNode:
    while element.parent is not None and element.tag not in _BLOCKS:
        element = element.parent
    return element


def _first_lines(body: LexborNode) -> Iterator[LexborNode]:
    """The short blocks with links at the start of a mail, before any heading."""
    for element in body.css(f"a[href], {_HEADINGS}")[:_MAX_FIRST_LINKS]:
        block = _block(element)
        if element.tag != "a" or _count_words(block) > _MAX_FIRST_WORDS:
            return
        yield block


def _leads_elsewhere(line: LexborNode) -> bool:
    links = sum(map(_count_words, line.css("a[href]")))
    return (
        links >= max(1, _MIN_LINK_SHARE * _count_words(line))
        and _ABOVE_THE_TEXT.search(_text(line)) is not None
    )


def _text(element: LexborNode) -> str:
    return element.text(deep=True, separator=" ")


def _count_words(element: LexborNode) -> int:
    return len(_text(element).split())
