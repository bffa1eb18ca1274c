"""The commands that answer something, or change rate and volume; and pause, silence, quit, mark."""

from __future__ import annotations

from reader.script.own_words import message
from reader.script.writer import Script
from reader.session.command_table import key_lines, key_speech
from reader.session.commands import moves
from reader.session.effects import Pause, Quit, Result, Resume, SaveChoice, SaveMarks, SetVolume, Stop
from reader.session.events import CommandGiven
from reader.session.key_names import CAPITAL
from reader.session.navigation import finding, notes, positions
from reader.session.state import Cursor, Mark, Position, State
from reader.session.transitions import (
    LIST_PAGE_LINES,
    STATUS_WIDTH,
    Handler,
    answer,
    ask,
    at,
    capitalized,
    edge_of_reading,
    held,
    lead_to,
    paused,
    playing,
    read,
    reply,
    short,
    show,
    show_with_key,
    stopped,
    with_key,
)
from reader.speech.engine import FASTEST, SLOWEST

RATE_STEP = 20  # words a minute
VOLUME_STEP = 10  # percent
WORDS_A_MINUTE = "{n} word a minute", "{n} words a minute"
_GO_BACK_AFTER_S, _SAY_HEADING_AFTER_S = 2 * 60, 2 * 60 * 60  # of a pause
# The spelling alphabet of the ICAO (Annex 10, volume II, 5.2.1.3).
_SPELLING_WORDS = (
    "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa "
    "quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu"
)
_SPELLING = {name[0]: name for name in _SPELLING_WORDS.split()}


def _pause(script: Script, state: State, event: CommandGiven) -> Result:
    if state.reading.playing:
        state = state._replace(reading=state.reading._replace(paused_at=event.time))
        if state.speech.kind == "reading":
            return held(state), (Pause(), show(state, "Paused"))
        state = stopped(state)
        return state, (Stop(), show(state, "Paused"))
    if state.reading.ended:
        return moves.start(script, playing(state), event)
    if state.reading.paused_at and event.time - state.reading.paused_at > _GO_BACK_AFTER_S:
        return _resume_later(script, state, event.time - state.reading.paused_at)
    if state.reading.held:
        return state._replace(reading=state.reading._replace(playing=True, held=False)), (
            Resume(),
            show(state, "Resumed"),
        )
    state, effects = read(script, playing(state))
    return state, (show(state, "Resumed"), *effects)


def _resume_later(script: Script, state: State, away: float) -> Result:
    """Go on one sentence back, because the listener has forgotten it; after hours say the heading first."""
    here = positions.sentence_start(script, state.reading.position)
    back = positions.previous_sentence(script, here) or here
    title = script.page.sections[back.section].title
    if away > _SAY_HEADING_AFTER_S and title and back.utterance > 0:
        return lead_to(playing(state), back, title, (state.our_words.text("Resumed"), short(title)))
    state, effects = read(script, playing(at(state, back)))
    return state, (show(state, "Resumed"), *effects)


def _silence(script: Script, state: State, event: CommandGiven) -> Result:
    state = stopped(state)
    return state, (Stop(), show_with_key(state, "Silent. {key} resumes", "pause"))


def _quit(script: Script, state: State, event: CommandGiven) -> Result:
    state = stopped(state)
    return state, (Stop(), Quit())


def change_rate(state: State, rate: int) -> Result:
    """Change the rate, within the limits, from the current word on."""
    rate = max(SLOWEST, min(FASTEST, rate))
    edge = {SLOWEST: message("slowest"), FASTEST: message("fastest")}.get(rate, "")
    words = state.our_words.plural(WORDS_A_MINUTE, rate), state.our_words.text(edge)
    state, effects = answer(state._replace(rate=rate), ", ".join(filter(None, words)))
    return state, (SaveChoice("rate", rate), *effects)


def change_volume(state: State, volume: int) -> Result:
    """Change the volume, in percent."""
    volume = max(0, min(100, volume))
    edge = {0: message("silent"), 100: message("loudest")}.get(volume, "")
    words = state.our_words.text("Volume {volume}", volume=volume), state.our_words.text(edge)
    state, effects = answer(state._replace(volume=volume), ", ".join(filter(None, words)))
    return state, (SetVolume(volume), *effects)


def _faster(by: int) -> Handler:
    def change(script: Script, state: State, event: CommandGiven) -> Result:
        return change_rate(state, state.rate + by)

    return change


def _louder(by: int) -> Handler:
    def change(script: Script, state: State, event: CommandGiven) -> Result:
        return change_volume(state, state.volume + by)

    return change


def _where(script: Script, state: State, event: CommandGiven) -> Result:
    section = script.page.sections[state.reading.position.section]
    order = positions.reading(script, state.reading.position)
    number = order.index(state.reading.position.section) + 1
    words = state.our_words
    count = words.text("section {number} of {total}", number=number, total=len(order))
    line = f"{short(section.title, STATUS_WIDTH - len(count) - 2)}, {count}"
    is_read = positions.is_read(script, state.reading.position)
    part = (
        words.percent(positions.percent_before(script, state.reading.position))
        if is_read
        else words.text("outside the article")
    )
    return answer(state, f"{section.title}, {count}, {part}", (line, capitalized(part)))


def _keys(script: Script, state: State, event: CommandGiven) -> Result:
    """List one page of keys; pressed again at once, the next page."""
    lines = key_lines(state.commands, state.our_words)
    said = key_speech(state.commands, state.our_words)
    page = slice(state.prompt.keys_from, state.prompt.keys_from + LIST_PAGE_LINES)
    left = max(0, len(lines) - page.stop)
    more_said, more = with_key(state, "{left} more: press {key} again", "keys", left=left)
    state = state._replace(prompt=state.prompt._replace(keys_from=page.stop if left else 0))
    return answer(
        state,
        ". ".join((*said[page], *((more_said,) if left else ()))),
        (*lines[page], *((more,) if left else ())),
    )


# -- words ------------------------------------------------------------------------------------


def _word(by: int) -> Handler:
    """Go to the next or previous word and say only that; the reading resumes from it."""

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        place: Position | None = state.reading.position
        offset = finding.in_text(positions.utterance_at(script, state.reading.position), state.reading.offset)
        find = finding.word_after if by > 0 else finding.word_before
        span = find(positions.utterance_at(script, state.reading.position).text, offset)
        while span is None and place is not None:
            place = positions.following(script, place) if by > 0 else positions.preceding(script, place)
            if place is not None:
                text = positions.utterance_at(script, place).text
                span = find(text, -1 if by > 0 else len(text) + 1)
        if place is None or span is None:
            return reply(paused(state), edge_of_reading(script, state, by))
        utterance = positions.utterance_at(script, place)
        offset = finding.in_spoken(utterance, span[0])
        reading = state.reading._replace(position=place, offset=offset, playing=False, ended=False)
        state = state._replace(reading=reading, cursor=Cursor())
        return answer(state, utterance.text[slice(*span)], lang=utterance.lang)

    return move


def _spell(script: Script, state: State, event: CommandGiven) -> Result:
    utterance = positions.utterance_at(script, state.reading.position)
    span = finding.word_at(utterance.text, finding.in_text(utterance, state.reading.offset))
    if span is None:
        return reply(state, "No word here")
    letters = [letter for letter in utterance.text[slice(*span)] if letter.isalnum()]
    by_names = state.cursor.spelled == state.reading.offset
    said = [_SPELLING.get(letter.casefold(), letter) if by_names else letter for letter in letters]
    words = state.our_words
    capitals = [
        words.text(CAPITAL, letter=each) if letter.isupper() else each
        for each, letter in zip(said, letters, strict=True)
    ]
    cursor = state.cursor._replace(spelled=-1 if by_names else state.reading.offset)
    state = paused(state)._replace(cursor=cursor)
    is_ours = "".join(letters).isascii()  # other letters need the voice of the page's language
    spelled = ", ".join(capitals) or words.text("punctuation")
    return answer(state, spelled, lang="" if is_ours else utterance.lang)


# -- links, notes and marks -------------------------------------------------------------------


def _address(script: Script, state: State, event: CommandGiven) -> Result:
    link = moves.current_link(script, state)
    if link is None:
        return reply(state, "No link here")
    return answer(state, link.href) if link.href else reply(state, "This link has no address")


def _note(script: Script, state: State, event: CommandGiven) -> Result:
    cited = notes.notes_cited(script, state.reading.position)
    if not cited:
        return reply(state, "No note here")
    note = notes.words_of_notes(script, cited)
    if note is None:
        return reply(state, "This note is empty")
    return answer(state, note.spoken, (note.shown,), lang=note.lang)


def mark(script: Script, state: State, note: str = "") -> Result:
    """Mark this sentence, with a note; an existing mark gets the note."""
    if not positions.is_read(script, state.reading.position):
        return reply(state, "Only the article can be marked")
    here = Mark(positions.sentence_start(script, state.reading.position), note)
    others = tuple(here if each.position == here.position else each for each in state.marks)
    state = state._replace(marks=others if here in others else (*others, here))
    ours = state.our_words
    words = ours.text("Marked: {note}", note=note) if note else ours.text("Marked")
    state, effects = answer(state, words, (short(words),))
    return state, (SaveMarks(state.marks), *effects)


def _mark(script: Script, state: State, event: CommandGiven) -> Result:
    """Mark this sentence; if it is marked already, ask for a note."""
    start = positions.sentence_start(script, state.reading.position)
    there = next((each for each in state.marks if each.position == start), None)
    if there is None:
        return mark(script, state)
    return ask(state, "note", state.our_words.text("Note:"), (short(there.note),) if there.note else ())


HANDLERS: dict[str, Handler] = {
    "pause": _pause,
    "silence": _silence,
    "quit": _quit,
    "keys": _keys,
    "next word": _word(+1),
    "previous word": _word(-1),
    "spell": _spell,
    "faster": _faster(+RATE_STEP),
    "slower": _faster(-RATE_STEP),
    "louder": _louder(+VOLUME_STEP),
    "quieter": _louder(-VOLUME_STEP),
    "where": _where,
    "address": _address,
    "note": _note,
    "mark": _mark,
}
