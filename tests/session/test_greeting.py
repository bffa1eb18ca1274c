"""What is said before an article: the title, where the reading begins, and which article of several it is."""

from __future__ import annotations

import pytest

from reader.script.own_words import ENGLISH_WORDS
from reader.session.command_table import COMMANDS
from reader.session.greeting import Greeting


@pytest.mark.parametrize(
    ("greeting", "words"),
    [
        (Greeting("Tides"), "Tides"),
        (Greeting("Tides", number=2, total=3), "Tides, article 2 of 3"),
        (Greeting("Tides", begins="section", section="Causes"), "Tides, from Causes"),
        (Greeting("Tides", begins="saved position", percent=40), "Resuming Tides, 40 percent. Home: start"),
        (Greeting("Tides", begins="saved position"), "Resuming Tides. Home: start"),
        (
            Greeting("Tides", begins="saved position", percent=40, number=1, total=2),
            "Resuming Tides, 40 percent, article 1 of 2. Home: start",
        ),
        (Greeting("Tides", begins="no article"), "Tides. No article here. h: next heading"),
        (Greeting("", begins="no article"), "No article here. h: next heading"),
        (Greeting("Tides", begins="back"), "Back in Tides"),
    ],
)
def test_greeting_says_the_title_and_where_the_reading_begins(greeting: Greeting, words: str) -> None:
    assert greeting.words(ENGLISH_WORDS, COMMANDS) == words
