"""The learned model: gradient-boosted trees over the features, from content_model.json.

tests/extraction/train.py makes the file.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from reader.page.article.content_model.features import NAMES, Row

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

    def probability(self, row: Row) -> float:
        """The probability that a run with these features is content."""
        features, thresholds, left, right = self.features, self.thresholds, self.left, self.right
        score = 0.0
        for node in self.roots:
            while (feature := features[node]) >= 0:
                node = left[node] if row[feature] <= thresholds[node] else right[node]  # noqa: PLW2901  # walks down the tree
            score += self.means[node]
        return 1 / (1 + exp(-score))

    def contributions(self, row: Row) -> dict[str, float]:
        """By how much each feature changes a run's score from the mean, by the name of the feature."""
        moved = dict.fromkeys(NAMES, 0.0)
        for node in self.roots:
            while (feature := self.features[node]) >= 0:
                side = self.left if row[feature] <= self.thresholds[node] else self.right
                moved[NAMES[feature]] += self.means[side[node]] - self.means[node]
                node = side[node]  # noqa: PLW2901  # walks down the tree
        return moved


def model_of(written: dict[str, object]) -> Model:
    """The model from a JSON object."""
    return Model(*(written[name] for name in Model._fields))  # type: ignore[arg-type]  # the file is our own


@cache
def content_model() -> Model:
    """The model in MODEL_FILE."""
    return model_of(json.loads(MODEL_FILE.read_text("utf-8")))
