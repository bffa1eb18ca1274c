"""Which stretches of a text are said in other words: every table of rules, by language."""

from __future__ import annotations

from reader.script.edits import Edits, composed, edited
from reader.script.lexicon import NO_LEXICON, Lexicon
from reader.script.model import Edit, Utterance
from reader.script.spoken_forms.addresses import ADDRESSES
from reader.script.spoken_forms.characters import character_edits
from reader.script.spoken_forms.english_dates import ENGLISH_DATES
from reader.script.spoken_forms.english_money import ENGLISH_MONEY
from reader.script.spoken_forms.english_quantities import ENGLISH_QUANTITIES, NUMBERS_IN_FULL
from reader.script.spoken_forms.english_words import ENGLISH_WORDS
from reader.script.spoken_forms.french import FRENCH
from reader.script.spoken_forms.german import GERMAN
from reader.script.spoken_forms.rules import Rule, apply_rules
from reader.script.spoken_forms.spanish import SPANISH

_RULES: dict[str, tuple[Rule, ...]] = {
    "en": (
        *ADDRESSES,
        *NUMBERS_IN_FULL,
        *ENGLISH_MONEY,
        *ENGLISH_DATES,
        *ENGLISH_QUANTITIES,
        *ENGLISH_WORDS,
    ),
    "de": (*ADDRESSES, *GERMAN),
    "es": (*ADDRESSES, *SPANISH),
    "fr": (*ADDRESSES, *FRENCH),
}


_AS_WRITTEN = frozenset({"code", "math"})  # kinds of block


def with_spoken_form(utterance: Utterance, lexicon: Lexicon) -> Utterance:
    """The utterance, with what the engine is to be given for its text."""
    said = utterance.spoken
    edits = spoken_edits(said, utterance.lang, lexicon, is_prose=utterance.kind not in _AS_WRITTEN)
    if not edits:
        return utterance
    return utterance._replace(spoken=edited(said, edits), edits=composed(utterance.edits, said, edits))


def spoken_edits(
    text: str, lang: str, lexicon: Lexicon = NO_LEXICON, is_prose: bool = True
) -> tuple[Edit, ...]:
    """What is said otherwise in a text in the language with tag `lang`, in order.

    The listener's lexicon comes before any rule of ours, and holds everywhere. What is no prose,
    such as code, is said as it is written: only its odd characters are changed.
    """
    edits = Edits()
    lang = lang or "en"  # as the voice is, where the page names none
    for edit in lexicon.edits(text, lang):
        edits.add(*edit)
    if is_prose:
        language = lang.split("-", maxsplit=1)[0].lower()
        apply_rules(_RULES.get(language, ADDRESSES), text, lang, edits)
    for edit in character_edits(text):
        edits.add(*edit)
    return edits.done()
