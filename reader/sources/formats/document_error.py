"""The error of a document that cannot be converted."""

from __future__ import annotations

from reader.errors import SourceError


class DocumentError(Exception):
    """A document cannot be converted. The caller fills in the field {name} of `message`."""

    def __init__(self, message: str, **fields: float | str) -> None:
        super().__init__(message)
        self.message, self.fields = message, fields

    def named(self, name: str) -> SourceError:
        """The error for the listener."""
        return SourceError(self.message, name=name, **self.fields)
