"""Notes are read as written, never, or where they are cited; on request always."""

from __future__ import annotations

import pytest

from reader.script.writer import Script
from reader.session.effects import Answer
from reader.session.events import LineEntered, SpeechFailed
from reader.session.state import State
from reader.settings import NotesMode
from tests.session.playing import Played, play, said, script_of, start_of

PAGE = """<html lang=en><main><h1>Tides</h1>
<p>It ebbs.<a href=#n1 role=doc-noteref>1</a> It flows. All <a href=#n2 role=doc-noteref>2</a>
know.<a href=#n1 role=doc-noteref>1</a></p>
<p>So it goes.</p>{}<h2>Notes</h2>
<div id=n1 role=doc-footnote><p>Twice a day.</p><p lang=de>So ist es.</p></div>
<p id=n2 role=doc-footnote>Nearly.</p></main>"""


def whole(mode: NotesMode, *before: str, more: str = "", lines: tuple[str, ...] = ()) -> list[str]:
    """All that is said to the end."""
    script = script_of(PAGE.format(more))
    played = play(script, *map(LineEntered, lines), *before, *["heard"] * 30, state=reading(script, mode))
    return [text for text in played.said if text not in {"note 1", "note 2", "Note"}]


def reading(script: Script, mode: NotesMode) -> State:
    state = start_of(script)
    return state._replace(reading=state.reading._replace(notes=mode))


def test_notes_as_written_are_read_at_the_end() -> None:
    heard = whole("as written")
    assert heard.index("So it goes.") < heard.index("Twice a day.") < heard.index("Nearly.")


def test_notes_that_are_never_read_are_passed_over_without_a_word() -> None:
    heard = whole("never", more="<h2>After</h2><p>The end.</p>")
    assert not {"Twice a day.", "Nearly.", "Notes", "[Notes skipped]"} & set(heard)
    assert "[End of article]" in heard


def test_note_is_read_after_the_sentence_that_cites_it_and_not_at_the_end() -> None:
    assert whole("where cited")[1:] == [
        "It ebbs.", "[Twice a day. So ist es.]", "It flows.", "All know.",
        "[Nearly. Twice a day. So ist es.]", "So it goes.", "[End of article]",
    ]  # fmt: skip


def test_note_that_only_a_note_cites_is_read_where_it_stands() -> None:
    more = (
        "<p id=n3 role=doc-footnote>Says Kim.</p><p>Says who?<a href=#n4 role=doc-noteref>4</a></p>"
        "<p id=n4 role=doc-footnote>Kim<a href=#n3 role=doc-noteref>3</a>.</p>"
    )
    heard = whole("where cited", more=more)
    assert "[Kim.]" in heard
    assert "Says Kim." in heard
    assert "Says Kim." not in whole("never", more=more)


def cited(script: Script) -> Played:
    """Played to the first note."""
    played = play(script, state=reading(script, "where cited"))
    while not played.has(Answer):
        played = play(script, *["heard"] * len(played.steps), state=reading(script, "where cited"))
    return played


def test_cited_note_has_the_voice_of_notes_in_its_language() -> None:
    script = script_of(PAGE.format("").replace("<div", "<div lang=fr"))
    (note,) = (effect for effect in cited(script).last if isinstance(effect, Answer))
    assert (note.words, note.style, note.lang) == ("Twice a day. So ist es.", "note", "fr")


def test_key_during_a_cited_note_works_from_the_sentence() -> None:
    script = script_of(PAGE.format(""))
    count = len(cited(script).steps) - 1
    to_note = ["heard"] * count
    state = reading(script, "where cited")
    assert said(play(script, *to_note, "next sentence", state=state).last) == ["It flows."]
    paused = play(script, *to_note, "pause", "pause", state=state)
    assert said(paused.last)[0].startswith(("It ebbs.", "note 1"))
    failed = play(script, *to_note, lambda now: SpeechFailed(now.speech.token, "No sound", True), state=state)
    assert said(failed.last) == ["[No sound]"]


def test_notes_are_not_read_while_skimming() -> None:
    script = script_of(PAGE.format(""))
    state = reading(script, "where cited")
    state = state._replace(reading=state.reading._replace(mode="first sentences"))
    assert "[Twice a day. So ist es.]" not in play(script, *["heard"] * 9, state=state).said


@pytest.mark.parametrize("mode", ["as written", "never", "where cited"])
def test_note_is_read_on_request_in_every_mode(mode: NotesMode) -> None:
    script = script_of(PAGE.format(""))
    count = len(cited(script).steps) - 2
    played = play(script, *["heard"] * count, "note", state=reading(script, mode))
    assert said(played.last) == ["[Twice a day. So ist es.]"]


@pytest.mark.parametrize("mode", ["never", "where cited"])
def test_notes_can_be_read_again_with_x(mode: NotesMode) -> None:
    heard = whole(mode, lines=("leave out notes",))
    assert "[Notes read again]" in heard
    assert "Nearly." in heard


def test_skipped_notes_are_announced_with_their_heading() -> None:
    heard = whole("as written", lines=("leave out notes",), more="<h2>After</h2><p>The end.</p>")
    assert "Notes" not in heard
    assert heard[-1] == "[End of article]"
