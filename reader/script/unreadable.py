"""The notice for a page with kanji that the voice cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.language_tags import primary_language
from reader.script.lexicon.lexicon import Lexicon

if TYPE_CHECKING:
    from reader.page.model import Page


def unreadable_notice(page: Page, lexicon: Lexicon) -> str:
    """A line that says what to install to hear the kanji; "" if the voice can read the article."""
    if not lexicon.needs_kana:
        return ""
    japanese = [
        block.text
        for section in page.sections
        if section.in_article
        for block in section.blocks
        if primary_language(block.lang) == "ja"
    ]
    if not japanese:
        return ""
    from reader.script.spoken_forms.languages.japanese_readings import (
        INSTALL_READINGS,
        has_kanji,
        knows_readings,
    )

    if knows_readings() or not any(map(has_kanji, japanese)):
        return ""
    return f"This voice cannot read kanji. To hear them: {INSTALL_READINGS}"
