"""Building blocks for commands: read, answer, go somewhere, ask. Each returns a new state and effects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reader.script.model import Style, Utterance
from reader.script.own_words import END_OF_ARTICLE, ENGLISH_WORDS, message
from reader.script.writer import Script
from reader.session.command_table import key_of
from reader.session.effects import Answer, Ask, Open, Result, Say, Show, StatusHeading, Stop
from reader.session.events import CommandGiven
from reader.session.key_names import shown_key, spoken_key
from reader.session.navigation import positions, reading_modes
from reader.session.state import CurrentSpeech, Cursor, HistoryEntry, Position, Question, SpeechKind, State

Handler = Callable[[Script, State, CommandGiven], Result]
Answered = Callable[[Script, State, str], Result]

STATUS_WIDTH = 40  # characters: a status fits on a short braille line
LIST_PAGE_LINES = 20
_UTTERANCES_AHEAD = 2  # prepared while one plays
NO_FIELDS: Mapping[str, object] = MappingProxyType({})
_MAX_HISTORY = 50  # jumps
_STARTS: dict[positions.Whole, str] = {
    "article": message("Start of article"),
    "page": message("Start of page"),
}
_ENDS: dict[positions.Whole, str] = {"article": END_OF_ARTICLE, "page": message("End of page")}


def read(script: Script, state: State) -> Result:
    """Read the utterance at the state's position, from its offset on."""
    state = state._replace(
        speech=CurrentSpeech("reading", state.speech.token + 1, state.reading.offset),
        reading=state.reading._replace(held=False, ended=False, greeted=False),
    )
    utterance = positions.utterance_at(script, state.reading.position)
    ahead: list[Utterance] = []
    place = reading_modes.next_to_read(script, state.reading, state.reading.position)
    while place is not None and len(ahead) < _UTTERANCES_AHEAD:
        ahead.append(positions.utterance_at(script, place))
        place = reading_modes.next_to_read(script, state.reading, place)
    say = Say(
        state.speech.token, state.reading.position, utterance, state.reading.offset, state.rate, tuple(ahead)
    )
    return state, (say,)


def answer(
    state: State, words: str, lines: tuple[str, ...] = (), lang: str = "", style: Style = "text"
) -> Result:
    """Say and show a short answer; if the reading was playing, it continues after that.

    `lang` is "" for our own words.
    """
    state = _with_new_speech(state, "answer")
    lang = lang or state.our_words.lang
    return state, (Answer(state.speech.token, words, state.rate, lines, lang, style),)


def reply(state: State, message: str, /, **fields: object) -> Result:
    """Say and show one of our own messages, filled with the fields."""
    return answer(state, state.our_words.text(message, **fields))


def refuse(state: State, message: str, /, **fields: object) -> Result:
    """Say and show what is wrong with a command."""
    return refused(reply(state, message, **fields))


def refused(result: Result) -> Result:
    """An answer that says what is wrong with a command."""
    state, effects = result
    return state, tuple(
        each._replace(is_refusal=True) if isinstance(each, Answer) else each for each in effects
    )


def failure(state: State, message: str, fields: Mapping[str, object] = NO_FIELDS) -> tuple[str, str]:
    """An error in the language of our own words, if it is translated, else in English; and that language."""
    words = state.our_words if state.our_words.has(message) else ENGLISH_WORDS
    return words.text(message, **fields), words.lang


def edge_of_reading(script: Script, state: State, by: int) -> str:
    """Our own message for the end of the reading, or with `by` below 0 for its start."""
    whole = positions.whole(script, state.reading.position)
    return _ENDS[whole] if by > 0 else _STARTS[whole]


def start_of_reading(script: Script, place: Position) -> str:
    """Our own message for the start of the reading that a position belongs to."""
    return _STARTS[positions.whole(script, place)]


def with_key(state: State, message: str, command: str, /, **fields: object) -> tuple[str, str]:
    """Our own message that names a command's `{key}`, as spoken and as shown."""
    words, key = state.our_words, key_of(state.commands, command)
    spoken = words.text(message, key=spoken_key(words, key), **fields)
    return capitalized(spoken), words.text(message, key=shown_key(words, key), **fields)


def go(
    script: Script,
    state: State,
    place: Position,
    show: str = "",
    *,
    offset: int = 0,
    lead: str = "",
    heading: StatusHeading | None = None,
) -> Result:
    """Go to a position and read; show the line `show`, and say `lead` first."""
    if lead:
        return lead_to(state, place, lead, (show or lead,), offset=offset)
    state, effects = read(script, _moved(state, place, offset))
    return state, (Show(show, heading), *effects) if show else effects


def lead_to(
    state: State, place: Position, words: str, lines: tuple[str, ...], *, offset: int = 0, lang: str = ""
) -> Result:
    """Say a few words, show `lines`, then read at a position. `lang` is "" for our own words."""
    state, effects = answer(_moved(state, place, offset), words, lines, lang)
    return as_lead(state._replace(reading=state.reading._replace(ended=False))), effects


def _moved(state: State, place: Position, offset: int) -> State:
    going = state.reading.playing or state.reading.ended  # an end is not a pause
    return state._replace(
        reading=state.reading._replace(position=place, offset=offset, playing=going), cursor=Cursor()
    )


def jump(
    script: Script,
    state: State,
    place: Position,
    show: str = "",
    *,
    offset: int = 0,
    lead: str = "",
    heading: StatusHeading | None = None,
) -> Result:
    """Go to a position, and push the old one on the back stack."""
    return go(script, remember(state), place, show, offset=offset, lead=lead, heading=heading)


def remember(state: State) -> State:
    """The state with its position on the back stack."""
    entry = HistoryEntry(state.playlist.article, state.playlist.followed, state.reading.position)
    before = (*state.history.back_stack[1 - _MAX_HISTORY :], entry)
    return state._replace(history=state.history._replace(back_stack=before))


def ask(state: State, question: Question, words: str, lines: tuple[str, ...] = ()) -> Result:
    """Ask the listener to type a line; `lines` are shown first."""
    state = _with_new_speech(state, "answer")
    state = state._replace(prompt=state.prompt._replace(asking=question))
    return state, (Ask(state.speech.token, words, state.rate, lines, state.our_words.lang),)


def at(state: State, position: Position, offset: int = 0) -> State:
    """The state at another position."""
    return state._replace(reading=state.reading._replace(position=position, offset=offset))


def playing(state: State) -> State:
    """The state in which the reading continues by itself."""
    return state._replace(reading=state.reading._replace(playing=True))


def paused(state: State) -> State:
    """The state in which the reading waits for the listener."""
    return state._replace(reading=state.reading._replace(playing=False))


def held(state: State) -> State:
    """The state in which the device is paused, and can resume at the exact sample."""
    return state._replace(reading=state.reading._replace(playing=False, held=True))


def as_lead(state: State) -> State:
    """The state in which the reading follows the current speech."""
    return state._replace(speech=state.speech._replace(kind="lead"))


def quiet(state: State) -> State:
    """The state after the current speech was heard to its end, or failed."""
    return state._replace(speech=state.speech._replace(kind="nothing"))


def silenced(state: State) -> State:
    """The state after a `Stop`: nothing is said, and the end of the old speech is ignored."""
    return _with_new_speech(state, "nothing")


def stopped(state: State) -> State:
    """The state after a `Stop` that also pauses the reading."""
    return paused(silenced(state))


def _with_new_speech(state: State, kind: SpeechKind) -> State:
    return state._replace(
        speech=state.speech._replace(kind=kind, token=state.speech.token + 1),
        reading=state.reading._replace(held=False),
    )


def open_article(state: State, by: int) -> Result:
    """Open another article of the playlist."""
    state = silenced(state)
    return state, (Stop(), Open(state.speech.token, state.playlist.article + by, by))


def show(state: State, message: str) -> Show:
    """Show one of our own messages without saying it."""
    return Show(state.our_words.text(message))


def show_with_key(state: State, message: str, command: str) -> Show:
    """Show one of our own messages that names a command's `{key}`: "Silent. Space resumes"."""
    return Show(with_key(state, message, command)[1])


def capitalized(text: str) -> str:
    """A text with a capital first letter, and otherwise unchanged."""
    return text[:1].upper() + text[1:]


def fitted(name: str, kind: str, length: int = STATUS_WIDTH) -> str:
    """A name, cut to the room in the line, and its kind: "Costs, heading 2"."""
    words = " ".join(name.split())
    return f"{short(words, length - len(kind) - 2)}, {kind}" if words else kind


def short(text: str, length: int = STATUS_WIDTH) -> str:
    """A text, cut with an ellipsis if it is longer than `length`."""
    return text if len(text) <= length else text[: max(1, length - 1)].rstrip() + "…"
