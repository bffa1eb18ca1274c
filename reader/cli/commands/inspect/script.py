"""reader script: exactly what would be spoken."""

from __future__ import annotations

import click

from reader.cli.options.effective_settings import effective_settings
from reader.cli.options.reading_options import reading_options
from reader.cli.options.setting_options import setting_options
from reader.cli.output import write_json, write_line
from reader.cli.page_loading import debug_option, json_option, load, require_article, say, source_argument
from reader.cli.pronunciations import saved_lexicon


@click.command()
@source_argument
@setting_options("verbosity", "announce_language")
@json_option
@debug_option
def script(source: str, allow_private: bool, url: str, as_json: bool, **given: object) -> None:
    """Print exactly what would be spoken, one utterance a line."""
    from reader.script.lexicon.entries import scope_of
    from reader.script.unreadable import unreadable_notice
    from reader.script.writer import Script

    settings = effective_settings(given).settings
    loaded, page = load(source, allow_private=allow_private, max_page_mb=settings.max_page_mb, url=url)
    require_article(source, page)
    scope = scope_of(loaded.identity, page.canonical, settings.voice)
    lexicon = saved_lexicon(settings.engine).within(scope)
    if notice := unreadable_notice(page, lexicon):
        say(notice)
    whole = Script(page, reading_options(settings), lexicon)
    for said in (each for section in whole.article for each in whole.utterances(section)):
        if as_json:
            fields = ("section", "block", "kind", "text", "spoken", "lang", "start", "end")
            write_json({name: getattr(said, name) for name in fields})
        else:
            write_line(" ".join(said.spoken.split()))
