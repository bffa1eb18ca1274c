"""Converts positions to durable places, which outlive the session and edits of the page.

A position is two numbers, which mean nothing once the page has changed. A durable place holds a fingerprint
of the block's text and the number of the sentence in it; in case the block was edited, also the start of the
sentence and the block's number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from reader.page.dom.words import count_words
from reader.script.durable_place import DurablePlace
from reader.script.writer import Script
from reader.session.navigation import positions
from reader.session.state import Position

_MAX_TEXT = 80  # characters of the sentence that are saved
_MIN_DISTINCT_WORDS = 4  # fewer words occur in many places


def place_of(script: Script, position: Position) -> DurablePlace:
    """The durable place for a position in the reading."""
    utterances = script.utterances(position.section)
    here = utterances[position.utterance]
    begin = positions.paragraph_start(script, position)
    sentence = here.sentence - utterances[begin.utterance].sentence
    text = _sentence_text(script, positions.sentence_start(script, position))
    percent = positions.percent_before(script, position)
    for number, block in enumerate(script.page.sections[position.section].blocks):
        if block.id == here.block:
            before = script.blocks_before(position.section)
            return DurablePlace(
                fingerprint(block.text or block.name), before + number, sentence, percent, text
            )
    return DurablePlace("", 0, 0, percent, text)


def position_of(script: Script, place: DurablePlace) -> Position | None:
    """The position of a place in the page as it is now; None for the start of the article.

    The block with the same text wins, then a block that contains the sentence, then the block with the same
    number. Of several, the nearest wins.
    """
    if not place.fingerprint:  # the title, before the first block
        return None
    found = min(_candidates(script, place), default=None)
    if found is None:
        return None
    utterances = script.utterances(found.section)
    inside = [at for at, each in enumerate(utterances) if each.block == found.block]
    if not inside:
        return None
    begin = positions.sentence_start(script, Position(found.section, inside[0]))
    wanted = utterances[begin.utterance].sentence + place.sentence
    starts = dict.fromkeys(positions.sentence_start(script, Position(found.section, at)) for at in inside)
    same = [each for each in starts if _sentence_text(script, each) == place.text]
    reached = [each for each in starts if utterances[each.utterance].sentence <= wanted]
    position = min(same or reached[-1:], key=lambda each: abs(utterances[each.utterance].sentence - wanted))
    return None if position == positions.first(script) else position


class _Candidate(NamedTuple):
    """A block that may contain a place; the smallest candidate is the best."""

    rank: int
    distance: int
    section: int
    block: str


def _candidates(script: Script, place: DurablePlace) -> Iterator[_Candidate]:
    text = place.text if count_words(place.text) >= _MIN_DISTINCT_WORDS else ""
    blocks = ((index, block) for index in script.read for block in script.page.sections[index].blocks)
    for number, (index, block) in enumerate(blocks):
        if fingerprint(block.text or block.name) == place.fingerprint:
            rank = 0
        elif text and text in " ".join(block.text.split()):
            rank = 1
        elif number == place.block:
            rank = 2
        else:
            continue
        yield _Candidate(rank, abs(number - place.block), index, block.id)


def _sentence_text(script: Script, start: Position) -> str:
    """The start of the sentence's text: the page's own words, or the announcement if it has none."""
    utterances = script.utterances(start.section)
    sentence = list(
        takewhile(
            lambda each: each.sentence == utterances[start.utterance].sentence,
            islice(utterances, start.utterance, None),
        )
    )
    own = [each for each in sentence if each.start is not None and each.block in script.blocks]
    if own:
        text = script.blocks[own[0].block].text[own[0].start : own[-1].end]
    else:
        text = " ".join(each.text for each in sentence)
    return " ".join(text.split())[:_MAX_TEXT].rstrip()


def fingerprint(text: str) -> str:
    """A short hash of a text; white space and case do not matter."""
    plain = " ".join(text.casefold().split())
    return hashlib.blake2b(plain.encode("utf-8", "replace"), digest_size=8).hexdigest()
