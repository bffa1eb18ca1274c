"""The fonts of a cover: Noto from two packages, then the system's fonts for letters that Noto lacks.

The fonts are variable, so one file has all weights.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz

from reader.language_tags import primary_language

_MAX_SYSTEM_FILES, _MAX_FACES = 3_000, 64
_NAMES = uharfbuzz.OTNameIdPredefined
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
# Fonts whose letters are boxes, made for characters that no other font has.
_FONTS_OF_BOXES = ("lastresort", "last resort", "adobe blank", "adobenotdef", "noto sans notdef")
_IGNORABLE = frozenset("\u200c\u200d\ufe0e\ufe0f")  # joiners and variation selectors need no glyph
_AS_EMOJI = "\ufe0f"
_LATIN, _EMOJI = "NotoSans[wght].ttf", "NotoEmoji[wght].ttf"
_PICTURE_FONTS = (_EMOJI, "NotoSansSymbols[wght].ttf")
# The regions of the faces in the file for Chinese, Japanese and Korean, in its order. Each draws some
# characters in its own way.
_CJK = ("JP", "KR", "SC", "TC", "HK")


class Face(NamedTuple):
    """A typeface: the name by which the drawing finds it, and its place in a file."""

    family: str
    path: str
    number: int = 0

    def has(self, characters: str) -> bool:
        """True if it has a glyph for every character that needs one."""
        glyph = font_of(self).get_nominal_glyph
        return all(glyph(ord(each)) for each in characters if each not in _IGNORABLE)


@cache
def font_of(face: Face, weight: int = 400) -> Any:
    """The face at a weight, for measuring; uharfbuzz has no types."""
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face.path), face.number))
    font.set_variations({"wght": weight})
    return font


class Fonts:
    """Finds a face for each piece of a text in a language."""

    def __init__(self, text: str, lang: str) -> None:
        latin, *others = _noto()
        emoji = next(each for each in others if each.path.endswith(_EMOJI))
        self._pictures = frozenset(each for each in others if each.path.endswith(_PICTURE_FONTS))
        self._faces = (latin, *others, _cjk_face(text, lang))
        self._emoji_first = (emoji, *self._faces)

    def face(self, cluster: str, current: Face | None) -> Face | None:
        """The face for a character with its marks; None if no font has it.

        Punctuation and digits stay in the face of the text before them.
        """
        if current and current not in self._pictures and not cluster[0].isalpha() and current.has(cluster):
            return current
        faces = self._emoji_first if _AS_EMOJI in cluster else self._faces
        return next((each for each in faces if each.has(cluster)), None) or _system_face(cluster)


def cjk_region(text: str, lang: str) -> str:
    """The region whose Chinese characters a text has: JP, KR, SC (simplified), TC or HK (traditional)."""
    names = {unicodedata.name(each, "").partition(" ")[0] for each in text}
    tag = lang.lower().split("-")
    if tag[0] == "ja" or {"HIRAGANA", "KATAKANA"} & names:
        return "JP"
    if tag[0] == "ko" or "HANGUL" in names:
        return "KR"
    if "hk" in tag or "mo" in tag or primary_language(lang) == "yue":
        return "HK"
    return "TC" if {"hant", "tw"} & set(tag) else "SC"


def _cjk_face(text: str, lang: str) -> Face:
    region = cjk_region(text, lang)
    path = files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc"
    return Face(f"Noto Sans CJK {region}", str(path), _CJK.index(region))


@cache
def _noto() -> tuple[Face, ...]:
    """The packaged faces, upright: Latin, Greek and Cyrillic first, pictures last."""
    paths = [each for each in files("manimgx_fonts").iterdir() if each.name.endswith("[wght].ttf")]
    paths = [each for each in paths if "Italic" not in each.name]
    paths.sort(key=lambda each: (each.name in _PICTURE_FONTS, each.name != _LATIN, each.name))
    return tuple(face for each in paths for face in _faces_in(str(each)))


@lru_cache(maxsize=4_000)
def _system_face(cluster: str) -> Face | None:
    return next((each for each in _system_faces() if each.has(cluster)), None)


@cache
def _system_faces() -> tuple[Face, ...]:
    found = [path for folder in system_folders() for path in _files_below(folder)]
    return tuple(face for path in found[:_MAX_SYSTEM_FILES] for face in _faces_in(path))


def system_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home))
        return (
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(local, "Microsoft", "Windows", "Fonts"),
        )
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share", "fonts")
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), own, home / ".fonts"


def _files_below(folder: Path) -> list[str]:
    return sorted(
        os.path.join(parent, name)  # noqa: PTH118 (thousands of names)
        for parent, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith(_SUFFIXES)
    )


def _faces_in(path: str) -> Iterator[Face]:
    """The faces of a file; none if it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (thousands of files)
            head = file.read(12)
        blob = uharfbuzz.Blob.from_file_path(path)
    except (OSError, uharfbuzz.HarfBuzzError):
        return
    for index in range(min(int.from_bytes(head[8:12]), _MAX_FACES) if head.startswith(b"ttcf") else 1):
        name = uharfbuzz.Face(blob, index).get_name
        family = name(_NAMES.TYPOGRAPHIC_FAMILY) or name(_NAMES.FONT_FAMILY) or ""
        if family and family.lower() not in _FONTS_OF_BOXES and not set(family) & set("'\"\\,"):
            yield Face(family, path, index)
