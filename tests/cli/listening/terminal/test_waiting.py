"""While a page loads slowly, one line says so."""

from __future__ import annotations

import queue

import pytest

from reader.cli import page_loading

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("https://name:secret@example.org:8443/a/b?c", "Waiting for example.org:8443"),
        ("-", "Waiting for standard input"),
        ("far/away.html", "Waiting for far/away.html"),
    ],
)
def test_slow_download_is_announced_while_waiting(
    monkeypatch: pytest.MonkeyPatch, name: str, line: str
) -> None:
    monkeypatch.setattr(page_loading, "_WAIT_MESSAGE_AFTER_S", 0.01)
    said: queue.SimpleQueue[str] = queue.SimpleQueue()
    with page_loading.announce_wait(name, said.put):
        assert said.get(timeout=20) == line


def test_fast_download_is_not_announced() -> None:
    said: list[str] = []
    with page_loading.announce_wait("-", said.append):
        pass
    assert said == []
