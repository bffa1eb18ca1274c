"""The beginning of an article, as its description."""

from __future__ import annotations

from itertools import islice
from textwrap import shorten

from reader.export.one_line import one_line
from reader.export.plain_notation import notation_without_notes
from reader.page.model import Page
from reader.script.edits import apply_edits

_MAX_CHARACTERS = 300
_PARAGRAPHS = 3


def summary(page: Page) -> str:
    """The beginning of the article's paragraphs in one line, without the numbers of notes."""
    blocks = (block for section in page.sections if section.in_article for block in section.blocks)
    texts = (
        one_line(apply_edits(block.text, notation_without_notes(block)))
        for block in blocks
        if block.kind == "paragraph"
    )
    return shorten(" ".join(islice(filter(None, texts), _PARAGRAPHS)), _MAX_CHARACTERS, placeholder=" …")
