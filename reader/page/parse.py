"""HTML to `Page`: the steps of the page package in order."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from bs4.element import NavigableString, Tag

from reader.page.accessibility.accessible_names import collapse_space
from reader.page.accessibility.inventory import take_inventory
from reader.page.accessibility.skip_links import FoundLink, find_skip_links, find_target
from reader.page.article.content_model.features import Declared
from reader.page.article.empty_headings import without_empty_headings
from reader.page.article.envelope import leave_out_envelope
from reader.page.article.finder import About, Article, find_article
from reader.page.article.hidden_content import reveal
from reader.page.article.json_ld_text import described_text
from reader.page.article.measure import Measured, measure
from reader.page.blocks.builder import Builder
from reader.page.blocks.context import PageContext
from reader.page.blocks.drafts import Place, freeze
from reader.page.blocks.handlers.media import find_players
from reader.page.blocks.notes import find_notes, in_page_links
from reader.page.blocks.walk import walk
from reader.page.dom.decode import decode, decode_raw
from reader.page.dom.nodes import Document
from reader.page.dom.tree import parse_tree
from reader.page.dom.visibility import show_visible_parts
from reader.page.language import with_languages
from reader.page.metadata import Metadata, as_list, canonical_address, iso_date, read_metadata, saved_from
from reader.page.model import (
    Inventory,
    Landmark,
    Page,
    PageKind,
    Section,
    SkipLink,
)
from reader.page.notices import NO_ARTICLE, TOO_LONG, notice_of
from reader.page.reasons import Reason, ReasonKind


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

    With `inventory` the page also lists what a screen reader exposes of it; this takes an eighth more time,
    and reading does not need it. With `only_article` the whole page is the article, as in a book, and each
    child of the body begins a section.
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
    text = decode(html) if isinstance(html, str) else decode_raw(html, charset)
    root, body, metadata, measured, revealed, text_part = shown(text)
    if not (url or metadata.canonical):
        metadata = metadata._replace(canonical=saved_from(text))
    address = url or metadata.canonical
    ids, labels = _index(root.elements)
    skip_links = () if only_article else find_skip_links(body, ids, address)
    players = find_players(body, root.elements, measured, ids)
    skip_targets = [(link.label, link.target) for link in skip_links if link.target is not None]
    in_page = list(in_page_links(root.elements, address))
    notes = find_notes(in_page, ids)
    article = (
        _book(body, root.elements)
        if only_article
        else find_article(
            measured,
            skip_targets,
            about(metadata),
            players,
            notes.notes | notes.marks,
            text_part=text_part,
            explained=inventory,
        )
    )
    if text_part is not None:
        article.why = Reason(ReasonKind.PAGE_DATA)
    for link in skip_links:
        if _stands_in(link.element, article) and not _is_in_a_sentence(link.element):
            article.turns[id(link.element)] = Reason(ReasonKind.CONTROL, "skip link")
    leave_out_envelope(article.turns, body, root.elements, text)
    kind: PageKind = ""
    if inventory and not only_article:
        from reader.page.kinds import page_kind  # only the outline says it

        kind = page_kind(measured, about(metadata).declared, address, has_posts=bool(article.posts))
    notice = "" if only_article else notice_of(measured, metadata, article.length)
    del measured  # as large as the tree
    walked = walk(
        body,
        PageContext(
            article=article,
            ids=ids,
            labels=labels,
            players=players,
            breaks=_section_breaks(article, body, [target for _, target in skip_targets]),
            targets=_in_page_targets(in_page, ids, skip_links),
            fragments={id(link): fragment for link, fragment in in_page},
            notes=notes,
            lang=metadata.lang,
            inventory=inventory,
        ),
    )
    listed = partial(take_inventory, body, ids, walked.names, walked.positions, revealed)
    page = _page(walked, url, metadata, article, skip_links, listed if inventory else None)
    root.take_apart()
    if not root.is_whole:
        notice = TOO_LONG
    elif not article.is_found:
        notice = notice or NO_ARTICLE
    return page._replace(kind=kind, notice=notice)


def _book(body: Tag, elements: Iterable[Tag]) -> Article:
    """The article of a book: everything except its title page and its nonlinear parts, such as notes."""
    turns: dict[int, Reason | None] = {
        id(element): Reason(ReasonKind.TITLE_PAGE)
        for element in elements
        if "titlepage" in str(element.attrs.get("epub:type", "")).split()
    }
    turns |= {
        id(part): Reason(ReasonKind.NONLINEAR)
        for part in body.contents
        if isinstance(part, Tag) and part.attrs.get("data-linear") == "no"
    }
    turns.setdefault(id(body), None)
    return Article(body, Reason(ReasonKind.WHOLE_PAGE, "all of a book"), None, turns, is_all=True)


class Shown(NamedTuple):
    """The tree of a page with its measures. `text_part` is its text, if only its data has it."""

    root: Document
    body: Tag
    metadata: Metadata
    measured: Measured
    revealed: frozenset[int]
    text_part: Tag | None


def shown(text: str) -> Shown:
    """The tree of a page, including the parts of its main text that only scripts would show."""
    root, body = _tree(text)
    metadata = read_metadata(root.elements)
    measured = measure(body)
    revealed = reveal(body, measured) if measured.hidden or measured.unscripted else frozenset()
    if revealed:
        measured = measure(body)
    described = described_text(metadata.json_ld, measured)
    if described:
        root, body = _tree(f"{text}<main>{described}</main>")
        measured = measure(body)
    text_part = body.contents[-1] if described else None
    return Shown(root, body, metadata, measured, revealed, text_part if isinstance(text_part, Tag) else None)


def about(metadata: Metadata) -> About:
    """The metadata of a page that helps to find its article."""
    types = tuple(str(kind).lower() for item in metadata.json_ld for kind in as_list(item.get("@type")))
    declared = Declared(metadata.og_type, types)
    return About(metadata.title or metadata.site_title, metadata.site_title, declared)


def _tree(text: str) -> tuple[Document, Tag]:
    """The tree of a page without its invisible parts, and its body."""
    root = parse_tree(text)
    show_visible_parts(root.elements)
    body = root.find("body", recursive=True)
    return root, body if isinstance(body, Tag) else root


def _is_in_a_sentence(link: Tag) -> bool:
    """True if text stands directly before or after the link: a sentence must keep its link."""
    beside = (link.previous_sibling, link.next_sibling)
    return any(isinstance(node, NavigableString) and bool(node.strip()) for node in beside)


def _stands_in(element: Tag, article: Article) -> bool:
    """True if an element is in the article and not in an excluded part."""
    around: Tag | None = element
    while around is not None and id(around) not in article.turns:
        around = around.parent
    return around is not None and article.turns[id(around)] is None


def _index(elements: Iterable[Tag]) -> tuple[dict[str, Tag], dict[str, list[Tag]]]:
    """Elements by id or anchor name (the first wins), and labels by the id that they label."""
    ids: dict[str, Tag] = {}
    names: dict[str, Tag] = {}
    labels: dict[str, list[Tag]] = {}
    for element in elements:
        if not element.attrs:
            continue
        key = element.attrs.get("id")
        if key:
            ids.setdefault(str(key), element)
        if element.name == "a" and element.attrs.get("name"):
            names.setdefault(str(element.attrs["name"]), element)
        if element.name == "label" and element.attrs.get("for"):
            labels.setdefault(str(element.attrs["for"]), []).append(element)
    return {**names, **ids}, labels


def _section_breaks(article: Article, body: Tag, targets: Iterable[Tag]) -> frozenset[int]:
    """The elements, by `id()`, that begin a section without being a heading or landmark.

    The siblings of the article and of its ancestors are separate parts of the page, such as a strip of
    breaking news or a column of related stories.
    """
    breaks = {id(_part_around(target)) for target in targets}
    if article.is_all:
        breaks.update(id(child) for child in body.contents if isinstance(child, Tag))
    inner: Tag = article.root
    while inner is not body and inner.parent is not None:
        inner = inner.parent
        breaks.update(id(child) for child in inner.contents if isinstance(child, Tag))
    return frozenset(breaks)


def _part_around(target: Tag) -> Tag:
    """The part of the page that a skip link's target stands for: for a search box, its form."""
    if target.name in {"input", "select", "textarea", "button"}:
        form = target.find_parent("form")
        return form if isinstance(form, Tag) else target
    return target


def _in_page_targets(
    in_page: Iterable[tuple[Tag, str]], ids: dict[str, Tag], skip_links: Iterable[FoundLink]
) -> dict[int, tuple[str, ...]]:
    """The targets of in-page links, by `id()`, with the fragments that name them."""
    fragments = [fragment for _, fragment in in_page] + [link.fragment for link in skip_links]
    targets: dict[int, tuple[str, ...]] = {}
    for fragment in dict.fromkeys(fragments):
        target = find_target(fragment, ids)
        if target is not None:
            targets[id(target)] = (*targets.get(id(target), ()), fragment)
    return targets


def _page(
    walked: Builder,
    url: str,
    metadata: Metadata,
    article: Article,
    skip_links: tuple[FoundLink, ...],
    take_inventory: Callable[[Callable[[int], str]], Inventory] | None,
) -> Page:
    sections, draft_ids = freeze(walked.drafts, walked.places)
    sections, lang = with_languages(without_empty_headings(sections), metadata.lang)
    homes = walked.drafts.homes

    def at(position: int) -> str:
        return draft_ids[id(homes[min(position, len(homes) - 1)])] if homes else ""

    def landing(place: Place) -> str | None:
        section = walked.drafts.landing(place)
        return draft_ids[id(section)] if section is not None else None

    def place_of(fragment: str) -> str | None:
        place = walked.places.get(fragment)
        return landing(place) if place is not None else None

    def target_of(link: FoundLink) -> str | None:
        if article_start is not None and link.target is article.target is not None:
            return draft_ids[id(article_start)]  # an empty anchor means the content after it
        return place_of(link.fragment)

    article_start = next((section for section in homes if section.in_article), None)
    return Page(
        url=url,
        title=_title(sections, metadata, article),
        updated=metadata.updated,
        site=metadata.site,
        lang=lang,
        byline=metadata.byline or article.author,
        published=metadata.published or iso_date(article.date),
        canonical=canonical_address(metadata.canonical, url),
        skip_links=tuple(
            SkipLink(link.label, link.href, at(0) or None if link.to_top else target_of(link))
            for link in skip_links
        ),
        landmarks=tuple(
            Landmark(role, name, landing(place) or "") for role, name, place in walked.seen_landmarks
        ),
        sections=sections,
        inventory=take_inventory(at) if take_inventory else Inventory(),
    )


def _title(sections: tuple[Section, ...], metadata: Metadata, article: Article) -> str:
    """The headline if it was found, else the page's title, else the first heading."""
    if article.headline is not None:
        written = collapse_space(article.headline.get_text(" "))
        words = _words(written)
        same = (section.title for section in sections if section.level and _begins(words, section.title))
        return next(same, written)  # without a permalink in the heading ("¶")
    headings = (section.title for section in sections if section.in_article and section.level is not None)
    return metadata.title or metadata.site_title or next(headings, "")


def _begins(words: list[str], title: str) -> bool:
    """True if a title is all of `words`, except for at most the last two."""
    shown = _words(title)
    return 0 <= len(words) - len(shown) <= min(2, len(shown)) and words[: len(shown)] == shown


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
