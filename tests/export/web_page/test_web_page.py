"""The page with a player, as a file: valid, self-contained, and written while it is spoken."""

from __future__ import annotations

import io
import json
import re
from base64 import b64decode
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest

from reader.export.model import Piece, Recording
from reader.export.web_page import writer
from reader.export.web_page.writer import write_html
from reader.page.model import Page
from reader.page.parse import parse_page
from reader.script.writer import write_script
from tests.golden import PAGES, STRUCTURES
from tests.support.recordings import PAUSE, WORD, recording
from tests.support.terminal import PAGES as FOLDER
from tests.support.validators import html_checker

RATE = 1000
SAMPLES = [*PAGES, *STRUCTURES]


def spoken(page: Page) -> Recording:
    return recording(write_script(page), page)


def written(page: Page, path: Path, *, is_silent: bool = False) -> str:
    whole = spoken(page)
    if is_silent:  # a silent sentence takes no time
        whole = whole._replace(pieces=(piece._replace(pcm=b"") for piece in whole.pieces))
    write_html(whole, path)
    return path.read_text("utf-8")


def page_data(html: str) -> Any:
    return json.loads(html.partition('id="cues">')[2].partition("</script>")[0])


def sounds(html: str) -> list[bytes]:
    return [
        b64decode(each, validate=True) for each in re.findall(r'src="data:audio/mpeg;base64,([^"]*)"', html)
    ]


@pytest.fixture(scope="module")
def tides(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("tides") / "tides.html"
    return written(parse_page((FOLDER / "tides.html").read_bytes()), path)


# In our page layout cells are paragraphs, and the last one, "Source", is a credit.
_ALIKE = [path for path in SAMPLES if path.stem != "data-story"]


@pytest.mark.parametrize("path", _ALIKE, ids=lambda path: path.stem)
def test_web_page_reads_back_the_same_article(path: Path, tmp_path: Path) -> None:
    page = parse_page(path.read_bytes(), "https://example.org/a/")
    again = parse_page(written(page, tmp_path / "page.html", is_silent=True))
    assert again.article_text == page.article_text
    assert (again.title, again.lang, again.canonical) == (page.title, page.lang, page.canonical or page.url)


def test_parts_are_sections_and_cues_are_sentences(tides: str) -> None:
    page = parse_page((FOLDER / "tides.html").read_bytes())
    whole, parts = page_data(tides), page_data(tides)["parts"]
    utterances = write_script(page)
    assert [part["id"] for part in parts] == list(dict.fromkeys(each.section for each in utterances))
    assert [part["title"] for part in parts][:2] == ["Why the Sea Comes and Goes", "What raises a tide"]
    assert whole["landmarks"][0] == [parts[0]["id"], "main content"]
    said = [each for each in utterances if each.section == parts[1]["id"]]
    lengths = [WORD * len(each.spoken.split()) for each in said]
    assert parts[1]["length"] == sum(lengths) + PAUSE * len(said)
    (*first, _, _), (*second, size, steps) = parts[1]["cues"][:2]
    assert first == [0, 0, lengths[0] + PAUSE + lengths[1]]  # "What raises a tide", "heading 2"
    assert second == [1, first[2] + PAUSE, first[2] + PAUSE + lengths[2]]
    assert all(f'id="{part["id"]}-{cue[0]}"' in tides for part in parts for cue in part["cues"])
    # For each word: the time since the one before, the characters between, and its own.
    text = "A tide is a wave, though you could watch one all morning and never see it as a wave at all."
    assert (size, steps[:9]) == (len(text), [0, 0, 1, WORD, 1, 4, WORD, 1, 2])


def test_each_part_has_the_length_of_its_cues_in_equal_frames(tides: str) -> None:
    for part, sound in zip(page_data(tides)["parts"], sounds(tides), strict=True):
        assert len(sound) % 144 == 0
        assert {sound[at : at + 2] for at in range(0, len(sound), 144)} == {b"\xff\xf3"}
        with av.open(io.BytesIO(sound), "r") as file:
            seconds = sum(frame.samples for frame in file.decode(audio=0)) / 24_000
        assert 0 <= seconds - part["length"] / 1000 < 0.15


def test_content_security_policy_allows_only_its_own_script(tides: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', tides)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["media-src"] == "data:"
    hashes = f"{rules['script-src']} {rules['style-src']}".split()
    assert {each[:8] for each in hashes} == {"'sha256-"}
    assert rules["img-src"] == "data:"
    assert "'unsafe-" not in policy[1]
    assert not re.findall(r'(?:src|srcset|href|data|action|poster)="(?!#|data:audio/mpeg)([^"]*)"', tides)
    assert "@import" not in tides
    assert "url(" not in tides.partition("</style>")[0]


@pytest.mark.slow
def test_audio_is_written_while_it_is_synthesized(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file grows while the article is spoken, so no sound waits in memory."""
    page = parse_page("<main><h1>Long</h1>" + "<p>The tide comes in, and goes out again.</p>" * 300)
    sound, sizes = tmp_path / "sound", list[int]()
    monkeypatch.setattr(writer, "TemporaryFile", lambda *_, **__: sound.open("w+", encoding="utf-8"))

    def watched(pieces: Iterator[Piece]) -> Iterator[Piece]:
        for number, piece in enumerate(pieces):
            if number % 100 == 99:
                sizes.append(sound.stat().st_size)
            yield piece

    heard = spoken(page)
    write_html(heard._replace(pieces=watched(heard.pieces)), tmp_path / "long.html")
    assert len(sizes) == 3
    assert all(after - before > 100_000 for before, after in pairwise(sizes))


def test_article_of_one_section_has_no_chapters(tmp_path: Path) -> None:
    html = written(parse_page("<main><h1>Short</h1><p>One paragraph.</p></main>"), tmp_path / "short.html")
    assert not re.findall(r'(?:id|popovertarget)="chapters"', html)


@pytest.mark.parametrize(
    ("lang", "tag", "main"),
    [("ar", 'lang="ar" xml:lang="ar" dir="rtl"', ""), ("", 'lang="en" xml:lang="en"', ' lang=""')],
)
def test_web_page_has_the_articles_language(tmp_path: Path, lang: str, tag: str, main: str) -> None:
    html = written(
        parse_page(f'<html lang="{lang}"><main><h1>ملح</h1><p>ملح البحر.</p>'), tmp_path / "page.html"
    )
    assert f"<html {tag}>" in html
    assert f'<main id="article"{main} tabindex="-1">' in html


@pytest.mark.slow
def test_html_checker_finds_no_errors(tmp_path: Path) -> None:
    paths = [tmp_path / path.name for path in SAMPLES]
    for path, place in zip(SAMPLES, paths, strict=True):
        written(parse_page(path.read_bytes(), "https://example.org/a/"), place, is_silent=True)
    assert html_checker(paths) == []
