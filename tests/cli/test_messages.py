"""What the command line says: errors in plain words, and on a terminal what a command did."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.library_lists import said_iso_date
from reader.cli.main import main
from tests.support.terminal import MODULES, PAGES, ROOT, Terminal

BREAD = str(PAGES / "bread.html")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lissten", "x.html"], "There is no command lissten. Did you mean listen?"),
        (["queue", "ad", "x.html"], "There is no command ad. Did you mean add?"),
        (["queue", "zzz"], "There is no command zzz. See: reader queue --help"),
        (["listen", "x.html", "--rat", "200"], "There is no option --rat. Did you mean --rate?"),
        (["text", "x.html", "--zzz"], "There is no option --zzz. See: reader text --help"),
        (
            ["listen", "x.html", "--rate", "abc"],
            "--rate cannot be abc. It takes a whole number from 80 to 900.",
        ),
        (
            ["listen", "x.html", "--rate", "-9"],
            "--rate cannot be -9. It takes a whole number from 80 to 900.",
        ),
        (
            ["listen", "x.html", "--verbosity", "many"],
            "--verbosity cannot be many. It takes one of none, few, most, all.",
        ),
        (["listen", "x.html", "--voice"], "--voice needs a value."),
        (["outline"], "SOURCE is missing. See: reader outline --help"),
        (["outline", "a.html", "b.html"], "Too many arguments: b.html. See: reader outline --help"),
        (["history", "remove", "one"], "There is no number one. Nothing was removed."),
        (["feed", "update", "x"], "NUMBER cannot be x. It takes a whole number from 1."),
        (
            ["feed", "add", "x", "--newest", "0"],
            "--newest cannot be 0. It takes a whole number from 1 to 1000.",
        ),
        (
            ["queue", "--order", "best"],
            "--order cannot be best. It takes one of queue, oldest, newest, shortest, longest.",
        ),
        (["ctl"], "COMMAND is missing. See: reader ctl --help"),
        (["help", "keyz"], "There is no topic keyz. Did you mean keys?"),
    ],
)
def test_wrong_usage_is_reported_in_plain_words(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exited:
        main(arguments)
    assert exited.value.code == 2
    assert capsys.readouterr().err == f"reader: {message}\n"


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("example.org/tides", "For a web page: https://example.org/tides"),
        ("www.example.com", "For a web page: https://www.example.com"),
        ("example.co.uk", "For a web page: https://example.co.uk"),
        ("tides.html", "Check the name."),
        ("old.d/tides.html", "Check the name."),
        ("notes.md", "Check the name."),
    ],
)
def test_address_without_its_scheme_is_recognised(
    source: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exited:
        main(["text", source])
    assert exited.value.code == 3
    assert capsys.readouterr().err == f"reader: Cannot open {source}: no such file. {hint}\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "done"),
    [
        (["config", "set", "rate", "210"], "Saved: rate is 210\n"),
        (["config", "set", "keys.mark", "m Ctrl+B"], "Saved: the key of mark is m or Ctrl+B\n"),
        (
            ["lexicon", "add", "GIF", "jif"],
            "Saved: GIF is said as jif. To hear it: reader lexicon test GIF\n",
        ),
        (
            ["lexicon", "add", "New York", "noo york"],
            "Saved: New York is said as noo york. To hear it: reader lexicon test 'New York'\n",
        ),
        (["export", BREAD, "-o", "bread.txt"], "Written: bread.txt\n"),
    ],
)
def test_command_says_on_a_terminal_what_it_did_and_nothing_in_a_pipe(
    tmp_path: Path, arguments: list[str], done: str
) -> None:
    env = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": MODULES}
    program = ("env", "-C", str(tmp_path), sys.executable, "-m", "reader")
    piped = subprocess.run([*program, *arguments], env={**os.environ, **env}, capture_output=True, check=True)
    assert piped.stdout + piped.stderr == b""
    again = ["--force"] if arguments[0] == "export" else []
    with Terminal([*arguments, *again], tmp_path, env, program=program) as terminal:
        assert terminal.end() == 0
        assert terminal.text == done


@pytest.mark.slow
def test_script_speaks_announcements_in_the_saved_language(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}

    def run(*arguments: str) -> str:
        program = [sys.executable, "-m", "reader", *arguments]
        return subprocess.run(program, env=env, cwd=ROOT, capture_output=True, check=True, text=True).stdout

    assert "heading 2" in run("script", BREAD)
    run("config", "set", "announce_language", "de")
    assert "Überschrift 2" in run("script", BREAD)
    assert "titre 2" in run("script", BREAD, "--announce-language", "fr")


@pytest.mark.parametrize(
    ("name", "hint"), [("zzyzx", "List voices with: reader voices."), ("frenhc", "Did you mean French?")]
)
def test_unknown_saved_voice_is_reported_in_whole_sentences(tmp_path: Path, name: str, hint: str) -> None:
    config = tmp_path / "accessible-reader" / "config.toml"
    config.parent.mkdir()
    config.write_text(f'voice = "{name}"\n')
    env = {
        **os.environ,
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "PULSE_SERVER": "none",
    }
    program = [sys.executable, "-m", "reader", "-", "--engine", "espeak", "--rate", "900"]
    done = subprocess.run(program, env=env, cwd=ROOT, capture_output=True, check=True, text=True, input="Hi.")
    assert done.stderr.startswith(
        f"No voice called {name}. {hint} The voice of the page's language is used.\n"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2018-02-09", "9 February 2018"),
        ("2018-02", "February 2018"),
        ("2018", "2018"),
        ("2018-02-09T14:05:00+01:00", "9 February 2018, 14:05"),
        ("2018-02-09T14:05:00Z", "9 February 2018, 14:05"),
        ("", ""),
    ],
)
def test_outline_says_dates_in_words(written: str, said: str) -> None:
    assert said_iso_date(written) == said
