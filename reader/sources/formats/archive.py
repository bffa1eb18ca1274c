"""Reads files in a zip archive, within limits. Nothing is unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile

from reader.errors import SourceError
from reader.sources.source import too_large

MAX_ENTRIES = 20_000
_ENTRY_SIGNATURE = b"PK\x01\x02"  # begins each entry of the central directory
_COMPRESSION_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # as EPUB 3.3, 4.2.2 allows
ENCRYPTED_FLAG = 1  # in the flags of an entry


class Archive:
    """The zip archive in `data`; `name` and `kind` are for messages.

    At most `max_bytes` are read from it in total, whatever sizes it declares. Methods raise SourceError.
    """

    def __init__(self, data: bytes, name: str, max_bytes: int, kind: str = "EPUB") -> None:
        self.name = name
        self._kind = kind
        self._max_bytes = self._remaining_bytes = max_bytes
        if data.count(_ENTRY_SIGNATURE) > MAX_ENTRIES:
            raise SourceError(
                f"{name} contains more than {MAX_ENTRIES:,} files. Open one of its pages instead."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile raises many kinds of errors for damaged archives
            raise self.damaged_error() from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist() if _is_inside(entry)}

    def damaged_error(self) -> SourceError:
        """The error for a damaged archive."""
        return SourceError(f"{self.name} is a damaged {self._kind}. Download it again.")

    @property
    def paths(self) -> list[str]:
        """The paths of its files, sorted."""
        return sorted(self._entries)

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def read(self, path: str) -> bytes:
        """The content of the file at `path`, which must exist."""
        entry = self._entries[path]
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise SourceError(f"{self.name} is protected by a password. Unpack it and open its pages.")
        if entry.compress_type not in _COMPRESSION_METHODS:
            raise self.damaged_error()
        if entry.file_size > self._remaining_bytes:
            raise too_large(self.name, self._max_bytes)
        try:
            with self._zip.open(entry) as file:
                data = file.read(self._remaining_bytes + 1)
        except Exception as error:
            raise self.damaged_error() from error
        self._remaining_bytes -= len(data)
        if self._remaining_bytes < 0:
            raise too_large(self.name, self._max_bytes)
        return data


def _is_inside(entry: zipfile.ZipInfo) -> bool:
    """True if an entry is a normal file whose path stays inside the archive."""
    path = entry.filename
    return (
        posixpath.normpath(path) == path
        and not path.startswith(("/", "../"))
        and not stat.S_ISLNK(entry.external_attr >> 16)
    )
