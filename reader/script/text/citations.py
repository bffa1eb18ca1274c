"""Finds citations in running text, for listeners who skip them: [3], (Smith and Jones, 2010, p. 4).

Note references with a link are recognised by their markup; citations are recognised by their form
(Chicago Manual of Style 17, 15.5 ff.; IEEE Reference Guide, numbers in brackets).
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.page.model import Block
from reader.script.model import Edit
from reader.script.spoken_forms.rules import compiled

_PROSE = frozenset({"paragraph", "item", "quote", "note", "caption", "description"})
_NUMBERS = r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20}\]"
_NAME = r"(?:van |von |de |der )?[A-Z][\w'’-]{1,30}"
_NOT_A_DATE = (
    r"(?!January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Spring|Summer|Autumn|Winter|In |Since |Until |From )"
)
_AUTHORS = rf"{_NAME}(?:,? (?:and|&) {_NAME}|, {_NAME}){{0,5}}(?:,? et al\.?)?"
_PAGES = r"[,:] ?(?:pp?\. ?)?\d{1,4}(?:[–-]\d{1,4})?"
_WORK = rf"{_NOT_A_DATE}{_AUTHORS},? (?:1[5-9]|20)\d\d[a-z]?(?:{_PAGES})?"
_WORKS = rf"\((?:see |see also |cf\. |e\.g\.,? )?{_WORK}(?:; {_WORK}){{0,20}}\)"
_CITATION = rf" ?(?:{_NUMBERS}|{_WORKS})"


def citation_edits(block: Block) -> Iterator[Edit]:
    """Edits that skip the citations of a block, in order."""
    if block.kind in _PROSE and ("[" in block.text or "(" in block.text):
        for match in compiled(_CITATION).finditer(block.text):
            yield Edit(*match.span(), "")
