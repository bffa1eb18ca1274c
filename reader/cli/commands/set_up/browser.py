"""reader browser: connect a browser, so that its button sends the page to Reader."""

from __future__ import annotations

import sys

import click

from reader.cli.output import write_line
from reader.cli.page_loading import debug_option
from reader.desktop.browser import install as installing
from reader.desktop.browser.browsers import BROWSERS, Browser, is_installed
from reader.errors import ExportError, SpeechError, UsageError

_INSTALL = "Run: reader browser install"


@click.group(invoke_without_command=True)
@debug_option
@click.pass_context
def browser(ctx: click.Context) -> int:
    """Send pages from your browser to Reader, as you see them there."""
    if sys.platform == "win32":
        raise UsageError("reader browser works on Linux and macOS only. Save the page, and open the file.")
    return _write_status() if ctx.invoked_subcommand is None else 0


@browser.command()
@debug_option
def install() -> None:
    """Connect your browsers, and say how to load the extension."""
    try:
        browsers = installing.install()
    except OSError as error:
        path = error.filename or installing.installed_files().extension  # none is named if the disk is full
        raise ExportError(f"Cannot write {path}: {error.strerror}.") from error
    if not browsers:
        names = ", ".join(each.name for each in BROWSERS)
        raise SpeechError(f"No browser found. Install one of {names}, then run: reader browser install")
    for each in browsers:
        write_line(f"{each.name}: connected")
    write_line("Now load the extension:")
    for family in sorted({each.family for each in browsers}):
        write_line(_how_to_load(family))
    write_line("Then Alt+R reads the page, and Alt+Q adds it to the queue. See: reader help browser")


@browser.command()
@debug_option
def remove() -> None:
    """Disconnect your browsers. Remove the extension itself in the browser."""
    try:
        installing.remove()
    except OSError as error:
        raise ExportError(f"Cannot remove {error.filename}: {error.strerror}.") from error
    write_line("Browsers disconnected. Remove the extension in the browser, too.")


@browser.command()
@debug_option
def status() -> int:
    """Show which browsers are connected."""
    return _write_status()


def _write_status() -> int:
    """Write a line for each installed browser, and one for the extension; returns the exit code."""
    browsers = tuple(filter(is_installed, BROWSERS))
    if not browsers:
        write_line("No browser found")
    for each in browsers:
        write_line(f"{each.name}: {_status_of(each)}")
    connected = any(map(installing.is_connected, browsers))
    if connected:
        current = installing.is_current()
        state = str(installing.installed_files().extension) if current else f"out of date. {_INSTALL}"
        write_line(f"Extension: {state}")
        return 0 if current else SpeechError.exit_code
    return SpeechError.exit_code


def _status_of(each: Browser) -> str:
    return "connected" if installing.is_connected(each) else f"not connected. {_INSTALL}"


def _how_to_load(family: str) -> str:
    files = installing.installed_files()
    if family == "firefox":
        return (
            "- Firefox: open about:debugging#/runtime/this-firefox, press “Load Temporary Add-on”, "
            f"and choose {files.archive}"
        )
    return (
        "- Chromium and others: open chrome://extensions, switch on “Developer mode”, press “Load unpacked”, "
        f"and choose {files.extension}"
    )
