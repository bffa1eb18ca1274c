"""What the tests do with a browser that has the extension, whichever it is; and where it and Reader run."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, Self

from tests.support.programs import is_running, run_to_end, wait_for

ADVICE = "document.getElementById('advice')?.textContent ?? ''"  # in that tab


class DrivenBrowser(Protocol):
    """A headless browser with the extension."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def open(self, url: str) -> None:
        """Open a page in the first tab, and wait until it is loaded."""

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""

    def press_button(self) -> None:
        """Press the extension's button."""

    def queue(self) -> None:
        """Add the page to the queue."""

    def keys(self) -> dict[str, str]:
        """The extension's keys, by the names of its commands."""

    def badge(self) -> str:
        """The text on the extension's button."""

    def problem(self) -> str:
        """Wait for the tab in which the extension says what went wrong; returns what it says to do."""


def wait_for_text(look: Callable[[], str]) -> str:
    """Wait until there is a text; returns it."""
    texts = [""]

    def is_there() -> bool:
        texts.append(look())
        return texts[-1] != ""

    wait_for(is_there)
    return texts[-1]


class Home:
    """A home folder for a browser and Reader, with a sound server or without sound.

    Without sound, Reader prints the sentences in a "terminal window" as it would speak them. With sound,
    there are no terminal windows.
    """

    def __init__(self, folder: Path, sound_server: str = "none") -> None:
        self.folder = folder
        programs = folder / "bin"
        programs.mkdir(mode=0o700, parents=True)
        # The path of a socket has at most 107 bytes, so it cannot lie in pytest's long folders.
        runtime = Path(tempfile.mkdtemp(prefix="reader-"))
        weakref.finalize(self, shutil.rmtree, runtime, ignore_errors=True)
        terminal = programs / "xdg-terminal-exec"
        lines = ("#!/bin/sh", f"echo $$ >>{folder}/windows", f'exec "$@" >>{folder}/heard 2>&1 </dev/null')
        terminal.write_text("\n".join(lines))
        terminal.chmod(0o700)
        self.env = {
            **os.environ,
            "HOME": str(folder),
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "XDG_CACHE_HOME": str(folder / ".cache"),
            "XDG_DATA_HOME": str(folder / ".local" / "share"),
            "DISPLAY": ":99" if sound_server == "none" else "",
            "WAYLAND_DISPLAY": "",
            "PULSE_SERVER": sound_server,
        }

    def reader(self, *arguments: str) -> str:
        """What `reader ARGUMENTS` prints."""
        done = run_to_end(*arguments, env=self.env, stdin="")
        assert done.returncode == 0, done.stderr
        return done.stdout

    def disconnect(self) -> None:
        """Take Reader's host away from the browsers."""
        for description in self.folder.rglob("accessible_reader.json"):
            description.unlink()

    def end_sessions(self) -> None:
        """End the sessions that still run."""
        for process in self.windows:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process, signal.SIGTERM)
        wait_for(lambda: not any(map(is_running, self.windows)))

    @property
    def heard(self) -> str:
        """What the reading session has printed."""
        return self._text("heard")

    @property
    def windows(self) -> list[int]:
        """The processes of the terminal windows that were opened."""
        return [int(line) for line in self._text("windows").split()]

    @property
    def pages(self) -> list[Path]:
        """The pages that were kept."""
        return list((Path(self.env["XDG_DATA_HOME"]) / "accessible-reader" / "browser" / "pages").iterdir())

    def _text(self, name: str) -> str:
        path = self.folder / name
        return path.read_text("utf-8") if path.exists() else ""
