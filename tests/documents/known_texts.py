"""Texts whose words and structure are known: our own articles, two of random words, and one in Japanese."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

import reader
from reader.page.model import Block, Page
from tests.support.terminal import ROOT

_ENGLISH = """
harbour tide measurement observation committee instrument remarkable neighbourhood water stone lighthouse
archive considerable improvement library fishermen morning evening season weather certain several although
because therefore however during between against the the the of and to in is was were that it for on with as
""".split()  # noqa: SIM905
_GERMAN = """
Hafen Gezeiten Messung Beobachtung Ausschuss Fischereigenossenschaft Nachbarschaft Wasser Leuchtturm Übersicht
Größenverhältnisse Straße Verbesserung Bücherei Jahreszeit außergewöhnlich zwischen gegen während obwohl weil
der der die die das und und in ist war waren dass es für auf mit als nicht von
""".split()  # noqa: SIM905


class Part(NamedTuple):
    """A part of a text: its kind (heading, paragraph, item or row), a heading's level, and its words."""

    kind: str
    level: int
    text: str


class KnownText(NamedTuple):
    """A text with its name and language."""

    name: str
    lang: str
    parts: tuple[Part, ...]


JAPANESE = KnownText(
    "japanese",
    "ja",
    (
        Part("heading", 1, "港の潮位"),
        Part("paragraph", 0, "海の水は、一日に二回、高くなり、低くなる。月が水を引くからだ。"),
        Part("heading", 2, "観測"),
        Part("paragraph", 0, "灯台のそばで、毎朝、水の高さを測る。記録は、百年前から続いている。"),
        *(Part("item", 0, text) for text in ("水位計を見る", "時刻を書く", "天気を書く")),
    ),
)


def known_texts() -> Iterator[KnownText]:
    """All texts."""
    for file in sorted((ROOT / "pages").glob("*.html")):
        page = reader.parse_page(file.read_bytes())
        yield KnownText(file.stem, page.lang, tuple(parts_of(page)))
    yield KnownText("long", "en", tuple(_random_parts("Chapter", _ENGLISH, 8)))
    yield KnownText("german", "de", tuple(_random_parts("Kapitel", _GERMAN, 3)))


def parts_of(page: Page) -> Iterator[Part]:
    """What is read of a page."""
    for section in page.sections:
        if section.in_article:
            for block in section.blocks:
                yield from _parts(block)


def _parts(block: Block) -> Iterator[Part]:
    if block.kind == "heading":
        yield Part("heading", block.level or 0, block.text)
    elif block.table is not None:
        for row in block.text[block.table.caption_end :].strip().splitlines():
            yield Part("row", 0, row)
    elif block.kind == "item":
        yield Part("item", 0, block.text)
    elif block.text:
        yield Part("paragraph", 0, block.text)


def _random_parts(chapter: str, words: list[str], chapters: int) -> Iterator[Part]:
    dice = random.Random(chapter)

    def sentences(count: int) -> str:
        chosen = (" ".join(dice.choices(words, k=dice.randint(7, 20))) for _ in range(count))
        return " ".join(f"{each[0].upper()}{each[1:]}." for each in chosen)

    for number in range(1, chapters + 1):
        yield Part(
            "heading", 1 + (number > 1), f"{chapter} {number} {dice.choice(words)} {dice.choice(words)}"
        )
        for _ in range(2):
            yield Part("heading", 3, f"{dice.choice(words)} {dice.choice(words)}".capitalize())
            for _ in range(4):
                yield Part("paragraph", 0, sentences(dice.randint(2, 7)))
        for _ in range(4):
            yield Part("item", 0, sentences(dice.randint(1, 2)))
        for _ in range(4):
            yield Part("row", 0, "\t".join(dice.choice(words) for _ in range(3)))


def html_of(text: KnownText) -> str:
    """The text as a plain HTML page."""
    body = "".join(
        _group(kind, list(parts)) for kind, parts in groupby(text.parts, key=lambda part: part.kind)
    )
    head = f'<meta charset="utf-8"><title>{escape(text.parts[0].text)}</title>'
    return f'<!DOCTYPE html><html lang="{text.lang}"><head>{head}</head><body>{body}</body></html>'


def _group(kind: str, parts: Iterable[Part]) -> str:
    if kind == "heading":
        return "".join(f"<h{part.level}>{escape(part.text)}</h{part.level}>" for part in parts)
    if kind == "item":
        return f"<ul>{''.join(f'<li>{escape(part.text)}</li>' for part in parts)}</ul>"
    if kind == "row":
        head, *rest = (part.text.split("\t") for part in parts)
        rows = "".join(_row("td", row) for row in rest)
        return f"<table><thead>{_row('th', head)}</thead><tbody>{rows}</tbody></table>"
    return "".join(f"<p>{escape(part.text)}</p>" for part in parts)


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
