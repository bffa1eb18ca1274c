"""Finds photo credits in captions; they are not spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.page.model import CAPTIONS, Block
from reader.script.model import Edit
from reader.script.spoken_forms.rules import compiled

_KINDS = (
    r"photo(?:graph|graphy|graphie|s)?|images?|picture|illustration|graphic|foto(?:s|graf|graaf|grafie|grafía)?"
    r"|bild(?:er|quelle)?|grafik|imagen|immagine|beeld|zdjęcie|fot\.|фото|credits?|crédits?(?: photo)?|kredit"
    r"|copyright"
)
# A source alone: "A whale off the pier. Reuters", "Supplied", "Archive/The Channel Post".
_AGENCIES = (
    r"(?:AP|AFP|ANP|ANSA|APA|Alamy|Belga|Bloomberg|CP|ČTK|dpa|EFE|EPA|Getty(?: Images)?|Imago|iStock|Keystone"
    r"|Lusa|NTB|PA|Pixabay|Reuters|Shutterstock|TASS|Unsplash|Xinhua)(?: (?:Photo|Images))?"
    r"|(?i:supplied|handout|file photo|archiv(?:e|es|bild|foto|o)?|cedida?|screenshot)"
)
_WORDS = r"[^.!?\n]{1,80}?(?:\b\w\.[^.!?\n]{1,40}?)?"
# At the end of a caption: a sentence of its own, in brackets, or after a dash: "Photo: R. Ash".
_START = r"(?:\A|(?<=[.!?…”’\"|–—)])|(?<=[.!?…”’\"] )|\s(?=[(\[©]))"
_LABEL = rf"(?:(?:{_KINDS})\s?(?:credit)?\s?[:/©]|photo(?:graph)? by|courtesy of|©|\(c\))"
_CREDIT = (
    rf"{_START}\s*[(\[|–—]?\s*"
    rf"(?:{_LABEL}\s?{_WORDS}|(?-i:{_AGENCIES})(?:\s?/\s?{_WORDS})?)"
    r"[)\]]?\.?\s*\Z"
)


def credit_edits(block: Block) -> Iterator[Edit]:
    """Edits that skip the credits of a caption."""
    if block.kind not in CAPTIONS:
        return
    text = block.text
    for span in block.spans:
        if span.kind == "credit":
            yield Edit(span.start, len(text) - len(text[span.end :].lstrip()), "")
    found = compiled(_CREDIT, re.IGNORECASE).search(text, max(0, len(text) - 160))
    if found is not None and found.start() < found.end():
        yield Edit(*found.span(), "")
