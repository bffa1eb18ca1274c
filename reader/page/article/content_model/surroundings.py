"""The surroundings of each element: its regions, its depth, and the similar elements beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from reader.page.article.measure import Measured
from reader.page.dom.elements import BLOCKS

REGIONS = ("nav", "header", "footer", "aside", "form", "main", "article", "figure", "list")
_BITS = {region: 1 << number for number, region in enumerate(REGIONS)}
_BY_TAG = {
    **{region: region for region in REGIONS if region != "list"},
    **dict.fromkeys(("ul", "ol", "dl"), "list"),
    "menu": "nav",
    "dialog": "aside",
    "search": "form",
}
_BY_ROLE = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "tablist": "nav",
    "toolbar": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "aside",
    "alertdialog": "aside",
    "search": "form",
    "form": "form",
    "main": "main",
    "article": "article",
}
_EDGES = frozenset({"header", "footer"})
_TEXTS = _BITS["article"] | _BITS["main"]  # in which headers and footers are only the text's
_MIN_HALF_SHARE, _MIN_MOST_SHARE = 0.5, 0.85  # of the page's prose
_MIN_PROSE_CHARACTERS = 200  # on a page; with less, all of its text counts as prose


@dataclass(slots=True)
class SimilarElements:
    """Similar elements side by side: how many there are, and their characters of text and of links."""

    count: int = 0
    text: int = 0
    linked: int = 0


@dataclass(slots=True)
class Surroundings:
    """The surroundings of all elements with text: each list has an entry for each element.

    `regions` has a bit for each of REGIONS. `wider` is the place of the nearest ancestor with more runs.
    `alike` is the largest group that contains the element or an ancestor. `half` and `most` are the places
    of the innermost elements with half and with most of the prose; `shared` is the depth of the nearest
    ancestor that contains `half`. `article` and `main` are the places of the nearest one, or -1. `base` is
    each element's prose, or its text on a page with little prose.
    """

    regions: list[int]
    depth: list[int]
    wider: list[int]
    alike: list[SimilarElements]
    shared: list[int]
    article: list[int]
    main: list[int]
    half: int
    most: int
    base: list[int]

    def is_in(self, place: int, region: str) -> bool:
        """True if the element is such a region, or in one."""
        return bool(self.regions[place] & _BITS[region])


def look_around(measured: Measured) -> Surroundings:
    """The surroundings of all elements with text; each element's follow from its parent's."""
    parents, runs = measured.parents, measured.run_counts
    count = len(parents)
    base = measured.prose if measured.prose[0] >= _MIN_PROSE_CHARACTERS else measured.text
    half, most = _deepest(measured, base, _MIN_HALF_SHARE), _deepest(measured, base, _MIN_MOST_SHARE)
    regions, depth, wider, shared = [0] * count, [0] * count, [0] * count, [0] * count
    article, main = [-1] * count, [-1] * count
    alike = _similar_elements(measured)
    ends = measured.ends
    rows = zip(measured.tags, measured.attributes, measured.text, strict=True)
    for place, (tag, attributes, text) in enumerate(rows):
        region = _BY_TAG.get(tag, "")
        if "role" in attributes:
            region = _BY_ROLE.get(str(attributes["role"]).lower()) or region
        if not text and region != "article":
            continue  # no run is in it; articles are counted
        if place:
            parent = parents[place]
            depth[place] = depth[parent] + 1
            wider[place] = parent if runs[parent] > runs[place] else wider[parent]
            article[place], main[place] = article[parent], main[parent]
            if alike[place].count < alike[parent].count:
                alike[place] = alike[parent]
            outer = regions[place] = regions[parent]
            shared[place] = shared[parent]
            if region in _EDGES and outer & _TEXTS and tag in _EDGES and "role" not in attributes:
                region = ""
        if place <= half < ends[place]:
            shared[place] = depth[place]
        if region:
            regions[place] |= _BITS[region]
            if region == "article":
                article[place] = place
            elif region == "main":
                main[place] = place
    return Surroundings(regions, depth, wider, alike, shared, article, main, half, most, base)


def word_scores(measured: Measured, table: Mapping[str, float]) -> tuple[list[float], list[list[float]]]:
    """The score of each element's own words; and three lists of scores that include its ancestors'.

    These are the lowest, the highest, and the sum, in which farther ancestors count less.
    """
    own: list[float] = []
    least, most, total = [0.0], [0.0], [0.0]
    known: dict[tuple[str, ...], float] = {}
    for words in measured.words:
        score = known.get(words) if words else 0.0
        if score is None:
            score = known[words] = _score(words, table)
        own.append(score)
    own[0] = 0.0  # the body's words are the whole page's
    for parent, score in islice(zip(measured.parents, own, strict=True), 1, None):
        least.append(min(least[parent], score) if score else least[parent])
        most.append(max(most[parent], score) if score else most[parent])
        total.append(total[parent] * 0.9 + score)
    return own, [least, most, total]


def _score(words: tuple[str, ...], table: Mapping[str, float]) -> float:
    """The log-odds of content by the words: the best word's score plus the worst one's."""
    known = [table[word] for word in words if word in table]
    return max(0.0, *known) + min(0.0, *known) if known else 0.0


def _deepest(measured: Measured, base: list[int], share: float) -> int:
    """The place of the innermost element with this share of the page's prose."""
    min_prose = base[0] * share
    place = 0
    for inner in range(1, len(base)):
        if base[inner] >= min_prose > 0 and measured.parents[inner] == place:
            place = inner
    return place


def _similar_elements(measured: Measured) -> list[SimilarElements]:
    """For each element, the group of its siblings with the same tag and first class-name word."""
    alone = SimilarElements(1)
    alike = [alone] * len(measured.elements)
    groups: dict[tuple[int, str, str], SimilarElements] = {}
    rows = zip(measured.tags, measured.text, measured.words, measured.parents, strict=True)
    for place, (tag, text, words, parent) in enumerate(rows):
        if not place or not text or tag not in BLOCKS:
            continue
        key = (parent, tag, words[0] if words else "")
        group = groups.get(key)
        if group is None:
            group = groups[key] = SimilarElements()
        group.count += 1
        group.text += text
        group.linked += measured.linked[place]
        alike[place] = group
    return alike
