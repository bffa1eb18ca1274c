"""Every setting with its default and its meaning, in one table.

The command options, the settings file and the manual come from this table.
"""

from __future__ import annotations

import reprlib
from typing import Any, Literal, NamedTuple

APP_NAME = "accessible-reader"
NORMAL_RATE = 180  # words per minute; the script's pauses are written for this speed

Value = int | str | bool
Verbosity = Literal["none", "few", "most", "all"]
ThemeName = Literal["terminal", "light", "dark"]
THEMES: tuple[ThemeName, ...] = ("terminal", "light", "dark")
VERBOSITIES: tuple[Verbosity, ...] = ("none", "few", "most", "all")
# What can be left out of an article, as the listener calls it.
SKIPPABLE = ("code", "quotes", "notes", "citations", "tables", "figures")
NotesMode = Literal["as written", "never", "where cited"]
NOTES_MODES: tuple[NotesMode, ...] = ("as written", "never", "where cited")
InstantVoice = Literal["never", "answers", "when slow"]
INSTANT_VOICES: tuple[InstantVoice, ...] = ("never", "answers", "when slow")
MediaKeyStep = Literal["sentence", "paragraph", "section", "article"]
MEDIA_KEY_STEPS: tuple[MediaKeyStep, ...] = ("sentence", "paragraph", "section", "article")
# The languages that announcements are translated into; any other page is announced in English.
ENGLISH = "en"
ANNOUNCEMENT_LANGUAGES = (ENGLISH, "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "ja", "zh")
OF_THE_PAGE = "page"


# -- what a setting accepts; `str()` describes it in messages -----------------------------------
# Named tuples are made five times faster than data classes, and each start makes these.


class WholeNumber(NamedTuple):
    """A whole number within limits."""

    lowest: int
    highest: int

    def __str__(self) -> str:
        return f"a whole number from {self.lowest} to {self.highest}"

    def accepts(self, value: object) -> bool:
        """True if `value` is an int within the limits. True is not an int here."""
        return type(value) is int and self.lowest <= value <= self.highest

    def parse(self, text: str) -> Value:
        """The number in `text`; other text is returned unchanged, and `accepts` rejects it."""
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text


class OneOf(NamedTuple):
    """One word from a fixed list."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"one of {', '.join(self.words)}"

    def accepts(self, value: object) -> bool:
        """True if `value` is in the list."""
        return isinstance(value, str) and value in self.words

    def parse(self, text: str) -> Value:
        """The text itself."""
        return text


class Switch(NamedTuple):
    """On or off."""

    def __str__(self) -> str:
        return "true or false"

    def accepts(self, value: object) -> bool:
        """True if `value` is true or false."""
        return isinstance(value, bool)

    def parse(self, text: str) -> Value:
        """True or False; other text is returned unchanged, and `accepts` rejects it."""
        return {"true": True, "false": False}.get(text, text)


class SomeOf(NamedTuple):
    """Some words from a fixed list, with commas between them, or none."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"some of {', '.join(self.words)}, with commas between them, or empty"

    def accepts(self, value: object) -> bool:
        """True if all words of `value` are in the list."""
        return isinstance(value, str) and set(listed_words(value)) <= set(self.words)

    def parse(self, text: str) -> Value:
        """The text itself."""
        return text


class Name(NamedTuple):
    """A name that only the speech engines can check. Any short printable line is accepted here."""

    meaning: str

    def __str__(self) -> str:
        return self.meaning

    def accepts(self, value: object) -> bool:
        """True if `value` can be a name."""
        return isinstance(value, str) and value.isprintable() and len(value) <= 200

    def parse(self, text: str) -> Value:
        """The text itself."""
        return text


# -- the table --------------------------------------------------------------------------------


class Setting(NamedTuple):
    """One row of the table; `name` is also the key in the settings file."""

    name: str
    default: Value
    accepted: WholeNumber | OneOf | SomeOf | Switch | Name
    option: str
    meaning: str


# name, default, what is accepted, option, meaning
SETTINGS = (
    Setting("rate", NORMAL_RATE, WholeNumber(80, 900), "--rate",
            "speech rate, in words per minute"),
    Setting("voice", "", Name("a voice from “reader voices”"), "--voice",
            "voice; empty for one in the page's language"),
    Setting("engine", "", Name("a speech engine"), "--engine",
            "speech engine, such as espeak or natural; empty for the best one here"),
    Setting("instant_voice", "answers", OneOf(INSTANT_VOICES), "--instant-voice",
            "when eSpeak speaks instead of a natural voice"),
    Setting("device", "", Name("a loudspeaker from “reader doctor”"), "--device",
            "loudspeaker; empty for the default one"),
    Setting("verbosity", "few", OneOf(VERBOSITIES), "--verbosity",
            "how much to announce"),
    Setting("announce_language", OF_THE_PAGE, OneOf((OF_THE_PAGE, *ANNOUNCEMENT_LANGUAGES)),
            "--announce-language", "language of announcements; page for the page's own"),
    Setting("skip", "", SomeOf(SKIPPABLE), "--skip",
            "what to leave out"),
    Setting("notes", "as written", OneOf(NOTES_MODES), "--notes",
            "when to read notes"),
    Setting("pauses", 100, WholeNumber(0, 500), "--pauses",
            "length of pauses, in percent of normal"),
    Setting("styles", True, Switch(), "--styles/--no-styles",
            "read headings slower and lower, and quotes and captions in another voice"),
    Setting("volume", 100, WholeNumber(0, 100), "--volume",
            "volume, in percent"),
    Setting("sounds", False, Switch(), "--sounds/--no-sounds",
            "play short sounds instead of saying “heading”, “list”, “link” and so on"),
    Setting("print_sentences", False, Switch(), "--print/--no-print",
            "print each sentence as it is spoken"),
    Setting("highlight", False, Switch(), "--highlight/--no-highlight",
            "show the current paragraph and highlight the current word"),
    Setting("theme", "terminal", OneOf(THEMES), "--theme",
            "colours for --highlight; terminal reverses your own colours"),
    Setting("no_audio", False, Switch(), "--no-audio/--audio",
            "turn speech off and print a sentence at each Space"),
    Setting("line_mode", False, Switch(), "--line-mode/--key-mode",
            "type commands as words, each with Enter, instead of pressing keys"),
    Setting("media_keys", "section", OneOf(MEDIA_KEY_STEPS), "--media-keys",
            "how far Next and Previous of other programs move"),
    Setting("max_page_mb", 20, WholeNumber(1, 1000), "--max-page-mb",
            "largest page to open, in megabytes"),
)  # fmt: skip
_DEFAULT: dict[str, Any] = {row.name: row.default for row in SETTINGS}


class Settings(NamedTuple):
    """A value for each row of the table."""

    rate: int = _DEFAULT["rate"]
    voice: str = _DEFAULT["voice"]
    engine: str = _DEFAULT["engine"]
    instant_voice: InstantVoice = _DEFAULT["instant_voice"]
    device: str = _DEFAULT["device"]
    verbosity: Verbosity = _DEFAULT["verbosity"]
    announce_language: str = _DEFAULT["announce_language"]
    skip: str = _DEFAULT["skip"]
    notes: NotesMode = _DEFAULT["notes"]
    pauses: int = _DEFAULT["pauses"]
    styles: bool = _DEFAULT["styles"]
    volume: int = _DEFAULT["volume"]
    sounds: bool = _DEFAULT["sounds"]
    print_sentences: bool = _DEFAULT["print_sentences"]
    highlight: bool = _DEFAULT["highlight"]
    theme: ThemeName = _DEFAULT["theme"]
    no_audio: bool = _DEFAULT["no_audio"]
    line_mode: bool = _DEFAULT["line_mode"]
    media_keys: MediaKeyStep = _DEFAULT["media_keys"]
    max_page_mb: int = _DEFAULT["max_page_mb"]

    @property
    def announcement_lang(self) -> str:
        """The language of announcements, a BCP 47 tag; "" for the page's."""
        return "" if self.announce_language == OF_THE_PAGE else self.announce_language

    def pause(self, milliseconds: int, rate: int) -> int:
        """The length of a pause at a speech rate, in milliseconds. Faster speech has shorter pauses."""
        return milliseconds * self.pauses * NORMAL_RATE // (100 * rate)


def listed_words(text: str) -> tuple[str, ...]:
    """The words in a text with commas between them, without those that are empty."""
    return tuple(filter(None, (word.strip() for word in text.split(","))))


def option_text(value: Value) -> str:
    """A value as written on the command line."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def printable(value: object) -> str:
    """A value for a message: short, on one line, never empty."""
    if value == "":
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and len(value) <= 40 and value.isprintable():
        return value
    return reprlib.repr(value)
