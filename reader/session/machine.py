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
reading is paused says the one sentence that it leads to. A question silences the reading until its
line has been typed.
"""

from __future__ import annotations

import textwrap

from reader.script.writer import Script
from reader.session.command_table import key_of, spoken_key
from reader.session.commands import answers, choosing, containers, landmarks, moves, questions, telling
from reader.session.effects import Fade, Quit, Result, Retell, Save, Say, Show, Stop
from reader.session.events import Asked, Broke, Ended, Event, NotOpened, Typed, VoiceFound, Woke
from reader.session.navigation import positions
from reader.session.state import Position, State
from reader.session.transitions import (
    LINE,
    Handler,
    answer,
    goes_on,
    lead_to,
    open_article,
    read,
    short,
    silenced,
)
from reader.terminal.keys import UNKNOWN

HANDLERS: dict[str, Handler] = {
    **moves.HANDLERS,
    **landmarks.HANDLERS,
    **containers.HANDLERS,
    **answers.HANDLERS,
    **questions.HANDLERS,
    **choosing.HANDLERS,
    **telling.HANDLERS,
}
_LEFT_OUT = {kind: name.capitalize() for name, kind in telling.LEFT_OUT.items()}


def greet(state: State, words: str, lang: str = "") -> Result:
    """Say what is known of the article before it is there; then it is read, from where it begins."""
    state, effects = answer(state._replace(playing=True), words, lang=lang)
    return state._replace(saying="lead"), effects


def begin(script: Script, state: State, greeting: str = "") -> Result:
    """Start to read at the state's position, after a few words if there are any to say."""
    after = state._replace(playing=True)
    return _saved(script, state, answer(after, greeting) if greeting else read(script, after))


def step(script: Script, state: State, event: Event) -> Result:
    """What becomes of the state, and what is to be done."""
    return _saved(script, state, _stepped(script, state, event))


def _saved(script: Script, before: State, result: Result) -> Result:
    """The result with the position saved, where that is due: nothing else decides it.

    It is saved whenever it changes, and before each utterance is said: whatever happens then, it is at most
    a sentence away. Outside the article it is saved only at the end of a page that has none.
    """
    after, effects = result
    is_over = after.ended and not before.ended
    retold = tuple(effect for effect in effects if isinstance(effect, Retell))
    is_said = any(isinstance(effect, Say) for effect in effects)
    is_due = is_said or bool(retold) or after.position != before.position
    if not is_over and not (is_due and script.page.sections[after.position.section].in_article):
        return result
    others = tuple(effect for effect in effects if not isinstance(effect, Retell))
    return after, (*retold, Save(after.position, ended=is_over), *others)


def _stepped(script: Script, state: State, event: Event) -> Result:
    if isinstance(event, Asked):
        return _asked(script, state, event)
    if isinstance(event, Typed):
        return _typed(script, state, event)
    if isinstance(event, Woke):
        return _slept(state) if event.alarm == state.sleep.alarm and state.playing else (state, ())
    if event.token != state.token:
        return state, ()
    if isinstance(event, NotOpened):
        return answer(state, event.why, tuple(textwrap.wrap(event.why, LINE)))
    if isinstance(event, VoiceFound):
        return telling.speak_as(script, state, event)
    if state.saying == "nothing":
        return state, ()
    if isinstance(event, Broke):
        return _broke(script, state, event)
    assert isinstance(event, Ended)
    return _went_on(script, state)


def _broke(script: Script, state: State, event: Broke) -> Result:
    """Say that a sentence was skipped, and read on after it. A voice that cannot say even that is gone."""
    after = positions.following(script, state.position, state.left_out)
    if not event.can_go_on or state.saying != "reading":
        return state._replace(saying="nothing", playing=False), (Quit(failed=event.message),)
    if after is None or not state.playing:
        state, effects = _went_on(script, state)
        return state, (Show(event.message), *effects)
    return lead_to(state, after, event.message, (event.message,))


def _asked(script: Script, state: State, event: Asked) -> Result:
    if event.token != state.token:
        event = event._replace(offset=0, milliseconds=0)
    if state.saying == "reading":
        state = state._replace(offset=state.said_from + event.offset)
    state = state._replace(asking="", keys_from=state.keys_from if event.command == "keys" else 0)
    handler = HANDLERS.get(event.command)
    if handler is None:
        return _unknown(state, event.command)
    return handler(script, state, event)


def _unknown(state: State, named: str) -> Result:
    key = key_of(state.commands, "keys")
    begin = "Unknown key" if named == UNKNOWN or not named.strip() or not named.isprintable() else ""
    said = f"{begin or f'{spoken_key(named)}: not a key'}. {spoken_key(key).capitalize()} lists the keys"
    return answer(state, said, (f"{begin or f'{named}: not a key'}. {key} lists the keys",))


def _typed(script: Script, state: State, event: Typed) -> Result:
    question, state = state.asking, state._replace(asking="")
    line = " ".join((event.line or "").split())
    if not line:
        if question:
            return answer(state, "Cancelled")
        return _asked(script, state, Asked("pause", state.token))
    meant = questions.typed(script, state, question, line)
    return _asked(script, state, meant._replace(token=state.token)) if isinstance(meant, Asked) else meant


def _slept(state: State) -> Result:
    """The sleep timer has run out."""
    if state.saying != "reading":
        state = silenced(state)._replace(playing=False)
        return state, (Stop(), Show(goes_on(state, "Sleep timer")))
    return state._replace(playing=False, held=True), (Fade(), Show(goes_on(state, "Sleep timer")))


# -- what is said next ------------------------------------------------------------------------


def _went_on(script: Script, state: State) -> Result:
    """What was said has been heard: go on, if there is anything to go on with."""
    if state.saying != "reading":
        return _after_answer(script, state)
    if state.held:  # it ended just as it was paused: go on with what comes next, when asked to
        return _paused_at_end(script, state), ()
    after = positions.following(script, state.position)
    if after is not None and _belongs_together(script, state.position, after):
        return read(script, state._replace(position=after, offset=0))
    if not state.playing:
        # From where it was said: a link that was gone to is still the one that is followed.
        return state._replace(saying="nothing", offset=state.said_from), (Stop(),)
    if state.sleep.at == "section" and (after is None or after.section != state.position.section):
        return _sleep_here(state, after)
    if after is None or (_stops_after(script, state.position) and after.section != state.position.section):
        return _end(script, state)
    return _go_on(script, state, after)


def _go_on(script: Script, state: State, after: Position) -> Result:
    """Read on at `after`, or at what follows what is left out; that is said."""
    kind = positions.kind_left_out(script, after, state.left_out)
    if not kind:
        return read(script, state._replace(position=after, offset=0))
    words = f"{_LEFT_OUT[kind]} skipped"
    after_that = positions.following(script, state.position, state.left_out)
    if after_that is None:
        return _end(script, state)
    state, effects = answer(state._replace(position=after_that, offset=0), words)
    return state._replace(saying="lead"), effects


def _sleep_here(state: State, after: Position | None) -> Result:
    state = state._replace(
        sleep=state.sleep._replace(at=""),
        playing=False,
        saying="nothing",
        position=after or state.position,
        offset=0,
    )
    return state, (Stop(), Show(goes_on(state, "Sleep timer")))


def _paused_at_end(script: Script, state: State) -> State:
    after = positions.following(script, state.position, state.left_out) or state.position
    if _stops_after(script, state.position) and after.section != state.position.section:
        after = state.position
    return state._replace(held=False, saying="nothing", position=after, offset=0)


def _stops_after(script: Script, position: Position) -> bool:
    """Whether reading stops at the end of a section: outside the article, on a page that has one."""
    return not positions.is_read(script, position)


def _after_answer(script: Script, state: State) -> Result:
    if state.asking:  # the line is still being typed
        return state._replace(saying="nothing"), (Stop(),)
    if state.saying == "end" and _goes_on(state):
        return open_article(state, 1)
    if not state.playing and not state.interactive:
        return state._replace(saying="nothing"), (Quit(),)
    if state.saying == "lead" and state.greeted:
        return _after_greeting(script, state)
    if state.playing or state.saying == "lead":
        return read(script, state)
    return state._replace(saying="nothing"), (Stop(),)


def _after_greeting(script: Script, state: State) -> Result:
    after = positions.next_sentence(script, state.position)
    if after is None:
        return _end(script, state)
    return _go_on(script, state._replace(greeted=False), after)


def _goes_on(state: State) -> bool:
    """Whether another article follows by itself."""
    row = state.row
    return row.article + 1 < row.articles and not row.followed and not state.sleep.at


def _belongs_together(script: Script, one: Position, other: Position) -> bool:
    return (
        one.section == other.section
        and positions.utterance_at(script, one).sentence == positions.utterance_at(script, other).sentence
    )


def _end(script: Script, state: State) -> Result:
    ended = positions.is_read(script, state.position)
    state = state._replace(playing=False, ended=ended, offset=0)
    if ended:
        state, effects = answer(state, "End of article" if script.article else "End of page")
        return state._replace(saying="end"), effects
    title = script.page.sections[state.position.section].title
    rest = f". {key_of(state.commands, 'start')}: article"
    return answer(state, f"End of {title}{rest}", (f"End of {short(title, LINE - len(rest) - 7)}{rest}",))
