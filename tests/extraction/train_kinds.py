"""Train the model that recognizes the kind of a page.

    python -m tests.extraction.train_kinds CORPUS [--validate]

CORPUS is a folder that tests.extraction.corpus can read. The result is reader/page/kinds_model.json.
--validate writes nothing: it tests models by cross-validation, with all pages of a site in the same fold.

Needs numpy. The same corpus always gives the same file.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from reader.page.article.content_model.features import page_row
from reader.page.article.content_model.surroundings import look_around
from reader.page.dom.decode import decode_raw
from reader.page.kinds import KindModel, page_traits
from reader.page.model import PageKind
from reader.page.shown_page import show_page
from tests.extraction.corpus import FOLDS, KnownPage, known_pages
from tests.extraction.model_files import hash_of, parsed_options, write

FILE = Path(__file__).parents[2] / "reader" / "page" / "kinds_model.json"

# the corpus's name of each kind → ours
KINDS: dict[str, PageKind] = {
    "article": "article", "documentation": "documentation", "service": "service", "forum": "discussion",
    "listing": "listing", "collection": "listing", "product": "product",
}  # fmt: skip
NAMES = list(dict.fromkeys(KINDS.values()))
_MAX_TRAITS = 600
_MIN_SITES = 6  # a trait of fewer sites may be a peculiarity of theirs
_MAX_SHARE_OF_PAGES = 0.95  # a trait of nearly all pages says nothing about their kind
_ROUNDS, _RATE, _MOMENTUM, _SHRINKING = 400, 2.0, 0.9, 1e-4


class KindLesson(NamedTuple):
    """A page with its known kind and its traits."""

    page: KnownPage
    kind: PageKind
    traits: frozenset[str]


def lessons(pages: Sequence[KnownPage]) -> Iterator[KindLesson]:
    """Parse the pages whose kind is known."""
    for page in pages:
        kind = known_kind(page)
        if kind:
            shown = show_page(decode_raw(page.html, ""))
            features = page_row(shown.measured, look_around(shown.measured))
            address = page.url or shown.metadata.canonical
            traits = page_traits(shown.measured, features, shown.hints.declared, address)
            yield KindLesson(page, kind, traits)
            shown.root.take_apart()


def known_kind(page: KnownPage) -> PageKind:
    """Return the kind of a known page, "" if its corpus does not say it."""
    return KINDS[page.kind] if page.corpus == "types" else ""


def train_kind_model(known: Sequence[KindLesson]) -> KindModel:
    """Fit a softmax regression on the most telling traits."""
    numpy = import_module("numpy")
    traits = _telling_traits(known)
    places = {trait: number for number, trait in enumerate(traits)}
    data = numpy.zeros((len(known), len(traits) + 1))
    wanted = numpy.zeros((len(known), len(NAMES)))
    for row, lesson in enumerate(known):
        columns = sorted(places[trait] for trait in lesson.traits if trait in places)
        data[row, columns] = 1 / math.sqrt(len(columns) + 1)
        data[row, -1] = 1
        wanted[row, NAMES.index(lesson.kind)] = 1
    weights = numpy.zeros((len(traits) + 1, len(NAMES)))
    speed = numpy.zeros_like(weights)
    for _ in range(_ROUNDS):
        scores = data @ weights
        scores = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        speed = _MOMENTUM * speed - _RATE * (data.T @ (scores - wanted) / len(known) + _SHRINKING * weights)
        weights += speed
    rounded = [[round(float(weight), 2) for weight in row] for row in weights]
    return KindModel(NAMES, rounded[-1], dict(zip(traits, rounded, strict=False)))


def _telling_traits(known: Sequence[KindLesson]) -> list[str]:
    """Return the traits whose frequency differs most between the kinds of pages."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    sites: dict[str, set[str]] = defaultdict(set)
    for lesson in known:
        for trait in lesson.traits:
            kinds[trait][lesson.kind] += 1
            sites[trait].add(lesson.page.site)
    pages_of_kind = Counter(lesson.kind for lesson in known)
    telling = {}
    for trait, counts in kinds.items():
        pages = counts.total()
        if len(sites[trait]) >= _MIN_SITES and pages <= _MAX_SHARE_OF_PAGES * len(known):
            expected = {kind: pages * pages_of_kind[kind] / len(known) for kind in pages_of_kind}
            telling[trait] = sum(
                abs(counts[kind] - mean) / math.sqrt(mean + 1) for kind, mean in expected.items()
            )
    return sorted(sorted(telling, key=lambda trait: (-telling[trait], trait))[:_MAX_TRAITS])


def validate(known: Sequence[KindLesson]) -> float:
    """Return the share of pages recognized by models of other sites, 0 to 1."""
    right = 0
    for fold in range(FOLDS):
        model = train_kind_model([lesson for lesson in known if lesson.page.fold() != fold])
        fold_lessons = [lesson for lesson in known if lesson.page.fold() == fold]
        right += sum(likeliest(model, lesson) == lesson.kind for lesson in fold_lessons)
    return round(right / len(known), 3)


def likeliest(model: KindModel, lesson: KindLesson) -> PageKind:
    """Return the likeliest kind of a lesson's page."""
    probabilities = model.probabilities(lesson.traits)
    return model.kinds[probabilities.index(max(probabilities))]


def main() -> None:
    options = parsed_options("train_kinds", __doc__)
    pages = [page for page in known_pages(options.corpus) if page.corpus == "types"]
    known = list(lessons(pages))
    found = validate(known)
    print(found)
    if not options.validate:
        write(FILE, {"made_of": hash_of(pages), "validated": found, **train_kind_model(known)._asdict()})


if __name__ == "__main__":
    main()
