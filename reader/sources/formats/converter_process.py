"""Converts a Word or PDF document in a process of its own, with limits on its time and memory.

What reads these formats is large, in part native code, and meets hostile files. If it crashes, hangs or takes
all memory, only that process ends.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import IO, NamedTuple

from reader.errors import SourceError
from reader.sources.formats.document_error import DocumentError
from reader.sources.formats.document_kind import Kind

_KIND_NAMES = {"docx": "Word document", "pdf": "PDF document"}
_TIME_LIMIT_S = 120
_MEMORY_LIMIT_BYTES = 2_000_000_000
_REFUSED = 3  # the exit code for a DocumentError


class Converted(NamedTuple):
    """A document as HTML in UTF-8. `notice` is a line for the listener."""

    html: bytes
    notice: str = ""


def convert_document(kind: Kind, data: bytes, name: str, max_bytes: int) -> Converted:
    """The document in `data` as HTML; `name` is for messages. Raises SourceError.

    At most `max_bytes` are unpacked from it.
    """
    import subprocess  # imported late: it would slow the start

    command = (sys.executable, "-P", "-m", __name__, kind, str(max_bytes))
    try:
        done = subprocess.run(  # noqa: S603  # our own program
            command,
            input=data,
            capture_output=True,
            timeout=_TIME_LIMIT_S,
            check=False,
            start_new_session=True,  # out of reach of Ctrl+C, which ends the wait
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise SourceError(
            "{name} took longer than {seconds} seconds to convert. Save a part of it, or save it as HTML.",
            name=name,
            seconds=_TIME_LIMIT_S,
        ) from None
    except OSError as error:
        raise SourceError(f"Cannot convert {name}: {error.strerror}. Close other programs.") from None
    if done.returncode == _REFUSED:
        message, fields = json.loads(done.stderr.splitlines()[-1])
        raise DocumentError(message, **fields).named(name)
    if done.returncode:
        raise SourceError(
            f"{name} is a damaged {_KIND_NAMES[kind]}, or too complex. "
            "Open it in another program, and save it again."
        )
    notice, _, html = done.stdout.partition(b"\n")
    return Converted(html, json.loads(notice))


def _convert(kind: Kind, data: bytes, max_bytes: int) -> Converted:
    if kind == "pdf":
        from reader.sources.formats.pdf.convert import pdf_to_html

        return Converted(*pdf_to_html(data))
    from reader.sources.formats.docx.convert import docx_to_html

    return Converted(docx_to_html(data, max_bytes))


def _limit_resources() -> None:
    if sys.platform == "win32":
        return
    import resource

    for what, limit in ((resource.RLIMIT_AS, _MEMORY_LIMIT_BYTES), (resource.RLIMIT_CPU, _TIME_LIMIT_S)):
        hard = resource.getrlimit(what)[1]
        with suppress(OSError, ValueError):  # macOS allows no limit below what is in use
            resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def main(kind: Kind, max_bytes: int, source: IO[bytes], target: IO[bytes]) -> int:
    """Convert what `source` holds. Returns the exit code."""
    _limit_resources()
    try:
        html, notice = _convert(kind, source.read(), max_bytes)
    except DocumentError as error:
        sys.stderr.write("\n" + json.dumps((error.message, error.fields)) + "\n")
        return _REFUSED
    target.write(json.dumps(notice).encode() + b"\n" + html)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.stdin.buffer, sys.stdout.buffer))  # type: ignore[arg-type]
