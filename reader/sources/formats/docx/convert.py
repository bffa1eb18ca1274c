"""Converts a Word document (.docx) to HTML, by mammoth."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable
from html import escape
from typing import Any

import mammoth

from reader.sources.formats.archive import ENCRYPTED_FLAG, MAX_ENTRIES
from reader.sources.formats.document_error import DocumentError
from reader.sources.formats.docx.formulas import Formulas
from reader.sources.formats.docx.styles import style_map
from reader.sources.formats.html import meta_tags, title_tag
from reader.sources.formats.hyphens import Vocabulary
from reader.sources.formats.xml_elements import BadXML, XmlElement, xml_elements

_XML_SUFFIXES = (".xml", ".rels")
_MAX_PACKED_SHARE = 20  # of the limit for text: a document with more to unpack is read without its pictures
_MAX_PICTURE_BYTES, _MAX_PICTURES_BYTES = 1_000_000, 4_000_000
_MAIN = re.compile(r"word/document\d*\.xml")
_TAG = re.compile(r"<[^<>]*>")
_DIVIDED = re.compile(r"([^\W\d_]{1,40})-<br />([^\W\d_]{1,40})")
_HEADING = re.compile(r"<h[1-6][ >]")
_BOLD_LINE = re.compile(r"<p>(<a id=\"[^\"<>]*\"></a>)*<strong>([^<]{1,100}[^<.,:;])</strong></p>")
# What programs write in place of an author.
_NO_AUTHORS = frozenset({"python-docx", "un-named", "unknown", "microsoft office user"})


def docx_to_html(data: bytes, max_bytes: int) -> bytes:
    """The document as an HTML page in UTF-8.

    Raises DocumentError if it is damaged, or if more than `max_bytes` of text would be unpacked.
    """
    damaged = DocumentError(
        "{name} is a damaged Word document. Open it in another program, and save it again."
    )
    try:
        parts = _parts(zipfile.ZipFile(io.BytesIO(data)), max_bytes)
    except DocumentError:
        raise
    except Exception as error:  # zipfile raises many kinds of errors for damaged archives
        raise damaged from error
    main = next((name for name in parts if _MAIN.fullmatch(name)), "")
    if any(b"<!ENTITY" in content for content in parts.values()):
        raise damaged  # entities can expand without limit
    formulas = Formulas()
    if main and b"oMath" in parts[main]:
        parts[main] = formulas.replaced(parts[main])
    styles = _elements(parts.get("word/styles.xml", b""))
    try:
        body = mammoth.convert_to_html(
            io.BytesIO(_packed(parts)), style_map=style_map(styles), convert_image=_picture_converter()
        ).value
    except RecursionError as error:
        raise DocumentError("{name} has elements nested too deeply. Save it again, or as HTML.") from error
    except MemoryError:
        raise
    except Exception as error:  # mammoth raises many kinds of errors for damaged documents
        raise damaged from error
    return _page(
        _with_headings(_with_whole_words(formulas.restored(body))),
        styles,
        _elements(parts.get("docProps/core.xml", b"")),
    )


def _parts(archive: zipfile.ZipFile, max_bytes: int) -> dict[str, bytes]:
    """The files in a document. The sizes that it declares limit what is unpacked."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise DocumentError(
            "{name} has more than {count} parts. Save it again, or as HTML.", count=MAX_ENTRIES
        )
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise DocumentError("{name} is protected by a password. Save a copy without it, and open that.")
    markup: list[zipfile.ZipInfo] = []
    pictures: list[zipfile.ZipInfo] = []
    for entry in entries:
        if entry.filename.lower().endswith(_XML_SUFFIXES):
            markup.append(entry)
        elif 0 < entry.file_size <= _MAX_PICTURE_BYTES:
            pictures.append(entry)
    if sum(entry.file_size for entry in markup) > max_bytes:
        raise DocumentError(
            "{name} has more than {megabytes:g} MB of text. To read it anyway, raise --max-page-mb.",
            megabytes=max_bytes / 1_000_000,
        )
    if sum(entry.file_size for entry in entries) >= _MAX_PACKED_SHARE * max_bytes:
        pictures = []
    return {entry.filename: archive.read(entry) for entry in (*markup, *pictures)}


def _packed(parts: dict[str, bytes]) -> bytes:
    """The parts as an archive, without compression."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _elements(markup: bytes) -> list[XmlElement]:
    """The elements of a part; none if it is missing or damaged."""
    try:
        return xml_elements(markup) if markup else []
    except BadXML:
        return []


def _picture_converter() -> Callable[[Any], Any]:
    """A function that puts pictures into the page, small ones whole, within limits."""
    remaining = _MAX_PICTURES_BYTES

    def attributes(image: Any) -> dict[str, str]:
        nonlocal remaining
        try:
            with image.open() as file:
                data = file.read()
        except Exception:  # mammoth's own errors and the archive's: the picture is missing or is elsewhere
            return {"src": ""}
        remaining -= len(data)
        if remaining < 0:
            return {"src": ""}
        return {"src": f"data:{image.content_type};base64,{base64.b64encode(data).decode('ascii')}"}

    return mammoth.images.img_element(attributes)  # type: ignore[no-any-return]


def _with_whole_words(body: str) -> str:
    """The body with words whole that a line's end divides, as in a document that was made of a PDF."""
    if _DIVIDED.search(body) is None:
        return body
    vocabulary = Vocabulary([_TAG.sub(" ", body)])
    return _DIVIDED.sub(lambda halves: vocabulary.joined(f"{halves[1]}-", halves[2]), body)


def _with_headings(body: str) -> str:
    """The body with lines in bold as headings, if it has no others."""
    return body if _HEADING.search(body) else _BOLD_LINE.sub(r"<h2>\1\2</h2>", body)


def _page(body: str, styles: list[XmlElement], properties: list[XmlElement]) -> bytes:
    author, title = _property(properties, "creator"), _property(properties, "title")
    metas = meta_tags({"author": "" if author.casefold() in _NO_AUTHORS else author, "dc.title": title})
    lang = next((each.attributes.get("val", "") for each in styles if each.tag == "lang"), "")
    marked = f' lang="{escape(lang)}"' if lang else ""
    head = f'<meta charset="utf-8">{title_tag(title)}{metas}'
    html = f"<!DOCTYPE html><html{marked}><head>{head}</head><body><main>{body}</main></body></html>"
    return html.encode("utf-8", "replace")


def _property(properties: list[XmlElement], tag: str) -> str:
    return next((element.text for element in properties if element.tag == tag and element.text), "")
