"""What follows a speech that was heard to its end: the next sentence, the reading, an article, the end."""

from __future__ import annotations

from reader.script.own_words import END_OF_ARTICLE, message
from reader.script.writer import Script
from reader.session.effects import Prepare, Quit, Result, Stop
from reader.session.navigation import notes, positions, reading_modes
from reader.session.state import Position, State
from reader.session.transitions import (
    STATUS_WIDTH,
    answer,
    as_lead,
    at,
    open_article,
    paused,
    quiet,
    read,
    short,
    show_with_key,
    with_key,
)

_END_OF_SECTION = message("End of {title}. {key}: article")
_NOT_READ = message("Not read: {titles}")
_END_OF_LAST = message("End of the last article")


def after_speech(script: Script, state: State) -> Result:
    """Continue after a speech was heard to its end."""
    if state.speech.kind not in {"reading", "note"}:
        return _after_answer(script, state)
    if state.reading.held:  # it ended just as it was paused: Space resumes after it
        return _paused_at_end(script, state), ()
    after = positions.following(script, state.reading.position)
    if after is not None and positions.same_sentence(script, state.reading.position, after):
        return read(script, at(state, after))
    if not state.reading.playing:
        # Keep the offset at which the speech began: Enter still follows the focused link.
        return quiet(at(state, state.reading.position, state.speech.start)), (Stop(),)
    if state.speech.kind == "reading" and _reads_notes_here(state):
        cited = notes.words_of_notes(script, notes.notes_cited(script, state.reading.position))
        if cited is not None:
            return _say_note(state, cited)
    if state.sleep.until == "section" and (after is None or after.section != state.reading.position.section):
        return _sleep_at_section_end(state, after)
    if reading_modes.is_skim(state.reading.mode):
        after = reading_modes.next_skimmed(script, state.reading.position, state.reading)
    if after is None or _is_beyond(script, state.reading.position, after):
        return _end(script, state)
    if reading_modes.stops_before(script, state.reading, after):
        return quiet(paused(at(state, after))), (Stop(),)
    return _read_on(script, state, after)


def _reads_notes_here(state: State) -> bool:
    """True if notes are read where they are cited."""
    return state.reading.notes == "where cited" and not reading_modes.is_skim(state.reading.mode)


def _say_note(state: State, note: notes.NoteWords) -> Result:
    """Say a note, as part of the reading."""
    state, effects = answer(state, note.spoken, (note.shown,), lang=note.lang, style="note")
    return state._replace(speech=state.speech._replace(kind="note")), effects


def _read_on(script: Script, state: State, after: Position) -> Result:
    """Read on at `after`; if its kind is skipped, say so and read on after that."""
    kind = positions.skipped_kind(script, after, state.reading.left_out)
    if not kind:
        return read(script, at(state, after))
    after_that = positions.following(script, state.reading.position, state.reading.left_out)
    if after_that is None:
        return _end(script, state)
    if kind not in state.reading.skipped_kinds:  # nothing is missed: the listener wants it so
        return read(script, at(state, after_that))
    from reader.session.commands.reading_options import skipped_answer

    state, effects = answer(at(state, after_that), skipped_answer(state, kind))
    return as_lead(state), effects


def _sleep_at_section_end(state: State, after: Position | None) -> Result:
    state = quiet(paused(at(state, after or state.reading.position)))
    state = state._replace(sleep=state.sleep._replace(until=""))
    return state, (Stop(), show_with_key(state, "Sleep timer. {key} resumes", "pause"))


def _paused_at_end(script: Script, state: State) -> State:
    here = state.reading.position
    after = positions.following(script, here, state.reading.left_out)
    if after is None or _is_beyond(script, here, after):
        after = here
    return quiet(at(state._replace(reading=state.reading._replace(held=False)), after))


def _is_beyond(script: Script, position: Position, after: Position) -> bool:
    """True if the reading ends before `after`: outside the article, it ends with each section."""
    return after.section != position.section and not positions.is_read(script, position)


def _after_answer(script: Script, state: State) -> Result:
    if state.prompt.asking:  # the line is still being typed
        return quiet(state), (Stop(),)
    if state.speech.kind == "end" and _has_next_article(state):
        return open_article(state, 1)
    may_wait = state.interactive or (state.is_remote and not state.reading.ended)
    if not state.reading.playing and not may_wait:
        return quiet(state), (Quit(),)
    if state.speech.kind == "lead" and state.reading.greeted:
        return _after_greeting(script, state)
    if state.reading.playing or state.speech.kind == "lead":
        return read(script, state)
    return quiet(state), (Stop(),)


def _after_greeting(script: Script, state: State) -> Result:
    after = positions.next_sentence(script, state.reading.position)
    if after is None:
        return _end(script, state)
    return _read_on(script, state._replace(reading=state.reading._replace(greeted=False)), after)


def _has_next_article(state: State) -> bool:
    """True if the next article starts by itself."""
    playlist = state.playlist
    has_more = playlist.article + 1 < playlist.articles and not playlist.followed
    return has_more and not state.sleep.until


def _end(script: Script, state: State) -> Result:
    ended = positions.is_read(script, state.reading.position)
    state = state._replace(reading=state.reading._replace(playing=False, ended=ended, offset=0, mode="all"))
    if ended:
        words, lines = _last_words(script, state)
        state, effects = answer(state, words, lines, style="announcement")
        if _has_next_article(state):
            effects = (*effects, Prepare(state.playlist.article + 1))
        return state._replace(speech=state.speech._replace(kind="end")), effects
    title = script.page.sections[state.reading.position.section].title
    room = STATUS_WIDTH - len(with_key(state, _END_OF_SECTION, "start", title="")[1])
    words, _ = with_key(state, _END_OF_SECTION, "start", title=title)
    _, line = with_key(state, _END_OF_SECTION, "start", title=short(title, room))
    return answer(state, words, (line,))


def _last_words(script: Script, state: State) -> tuple[str, tuple[str, ...]]:
    """What to say at the end of an article, and the lines to show.

    On which page it continues, and what was not read, is said with the key for it; in a playlist, that the
    next article follows.
    """
    ours, playlist, has_next = state.our_words, state.playlist, _has_next_article(state)
    is_last = playlist.article + 1 == playlist.articles > 1 and not playlist.followed
    end = ours.text("End of page" if not script.article else _END_OF_LAST if is_last else END_OF_ARTICLE)
    spoken, shown = [end], [end]
    if playlist.next_page is not None:
        continues = ours.text("It continues on page {number}", number=playlist.next_page.number)
        hint, hint_line = with_key(state, "{key} reads it", "next page")
        spoken += (continues, hint)
        shown += (continues, hint_line)
    if script.article:
        from reader.script.closing import unread_titles

        titles = unread_titles(script.page)
        if titles:
            spoken.append(ours.text(_NOT_READ, titles=", ".join(titles)))
            shown += (short(ours.text(_NOT_READ, titles=title)) for title in titles)
            if not has_next:  # there is time for it
                spoken.append(with_key(state, "{key} lists it", "elements")[0])
                shown.append(with_key(state, "{key}: list", "elements")[1])
    if has_next:
        spoken.append(ours.text("Next article"))
    return ". ".join(spoken), tuple(shown)
