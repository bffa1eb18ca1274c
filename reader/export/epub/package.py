"""The package document of a book: its metadata, its files, and their reading order.

EPUB 3.3, 5; EPUB Accessibility 1.1, 2 (discovery metadata, in the terms of schema.org).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.export.audio.tag_values import published_day
from reader.export.clock_time import clock_time
from reader.export.epub.documents import ContentDocument
from reader.export.markup.pictures import PictureFile
from reader.export.markup.safe_href import safe_href
from reader.export.markup.spans import is_right_to_left
from reader.export.markup.xml_text import xml_quoted, xml_text
from reader.export.one_line import one_line
from reader.page.model import Page

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
# The classes that a player sets while it reads; style.css has them.
_ACTIVE_CLASSES = {
    "media:active-class": "-epub-media-overlay-active",  # on the sentence
    "media:playback-active-class": "-epub-media-overlay-playing",  # on the document
}
_FEATURES = (
    "synchronizedAudioText", "structuralNavigation", "tableOfContents", "readingOrder", "alternativeText",
    "displayTransformability",
)  # fmt: skip
_SUMMARY = (
    "A web article with its text and its sound, spoken by a synthetic voice and synchronised sentence by"
    " sentence. Headings, lists, tables, notes and languages are marked as in the page."
)
_WITH_PICTURES = "Pictures have the alternative text of the page."
_WITHOUT_PICTURES = "Pictures are replaced by their alternative text."


class SpokenDocument(NamedTuple):
    """A document of the book and the length of its sound in milliseconds; 0 if it has none."""

    document: ContentDocument
    milliseconds: int
    has_formulas: bool


def package_document(
    page: Page,
    spoken: Sequence[SpokenDocument],
    voice: str,
    modified: datetime,
    pictures: Sequence[PictureFile] = (),
) -> str:
    """The package document of a book that is read by `voice`."""
    lang = page.lang or "und"
    direction = ' page-progression-direction="rtl"' if is_right_to_left(lang) else ""
    items = "".join(f"<item {each}/>\n" for each in _items(spoken, pictures))
    order = "".join(f'<itemref idref="{each.document.name}"/>\n' for each in spoken)
    metadata = "".join(f"{each}\n" for each in _metadata(page, spoken, lang, voice, modified, pictures))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        f" xml:lang={xml_quoted(lang)}"
        ' prefix="a11y: http://www.idpf.org/epub/vocab/package/a11y/#">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}</metadata>\n'
        f"<manifest>\n{items}</manifest>\n<spine{direction}>\n{order}</spine>\n</package>\n"
    )


def _metadata(
    page: Page,
    spoken: Iterable[SpokenDocument],
    lang: str,
    voice: str,
    modified: datetime,
    pictures: Sequence[PictureFile],
) -> Iterator[str]:
    title = one_line(page.title) or "Untitled"
    yield f'<dc:identifier id="id">urn:uuid:{_identifier(page, title)}</dc:identifier>'
    yield f"<dc:title>{xml_text(title)}</dc:title>"
    yield f"<dc:language>{xml_text(lang)}</dc:language>"
    source = safe_href(page.url or page.canonical)
    facts = {
        "creator": page.byline,
        "date": published_day(page),
        "publisher": page.site or urlsplit(source).hostname or "",
        "source": source,
    }
    for name, value in facts.items():
        if one_line(value):
            yield f"<dc:{name}>{xml_text(one_line(value))}</dc:{name}>"
    yield _meta("dcterms:modified", modified.strftime("%Y-%m-%dT%H:%M:%SZ"))
    yield from _accessibility(spoken, pictures)
    for each in spoken:
        if each.milliseconds:
            yield _meta("media:duration", clock_time(each.milliseconds), f"{each.document.name}-overlay")
    yield _meta("media:duration", clock_time(sum(each.milliseconds for each in spoken)))
    if voice:
        yield _meta("media:narrator", voice)
    yield from (_meta(name, value) for name, value in _ACTIVE_CLASSES.items())


def _accessibility(spoken: Iterable[SpokenDocument], pictures: Sequence[PictureFile]) -> Iterator[str]:
    visual = ("visual",) if pictures else ()
    yield from (_meta("schema:accessMode", mode) for mode in ("textual", "auditory", *visual))
    yield from (_meta("schema:accessModeSufficient", modes) for modes in ("textual", "auditory"))
    math = ("MathML",) if any(each.has_formulas for each in spoken) else ()
    yield from (_meta("schema:accessibilityFeature", each) for each in (*_FEATURES, *math))
    # Whether a moving picture flashes is not known.
    yield _meta(
        "schema:accessibilityHazard", "unknown" if any(each.is_animated for each in pictures) else "none"
    )
    summary = f"{_SUMMARY} {_WITH_PICTURES if pictures else _WITHOUT_PICTURES}"
    yield _meta("schema:accessibilitySummary", summary, lang="en")


def _meta(name: str, value: str, refines: str = "", lang: str = "") -> str:
    attributes = f' refines="#{refines}"' if refines else ""
    attributes += f' xml:lang="{lang}"' if lang else ""
    return f'<meta property="{name}"{attributes}>{xml_text(value)}</meta>'


def _items(spoken: Iterable[SpokenDocument], pictures: Iterable[PictureFile]) -> Iterator[str]:
    xhtml = 'media-type="application/xhtml+xml"'
    yield f'id="nav" href="nav.xhtml" {xhtml} properties="nav"'
    yield 'id="style" href="style.css" media-type="text/css"'
    yield 'id="cover" href="cover.png" media-type="image/png" properties="cover-image"'
    for number, picture in enumerate(pictures, 1):
        yield f'id="picture{number}" href="{picture.name}" media-type="{picture.media_type}"'
    for document, milliseconds, has_formulas in spoken:
        name = document.name
        math = ' properties="mathml"' if has_formulas else ""
        overlay = f' media-overlay="{name}-overlay"' if milliseconds else ""
        yield f'id="{name}" href={xml_quoted(document.file)} {xhtml}{math}{overlay}'
        if milliseconds:
            yield f'id="{name}-overlay" href="{name}.smil" media-type="application/smil+xml"'
            yield f'id="{name}-sound" href="{name}.mp3" media-type="audio/mpeg"'


def _identifier(page: Page, title: str) -> uuid.UUID:
    """The same id for the same article, so that a player keeps its position after a new export."""
    return uuid.uuid5(
        uuid.NAMESPACE_URL, (page.url or f"{title}\n{page.byline}").encode("utf-8", "replace").decode()
    )
