"""One self-contained HTML file: the article, its sound, and a player.

Its frame, style and scripts are in the folder `assets`. The sound is written while it is made.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from reader.export.audio.mp3_frames import mp3_frames
from reader.export.markup.safe_href import safe_href
from reader.export.markup.spans import language_attributes
from reader.export.markup.xhtml import ArticleMarkup
from reader.export.markup.xml_text import xml_quoted, xml_text
from reader.export.model import Piece, Recording
from reader.export.one_line import one_line
from reader.page.model import Page, Section

_ASSETS = files("reader.export") / "web_page" / "assets"
_SCRIPTS = ("sound.js", "places.js", "reading.js", "moves.js", "player.js")  # joined in this order
_FIELD = re.compile(r"\{\{([a-z-]+)\}\}")


class _SectionSound:
    """The sound of a section, filled in while it is written.

    `cues` has the number, start and end of each sentence. Times are in milliseconds from the start of the
    section's sound, which is `length` long.
    """

    def __init__(self, section: str, title: str) -> None:
        self.section = section
        self.title = title
        self.cues: list[list[int]] = []
        self.length = 0


def write_html(recording: Recording, path: Path) -> None:
    """Write one self-contained page."""
    page, sounds = recording.page, list[_SectionSound]()
    article = ArticleMarkup(page, recording.utterances)
    spoken = {utterance.section for utterance in recording.utterances}
    style, script = _read("style.css"), "".join(map(_read, _SCRIPTS))
    fields: Mapping[str, Iterable[str]] = {
        "language": [language_attributes(page.lang or "en")],
        "article-language": [] if page.lang else [' lang=""'],
        "title": [xml_text(one_line(page.title) or "Untitled")],
        "about": _about(page),
        "style": [style],
        "style-hash": [_hash(style)],
        "script": [script],
        "script-hash": [_hash(script)],
        "skip-links": _skip_links(page, article.sections),
        "chapters": _chapters([each for each in article.sections if each.id in spoken], page.lang),
        "header": [article.header()],
        "article": map(article.section, article.sections),
        "sound": _sound(recording, sounds),
        "cues": _cues(page, sounds),
    }
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, text in enumerate(_FIELD.split(_read("page.html"))):
            file.writelines(fields[text] if number % 2 else [text])


def _read(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")


def _hash(text: str) -> str:
    """The hash source of an inline script or style (Content Security Policy Level 3, 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _about(page: Page) -> Iterator[str]:
    if page.byline:
        yield f'<meta name="author" content={xml_quoted(one_line(page.byline))}>\n'
    if page.published:
        yield f'<meta property="article:published_time" content={xml_quoted(one_line(page.published))}>\n'
    if address := safe_href(page.canonical or page.url):
        yield f'<link rel="canonical" href={xml_quoted(address)}>\n'


def _skip_links(page: Page, sections: Iterable[Section]) -> Iterator[str]:
    """The page's own skip links that lead into the article."""
    ids = {section.id for section in sections}
    language = language_attributes(page.lang, "en")
    for link in page.skip_links:
        if link.target in ids:
            label = xml_text(one_line(link.label))
            yield f'<li><a class="own" href="#{link.target}"{language}>{label}</a></li>\n'


def _chapters(sections: list[Section], lang: str) -> Iterator[str]:
    if len(sections) < 2:
        return
    yield '<nav class="chapters" aria-label="Chapters" lang="en">\n<details>\n<summary>Chapters</summary>\n'
    yield f"<ol{language_attributes(lang, 'en')}>\n"
    for section in sections:
        title = xml_text(one_line(section.title))
        yield f'<li class="level{section.level or 2}"><a href="#{section.id}">{title}</a></li>\n'
    yield "</ol>\n</details>\n</nav>\n"


def _sound(recording: Recording, sounds: list[_SectionSound]) -> Iterator[str]:
    """An audio element for each section; fills `sounds`."""
    titles = {section.id: one_line(section.title) for section in recording.page.sections}
    language = language_attributes(recording.page.lang)
    for section, pieces in groupby(recording.pieces, lambda piece: piece.utterance.section):
        sound = _SectionSound(section, titles[section])
        sounds.append(sound)
        yield f"<p{language}>{xml_text(sound.title)}</p>\n"
        yield f'<audio controls preload="none" aria-label={xml_quoted(sound.title)}'
        yield ' src="data:audio/mpeg;base64,'
        yield from _base64(
            mp3_frames(_recording_cues(pieces, sound, recording.sample_rate), recording.sample_rate)
        )
        yield '"></audio>\n'


def _recording_cues(pieces: Iterable[Piece], sound: _SectionSound, rate: int) -> Iterator[Piece]:
    """The same pieces; records their cues in `sound`."""
    first = -1
    for piece in pieces:
        first = piece.start if first < 0 else first
        start, end, sound.length = (
            round((place - first) * 1000 / rate)
            for place in (piece.start, piece.start + piece.length, piece.end)
        )
        if piece.length and sound.cues and sound.cues[-1][0] == piece.utterance.sentence:
            sound.cues[-1][2] = end
        elif piece.length:
            sound.cues.append([piece.utterance.sentence, start, end])
        yield piece


def _base64(chunks: Iterable[bytes]) -> Iterator[str]:
    """The chunks in base64, which encodes three bytes at a time."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        whole = len(rest) - len(rest) % 3
        yield b64encode(rest[:whole]).decode()
        rest = rest[whole:]
    yield b64encode(rest).decode()


def _cues(page: Page, sounds: Iterable[_SectionSound]) -> Iterator[str]:
    """The data for the scripts, as JSON without any “<” that could begin a tag."""
    data = [
        {"id": each.section, "title": each.title, "length": each.length, "cues": each.cues} for each in sounds
    ]
    heard = {each["id"] for each in data}
    landmarks = [
        [each.section, one_line(f"{each.name}, {each.role}" if each.name else each.role)]
        for each in page.landmarks
        if each.section in heard
    ]
    yield json.dumps({"parts": data, "landmarks": landmarks}).replace("<", "\\u003c")
