from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reader.page.article.features import NAMES
from tests.extraction import train
from tests.extraction.corpus import known_pages
from tests.extraction.labels import by_phrases, by_text
from tests.page.article import invented

RUNS = ("Home", "Lamp", "The keeper counted the ships each evening.", "Share", "He lit the lamp.", "Home")


def test_runs_are_content_as_far_as_their_words_stand_in_the_text() -> None:
    text = "The keeper counted the ships each evening.\nHe lit the lamp."

    assert by_text(RUNS, text) == [0, 0, 1, 0, 1, 0]


def test_a_short_run_is_content_where_it_stands_in_the_text() -> None:
    text = "Lamp\nThe keeper counted the ships each evening."

    assert by_text(RUNS, text) == [0, 1, 1, 0, 0, 0]


def test_of_two_runs_with_a_text_that_is_known_once_the_one_among_others_is_content() -> None:
    twin = "What the harbor master eats for breakfast."
    first, last = "The keeper counted the ships each evening.", "He lit the lamp and went to bed."
    runs = (twin, *"abcdefgh", first, twin, last)

    assert by_text(runs, f"{first}\n{twin}\n{last}") == [*[0] * 9, 1, 1, 1]


def test_of_phrases_only_what_holds_one_is_known() -> None:
    assert by_phrases(RUNS, ("counted the ships",), ("share",)) == [None, None, 1, 0, None, None]


def test_text_in_a_script_without_spaces_is_matched_by_its_characters() -> None:
    assert by_text(("灯台守は毎晩船を数えた。", "共有する"), "灯台守は毎晩船を数えた。") == [1, 0]


def test_all_pages_of_a_site_are_in_one_fold(tmp_path: Path) -> None:
    (tmp_path / "snippets").mkdir()
    pages = {}
    for number in range(8):
        (tmp_path / "snippets" / f"{number}.html").write_text(invented.article())
        pages[f"{number}.html"] = {
            "url": f"https://{number}.example.com/{number}", "with": ["a"], "without": []
        }  # fmt: skip
    (tmp_path / "snippets" / "snippets.json").write_text(json.dumps(pages))

    assert len({page.fold() for page in known_pages(tmp_path)}) == 1


def test_the_file_says_what_it_was_made_of_and_what_it_scores() -> None:
    model = json.loads(train.FILE.read_text("utf-8"))

    assert len(model["made_of"]) == 64
    assert model["names"] == list(NAMES)
    assert {"types", "news", "articles", "snippets"} <= set(model["validated"])


@pytest.mark.slow
@pytest.mark.skipif("READER_CORPUS" not in os.environ, reason="READER_CORPUS names no folder of known pages")
def test_the_corpus_makes_the_file_that_is_installed() -> None:
    pages = list(known_pages(Path(os.environ["READER_CORPUS"])))
    installed = json.loads(train.FILE.read_text("utf-8"))
    made = train.train([train.lesson_of(page) for page in pages])

    assert train.hash_of(pages) == installed["made_of"]
    assert {name: installed[name] for name in made} == json.loads(json.dumps(made))
