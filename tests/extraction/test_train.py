"""Training the model, and the file that it makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.page.article.content_model.features import NAMES
from reader.page.article.content_model.scorer import MODEL_FILE, Scorer, model_of
from tests.extraction import train
from tests.extraction.corpus import KnownPage, known_pages
from tests.extraction.labels import by_phrases, by_text
from tests.extraction.model_files import write
from tests.extraction.scores import scores
from tests.page.article import invented

# The cross-validated scores that the model must exceed.
MIN_SCORES = {"types": 0.86, "news": 0.93, "articles": 0.97, "snippets": 0.94}
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
    model = json.loads(MODEL_FILE.read_text("utf-8"))
    nodes = len(model["features"])

    assert len(model["made_of"]) == 64
    assert model["names"] == list(NAMES)
    assert all(model["validated"][corpus] > score for corpus, score in MIN_SCORES.items())
    assert len(model["roots"]) == train.TREES
    assert {len(model[name]) for name in ("thresholds", "left", "right", "means")} == {nodes}
    assert max(model["features"]) < len(NAMES)


@pytest.mark.slow
def test_same_pages_make_the_same_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("lightgbm", reason="needs the packages of [train]")
    monkeypatch.setattr(train, "TREES", 8)
    monkeypatch.setitem(train._PARAMETERS, "min_data_in_leaf", 3)
    pages = [small_page(number) for number in range(24)]
    models = [train.train([train.lesson_of(page) for page in pages]) for _ in range(2)]

    assert models[0] == models[1]
    write(tmp_path / "model.json", models[0])
    model = model_of(json.loads((tmp_path / "model.json").read_text("utf-8")))
    learned = train.learn([train.lesson_of(page) for page in pages])
    lessons = [train.lesson_of(small_page(number)) for number in range(24, 30)]
    scorer = Scorer(model)
    found = [train.kept_text(lesson, train.kept_runs(scorer, learned, lesson)) for lesson in lessons]
    assert scores([lesson.page for lesson in lessons], found)["types"].f1 > 0.95


def small_page(number: int) -> KnownPage:
    """A page of a site of its own, and its text."""
    texts = [" ".join((*text.split()[number % 5 :], f"({number})")) for text in invented.PARAGRAPHS]
    teasers = "".join(f"<li><a href=/{text}>{invented.GOODS[text]} {number}</a></li>" for text in range(6))
    html = (
        f"<title>Lamp {number}</title><nav class=menu><ul>{teasers}</ul></nav><main class=entry>"
        f"<h1>Lamp {number}</h1>{''.join(f'<p>{text}</p>' for text in texts)}</main>"
        f"<aside class=related><ul>{teasers}</ul><p>Read more of lamps {number} and the sea.</p></aside>"
    )
    site = f"{number}.example"
    return KnownPage(
        "types", str(number), site, "article", html.encode(), f"https://{site}/", "\n".join(texts)
    )
