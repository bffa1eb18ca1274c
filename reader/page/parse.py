"""HTML to `Page`: the steps of the page package in order."""

from __future__ import annotations

import gc
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from bs4.element import NavigableString, Tag

from reader.page.accessibility.inventory import take_inventory
from reader.page.accessibility.skip_links import FoundLink, find_skip_links, find_target
from reader.page.article.boundaries import exclude_licence
from reader.page.article.finder import FoundArticle, find_article, page_features
from reader.page.assembly import assemble_page
from reader.page.blocks.context import PageContext
from reader.page.blocks.handlers.media import find_players
from reader.page.blocks.notes import find_notes, in_page_links
from reader.page.blocks.walk import walk
from reader.page.dom.decode import decode, decode_raw
from reader.page.kinds import page_kind
from reader.page.metadata import saved_from
from reader.page.model import Page, PageKind
from reader.page.notices import NO_ARTICLE, ONLY_DESCRIPTION, TOO_LONG, WRONG_LANGUAGE, notice_of
from reader.page.reasons import Reason, ReasonKind
from reader.page.shown_page import ShownPage, show_page


def parse_page(
    html: bytes | str,
    url: str = "",
    charset: str = "",
    *,
    inventory: bool = False,
    only_article: bool = False,
) -> Page:
    """Read a page.

    `html` is the page as bytes or text. `url` is its address, which tells links within the page from links
    to others. `charset` is the encoding that the transport named, if any. Any input gives a page; a page
    without text has no sections. Nothing is fetched.

    With `inventory` the page also lists what a screen reader exposes of it; this takes almost half as much
    time again, and reading does not need it. With `only_article` the whole page is the article, as in a book,
    and each child of the body begins a section.
    """
    with _garbage_collection_paused():
        return _parsed(html, url, charset, inventory=inventory, only_article=only_article)


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Pause the garbage collector, which would search the whole tree while all of it is in use.

    Afterwards it frees the tree as young objects, which is cheaper.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _parsed(html: bytes | str, url: str, charset: str, *, inventory: bool, only_article: bool) -> Page:
    markup = decode(html) if isinstance(html, str) else decode_raw(html, charset)
    shown = show_page(markup)
    root, body, metadata, measured, revealed, _, is_description = shown
    if not (url or metadata.canonical):
        metadata = metadata._replace(canonical=saved_from(markup))
    address = url or metadata.canonical
    ids, labels = _index(root.elements)
    skip_links = () if only_article else find_skip_links(body, ids, address)
    skip_targets = [(link.label, link.target) for link in skip_links if link.target is not None]
    players = find_players(body, root.elements, measured, ids)
    in_page = list(in_page_links(root.elements, address))
    notes = find_notes(in_page, ids)
    kind: PageKind = ""
    notice = ""
    if only_article:
        article = _book(body, root.elements)
    else:
        article, kind = _article_and_kind(
            shown, skip_targets, players, notes.notes | notes.references, address, inventory=inventory
        )
        notice = ONLY_DESCRIPTION if is_description else notice_of(measured, metadata, article.length)
    del measured, shown  # as large as the tree
    _exclude_skip_links(article, skip_links)
    exclude_licence(article.boundaries, body, root.elements, markup)
    walked = walk(
        body,
        PageContext(
            article=article,
            ids=ids,
            labels=labels,
            players=players,
            section_starts=_section_starts(article, body, [target for _, target in skip_targets]),
            targets=_in_page_targets(in_page, ids, skip_links),
            fragments={id(link): fragment for link, fragment in in_page},
            notes=notes,
            lang=metadata.lang,
            inventory=inventory,
        ),
    )
    listed = partial(take_inventory, body, ids, walked.names, walked.positions, revealed)
    page = assemble_page(walked, url, metadata, article, skip_links, listed if inventory else None)
    root.take_apart()
    if not root.is_whole:
        notice = TOO_LONG
    elif not article.is_found:
        notice = notice or NO_ARTICLE
    if not notice and metadata.lang and page.lang != metadata.lang:
        notice = WRONG_LANGUAGE
    return page._replace(kind=kind, notice=notice)


def _article_and_kind(
    shown: ShownPage,
    skip_targets: Sequence[tuple[str, Tag]],
    players: Container[int],
    notes: Collection[int],
    address: str,
    *,
    inventory: bool,
) -> tuple[FoundArticle, PageKind]:
    """The article of a page, and for an inventory the kind of the page, and why each part is left out."""
    measured, hints = shown.measured, shown.hints._replace(address=address)
    features = page_features(measured, hints)
    article = find_article(
        measured,
        hints,
        features,
        skip_targets,
        players,
        notes,
        text_part=shown.text_part,
        explains=inventory,
    )
    if shown.text_part is not None:
        article.reason = Reason(ReasonKind.PAGE_DATA)
    has_posts = bool(article.posts)
    tells_kind = inventory and not shown.is_description
    return article, page_kind(features.kinds, address, has_posts=has_posts) if tells_kind else ""


def _book(body: Tag, elements: Iterable[Tag]) -> FoundArticle:
    """The article of a book: everything except its title page and its nonlinear parts, such as notes."""
    boundaries: dict[int, Reason | None] = {
        id(element): Reason(ReasonKind.TITLE_PAGE)
        for element in elements
        if "titlepage" in str(element.attrs.get("epub:type", "")).split()
    }
    boundaries |= {
        id(part): Reason(ReasonKind.NONLINEAR)
        for part in body.contents
        if isinstance(part, Tag) and part.attrs.get("data-linear") == "no"
    }
    boundaries.setdefault(id(body), None)
    return FoundArticle(
        body, Reason(ReasonKind.WHOLE_PAGE, "all of a book or document"), None, boundaries, is_book=True
    )


def _exclude_skip_links(article: FoundArticle, skip_links: Iterable[FoundLink]) -> None:
    for link in skip_links:
        if _is_inside(link.element, article) and not _is_beside_text(link.element):
            article.boundaries[id(link.element)] = Reason(ReasonKind.CONTROL, "skip link")


def _is_inside(element: Tag, article: FoundArticle) -> bool:
    """True if an element is in the article and not in an excluded part."""
    around: Tag | None = element
    while around is not None and id(around) not in article.boundaries:
        around = around.parent
    return around is not None and article.boundaries[id(around)] is None


def _is_beside_text(link: Tag) -> bool:
    """True if text comes directly before or after a link, which may be part of its sentence."""
    beside = (link.previous_sibling, link.next_sibling)
    return any(isinstance(node, NavigableString) and bool(node.strip()) for node in beside)


def _index(elements: Iterable[Tag]) -> tuple[dict[str, Tag], dict[str, list[Tag]]]:
    """Elements by id or anchor name (the first wins), and labels by the id that they label."""
    ids: dict[str, Tag] = {}
    names: dict[str, Tag] = {}
    labels: dict[str, list[Tag]] = {}
    for element in elements:
        attributes = element.attrs
        if not attributes:
            continue
        if attributes.get("id"):
            ids.setdefault(str(attributes["id"]), element)
        if "name" in attributes and attributes["name"] and element.name == "a":
            names.setdefault(str(attributes["name"]), element)
        if "for" in attributes and attributes["for"] and element.name == "label":
            labels.setdefault(str(attributes["for"]), []).append(element)
    return {**names, **ids}, labels


def _section_starts(article: FoundArticle, body: Tag, targets: Iterable[Tag]) -> frozenset[int]:
    """The elements, by `id()`, that begin a section without being a heading or landmark.

    The siblings of the article and of its ancestors are separate parts of the page, such as a strip of
    breaking news or a column of related stories.
    """
    starts = {id(_part_around(target)) for target in targets}
    if article.is_book:
        starts.update(id(child) for child in body.contents if isinstance(child, Tag))
    inner: Tag = article.root
    while inner is not body and inner.parent is not None:
        inner = inner.parent
        starts.update(id(child) for child in inner.contents if isinstance(child, Tag))
    return frozenset(starts)


def _part_around(target: Tag) -> Tag:
    """The part of the page that a skip link's target stands for: for a search box, its form."""
    if target.name in {"input", "select", "textarea", "button"}:
        form = target.find_parent("form")
        return form if isinstance(form, Tag) else target
    return target


def _in_page_targets(
    in_page: Iterable[tuple[Tag, str]], ids: dict[str, Tag], skip_links: Iterable[FoundLink]
) -> dict[int, list[str]]:
    """The targets of in-page links, by `id()`, with the fragments that name them."""
    fragments = [fragment for _, fragment in in_page] + [link.fragment for link in skip_links]
    targets: dict[int, list[str]] = {}
    for fragment in dict.fromkeys(fragments):
        target = find_target(fragment, ids)
        if target is not None:
            targets.setdefault(id(target), []).append(fragment)
    return targets
