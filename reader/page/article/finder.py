"""Which part of a page is its article, and why each other part is not.

First the root is found, then what does not belong is left out of it.

The root: where the page says its content is (the target of a skip link, `main`, `article`), as far
as most of the page's prose is there; in it, what calls itself the article's text, else the smallest
element that holds most of the prose. It is widened to take in the headline.

What is left out of it, and why, is told in reader.page.article.sifting and reader.page.article.signals.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from bs4.element import Tag

from reader.page.article.measure import Measured, Size
from reader.page.article.sifting import Sifting
from reader.page.article.vocabulary import named_article
from reader.page.dom.elements import BLOCKS, HEADINGS
from reader.page.dom.tree import elements_in
from reader.page.reasons import Reason, ReasonKind
from reader.page.titles import title_parts

_MOST = 0.5  # a scope that the page names counts when it holds this much of its prose
_NEARLY_ALL = 0.85  # go down while one child holds this much of its parent's prose
_MUCH = 0.7  # an article element counts when the article's text is this much of its prose
_SOME = 0.15  # a part is not to be overlooked when it holds this much
_SEVERAL = 4  # titles that lead to other pages: fewer may stand under any article
_FEW_LINES = 300  # characters of prose: as much may stand under the title of another article
_LONGEST_HEADLINE = 500  # characters
_FEW = 5  # elements in a heading
_ORIGIN = re.compile(r"(?:https?:)?//[^/?#]+/?")
_RANKS = {"h1": 2, "h2": 1}  # a headline is rather one of these
_EMPTY = Size()


@dataclass(slots=True)
class Article:
    """Where the article is: its root, its headline, and what is left out of the root.

    `why` is what found the root; `left_out` maps the `id()` of each element that is not part of the
    article to the reason. `date` is what its date line says, as written, and `author` whom a line of its
    own names. `target` is the element of the skip link that led to the article, if one did.
    With `is_all` nothing stands beside it, and each part of the root is a chapter.
    """

    root: Tag
    why: Reason
    headline: Tag | None
    left_out: dict[int, Reason] = field(default_factory=dict)
    date: str = ""
    author: str = ""
    is_all: bool = False
    target: Tag | None = None


def find_article(
    body: Tag,
    measured: Measured,
    skip_targets: Iterable[tuple[str, Tag]],
    title: str,
    site_title: str = "",
    players: Container[int] = (),
    byline: str = "",
    says_article: bool = False,
) -> Article:
    """The article in `body`.

    `measured` is what `measure` gave for it; `skip_targets` are the label and the element of each skip
    link that leads somewhere; `title` is what the article is called, which tells the headline from
    other headings, and `site_title` what the whole document is; `players` holds the `id()` of each
    media player, which is judged as a whole; `byline` says who wrote it, `says_article` that the page
    calls itself an article. On a page that only leads to others the whole root is left out.
    """
    sizes = measured.sizes
    scope, why, target = _scope(body, skip_targets, measured)
    texts = _texts(scope, measured)
    root = _with_introduction(_around(texts) if texts else _densest(scope, sizes), scope, measured)
    if root is not scope and why is None:
        why = Reason(ReasonKind.MOST_TEXT)
    headline = _headline(measured, scope, title, site_title)
    article = Article(root, why or Reason(ReasonKind.WHOLE_PAGE), headline, target=target)
    if headline is not None and not _is_inside(headline, root):
        article.root = _common_ancestor(headline, root)
    sifting = Sifting(article.root, headline, measured, texts, players, byline)
    if headline is not None and not _is_inside(headline, scope):
        sifting.leave_out_between(headline, root)
    sifting.leave_out()
    article.left_out, article.date, article.author = sifting.left_out, sifting.date, sifting.author
    if not texts and not says_article and _is_index(scope, sizes):
        article.root, article.left_out = (
            scope,
            {id(scope): Reason(ReasonKind.RELATED, "leads to other pages")},
        )
    return article


def _is_index(scope: Tag, sizes: Mapping[int, Size]) -> bool:
    """Whether a page is hardly more than titles that lead to other pages: a home page, a category."""
    size = sizes[id(scope)]
    if size.cards >= _SEVERAL:
        longest = max((part.prose for part in sizes.values() if not part.cards), default=0)
        loose = sum(
            sizes[id(element)].prose
            for element in elements_in(scope)
            if element.name == "p" and id(element) in sizes and not _is_of_card(element, sizes)
        )
        return size.cards >= size.headings / 2 and max(longest, loose) <= _FEW_LINES
    return not size.prose and size.leaving >= 2 * _SEVERAL and size.link_density > _MOST


def _is_of_card(paragraph: Tag, sizes: Mapping[int, Size]) -> bool:
    """Whether a paragraph belongs to a title that leads to another page: in one part, or right under it."""
    if sizes[id(paragraph.parent)].cards == 1:
        return True
    above = next((node for node in paragraph.previous_siblings if isinstance(node, Tag)), None)
    if above is None or above.name not in HEADINGS or sizes[id(paragraph)].prose > _FEW_LINES:
        return False
    title = sizes.get(id(above), _EMPTY)
    return title.leaving > 0 and title.linked == title.text


def _scope(
    body: Tag, skip_targets: Iterable[tuple[str, Tag]], measured: Measured
) -> tuple[Tag, Reason | None, Tag | None]:
    """The part that the page itself calls its content, how it says so, and the skip link's target."""
    sizes = measured.sizes
    total = sizes[id(body)].prose
    for label, target in skip_targets:
        scope = _holder(target, body, sizes)
        if scope is not None and sizes.get(id(scope), _EMPTY).prose >= total * _MOST:
            return scope, Reason(ReasonKind.SKIP_LINK_TARGET, label), target
    named = sorted(measured.scopes, key=lambda entry: -sizes[id(entry[0])].prose)
    for element, role in named:
        if sizes[id(element)].prose >= total * _MOST and not (
            role == "article" and _is_one_of_several(element, named, sizes)
        ):
            kind = ReasonKind.MAIN if role == "main" else ReasonKind.ARTICLE
            return element, Reason(kind, "element" if element.name == role else "role"), None
    return body, None, None


def _is_one_of_several(article: Tag, named: list[tuple[Tag, str]], sizes: Mapping[int, Size]) -> bool:
    """Whether another article stands beside this one that is more than a title and a few lines."""
    enough = sizes[id(article)].prose * _SOME
    return any(
        role == "article"
        and sizes[id(other)].prose >= enough
        and not sizes[id(other)].cards
        and not _is_inside(other, article)
        and not _is_inside(article, other)
        for other, role in named[:8]
    )


def _texts(scope: Tag, measured: Measured) -> list[Tag]:
    """What calls itself the article's text in the scope, in order; [] where it holds little."""
    sizes = measured.sizes
    total = sizes[id(scope)].prose
    texts = [
        element
        for element in measured.texts
        if sizes[id(element)].prose > total * _SOME and _is_inside(element, scope)
    ]
    return texts if sum(sizes[id(element)].prose for element in texts) >= total * _MOST else []


def _with_introduction(root: Tag, scope: Tag, measured: Measured) -> Tag:
    """The root, widened to the article element (or schema.org Article) that is hardly more than it."""
    sizes = measured.sizes
    outer: Tag | None = root
    while outer is not None and outer is not scope.parent:
        if outer.name == "article" or named_article(outer):
            return outer if sizes[id(outer)].prose * _MUCH <= sizes[id(root)].prose else root
        outer = outer.parent
    return root


def _around(elements: list[Tag]) -> Tag:
    around = elements[0]
    for element in elements[1:]:
        around = _common_ancestor(around, element)
    return around


def _holder(target: Tag, body: Tag, sizes: Mapping[int, Size]) -> Tag | None:
    """What a skip link's target stands for: itself, or what follows it when it is only an anchor."""
    element: Tag | None = target
    while element is not None and element is not body:
        if sizes.get(id(element), _EMPTY).prose:
            return element
        # An empty anchor, or a heading: the content is what follows it in its parent.
        element = element.parent
    return None


def _densest(scope: Tag, sizes: Mapping[int, Size]) -> Tag:
    """The smallest element that still holds nearly all of the scope's prose."""
    root = scope
    while True:
        prose = sizes.get(id(root), _EMPTY).prose
        if not prose:
            return root
        for child in root.contents:
            if (
                isinstance(child, Tag)
                and child.name in BLOCKS | {"span"}
                and child.name not in {"p", "pre", "ul", "ol", "table", "blockquote", "dl"}
                and sizes.get(id(child), _EMPTY).prose >= prose * _NEARLY_ALL
            ):
                root = child
                break
        else:
            return root


def _headline(measured: Measured, scope: Tag, title: str, site_title: str) -> Tag | None:
    """The heading that the article stands under: the one the title repeats, else its only h1.

    Where only a heading of a lower rank repeats it, an h1 that is no part of the title comes before it:
    pages for search engines are called otherwise than their articles. One that is a part is the site's name.
    """
    wanted = _words(title)
    parts = [_words(part) for part in title_parts(site_title)]
    best: tuple[float, Tag] | None = None
    headings = [
        heading
        for heading in measured.headings
        if 0 < measured.sizes[id(heading)].text < _LONGEST_HEADLINE and not _leads_home(heading)
    ]
    for heading in headings:
        words = _words(heading.get_text(" "))
        share = len(words & wanted) / (len(words) or 1)
        if share > 0.7 and (len(words) >= min(2, len(wanted)) or words in parts):
            score = len(words & wanted) + _RANKS.get(heading.name, 0) + share
            if best is None or score > best[0]:
                best = score, heading
    first = [heading for heading in headings if heading.name == "h1" and _is_inside(heading, scope)]
    alone = first[0] if len(first) == 1 else None
    if best is None:
        return alone
    is_other = alone is not None and not _words(alone.get_text(" ")) <= _words(site_title)
    return alone if is_other and best[1].name not in _RANKS else best[1]


def _leads_home(heading: Tag) -> bool:
    """Whether a heading is a link to the site's first page: it is the site's name."""
    link = next((element for element in islice(elements_in(heading), _FEW) if element.name == "a"), None)
    href = str(link.attrs.get("href", "")) if link is not None else ""
    return href == "/" or (bool(href) and _ORIGIN.fullmatch(href) is not None)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _is_inside(element: Tag, ancestor: Tag) -> bool:
    return element is ancestor or any(parent is ancestor for parent in element.parents)


def _common_ancestor(one: Tag, other: Tag) -> Tag:
    ancestors = {id(node) for node in (other, *other.parents)}
    for node in (one, *one.parents):
        if id(node) in ancestors and isinstance(node, Tag):
            return node
    raise AssertionError("both stand in one tree")
