"""Finds transcriptions in the phonetic alphabet, which a voice would spell: /ˈkæɹəvæn/, [ˈθewta].

They repeat the word before them, so they are skipped, with the label before them, and with the brackets
around them if these contain nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.script.model import Edit
from reader.script.spoken_forms.rules import compiled

# Letters and marks of the phonetic alphabet that hardly any language is written with.
_PHONETIC = "ɐɑɒɓɔɕɖɗɘəɚɛɜɝɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢˈˌːˑ̩̯̃͡æŋθðβχ"
_SOUNDS = rf"(?=[^/\]\n]{{0,80}}[{_PHONETIC}])"
_ONE = rf"(?:(?<![\w/])/{_SOUNDS}[^/\n()\[\]]{{1,80}}/(?![\w/])|\[{_SOUNDS}[^\[\]\n()]{{1,80}}\])"
# A label, such as the name of a language, and a colon.
_LABELS = r"(?:[\w.’' -]{1,40}:\s?)?"
_PART = rf"{_LABELS}{_ONE}(?:\s?(?:,|;|or|and)\s?(?:{_LABELS}{_ONE}))*"
_FOUND = rf"\s?\(\s?{_PART}\s?\)|(?<=\()\s?{_PART}[;,]\s?|[;,]?\s?{_PART}|\s?{_ONE}"
_NEEDED = f"[{_PHONETIC}]"


def transcription_edits(text: str) -> Iterator[Edit]:
    """Edits that skip the transcriptions in a text."""
    if text.isascii() or not compiled(_NEEDED).search(text) or not ("/" in text or "[" in text):
        return
    for match in compiled(_FOUND).finditer(text):
        yield Edit(*match.span(), "")
