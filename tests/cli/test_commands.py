"""The commands, their output and their exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.programs import BREAD, PERU, Run
from tests.support.terminal import PAGES


def test_outline_json_has_the_contracts_names(run: Run) -> None:
    data = json.loads(run("outline", PERU, "--json").stdout)
    assert set(data) == {
        "title", "lang", "url", "byline", "published", "skip_links", "landmarks", "sections",
        "headings", "links", "images", "tables", "lists",
    }  # fmt: skip
    names = {
        "skip_links": {"label", "href", "target"},
        "landmarks": {"role", "name", "section"},
        "sections": {"id", "title", "level", "landmark", "in_article", "why", "words"},
        "headings": {"level", "name", "section"},
        "links": {"name", "href", "section"},
        "images": {"name", "section"},
        "lists": {"items", "section"},
    }
    for kind, keys in names.items():
        assert data[kind], kind
        assert all(set(entry) == keys for entry in data[kind]), kind
    ids = {section["id"] for section in data["sections"]}
    for kind in ("landmarks", "headings", "links", "images", "tables", "lists"):
        assert {entry["section"] for entry in data[kind]} <= ids, kind
    assert {link["target"] for link in data["skip_links"]} <= ids


def test_outline_lists_read_and_unread_sections_with_reasons(run: Run) -> None:
    said = run("outline", PERU).stdout
    read, _, not_read = said.partition("Not read:")
    assert "Skip to main content: America’s Top Diplomat" in said
    assert "Read: 471 words, 3 minutes. Reason: target of skip link “Skip to main content”" in read
    assert "Reason, unless given below: outside the article\n" in not_read
    assert not_read.count("outside the article") == 1
    assert "  Breaking News, 19 words, s5\n" in not_read
    assert "  Related, heading 2, 1 word, s11\n" in not_read


def test_outline_indents_by_heading_level_and_shows_minutes(run: Run) -> None:
    said = run("outline", str(PAGES / "tides.html")).stdout
    assert "\n  Why the Sea Comes and Goes, heading 1, 35 words, s4\n" in said
    assert "\n      The pull of the Moon, heading 3, 192 words, 1 minute, s6\n" in said


def test_outline_marks_broken_skip_links(run: Run) -> None:
    assert "Skip to content: broken" in run("outline", BREAD).stdout


def test_text_prints_only_the_articles_words(run: Run) -> None:
    said = run("text", PERU).stdout
    assert said.startswith("America’s Top Diplomat Pays a Visit to Peru\n")
    assert "$9.1 billion in 2009" in said
    for noise in ("Accessibility links", "Breaking News", "please wait", "0:00", "Related", "heading 1"):
        assert noise not in said


def test_script_json_has_an_object_per_line_with_offsets(run: Run) -> None:
    lines = run("script", PERU, "--json").stdout.splitlines()
    said = [json.loads(line) for line in lines]
    keys = {"section", "block", "kind", "text", "spoken", "lang", "start", "end"}
    assert all(set(entry) == keys for entry in said)
    assert said[0]["text"] == "America’s Top Diplomat Pays a Visit to Peru"
    assert any(
        entry["start"] is None and entry["text"].startswith("Audio, 3 minutes 31 seconds") for entry in said
    )
    assert all((entry["start"] is None) == (entry["kind"] in {"announcement", "title"}) for entry in said)


def test_script_at_verbosity_none_announces_nothing(run: Run) -> None:
    said = run("script", str(PAGES / "tides.html"), "--verbosity", "none", "--json").stdout
    assert "announcement" not in said


def test_voices_json_lists_espeak_voices(run: Run) -> None:
    voices = json.loads(run("voices", "--json").stdout)
    always, if_known = {"id", "engine", "name", "language", "gender"}, {"quality", "licence", "megabytes"}
    assert all(always <= set(voice) <= always | if_known for voice in voices)
    assert {"en-us", "fr", "de"} <= {voice["id"] for voice in voices}


def test_voices_show_language_gender_engine_and_default(run: Run) -> None:
    lines = run("voices").stdout.splitlines()
    defaults = [line for line in lines if line.endswith(", default")]
    for language, default in {
        "English": "en-us: English (America), male, espeak, default",
        "French": "fr: French (France), male, espeak, default",
    }.items():
        assert [line for line in defaults if f": {language}" in line] == [default]


def test_voices_filter_by_language(run: Run) -> None:
    lines = run("voices", "--language", "French").stdout.splitlines()
    assert lines[0] == "fr: French (France), male, espeak, default"
    assert {line.partition(":")[0] for line in lines if "espeak" in line} == {"fr", "fr-be", "fr-ch"}
    voices = json.loads(run("voices", "--json", "--language", "fr").stdout)
    assert [voice["id"] for voice in voices if voice["engine"] == "espeak"] == ["fr", "fr-be", "fr-ch"]


@pytest.mark.slow
def test_voices_try_speaks_a_sample(run: Run) -> None:
    tried = run("voices", "try", "fr+f3")
    assert tried.returncode == 0
    assert tried.stdout.startswith("fr+f3: French (France). 1, 2, 3")


def test_page_is_read_from_standard_input(run: Run) -> None:
    assert run("text", "-", page="<h1>Tides</h1><p>The sea comes and goes.").stdout == (
        "Tides\nThe sea comes and goes.\n"
    )


def test_url_is_the_address_of_a_page_from_a_pipe(run: Run) -> None:
    outline = run(
        "outline", "-", "--json", "--url", "https://ann:pw@example.org/sea/tides#moon", page="<p>Ebb."
    )
    assert json.loads(outline.stdout)["url"] == "https://example.org/sea/tides"


def test_from_starts_at_a_section_by_id_number_or_title(run: Run) -> None:
    for wanted in ("What you need", "what you", "s5", "2"):
        done = run(BREAD, "--no-audio", "--from", wanted)
        assert done.stdout.splitlines()[0] == "What you need, heading 2", wanted


WRONG: list[tuple[list[str], bytes, int, str]] = [
    (["text", "nowhere.html"], b"", 3, "nowhere.html"),
    (["text", "pages"], b"", 3, "folder"),
    (["text", "-"], b"", 4, "standard input is empty"),
    (["text", "-"], b"<p hidden>x", 4, "nothing to read"),
    (["text", "ftp://example.org/a"], b"", 3, "Give an http or https address"),
    (["text", "-"], b"%PDF-1.7 \x00\x01", 3, "PDF"),
    (["text", "-"], bytes(range(256)) * 40, 3, "not an HTML page"),
    (["listen", "https://example.org/"], b"", 3, "https://example.org/"),
    (["listen", BREAD, "--from", "Nowhere"], b"", 2, "Nowhere"),
    (["listen", BREAD, "--rate", "5"], b"", 2, "--rate"),
    (["listen", BREAD, "--voice", "nobody"], b"", 5, "nobody"),
    (["listen", BREAD, "--engine", "nothing"], b"", 5, "nothing"),
    (["listen", "nowhere.html", "--voice", "nobody", "--engine", "nothing"], b"", 3, "nowhere.html"),
    (["listen", BREAD, "--nonsense"], b"", 2, "--nonsense"),
    (["listen"], b"", 2, "SOURCE"),
    (["text", "-", "--url", "tides.html"], b"", 2, "tides.html is not a web address"),
    (
        ["text", "https://example.org/", "--url", "https://example.com/"],
        b"",
        2,
        "--url is for a page in a file",
    ),
    (["listen", BREAD, PERU, "--url", "https://example.org/"], b"", 2, "--url needs one SOURCE"),
    (["queue", "add", BREAD, PERU, "--url", "https://example.org/"], b"", 2, "--url needs one SOURCE"),
    (["voices", "--language", "Sindarin B"], b"", 5, "No voice speaks Sindarin B"),
    (["voices", "try", "nobody"], b"", 5, "nobody"),
    (["lissten", BREAD], b"", 2, "There is no command lissten. Did you mean listen?"),
    (["nowhere"], b"", 3, "nowhere"),
    (["resume"], b"", 2, "Nothing to resume"),
]


@pytest.mark.parametrize(("arguments", "stdin", "code", "said"), WRONG)
def test_errors_are_one_line_with_an_exit_code(
    run: Run, arguments: list[str], stdin: bytes, code: int, said: str
) -> None:
    done = run(*arguments, page=stdin)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    message = done.stderr
    assert message.count("\n") == 1, message
    assert message.startswith("reader: ")
    assert said in message


def test_control_characters_in_a_file_name_do_not_reach_the_terminal(run: Run) -> None:
    done = run("text", "no\x1b[31mwhere\x07.html")
    assert "\x1b" not in done.stderr
    assert "\x07" not in done.stderr


def test_deeply_nested_page_is_read(run: Run) -> None:
    done = run("text", "-", page="<div>" * 10_000 + "<p>At the bottom.")
    assert done.returncode == 0
    assert done.stdout == "At the bottom.\n"


def test_control_characters_in_a_page_are_removed(run: Run) -> None:
    page = "<p>Plain\x1b[2J words \x01900S and &#1;more &#155;2J here.\u202e".encode()
    for command in ("text", "script", "outline"):
        out = run(command, "-", page=page).stdout
        assert not [character for character in out if character < " " and character != "\n"], command
        assert "\u202e" not in out, command
        assert not any("\x80" <= character <= "\x9f" for character in out), command


def test_help_groups_the_commands_and_ends_with_two_examples(run: Run) -> None:
    lines = run("--help").stdout.splitlines()
    groups = ["Listen:", "Library:", "Inspect:", "Export:", "Set up:", "Examples:"]
    assert [line for line in lines if line in groups] == groups
    assert [line.split()[0] for line in lines[-2:]] == ["reader", "reader"]


def test_help_of_listen_groups_its_options(run: Run) -> None:
    lines = run("listen", "--help").stdout.splitlines()
    groups = ["Where to start:", "Speech:", "Announcements:", "Screen and keys:", "Other options:"]
    assert [line for line in lines if line in groups] == groups


def test_finished_page_starts_from_the_beginning_again(run: Run) -> None:
    """The article was read to its end, so it starts again."""
    page = "<h1>Short</h1><p>One. Two."
    first = run("-", "--no-audio", page=page)
    second = run("-", "--no-audio", page=page)
    assert first.stdout == second.stdout


def test_unusable_library_is_reported_once_and_reading_continues(run: Run, tmp_path: Path) -> None:
    (tmp_path / "accessible-reader").write_text("a file where the directory should be")
    done = run(BREAD, "--no-audio")
    assert done.returncode == 0
    assert done.stderr.count("save your places and queue") == 1
    assert len(done.stdout.splitlines()) > 40


@pytest.mark.parametrize("command", ["text", "outline", "script", "listen"])
def test_max_page_mb_limits_the_page(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "page.html").write_bytes(b"<p>Some words.</p>" + b" " * 1_000_000)
    refused = run(command, "page.html", "--max-page-mb", "1", cwd=tmp_path)
    assert refused.returncode == 3
    assert refused.stderr == (
        "reader: page.html is larger than 1 MB. To read it anyway, raise --max-page-mb.\n"
    )


def test_line_mode_has_each_question_and_answer_on_a_line_of_its_own(run: Run) -> None:
    typed = "search\nsourdough\nvolume 50\nsearch\nquit\n"
    lines = run(BREAD, "--line-mode", "--engine", "silence", page=typed).stderr.splitlines()
    question, match, volume, again = lines[lines.index("Search:") :][:4]
    assert re.fullmatch(r"\d of \d: sourdough", match)
    assert (question, volume, again) == ("Search:", "Volume 50", "Search:")
    assert "" not in lines


def test_line_mode_takes_piped_commands_in_any_bytes(run: Run) -> None:
    typed = b"next heading\nwhere\xff\nheading 3\nquit\n"
    done = run(BREAD, "--line-mode", "--engine", "silence", page=typed)
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert "What you need, heading 2, 2 of 5" in lines
    assert "where\ufffd: not a command" in lines
    assert "Making the dough, heading 2, 3 of 5" in lines
