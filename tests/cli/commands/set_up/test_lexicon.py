"""reader lexicon."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.programs import Run

pytestmark = pytest.mark.slow

PAGE = "<html lang=en><h1>GIF</h1><p>A tomato, a gif."


def test_lexicon_words_are_added_listed_and_removed(run: Run) -> None:
    assert run("lexicon", "add", "gif", "jif").returncode == 0
    assert run("lexicon", "add", "tomato", "/təˈmɑːtəʊ/", "--lang", "en-GB").returncode == 0
    assert run("lexicon", "list").stdout == "gif: jif\ntomato: /təˈmɑːtəʊ/, en-GB\n"
    assert json.loads(run("lexicon", "list", "--json").stdout) == [
        {"word": "gif", "say": "jif", "lang": ""},
        {"word": "tomato", "say": "/təˈmɑːtəʊ/", "lang": "en-GB"},
    ]
    assert run("lexicon", "remove", "tomato", "--lang", "en-GB").returncode == 0
    assert run("lexicon", "list").stdout == "gif: jif\n"


def test_page_is_spoken_with_lexicon_words(run: Run) -> None:
    run("lexicon", "add", "gif", "jif")
    run("lexicon", "add", "tomato", "/təˈmɑːtəʊ/")
    said = [json.loads(line) for line in run("script", "-", "--json", page=PAGE).stdout.splitlines()]

    assert [(each["text"], each["spoken"]) for each in said][-1] == (
        "A tomato, a gif.", "A ⟦təˈmɑːtəʊ⟧, a jif.",
    )  # fmt: skip
    assert "A tomato, a gif." in run("-", "--no-audio", page=PAGE).stdout
    assert run("-", "--engine", "silence", "--rate", "900", page=PAGE).returncode == 0


def test_lexicon_word_can_be_tried(run: Run) -> None:
    run("lexicon", "add", "tomato", "/tɑmˈɪtə/", "--lang", "en")
    done = run("lexicon", "test", "tomato", "--lang", "en-US")

    assert done.stdout.startswith("tomato: ⟦tɑmˈɪtə⟧\nsounds: tɑːm")
    assert run("lexicon", "test", "lamp").stdout.startswith("lamp: lamp\nsounds: lˈæmp\n")
    assert done.returncode == 0


def test_pls_lexicon_is_imported(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "words.pls"
    file.write_text(
        '<lexicon version="1.0" alphabet="ipa" xml:lang="en" '
        'xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">'
        "<lexeme><grapheme>GIF</grapheme><phoneme>dʒɪf</phoneme></lexeme>"
        "<lexeme><grapheme>W3C</grapheme><alias>the Web's consortium</alias></lexeme>"
        "<lexeme><grapheme>x</grapheme><phoneme>ʘ</phoneme></lexeme></lexicon>",
        "utf-8",
    )

    assert (
        run("lexicon", "import", str(file)).stdout
        == "2 words imported, 1 skipped: eSpeak NG has no sounds for them\n"
    )
    assert run("lexicon", "list").stdout == "GIF: /dʒɪf/, en\nW3C: the Web's consortium, en\n"
    file.write_text(
        '<lexicon version="1.0"><lexeme><grapheme>a</grapheme><alias>b</alias></lexeme></lexicon>', "utf-8"
    )
    assert run("lexicon", "import", str(file)).stdout == "1 word imported\n"


def test_rules_apply_where_they_are_for_and_can_be_switched(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        "<html lang=en><link rel=canonical href=https://www.example.org/a><h1>Gifs</h1><p>Tough v2 lamp gif."
    )

    def spoken() -> str:
        return run("script", str(page)).stdout.splitlines()[-1]

    def exported() -> str:
        run("export", str(page), "-o", str(tmp_path / "a.ssml"), "--force")
        run("export", str(page), "-d", str(tmp_path / "all"), "--format", "ssml", "--force")
        files = (tmp_path / "a.ssml", *(tmp_path / "all").glob("*.ssml"))
        one, *others = [file.read_text() for file in files]
        assert others == [one]
        return one

    pattern = ("v(\\d)", "--pattern", "--article", str(page))
    assert run("lexicon", "add", "ough", "uff", "--part", "--site", "example.org").returncode == 0
    assert run("lexicon", "add", pattern[0], "version \\1", *pattern[1:]).returncode == 0
    run("lexicon", "add", "lamp", "light", "--site", "example.net")
    run("lexicon", "add", "gif", "jif", "--voice", "en-us")

    assert spoken() == "Tuff version 2 lamp gif."
    assert '<sub alias="uff">ough</sub> <sub alias="version 2">v2</sub> lamp gif.' in exported()
    run("config", "set", "voice", "en-us")
    assert spoken() == "Tuff version 2 lamp jif."
    assert '<sub alias="jif">' in exported()
    run("config", "set", "voice", "")
    assert run("lexicon", "off", *pattern).returncode == 0
    assert run("lexicon", "list").stdout.splitlines() == [
        "ough: uff, part, on example.org",
        "lamp: light, on example.net",
        "gif: jif, by en-us",
        f"v(\\d): version \\1, pattern, in file:{page}, off",
    ]
    assert "v2" in spoken()
    run("lexicon", "on", *pattern)
    assert spoken() == "Tuff version 2 lamp gif."
    assert run("lexicon", "remove", *pattern).returncode == 0
    assert "v2" in spoken()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["add", "gif"], 2, "SAY"),
        (["add", "gif", "/ʘ/"], 2, "no sound for ʘ"),
        (["add", "...", "x"], 2, "not a word"),
        (["add", "x", "\x1b[2J\x07"], 2, "not a pronunciation"),
        (["add", "x", "y", "--lang", "e n"], 2, "not a language tag"),
        (["add", "x", "y", "--lang", "English"], 2, "English is not a language tag"),
        (["test", "x", "--lang", "English"], 2, "English is not a language tag"),
        (["add", "(", "x", "--pattern"], 2, "( is not a pattern: missing ): ("),
        (["add", "x", "y", "--pattern", "--part"], 2, "not both"),
        (["add", "x", "y", "--site", "http://"], 2, "is not a site"),
        (["add", "x", "y", "--article", "-"], 2, "is not an article"),
        (["add", "x", "y", "--article", "none.html"], 3, "Cannot open none.html: no such file"),
        (["add", "x", "y", "--voice", "nobody"], 5, "nobody"),
        (["off", "lamp"], 2, "lamp is not one of your words"),
        (["remove", "lamp"], 2, "lamp is not one of your words. List them with: reader lexicon list"),
        (["import", "none.pls"], 3, "Cannot open none.pls: no such file"),
    ],
)
def test_refused_change_is_one_line_and_changes_nothing(
    run: Run, lexicon_file: Path, arguments: list[str], code: int, said: str
) -> None:
    done = run("lexicon", *arguments)

    assert done.returncode == code
    assert said in done.stderr
    assert done.stderr.removesuffix("\n").isprintable()
    assert not lexicon_file.exists()


def test_empty_list_says_how_to_add_a_word(run: Run, lexicon_file: Path) -> None:
    assert "reader lexicon add WORD SAY" in run("lexicon", "list").stderr
    assert run("lexicon", "list", "--json").stdout == "[]\n"


def test_bad_lexicon_file_is_one_line_and_reading_continues(run: Run, lexicon_file: Path) -> None:
    lexicon_file.parent.mkdir()
    lexicon_file.write_text("GIF =", "utf-8")
    done = run("script", "-", page=PAGE)

    assert done.stdout.endswith("A tomato, a gif.\n")
    assert done.stderr.startswith(f"{lexicon_file} is not valid TOML")
    assert done.stderr.count("\n") == 1


def test_export_uses_lexicon_words(run: Run, run_program: Run, tmp_path: Path) -> None:
    page = "<html lang=en><h1>GIF</h1><p>A gif."
    assert run_program("export", "-", "-o", str(tmp_path / "before.wav"), page=page).returncode == 0
    run("lexicon", "add", "gif", "a very long story of something else, which is told at length")
    assert run_program("export", "-", "-o", str(tmp_path / "after.wav"), page=page).returncode == 0

    assert (tmp_path / "after.wav").stat().st_size > 1.5 * (tmp_path / "before.wav").stat().st_size
