"""What the session reads, for the desktop's media players, with a cover of its own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.desktop.media_player import NowPlaying
from reader.desktop.runtime_folder import runtime_folder

if TYPE_CHECKING:
    from reader.session.remote import Status


class Covers:
    """Covers of what was read, in files. A thread draws each once, and calls `tell` when it is ready."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._is_closed = False
        self._files: dict[str, Path | None] = {}  # by place; None while it is drawn, and if it cannot be

    def address(self, status: Status) -> str:
        """The address of the cover's file; "" until it is drawn."""
        place = _place(status)
        if place not in self._files:
            self._files[place] = None
            threading.Thread(target=self._draw, args=(place, status), name="cover", daemon=True).start()
        file = self._files[place]
        return file.as_uri() if file is not None else ""

    def close(self) -> None:
        """Remove the files."""
        self._is_closed = True
        for file in self._files.values():
            if file is not None:
                file.unlink(missing_ok=True)

    def _draw(self, place: str, status: Status) -> None:
        try:
            from reader.export.audio.tag_values import as_written
            from reader.export.cover.draw import Cover, CoverSize, draw_cover, shown_length
        except ImportError:  # the extra `export` is not installed
            return
        site = as_written(urlsplit(status.url).hostname or "")
        length = shown_length(status.length_s, status.lang)
        with suppress(OSError):
            file = runtime_folder() / f"{os.getpid()}-{place}.png"
            cover = Cover(status.title, status.author, site, length, status.lang)
            file.write_bytes(draw_cover(cover, CoverSize.LOCK_SCREEN))
            self._files[place] = file
            if self._is_closed:
                self.close()
            self._tell()


def now_playing(status: Status, cover: str) -> NowPlaying:
    """What is read, as media players show it."""
    return NowPlaying(
        title=status.title,
        author=status.author,
        url=status.url,
        place=_place(status),
        state=status.state,
        words=status.words_before,
        total=status.words,
        rate=status.rate,
        volume=status.volume,
        cover=cover,
    )


def _place(status: Status) -> str:
    return f"article{status.article}_{status.followed}"
