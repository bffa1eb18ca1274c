"""How the listener moves: a pure state machine.

    step(script, state, event) -> (state, effects)

Nothing here knows of sound, clocks, threads or terminals, so every behaviour can be tested by a
list of events.

Each `Say` and `Answer` carries a fresh token. The end of what an older token said means nothing
any more; that is what makes quick skipping right.

There are two readings. In the article, moving by sentence, paragraph, section and heading stays in
the article. Outside it (reached by a skip link) they go through the whole page, and reading stops
at the end of the section, because all around it is furniture.

A command that only answers (where am I, the rate, an edge) interrupts the reading at a word; when
the answer has been heard, reading goes on from that word, if it was going on. A move while the
reading is paused says the one sentence that it leads to.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.script.model import Utterance
from reader.script.writer import Script
from reader.session import places
from reader.session.commands import key_lines, key_speech, spoken_key
from reader.session.keys import UNKNOWN
from reader.session.state import (
    Answer,
    Asked,
    Broke,
    Event,
    NotOpened,
    Open,
    Pause,
    Position,
    Quit,
    Result,
    Resume,
    Save,
    Say,
    Show,
    State,
    Stop,
)
from reader.speech.engine import FASTEST, SLOWEST

RATE_STEP = 20  # words a minute
REPEAT_AFTER_MS = 2000  # later than this into a sentence, "previous" begins it again
_LINE = 40  # characters: a status is whole on a short braille line
_AHEAD = 2  # utterances made ready while one is heard


def begin(script: Script, state: State, greeting: str = "") -> Result:
    """Start to read at the state's position, after a few words if there are any to say."""
    state = state._replace(playing=True)
    return _answer(state, greeting) if greeting else _read(script, state)


def step(script: Script, state: State, event: Event) -> Result:
    """What becomes of the state, and what is to be done."""
    if isinstance(event, Asked):
        return _asked(script, state, event)
    if event.token != state.token or (state.saying == "nothing" and not isinstance(event, NotOpened)):
        return state, ()
    if isinstance(event, NotOpened):
        return _answer(state, event.why)
    if isinstance(event, Broke):
        return state._replace(saying="nothing", playing=False), (Quit(failed=event.message),)
    return _went_on(script, state)


def _asked(script: Script, state: State, event: Asked) -> Result:
    if event.token != state.token:
        event = event._replace(offset=0, milliseconds=0)
    if state.saying == "reading":
        state = state._replace(offset=state.said_from + event.offset)
    handler = _HANDLERS.get(event.command)
    if handler is None:
        named = event.command
        if named == UNKNOWN or not named.strip() or not named.isprintable():
            return _answer(
                state, "Unknown key. Question mark says the keys", ("Unknown key. ? says the keys",)
            )
        words = f"{spoken_key(named)}: not a key. Question mark says the keys"
        return _answer(state, words, (f"{named}: not a key. ? says the keys",))
    return handler(script, state, event)


# -- what is said next ------------------------------------------------------------------------


def _went_on(script: Script, state: State) -> Result:
    """What was said has been heard: go on, if there is anything to go on with."""
    if state.saying in {"answer", "end"}:
        return _after_answer(script, state)
    if state.held:  # it ended just as it was paused: go on with what comes next, when asked to
        return _paused_at_end(script, state), ()
    after = places.following(script, state.position)
    if after is not None and _belongs_together(script, state.position, after):
        return _read(script, state._replace(position=after, offset=0))
    if not state.playing:
        return state._replace(saying="nothing", offset=0), (Stop(),)
    here = script.page.sections[state.position.section]
    if after is None or (not here.in_article and after.section != state.position.section):
        return _end(state, here.in_article, here.title)
    return _read(script, state._replace(position=after, offset=0))


def _paused_at_end(script: Script, state: State) -> State:
    after = places.following(script, state.position) or state.position
    outside = not script.page.sections[state.position.section].in_article
    if outside and after.section != state.position.section:
        after = state.position
    return state._replace(held=False, saying="nothing", position=after, offset=0)


def _after_answer(script: Script, state: State) -> Result:
    if state.saying == "end" and state.article + 1 < state.articles:
        return _open(state, 1)
    if not state.playing and not state.interactive:
        return state._replace(saying="nothing"), (Quit(),)
    if state.playing:
        return _read(script, state)
    return state._replace(saying="nothing"), (Stop(),)


def _belongs_together(script: Script, one: Position, other: Position) -> bool:
    return (
        one.section == other.section
        and places.utterance_at(script, one).sentence == places.utterance_at(script, other).sentence
    )


def _end(state: State, in_article: bool, title: str) -> Result:
    state = state._replace(playing=False, ended=in_article, offset=0)
    if in_article:
        state, effects = _answer(state, "End of article")
        return state._replace(saying="end"), (*effects, Save(state.position, ended=True))
    words = "End of {}. Home: article"
    return _answer(state, words.format(title), (words.format(_short(title, 16)),))


def _read(script: Script, state: State) -> Result:
    """Say the utterance at the position, from the offset on."""
    state = state._replace(
        token=state.token + 1,
        saying="reading",
        said_from=state.offset,
        held=False,
        ended=False,
    )
    utterance = places.utterance_at(script, state.position)
    ahead: list[Utterance] = []
    place = places.following(script, state.position)
    while place is not None and len(ahead) < _AHEAD:
        ahead.append(places.utterance_at(script, place))
        place = places.following(script, place)
    say = Say(state.token, state.position, utterance, state.offset, state.rate, tuple(ahead))
    if script.page.sections[state.position.section].in_article:
        # Kept before it is said: whatever happens then, the place is at most a sentence away.
        return state, (Save(state.position), say)
    return state, (say,)


def _answer(state: State, words: str, lines: tuple[str, ...] = ()) -> Result:
    state = state._replace(token=state.token + 1, saying="answer", held=False)
    return state, (Answer(state.token, words, state.rate, lines),)


def _open(state: State, by: int) -> Result:
    state = state._replace(token=state.token + 1, saying="nothing", held=False)
    return state, (Stop(), Open(state.token, state.article + by, by))


def _go(script: Script, state: State, place: Position, show: str = "") -> Result:
    going = state.playing or state.ended  # at the end of the article nobody asked for a pause
    state, effects = _read(script, state._replace(position=place, offset=0, playing=going))
    return state, (Show(show), *effects) if show else effects


# -- commands ---------------------------------------------------------------------------------

Handler = Callable[[Script, State, Asked], Result]
Place = Callable[[Script, Position], Position | None]


def _move(place: Place, edge: str, tells: str = "") -> Handler:
    """A command that goes to a place; `edge` is answered where there is none.

    `tells` is what is shown of the place reached: "section", "heading", or nothing.
    """

    def move(script: Script, state: State, event: Asked) -> Result:
        target = place(script, state.position)
        if target is None:
            return _answer(state, edge)
        return _go(script, state, target, describe(script, target, tells) if tells else "")

    return move


def describe(script: Script, place: Position, what: str) -> str:
    """The section at a place in one short line: "Costs, heading 2, 3 of 9"."""
    order = places.reading(script, place)
    section = script.page.sections[place.section]
    if what == "heading" and section.level is not None:
        order = tuple(index for index in order if script.page.sections[index].level is not None)
        kind = f"heading {section.level}, {order.index(place.section) + 1} of {len(order)}"
    else:
        kind = f"section {order.index(place.section) + 1} of {len(order)}"
    return f"{_short(section.title, _LINE - len(kind) - 2)}, {kind}"


def _begun_long_ago(state: State, event: Asked) -> bool:
    """Whether so much of the sentence has been heard that "previous" means this one again."""
    if state.saying != "reading":
        return state.offset > 0
    return event.milliseconds > REPEAT_AFTER_MS or state.said_from > 0


def _previous_sentence(script: Script, state: State, event: Asked) -> Result:
    start = places.sentence_start(script, state.position)
    if _begun_long_ago(state, event):
        return _go(script, state, start)
    return _move(places.previous_sentence, "Start of article")(script, state, event)


def _previous_paragraph(script: Script, state: State, event: Asked) -> Result:
    start = places.paragraph_start(script, state.position)
    if places.sentence_start(script, state.position) != start or _begun_long_ago(state, event):
        return _go(script, state, start)
    return _move(places.previous_paragraph, "No paragraph before")(script, state, event)


def _start(script: Script, state: State, event: Asked) -> Result:
    place = places.first(script)
    return _go(script, state, place, "Start of article") if place else _answer(state, "Nothing to read")


def _last(script: Script, state: State, event: Asked) -> Result:
    place = places.last_sentence(script)
    return _go(script, state, place, "Last sentence") if place else _answer(state, "Nothing to read")


def _skip_link(by: int) -> Handler:
    def follow(script: Script, state: State, event: Asked) -> Result:
        links = script.page.skip_links
        if not links:
            return _answer(state, "This page has no skip links")
        # After the last comes the first again: it must be possible to follow a link twice.
        number = (state.skip + by) % len(links) if state.skip >= 0 or by > 0 else len(links) - 1
        link = links[number]
        state = state._replace(skip=number)
        ids = [section.id for section in script.page.sections]
        place = places.section_start(script, ids.index(link.target)) if link.target else None
        if place is None:
            words = "{}: broken link"
            return _answer(state, words.format(link.label), (words.format(_short(link.label, 27)),))
        return _go(script, state, place, _short(link.label, _LINE))

    return follow


def _pause(script: Script, state: State, event: Asked) -> Result:
    if state.playing:
        if state.saying == "reading":
            return state._replace(playing=False, held=True), (Pause(), Show("Paused"))
        state = state._replace(token=state.token + 1, playing=False, saying="nothing")
        return state, (Stop(), Show("Paused"))
    if state.ended:
        return _start(script, state._replace(playing=True), event)
    if state.held:
        return state._replace(playing=True, held=False), (Resume(), Show("Going on"))
    state, effects = _read(script, state._replace(playing=True))
    return state, (Show("Going on"), *effects)


def _silence(script: Script, state: State, event: Asked) -> Result:
    state = state._replace(token=state.token + 1, playing=False, saying="nothing", held=False)
    return state, (Stop(), Show("Silent. Space goes on"))


def _other_article(by: int, edge: str) -> Handler:
    def open_it(script: Script, state: State, event: Asked) -> Result:
        is_there = 0 <= state.article + by < state.articles
        return _open(state, by) if is_there else _answer(state, edge)

    return open_it


def _repeat(script: Script, state: State, event: Asked) -> Result:
    return _go(script, state, places.sentence_start(script, state.position))


def _change_rate(by: int) -> Handler:
    def change(script: Script, state: State, event: Asked) -> Result:
        rate = max(SLOWEST, min(FASTEST, state.rate + by))
        edge = {SLOWEST: "slowest", FASTEST: "fastest"}.get(rate)
        words = f"{rate} words a minute" + (f", {edge}" if edge else "")
        return _answer(state._replace(rate=rate), words)

    return change


def _where(script: Script, state: State, event: Asked) -> Result:
    section = script.page.sections[state.position.section]
    order = places.reading(script, state.position)
    number = order.index(state.position.section) + 1
    count = f"section {number} of {len(order)}"
    line = f"{_short(section.title, _LINE - len(count) - 2)}, {count}"
    part = f"{heard_percent(script, state.position)} percent" if section.in_article else "outside the article"
    return _answer(state, f"{section.title}, {count}, {part}", (line, part.capitalize()))


def heard_percent(script: Script, position: Position) -> int:
    """How much of the article's text stands before a position in it, 0 to 100."""
    before, total = script.words_before(position.section)
    said = script.utterances(position.section)[: position.utterance]
    before += sum(len(each.text.split()) for each in said if each.start is not None)
    return min(100, 100 * before // total) if total else 100


def _keys(script: Script, state: State, event: Asked) -> Result:
    return _answer(state, ". ".join(key_speech()), key_lines())


def _quit(script: Script, state: State, event: Asked) -> Result:
    state = state._replace(token=state.token + 1, playing=False, saying="nothing")
    return state, (Stop(), Quit())


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: max(1, length - 1)].rstrip() + "…"


_HANDLERS: dict[str, Handler] = {
    "pause": _pause,
    "silence": _silence,
    "next sentence": _move(places.next_sentence, "End of article"),
    "previous sentence": _previous_sentence,
    "next paragraph": _move(places.next_paragraph, "No next paragraph"),
    "previous paragraph": _previous_paragraph,
    "next section": _move(places.next_section, "No next section", "section"),
    "previous section": _move(places.previous_section, "No previous section", "section"),
    "next heading": _move(places.next_heading, "No next heading", "heading"),
    "previous heading": _move(places.previous_heading, "No previous heading", "heading"),
    "next skip link": _skip_link(+1),
    "previous skip link": _skip_link(-1),
    "start": _start,
    "end": _last,
    "next article": _other_article(+1, "No next article"),
    "previous article": _other_article(-1, "No previous article"),
    "faster": _change_rate(+RATE_STEP),
    "slower": _change_rate(-RATE_STEP),
    "repeat": _repeat,
    "where": _where,
    "keys": _keys,
    "quit": _quit,
}
