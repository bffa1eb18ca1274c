"""reader doctor: what works on this machine, what does not, and what to do about it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from reader.cli.output import write_json, write_line
from reader.cli.page_loading import debug_option, json_option
from reader.errors import ExportError, ReaderError, SpeechError, with_sentence
from reader.language_tags import primary_language
from reader.script.own_words import counted
from reader.settings import APP_NAME, option_text

if TYPE_CHECKING:
    from reader.speech.engine import Synthesizer

_REINSTALL = "Run: pip install --force-reinstall espeakng-loader pyttsx3"
_TONE_HZ, _TONE_S, _TONE_RATE = 440, 0.5, 22050


class Check(NamedTuple):
    """One line of the report: what was checked, whether it works, what was found, how to fix it."""

    name: str
    ok: bool
    found: str
    mend: str = ""


@click.command()
@click.option("--tone", is_flag=True, help="Play a tone for half a second.")
@json_option
@debug_option
def doctor(tone: bool, as_json: bool) -> int:
    """Check everything that Reader needs; for a problem, say what to do."""
    checks = [_checked(name, look) for name, look in CHECKS.items()]
    if tone:
        checks.append(_checked("tone", _tone))
    if as_json:
        write_json([check._asdict() for check in checks], indent=1)
    else:
        for check in checks:
            found = with_sentence(check.found, check.mend) if check.mend else check.found
            write_line(f"{check.name}: {_status(check)}, {found}")
    return 0 if all(check.ok for check in checks) else 5


def _status(check: Check) -> str:
    """A check's result in a word. OPTIONAL: it works, and more can be installed."""
    if not check.ok:
        return "PROBLEM"
    return "OPTIONAL" if check.mend else "OK"


def _checked(name: str, look: Callable[[], tuple[bool, str, str]]) -> Check:
    try:
        return Check(name, *look())
    except ReaderError as error:
        return Check(name, ok=False, found=str(error))
    except Exception as error:  # any failure is a finding
        return Check(name, ok=False, found=f"{type(error).__name__}: {error}")


def _python() -> tuple[bool, str, str]:
    version = ".".join(map(str, sys.version_info[:3]))
    return sys.version_info >= (3, 11), f"Python {version}", ""


def _engine() -> tuple[bool, str, str]:
    from reader.speech.engine import SelfSpeaking
    from reader.speech.engines import open_default_engine

    name, engine, trouble = open_default_engine()
    with closing(engine):
        if trouble:
            return False, f"{name} speaks instead of the default engine.", trouble
        if isinstance(engine, SelfSpeaking):
            return True, f"{name} is ready to speak", ""
        if not _makes_sound(engine):
            return (
                False,
                f"{name} makes no sound.",
                _REINSTALL,
            )
        return True, f"{name} speaks, at {engine.sample_rate} Hz", ""


def _makes_sound(synthesizer: Synthesizer) -> bool:
    from reader.speech.engine import Chunk, Speech

    made = 0

    def emit(chunk: Chunk) -> bool:
        nonlocal made
        made += len(chunk.pcm)
        return True

    synthesizer.synthesize(Speech("Testing.", "en", "", 180), emit)
    return made > 0


def _voices() -> tuple[bool, str, str]:
    """Check the voices, and that the saved voice exists."""
    from reader.speech.engines import engine_for, open_engine

    voice = _kept("voice")
    with closing(open_engine(engine_for(_kept("engine"), voice))) as engine:
        voices = engine.voices()
        if voice:
            try:
                engine.find_voice(voice)
            except SpeechError as error:
                return False, str(error), "Run: reader config set voice ''"
    languages = {primary_language(voice.language) for voice in voices}
    return bool(voices), f"{len(voices)} voices in {len(languages)} languages", ""


def _natural() -> tuple[bool, str, str]:
    """Check whether a natural voice is here; it is optional."""
    from reader.speech.natural.voice_files import INSTALL_NATURAL, find_voice_files, is_installed

    voices = find_voice_files()
    if is_installed() and voices:
        return True, f"{counted(len(voices), 'voice')} for --engine natural", ""
    return True, "not installed.", f"For voices that sound like people: {INSTALL_NATURAL}"


def _screen_reader_voice() -> tuple[bool, str, str]:
    """Check that speech-dispatcher answers if it is the saved engine; otherwise it is optional."""
    from reader.speech.engines import engine_for
    from reader.speech.speech_dispatcher.engine import ENGINE, SpeechDispatcher
    from reader.speech.speech_dispatcher.server import check_installed

    if engine_for(_kept("engine"), _kept("voice")) == ENGINE:
        SpeechDispatcher().speaker(lambda _: None).close()
        return True, f"{ENGINE} answers", ""
    try:
        check_installed()
    except SpeechError:
        return True, f"{ENGINE} is not installed, and not needed", ""
    return True, f"for --engine {ENGINE}", ""


def _kanji() -> tuple[bool, str, str]:
    """Check that Japanese kanji can be read. The library for it is optional, so its absence is no problem."""
    from reader.script.spoken_forms.languages.japanese import INSTALL_READINGS, knows_readings
    from reader.speech.engines import accepts_ipa

    if knows_readings() or not accepts_ipa(_kept("engine")):
        return True, "Japanese kanji can be read", ""
    return True, "espeak cannot read Japanese kanji yet.", f"To hear it: {INSTALL_READINGS}"


def _kept(name: str) -> str:
    """The saved value of a setting whose values are names, or ""."""
    from reader.cli.options.effective_settings import saved_settings

    return str(saved_settings().values.get(name, ""))


def _loudspeaker() -> tuple[bool, str, str]:
    """Check the saved loudspeaker, or the default one."""
    from reader.playback.device import Loudspeaker
    from reader.playback.outputs import output_names

    try:
        loudspeaker = Loudspeaker(_TONE_RATE, _kept("device"))
    except SpeechError as error:
        return False, str(error), "Run: reader config set device ''"
    loudspeaker.close()
    if loudspeaker.silent_because:
        mend = "Start PulseAudio or PipeWire, or connect a loudspeaker. Until then, sentences are printed."
        return False, loudspeaker.silent_because, mend
    return True, f"for --device: {', '.join(output_names()) or 'the default one'}", ""


def _terminal() -> tuple[bool, str, str]:
    if not sys.stdout.isatty():
        return True, "none here; pages are read without keys", ""
    encoding = (sys.stdout.encoding or "").lower()
    if "utf" not in encoding:
        return (
            False,
            f"its encoding, {encoding}, lacks some letters.",
            "Set LANG=C.UTF-8",
        )
    return True, f"{os.environ.get('TERM', 'unknown')}, {encoding}", ""


def _data() -> tuple[bool, str, str]:
    """Check the data folder, and the library if it exists."""
    from reader.cli.library_lists import the_library
    from reader.cli.optional_library import library_path

    folder = _folder(library_path().parent)
    if not folder[0] or not library_path().exists():
        return folder
    with the_library() as library:
        if library.read_only_error is not None:
            raise library.read_only_error
        ((articles,),) = library.rows("SELECT count(*) FROM articles")
    return True, f"{library_path().parent}, {counted(articles, 'article')}", ""


def _exports() -> tuple[bool, str, str]:
    """List the formats that `reader export` can write; some need optional packages."""
    from reader.export.formats import INSTALL_EXPORT, exporter_named, suffixes

    missing = []
    for suffix in suffixes():
        try:
            exporter_named(suffix)
        except ExportError:
            missing.append(suffix)
    if not missing:
        return True, "all formats", ""
    there = " ".join(suffix for suffix in suffixes() if suffix not in missing)
    return True, f"{there}.", f"For {' '.join(missing)}: {INSTALL_EXPORT}"


def _cluster() -> tuple[bool, str, str]:
    """Check whether --cluster works; it is optional."""
    from importlib.util import find_spec

    from reader.export.workers import INSTALL_CLUSTER

    if find_spec("distributed") is not None:
        return True, "exports on several machines", ""
    return True, "not installed.", f"For exports on several machines: {INSTALL_CLUSTER}"


def _configuration() -> tuple[bool, str, str]:
    from platformdirs import user_config_path

    return _folder(user_config_path(APP_NAME, appauthor=False))


def _settings() -> tuple[bool, str, str]:
    """Check the settings file: list every error in it, and the command that fixes it."""
    import shlex

    from reader.cli.options.effective_settings import saved_settings, settings_path

    stored = saved_settings()
    if not stored.problems:
        return True, f"{len(stored.values)} saved in {settings_path()}", ""
    wrong = [problem.setting for problem in stored.problems if problem.setting is not None]
    commands = [f"reader config set {row.name} {shlex.quote(option_text(row.default))}" for row in wrong]
    found = " ".join(problem.line for problem in stored.problems)
    return False, found, f"Run: {'; '.join(commands)}" if commands else f"Edit {settings_path()}"


def _folder(path: Path) -> tuple[bool, str, str]:
    """True if `path` can be written, or the folder in which it would be created."""
    there = next(folder for folder in (path, *path.parents) if folder.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return True, str(path), ""
    return False, f"Cannot write to {path}.", f"Check its permissions: ls -ld '{there}'"


def _tone() -> tuple[bool, str, str]:
    """Play a tone, and wait until it ends."""
    import math
    import threading
    from array import array

    from reader.playback.device import Loudspeaker

    total = int(_TONE_S * _TONE_RATE)
    wave = array("h", (int(9000 * math.sin(math.tau * _TONE_HZ * n / _TONE_RATE)) for n in range(total)))
    pcm, done = bytearray(wave.tobytes()), threading.Event()

    def fill(frames: int) -> bytes:
        if not pcm:
            done.set()
        sound = bytes(pcm[: 2 * frames])
        del pcm[: 2 * frames]
        return sound.ljust(2 * frames, b"\0")

    loudspeaker = Loudspeaker(_TONE_RATE, _kept("device"))
    loudspeaker.start(fill)
    loudspeaker.wake()
    played = done.wait(5)
    loudspeaker.close()
    if loudspeaker.silent_because:
        return False, loudspeaker.silent_because, ""
    return played, "played" if played else "could not be played", ""


CHECKS: dict[str, Callable[[], tuple[bool, str, str]]] = {
    "python": _python,
    "engine": _engine,
    "voices": _voices,
    "natural voice": _natural,
    "screen reader's voice": _screen_reader_voice,
    "kanji": _kanji,
    "loudspeaker": _loudspeaker,
    "terminal": _terminal,
    "data folder": _data,
    "configuration folder": _configuration,
    "settings": _settings,
    "exports": _exports,
    "cluster": _cluster,
}
