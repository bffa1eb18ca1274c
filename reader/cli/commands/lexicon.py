"""reader lexicon: the listener's own pronunciations."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.output import report, write_json, write_line
from reader.cli.page_loading import debug_option, json_option
from reader.cli.pronunciations import lexicon_path, saved_entries
from reader.cli.say_aloud import say_aloud
from reader.errors import ReaderError
from reader.library.lexicon_file import add_entries, remove_entry
from reader.script.lexicon import Entry, Lexicon
from reader.settings import NORMAL_RATE

_lang_option = click.option(
    "--lang", default="", metavar="TAG", help="Only in one language, such as en or pt-BR."
)


@click.group(invoke_without_command=True)
@debug_option
@click.pass_context
def lexicon(ctx: click.Context) -> None:
    """Teach Reader how to say a word: “reader lexicon add GIF jif”.

    A word in small letters also matches its capitals; a word with a capital matches only itself.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@lexicon.command(context_settings={"ignore_unknown_options": True})
@click.argument("word", metavar="WORD")
@click.argument("say", metavar="SAY")
@_lang_option
@debug_option
def add(word: str, say: str, lang: str) -> None:
    """Say WORD as SAY: other words, or /sounds/ in IPA between slashes."""
    from reader.speech.espeak.phonemes import check_pronunciation

    add_entries(lexicon_path(), [check_pronunciation(Entry(word, say, lang))])
    report(f"Saved: {word} is said as {say}. To hear it: reader lexicon test {word}")


@lexicon.command("list")
@json_option
@debug_option
def list_(as_json: bool) -> None:
    """List your words: how each is said, and in which language."""
    entries = saved_entries()
    if as_json:
        write_json([entry._asdict() for entry in entries], indent=1)
        return
    for entry in entries:
        write_line(f"{entry.word}: {entry.say}{f', {entry.lang}' if entry.lang else ''}")


@lexicon.command(context_settings={"ignore_unknown_options": True})
@click.argument("word", metavar="WORD")
@_lang_option
@debug_option
def remove(word: str, lang: str) -> None:
    """Remove WORD from your words."""
    remove_entry(lexicon_path(), word, lang)
    report(f"Removed: {word}")


@lexicon.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@debug_option
def import_(file: Path) -> None:
    """Import a PLS lexicon, the W3C's format."""
    from reader.library.pls import read_pls
    from reader.speech.espeak.phonemes import check_pronunciation

    found = read_pls(file)
    good, left_out = [], found.skipped
    for entry in found.entries:
        try:
            good.append(check_pronunciation(entry))
        except ReaderError:
            left_out += 1
    if good:
        add_entries(lexicon_path(), good)
    rest = f", {left_out} skipped: eSpeak NG has no sounds for them" if left_out else ""
    write_line(f"{len(good)} words imported{rest}")


@lexicon.command(context_settings={"ignore_unknown_options": True})
@click.argument("word", metavar="WORD")
@_lang_option
@debug_option
def test(word: str, lang: str) -> None:
    """Say WORD; print the words and sounds that the voice is given."""
    from reader.script.edits import apply_edits
    from reader.script.spoken_forms.forms import spoken_edits
    from reader.speech.engine import Speech
    from reader.speech.espeak.synthesizer import EspeakSynthesizer

    lang = lang or "en"
    spoken = apply_edits(word, spoken_edits(word, lang, Lexicon(saved_entries())))
    engine = EspeakSynthesizer()
    write_line(f"{word}: {spoken}")
    write_line(f"sounds: {engine.phonemes(spoken, lang)}")
    say_aloud(engine, Speech(spoken, lang, "", NORMAL_RATE))
