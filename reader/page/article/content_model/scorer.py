"""The learned model: gradient-boosted trees over the features, kept in content_model.json.

tests/extraction/train.py makes the file; nothing but these few lines is needed to use it.
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
    """Trees, node by node, and what each word of an element's names says for content, in log-odds.

    A node without a feature (-1) is a leaf. `means` is the mean score of what came to a node when the
    model was made: a leaf's is what it adds to the score.
    """

    words: dict[str, float]
    roots: list[int]
    features: list[int]
    thresholds: list[float]
    left: list[int]
    right: list[int]
    means: list[float]

    def probability(self, row: Row) -> float:
        """How likely a run with these features is content."""
        features, thresholds, left, right = self.features, self.thresholds, self.left, self.right
        score = 0.0
        for node in self.roots:
            while (feature := features[node]) >= 0:
                node = left[node] if row[feature] <= thresholds[node] else right[node]  # noqa: PLW2901  # on the way down
            score += self.means[node]
        return 1 / (1 + exp(-score))

    def contributions(self, row: Row) -> dict[str, float]:
        """How much each feature moves the score of a run from the mean, by the features' names."""
        moved = dict.fromkeys(NAMES, 0.0)
        for node in self.roots:
            while (feature := self.features[node]) >= 0:
                side = self.left if row[feature] <= self.thresholds[node] else self.right
                moved[NAMES[feature]] += self.means[side[node]] - self.means[node]
                node = side[node]  # noqa: PLW2901  # on the way down
        return moved


def model_of(written: dict[str, object]) -> Model:
    """The model that a file holds, once read as JSON."""
    return Model(*(written[name] for name in Model._fields))  # type: ignore[arg-type]  # the file is our own


@cache
def content_model() -> Model:
    """The model that the program is installed with."""
    return model_of(json.loads(MODEL_FILE.read_text("utf-8")))
