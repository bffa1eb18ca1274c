"""Reads the package document of an EPUB: chapters in order, titles, metadata, encryption.

EPUB 3.3, https://www.w3.org/TR/epub-33/: 4.2.6 META-INF, 5 package document, 7 navigation document. EPUB 2
has an NCX instead of the navigation document.
"""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote, urldefrag

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.errors import SourceError
from reader.page.dom.decode import decode
from reader.page.dom.limits import limit_markup
from reader.sources.formats.archive import Archive
from reader.sources.formats.xhtml import as_html
from reader.sources.formats.xml_elements import BadXML, XmlElement, xml_elements
from reader.sources.source import ZIP

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
_NCX_TYPE = "application/x-dtbncx+xml"
_NCX_DEPTH = 2  # of the navigation points of the first level: ncx, navMap
_NCX_OTHER_LISTS = {"pageList", "navList"}  # of printed pages, pictures …: they stand after the chapters
_MAX_LIST_ANCESTORS = 40
_CHAPTER_TYPES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document"}
# A book with obfuscated fonts can still be read.
_FONT_ALGORITHMS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}


class ContentsEntry(NamedTuple):
    """An entry of the table of contents: the fragment of its place in a chapter, its title and its level."""

    fragment: str
    title: str
    level: int


class Book(NamedTuple):
    """A book. `chapters` are paths in its archive; those in `nonlinear` are read only through a link.

    `contents` maps each chapter to its entries in the table of contents.
    """

    title: str
    lang: str
    authors: tuple[str, ...]
    published: str
    chapters: tuple[str, ...]
    nonlinear: frozenset[str]
    contents: dict[str, tuple[ContentsEntry, ...]]


class _ManifestItem(NamedTuple):
    path: str
    media_type: str
    properties: tuple[str, ...]


def is_book(data: bytes) -> bool:
    """True if a zip archive is an EPUB; file names in it are never compressed."""
    return data.startswith(ZIP) and _CONTAINER.encode() in data


def read_package(archive: Archive) -> Book:
    """The metadata and chapters of the book in `archive`. Raises SourceError if it cannot be read."""
    try:
        return _book(archive)
    except BadXML as error:
        raise archive.damaged_error() from error


def resolve(base: str, address: str) -> tuple[str, str]:
    """The path in the archive, and the fragment, that `address` in the file `base` leads to.

    A path that leaves the archive begins with "../" or "/", so no file has it.
    """
    try:
        path, fragment = urldefrag(address.strip())
    except ValueError:
        return "", ""
    if not path:
        return base, unquote(fragment)
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path))), unquote(fragment)


def _book(archive: Archive) -> Book:
    package_path = _package_path(archive)
    package = _elements(archive, package_path)
    items = {
        element.attributes.get("id", ""): _ManifestItem(
            resolve(package_path, element.attributes.get("href", ""))[0],
            element.attributes.get("media-type", ""),
            tuple(element.attributes.get("properties", "").split()),
        )
        for element in package
        if element.tag == "item"
    }
    contents_pages = {item.path for item in items.values() if "nav" in item.properties}
    contents_pages.update(
        resolve(package_path, element.attributes.get("href", ""))[0]
        for element in package
        if element.tag == "reference" and element.attributes.get("type") == "toc"
    )
    spine = {ref: is_linear for ref, is_linear in _spine(package) if ref in items}
    chapters = tuple(
        dict.fromkeys(
            item.path
            for item in map(items.__getitem__, spine)
            if item.media_type in _CHAPTER_TYPES and item.path in archive and item.path not in contents_pages
        )
    )
    if not chapters:
        raise archive.damaged_error()
    nonlinear = frozenset(items[ref].path for ref, is_linear in spine.items() if not is_linear)
    _refuse_drm(archive, chapters)
    return Book(
        title=_first_text(package, "title"),
        lang=_first_text(package, "language"),
        authors=tuple(element.text for element in package if element.tag == "creator" and element.text),
        published=_first_text(package, "date"),
        chapters=chapters,
        nonlinear=nonlinear if not nonlinear.issuperset(chapters) else frozenset(),
        contents=_contents(archive, items),
    )


def _package_path(archive: Archive) -> str:
    paths = [
        element.attributes.get("full-path", "")
        for element in _elements(archive, _CONTAINER)
        if element.tag == "rootfile" and element.attributes.get("media-type") == _PACKAGE_TYPE
    ]
    if not paths:
        raise archive.damaged_error()
    return paths[0]


def _elements(archive: Archive, path: str) -> list[XmlElement]:
    if path not in archive:
        raise archive.damaged_error()
    return xml_elements(archive.read(path))


def _spine(package: list[XmlElement]) -> list[tuple[str, bool]]:
    """The id of each item in the spine, and False if it is outside the reading order (linear="no": notes)."""
    return [
        (element.attributes.get("idref", ""), element.attributes.get("linear") != "no")
        for element in package
        if element.tag == "itemref"
    ]


def _first_text(package: list[XmlElement], tag: str) -> str:
    return next((element.text for element in package if element.tag == tag and element.text), "")


def _refuse_drm(archive: Archive, chapters: tuple[str, ...]) -> None:
    """Raise SourceError if a chapter is encrypted (EPUB 3.3, 4.2.6.3.2)."""
    if _ENCRYPTION not in archive:
        return
    algorithm = ""
    for element in _elements(archive, _ENCRYPTION):
        if element.tag == "EncryptionMethod":
            algorithm = element.attributes.get("Algorithm", "")
        elif (
            element.tag == "CipherReference"
            and algorithm not in _FONT_ALGORITHMS
            and unquote(element.attributes.get("URI", "")) in chapters
        ):
            raise SourceError(
                f"{archive.name} is protected by DRM. Get a copy without DRM, or use the seller's program."
            )


def _contents(archive: Archive, items: dict[str, _ManifestItem]) -> dict[str, tuple[ContentsEntry, ...]]:
    """The entries of the table of contents, by chapter; empty if it is missing or damaged."""
    found: dict[str, dict[str, ContentsEntry]] = {}
    for item in items.values():
        if item.path not in archive:
            continue
        if "nav" in item.properties:
            entries = _navigation(archive.read(item.path))
        elif item.media_type == _NCX_TYPE:
            entries = _ncx(archive.read(item.path))
        else:
            continue
        for address, title, level in entries:
            path, fragment = resolve(item.path, address)
            if title:
                entry = ContentsEntry(fragment, title, level)
                found.setdefault(path, {}).setdefault(fragment, entry)
    return {path: tuple(places.values()) for path, places in found.items()}


def _navigation(data: bytes) -> list[tuple[str, str, int]]:
    """The address, title and level of each entry of a navigation document."""
    document = LexborHTMLParser(limit_markup(as_html(decode(data)))[0])
    lists = document.css("nav")
    # The other lists are landmarks, pages, pictures and tables, not chapters.
    contents = [each for each in lists if "toc" in (each.attributes.get("epub:type") or "").split()]
    links = [link for each in contents or lists for link in each.css("a[href]")]
    return [
        (link.attributes.get("href") or "", " ".join(link.text().split()), _list_level(link))
        for link in links
    ]


def _list_level(link: LexborNode) -> int:
    """How many lists a link is inside, at least 1."""
    level, around = 0, link.parent
    for _ in range(_MAX_LIST_ANCESTORS):
        if around is None or around.tag == "nav":
            break
        level += around.tag in {"ol", "ul"}
        around = around.parent
    return max(1, level)


def _ncx(data: bytes) -> list[tuple[str, str, int]]:
    entries: list[tuple[str, str, int]] = []
    title = ""
    try:
        elements = xml_elements(data)
    except BadXML:
        return []
    for element in elements:
        if element.tag in _NCX_OTHER_LISTS:
            break
        if element.tag == "text":
            title = element.text
        elif element.tag == "content":
            level = max(1, element.depth - _NCX_DEPTH)
            entries.append((element.attributes.get("src", ""), title, level))
    return entries
