"""Symbols that eSpeak NG skips or cuts short: emoji in a row, check marks.

eSpeak speaks an emoji's name, but drops its last word unless a space or a letter follows the emoji.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reader.language_tags import primary_language
from reader.page.model import BlockKind
from reader.script.model import Edit

_VARIATION = "\ufe0f\U0001f3fb-\U0001f3ff"  # drawn in colour, and skin tones
_BASE = "(?:[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001f3fa\U0001f400-\U0001faff]|[\U0001f1e6-\U0001f1ff]{2})"
_EMOJI = re.compile(f"{_BASE}[{_VARIATION}]*(?:\u200d{_BASE}[{_VARIATION}]*)*")
_RUN = re.compile(f"(?:{_EMOJI.pattern})+")
_VARIATIONS = re.compile(f"[{_VARIATION}]")
# Symbols that eSpeak has no English name for.
_NAMES = {"✓": "check mark", "✗": "cross mark", "✘": "cross mark", "☐": "empty box", "☒": "crossed box"}
_CELL_SIGNS = frozenset("?!*/\\#&@^~|<>=_+")
# A ticked or an empty box at the start of a line or cell. Before a paragraph "✅" is only an ornament.
_BOX = re.compile(
    r"(?:\A|(?<=[\n\t]))(?:(?P<ticked>☑\ufe0f?|\[[xX]\]|(?P<drawn>✅))|[☐⬜]\ufe0f?|\[ ?\])(?= ?\w)"
)
_PROSE = frozenset({"heading", "paragraph"})
_BOX_WORDS = {
    "en": ("checked", "not checked"), "de": ("angehakt", "nicht angehakt"), "es": ("marcado", "sin marcar"),
    "fr": ("coché", "non coché"), "it": ("selezionato", "non selezionato"),
    "nl": ("aangevinkt", "niet aangevinkt"), "pl": ("zaznaczone", "niezaznaczone"),
    "pt": ("marcado", "não marcado"), "ru": ("отмечено", "не отмечено"), "sv": ("ikryssad", "ej ikryssad"),
    "uk": ("позначено", "не позначено"), "ja": ("チェックあり", "チェックなし"), "zh": ("已选中", "未选中"),
}  # fmt: skip


def sign_in_cell(text: str, lang: str) -> str:
    """The name of a sign that is all that a table's cell says, or ""; a dash or a dot is an empty cell."""
    if text not in _CELL_SIGNS:
        return ""
    from reader.script.spoken_forms.sign_rules import names_of  # few tables have such cells

    return names_of(text, lang)


def sign_edits(text: str, lang: str, kind: BlockKind) -> Iterator[Edit]:
    """Edits with the names of the symbols in the text of a block. A repeated symbol is spoken once."""
    boxes = list(_box_edits(text, lang, kind))
    yield from boxes
    if text.isascii():
        return
    boxed = {edit.start for edit in boxes}
    for match in _RUN.finditer(text):
        if match.start() in boxed:
            continue
        words = " ".join(_spoken(sign, lang) for sign, _ in groupby(_EMOJI.findall(match[0])))
        following = text[match.end() : match.end() + 1]
        if following and not following.isspace() and not following.isalnum():
            words += " "
        if words != match[0]:
            yield Edit(*match.span(), words)


def _box_edits(text: str, lang: str, kind: BlockKind) -> Iterator[Edit]:
    """Edits with the state of each box that begins a line: "checked, Bread"."""
    words = _BOX_WORDS.get(primary_language(lang))
    for match in _BOX.finditer(text):
        if match["drawn"] and kind in _PROSE:
            yield Edit(match.start(), match.end() + (text[match.end()] == " "), "")
        elif words is not None:
            yield Edit(*match.span(), f"{words[0] if match['ticked'] else words[1]},")


def _spoken(emoji: str, lang: str) -> str:
    plain = _VARIATIONS.sub("", emoji)
    return _NAMES.get(plain, plain) if primary_language(lang) == "en" else plain
