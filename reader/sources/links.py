"""Resolves links of a page to source names."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from ada_url import URL

from reader.errors import ReaderError, SourceError
from reader.sources.source import Source

_WEB = {"http:", "https:"}
_ADDRESS = re.compile(r"https?://([^/\s:]+)\S*?(?=:?(?:\s|$))")
_HOST_TWICE = re.compile(r"^(\S+): \1\b")


def resolve_link(source: Source, href: str, canonical: str = "") -> str:
    """The target of a link in `source`, as a name for `read_source`.

    A web page can link only to web pages, a file also to files. `canonical` is the address that a saved page
    says it had: its relative links lead there, unless the file they name is beside it. Raises SourceError for
    anything else.
    """
    path = source.reopen_as if not source.url else ""
    target = _resolved(href, source.url or (Path(path).as_uri() if path else canonical))
    if path and canonical and not _is_file(target):
        target = _resolved(href, canonical)
    if target is None:
        raise SourceError("This link can't be opened from here.")
    if target.protocol in _WEB:
        target.hash = ""
        return target.href
    if target.protocol != "file:":
        raise SourceError("This link is a {protocol} link, not a page.", protocol=target.protocol[:20])
    if not path or target.hostname:
        raise SourceError("This link can't be opened from here.")
    return unquote(target.pathname)


def failure_in_short(error: ReaderError) -> SourceError:
    """Why a link could not be followed, in one sentence, with the host instead of the whole address."""
    sentence = error.first_sentence
    if not error.fields:
        return SourceError(_HOST_TWICE.sub(r"\1", _ADDRESS.sub(r"\1", sentence)))
    fields = {
        name: _ADDRESS.sub(r"\1", value) if isinstance(value, str) else value
        for name, value in error.fields.items()
    }
    if "host" in fields:
        sentence = sentence.removeprefix("{address}: ")
    return SourceError(sentence, **fields)


def _resolved(href: str, base: str) -> URL | None:
    try:
        return URL(href, base or None)
    except ValueError:
        return None


def _is_file(target: URL | None) -> bool:
    """True if a link leads to a file that exists."""
    if target is None or target.protocol != "file:" or target.hostname or target.search:
        return False
    try:
        return Path(unquote(target.pathname)).is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False
