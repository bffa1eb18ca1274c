"""Word counts measure how long a text takes to say, in every script."""

from __future__ import annotations

import pytest

from reader.page.dom.words import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The sea comes, and it goes.", 6),
        ("L’été, ça passe… vite !", 5),
        ("Море приходит и уходит", 4),
        ("바다는 오고 간다", 3),
        ("在海滩上站六个小时，你会看到。", 13),
        ("海の水 Wi-Fi 2.0", 7),
        ("ถ้าคุณยืนอยู่", 5),
    ],
)
def test_words_are_counted_in_each_script(text: str, words: int) -> None:
    assert count_words(text) == words
