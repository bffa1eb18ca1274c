"""reader desktop: “Open with Reader” in file managers."""

from __future__ import annotations

import sys

import click

from reader.cli.output import report
from reader.cli.page_loading import debug_option
from reader.errors import UsageError

_DOCUMENTS = frozenset({".pdf", ".docx"})  # known by their content, not by this suffix


@click.group()
@debug_option
def desktop() -> None:
    """Open files from your file manager with Reader."""


@desktop.command()
@debug_option
def install() -> None:
    """Add “Open with Reader” to your file manager. Your default programs stay the same."""
    from reader.desktop import open_with
    from reader.sources.open_source import FILE_SUFFIXES

    if sys.platform in {"win32", "darwin"}:
        raise UsageError("This works on Linux desktops only.")
    report(f"“Open with Reader” is set up, in {open_with.install(FILE_SUFFIXES | _DOCUMENTS)}")


@desktop.command()
@debug_option
def remove() -> None:
    """Remove “Open with Reader” from your file manager."""
    from reader.desktop import open_with

    report(f"“Open with Reader” {'is removed' if open_with.remove() else 'was not set up'}")
