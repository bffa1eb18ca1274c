"""Tells PDF and Word documents from other files."""

from __future__ import annotations

from typing import Literal

from reader.sources.source import ZIP

Kind = Literal["docx", "pdf"]
_PDF_HEAD_BYTES = 1024  # within which readers look for the mark (PDF 32000-1, annex H.3.4.1)


def document_kind(data: bytes) -> Kind | None:
    """The kind of document that a file is, by its first bytes and the names in it; None for others."""
    if b"%PDF-" in data[:_PDF_HEAD_BYTES] and not data.lstrip().startswith(b"<"):
        return "pdf"
    if data.startswith(ZIP) and b"[Content_Types].xml" in data and b"word/" in data:
        return "docx"
    return None
