"""reader voices: the voices on this machine, and what they sound like."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.optional_library import open_library
from reader.cli.options.effective_settings import saved_name
from reader.cli.output import write_json, write_line
from reader.cli.page_loading import debug_option, json_option
from reader.cli.say_aloud import say_aloud
from reader.errors import SpeechError
from reader.script.own_words import message
from reader.settings import ENGLISH, NORMAL_RATE
from reader.terminal.lines import Lines

if TYPE_CHECKING:
    from reader.script.model import Style
    from reader.speech.engine import Engine, Voice

_MAX_SHOWN = 10  # voices of a file that was added
_STYLES: tuple[tuple[Style, str], ...] = (
    ("heading", message("This is a heading.")),
    ("text", message("This is the text.")),
    ("quote", message("This is a quote.")),
    ("caption", message("This is the caption of a picture.")),
    ("note", message("This is a note.")),
    ("announcement", message("This is an announcement.")),
)
_PAUSE_MS = 600
_SAMPLE = "{name}. 1, 2, 3, 4, 5."  # digits are words in every language


@click.group(invoke_without_command=True)
@click.option("--language", metavar="LANGUAGE", default="", help="Only voices for a language: fr, or French.")
@json_option
@debug_option
@click.pass_context
def voices(ctx: click.Context, language: str, as_json: bool) -> None:
    """List the voices: what --voice takes, name, language, gender, engine."""
    if ctx.invoked_subcommand is not None:
        return
    from reader.speech.engine import ANY_LANGUAGE
    from reader.speech.engines import engine_names, engines_best_first, open_engine
    from reader.speech.voice_order import best_first

    found = [voice for name in engine_names() for voice in _voices_of(name)]
    if all(voice.engine == "silence" for voice in found):
        open_engine("").close()  # raises the reason why nothing can speak
    words = _language_words(found)
    if language:
        own = [voice for voice in found if _speaks(voice, language, words)]
        if not own:
            raise SpeechError(f"No voice speaks {language}. List all voices with: reader voices")
        own += [voice for voice in found if voice.language == ANY_LANGUAGE and voice.engine != "silence"]
        found = list(best_first(own, own[0].language, engines_best_first()))
    if as_json:
        write_json([_as_json(voice) for voice in found], indent=1)
        return
    defaults = _default_voices(found, language)
    for voice in found:
        if voice.engine != "silence":
            write_line(_line(voice, words(voice), is_default=voice in defaults))


@voices.command("try")
@click.argument("name", metavar="NAME")
@debug_option
def try_(name: str) -> None:
    """Hear the voice NAME."""
    from reader.speech.engine import Speech
    from reader.speech.voice_names import voice_of

    engine, voice_id = _engine_with(name)
    voice = voice_of(voice_id, engine.voices())
    sample = _SAMPLE.format(name=voice.name)
    write_line(f"{voice_id}: {sample}")
    say_aloud(engine, Speech(sample, voice.language, voice_id, NORMAL_RATE))


@voices.command("styles")
@click.argument("name", metavar="[NAME]", default="")
@debug_option
def styles(name: str) -> None:
    """Hear how the voice tells headings, quotes and notes from the text."""
    from reader.script.own_words import words_for
    from reader.speech.engine import ANY_LANGUAGE, Speech
    from reader.speech.engines import engine_for, open_engine
    from reader.speech.voice_names import voice_of

    name = name or saved_name("voice")
    engine, voice_id, language = open_engine(engine_for(saved_name("engine"), "")), "", ENGLISH
    if name:
        engine.close()
        engine, voice_id = _engine_with(name)
        voice = voice_of(voice_id, engine.voices())
        language = ENGLISH if voice.language == ANY_LANGUAGE else voice.language
    own_words = words_for(language)  # English if we do not speak the language of the voice
    speeches = [
        Speech(own_words.text(words), language, voice_id, NORMAL_RATE, _PAUSE_MS, style=style)
        for style, words in _STYLES
    ]
    for speech in speeches:
        write_line(speech.text)
    say_aloud(engine, *speeches)


@voices.command("add")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@debug_option
def add(file: Path) -> None:
    """Add a Piper voice: FILE.onnx, with FILE.onnx.json beside it."""
    from reader.speech.natural.own_voices import add_voice

    added = add_voice(file).voices()
    for voice in added[:_MAX_SHOWN]:
        write_line(f"Added: {_line(voice, voice.language, is_default=False)}")
    if len(added) > _MAX_SHOWN:
        write_line(f"and {len(added) - _MAX_SHOWN} more. To list them: reader voices")


@voices.command("remove")
@click.argument("name", metavar="NAME")
@debug_option
def remove(name: str) -> None:
    """Delete the voice NAME, which you added."""
    from reader.speech.natural.own_voices import remove_voice

    write_line(f"Removed: {remove_voice(name).id}")


def _voices_of(name: str) -> Sequence[Voice]:
    """An engine's voices; none if it cannot start, which “reader doctor” explains."""
    from reader.speech.engines import open_engine

    try:
        engine = open_engine(name)
    except SpeechError:
        return ()
    found = [voice for voice in engine.voices() if voice.engine == name]  # natural has eSpeak's too
    engine.close()
    return found


def _engine_with(name: str) -> tuple[Engine, str]:
    """The first engine that has the voice `name`, and the voice's id. Raises SpeechError if none has it."""
    from reader.speech.engines import engine_names, open_engine
    from reader.speech.voice_names import unknown_voice

    known: list[Voice] = []
    trouble: SpeechError | None = None
    for each in engine_names():
        try:
            engine = open_engine(each)
        except SpeechError:
            continue  # “reader doctor” explains it
        try:
            return engine, engine.find_voice(name)
        except SpeechError as error:
            known += engine.voices()
            engine.close()
            if "+" in name:
                trouble = trouble or error  # its variant may be unknown
    if not known:
        raise SpeechError("No speech engine can start. Run: reader doctor")
    raise trouble or unknown_voice(name, known)


# -- what is said of a voice ------------------------------------------------------------------


def _language_words(found: Iterable[Voice]) -> Callable[[Voice], str]:
    """The name of a voice's language: eSpeak NG's name for it, else its tag."""
    from reader.speech.engine import ANY_LANGUAGE
    from reader.speech.languages import best_match

    names = {voice.language.lower(): voice.name for voice in found if voice.engine == "espeak"}

    def words(voice: Voice) -> str:
        if voice.engine == "espeak":
            return voice.name
        if voice.language == ANY_LANGUAGE:
            return "every language"
        return names.get(best_match(voice.language, names), voice.language)

    return words


def _as_json(voice: Voice) -> dict[str, str | int]:
    """The voice's fields; quality, licence and size only where they are known."""
    unknown = {name for name, default in voice._field_defaults.items() if getattr(voice, name) == default}
    return {name: value for name, value in voice._asdict().items() if name not in unknown}


def _speaks(voice: Voice, language: str, words: Callable[[Voice], str]) -> bool:
    wanted = language.casefold().replace("_", "-")
    tag = voice.language.casefold()
    if tag == wanted or tag.startswith(f"{wanted}-"):
        return True
    return re.match(rf"{re.escape(wanted)}\b", words(voice).casefold()) is not None


def _default_voices(found: Sequence[Voice], language: str) -> set[Voice]:
    """The voice of each language that speaks without --voice; `language` may name a dialect."""
    from reader.language_tags import primary_language
    from reader.library.preferences.voices import chosen_voices
    from reader.speech.engines import engines_best_first, full_name
    from reader.speech.languages import best_match

    listed = {voice.engine for voice in found}
    best = next((name for name in engines_best_first() if name in listed), "")
    engine = saved_name("engine") or best
    engines = (engine, "espeak") if engine == "natural" else (engine,)
    with open_library(Lines(sys.stdout, sys.stderr)) as library:
        chosen = {name.casefold() for name in (library.use(chosen_voices) or {}).values()}
    chosen.add(saved_name("voice").partition("+")[0].casefold())

    def is_chosen(voice: Voice) -> bool:
        names = {voice.id, voice.name, full_name(voice), f"{voice.engine}:{voice.id}"}
        return not chosen.isdisjoint(name.casefold() for name in names)

    defaults: dict[str, Voice] = {}
    for voice in found:
        if is_chosen(voice):
            defaults.setdefault(primary_language(voice.language), voice)
    for name in engines:
        own = [voice for voice in found if voice.engine == name]
        by_tag = {tag.lower(): voice for voice in reversed(own) for tag in (voice.language, voice.id)}
        for primary in {primary_language(voice.language) for voice in own}:
            wanted = language if primary_language(language) == primary else primary
            defaults.setdefault(primary, by_tag[best_match(wanted, by_tag) or best_match(primary, by_tag)])
    return set(defaults.values())


def _line(voice: Voice, language: str, *, is_default: bool) -> str:
    from reader.speech.engines import full_name

    return f"{full_name(voice)}: {', '.join(_facts(voice, language, is_default=is_default))}"


def _facts(voice: Voice, language: str, *, is_default: bool) -> Iterator[str]:
    if voice.name != language:
        yield voice.name
    yield language
    if voice.gender:
        yield voice.gender
    yield voice.engine
    if voice.quality:
        yield f"{voice.quality} quality"
    if voice.licence:
        yield voice.licence
    if voice.megabytes:
        yield f"{voice.megabytes} MB"
    if is_default:
        yield "default"
