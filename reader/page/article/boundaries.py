"""The elements where an article begins and ends.

The article's runs of text decide, and pictures go with the text around them. The header and the licence of a
free e-book that is one web page are excluded: "*** START OF THE … EBOOK …" ends the header, "*** END OF THE …
EBOOK …" begins the licence, and some pages give both the class name "boilerplate".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from bs4.element import NavigableString, Tag

from reader.page.article.measure import Measured
from reader.page.dom.elements import BLOCKS
from reader.page.dom.queries import elements_in, has_class, leading_text
from reader.page.reasons import Reason, ReasonKind

_MAX_ANCESTORS = 40  # searched for text around a picture
_MIN_TEASER_CHARACTERS = 30
_MAX_LINK_DEPTH = 3  # between a picture and the link around it
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)\b", re.IGNORECASE)
_MAX_FIGURE_RUNS = 3  # a figure with more is not only a picture and its caption
_MARK = re.compile(r"\s*\*{3}\s*(START|END) OF (?:THE|THIS)\b[^*]{0,200}\bE-?BOOK\b", re.IGNORECASE)
_CLASS = re.compile(r"(?:\w+-)*boilerplate", re.IGNORECASE)
_MAX_MARK_CHARACTERS = 300
_LINE_TAGS = frozenset({"div", "h1", "h2", "h3", "p", "pre", "span"})

OUTSIDE = Reason(ReasonKind.OUTSIDE)


def article_boundaries(
    measured: Measured,
    reasons: Sequence[Reason | None],
    parts: Sequence[Reason | None],
    root: int,
    headline: int,
    players: Container[int],
) -> dict[int, Reason | None]:
    """The elements where the article begins or ends, by `id()`: None, or why the element is not in it.

    `reasons` has the same for each run, and `parts` for each element that is never read.
    """
    kept = [reason is None for reason in reasons]
    kept_text = measured.kept_text(kept)
    own: dict[int, Reason | None] = {}
    for run, reason in zip(measured.runs, reasons, strict=True):
        if reason is None or run.box not in own:
            own[run.box] = reason
    if headline >= 0:
        own[headline] = None
    boundaries: dict[int, Reason | None] = {}
    decided: list[Reason | None] = []
    lead = _lead(measured, kept, headline)
    figure_end = 0  # of a picture with its caption, which stay together
    for place, (element, tag) in enumerate(zip(measured.elements, measured.tags, strict=True)):
        outer = decided[measured.parents[place]] if place else OUTSIDE
        reason = outer
        is_figure = tag == "figure" and measured.run_counts[place] <= _MAX_FIGURE_RUNS
        if place < figure_end:
            pass
        elif is_figure or id(element) in players:
            figure_end = measured.ends[place]
            is_in_lead = measured.runs_before[place] in lead and not _leads_elsewhere(measured, place)
            is_in = is_in_lead or _is_among_text(measured, kept_text, place)
            is_in = is_in and not _is_teaser(measured, place)
            reason = None if is_in else outer or OUTSIDE
        elif place in own:
            reason = own[place]
        elif parts[place] is not None and not measured.text[place]:
            reason = parts[place]
        elif measured.text[place] and tag in BLOCKS and measured.is_inside(place, root):
            is_in = 2 * kept_text[place] >= measured.text[place]
            reason = None if is_in else outer or OUTSIDE
        if (reason is not outer and reason != outer) or not place:
            boundaries[id(element)] = reason
        decided.append(reason)
    return boundaries


def _lead(measured: Measured, kept: Sequence[bool], headline: int) -> range:
    """The runs from the headline to the first prose that is kept: pictures there belong to the article."""
    first = measured.first_prose(kept)
    return range(measured.runs_before[headline] + 1, first + 1) if headline >= 0 else range(0)


def _leads_elsewhere(measured: Measured, place: int) -> bool:
    """True if a picture is in a link to another page: it belongs to a teaser of that page."""
    link = measured.parents[place]
    for _ in range(_MAX_LINK_DEPTH):
        if link <= 0 or measured.tags[link] == "a":
            break
        link = measured.parents[link]
    element = measured.elements[max(link, 0)]
    href = str(element.attrs.get("href", "")) if element.name == "a" else ""
    return bool(href) and not href.startswith("#") and not _PICTURE_FILE.search(href)


def _is_teaser(measured: Measured, place: int) -> bool:
    """True if all of a figure's caption is a link, long enough for the title of another story."""
    return measured.linked[place] == measured.text[place] >= _MIN_TEASER_CHARACTERS


def _is_among_text(measured: Measured, kept_text: Sequence[int], place: int) -> bool:
    """True if at least half of the text around an element is the article's.

    The text is the nearest ancestor's that has any besides the element's own.
    """
    around = place
    for _ in range(_MAX_ANCESTORS):
        around = measured.parents[around]
        if around < 0:
            break
        beside = measured.text[around] - measured.text[place]
        if beside:
            return 2 * (kept_text[around] - kept_text[place]) >= beside
    return False


def exclude_licence(
    boundaries: dict[int, Reason | None], body: Tag, elements: Iterable[Tag], text: str
) -> None:
    """Exclude the header and the licence of a book from the article; `text` is the page's markup."""
    if "oilerplate" not in text and not ("OF TH" in text and "***" in text):
        return
    covered: set[int] = set()
    for element in list(_header_and_licence(body, elements)):
        if id(element) not in covered:
            boundaries[id(element)] = Reason(ReasonKind.LICENCE)
            for inside in elements_in(element):
                boundaries.pop(id(inside), None)
                covered.add(id(inside))


def _header_and_licence(body: Tag, elements: Iterable[Tag]) -> Iterator[Tag]:
    """The parts with that class name, the marks, and all before the last START and after the first END."""
    last_start = first_end = None
    for element in elements:
        if has_class(element, _CLASS):
            yield element
        elif element.name in _LINE_TAGS:
            mark = _MARK.match(leading_text(element, _MAX_MARK_CHARACTERS))
            if mark is None or len(leading_text(element, 2 * _MAX_MARK_CHARACTERS)) >= _MAX_MARK_CHARACTERS:
                continue
            yield element
            if mark[1].upper() == "START":
                last_start = element
            elif first_end is None:
                first_end = element
    if last_start is not None:
        yield from _beside(last_start, body, is_before=True)
    if first_end is not None:
        yield from _beside(first_end, body, is_before=False)


def _beside(element: Tag, body: Tag, *, is_before: bool) -> Iterator[Tag]:
    """All elements of the body before an element, or all after it."""
    around: Tag | None = element
    while around is not None and around is not body:
        siblings = around.previous_siblings if is_before else around.next_siblings
        for node in siblings:
            if isinstance(node, Tag):
                yield node
            elif isinstance(node, NavigableString) and node.strip() and around.parent is not body:
                break
        around = around.parent
