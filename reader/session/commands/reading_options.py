"""The commands that change how the article is read: skipped kinds, verbosity and voice.

With other reading options a page gets another script. So all positions in the state move to the new script,
each to the sentence with the same words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from reader.language_tags import primary_language
from reader.script.model import ReadingOptions
from reader.script.own_words import message
from reader.script.writer import Script
from reader.session.commands import choices
from reader.session.effects import (
    FindVoice,
    ListVoices,
    ReplaceScript,
    Result,
    SaveChoice,
    SaveSkipped,
    SaveVoice,
    SetVoice,
    Stop,
)
from reader.session.events import ChosenVoice, CommandGiven, VoiceFound, VoicesListed
from reader.session.navigation import positions
from reader.session.state import NOTE, Cursor, Position, Question, State
from reader.session.transitions import (
    LIST_PAGE_LINES,
    Answered,
    Handler,
    answer,
    ask,
    at,
    capitalized,
    refuse,
    refused,
    reply,
    short,
    silenced,
)
from reader.settings import VERBOSITIES, NotesMode, listed_words

CITATION = "citation"  # citations are parts of blocks, so no kind of block
# What can be skipped: the word that the listener types, and the kind of block.
SKIPPABLE = {
    message("code"): "code", message("quotes"): "quote", message("notes"): NOTE,
    message("citations"): CITATION, message("tables"): "table", message("figures"): "figure",
}  # fmt: skip
NOT_ONE_OF = message("Not one of {choices}")
_USUAL = message("usual")  # typed for the voice of the page's language
_LIST = "+"  # typed for a list of voices
_NAMES = {kind: name for name, kind in SKIPPABLE.items()}


def skipped_answer(state: State, kind: str) -> str:
    """What to say when a kind of block is skipped: "Code skipped"."""
    words = state.our_words
    return capitalized(words.text("{kind} skipped", kind=words.text(_NAMES[kind])))


def change_options(script: Script, state: State, options: ReadingOptions, words: str) -> Result:
    """Answer `words`, and read on with other reading options."""
    other = script.with_options(options)
    moved = moved_to(script, other, state)
    if moved is None:
        return reply(
            state,
            "Nothing to read at verbosity {verbosity}",
            verbosity=state.our_words.text(options.verbosity),
        )
    state, effects = answer(moved, words)
    return state, (ReplaceScript(other), *effects)


def kinds_named(names: str) -> frozenset[str]:
    """The kinds in a text as in the setting `skip`."""
    return frozenset(SKIPPABLE[name] for name in listed_words(names) if name in SKIPPABLE)


def moved_to(script: Script, other: Script, state: State) -> State | None:
    """The state with its positions in another script of the same page; None if that script is empty."""
    reached = cache(_reached)  # positions often share a section
    here = same_place(script, other, state.reading.position, reached)
    if here is None:
        return None

    def moved(position: Position) -> Position:
        return same_place(script, other, position, reached) or here

    ours = (state.playlist.article, state.playlist.followed)
    return state._replace(
        reading=state.reading._replace(position=here, offset=0, held=False),
        cursor=Cursor(),
        marks=tuple(mark._replace(position=moved(mark.position)) for mark in state.marks),
        history=state.history._replace(
            back_stack=tuple(
                entry._replace(position=moved(entry.position))
                if (entry.article, entry.followed) == ours
                else entry
                for entry in state.history.back_stack
            )
        ),
    )


_Reached = tuple[int, int]  # a block's number, and where in its text


def _reached(script: Script, section: int) -> list[_Reached]:
    """For each utterance of a section: its block's number, and its offset in the block's text.

    An announcement gets the offset of the words of its sentence that follow it, or else of those before it.
    """
    numbers = {block.id: number for number, block in enumerate(script.page.sections[section].blocks)}
    utterances = script.utterances(section)
    # By block and sentence: where the words after the current utterance start; at the end, the last words.
    starts = {(each.block, each.sentence): each.start for each in utterances if each.start is not None}
    reached: list[_Reached] = []
    for each in reversed(utterances):
        sentence = (each.block, each.sentence)
        if each.start is not None:
            starts[sentence] = each.start
        reached.append((numbers.get(each.block, -1), starts.get(sentence, 0)))
    return reached[::-1]


def same_place(
    script: Script,
    other: Script,
    position: Position,
    reached: Callable[[Script, int], Sequence[_Reached]] = _reached,
) -> Position | None:
    """The sentence of another script of the same page with the words at a position, or the one after them."""
    places_there = reached(other, position.section)
    if places_there:
        wanted = reached(script, position.section)[position.utterance]
        at = max(0, bisect_right(places_there, wanted) - 1)
        return positions.sentence_start(other, Position(position.section, at))
    return positions.section_start(other, position.section) or positions.last_sentence(other)


# -- skipped kinds -----------------------------------------------------------------------------


def _leave_out(script: Script, state: State, event: CommandGiven) -> Result:
    return ask(state, "leave out", state.our_words.text("Skip or read again:"), _kinds(state))


def _kinds(state: State) -> tuple[str, ...]:
    """A line for each kind that can be skipped: "code: read"."""
    words = state.our_words
    skipped, read = message("{kind}: skipped"), message("{kind}: read")
    return tuple(
        words.text(skipped if state.reading.leaves_out(kind) else read, kind=words.text(name))
        for name, kind in SKIPPABLE.items()
    )


def toggle_skipped(script: Script, state: State, line: str) -> Result:
    """Skip a kind of block from now on, or read it again."""
    words = state.our_words
    names = choices.starting(words, SKIPPABLE, line)
    if len(names) != 1:
        not_one = words.text(NOT_ONE_OF, choices=choices.listed(words, tuple(SKIPPABLE)))
        return refused(answer(state, not_one, (words.text("{words}: not a kind", words=short(line, 20)),)))
    kind = SKIPPABLE[names[0]]
    reads_again = state.reading.leaves_out(kind)
    kinds = state.reading.skipped_kinds - {kind} if reads_again else state.reading.skipped_kinds | {kind}
    notes: NotesMode = "as written" if kind == NOTE and reads_again else state.reading.notes
    state = state._replace(reading=state.reading._replace(skipped_kinds=kinds, notes=notes))
    save = SaveSkipped(", ".join(name for name, each in SKIPPABLE.items() if each in kinds))
    if reads_again:
        said = capitalized(words.text("{kind} read again", kind=words.text(names[0])))
    else:
        said = skipped_answer(state, kind)
    if kind == CITATION:
        options = script.options._replace(citations=reads_again)
        state, effects = change_options(script, state, options, said)
    else:
        state, effects = answer(state, said)
    return state, (save, *effects)


# -- verbosity --------------------------------------------------------------------------------


def _verbosity(script: Script, state: State, event: CommandGiven) -> Result:
    return ask(state, "verbosity", state.our_words.text("Announce none, few, most or all:"))


def set_verbosity(script: Script, state: State, line: str) -> Result:
    """Change the verbosity."""
    ours = state.our_words
    level = choices.named(ours, VERBOSITIES, line)
    if level is None:
        return refuse(state, NOT_ONE_OF, choices=choices.listed(ours, VERBOSITIES))
    words = ours.text("Verbosity {verbosity}", verbosity=ours.text(level))
    state, effects = change_options(script, state, script.options._replace(verbosity=level), words)
    return state, (SaveChoice("verbosity", level), *effects)


# -- voice ------------------------------------------------------------------------------------


def _voice(script: Script, state: State, event: CommandGiven) -> Result:
    return ask(state, "voice", state.our_words.text("Voice name, usual, or {key} to list:", key=_LIST))


def find_voice(script: Script, state: State, line: str) -> Result:
    """Look for a voice by name, or for all that speak the language here; `after_search` follows."""
    state = silenced(state)
    token = state.speech.token
    if line != _LIST:
        return state, (Stop(), FindVoice(token, choices.named(state.our_words, (_USUAL,), line) or line))
    lang = positions.utterance_at(script, state.reading.position).lang or script.page.lang
    return state, (Stop(), ListVoices(token, lang))


def after_search(script: Script, state: State, found: VoiceFound | VoicesListed) -> Result:
    """Change the voice to the one that was found, or ask which one of several."""
    if isinstance(found, VoiceFound):
        return _use_voice(script, state, found)
    if not found.voices:
        return reply(state, "No voice speaks this language")
    lines = tuple(map(short, found.voices[:LIST_PAGE_LINES]))
    return ask(state, "voice", state.our_words.text("Voice name, or usual:"), lines)


def _use_voice(script: Script, state: State, found: VoiceFound) -> Result:
    """Change the voice, from the start of this sentence."""
    state = at(state, positions.sentence_start(script, state.reading.position))
    ours = state.our_words
    words = ours.text("Voice {name}", name=found.name if found.voice else ours.text(_USUAL))
    state, effects = answer(state, words, (short(words),))
    here = positions.utterance_at(script, state.reading.position).lang or script.page.lang
    voice = found.voice or ChosenVoice("", "")
    language = voice.language or primary_language(here)
    effects = (SetVoice(language, voice.id, voice.engine), SaveVoice(language, voice.name), *effects)
    if not script.lexicon.depends_on_voice:
        return state, effects
    lexicon = script.lexicon.within(script.lexicon.scope._replace(voice=voice.id))
    return state, (ReplaceScript(script.with_lexicon(lexicon)), *effects)


HANDLERS: dict[str, Handler] = {"leave out": _leave_out, "verbosity": _verbosity, "voice": _voice}
ANSWERS: dict[Question, Answered] = {
    "leave out": toggle_skipped,
    "verbosity": set_verbosity,
    "voice": find_voice,
}
