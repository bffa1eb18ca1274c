"""The features that the learned model judges by."""

from __future__ import annotations

import math

from hypothesis import given

from reader.page.article.content_model.declared import Declared
from reader.page.article.content_model.features import NAMES, PAGE, PLACE, POSITION, RUN, describe, page_row
from reader.page.article.content_model.surroundings import look_around
from reader.page.article.content_model.templates import TEMPLATE
from reader.page.article.content_model.word_features import WORDS, word_rows
from reader.page.article.measure import Measured, measure
from reader.page.dom.tree import parse_tree
from reader.page.kinds import kind_probabilities
from tests.page.any_markup import markup
from tests.page.samples import PROSE


def measured(html: str) -> Measured:
    body = parse_tree(html).find("body")
    assert body is not None
    return measure(body)


def features(html: str, run: int = 0, **words: float) -> dict[str, float]:
    """The features of one run of a page, by their names."""
    page = measured(html)
    described = list(describe(page, look_around(page), [0.0] * len(PAGE), -1))
    row, row_of_words = described[run], list(word_rows(page, words))[run]
    return dict(zip(NAMES, row + row_of_words, strict=True))


def test_feature_names_are_unique() -> None:
    assert len(set(NAMES)) == len(NAMES) == sum(map(len, (RUN, PLACE, TEMPLATE, POSITION, PAGE, WORDS)))


@given(markup)
def test_every_run_has_a_number_for_each_feature(html: str) -> None:
    page = measured(html)
    around, declared = look_around(page), Declared("article", ("newsarticle",))
    amounts = page_row(page, around)
    of_page = amounts + declared.row() + kind_probabilities(page, amounts, declared, "https://example.org/a")
    described = describe(page, around, of_page, 0 if page.runs else -1)

    for row, words in zip(described, word_rows(page, {"nav": -1.0}), strict=True):
        assert len(row) + len(words) == len(NAMES)
        assert all(math.isfinite(number) for number in row + words)


def test_links_and_length_count_the_run_alone() -> None:
    page = f"<p>Half of <a href=x>it leads</a></p><p>{PROSE}</p>"

    assert features(page)["link density"] == 8 / 15
    assert features(page, 1)["link density"] == 0


def test_characters_count_more_in_scripts_without_spaces() -> None:
    assert features("<p>灯台守は毎晩")["length"] > features("<p>lighted")["length"]


def test_class_name_words_count_for_an_element_and_its_descendants() -> None:
    page = f"<div class=postComments><section><p class=body>{PROSE}</p></section></div>"
    found = features(page, comments=-2.0, body=1.0)

    assert (found["own words"], found["parent words"], found["worst words"]) == (1.0, 0.0, -2.0)


def test_repeated_text_is_recognised() -> None:
    page = "<p>Share</p><p>Other</p><p>Share</p>"

    assert (features(page)["earlier"], features(page)["later"]) == (0, 1)
    assert (features(page, 2)["earlier"], features(page, 2)["later"]) == (1, 0)


def test_runs_in_the_same_template_are_counted_wherever_they_are() -> None:
    row = "<div class=row><div class=card><h3>Lamp</h3><p>Brass</p></div></div>"
    page = f"<h3>Lamps</h3>{row}{row}<p>{PROSE}</p>"
    title = features(page, 1)

    assert (title["template runs"], title["template texts"]) == (2, 0.5)
    assert features(page)["template runs"] == 1
    assert features(page, 5)["template prose"] == 1
    assert (features(page, 5)["template rank"], title["template rank"]) == (0, 2)
