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


def test_runs_are_labelled_by_their_words_in_the_text() -> None:
    text = "The keeper counted the ships each evening.\nHe lit the lamp."

    assert by_text(RUNS, text) == [0, 0, 1, 0, 1, 0]


def test_short_run_is_content_at_its_place_in_the_text() -> None:
    text = "Lamp\nThe keeper counted the ships each evening."

    assert by_text(RUNS, text) == [0, 1, 1, 0, 0, 0]


def test_of_two_equal_runs_the_one_among_content_is_content() -> None:
    twin = "What the harbor master eats for breakfast."
    first, last = "The keeper counted the ships each evening.", "He lit the lamp and went to bed."
    runs = (twin, *"abcdefgh", first, twin, last)

    assert by_text(runs, f"{first}\n{twin}\n{last}") == [*[0] * 9, 1, 1, 1]


def test_phrases_label_only_runs_that_contain_one() -> None:
    assert by_phrases(RUNS, ("counted the ships",), ("share",)) == [None, None, 1, 0, None, None]


def test_scripts_without_spaces_are_matched_by_characters() -> None:
    assert by_text(("灯台守は毎晩船を数えた。", "共有する"), "灯台守は毎晩船を数えた。") == [1, 0]


def test_pages_of_a_site_share_a_fold(tmp_path: Path) -> None:
    (tmp_path / "snippets").mkdir()
    pages = {}
    for number in range(8):
        (tmp_path / "snippets" / f"{number}.html").write_text(invented.article())
        pages[f"{number}.html"] = {
            "url": f"https://{number}.example.com/{number}", "with": ["a"], "without": []
        }  # fmt: skip
    (tmp_path / "snippets" / "snippets.json").write_text(json.dumps(pages))

    assert len({page.fold() for page in known_pages(tmp_path)}) == 1


def test_model_file_records_its_data_and_scores() -> None:
    model = json.loads(train.FILE.read_text("utf-8"))

    assert len(model["made_of"]) == 64
    assert model["names"] == list(NAMES)
    assert {"types", "news", "articles", "snippets"} <= set(model["validated"])


@pytest.mark.slow
@pytest.mark.skipif("READER_CORPUS" not in os.environ, reason="READER_CORPUS names no folder of known pages")
def test_corpus_reproduces_the_installed_model() -> None:
    pages = list(known_pages(Path(os.environ["READER_CORPUS"])))
    installed = json.loads(train.FILE.read_text("utf-8"))
    made = train.train([train.lesson_of(page) for page in pages])

    assert train.hash_of(pages) == installed["made_of"]
    assert {name: installed[name] for name in made} == json.loads(json.dumps(made))
