"""The export formats: one row for each file suffix. An exporter is imported when it is first used."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from reader.errors import ExportError, ReaderError, UsageError
from reader.export.model import Exporter, Recording

# suffix → the module and its function
_FORMATS = {
    ".wav": ("reader.export.audio.wav", "write_wav"),
    ".flac": ("reader.export.audio.encoded", "write_flac"),
    ".opus": ("reader.export.audio.encoded", "write_opus"),
    ".mp3": ("reader.export.audio.mp3", "write_mp3"),
    ".m4a": ("reader.export.audio.encoded", "write_m4a"),
    ".m4b": ("reader.export.audio.encoded", "write_m4b"),
    ".vtt": ("reader.export.captions.timed_text", "write_vtt"),
    ".srt": ("reader.export.captions.timed_text", "write_srt"),
    ".lrc": ("reader.export.captions.timed_text", "write_lrc"),
    ".json": ("reader.export.captions.cue_list", "write_json"),
    ".ssml": ("reader.export.markup.ssml", "write_ssml"),
    ".html": ("reader.export.web_page.writer", "write_html"),
    ".txt": ("reader.export.markup.article_text", "write_text"),
    ".epub": ("reader.export.epub.book", "write_epub"),
}
INSTALL_EXPORT = "pip install 'accessible-reader[export]'"
AUDIO_SUFFIXES = frozenset({".wav", ".flac", ".opus", ".mp3", ".m4a", ".m4b"})
SUFFIXES_WITH_PICTURES = frozenset({".html", ".epub"})
SUFFIXES_WITH_SOUND = AUDIO_SUFFIXES | {".html", ".epub"}


def exporter_named(suffix: str) -> Exporter:
    """The exporter for this suffix. Raises UsageError, or ExportError if a library is missing."""
    if suffix.lower() not in _FORMATS:
        return _plugin(suffix.lower())
    module, function = _FORMATS[suffix.lower()]
    try:
        exporter: Exporter = getattr(import_module(module), function)
    except ImportError as error:
        raise ExportError(
            f"Cannot write {suffix} files. To install what they need: {INSTALL_EXPORT}"
        ) from error
    return exporter


def _plugin(suffix: str) -> Exporter:
    """The exporter of a plug-in, whose errors become ExportError."""
    from reader.plugins import load_plugin, plugin_failures

    name = suffix.removeprefix(".")
    write = load_plugin("exporters", name, ExportError)
    if write is None:
        problem = f"Unknown format “{suffix}”." if suffix else "The file name has no suffix."
        raise UsageError(f"{problem} Choose one of: {', '.join(suffixes())}.")

    def export(recording: Recording, path: Path) -> None:
        with plugin_failures("exporters", name, ExportError, expected=(ReaderError, OSError)):
            write(recording, path)

    return export


def suffixes() -> tuple[str, ...]:
    """The suffixes of all formats, those of plug-ins last."""
    from reader.plugins import plugin_names

    own = (f".{name}" for name in plugin_names("exporters"))
    return (*_FORMATS, *(suffix for suffix in own if suffix not in _FORMATS))
