"""The runs of a page that are chosen as its content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.page.article.choice import cut

RUNS = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 500)), min_size=1, max_size=30)


def expected_f1(runs: list[tuple[float, int]], least: float) -> float:
    """2 × correct / (chosen + content), in expected characters."""
    chosen = [(probability, length) for probability, length in runs if probability >= least]
    content = sum(probability * length for probability, length in runs)
    whole = sum(length for _, length in chosen) + content
    return 2 * sum(probability * length for probability, length in chosen) / whole if whole else 0.0


@given(RUNS)
def test_chosen_threshold_has_the_best_expected_score(runs: list[tuple[float, int]]) -> None:
    found = cut(*zip(*runs, strict=True))

    assert 0.2 <= found <= 0.8
    others = [probability for probability, _ in runs if 0.2 <= probability <= 0.8]
    if 0.2 < found < 0.8:
        assert all(expected_f1(runs, found) >= expected_f1(runs, other) - 1e-9 for other in others)


@pytest.mark.parametrize(("rest", "found"), [(0.01, 0.8), (0.45, 0.45)])
def test_clear_page_has_a_high_threshold_and_an_unclear_one_a_low(rest: float, found: float) -> None:
    assert cut([0.95, *[rest] * 20], [100] * 21) == found
