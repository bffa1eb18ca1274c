"""reader script: exactly what would be spoken."""

from __future__ import annotations

import json

import click

from reader.cli.pages import (
    article_or_fail,
    debug_option,
    json_option,
    load,
    source_argument,
    verbosity_option,
)
from reader.script.announcements import Verbosity


@click.command()
@source_argument
@verbosity_option
@json_option
@debug_option
def script(source: str, verbosity: Verbosity, as_json: bool) -> None:
    """Write exactly what would be spoken of the article, an utterance a line."""
    from reader.script.writer import write_script
    from reader.session.terminal import plain_line

    _, page = load(source)
    article_or_fail(source, page)
    for said in write_script(page, verbosity):
        if as_json:
            fields = ("section", "block", "kind", "text", "spoken", "lang", "start", "end")
            click.echo(json.dumps({name: getattr(said, name) for name in fields}, ensure_ascii=False))
        else:
            click.echo(plain_line(said.text))
