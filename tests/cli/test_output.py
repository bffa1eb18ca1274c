"""No command writes anything that a terminal obeys, in any encoding, for any page."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.in_process import run_here

OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
HOSTILE = "\x1b[2J\x9b31m\x07\x00\u202eevil\u2066\u200f\r\n\x0b\x85\u200b\U000e0049\U000e0067"
ENCODINGS = ["ascii", "latin-1", "cp437", "cp850", "cp1252", "utf-8"]
PAGE = """<html lang=fr><title>“Été” — l’œuvre</title><main><h1>“Été” — l’œuvre</h1>
<p>Il a payé en € pour 日本… voilà.</p></main>"""


def run(arguments: Sequence[str], encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    return run_here(arguments, encoding=encoding)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")


@pytest.fixture(scope="module")
def page(folder: Path) -> str:
    path = folder / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def commands(source: str) -> list[list[str]]:
    """Every command that shows a page."""
    return [
        ["outline", source],
        ["text", source],
        ["script", source],
        ["listen", source, "--no-audio", "--from-start"],
        ["listen", source, "--no-audio", "--from", "1"],
    ]


# -- encodings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "title", "sentence"),
    [
        ("ascii", '"Ete" - l\'oeuvre', "Il a paye en EUR pour ??... voila."),
        ("latin-1", '"Été" - l\'oeuvre', "Il a payé en EUR pour ??... voilà."),
        ("cp437", '"Été" - l\'oeuvre', "Il a payé en EUR pour ??... voilà."),
        ("cp850", '"Été" - l\'oeuvre', "Il a payé en EUR pour ??... voilà."),
        ("cp1252", "“Été” — l’œuvre", "Il a payé en € pour ??… voilà."),
        ("utf-8", "“Été” — l’œuvre", "Il a payé en € pour 日本… voilà."),
    ],
)
@pytest.mark.parametrize("number", range(len(commands(""))))
def test_output_is_readable_in_every_encoding(
    page: str, number: int, encoding: str, title: str, sentence: str
) -> None:
    wrote = run(commands(page)[number], encoding)
    assert wrote.returncode == 0
    assert title in wrote.stdout
    assert sentence in " ".join(wrote.stdout.split()) or number == 0


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("command", [["outline", "--json"], ["script", "--json"]], ids=" ".join)
def test_json_is_lossless_in_every_encoding(page: str, command: list[str], encoding: str) -> None:
    documents = run([*command, page], encoding).stdout.split("\n" if command[0] == "script" else "\0")
    values = [json.loads(document) for document in documents if document]
    assert "“Été” — l’œuvre" in repr(values)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_help_and_errors_are_readable_in_every_encoding(folder: Path, encoding: str) -> None:
    quoted = "“reader SOURCE”" if encoding in {"cp1252", "utf-8"} else '"reader SOURCE"'
    assert quoted in run(["--help"], encoding).stdout
    wrote = run(["text", str(folder / "“non”.html")], encoding)
    assert wrote.returncode == 3
    assert ("“non”.html" if encoding in {"cp1252", "utf-8"} else '"non".html') in wrote.stderr


# -- nothing that a terminal obeys ----------------------------------------------------------------

_ANY = st.text(st.one_of(st.sampled_from(HOSTILE + " <&x"), st.characters(codec=None)), max_size=12)
_REFERENCES = st.sampled_from(["&#27;[2J", "&#x9b;31m", "&#x202e;", "&#7;", "&#x2028;", "&rlm;", "&#xd800;"])
_WORDS = st.one_of(_ANY, _REFERENCES)


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_WORDS, _WORDS, _WORDS, _WORDS)
def test_control_characters_of_a_page_do_not_reach_the_output(
    folder: Path, title: str, heading: str, words: str, name: str
) -> None:
    html = (
        f"<html lang=en><title>{title}</title><meta name=author content='{name}'>"
        f"<a href='#m'>Skip to {name}</a><nav aria-label='{name}'><a href='{words}'>{words}</a></nav>"
        f"<main id=m><h1>Of {heading}</h1><p>One {words} two.<img alt='{name}'><h2>{words}</h2><p>Three."
        f"<!--{' ' * 12_000}-->"  # a page of mostly control characters is refused
    )
    path = folder / "hostile.html"
    path.write_text(html, encoding="utf-8", errors="surrogatepass")
    for command in (*commands(str(path)), ["outline", str(path), "--json"], ["script", str(path), "--json"]):
        wrote = run(command)
        assert wrote.returncode == 0, wrote.stderr
        assert OBEYED.search(wrote.stdout + wrote.stderr) is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["text", f"{HOSTILE}.html"],
        ["outline", f"file:///{HOSTILE}.html"],
        ["text", f"http://{HOSTILE}.invalid/"],
        ["text", f"http://127.0.0.1:1/{HOSTILE}"],
        ["text", "caf\udce9.html"],
        ["script", "PAGE", "--verbosity", HOSTILE],
        ["listen", "PAGE", "--from", HOSTILE],
        ["listen", "PAGE", "--voice", HOSTILE],
        ["listen", "PAGE", "--engine", HOSTILE],
        ["listen", "PAGE", "--rate", HOSTILE],
        ["listen", "PAGE", "--debug", "--from", HOSTILE],
        ["text", "PAGE", f"--{HOSTILE}"],
        ["text", "PAGE", HOSTILE],
        ["config", "set", HOSTILE, "1"],
        ["config", "set", "rate", HOSTILE],
        ["config", HOSTILE],
    ],
    ids=repr,
)
def test_control_characters_of_arguments_do_not_reach_the_output(page: str, arguments: list[str]) -> None:
    asked = [page if each == "PAGE" else each.replace("\x00", "") for each in arguments]
    wrote = run(asked)
    assert wrote.returncode in {2, 3, 5}, wrote
    assert OBEYED.search(wrote.stdout + wrote.stderr) is None
    if "--debug" not in arguments:
        assert len(wrote.stderr.splitlines()) == 1


def test_file_with_control_characters_in_its_name_is_read(folder: Path) -> None:
    path = folder / "\x1b[31mred\u202e.html"
    path.write_text("<p>Nothing to see.", encoding="utf-8")
    empty = folder / "\x1b[32mempty.html"
    empty.write_text("", encoding="utf-8")
    assert "Nothing to see." in run(["text", str(path)]).stdout
    wrote = run(["text", str(empty)])
    assert wrote.returncode == 4
    assert OBEYED.search(wrote.stderr) is None


# -- long names -----------------------------------------------------------------------------------


@pytest.mark.parametrize("deep", [50, 5000])
def test_long_file_name_is_shortened_in_the_middle(deep: int) -> None:
    wrote = run(["text", f"/nowhere/at/all/{'deep/' * deep}page.html"])
    assert wrote.returncode == 3
    assert len(wrote.stderr) < 200
    assert "/nowhere/at/all/deep" in wrote.stderr
    assert "page.html" in wrote.stderr


def test_long_title_is_shortened_in_the_greeting(folder: Path) -> None:
    path = folder / "keywords.html"
    path.write_text(f"<h1>{'Cheap ferry tickets, ' * 200}</h1><p>It leaves at seven.")
    greeting = run(["listen", str(path), "--no-audio"]).stderr.splitlines()[0]
    assert greeting.startswith("Cheap ferry tickets, ")
    assert len(greeting) <= 100


def test_file_named_like_an_option_gets_advice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "-dash.html").write_text("<p>Here it is.")
    monkeypatch.chdir(folder)
    for arguments in (["-dash.html"], ["text", "-dash.html"]):
        wrote = run(arguments)
        assert wrote.returncode == 2
        assert wrote.stderr.endswith("If you mean the file, write ./-dash.html\n")
    assert "Here it is." in run(["text", "./-dash.html"]).stdout
    assert "Here it is." in run(["text", "--", "-dash.html"]).stdout
    assert "./" not in run(["text", f"--{'long' * 100}"]).stderr
