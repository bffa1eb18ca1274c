"""Reads files of other formats by plug-ins."""

from __future__ import annotations

from reader.errors import SourceError
from reader.plugins import PluginFailed, failed_plugin, load_plugin


def read_by_plugin(suffix: str, data: bytes, shown: str) -> bytes | None:
    """The file as HTML in UTF-8, if a plug-in reads files with this suffix, else None.

    `shown` is the file's name for messages. Raises SourceError if the plug-in fails.
    """
    name = suffix.removeprefix(".")
    try:
        read = load_plugin("sources", name)
    except PluginFailed as error:
        raise SourceError(str(error)) from error
    if read is None:
        return None
    try:
        html: str = read(data, shown)
        return html.encode("utf-8", "replace")
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(f"Cannot read {shown}. {failed_plugin('sources', name, error)}") from error
