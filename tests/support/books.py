"""Books in the EPUB format, made for a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Lamp &amp; the Sea</dc:title>
<dc:creator>Ada Hale</dc:creator><dc:creator>Bo Lind</dc:creator><dc:language>en-GB</dc:language>
<dc:date>1911-04-02</dc:date></metadata>
<manifest>{items}</manifest><spine>{spine}</spine></package>"""
NAVIGATION = """<html xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>
<nav epub:type="toc"><ol>{entries}</ol></nav></body></html>"""


def xhtml(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>'
    )


def package(names: list[str], more_items: str = "", more_spine: str = "") -> str:
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(names)))
    return PACKAGE.format(items=items + more_items, spine=spine + more_spine)


def archived(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()


def book_files(
    chapters: Mapping[str, str], navigation: Mapping[str, str] | None = None
) -> dict[str, str | bytes]:
    """The files of a book: chapters (their bodies) by name, and what its contents call them."""
    entries = "".join(f'<li><a href="{name}">{title}</a></li>' for name, title in (navigation or {}).items())
    nav = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    return {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package(list(chapters), nav, '<itemref idref="nav"/>'),
        "OEBPS/nav.xhtml": NAVIGATION.format(entries=entries),
        **{f"OEBPS/{name}": xhtml(body) for name, body in chapters.items()},
    }
