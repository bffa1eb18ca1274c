"""SSML 1.1 (W3C) for other speech engines: languages, styles, pauses and pronunciations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from reader.export.markup.xml_text import xml_quoted, xml_text
from reader.export.model import Recording
from reader.script.model import PHONEME_BRACKETS, Edit, Utterance
from reader.speech.prosody import ssml_attributes

_BRACKETS = re.compile(f"[{PHONEME_BRACKETS}]")
_ONLY_PHONEMES = re.compile(f"(?:{PHONEME_BRACKETS[0]}[^{PHONEME_BRACKETS}]*{PHONEME_BRACKETS[1]} ?)+")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang={lang}>
"""


def write_ssml(recording: Recording, path: Path) -> None:
    """Write a `<p>` for each block and a `<mark>` before each section. Makes no sound."""
    page = recording.page
    with path.open("w", encoding="utf-8", newline="\n") as file:
        # xml:lang is required; "und" is the tag for an unknown language (BCP 47).
        file.write(_HEAD.format(lang=xml_quoted(page.lang or "und")))
        for section, of_section in groupby(recording.utterances, lambda each: each.section):
            file.write(f"<mark name={xml_quoted(section)}/>\n")
            for _, of_block in groupby(of_section, lambda each: each.block):
                sentences = groupby(of_block, lambda each: each.sentence)
                written = (
                    "".join(_sentence(list(each), page.lang, has_styles=recording.has_styles))
                    for _, each in sentences
                )
                file.write(f"<p>{''.join(written)}</p>\n")
        file.write("</speak>\n")


def _sentence(utterances: list[Utterance], lang: str, *, has_styles: bool) -> Iterator[str]:
    """A sentence and the pause after it."""
    yield "<s>"
    for number, utterance in enumerate(utterances):
        words = "".join(_words(utterance))
        if has_styles and (attributes := ssml_attributes(utterance.style)):
            words = f"<prosody {attributes}>{words}</prosody>"
        is_foreign = utterance.lang not in {"", lang}
        if number:
            pause = utterances[number - 1].pause_after  # before an announcement, for example
            yield f' <break time="{pause}ms"/>' if pause else " "
        yield f"<lang xml:lang={xml_quoted(utterance.lang)}>{words}</lang>" if is_foreign else words
    yield f'</s><break time="{utterances[-1].pause_after}ms"/>'


def _words(utterance: Utterance) -> Iterator[str]:
    done = 0
    for edit in utterance.edits:
        yield xml_text(utterance.text[done : edit.start])
        yield _edited(utterance.text[edit.start : edit.end], edit)
        done = edit.end
    yield xml_text(utterance.text[done:])


def _edited(text: str, edit: Edit) -> str:
    if not edit.words:
        return ""  # not every engine knows an empty alias
    if _ONLY_PHONEMES.fullmatch(edit.words):
        ipa = xml_quoted(_BRACKETS.sub("", edit.words))
        return f'<phoneme alphabet="ipa" ph={ipa}>{xml_text(text)}</phoneme>'
    if _BRACKETS.search(edit.words):  # SSML cannot mix words and phonemes in one element
        return xml_text(text)
    return f"<sub alias={xml_quoted(edit.words)}>{xml_text(text)}</sub>"
