"""A transcription repeats the word before it, so it is skipped with its label and brackets."""

from __future__ import annotations

from reader.script.edits import apply_edits
from reader.script.text.transcriptions import transcription_edits

LEFT_OUT = [
    ("Ceuta (/ˈseɪuːtə/; Spanish: [ˈθewta]) is a city.", "Ceuta is a city."),
    ("A caravan (/ˈkæɹəvæn/) is not.", "A caravan is not."),
    ("A caravan /ˈkæɹəvæn/ is not.", "A caravan is not."),
    ("Lamp (US: /ˈlæmp/; born 1950) came.", "Lamp (born 1950) came."),
    ("Lamp (/ˈlæmp/ or /ˈlɑːmp/) came.", "Lamp came."),
]
KEPT = ["and/or, 1/2 and a/b", "It is [edit] here.", "/usr/lib/æ/x", "the æther (1950) [see æ]s"]


def said(text: str) -> str:
    return apply_edits(text, tuple(transcription_edits(text)))


def test_phonetic_transcription_is_removed() -> None:
    assert [(text, said(text)) for text, _ in LEFT_OUT] == LEFT_OUT


def test_other_slashes_and_brackets_stay() -> None:
    assert [said(text) for text in KEPT[:3]] == KEPT[:3]
