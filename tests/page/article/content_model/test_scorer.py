"""The learned model: its file, and the probabilities that it gives."""

from __future__ import annotations

from math import exp, log
from random import Random

import pytest

from reader.page.article.content_model.features import NAMES, PAGE
from reader.page.article.content_model.scorer import Model, Scorer, content_model

LENGTH, LINKS = NAMES.index("length"), NAMES.index("link density")
# Two trees: one asks for links and then for the length, the other only for the length.
MODEL = Model(
    words={},
    roots=[0, 5],
    features=[LINKS, LENGTH, -1, -1, -1, LENGTH, -1, -1],
    thresholds=[0.5, 3.0, 0, 0, 0, 4.0, 0, 0],
    left=[1, 2, 0, 0, 0, 6, 0, 0],
    right=[4, 3, 0, 0, 0, 7, 0, 0],
    means=[0.0, 0.5, -0.5, 1.5, -1.0, 0.1, -0.2, 0.4],
)


def row(length: float, links: float) -> list[float]:
    numbers = [0.0] * len(NAMES)
    numbers[LENGTH], numbers[LINKS] = length, links
    return numbers


@pytest.mark.parametrize(
    ("length", "links", "score"), [(5, 0, 1.9), (3, 0.5, -0.7), (3.5, 0, 1.3), (5, 1, -0.6), (1, 1, -1.2)]
)
def test_score_is_the_sum_of_one_leaf_per_tree(length: float, links: float, score: float) -> None:
    (probability,) = Scorer(MODEL).probabilities([row(length, links)])

    assert log(probability / (1 - probability)) == pytest.approx(score)


def test_leaf_is_the_one_that_a_walk_finds() -> None:
    model, random = content_model(), Random(7)
    values = [sorted({*model.thresholds, 0.0})] * len(NAMES)
    page = [random.choice(each) for each in values]
    rows = []
    for _ in range(50):
        rows.append([random.choice(each) + random.choice((0, 1e-9)) for each in values])
        for name in PAGE:
            rows[-1][NAMES.index(name)] = page[NAMES.index(name)]
    walked = [1 / (1 + exp(-sum(walk(model, root, each) for root in model.roots))) for each in rows]

    assert list(Scorer(model).probabilities(rows)) == pytest.approx(walked, rel=1e-9)


def walk(model: Model, node: int, values: list[float]) -> float:
    """The mean of the leaf that these features lead to."""
    while (feature := model.features[node]) >= 0:
        node = (model.left if values[feature] <= model.thresholds[node] else model.right)[node]
    return model.means[node]


def test_contributions_sum_to_the_score_minus_the_mean() -> None:
    moved = MODEL.contributions(row(5, 1))

    assert moved["link density"] == pytest.approx(-1.0)
    assert moved["length"] == pytest.approx(0.3)
    assert sum(moved.values()) == pytest.approx(-0.6 - 0.1)


def test_installed_model_uses_only_known_features() -> None:
    model = content_model()

    assert set(model.features) <= set(range(-1, len(NAMES)))
    assert len(model.features) == len(model.thresholds) == len(model.left) == len(model.right)
    for node, feature in enumerate(model.features):
        assert feature < 0 or node < min(model.left[node], model.right[node])
