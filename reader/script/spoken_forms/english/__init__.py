"""English rules, a file per kind. `RULES` is in order of precedence."""

from __future__ import annotations

from reader.script.spoken_forms.english.capitals import ENGLISH_CAPITALS
from reader.script.spoken_forms.english.dates import ENGLISH_DATES
from reader.script.spoken_forms.english.measures import ENGLISH_MEASURES
from reader.script.spoken_forms.english.money import ENGLISH_MONEY
from reader.script.spoken_forms.english.quantities import ENGLISH_QUANTITIES, NUMBERS_BY_DIGIT
from reader.script.spoken_forms.english.words import ENGLISH_WORDS
from reader.script.spoken_forms.numbers.powers import POWERS

RULES = (
    *NUMBERS_BY_DIGIT,
    *ENGLISH_MONEY,
    *ENGLISH_DATES,
    *ENGLISH_MEASURES,
    *POWERS,
    *ENGLISH_QUANTITIES,
    *ENGLISH_WORDS,
    *ENGLISH_CAPITALS,
)
