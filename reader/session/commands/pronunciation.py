"""The command that changes how the word at the cursor is said."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from reader.errors import UsageError
from reader.language_tags import primary_language
from reader.script.edits import apply_edits
from reader.script.lexicon.entries import LexiconEntry
from reader.script.lexicon.lexicon import Lexicon
from reader.script.spoken_forms.forms import spoken_edits
from reader.script.writer import Script
from reader.session.effects import RemoveEntry, ReplaceScript, Result, SaveEntry
from reader.session.events import CommandGiven
from reader.session.navigation import finding, positions
from reader.session.state import Question, State
from reader.session.transitions import Answered, Handler, answer, ask, at, failure, reply, short
from reader.speech.espeak.pronunciation_check import check_pronunciation

_REMOVE = "-"  # typed instead of a pronunciation
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
_ELISION = re.compile(r"[^\W\d_]{1,5}['’](?=\w{2})")  # the article in "l'Église"
_WITH_ELISION = frozenset({"ca", "fr", "it"})


class _Word(NamedTuple):
    """A word of the page, in the voice's language; `entry` is saved for it, or has no pronunciation yet."""

    lang: str
    entry: LexiconEntry


def _word_here(script: Script, state: State) -> _Word | None:
    """The word at the cursor, or None."""
    utterance = positions.utterance_at(script, state.reading.position)
    text, lang = utterance.text, utterance.lang or script.page.lang
    span = finding.word_at(text, finding.in_text(utterance, state.reading.offset))
    if span is None:
        return None
    saved = script.lexicon.entry_at(text, lang, *span)
    if saved is not None:
        return _Word(lang, saved)
    word = _plain_word(text[slice(*span)], lang)
    if not any(map(str.isalnum, word)):
        return None
    starts_sentence = not any(map(str.isalnum, text[: span[0]]))
    if starts_sentence and word.istitle() and _has_word(script, word.lower()):
        word = word.lower()  # the capital is the sentence's, not the word's
    return _Word(lang, LexiconEntry(word, "", primary_language(lang)))


def _plain_word(word: str, lang: str) -> str:
    """A word without the punctuation around it, a possessive ending, or an elided article."""
    start, end = 0, len(word)
    while start < end and _is_punctuation(word[start]):
        start += 1
    while start < end and _is_punctuation(word[end - 1]):
        end -= 1
    plain = _POSSESSIVE.sub("", word[start:end])
    return _ELISION.sub("", plain, count=1) if primary_language(lang) in _WITH_ELISION else plain


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character).startswith("P")


def _has_word(script: Script, word: str) -> bool:
    pattern = re.compile(rf"\b{re.escape(word)}\b")
    return any(pattern.search(block.text) for block in script.blocks.values())


def _pronounce(script: Script, state: State, event: CommandGiven) -> Result:
    word, words = _word_here(script, state), state.our_words
    if word is None:
        return reply(state, "No word here")
    if not word.entry.say:
        return ask(state, "pronounce", words.text("Say “{word}” as:", word=word.entry.word))
    now = short(words.text("Now: {pronunciation}", pronunciation=word.entry.say))
    question = words.text("Say “{word}” as, or {key} to undo:", word=word.entry.word, key=_REMOVE)
    return ask(state, "pronounce", question, (now,))


def pronounce_as(script: Script, state: State, line: str) -> Result:
    """Say the word at the cursor as the typed words from now on; "-" undoes that."""
    word = _word_here(script, state)
    if word is None:
        return reply(state, "No word here")
    if line == _REMOVE:
        return _forget(script, state, word)
    try:
        entry = check_pronunciation(word.entry._replace(say=line))
    except UsageError as error:
        words, lang = failure(state, error.message, error.fields)
        return answer(state, words, lang=lang)
    lexicon = script.lexicon.with_entry(entry)
    if entry not in lexicon.entries:
        return reply(state, "This voice cannot read sounds in slashes. Type other words")
    said = apply_edits(entry.word, spoken_edits(entry.word, word.lang, lexicon))
    saved = state.our_words.text(
        "Saved: {word}, said as {pronunciation}", word=entry.word, pronunciation=entry.say
    )
    lines = (short(saved),)
    state, effects = answer(_from_sentence(script, state), said, lines, lang=word.lang)
    return state, (_replaced(script, lexicon), SaveEntry(state.speech.token, entry), *effects)


def _forget(script: Script, state: State, word: _Word) -> Result:
    if not word.entry.say:
        return reply(state, "Nothing to undo")
    words = state.our_words.text("{word}: as before", word=word.entry.word)
    state, effects = answer(_from_sentence(script, state), words, (short(words),))
    lexicon = script.lexicon.without_entry(word.entry)
    return state, (_replaced(script, lexicon), RemoveEntry(state.speech.token, word.entry), *effects)


def _replaced(script: Script, lexicon: Lexicon) -> ReplaceScript:
    """The same script with other pronunciations. No position in it changes."""
    return ReplaceScript(script.with_lexicon(lexicon))


def _from_sentence(script: Script, state: State) -> State:
    return at(state, positions.sentence_start(script, state.reading.position))


HANDLERS: dict[str, Handler] = {"pronounce": _pronounce}
ANSWERS: dict[Question, Answered] = {"pronounce": pronounce_as}
