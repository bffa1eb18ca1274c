"""Applies the listener's lexicon to a text, and then the rules of its language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Literal

from reader.language_tags import primary_language
from reader.script.edits import Edits, apply_edits, compose_edits
from reader.script.lexicon.lexicon import NO_LEXICON, Lexicon
from reader.script.model import Edit, Utterance
from reader.script.spoken_forms.addresses import ADDRESSES
from reader.script.spoken_forms.characters import character_edits
from reader.script.spoken_forms.each_language import EACH_LANGUAGE, MEASURES
from reader.script.spoken_forms.formulas import FORMULAS
from reader.script.spoken_forms.identifiers import NUMBERS
from reader.script.spoken_forms.numbers.arithmetic import arithmetic
from reader.script.spoken_forms.numbers.groups import digit_edits, group_edits, space_edits
from reader.script.spoken_forms.numbers.mixed_numbers import mixed_numbers
from reader.script.spoken_forms.numbers.powers import POWERS
from reader.script.spoken_forms.numbers.quotients import mixed_edits, quotient_edits
from reader.script.spoken_forms.rules import RuleTable, apply_rules
from reader.script.spoken_forms.sign_rules import SIGNS
from reader.script.spoken_forms.verses import VERSES

_IN_EVERY_LANGUAGE = (*ADDRESSES, *NUMBERS, *FORMULAS, *EACH_LANGUAGE, *VERSES, *SIGNS)
_OTHERS = RuleTable((*_IN_EVERY_LANGUAGE, *POWERS))  # one table, however many languages a page names
# The module with the rules of each language. It is imported for the first page in that language.
_LANGUAGES = {
    "ar": "languages.arabic", "de": "languages.german", "en": "english", "es": "languages.spanish",
    "fr": "languages.french",
    "hi": "languages.hindi", "it": "languages.italian", "ja": "languages.japanese", "ko": "languages.korean",
    "nl": "languages.dutch", "pl": "languages.polish",
    "pt": "languages.portuguese", "ru": "languages.russian", "sv": "languages.swedish",
    "tr": "languages.turkish", "uk": "languages.ukrainian", "zh": "languages.chinese",
}  # fmt: skip


TextKind = Literal["prose", "math", "code"]
_TEXT_KINDS: dict[str, TextKind] = {"code": "code", "math": "math"}  # by kind of block


def with_spoken_form(utterance: Utterance, lexicon: Lexicon) -> Utterance:
    """The utterance with its `spoken` text and edits filled in."""
    said = utterance.spoken
    edits = spoken_edits(said, utterance.lang, lexicon, _TEXT_KINDS.get(utterance.kind, "prose"))
    if not edits:
        return utterance
    return utterance._replace(
        spoken=apply_edits(said, edits), edits=compose_edits(utterance.edits, said, edits)
    )


def spoken_edits(
    text: str, lang: str, lexicon: Lexicon = NO_LEXICON, kind: TextKind = "prose"
) -> tuple[Edit, ...]:
    """The edits for a text in language `lang`, in order.

    First special characters and groups of digits become plain ones, and then the rules read the plain text.
    The listener's lexicon has precedence over all rules, and applies to every kind of text. In code only
    special characters are changed.
    """
    lang = lang or "en"  # like the voice, if the page names no language
    first = Edits()
    for edit in lexicon.edits(text, lang):
        first.add(*edit)
    entries = first.in_order()
    for edit in character_edits(text):
        first.add(*edit)
    edits = first.in_order()
    passes = _PASSES[kind]
    if lexicon.needs_kana and primary_language(lang) == "ja":
        passes = (*passes, _reading_edits)
    for add_edits in passes:
        plain = apply_edits(text, edits)
        later = Edits()
        for start, end in _lexicon_words(edits, entries):
            later.add(start, end, plain[start:end])
        add_edits(plain, lang, later)
        edits = compose_edits(edits, plain, later.in_order())
    return edits


def _plain_edits(text: str, lang: str, edits: Edits) -> None:
    group_edits(text, lang, edits)
    space_edits(text, edits)
    quotient_edits(text, edits)
    mixed_edits(text, lang, edits)


def _rule_edits(text: str, lang: str, edits: Edits) -> None:
    apply_rules(_table(primary_language(lang)), text, lang, edits)


def _reading_edits(text: str, lang: str, edits: Edits) -> None:
    from reader.script.spoken_forms.languages.japanese_readings import reading_edits

    reading_edits(text, edits)


@cache
def _table(language: str) -> RuleTable:
    numbers = (*arithmetic(language), *mixed_numbers(language))
    if language in _LANGUAGES:
        module = import_module(f"reader.script.spoken_forms.{_LANGUAGES[language]}")
        return RuleTable((*_IN_EVERY_LANGUAGE, *module.RULES, *MEASURES, *numbers))
    return RuleTable((*_IN_EVERY_LANGUAGE, *POWERS, *numbers)) if len(numbers) > 1 else _OTHERS


def _lexicon_words(edits: tuple[Edit, ...], entries: tuple[Edit, ...]) -> Iterator[tuple[int, int]]:
    """Where the lexicon's words are in the edited text. `edits` includes all `entries`."""
    if not entries:
        return
    ahead, starts = 0, {entry.start for entry in entries}
    for edit in edits:
        if edit.start in starts and edit.words:
            yield edit.start + ahead, edit.start + ahead + len(edit.words)
        ahead += len(edit.words) - (edit.end - edit.start)


_PASSES: dict[TextKind, tuple[Callable[[str, str, Edits], None], ...]] = {
    "prose": (digit_edits, _plain_edits, _rule_edits),
    "math": (digit_edits, group_edits),
    "code": (),
}
