"""The session as a pure state machine.

    step(script, state, event) -> (state, effects)

It knows no sound, clocks, threads or terminals, so a list of events can test every behaviour.

Each `Say` and `Answer` carries a fresh token. A "finished" event with an older token is ignored; that keeps
quick skipping correct.

There are two readings. In the article, moves by sentence, paragraph, section and heading stay in the article.
Outside it (reached by a skip link) they go through the whole page, and reading stops at the end of each
section, because the sections around it are not the article.

A command that only answers (where am I, the rate, an edge) interrupts the reading at a word. After the answer
the reading continues from that word, if it was playing. A move while paused says only the sentence that it
goes to. A question silences the reading until the listener has typed a line.
"""

from __future__ import annotations

import textwrap

from reader.script.model import Style
from reader.script.writer import Script
from reader.session.after_speech import after_speech
from reader.session.effects import Fade, Quit, ReplaceScript, Result, Save, Say, Show, Stop
from reader.session.events import (
    CommandGiven,
    Event,
    LineEntered,
    RemoteEvent,
    RequestFailed,
    SpeechFailed,
    SpeechFinished,
    TimerExpired,
    VoiceFound,
    VoicesListed,
)
from reader.session.greeting import Greeting
from reader.session.key_names import shown_key, spoken_key
from reader.session.navigation import positions, reading_modes
from reader.session.state import Prompt, State
from reader.session.transitions import (
    STATUS_WIDTH,
    answer,
    as_lead,
    at,
    failure,
    held,
    lead_to,
    paused,
    playing,
    quiet,
    read,
    reply,
    show_with_key,
    stopped,
    with_key,
)
from reader.terminal.keys import UNKNOWN


def greet(state: State, greeting: Greeting) -> Result:
    """Say the greeting while the article still loads; the reading follows."""
    state, effects = _say_greeting(state, greeting, "heading" if greeting.is_title else "text")
    return as_lead(state), effects


def begin(script: Script, state: State, greeting: Greeting | None = None) -> Result:
    """Start to read at the state's position, after the greeting if there is one."""
    result = read(script, playing(state)) if greeting is None else _say_greeting(state, greeting)
    return _with_save(script, state, result)


def _say_greeting(state: State, greeting: Greeting, style: Style = "text") -> Result:
    words = greeting.words(state.our_words, state.commands)
    return answer(playing(state), words, lang=greeting.lang if greeting.is_title else "", style=style)


def step(script: Script, state: State, event: Event) -> Result:
    """The new state after an event, and the effects to run."""
    return _with_save(script, state, _next_state(script, state, event))


def _with_save(script: Script, before: State, result: Result) -> Result:
    """The result with a `Save` added when one is needed. Only this function decides to save.

    The position is saved whenever it changes, and before each utterance, so a crash loses at most a sentence.
    Outside the article it is saved only at the end of a page without an article.
    """
    after, effects = result
    is_over = after.reading.ended and not before.reading.ended
    replaced = tuple(effect for effect in effects if isinstance(effect, ReplaceScript))
    is_said = any(isinstance(effect, Say) for effect in effects)
    is_due = is_said or bool(replaced) or after.reading.position != before.reading.position
    if not is_over and not (is_due and script.page.sections[after.reading.position.section].in_article):
        return result
    others = tuple(effect for effect in effects if not isinstance(effect, ReplaceScript))
    return after, (*replaced, Save(after.reading.position, ended=is_over), *others)


def _next_state(script: Script, state: State, event: Event) -> Result:
    if isinstance(event, CommandGiven):
        return _run_command(script, state, event)
    if isinstance(event, LineEntered):
        return _typed(script, state, event)
    if isinstance(event, TimerExpired):
        is_due = event.number == state.sleep.number and state.reading.playing
        return _fall_asleep(state) if is_due else (state, ())
    if isinstance(event, RemoteEvent):
        from reader.session.commands.remote import respond_to

        return respond_to(script, state, event, _run_command)
    if event.token != state.speech.token:
        return state, ()
    if isinstance(event, RequestFailed):
        return _answer_failure(state, *failure(state, event.why, event.fields))
    if isinstance(event, VoiceFound | VoicesListed):
        from reader.session.commands import reading_options

        return reading_options.after_search(script, state, event)
    if state.speech.kind == "nothing":
        return state, ()
    if isinstance(event, SpeechFailed):
        return _after_failure(script, state, event)
    assert isinstance(event, SpeechFinished)
    return after_speech(script, state)


def _after_failure(script: Script, state: State, event: SpeechFailed) -> Result:
    """Say that a sentence was skipped, and read on after it. If the voice cannot say even that, quit."""
    after = positions.following(script, state.reading.position, state.reading.left_out)
    if not event.can_continue or state.speech.kind not in {"reading", "note"}:
        return quiet(paused(state)), (Quit(failed=event.message),)
    if after is None or not state.reading.playing:
        state, effects = after_speech(script, state)
        return state, (Show(event.message), *effects)
    words, lang = failure(state, event.message)
    return lead_to(state, after, words, (words,), lang=lang)


def _answer_failure(state: State, words: str, lang: str) -> Result:
    return answer(state, words, tuple(textwrap.wrap(words, STATUS_WIDTH)), lang)


def _run_command(script: Script, state: State, event: CommandGiven) -> Result:
    if event.token != state.speech.token:
        event = event._replace(offset=0, milliseconds=0)
    if state.speech.kind == "reading":
        state = at(state, state.reading.position, state.speech.start + event.offset)
    state = state._replace(prompt=Prompt(keys_from=state.prompt.keys_from if event.command == "keys" else 0))
    from reader.session.commands.handlers import HANDLERS
    from reader.session.commands.reading_mode import leave_skimming

    was_skimming, state = reading_modes.is_skim(state.reading.mode), leave_skimming(state, event.command)
    if was_skimming and event.command == "pause":
        return reply(playing(state), "Reading all")
    handler = HANDLERS.get(event.command)
    if handler is None:
        return _unknown_key(state, event.command)
    return handler(script, state, event)


def _unknown_key(state: State, named: str) -> Result:
    words, (hint, hint_line) = state.our_words, with_key(state, "{key} lists the keys", "keys")
    if named == UNKNOWN or not named.strip() or not named.isprintable():
        begin = line = words.text("Unknown key")
    else:
        begin, line = (
            words.text("{key}: not a key", key=name(words, named)) for name in (spoken_key, shown_key)
        )
    return answer(state, f"{begin}. {hint}", (f"{line}. {hint_line}",))


def _typed(script: Script, state: State, event: LineEntered) -> Result:
    question, state = state.prompt.asking, state._replace(prompt=state.prompt._replace(asking=""))
    line = " ".join((event.line or "").split())
    if not line:
        if question:
            return reply(state, "Cancelled")
        return _run_command(script, state, CommandGiven("pause", state.speech.token))
    from reader.session.commands import questions

    meant = questions.typed(script, state, question, line)
    if isinstance(meant, CommandGiven):
        return _run_command(script, state, meant._replace(token=state.speech.token))
    return meant


def _fall_asleep(state: State) -> Result:
    """The sleep timer has run out."""
    if state.speech.kind != "reading":
        state = stopped(state)
        return state, (Stop(), show_with_key(state, "Sleep timer. {key} resumes", "pause"))
    return held(state), (Fade(), show_with_key(state, "Sleep timer. {key} resumes", "pause"))
