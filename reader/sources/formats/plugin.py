"""Reads files of other formats by plug-ins."""

from __future__ import annotations

from reader.errors import SourceError
from reader.plugins import load_plugin, plugin_failures


def read_by_plugin(suffix: str, data: bytes, shown: str) -> bytes | None:
    """The file as HTML in UTF-8, if a plug-in reads files with this suffix, else None.

    `shown` is the file's name for messages. Raises SourceError if the plug-in fails.
    """
    name = suffix.removeprefix(".")
    read = load_plugin("sources", name, SourceError)
    if read is None:
        return None
    lead = f"Cannot read {shown}. "
    with plugin_failures("sources", name, SourceError, expected=(SourceError,), lead=lead):
        html: str = read(data, shown)
        return html.encode("utf-8", "replace")
