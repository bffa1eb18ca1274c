"""The host: a program that a browser starts for each page, and that the session outlives."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.extension.driving import Home
from tests.support.programs import wait_for

pytestmark = pytest.mark.slow

_HOST = [sys.executable, "-P", "-m", "reader.desktop.browser.host"]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    home.reader("config", "set", "engine", "espeak")  # a new home would first prepare the natural voice
    yield home
    for process in home.windows:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process, signal.SIGTERM)


def start_host(home: Home, html: str, title: str = "Tides") -> subprocess.Popen[bytes]:
    """Start the host, and send it a page."""
    first = {"action": "read", "url": f"https://example.org/{title}", "title": title, "selection": False}
    packed = [json.dumps(each).encode() for each in (first, {"chunk": html}, {"end": True})]
    host = subprocess.Popen(_HOST, env=home.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert host.stdin is not None
    host.stdin.write(b"".join(struct.pack("=I", len(each)) + each for each in packed))
    host.stdin.flush()
    return host


def answer_of(host: subprocess.Popen[bytes]) -> dict[str, Any]:
    out, _ = host.communicate(timeout=100)
    assert struct.unpack("=I", out[:4])[0] == len(out) - 4
    return dict(json.loads(out[4:]))


def test_two_pages_at_a_time_are_read_in_one_session(home: Home) -> None:
    text = "<p>The sea comes and goes twice a day, and the harbour waits for it.</p>" * 20
    hosts = [start_host(home, text, title) for title in ("Ebb", "Flow")]
    assert {answer_of(host)["message"] for host in hosts} == {
        "Reader has started in a terminal",
        "Reader reads this page",
    }
    assert len(home.windows) == 1


def test_page_without_text_is_an_error_with_its_title_where_there_is_no_terminal(home: Home) -> None:
    home.env["DISPLAY"] = ""
    answer = answer_of(start_host(home, "<p hidden>Gone"))
    assert answer["ok"] is False
    assert answer["message"].startswith("Tides has nothing to read.")
    hostile = answer_of(start_host(home, "<p hidden>Gone", "\x1b]0;\u202eTides\n " + "x" * 900))
    assert hostile["message"].startswith(f"]0;Tides {'x' * 71} has nothing to read.")


def test_unusable_runtime_folder_is_an_error_that_names_it(home: Home) -> None:
    folder = Path(home.env["XDG_RUNTIME_DIR"], "accessible-reader")
    folder.write_text("")
    answer = answer_of(start_host(home, "<p>The sea comes and goes twice a day.</p>"))
    assert answer["message"] == f"Reader's sessions cannot be reached: {folder}. Delete it, and try again."
    assert home.windows == []


def test_error_in_a_window_that_stays_open_is_answered_at_once(home: Home) -> None:
    window = (
        f"echo $$ >>{home.folder}/windows",
        f'sleep 300 | "$@" >>{home.folder}/heard 2>&1',  # nobody presses Enter
    )
    (home.folder / "bin" / "xdg-terminal-exec").write_text("\n".join(("#!/bin/sh", *window)))
    assert answer_of(start_host(home, "<p hidden>Gone"))["message"].startswith("Tides has nothing to read.")
    assert "Press Enter to close this window." in home.heard


def test_session_that_cannot_read_a_page_does_not_say_the_name_of_its_file(home: Home) -> None:
    assert answer_of(start_host(home, "<p>The sea comes and goes twice a day.</p>" * 90))["ok"]
    assert not answer_of(start_host(home, "<p hidden>Gone", "Ebb"))["ok"]
    wait_for(lambda: "the page from your browser has nothing to read" in " ".join(home.heard.split()))
