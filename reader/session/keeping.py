"""A place that outlives the session, and an edit of the page.

A position is two numbers, which mean nothing once the page has changed. What is kept instead is
the fingerprint of the block's text, the block's number in case it was edited, and which sentence
of it.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from reader.script.writer import Script
from reader.session import places
from reader.session.state import Position


class Place(NamedTuple):
    """A sentence of the article.

    That is its block's text (as a fingerprint), the block's number among the article's blocks, and
    the sentence's number in the block.
    """

    fingerprint: str
    block: int
    sentence: int


def place_of(script: Script, position: Position) -> Place:
    """The place that a position in the article stands for."""
    utterances = script.utterances(position.section)
    here = utterances[position.utterance]
    begin = places.paragraph_start(script, position)
    sentence = here.sentence - utterances[begin.utterance].sentence
    for number, block in enumerate(script.page.sections[position.section].blocks):
        if block.id == here.block:
            before = script.blocks_before(position.section)
            return Place(fingerprint(block.text or block.name), before + number, sentence)
    return Place("", 0, 0)


def position_of(script: Script, place: Place) -> Position | None:
    """Where a place is now, or None where that is the beginning.

    It is in the block with the same text (the nearest, if there are several), else in the block
    that has its number now.
    """
    if not place.fingerprint:  # the title, before the first block
        return None
    best: tuple[int, int, str] | None = None
    number = 0
    for index in script.article:
        for block in script.page.sections[index].blocks:
            same = fingerprint(block.text or block.name) == place.fingerprint
            distance = abs(number - place.block) + (0 if same else 1_000_000)
            if (same or number == place.block) and (best is None or distance < best[0]):
                best = (distance, index, block.id)
            number += 1
    if best is None:
        return None
    utterances = script.utterances(best[1])
    inside = [at for at, each in enumerate(utterances) if each.block == best[2]]
    if not inside:
        return None
    begin = places.sentence_start(script, Position(best[1], inside[0]))
    wanted = utterances[begin.utterance].sentence + place.sentence
    reached = [at for at in inside if utterances[at].sentence <= wanted]
    position = places.sentence_start(script, Position(best[1], reached[-1]))
    return None if position == places.first(script) else position


def fingerprint(text: str) -> str:
    """A short name for a text; white space and capitals do not count."""
    plain = " ".join(text.casefold().split())
    return hashlib.blake2b(plain.encode("utf-8", "replace"), digest_size=8).hexdigest()
