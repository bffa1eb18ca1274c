"""reader desktop: “Open with Reader” in file managers."""

from __future__ import annotations

import sys

import click

from reader.cli.output import report, write_line
from reader.cli.page_loading import debug_option
from reader.errors import UsageError

_INSTALL = "Run: reader desktop install"
_DOCUMENTS = frozenset({".pdf", ".docx"})  # known by their content, not by this suffix


@click.group(invoke_without_command=True)
@debug_option
@click.pass_context
def desktop(ctx: click.Context) -> None:
    """Open files from your file manager with Reader."""
    if sys.platform in {"win32", "darwin"}:
        raise UsageError("reader desktop works on Linux only. Open files with: reader FILE")
    if ctx.invoked_subcommand is None:
        from reader.desktop import open_with

        is_installed = open_with.is_installed(_suffixes())
        write_line(f"“Open with Reader” is {'set up' if is_installed else f'not set up. {_INSTALL}'}")


@desktop.command()
@debug_option
def install() -> None:
    """Add “Open with Reader” to your file manager. Your default programs stay the same."""
    from reader.desktop import open_with

    report(f"“Open with Reader” is set up, in {open_with.install(_suffixes())}")


@desktop.command()
@debug_option
def remove() -> None:
    """Remove “Open with Reader” from your file manager."""
    from reader.desktop import open_with

    report(f"“Open with Reader” {'is removed' if open_with.remove() else 'was not set up'}")


def _suffixes() -> frozenset[str]:
    from reader.sources.open_source import FILE_SUFFIXES

    return FILE_SUFFIXES | _DOCUMENTS
