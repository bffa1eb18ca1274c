"""Everything that can go wrong, as one tree.

    ReaderError               one line for the listener, and the exit code it ends with
    ├── UsageError        2   an option, section or key that is not there
    ├── SourceError       3   the page could not be had
    ├── NothingToRead     4   the page was had, and holds nothing to read
    ├── SpeechError       5   no such voice or engine, or what it needs is missing
    ├── LibraryError      6   what should be remembered cannot be written or read
    ├── ExportError       6   a file cannot be written, or would be overwritten
    └── SomeFailed        7   of several articles, some could not be read or written

A program that is interrupted ends with 130, as a shell expects it.

A message says what is wrong, with what, and what to do. It is one line, because a screen reader
reads it whole.
"""

INTERRUPTED = 130


class ReaderError(Exception):
    """Base of every error that a user, page, file, network or device can cause."""

    exit_code = 1


class UsageError(ReaderError):
    """An option, a section or a key that is not there."""

    exit_code = 2


class SourceError(ReaderError):
    """The page could not be had."""

    exit_code = 3


class NothingToRead(ReaderError):
    """The page holds nothing to read."""

    exit_code = 4


class SpeechError(ReaderError):
    """No such voice or engine, or a program or library that it needs is missing."""

    exit_code = 5


class LibraryError(ReaderError):
    """What should be remembered cannot be written or read; reading can go on without it."""

    exit_code = 6


class ExportError(ReaderError):
    """A file cannot be written, or would be overwritten."""

    exit_code = 6


class SomeFailed(ReaderError):
    """Of several articles, some could not be read or written; each has been told of."""

    exit_code = 7
