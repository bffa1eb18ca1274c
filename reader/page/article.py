"""Which part of a page is its article, and why each other part is not.

First the root is found, then what does not belong is left out of it. Each decision is a signal
with a name; the name is what `reader outline` gives as the reason.

The root: where the page says its content is (the target of a skip link, `main`, `article`), as far
as most of the page's prose is there; else the smallest element that holds most of the prose. It is
widened to take in the headline.

Left out of the root: landmarks and controls that are not the article's; blocks that are mostly
links; blocks that name themselves something else (share, related, comments …) and hold little
prose; what stands above the headline; headings of parts that were left out.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from bs4.element import NavigableString, Tag

from reader.page.measure import BLOCKS, HEADINGS, UNSPOKEN, Size
from reader.page.roles import is_hidden, role_of

_MOST = 0.5  # a scope that the page names counts when it holds this much of its prose
_NEARLY_ALL = 0.85  # go down while one child holds this much of its parent's prose
_MOSTLY_LINKS = 0.5
_LITTLE = 0.3  # a part that names itself furniture is left out below this share of the prose
_EMPTY = Size()
_DATE_LINE = "date line"

_NOT_ARTICLE_ROLES = {
    "navigation": "navigation",
    "complementary": "complementary landmark",
    "contentinfo": "page footer",
    "search": "search",
    "form": "form",
    "doc-toc": "table of contents",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "menu": "menu",
    "menubar": "menu",
    "toolbar": "toolbar",
    "tablist": "tabs",
}
_NOT_ARTICLE_TAGS = {
    "button": "control",
    "fieldset": "form",
    "footer": "footer",
    "form": "form",
    "input": "control",
    "label": "control",
    "nav": "navigation",
    "noscript": "only for browsers without scripts",
    "select": "control",
    "textarea": "control",
}
# What authors everywhere call the furniture of a page, in class names and ids.
_FURNITURE = re.compile(
    r"""(?:^|[\s_-])(
    ad|ads|advert\w*|banner|bookmark\w*|breadcrumbs?|byline-?social|captcha|comments?|cookie\w*|
    consent|disqus|follow|footer|gdpr|login|masthead|menu|meta-?nav|modal|more-?(?:from|stories|on)|
    nav|navbar|navigation|newsletter\w*|outbrain|overlay|pager|pagination|paywall|popup|popular|
    print|promo\w*|recirc\w*|recommend\w*|related\w*|replies|respond|rss|share\w*|sharing|shop\w*|
    sidebar|signup|skip|social\w*|sponsor\w*|sticky|subscri\w*|taboola|tags|tag-?list|teasers?|
    toolbar|tools|trending|widget|widgets|yarpp
    )(?:$|[\s_-])""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(slots=True)
class Article:
    """Where the article is: its root, its headline, and what is left out of the root.

    `why` is the signal that found the root; `left_out` maps the `id()` of each element that is not
    part of the article to the signal that says so. `date` is what its date line says, as written.
    """

    root: Tag
    why: str
    headline: Tag | None
    left_out: dict[int, str] = field(default_factory=dict)
    date: str = ""


def find_article(
    body: Tag,
    sizes: Mapping[int, Size],
    skip_targets: Iterable[tuple[str, Tag]],
    title: str,
    players: Container[int] = (),
) -> Article:
    """The article in `body`.

    `sizes` are what `measure` gave for it; `skip_targets` are the label and the element of each
    skip link that leads somewhere; `title` is the document's own title, which tells the headline
    from other headings; `players` holds the `id()` of each media player, which is judged as a whole.
    """
    scope, why = _scope(body, skip_targets, sizes)
    root = _densest(scope, sizes)
    if root is not scope and why == "":
        why = "most of the page's text"
    headline = _headline(body, scope, root, title)
    if headline is not None and _is_inside(headline, scope):
        root = _common_ancestor(headline, root)
    article = Article(root, why or "whole page", headline)
    _leave_out(article, sizes, players)
    return article


def found_through(label: str) -> str:
    """The signal that an article was found through the skip link called `label`."""
    return f"target of skip link “{label}”"


def _scope(body: Tag, skip_targets: Iterable[tuple[str, Tag]], sizes: Mapping[int, Size]) -> tuple[Tag, str]:
    """The part that the page itself calls its content, and how it says so."""
    total = sizes[id(body)].prose
    for label, target in skip_targets:
        scope = _holder(target, body, sizes)
        if scope is not None and sizes.get(id(scope), _EMPTY).prose >= total * _MOST:
            return scope, found_through(label)
    named = [
        (element, f"{element.name} element" if element.name in {"main", "article"} else f"{role} role")
        for element in body.find_all(True)
        if isinstance(element, Tag)
        and id(element) in sizes
        and (role := role_of(element)) in {"main", "article"}
    ]
    named.sort(key=lambda entry: sizes[id(entry[0])].prose, reverse=True)
    for element, why in named:
        if sizes[id(element)].prose >= total * _MOST:
            return element, why
    return body, ""


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


def _headline(body: Tag, scope: Tag, root: Tag, title: str) -> Tag | None:
    """The heading that the article stands under: the one the title repeats, else its only h1."""
    wanted = _words(title)
    best: tuple[float, Tag] | None = None
    headings = [
        heading
        for heading in body.find_all(["h1", "h2"])
        if isinstance(heading, Tag) and not _in_hidden(heading) and heading.get_text(strip=True)
    ]
    for heading in headings:
        words = _words(heading.get_text(" "))
        share = len(words & wanted) / (len(words) or 1)
        if share > 0.7 and len(words) >= min(2, len(wanted)):
            score = len(words & wanted) + (heading.name == "h1") + share
            if best is None or score > best[0]:
                best = score, heading
    if best is not None:
        return best[1]
    first = [heading for heading in headings if heading.name == "h1" and _is_inside(heading, scope)]
    return first[0] if len(first) == 1 else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _in_hidden(element: Tag) -> bool:
    return any(is_hidden(node) for node in (element, *element.parents) if isinstance(node, Tag))


def _is_inside(element: Tag, ancestor: Tag) -> bool:
    return element is ancestor or any(parent is ancestor for parent in element.parents)


def _common_ancestor(one: Tag, other: Tag) -> Tag:
    ancestors = {id(node) for node in (other, *other.parents)}
    for node in (one, *one.parents):
        if id(node) in ancestors and isinstance(node, Tag):
            return node
    raise AssertionError("both stand in one tree")


def _leave_out(article: Article, sizes: Mapping[int, Size], players: Container[int]) -> None:
    """Fill `article.left_out`."""
    total = sizes.get(id(article.root), _EMPTY)
    headline = article.headline
    around = {id(node) for node in (headline, *headline.parents)} if headline else set()
    began = id(article.root) not in around
    for element in _kept_elements(article.root, article.left_out):
        size = sizes.get(id(element), _EMPTY)
        if element is headline:
            began = True
        elif id(element) in around or id(element) in players:
            continue
        elif not began and id(element.parent) in around and not size.prose:
            article.left_out[id(element)] = "above the headline"
        elif total.prose and size.prose >= total.prose * _NEARLY_ALL:
            continue
        else:
            why = _signal(element, size, total)
            if why == _DATE_LINE:
                article.date = article.date or _date(element)
            if why:
                article.left_out[id(element)] = why
    _leave_out_empty_headings(article)


def _kept_elements(root: Tag, left_out: dict[int, str]) -> Iterator[Tag]:
    """Every visible element under `root` in order; not inside one that was just left out."""
    rest = [iter(root.contents)]
    while rest:
        node = next(rest[-1], None)
        if node is None:
            rest.pop()
        elif isinstance(node, Tag) and node.name not in {"script", "head"} and not is_hidden(node):
            yield node
            if id(node) not in left_out:
                rest.append(iter(node.contents))


def _signal(element: Tag, size: Size, total: Size) -> str:
    """Why `element`, inside the root, is not part of the article; "" when it is."""
    role = role_of(element, "sectioning")
    prose_share = size.prose / total.prose if total.prose else 0.0
    if element.name == "aside" or role in _NOT_ARTICLE_ROLES:
        return _NOT_ARTICLE_ROLES.get(role, "aside") if prose_share < _MOST else ""
    if element.name == "footer" and element.find_parent("blockquote") is not None:
        return ""  # it says who is quoted
    if element.name in _NOT_ARTICLE_TAGS or role == "button":
        return _NOT_ARTICLE_TAGS.get(element.name, "control") if prose_share < _LITTLE else ""
    if element.name == "a" and _leads_elsewhere_on_page(element, size) and _stands_alone(element):
        return "link within the page"
    if element.name not in BLOCKS or not total.prose:
        return ""
    if _is_date_line(element, size):
        return _DATE_LINE
    if _is_mostly_links(element, size):
        return "mostly links"
    if _leads_elsewhere_on_page(element, size):
        return "link within the page"
    furniture = _furniture_name(element)
    if furniture and prose_share < _LITTLE and not (size.headings and prose_share > 0.1):
        return f"named “{furniture}”"
    return ""


def _is_mostly_links(element: Tag, size: Size) -> bool:
    if element.name in HEADINGS | {"p", "td", "th", "figcaption", "blockquote", "dd", "dt", "pre", "li"}:
        return False
    if element.name in {"tbody", "thead", "tr"}:
        return False  # a table is judged as a whole
    unlinked = size.text - size.linked
    if not size.links or size.link_density <= _MOSTLY_LINKS or size.prose > unlinked:
        return False
    return element.find("caption", recursive=False) is None  # a table that has one holds data


def _leads_elsewhere_on_page(element: Tag, size: Size) -> bool:
    """An element that is nothing but one link within the page: "Back to top"."""
    if size.text != size.linked or size.prose or element.name in HEADINGS or size.links > 1:
        return False
    link: Tag | None = element
    for _ in range(4):  # a link is not wrapped deeper than that
        if link is None or link.name == "a":
            break
        link = next((child for child in link.contents if isinstance(child, Tag)), None)
    return link is not None and link.name == "a" and str(link.attrs.get("href", "")).startswith("#")


def _stands_alone(element: Tag) -> bool:
    """Whether it is a block's only text: no words and no inline element stand beside it."""
    if element.parent is None or element.parent.name not in BLOCKS:
        return False
    return all(
        not str(node).strip() if isinstance(node, NavigableString) else node.name in BLOCKS
        for node in chain(element.previous_siblings, element.next_siblings)
        if isinstance(node, NavigableString | Tag)
    )


def _is_date_line(element: Tag, size: Size) -> bool:
    """A short block that holds a `<time>` and little else."""
    if size.text > 80 or size.prose or not size.times or element.name in HEADINGS:
        return False
    time = element.find("time")
    return isinstance(time, Tag) and len(time.get_text(strip=True)) > size.text * 0.6


def _date(element: Tag) -> str:
    time = element.find("time")
    return str(time.attrs.get("datetime", "")) if isinstance(time, Tag) else ""


def _furniture_name(element: Tag) -> str:
    attributes = element.attrs
    if not attributes or element.name in {"p", "table", "pre", "blockquote", *HEADINGS}:
        return ""
    match = _FURNITURE.search(f"{attributes.get('class', '')} {attributes.get('id', '')}")
    return match[1].lower() if match else ""


def _leave_out_empty_headings(article: Article) -> None:
    """Leave out each heading that nothing stands under any more before the next one of its rank."""
    pending: list[Tag] = []
    for node in _kept_nodes(article.root, article.left_out):
        if isinstance(node, NavigableString):
            if node.strip():
                pending.clear()
        elif node.name in {"img", "video", "audio", "iframe", "math", "svg"}:
            pending.clear()
        elif node.name in HEADINGS and node is not article.headline:
            while pending and pending[-1].name >= node.name:
                article.left_out[id(pending.pop())] = "heading of a part left out"
            pending.append(node)
    for heading in pending:
        article.left_out[id(heading)] = "heading of a part left out"


def _kept_nodes(root: Tag, left_out: dict[int, str]) -> Iterator[Tag | NavigableString]:
    rest = [iter(root.contents)]
    while rest:
        node = next(rest[-1], None)
        if node is None:
            rest.pop()
        elif isinstance(node, NavigableString):
            yield node
        elif (
            isinstance(node, Tag)
            and id(node) not in left_out
            and node.name not in UNSPOKEN
            and not is_hidden(node)
        ):
            yield node
            if node.name not in HEADINGS:
                rest.append(iter(node.contents))
