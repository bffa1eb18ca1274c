"""Every command at its edges: it answers in a few words, stays where it is, and reading continues.

The places are the two ends of the article, the two ends of the page around it, and an article of one
sentence, which is the edge of nearly everything.
"""

from __future__ import annotations

import pytest

from reader.script.writer import Script
from reader.session import machine
from reader.session.command_table import COMMANDS
from reader.session.effects import Answer, Ask, Pause, Quit, Say, Stop
from reader.session.events import SpeechFinished
from reader.session.state import Search, State
from tests.session.playing import TIDES, at, play, said, script_of, shown, start_of

BARE = "<html lang=en><title>Ebb</title><main><p>It ebbs.</p></main>"
PLACES = ("start", "end", "top", "foot", "bare")
STEPS = ("next", "previous")


def place(name: str) -> tuple[Script, State]:
    if name == "bare":
        return script_of(BARE), start_of(script_of(BARE))
    begins = {"end": "Birds feed", "top": "Skip to the article", "foot": "All rights"}
    state = at(begins[name]) if name in begins else start_of(script_of(TIDES))
    return script_of(TIDES), state


def everywhere(words: str, *names: str) -> dict[str, str]:
    """The same answer at these places; at every place if none is given."""
    return dict.fromkeys(names or PLACES, words)


# The answers at an edge. At all other places, and with all other commands, something happens.
EDGES: dict[str, dict[str, str]] = {
    "next sentence": {"end": "End of article", "foot": "End of page"},
    "previous sentence": {"start": "Start of article", "top": "Start of page", "bare": "Start of article"},
    "next paragraph": everywhere("No next paragraph", "end", "foot"),
    "previous paragraph": everywhere("No previous paragraph", "start", "top", "bare"),
    "next section": everywhere("No next section", "end", "foot", "bare"),
    "previous section": everywhere("No previous section", "start", "top", "bare"),
    "previous word": {"start": "Start of article", "top": "Start of page", "bare": "Start of article"},
    "next heading": everywhere("No next heading", "end", "foot", "bare"),
    "previous heading": everywhere("No previous heading", "start", "top", "bare"),
    "next heading 1": everywhere("No next heading 1", "start", "end", "foot", "bare"),
    "previous heading 1": everywhere("No previous heading 1", "start", "top", "bare"),
    "next heading 2": everywhere("No next heading 2", "end", "foot", "bare"),
    "previous heading 2": everywhere("No previous heading 2", "start", "top", "bare"),
    **{
        f"{way} heading {level}": everywhere(f"No {way} heading {level}")
        for way in STEPS
        for level in range(3, 7)
    },
    "next landmark": everywhere("No next landmark", "foot", "bare"),
    "previous landmark": everywhere("No previous landmark", "top", "bare"),
    **{f"{way} skip link": everywhere("This page has no skip links", "bare") for way in STEPS},
    "next link": everywhere("No next link", "start", "end", "foot", "bare"),
    "previous link": everywhere("No previous link", "start", "end", "top", "bare"),
    "next list": everywhere("No next list", "start", "end", "foot", "bare"),
    "previous list": everywhere("No previous list", "start", "end", "top", "bare"),
    "next item": everywhere("No next list item", "start", "end", "foot", "bare"),
    "previous item": everywhere("No previous list item", "start", "end", "top", "bare"),
    **{f"{way} {kind}": everywhere(f"No {way} {kind}") for way in STEPS for kind in ("table", "figure")},
    **{f"{way} {kind}": everywhere("Not in a table") for way in STEPS for kind in ("cell", "row")},
    "leave": everywhere("Not in a list, table or quote"),
    "enter": everywhere("Not in a list, table or quote"),
    "follow": everywhere("No link here", "start", "end", "foot", "bare"),
    "back": everywhere("Nothing to go back to"),
    "next page": everywhere("No next page"),
    "next article": everywhere("No next article"),
    "previous article": everywhere("No previous article"),
    "address": everywhere("No link here", "start", "end", "foot", "bare"),
    "note": everywhere("No note here"),
    **{f"{way} match": everywhere("No search yet. Press slash to search") for way in STEPS},
    "mark": everywhere("Only the article can be marked", "top", "foot"),
    "marks": everywhere("No marks. Press m to make one"),
    "louder": everywhere("Volume 100, loudest"),
}


def test_edges_are_of_commands() -> None:
    assert set(EDGES) <= {command.name for command in COMMANDS}


@pytest.mark.parametrize("command", EDGES)
def test_edge_is_reported_and_reading_continues(command: str) -> None:
    for name, words in EDGES[command].items():
        script, state = place(name)
        played = play(script, command, state=state)
        assert said(played.last) == [f"[{words}]"], name
        assert all(len(line) <= 40 for line in shown(played.last)), name
        assert played.state.reading.position == state.reading.position, name
        if command == "previous word":  # it always pauses the reading
            assert not played.state.reading.playing
            continue
        _, effects = machine.step(script, played.state, SpeechFinished(played.state.speech.token))
        (say,) = [effect for effect in effects if isinstance(effect, Say)]
        assert say.position == state.reading.position, name


def test_command_elsewhere_moves_answers_or_asks() -> None:
    names = [command.name for command in COMMANDS]
    cases = [(command, name) for command in names for name in set(PLACES) - set(EDGES.get(command, {}))]
    for command, name in cases:
        script, state = place(name)
        effects = play(script, command, state=state).last
        assert any(isinstance(effect, Say | Answer | Ask | Stop | Pause | Quit) for effect in effects), (
            command,
            name,
        )
        refused = [text for text in said(effects) if text.startswith(("[No ", "[Not ", "[Nothing"))]
        assert refused == [], (command, name)
        if command != "keys":
            assert all(len(line) <= 40 for line in shown(effects)), (command, name)


@pytest.mark.parametrize(
    ("state", "command", "words"),
    [
        ({"rate": 900}, "faster", "900 words a minute, fastest"),
        ({"rate": 80}, "slower", "80 words a minute, slowest"),
        ({"volume": 0}, "quieter", "Volume 0, silent"),
        ({"search": Search("whales")}, "next match", "Nothing found: whales"),
        ({"search": Search("sea")}, "next match", "No more found: sea"),
        ({"search": Search("sea")}, "previous match", "No more found: sea"),
    ],
)
def test_rate_and_volume_stop_at_their_limits(state: dict[str, object], command: str, words: str) -> None:
    changed = at("The sea")._replace(**state)  # type: ignore[arg-type]
    assert said(play(script_of(TIDES), command, state=changed).last) == [f"[{words}]"]
