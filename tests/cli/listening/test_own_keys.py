"""The listener's own keys, from the settings file to the session."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.programs import BREAD, Run, run_to_end
from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow


def test_new_key_is_saved_beside_the_other_settings(run: Run, config_file: Path) -> None:
    config_file.parent.mkdir()
    config_file.write_text('rate = 200 # mine\n\n[keys]\nback = "Alt+b"\n')
    done = run("config", "set", "keys.next heading", "h E")
    assert (done.returncode, done.stderr) == (0, "")
    added = '"next heading" = ["h", "E"]\n'
    assert config_file.read_text() == f'rate = 200 # mine\n\n[keys]\nback = "Alt+b"\n{added}'
    rows = json.loads(run("config", "show", "--json").stdout)
    assert rows[-2:] == [
        {"name": "keys.next heading", "value": "h E", "default": "h", "from": "file"},
        {"name": "keys.back", "value": "Alt+b", "default": "Backspace", "from": "file"},
    ]


def test_conflicting_key_is_refused_and_not_saved(run: Run, config_file: Path) -> None:
    done = run("config", "set", "keys.mark", "h")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "h cannot be the key of mark: it is already used by next heading" in done.stderr
    assert not config_file.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[keys]\nmark = "h"\n', "Rebind next heading first. The default keys"),
        ("[keys]\nmark = 3\n", "the key of mark is 3, not the name of a key"),
        ("keys = 3\n", "keys is 3, not a table"),
        ('[keys]\nmarl = "E"\n', "Did you mean mark?"),
    ],
)
def test_invalid_keys_file_is_reported_in_one_line(
    run: Run, config_file: Path, text: str, message: str
) -> None:
    config_file.parent.mkdir()
    config_file.write_text(text)
    done = run("config", "show")
    assert done.returncode == 0
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_manual_page_shows_remapped_keys(config_file: Path, tmp_path: Path) -> None:
    config_file.parent.mkdir()
    config_file.write_text('[keys]\nmark = "Ctrl+B"\n')
    page = run_to_end(env={"XDG_CONFIG_HOME": str(tmp_path)}, stdin="", start=("-m", "reader.cli.man")).stdout
    assert ".B Ctrl+B\nMark this place; again: add a note\n" in page
    assert ".B m\n" not in page


def test_session_uses_remapped_keys(config_file: Path, tmp_path: Path) -> None:
    config_file.parent.mkdir()
    config_file.write_text('[keys]\nmark = "Ctrl+B"\nquit = ["Alt+q", "Q"]\nkeys = "E"\n')
    env = {"XDG_CONFIG_HOME": str(tmp_path), "PULSE_SERVER": "none"}
    arguments = ["listen", "--engine", "silence", BREAD]
    with Terminal(arguments, tmp_path / "data", env) as terminal:
        terminal.wait_for("E lists the keys, Alt+q quits")
        terminal.press("\x02")
        terminal.wait_for("Marked")
        terminal.press("m")
        terminal.wait_for("m: not a key. E lists the keys")
        for more in ("more: press E again", "more: press E again", "Ctrl+B: Mark this place"):
            at = len(terminal.text)
            terminal.press("E")
            terminal.wait_for(more, after=at)
        terminal.press("Q")
        assert terminal.end() == 0
