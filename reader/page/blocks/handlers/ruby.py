"""Ruby: readings beside their base characters (WHATWG HTML, 4.5.10)."""

from __future__ import annotations

import re

from bs4.element import Tag

from reader.language_tags import primary_language
from reader.page.blocks.builder import Builder
from reader.page.blocks.context import ExitActions
from reader.page.dom.queries import collapsed_text

# Voices of these languages can read the base characters; the ruby only helps learners.
_READS_CHARACTERS = frozenset({"cmn", "ko", "yue", "zh"})
_MAX_READING_CHARACTERS = 500
_KANA = re.compile("[\u3041-\u30ff]")


def enter_ruby(builder: Builder, on_exit: ExitActions) -> None:
    """Note the start of base characters."""
    builder.ruby_starts.append(builder.run.length)
    on_exit.closing(builder.ruby_starts.pop)


def add_reading(builder: Builder, element: Tag) -> None:
    """Give the base characters their reading. Adjacent readings belong together."""
    reading = collapsed_text(element)
    if not builder.ruby_starts or not reading or builder.silenced:
        return
    lang = primary_language(builder.inline_langs[-1])
    if lang in _READS_CHARACTERS:
        return
    start, end = min(builder.ruby_starts[-1], builder.run.length), builder.run.length
    last = next((span for span in reversed(builder.run.spans[-4:]) if span.kind == "reading"), None)
    if start < end:
        kinds = [("reading", reading)]
        if lang != "ja" and _KANA.search(reading):
            kinds.insert(0, ("lang", "ja"))
        for kind, value in kinds:
            span = builder.run.open(kind, value)
            span.start, span.end = start, end
    elif last is not None and last.end == end and len(last.value) < _MAX_READING_CHARACTERS:
        last.value += reading
    builder.ruby_starts[-1] = end
