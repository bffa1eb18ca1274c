"""Our own words in each language that we speak: announcements, counts, durations and dates.

Each language has a gettext catalogue in `translations`. NAME.po is its source; `python -m tests.translations`
compiles it to NAME.mo, which is loaded. The messages are our English words. A comment above each translation
names the projects whose translators use the same words (at-spi2-core, Orca, or CLDR), or says "unchecked".
"""

from __future__ import annotations

import re
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import NamedTuple

from reader.language_tags import primary_language
from reader.settings import ANNOUNCEMENT_LANGUAGES, ENGLISH

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
# In Slavic languages the name of a month has another case after a day.
MONTH_CONTEXTS = WITH_DAY, ALONE = "with a day", "alone"
DATE, MONTH_OF_YEAR = "{month} {day}, {year}", "{month} {year}"
END_OF_ARTICLE = "End of article"
COUNTED_NOUNS = (
    *("item", "term", "line", "row", "column", "hour", "minute", "second", "section", "post", "element"),
)
DAYS_AGO = "{n} day ago", "{n} days ago"
PERCENT = "{n} percent", "{n} percent"
TODAY, YESTERDAY = "today", "yesterday"
_MAX_DAYS_AGO = 6  # an older day is a date

# Not importlib.resources: it adds 5 % to the time to the first sound.
_TRANSLATIONS = Path(__file__).with_name("translations")
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class OwnWords(NamedTuple):
    """Our words in one language. `lang` is a BCP 47 tag, for the voice."""

    lang: str
    catalogue: NullTranslations

    @property
    def is_english(self) -> bool:
        """True if messages stay as they are."""
        return type(self.catalogue) is NullTranslations

    def has(self, message: str) -> bool:
        """True if a message is in this language."""
        return self.is_english or self.catalogue.gettext(message) != message

    def text(self, message: str, /, **fields: object) -> str:
        """Return an English message in this language, filled with the fields.

        Without a translation it stays English.
        """
        text = self.catalogue.gettext(message) if message else ""
        return text.format(**fields) if fields else text

    def plural(self, messages: tuple[str, str], number: int) -> str:
        """Return one of the English messages (singular, plural) in this language, with the number as `n`."""
        return self.catalogue.ngettext(*messages, number).format(n=number)

    def counted(self, number: int, noun: str) -> str:
        """Return a number with one of COUNTED_NOUNS: "5 items"."""
        return self.plural((f"{{n}} {noun}", f"{{n}} {noun}s"), number)

    def percent(self, number: int) -> str:
        """Return a percentage: "40 percent"."""
        return self.plural(PERCENT, number)

    def duration(self, seconds: int) -> str:
        """Return a duration without zeros: "3 minutes 31 seconds"."""
        hours, rest = divmod(seconds, 3600)
        minutes, left = divmod(rest, 60)
        parts = ((hours, "hour"), (minutes, "minute"), (left, "second"))
        return " ".join(self.counted(number, unit) for number, unit in parts if number) or self.counted(
            0, "second"
        )

    def date(self, iso: str, today: str = "") -> str:
        """Return a date without the time of day: "February 3, 2022", "February 2022", "2022", or "".

        A day in the week before `today`, an ISO date, is "today", "yesterday" or "3 days ago".
        """
        match = _ISO_DATE.match(iso)
        if match is None:
            return ""
        if today and match[3]:
            recent = self._days_ago(match[0], today)
            if recent:
                return recent
        year, month, day = (int(part or 0) for part in match.groups())
        if not 1 <= month <= len(MONTHS):
            return str(year)
        name = self.catalogue.pgettext(WITH_DAY if day else ALONE, MONTHS[month - 1])
        return self.text(DATE if day else MONTH_OF_YEAR, month=name, day=day, year=year)

    def _days_ago(self, iso: str, today: str) -> str:
        """Return a recent day relative to today, or ""."""
        from datetime import date  # only for pages with a date

        try:
            days = (date.fromisoformat(today) - date.fromisoformat(iso)).days
        except ValueError:  # the page's date does not exist
            return ""
        if days in {0, 1}:
            return self.text((TODAY, YESTERDAY)[days])
        return self.plural(DAYS_AGO, days) if 1 < days <= _MAX_DAYS_AGO else ""


ENGLISH_WORDS = OwnWords(ENGLISH, NullTranslations())


def message(text: str) -> str:
    """Mark a message in a table, for the catalogues; `OwnWords.text` translates it where it is said."""
    return text


@cache
def words_for(lang: str) -> OwnWords:
    """Return our words for pages in `lang`, a BCP 47 tag: English if we do not speak it."""
    base = primary_language(lang)
    if base == ENGLISH or base not in ANNOUNCEMENT_LANGUAGES:
        return OwnWords(lang if base == ENGLISH else ENGLISH, NullTranslations())
    with _TRANSLATIONS.joinpath(f"{base}.mo").open("rb") as file:
        return OwnWords(lang, GNUTranslations(file))


def minutes_in_words(minutes: int) -> str:
    """A length of time in English: "5 minutes", "2 hours 44 minutes"."""
    return words_for(ENGLISH).duration(60 * minutes)


def counted(number: int, noun: str) -> str:
    """A number and its English noun: "1 item", "5 items"."""
    return words_for(ENGLISH).counted(number, noun)
