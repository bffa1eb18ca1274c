"""Load a page: the options, the messages and the errors that all commands share."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from reader.cli.options.setting_options import setting_options
from reader.errors import ReaderError, SourceError, UsageError, unexpected_error
from reader.sources.open_source import read_source
from reader.sources.source import (
    Source,
    display_name,
    from_address,
    is_web_address,
    normalised_address,
    short_origin,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reader.page.model import Page

Command = Callable[..., Any]
_WAIT_MESSAGE_AFTER_S = 4.0  # silence before the message


def _page_address(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """A web address without credentials and fragment, "" if none is given. Raises UsageError."""
    if value is None:
        return ""
    if not is_web_address(value) or not (url := normalised_address(value)):
        raise UsageError(
            f"{display_name(value)} is not a web address. Give one like https://example.org/page"
        )
    return url


url_option = click.option(
    "--url",
    metavar="ADDRESS",
    callback=_page_address,
    help="Where a piped or saved page comes from.",
)
private_option = click.option(
    "--allow-private", is_flag=True, help="Let a web page lead into a private network."
)


def complete_file(
    ctx: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Shell completion for SOURCE: files."""
    from reader.cli.options.completion import files

    return files(incomplete)


def source_argument(command: Command) -> Command:
    """Add the SOURCE argument, and the options that limit how it is loaded."""
    command = url_option(private_option(setting_options("max_page_mb")(command)))
    return click.argument("source", metavar="SOURCE", shell_complete=complete_file)(command)


debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show where an error came from."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


def load(
    name: str,
    *,
    allow_private: bool,
    max_page_mb: int,
    url: str = "",
    inventory: bool = False,
    from_public: bool = False,
) -> tuple[Source, Page]:
    """Read and parse the source called `name`.

    `url` is the address that a file or standard input came from, or "". With `from_public` a public site
    gave the name. Raises SourceError, or NothingToRead if it has no text.
    """
    max_bytes = max_page_mb * 1_000_000
    if url:
        refuse_two_addresses(name)
    with fetching(name):
        source = read_source(name, allow_private=allow_private, from_public=from_public, max_bytes=max_bytes)
    if url:
        source = from_address(source, url)
    return source, parsed(source, name, inventory=inventory)


def refuse_two_addresses(name: str) -> None:
    """Raise UsageError if a source that comes from another address is a web address itself."""
    if is_web_address(name):
        raise UsageError("--url is for a page in a file or standard input.")


@contextmanager
def unforeseen_as_source_error(name: str) -> Iterator[None]:
    """Turn an unexpected exception into SourceError, so that one bad source does not stop the others."""
    try:
        yield
    except ReaderError:
        raise
    except Exception as error:
        raise SourceError(f"Cannot read {display_name(name)}. {unexpected_error(error)}") from error


@contextmanager
def announce_wait(name: str, say: Callable[[str], None]) -> Iterator[None]:
    """Announce what is being loaded, once it takes long."""
    timer = threading.Timer(_WAIT_MESSAGE_AFTER_S, say, (f"Waiting for {short_origin(name)}",))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def fetching(name: str, tell: Callable[[str], None] | None = None) -> Iterator[None]:
    """Announce a long wait for a source, on standard error or by `tell`; errors become SourceError."""
    with announce_wait(name, tell or say), unforeseen_as_source_error(name):
        yield


def parsed(source: Source, name: str, *, inventory: bool = False) -> Page:
    """Parse the source called `name`. Raises NothingToRead if it has no text."""
    from reader.page.readable import readable_page

    with unforeseen_as_source_error(name):
        page = readable_page(
            source.html,
            display_name(name),
            url=source.url,
            charset=source.charset,
            inventory=inventory,
            only_article=source.only_article,
        )
    for notice in filter(None, (source.notice, page.notice)):
        say(notice)
    return page


def say(line: str) -> None:
    """Write a message to standard error."""
    from reader.terminal.lines import message_lines

    click.echo(message_lines(line, sys.stderr), err=True)


def require_article(name: str, page: Page) -> None:
    """Raise NothingToRead if the page has no article."""
    from reader.page import readable

    readable.require_article(display_name(name), page)
