"""The runs of a page that are chosen as its content."""

from __future__ import annotations

import pytest
from bs4.element import Tag
from hypothesis import given
from hypothesis import strategies as st

from reader.page.article.choice import choose, cut
from reader.page.article.measure import measure
from reader.page.dom.tree import parse_tree

RUNS = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 500)), min_size=1, max_size=30)

PROSE = "Nobody had counted the boats in this harbor before, and nobody has done so since. " * 4


def kept_texts(html: str, likely: dict[str, float], *, is_manual: bool) -> list[str]:
    """The first words of the kept runs; `likely` has the probability of a run by its text."""
    body = parse_tree(html).find("body")
    assert isinstance(body, Tag)
    page = measure(body)
    probabilities = [likely.get(run.text, 0.95) for run in page.runs]
    kept = choose(page, probabilities, [None] * len(page.runs), -1, {}, is_manual=is_manual)
    return [run.text[:20] for run, keep in zip(page.runs, kept, strict=True) if keep]


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


def test_signature_between_paragraphs_is_kept_in_a_manual() -> None:
    html = f"<section><p>{PROSE}</p></section><div>light(lamp)</div><section><p>{PROSE}</p></section>"
    unlikely = {"light(lamp)": 0.35}
    assert "light(lamp)" in kept_texts(html, unlikely, is_manual=True)
    assert "light(lamp)" not in kept_texts(html, unlikely, is_manual=False)
    linked = html.replace("light(lamp)", "<a href=/l>light(lamp)</a>")
    assert "light(lamp)" not in kept_texts(linked, unlikely, is_manual=True)


def test_language_of_code_is_not_kept_with_the_code() -> None:
    html = f"<p>{PROSE}</p><section><div>Terminal</div></section><section><pre>light --all</pre></section>"
    assert "Terminal" not in kept_texts(html, {"Terminal": 0.35}, is_manual=True)


def test_label_directly_before_kept_text_is_kept() -> None:
    unlikely = {"Returns:": 0.15, "Elsewhere:": 0.15}
    label = "<div><p>Returns:</p><ul><li>The lamp that was lit, or none</ul></div>"
    assert "Returns:" in kept_texts(f"<p>{PROSE}</p>{label}", unlikely, is_manual=False)
    apart = f"<section><div>Elsewhere:</div></section><section><p>{PROSE}</p></section>"
    assert "Elsewhere:" not in kept_texts(f"<p>{PROSE}</p>{apart}", unlikely, is_manual=False)
