"""reader publish: articles as a podcast that a phone can subscribe to."""

from __future__ import annotations

import re
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.cleanup import cleaned_up_on_signals
from reader.cli.commands.export.export import (
    making_options,
    options_for,
    saying_how_to_go_on,
    showing,
    tell_outcome,
)
from reader.cli.options.effective_settings import effective_settings
from reader.cli.options.option_groups import GroupedCommand
from reader.cli.page_loading import complete_file, say
from reader.errors import UsageError
from reader.export.one_line import one_line
from reader.script.own_words import counted

if TYPE_CHECKING:
    from reader.export.podcast.feed import Owner

_BAD_BASE = (
    "--base-url is not the web address of a folder. Give one such as https://example.org/podcast/, "
    "without ?, # and password."
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_FORMATS = ("mp3", "m4a", "m4b", "opus", "flac")


@click.command(cls=GroupedCommand)
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("sources", metavar="SOURCE...", nargs=-1, shell_complete=complete_file)
@click.option("--base-url", metavar="URL", required=True, help="Web address of DIR.")
@click.option("--title", metavar="TITLE", default="Articles to listen to", show_default=True,
              help="Title of the podcast.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(_FORMATS), default="mp3", show_default=True,
              help="Sound format.")  # fmt: skip
@click.option("--owner", metavar="'NAME <EMAIL>'", default="",
              help="Who publishes it; podcast directories write to this address.")  # fmt: skip
@click.option("--listed", is_flag=True,
              help="Let podcast directories list it: only for texts that are yours.")  # fmt: skip
@making_options
def publish(
    directory: Path,
    sources: tuple[str, ...],
    base_url: str,
    title: str,
    form: str,
    owner: str,
    listed: bool,
    force: bool,
    as_bar: bool,
    as_spoken: bool,
    cluster: str,
    jobs: int | None,
    allow_private: bool,
    **given: object,
) -> int:
    """Write a podcast to DIR: the articles of the queue, or of each SOURCE. Existing episodes are kept."""
    from reader.cli.batch_sources import batch_items
    from reader.export.batch import export_all
    from reader.export.file_names import slug
    from reader.export.folder import Folder
    from reader.export.markup.safe_href import folder_address
    from reader.export.workers import Workplace

    base = folder_address(base_url)
    if not base:
        raise UsageError(_BAD_BASE)
    effective = effective_settings(given)
    settings = effective.settings
    publisher = _owner(owner)
    options = options_for(f".{form}", effective, as_spoken=as_spoken)._replace(has_transcript=True)
    # After options_for, which says what to install if the libraries of exports are missing.
    from reader.export.podcast.write_podcast import Podcast, refuse_occupied, write_podcast

    podcast = Podcast(base, title, publisher, is_listed=listed)
    items = batch_items(
        sources,
        queue=not sources,
        without=directory,
        allow_private=allow_private,
        max_bytes=settings.max_page_mb * 1_000_000,
    )
    if not items:
        click.echo("The queue is empty, and so is the podcast", err=True)
    with cleaned_up_on_signals(), Folder(directory, options.suffix, replace=force, name=slug) as folder:
        refuse_occupied(folder)
        what = f"Exporting {counted(len(items), 'episode')} to {directory}"
        with showing(as_bar, what) as show, saying_how_to_go_on():
            outcome = export_all(
                items, options, folder, place=Workplace(cluster, jobs or 0), notice=say, show=show
            )
        write_podcast(folder, (item.identity for item in items), podcast)
    return tell_outcome(outcome)


def _owner(written: str) -> Owner | None:
    """The owner that was given as "NAME <EMAIL>". Raises UsageError."""
    from reader.export.podcast.feed import Owner

    if not written:
        return None
    name, email = parseaddr(written)
    if not (name and _EMAIL.fullmatch(email)):
        raise UsageError("--owner needs a name and an e-mail address: --owner 'Ann Oakley <ann@example.org>'")
    return Owner(one_line(name), email)
