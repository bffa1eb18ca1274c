"""The error tree, with the exit code of each error.

    ReaderError               one line for the listener, and the exit code of the program
    ├── UsageError        2   an option, a section, a key or a setting does not exist
    ├── SourceError       3   the page could not be loaded
    ├── NothingToRead     4   the page was loaded, but has nothing to read
    ├── SpeechError       5   the voice or engine does not exist, or something it needs is missing
    │   └── SentenceLost  5   the engine crashed or hung on a text; the next one can be spoken
    ├── LibraryError      6   positions, queue, settings or words could not be saved or read
    ├── ExportError       6   a file could not be written, or would be overwritten
    └── SomeFailed        7   some of several articles failed; the others are done

An interrupted program exits with 130, as shells expect.

Any other exception is a bug. The program exits with 1 and prints the line from `unexpected_error`.

A message says what is wrong, with what, and what to do. It is one line, because a screen reader
reads it whole.
"""

import os

INTERRUPTED = 130
UNEXPECTED = 1
_MAX_DETAIL_CHARACTERS = 200  # of an exception's message


def unexpected_error(error: BaseException) -> str:
    """The message for an exception outside this tree: its name, and how to report it."""
    if isinstance(error, MemoryError):
        return "Not enough memory. Close other programs, or open a smaller page."
    if isinstance(error, RuntimeError) and os.path.expanduser("~") == "~":  # noqa: PTH111  # Path.home() raises
        return "You have no home folder here. Set the variable HOME to a folder that you can write to."
    return (
        f"Unexpected error ({described(error)}). Run the command again with --debug, and report its output."
    )


def described(error: BaseException) -> str:
    """An exception's type and message, in one line: "KeyError: 'title'"."""
    message = " ".join(str(error).split())[:_MAX_DETAIL_CHARACTERS]
    return ": ".join(filter(None, (type(error).__name__, message)))


def reason_of(error: BaseException) -> object:
    """What an error says; of the operating system's errors, only its words."""
    return getattr(error, "strerror", None) or error


def with_sentence(message: object, sentence: str) -> str:
    """A message and one more sentence. A message that ends with a command to type has no full stop."""
    text = str(message)
    return f"{text} {sentence}" if text.endswith((".", "?")) else f"{text}. {sentence}"


class ReaderError(Exception):
    """Base of every error that a user, page, file, network or device can cause.

    `message` may have named fields, which `fields` fill: a session says it in another language.
    """

    exit_code = UNEXPECTED

    def __init__(self, message: str = "", /, **fields: object) -> None:
        super().__init__(message.format(**fields) if fields else message)
        self.message = message
        self.fields = fields

    @property
    def first_sentence(self) -> str:
        """What is wrong, without what to do; its fields are not filled."""
        return self.message.partition(". ")[0].rstrip(".")


class UsageError(ReaderError):
    """An option, a section, a key or a setting does not exist."""

    exit_code = 2


class SourceError(ReaderError):
    """The page could not be loaded."""

    exit_code = 3


class NothingToRead(ReaderError):
    """The page has nothing to read."""

    exit_code = 4


class SpeechError(ReaderError):
    """The voice or engine does not exist, or a program or library that it needs is missing."""

    exit_code = 5


class SentenceLost(SpeechError):
    """The engine crashed or hung on a text, and on its plain words too; the next text can be spoken."""


class LibraryError(ReaderError):
    """Saved data could not be written or read; listening can continue without it."""

    exit_code = 6


class ExportError(ReaderError):
    """A file could not be written, or would be overwritten."""

    exit_code = 6


class SomeFailed(ReaderError):
    """Some of several articles failed; each was reported, and the others are done."""

    exit_code = 7
