"""reader lexicon: the listener's own pronunciations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reader.cli.options.effective_settings import saved_name
from reader.cli.output import report, write_json, write_line
from reader.cli.page_loading import debug_option, json_option
from reader.cli.pronunciations import lexicon_path, saved_entries
from reader.cli.say_aloud import say_aloud
from reader.errors import ReaderError, SourceError, SpeechError, UsageError
from reader.library.lexicon.lexicon_file import add_entries, remove_entry, switch_entry
from reader.script.lexicon.checks import check_language
from reader.script.lexicon.entries import EntryKind, LexiconEntry, site_of
from reader.script.lexicon.lexicon import Lexicon
from reader.script.own_words import counted
from reader.settings import NORMAL_RATE, printable
from reader.sources.open_source import identity_of
from reader.sources.source import display_name, is_web_address, normalised_address

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


def _which_entry(command: Callable[..., None]) -> Callable[..., None]:
    """Add the argument and the options that tell which entry is meant."""
    for option in reversed(
        (
            click.argument("word", metavar="WORD"),
            _lang_option,
            click.option("--part", is_flag=True, help="WORD is a part of words."),
            click.option("--pattern", is_flag=True, help="WORD is a regular expression, in RE2's syntax."),
            click.option("--article", default="", metavar="SOURCE", help="Only in one article."),
            click.option("--site", default="", metavar="HOST", help="Only on one site, such as example.org."),
            click.option("--voice", default="", metavar="VOICE", help="Only by one voice."),
            debug_option,
        )
    ):
        command = option(command)
    return command


def _entry(
    word: str, lang: str, part: bool, pattern: bool, article: str, site: str, voice: str, *, is_new: bool
) -> LexiconEntry:
    """The entry that the options mean, without its pronunciation. Raises UsageError or SpeechError."""
    if part and pattern:
        raise UsageError("Give --part or --pattern, not both.")
    kind: EntryKind = "part" if part else "pattern" if pattern else "word"
    article, site = _identity(article, must_exist=is_new), _host(site)
    return LexiconEntry(word, "", lang, kind, article, site, _voice_id(voice, must_exist=is_new))


def _identity(article: str, *, must_exist: bool) -> str:
    identity = identity_of(article) if article else ""
    if article and not identity:
        raise UsageError(f"{printable(article)} is not an article. Give a file or a web address.")
    if must_exist and identity.startswith("file:") and not Path(identity.removeprefix("file:")).exists():
        raise SourceError("Cannot open {name}: no such file. Check the name.", name=display_name(article))
    return identity


def _host(site: str) -> str:
    host = site_of(normalised_address(site if is_web_address(site) else f"https://{site}")) if site else ""
    if site and not host:
        raise UsageError(f"{printable(site)} is not a site. Give one such as example.org.")
    return host


def _voice_id(name: str, *, must_exist: bool) -> str:
    """The id of a voice of the listener's engine. Raises SpeechError if it must exist and does not."""
    if not name:
        return ""
    from reader.speech.engines import engine_for, open_engine

    engine = open_engine(engine_for(saved_name("engine"), name))
    try:
        return engine.find_voice(name)
    except SpeechError:
        if must_exist:
            raise
        return name
    finally:
        engine.close()


@lexicon.command(context_settings={"ignore_unknown_options": True})
@_which_entry
@click.argument("say", metavar="SAY")
def add(say: str, **which: Any) -> None:
    r"""Say WORD as SAY: other words, or IPA between slashes.

    In the SAY of a pattern, \1 is what its first group matched.
    """
    import shlex

    from reader.speech.espeak.pronunciation_check import check_pronunciation

    entry = check_pronunciation(_entry(**which, is_new=True)._replace(say=say))
    add_entries(lexicon_path(), [entry])
    hint = (
        f" To hear it: reader lexicon test {shlex.quote(entry.word)}"
        if entry.key == LexiconEntry(entry.word, "")
        else ""
    )
    report(f"Saved: {entry.word} is said as {say}.{hint}")


@lexicon.command("list")
@json_option
@debug_option
def list_(as_json: bool) -> None:
    """List your words: how each is said, in which language, and where."""
    entries = saved_entries()
    if as_json:
        write_json([_as_json(entry) for entry in entries], indent=1)
        return
    if not entries:
        click.echo("No words of your own. Add one with: reader lexicon add WORD SAY", err=True)
    for entry in entries:
        write_line(", ".join((f"{entry.word}: {entry.say}", *_limits(entry))))


def _as_json(entry: LexiconEntry) -> dict[str, object]:
    """An entry's fields; those that only rules have are left out of plain words."""
    usual = LexiconEntry("", "")._asdict()
    always = {"word", "say", "lang"}
    return {name: value for name, value in entry._asdict().items() if name in always or value != usual[name]}


def _limits(entry: LexiconEntry) -> list[str]:
    """Where an entry applies, a few words each."""
    named = (
        (entry.lang, entry.lang),
        (entry.kind != "word", entry.kind),
        (entry.article, f"in {entry.article}"),
        (entry.site, f"on {entry.site}"),
        (entry.voice, f"by {entry.voice}"),
        (entry.off, "off"),
    )
    return [words for has, words in named if has]


@lexicon.command(context_settings={"ignore_unknown_options": True})
@_which_entry
def remove(**which: Any) -> None:
    """Forget WORD. Give the options that you added it with."""
    entry = _entry(**which, is_new=False)
    remove_entry(lexicon_path(), entry)
    report(f"Removed: {entry.word}")


@lexicon.command(context_settings={"ignore_unknown_options": True})
@_which_entry
def off(**which: Any) -> None:
    """Say WORD as usual for now; it stays in your list."""
    entry = _entry(**which, is_new=False)
    switch_entry(lexicon_path(), entry, off=True)
    report(f"Off: {entry.word}")


@lexicon.command(context_settings={"ignore_unknown_options": True})
@_which_entry
def on(**which: Any) -> None:
    """Say WORD your way again."""
    entry = _entry(**which, is_new=False)
    switch_entry(lexicon_path(), entry, off=False)
    report(f"On: {entry.word}")


@lexicon.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@debug_option
def import_(file: Path) -> None:
    """Import a PLS lexicon, the W3C's format."""
    from reader.library.lexicon.pls import read_pls
    from reader.speech.espeak.pronunciation_check import check_pronunciation

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
    write_line(f"{counted(len(good), 'word')} imported{rest}")


@lexicon.command(context_settings={"ignore_unknown_options": True})
@click.argument("word", metavar="WORD")
@_lang_option
@debug_option
def test(word: str, lang: str) -> None:
    """Say WORD, and print the words and sounds that the voice gets."""
    from reader.script.edits import apply_edits
    from reader.script.spoken_forms.forms import spoken_edits
    from reader.speech.engine import Speech
    from reader.speech.espeak.synthesizer import EspeakSynthesizer

    check_language(lang)
    lang = lang or "en"
    spoken = apply_edits(word, spoken_edits(word, lang, Lexicon(saved_entries())))
    engine = EspeakSynthesizer()
    write_line(f"{word}: {spoken}")
    write_line(f"sounds: {engine.phonemes(spoken, lang)}")
    say_aloud(engine, Speech(spoken, lang, "", NORMAL_RATE))
