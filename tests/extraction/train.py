"""Makes the model that finds the content of pages, from pages whose content is known.

    python -m tests.extraction.train CORPUS [--validate]

CORPUS is a folder as tests.extraction.corpus reads it. Writes the model that the reader uses.
With --validate nothing is written: for each fold of sites a model is made of all other sites, and what it
takes of the fold's pages is scored.

Needs lightgbm (`pip install -e .[train]`). The same corpus always gives the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from reader.page.article.choice import choose
from reader.page.article.content_model.features import NAMES, Row, describe, word_rows
from reader.page.article.content_model.scorer import MODEL_FILE, Model, Scorer, model_of
from reader.page.article.content_model.surroundings import look_around
from reader.page.article.headline import find_headline
from reader.page.article.measure import Measured
from reader.page.article.vetoes import vetoed_parts, vetoed_runs
from reader.page.dom.decode import decode_raw
from reader.page.shown_page import show_page
from tests.extraction.corpus import FOLDS, KnownPage, known_pages
from tests.extraction.labels import by_phrases, by_text, words
from tests.extraction.scores import scores

TREES = 120
_PARAMETERS = {
    "objective": "cross_entropy", "learning_rate": 0.1, "num_leaves": 31, "min_data_in_leaf": 150,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 127,
    "num_threads": 1, "seed": 7, "deterministic": True, "force_col_wise": True, "verbose": -1,
}  # fmt: skip
_INNER_FOLDS = 3  # of the training sites, so that no page's words are scored by what it taught
_FEWEST_SITES = 8  # that a word of element names must stand on
_WEAKEST_WORD = 0.3  # log-odds
_MOST_ODDS = 4.0
_PRIOR = 0.2  # pages' worth of content and of furniture that every word has beforehand
_DAMPED = 0.5  # a long run counts for less than its words: short ones are heard, too
_WORDLESS = 0.3  # words: what a run without words counts for
_PHRASES_ONLY = 0.3  # what a page counts for of which only phrases are known


class Lesson(NamedTuple):
    """A known page as the model sees it.

    `labels` is how much of each run is content, None if unknown; `shares` how much of the page's content,
    and of its furniture, stands in elements with each word in their names.
    """

    page: KnownPage
    measured: Measured
    headline: int
    rows: list[Row]
    labels: list[float | None]
    weights: list[float]
    shares: dict[str, tuple[float, float]]


def lesson_of(page: KnownPage) -> Lesson:
    """A page, read and labelled."""
    shown = show_page(decode_raw(page.html, ""))
    measured, hints = shown.measured, shown.hints
    headline = find_headline(measured, hints.title, hints.site_title)
    rows = list(describe(measured, look_around(measured), hints.declared, headline))
    texts = [run.text for run in measured.runs]
    labels: list[float | None]
    if page.text is None:
        labels = by_phrases(texts, page.wanted, page.unwanted)
    else:
        labels = list(by_text(texts, page.text))
    counts = [len(words(text)) ** _DAMPED or _WORDLESS for text in texts]
    known = [count if label is not None else 0.0 for count, label in zip(counts, labels, strict=True)]
    whole = sum(known) / (100 * (_PHRASES_ONLY if page.text is None else 1)) or 1
    weights = [count / whole for count in known]
    return Lesson(
        page,
        measured,
        headline,
        rows,
        labels,
        weights,
        _shares(measured, labels, weights),
    )


def learn_words(lessons: Iterable[Lesson]) -> dict[str, float]:
    """How much each word of elements' names says for content: the odds that text around it is some.

    For each page, how much of its content and of its furniture stands in elements with the word; every
    page counts the same.
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
        if len(sites[word]) < _FEWEST_SITES:
            continue
        weight = content[word] + furniture[word]
        odds = math.log((content[word] + _PRIOR) / (furniture[word] + _PRIOR)) * weight / (weight + 0.5)
        if abs(odds) >= _WEAKEST_WORD:
            table[word] = round(max(-_MOST_ODDS, min(_MOST_ODDS, odds)), 2)
    return table


def _shares(
    measured: Measured, labels: Sequence[float | None], weights: Sequence[float]
) -> dict[str, tuple[float, float]]:
    """For each word, how much of a page's content and furniture stands in elements with it."""
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
    """The model of some lessons, as its file holds it."""
    lightgbm, numpy = import_module("lightgbm"), import_module("numpy")
    tables = [
        learn_words(lesson for lesson in lessons if lesson.page.fold("words", _INNER_FOLDS) != fold)
        for fold in range(_INNER_FOLDS)
    ]
    rows = chain.from_iterable(
        rows_of(lesson, tables[lesson.page.fold("words", _INNER_FOLDS)]) for lesson in lessons
    )
    data = lightgbm.Dataset(
        numpy.array(list(rows), dtype=numpy.float32),
        numpy.array([label or 0.0 for lesson in lessons for label in lesson.labels]),
        weight=numpy.array([weight for lesson in lessons for weight in lesson.weights]),
    )
    trees = lightgbm.train(_PARAMETERS, data, TREES)
    return {"words": learn_words(lessons), **flat(trees.dump_model()["tree_info"])}


def rows_of(lesson: Lesson, table: Mapping[str, float]) -> Iterator[Row]:
    """All features of each run of a lesson's page."""
    for row, more in zip(lesson.rows, word_rows(lesson.measured, table), strict=True):
        yield row + more


def flat(trees: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Trees as lists with an entry a node."""
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


def kept_runs(model: Model, lesson: Lesson) -> list[bool]:
    """Which runs of a lesson's page are content, as the model has it."""
    probabilities = list(Scorer(model).probabilities(rows_of(lesson, model.words)))
    parts = vetoed_parts(lesson.measured)
    return choose(lesson.measured, probabilities, vetoed_runs(lesson.measured, parts), lesson.headline)


def text_taken(lesson: Lesson, kept: Sequence[bool]) -> str:
    """The text of the runs that are kept, without the headline and captions."""
    measured = lesson.measured
    captions = [place for place, element in enumerate(measured.elements) if element.name == "figcaption"]
    left_out = [*captions, lesson.headline] if lesson.headline >= 0 else captions
    return "\n".join(
        run.text
        for run, keep in zip(measured.runs, kept, strict=True)
        if keep and not any(measured.is_inside(run.box, place) for place in left_out)
    )


def validate(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Cross-validated scores, by folds of sites."""
    texts: dict[int, str] = {}
    for fold in range(FOLDS):
        model = model_of(train([lesson for lesson in lessons if lesson.page.fold() != fold]))
        for number, lesson in enumerate(lessons):
            if lesson.page.fold() == fold:
                texts[number] = text_taken(lesson, kept_runs(model, lesson))
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


def parsed_options(module: str, description: str) -> argparse.Namespace:
    """What a module that makes models is asked for: `corpus`, a folder, and `validate`."""
    parser = argparse.ArgumentParser(
        prog=f"python -m tests.extraction.{module}", description=description.splitlines()[0]
    )
    parser.add_argument("corpus", metavar="CORPUS", type=Path)
    parser.add_argument("--validate", action="store_true", help="score models on sites they were not made of")
    return parser.parse_args()


def hash_of(pages: Iterable[KnownPage]) -> str:
    """A hash of all that a model is made of."""
    whole = hashlib.sha256()
    for page in pages:
        whole.update(repr((page.corpus, page.name, page.url, page.text, page.wanted, page.unwanted)).encode())
        whole.update(page.html)
    return whole.hexdigest()


def write(file: Path, model: Mapping[str, Any]) -> None:
    """Write a model's file, a list a line."""
    lines = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in model.items())
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
