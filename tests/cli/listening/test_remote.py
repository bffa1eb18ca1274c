"""`reader ctl` drives a running session."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bus import playerctl, private_bus
from tests.support.programs import PERU, TIDES, Run, wait_for
from tests.support.terminal import PAGES, Terminal


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:  # the name of a socket has 107 bytes at most
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


def test_nothing_to_control_is_one_line(run: Run) -> None:
    for command in ("where", "pause"):
        done = run("ctl", command)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "reader: No session is running. Start one with: reader SOURCE\n"


@pytest.mark.parametrize("arguments", [("add",), ("say",), ("say", "-"), (), ("",), ("add", "")])
def test_ctl_without_what_it_needs_is_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("ctl", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_ctl_drives_the_session_and_prints_its_answers(run: Run, tmp_path: Path) -> None:
    with Terminal(["listen", TIDES, "--engine", "silence"], tmp_path, {"PULSE_SERVER": "none"}) as terminal:
        terminal.wait_for("11 sections")

        def ctl(*words: str) -> tuple[str, str, int]:
            done = run("ctl", *words, cwd=PAGES)
            return done.stdout, done.stderr, done.returncode

        assert ctl("pause") == ("Paused\n", "", 0)
        assert ctl("next", "heading") == ("What raises a tide, heading 2, 2 of 11\n", "", 0)
        assert ctl("bogus") == ("", "reader: bogus: not a command. See: reader ctl --help\n", 2)
        assert ctl("add", "nosuch.html")[1:] == (
            "reader: Cannot open nosuch.html: no such file. Check the name.\n",
            3,
        )
        assert ctl("say", "nosuch.html")[2] == 3
        terminal.wait_for("Cannot open nosuch.html")
        title = "America’s Top Diplomat Pays a Visit to Peru"
        assert ctl("add", Path(PERU).name) == (f"Added: {title}\n", "", 0)
        assert ctl("add", Path(PERU).name) == (f"Already added: {title}\n", "", 0)
        assert ctl("say", Path(PERU).name)[0] == f"{title}\n"
        terminal.wait_for(title)
        assert ctl("back")[2] == 0
        terminal.wait_for("Back in Why the Sea Comes and Goes")
        where = json.loads(ctl("where", "--json")[0])
        assert (where["code"], where["status"]["section_number"], where["status"]["articles"]) == (0, 2, 2)
        assert ctl("quit")[2] == 0
        assert terminal.end() == 0
    assert "1. " in run("queue", "list").stdout


@pytest.mark.slow
def test_media_keys_drive_the_session_and_players_show_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with Terminal(
            ["listen", TIDES, "--engine", "silence"], tmp_path, {"PULSE_SERVER": "none"}
        ) as terminal:
            terminal.wait_for("11 sections")
            wait_for(lambda: playerctl("status") == "Playing")
            playerctl("pause")
            at = terminal.wait_for("Paused\n")
            wait_for(lambda: playerctl("status") == "Paused")
            playerctl("next")
            at = terminal.wait_for("What raises a tide, section 2 of 11\n", after=at)
            playerctl("play")
            terminal.wait_for("Resumed\n", after=at)
            assert playerctl("metadata", "title") == "Why the Sea Comes and Goes"
            wait_for(lambda: playerctl("metadata", "mpris:artUrl") != "")
            cover = Path(playerctl("metadata", "mpris:artUrl").removeprefix("file://"))
            assert cover.read_bytes().startswith(b"\x89PNG")
            assert cover.stat().st_mode & 0o077 == 0 or cover.parent.stat().st_mode & 0o077 == 0
            terminal.press("q")
            assert terminal.end() == 0
        assert playerctl("status") == ""
        assert not cover.exists()
