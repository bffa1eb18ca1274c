"""Finds a page's skip links.

A skip link leads to another place on the same page and comes before the page's text, so that a
keyboard reaches it first (WCAG 2.2, techniques G1 and G123). This does not depend on class names or
on one language. The usual words of skip links only help if the position is not enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from bs4.element import NavigableString, Tag

from reader.page.accessibility.accessible_names import accessible_name
from reader.page.accessibility.roles import LANDMARKS, role_of
from reader.page.dom.elements import HEADINGS
from reader.page.dom.queries import contains, joined_text
from reader.page.dom.visibility import is_hidden

# Skip links come before this many links, and before this many words outside links.
_MAX_LINKS_BEFORE = 15
_MAX_WORDS_BEFORE = 30
_MAX_SKIP_LINKS = 8
_MAX_NODES_TO_HEADING = 12

# "Skip" and "go to" in the most common languages of the web, as skip links use them.
_SKIP_WORDS = re.compile(
    r"""\b(skip|jump|go)\b.*\b(to|past|over)\b | \bskip\b | ^to\ (main|the)\b | \bback\ to\ top\b
    | \b(zum|zur|direkt|springe)\b | \baller\b | \bacc[ée]der\b | \bpasser\b | \bsauter\b
    | \b(saltar|ir\ al?|pasar)\b | \b(vai|salta|passa)\b | \b(pular|ir\ para|saltar|avançar)\b
    | \b(ga|spring|direct|naar)\b | \b(hopp|gå|hoppa|spring|siirry|hyppää)\b | \bfara\ í\b
    | \bprzejd[źz] | \bpřej[íi]t | \bprejs[ťt] | \bsari\b | \bugr[áa]s | \btreci\b | \bpojdi\b
    | перейти | пропустить | прескочи | към | μετάβαση | παράλειψη | \batla\b | \bgeç\b
    | تخط | انتقل | الانتقال | پرش | דלג | עבור | जाएं | छोड़ | スキップ | 移動 | ジャンプ | 本文へ
    | 跳到 | 跳至 | 跳转 | 跳過 | 바로가기 | 건너뛰기 | ข้าม | chuyển | lewati | langkau
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TOP = frozenset({"", "top"})
_MAX_NODES_BESIDE = 12
_HAS_WORD = re.compile(r"[^\W\d_]{2}")


class FoundLink(NamedTuple):
    """A skip link in the tree: its label, its address, and the element it leads to, if any.

    `to_top` is true for "#" and "#top", which lead to the beginning of the page.
    """

    element: Tag
    label: str
    href: str
    fragment: str
    target: Tag | None
    to_top: bool = False


def find_skip_links(body: Tag, ids: Mapping[str, Tag], url: str) -> tuple[FoundLink, ...]:
    """The page's skip links in document order, without duplicates."""
    found: dict[tuple[str, str], FoundLink] = {}
    links = words = 0
    outbound = 0  # links that leave the page: after the second, the page's text has begun
    node = body.next_element
    after = _after(body)
    while node is not None and node is not after:
        if links >= _MAX_LINKS_BEFORE:
            break
        if isinstance(node, NavigableString):
            words += len(node.split())
        elif isinstance(node, Tag):
            if is_hidden(node) or node.name in {"noscript", "script"}:
                node = _after(node)
                continue
            if node.name == "a" and "href" in node.attrs:
                links += 1
                link = _skip_link(node, ids, url, before_text=words <= _MAX_WORDS_BEFORE and outbound <= 1)
                if link is not None and not _is_duplicate(link, found.values()):
                    found.setdefault((link.label, link.href), link)
                outbound += not resolve_fragment(str(node.attrs["href"]), url)[0]
                words -= len(joined_text(node).split())  # which come next, and do not count
        node = node.next_element
    with_skip_words = [link for link in found.values() if _SKIP_WORDS.search(link.label)]
    if len(found) > _MAX_SKIP_LINKS or any(
        _is_contents_entry(link) for link in found.values() if link not in with_skip_words
    ):
        return tuple(with_skip_words)  # the others are a menu or a table of contents
    # A link with no target and no usual words counts only if another link has the usual words.
    return tuple(link for link in found.values() if with_skip_words or link.to_top or link.target is not None)


def _is_contents_entry(link: FoundLink) -> bool:
    """True if a link repeats the heading that it leads to, or leads to an element around it."""
    if link.target is None or role_of(link.target) in LANDMARKS:
        return False
    if any(parent is link.target for parent in link.element.parents):
        return True
    heading = _heading_at(link.target)
    return heading is not None and _words(joined_text(heading)) == _words(link.label)


def _heading_at(target: Tag) -> Tag | None:
    """The heading that a link to `target` leads to: the target, its parent, or a node soon after it."""
    if target.parent is not None and target.parent.name in HEADINGS:
        return target.parent
    node: object = target
    for _ in range(_MAX_NODES_TO_HEADING):
        if isinstance(node, Tag) and node.name in HEADINGS:
            return node
        node = node.next_element if isinstance(node, Tag | NavigableString) else None
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_duplicate(link: FoundLink, found: Iterable[FoundLink]) -> bool:
    """True if a link without the usual words leads to the same place as an earlier skip link."""
    leads_there = any(other.fragment == link.fragment for other in found)
    return leads_there and _SKIP_WORDS.search(link.label) is None


def resolve_fragment(href: str, url: str) -> tuple[bool, str]:
    """Two values: True if `href` stays on the page, and the fragment that it names."""
    address = href.strip()
    if address.startswith("#"):
        return True, address[1:]
    if not url or "#" not in address:
        return False, ""
    try:
        target, fragment = urldefrag(urljoin(url, address))
    except ValueError:
        return False, ""
    return target == urldefrag(url)[0], fragment


def find_target(fragment: str, ids: Mapping[str, Tag]) -> Tag | None:
    """The element that a fragment names (WHATWG HTML, 7.4.6.4 "find a potential indicated element")."""
    return ids.get(fragment) or ids.get(unquote(fragment))


def _skip_link(link: Tag, ids: Mapping[str, Tag], url: str, *, before_text: bool) -> FoundLink | None:
    """`link` as a skip link, or None if it is not one.

    `before_text`: the page's text has not begun, so the position alone is enough.
    """
    href = str(link.attrs.get("href", ""))
    stays, fragment = resolve_fragment(href, url)
    if not stays or role_of(link) != "link" or _is_toggle_or_note(link):
        return None
    label = accessible_name(link, "link", ids)
    if not _HAS_WORD.search(label):
        return None  # such as the number of a note
    has_skip_words = _SKIP_WORDS.search(label) is not None
    target = find_target(fragment, ids)
    to_top = target is None and fragment.lower() in _TOP
    # Scripts also use "#" for "no address", so such a link needs the usual words.
    if not has_skip_words and (not before_text or to_top or _is_in_a_sentence(link)):
        return None
    return FoundLink(link, label, href, fragment, target, to_top)


def _is_in_a_sentence(link: Tag) -> bool:
    """True if the words beside the link are not just a label ("Jump to:")."""
    beside = (
        *islice(link.previous_siblings, _MAX_NODES_BESIDE),
        *islice(link.next_siblings, _MAX_NODES_BESIDE),
    )
    return any(
        isinstance(node, NavigableString)
        and _HAS_WORD.search(node)
        and not node.rstrip().endswith(":")
        and not _SKIP_WORDS.search(node)
        for node in beside
    )


def _is_toggle_or_note(link: Tag) -> bool:
    """True if the link opens something in place (a menu, a dialog), or is a note reference."""
    attributes = link.attrs
    if (link.parent is not None and link.parent.name == "sup") or contains(link, "sup"):
        return True
    return any(
        name in attributes
        for name in ("aria-expanded", "aria-haspopup", "data-toggle", "data-bs-toggle", "aria-controls")
    )


def _after(element: Tag) -> Tag | NavigableString | None:
    """The first node after the whole of `element`."""
    node: Tag | None = element
    while node is not None:
        if node.next_sibling is not None:
            return node.next_sibling  # type: ignore[return-value]  # the tree holds only these two
        node = node.parent
    return None
