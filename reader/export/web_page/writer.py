"""One self-contained HTML file: the article, its sound, and a player.

Its frame, styles and scripts are in the folder `assets`. The sound is written while it is made, to a file
of its own first: it stands last in the page, so that a long article answers at once.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import urlsplit

from reader.export.audio.mp3_frames import mp3_frames
from reader.export.cover.draw import Cover, CoverSize, draw_cover
from reader.export.markup.pictures import Pictures
from reader.export.markup.safe_href import safe_href
from reader.export.markup.spans import language_attributes
from reader.export.markup.xhtml import ArticleMarkup
from reader.export.markup.xml_text import xml_quoted, xml_text
from reader.export.model import Recording
from reader.export.one_line import one_line
from reader.export.web_page.labels import (
    CHAPTERS,
    FIRST_SCRIPT,
    LANDMARKS,
    STYLE_WITHOUT_SCRIPTS,
    STYLES,
    UNTITLED,
    asset,
    main_script,
    script_labels,
    translated_frame,
)
from reader.export.web_page.section_sound import SectionSound
from reader.page.model import Page, Section
from reader.script.own_words import OwnWords, words_for

_FIELD = re.compile(r"\{\{([a-z-]+)\}\}")
_COPIED_AT_ONCE = 1_000_000  # characters
_CHAPTERS_ICON = (
    '<svg viewBox="0 0 24 24" aria-hidden="true">'
    '<path class="line" d="M9 6.5h11M9 12h11M9 17.5h11M4.500 6.500h.1M4.500 12h.1M4.500 17.500h.1"/></svg>'
)


def write_html(recording: Recording, path: Path) -> None:
    """Write one self-contained page."""
    page, sounds = recording.page, list[SectionSound]()
    article = ArticleMarkup(page, recording.utterances, pictures=Pictures(recording.pictures))
    spoken = {utterance.section for utterance in recording.utterances}
    chapters = [each for each in article.sections if each.id in spoken]
    words = words_for(page.lang)
    styles, scripts = (asset(*STYLES), asset(STYLE_WITHOUT_SCRIPTS)), (asset(FIRST_SCRIPT), main_script())
    label_language = language_attributes(words.lang, page.lang or "en")
    fields: Mapping[str, Iterable[str]] = {
        "language": [language_attributes(page.lang or "en")],
        "label-language": [label_language],
        "article-language": [] if page.lang else [' lang=""'],
        "title": [xml_text(one_line(page.title) or words.text(UNTITLED))],
        "about": _about(page),
        "style": [styles[0]],
        "style-without-scripts": [styles[1]],
        "style-hashes": [" ".join(map(_hash, styles))],
        "script-first": [scripts[0]],
        "script": [scripts[1]],
        "script-hashes": [" ".join(map(_hash, scripts))],
        "skip-links": _skip_links(page, article.sections),
        "chapters-button": _chapters_button(chapters, words),
        "chapters": _chapters(chapters, page.lang, words, label_language),
        "header": [_heading(article, words, label_language), article.header()],
        "article": map(article.section, article.sections),
        "cues": _data(page, sounds, words),
    }
    with (
        path.open("w", encoding="utf-8", newline="\n") as file,
        TemporaryFile("w+", encoding="utf-8", newline="\n", dir=path.parent) as sound,
    ):
        sound.writelines(_sound(recording, sounds))  # first: the scripts before it need to know its times
        sound.seek(0)
        # The parts of the frame are text and the names of fields in turn.
        for number, text in enumerate(_FIELD.split(translated_frame(words))):
            if text == "sound":
                copyfileobj(sound, file, _COPIED_AT_ONCE)
            else:
                file.writelines(fields[text] if number % 2 else [text])


def _hash(text: str) -> str:
    """The hash source of an inline script or style (Content Security Policy Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _about(page: Page) -> Iterator[str]:
    if page.byline:
        yield f'<meta name="author" content={xml_quoted(one_line(page.byline))}>\n'
    if page.published:
        yield f'<meta property="article:published_time" content={xml_quoted(one_line(page.published))}>\n'
    if address := safe_href(page.canonical or page.url):
        yield f'<link rel="canonical" href={xml_quoted(address)}>\n'


def _heading(article: ArticleMarkup, words: OwnWords, label_language: str) -> str:
    """For a page without a title, a heading that only screen readers are told."""
    name = xml_text(words.text(UNTITLED))
    return "" if article.title() else f'<h1 class="unseen"{label_language}>{name}</h1>\n'


def _skip_links(page: Page, sections: Iterable[Section]) -> Iterator[str]:
    """The page's own skip links that lead into the article."""
    ids = {section.id for section in sections}
    language = language_attributes(page.lang, words_for(page.lang).lang)
    for link in page.skip_links:
        if link.target in ids:
            label = xml_text(one_line(link.label))
            yield f'<li><a class="own" href="#{link.target}"{language}>{label}</a></li>\n'


def _chapters_button(sections: list[Section], words: OwnWords) -> Iterator[str]:
    if len(sections) > 1:
        label = words.text(CHAPTERS)
        yield f'<button type="button" popovertarget="chapters" title={xml_quoted(label)}>{_CHAPTERS_ICON}'
        yield f"<span>{xml_text(label)}</span></button>\n"


def _chapters(sections: list[Section], lang: str, words: OwnWords, label_language: str) -> Iterator[str]:
    """The panel of chapters; nothing for an article of one section."""
    if len(sections) < 2:
        return
    label = xml_quoted(words.text(CHAPTERS))
    yield f'<nav id="chapters" class="panel chapters" popover aria-label={label}{label_language}>\n'
    yield f"<ol{language_attributes(lang, words.lang)}>\n"
    for section in sections:
        title = xml_text(one_line(section.title))
        yield f'<li class="level{section.level or 2}"><a href="#{section.id}">{title}</a></li>\n'
    yield "</ol>\n</nav>\n"


def _sound(recording: Recording, sounds: list[SectionSound]) -> Iterator[str]:
    """An audio element for each section; fills `sounds`."""
    titles = {section.id: one_line(section.title) for section in recording.page.sections}
    language = language_attributes(recording.page.lang)
    for section, pieces in groupby(recording.pieces, lambda piece: piece.utterance.section):
        sound = SectionSound(section, titles[section])
        sounds.append(sound)
        yield f"<p{language}>{xml_text(sound.title)}</p>\n"
        yield f'<audio class="part" controls preload="none" aria-label={xml_quoted(sound.title)}'
        yield ' src="data:audio/mpeg;base64,'
        yield from _base64(mp3_frames(sound.watched(pieces, recording.sample_rate), recording.sample_rate))
        yield '"></audio>\n'


def _base64(chunks: Iterable[bytes]) -> Iterator[str]:
    """The chunks in base64, which encodes three bytes at a time."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        whole = len(rest) - len(rest) % 3
        yield b64encode(rest[:whole]).decode()
        rest = rest[whole:]
    yield b64encode(rest).decode()


def _data(page: Page, sounds: Sequence[SectionSound], words: OwnWords) -> Iterator[str]:
    """The data for the scripts, as JSON without any “<” that could begin a tag."""
    parts = [
        {"id": each.section, "title": each.title, "length": each.length, "cues": each.cues} for each in sounds
    ]
    heard = {each["id"] for each in parts}
    landmarks = [
        [each.section, one_line(", ".join(filter(None, (each.name, words.text(LANDMARKS[each.role])))))]
        for each in page.landmarks
        if each.section in heard and each.role in LANDMARKS
    ]
    seconds = sum(each.length for each in sounds) / 1000
    data = {
        "parts": parts,
        "landmarks": landmarks,
        "labels": script_labels(words),
        "language": words.lang or "en",
        "about": _lock_screen(page, words, seconds),
    }
    yield json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")


def _lock_screen(page: Page, words: OwnWords, seconds: float) -> dict[str, Any]:
    """What a phone shows while the page reads: the title, the author, the site and a cover."""
    cover = b64encode(draw_cover(Cover.of_page(page, seconds), CoverSize.LOCK_SCREEN)).decode()
    return {
        "title": one_line(page.title) or words.text(UNTITLED),
        "author": one_line(page.byline),
        "site": one_line(page.site) or urlsplit(safe_href(page.url)).hostname or "",
        "cover": f"data:image/png;base64,{cover}",
    }
