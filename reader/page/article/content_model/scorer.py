"""The learned model: gradient-boosted trees over the features, from content_model.json.

tests/extraction/train.py makes the file. The trees are not walked: `Scorer` tests each feature once for all
trees (QuickScorer: Lucchese et al., "QuickScorer: a Fast Algorithm to Rank Documents with Additive Ensembles
of Regression Trees", SIGIR 2015).
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import accumulate
from math import exp
from operator import and_, getitem, or_
from pathlib import Path
from typing import NamedTuple

from reader.page.article.content_model.features import NAMES, PAGE, PLACE, POSITION, RUN
from reader.page.article.content_model.templates import TEMPLATE
from reader.page.article.content_model.word_features import WORDS, Row

_TREE_BITS = 32  # at most 31 leaves a tree
_UNIT = 2**-40  # of scores: sums of integers are quick, and the same on each system
# Features that are often the same in neighbouring runs, each group for another reason.
_GROUPS = (RUN, PLACE[:10], PLACE[10:24], PLACE[24:], TEMPLATE, POSITION, WORDS)
MODEL_FILE = Path(__file__).with_name("content_model.json")


class Model(NamedTuple):
    """The nodes of all trees, and the score of each class-name word, in log-odds of content.

    `roots` are the first nodes of the trees. A node with feature -1 is a leaf. `means` is the mean score of
    the training runs that reached a node; a leaf's mean is added to a run's score.
    """

    words: dict[str, float]
    roots: list[int]
    features: list[int]
    thresholds: list[float]
    left: list[int]
    right: list[int]
    means: list[float]

    def contributions(self, row: Row) -> dict[str, float]:
        """By how much each feature changes a run's score from the mean, by the name of the feature."""
        moved = dict.fromkeys(NAMES, 0.0)
        for node in self.roots:
            while (feature := self.features[node]) >= 0:
                side = self.left if row[feature] <= self.thresholds[node] else self.right
                moved[NAMES[feature]] += self.means[side[node]] - self.means[node]
                node = side[node]  # noqa: PLW2901  # walks down the tree
        return moved


class _Tests(NamedTuple):
    """The tests of features that stand side by side in a row: for each feature its thresholds and masks.

    Mask `n` of a feature has the leaves that a value above `n` of its thresholds can reach.
    """

    part: slice
    thresholds: list[list[float]]
    masks: list[list[int]]

    def reached(self, values: Row) -> int:
        """The leaves that all of these values can reach."""
        return reduce(and_, map(getitem, self.masks, map(bisect_left, self.thresholds, values)))


class Scorer:
    """The trees of a model as bit masks.

    Each leaf of each tree is a bit. A value above a node's threshold excludes the leaves on the node's left
    side. Of the leaves that no feature excludes, the leftmost one of each tree is the one that a walk down
    the tree would find.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._leaves: list[dict[int, int]] = []  # for each tree, the mean of each leaf by its bit
        excluded: dict[int, dict[float, int]] = defaultdict(lambda: defaultdict(int))
        for tree, root in enumerate(model.roots):
            self._leaves.append({})
            self._add(root, tree, excluded)
        self._all = (1 << _TREE_BITS * len(model.roots)) - 1
        self._ones = self._all // ((1 << _TREE_BITS) - 1)  # the first bit of each tree
        self._page_tests = self._tests(PAGE, excluded)
        self._groups = [self._tests(names, excluded) for names in _GROUPS]

    def probabilities(self, rows: Iterable[Row]) -> Iterator[float]:
        """Yield the probability of each run of a page that it is content; `rows` are the runs' features."""
        size = _TREE_BITS // 8 * len(self._leaves)
        of_page = None
        known: list[Row] = [[] for _ in self._groups]
        of_groups = [self._all] * len(self._groups)
        for row in rows:
            if of_page is None:  # the page's features are the same in all rows
                of_page = self._page_tests.reached(row[self._page_tests.part])
            for number, tests in enumerate(self._groups):
                values = row[tests.part]
                if values != known[number]:
                    known[number] = values
                    of_groups[number] = tests.reached(values)
            left = reduce(and_, of_groups, of_page)
            lowest = left & ((left ^ self._all) + self._ones)  # in each tree: x & (~x + 1), which is x & -x
            bits = memoryview(lowest.to_bytes(size, sys.byteorder)).cast("I")
            score = sum(map(getitem, self._leaves, bits)) * _UNIT
            yield 1 / (1 + exp(-score))

    def _add(self, node: int, tree: int, excluded: dict[int, dict[float, int]]) -> int:
        """Add the leaves below a node; returns their bits in the tree."""
        model, leaves = self._model, self._leaves[tree]
        feature = model.features[node]
        if feature < 0:
            bit = 1 << len(leaves)
            leaves[bit] = round(model.means[node] / _UNIT)
            return bit
        left = self._add(model.left[node], tree, excluded)
        place = tree if sys.byteorder == "little" else len(model.roots) - 1 - tree
        excluded[feature][model.thresholds[node]] |= left << _TREE_BITS * place
        return left | self._add(model.right[node], tree, excluded)

    def _tests(self, names: Sequence[str], excluded: Mapping[int, Mapping[float, int]]) -> _Tests:
        """The tests of these features; `excluded` has the leaves that a value above a threshold excludes."""
        first, end = NAMES.index(names[0]), NAMES.index(names[-1]) + 1
        thresholds = [sorted(excluded.get(feature, ())) for feature in range(first, end)]
        masks = []
        for feature, each in enumerate(thresholds, first):
            left_out = accumulate((excluded[feature][threshold] for threshold in each), or_, initial=0)
            masks.append([self._all & ~leaves for leaves in left_out])
        return _Tests(slice(first, end), thresholds, masks)


def model_of(written: dict[str, object]) -> Model:
    """The model from a JSON object."""
    return Model(*(written[name] for name in Model._fields))  # type: ignore[arg-type]  # the file is our own


@cache
def content_model() -> Model:
    """The model in MODEL_FILE."""
    return model_of(json.loads(MODEL_FILE.read_text("utf-8")))


@cache
def content_scorer() -> Scorer:
    """The scorer of that model."""
    return Scorer(content_model())
