"""reader script: exactly what would be spoken."""

from __future__ import annotations

import json

import click

from reader.cli.chosen import chosen_settings, setting_options
from reader.cli.pages import (
    article_or_fail,
    debug_option,
    json_option,
    load,
    source_argument,
)
from reader.settings import Verbosity


@click.command()
@source_argument
@setting_options("verbosity")
@json_option
@debug_option
def script(source: str, verbosity: Verbosity, as_json: bool) -> None:
    """Write exactly what would be spoken of the article, an utterance a line."""
    from reader.script.writer import write_script
    from reader.session.terminal import plain_line

    wanted = chosen_settings({"verbosity": verbosity}).settings.verbosity
    _, page = load(source)
    article_or_fail(source, page)
    for said in write_script(page, wanted):
        if as_json:
            fields = ("section", "block", "kind", "text", "spoken", "lang", "start", "end")
            click.echo(json.dumps({name: getattr(said, name) for name in fields}, ensure_ascii=False))
        else:
            click.echo(plain_line(" ".join(said.spoken.split())))
