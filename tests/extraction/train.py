"""Train the model that finds the content of pages.

    python -m tests.extraction.train CORPUS [--validate]

CORPUS is a folder that tests.extraction.corpus can read. The result is the model that the reader uses.
--validate writes nothing: it scores models by cross-validation, with all pages of a site in the same fold.

Needs lightgbm (`pip install -e .[train]`). The same corpus always gives the same file.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from typing import Any, NamedTuple

from reader.page.article.choice import choose
from reader.page.article.content_model.features import NAMES, describe, page_row
from reader.page.article.content_model.scorer import MODEL_FILE, Scorer, model_of
from reader.page.article.content_model.surroundings import look_around
from reader.page.article.content_model.word_features import Row, word_rows
from reader.page.article.headline import find_headline
from reader.page.article.measure import Measured
from reader.page.article.vetoes import vetoed_parts, vetoed_runs
from reader.page.article.wholes import data_tables
from reader.page.dom.decode import decode_raw
from reader.page.kinds import KindModel, page_traits
from reader.page.shown_page import show_page
from tests.extraction.corpus import FOLDS, KnownPage, known_pages
from tests.extraction.labels import by_phrases, by_text, words
from tests.extraction.model_files import hash_of, parsed_options, write
from tests.extraction.scores import scores
from tests.extraction.train_kinds import KindLesson, known_kind, train_kind_model

TREES = 120
_PARAMETERS = {
    "objective": "cross_entropy", "learning_rate": 0.1, "num_leaves": 31, "min_data_in_leaf": 150,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 127,
    "num_threads": 1, "seed": 7, "deterministic": True, "force_col_wise": True, "verbose": -1,
}  # fmt: skip
_INNER_FOLDS = 3  # a page's class words get their odds, and its kind its model, from sites of the other folds
_MIN_SITES = 8  # a class word of fewer sites may be a peculiarity of theirs
_MIN_LOG_ODDS, _MAX_LOG_ODDS = 0.3, 4.0  # weaker words are left out, stronger ones are capped
_PRIOR = 0.2  # pages: the amount of content and of furniture that every class word starts with
_LENGTH_EXPONENT = 0.5  # long runs weigh less than their words, because listeners hear short ones too
_WORDLESS_WEIGHT = 0.3  # the weight of a run without words
_PHRASES_WEIGHT = 0.3  # the weight of a page with known phrases only; other pages weigh 1


class Lesson(NamedTuple):
    """A known page, prepared for training.

    `labels` has for each run the share of it that is content, None if unknown. `shares` has for each class
    word the shares of the page's content and of its furniture inside elements with that word. `traits` are
    those of its kind.
    """

    page: KnownPage
    measured: Measured
    headline: int
    rows: list[Row]
    labels: list[float | None]
    weights: list[float]
    shares: dict[str, tuple[float, float]]
    traits: frozenset[str]

    @property
    def inner_fold(self) -> int:
        """The page's fold among the pages that a model is made of."""
        return self.page.fold("words", _INNER_FOLDS)


class Learned(NamedTuple):
    """What is learned before the trees: the score of each class word, and the model of kinds of pages."""

    words: dict[str, float]
    kinds: KindModel


def lesson_of(page: KnownPage) -> Lesson:
    """Parse a page and label its runs."""
    shown = show_page(decode_raw(page.html, ""))
    measured, hints = shown.measured, shown.hints
    headline = find_headline(measured, hints.title, hints.site_title)
    surroundings = look_around(measured)
    page_features = page_row(measured, surroundings)
    traits = page_traits(measured, page_features, hints.declared, page.url or shown.metadata.canonical)
    rows = list(describe(measured, surroundings, page_features + hints.declared.row(), headline))
    texts = [run.text for run in measured.runs]
    labels: list[float | None]
    if page.text is None:
        labels = by_phrases(texts, page.wanted, page.unwanted)
    else:
        labels = list(by_text(texts, page.text))
    counts = [len(words(text)) ** _LENGTH_EXPONENT or _WORDLESS_WEIGHT for text in texts]
    known = [count if label is not None else 0.0 for count, label in zip(counts, labels, strict=True)]
    whole = sum(known) / (100 * (_PHRASES_WEIGHT if page.text is None else 1)) or 1
    weights = [count / whole for count in known]
    return Lesson(
        page,
        measured,
        headline,
        rows,
        labels,
        weights,
        _shares(measured, labels, weights),
        traits,
    )


def learn(lessons: Sequence[Lesson]) -> Learned:
    """Learn what the features of other pages need."""
    kinds = [
        KindLesson(lesson.page, kind, lesson.traits)
        for lesson in lessons
        if (kind := known_kind(lesson.page))
    ]
    return Learned(learn_words(lessons), train_kind_model(kinds))


def learn_words(lessons: Iterable[Lesson]) -> dict[str, float]:
    """Return for each class word the log-odds that text inside an element with it is content.

    The odds compare the word's shares of content and of furniture, added up over all pages.
    """
    content: dict[str, float] = defaultdict(float)
    furniture: dict[str, float] = defaultdict(float)
    sites: dict[str, set[str]] = defaultdict(set)
    for lesson in lessons:
        for word, (right, wrong) in lesson.shares.items():
            content[word] += right
            furniture[word] += wrong
            sites[word].add(lesson.page.site)
    table = {}
    for word in sorted(sites):
        if len(sites[word]) < _MIN_SITES:
            continue
        weight = content[word] + furniture[word]
        odds = math.log((content[word] + _PRIOR) / (furniture[word] + _PRIOR)) * weight / (weight + 0.5)
        if abs(odds) >= _MIN_LOG_ODDS:
            table[word] = round(max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, odds)), 2)
    return table


def _shares(
    measured: Measured, labels: Sequence[float | None], weights: Sequence[float]
) -> dict[str, tuple[float, float]]:
    """Return for each class word its shares of the page's content and furniture."""
    count = len(measured.elements)
    right, wrong = [0.0] * count, [0.0] * count
    for run, label, weight in zip(measured.runs, labels, weights, strict=True):
        if label is not None:
            right[run.box] += label * weight
            wrong[run.box] += (1 - label) * weight
    for place in range(count - 1, 0, -1):
        right[measured.parents[place]] += right[place]
        wrong[measured.parents[place]] += wrong[place]
    shares: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    around: list[frozenset[str]] = [frozenset()]
    for place in range(1, count):
        outer = around[measured.parents[place]]
        new = [word for word in measured.words[place] if word not in outer]
        if not new or not (right[place] or wrong[place]):
            around.append(outer)
            continue
        around.append(outer.union(new))
        for word in new:
            shares[word][0] += right[place] / (right[0] or 1)
            shares[word][1] += wrong[place] / (wrong[0] or 1)
    return {word: (one, other) for word, (one, other) in shares.items()}


def train(lessons: Sequence[Lesson]) -> dict[str, Any]:
    """Train a model on lessons and return it in the form of its file."""
    lightgbm, numpy = import_module("lightgbm"), import_module("numpy")
    learned = [
        learn([lesson for lesson in lessons if lesson.inner_fold != fold]) for fold in range(_INNER_FOLDS)
    ]
    rows = chain.from_iterable(rows_of(lesson, learned[lesson.inner_fold]) for lesson in lessons)
    data = lightgbm.Dataset(
        numpy.array(list(rows), dtype=numpy.float32),
        numpy.array([label or 0.0 for lesson in lessons for label in lesson.labels]),
        weight=numpy.array([weight for lesson in lessons for weight in lesson.weights]),
    )
    trees = lightgbm.train(_PARAMETERS, data, TREES)
    return {"words": learn_words(lessons), **flat(trees.dump_model()["tree_info"])}


def rows_of(lesson: Lesson, learned: Learned) -> Iterator[Row]:
    """Return all features of each run of a lesson's page."""
    kinds = learned.kinds.probabilities(lesson.traits)
    for row, words_row in zip(lesson.rows, word_rows(lesson.measured, learned.words), strict=True):
        yield row + kinds + words_row


def flat(trees: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return trees as parallel lists with one entry for each node."""
    names = ("roots", "features", "thresholds", "left", "right", "means")
    lists: dict[str, list[Any]] = {name: [] for name in names}

    def add(node: Mapping[str, Any]) -> int:
        place = len(lists["means"])
        is_leaf = "leaf_value" in node
        lists["features"].append(-1 if is_leaf else node["split_feature"])
        lists["thresholds"].append(0 if is_leaf else _short(node["threshold"]))
        lists["means"].append(_short(node["leaf_value"] if is_leaf else node["internal_value"]))
        lists["left"].append(0)
        lists["right"].append(0)
        if not is_leaf:
            lists["left"][place] = add(node["left_child"])
            lists["right"][place] = add(node["right_child"])
        return place

    for tree in trees:
        lists["roots"].append(add(tree["tree_structure"]))
    return lists


def _short(number: float) -> float:
    return float(f"{number:.4g}")


def kept_runs(scorer: Scorer, learned: Learned, lesson: Lesson) -> list[bool]:
    """Return for each run of a lesson's page if the model keeps it."""
    probabilities = list(scorer.probabilities(rows_of(lesson, learned)))
    measured = lesson.measured
    vetoed = vetoed_runs(measured, vetoed_parts(measured))
    return choose(measured, probabilities, vetoed, lesson.headline, data_tables(measured))


def kept_text(lesson: Lesson, kept: Sequence[bool]) -> str:
    """Return the text of the kept runs, without the headline and captions."""
    measured = lesson.measured
    captions = [place for place, element in enumerate(measured.elements) if element.name == "figcaption"]
    left_out = [*captions, lesson.headline] if lesson.headline >= 0 else captions
    return "\n".join(
        run.text
        for run, keep in zip(measured.runs, kept, strict=True)
        if keep and not any(measured.is_inside(run.box, place) for place in left_out)
    )


def validate(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Return cross-validated scores, with all pages of a site in the same fold."""
    texts: dict[int, str] = {}
    for fold in range(FOLDS):
        others = [lesson for lesson in lessons if lesson.page.fold() != fold]
        learned, scorer = learn(others), Scorer(model_of(train(others)))
        for number, lesson in enumerate(lessons):
            if lesson.page.fold() == fold:
                texts[number] = kept_text(lesson, kept_runs(scorer, learned, lesson))
    found = scores([lesson.page for lesson in lessons], [texts[number] for number in range(len(lessons))])
    return {name: round(score.f1, 3) for name, score in found.items()}


def main() -> None:
    options = parsed_options("train", __doc__)
    pages = list(known_pages(options.corpus))
    lessons = [lesson_of(page) for page in pages]
    found = validate(lessons)
    print(found)
    if not options.validate:
        write(MODEL_FILE, {"made_of": hash_of(pages), "validated": found, "names": NAMES, **train(lessons)})


if __name__ == "__main__":
    main()
