"""Characters that an engine spells, or that break a word in two, in any language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.script.model import Edit
from reader.script.spoken_forms.rules import compiled

# What stands for nothing that is said: soft hyphen, zero-width space, word joiner, byte order mark,
# variation selectors, marks of direction; and the brackets that our own phonemes stand in.
_SILENT = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufe00-\ufe0e\ufeff\u202a-\u202e\u2066-\u2069⟦⟧"
)
# Letters in another shape: ligatures, full width, the mathematical alphabets, circled ones; and
# letters with their accents written after them.
_SHAPED = (
    "\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\u2460-\u2473\u24b6-\u24e9"
)
_ODD = (
    rf"[{_SILENT}]+"
    r"|(?<=[^\W\d_])[\u200c\u200d](?=[A-Za-zÀ-ɏ])"  # joiners mean something in Indic and Arabic script
    rf"|[{_SHAPED}]+"
    r"|[A-Za-zÀ-ɏͰ-ϿЀ-ӿ][\u0300-\u036f]{1,8}"
)
_NEAR, _CROWD = 2, 64  # characters
_PLAIN = re.compile(r"[\x00-\x7f‘’“”–—…é]*")


def character_edits(text: str) -> Iterator[Edit]:
    """The odd characters of a text, each with what stands for it; crowds of them together.

    A text of nothing but such would else cost fifty times its own memory.
    """
    crowd: Edit | None = None
    for edit in _single_edits(text):
        if crowd is None:
            crowd = edit
        elif edit.start - crowd.end <= _NEAR and edit.end - crowd.start <= _CROWD:
            between = text[crowd.end : edit.start]
            crowd = Edit(crowd.start, edit.end, crowd.words + between + edit.words)
        else:
            yield crowd
            crowd = edit
    if crowd is not None:
        yield crowd


def _single_edits(text: str) -> Iterator[Edit]:
    if _PLAIN.fullmatch(text):
        return
    for match in compiled(_ODD).finditer(text):
        plain = unicodedata.normalize("NFKC", match[0])
        shaped = plain != match[0] or unicodedata.combining(match[0][-1])
        if shaped and plain.isprintable():
            if plain != match[0]:
                yield Edit(*match.span(), plain)
        else:
            yield Edit(*match.span(), "")
