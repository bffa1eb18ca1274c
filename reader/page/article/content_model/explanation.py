"""Why a run of text is not in the article, in the terms of whoever listens."""

from __future__ import annotations

from reader.page.article.content_model.class_words import element_words
from reader.page.article.content_model.features import Row
from reader.page.article.content_model.scorer import Model
from reader.page.article.measure import Measured
from reader.page.reasons import Reason, ReasonKind

_LEVELS_UP = 12
_WORDS = frozenset({"own words", "parent words", "grandparent words", "worst words", "words around",
                    "inner words", "words beside the text", "best words"})  # fmt: skip
_KINDS = {
    "in nav": ReasonKind.NAVIGATION,
    "in header": ReasonKind.NAVIGATION,
    "in footer": ReasonKind.FOOTER,
    "in aside": ReasonKind.ASIDE,
    "in form": ReasonKind.FORM,
    "in figure": ReasonKind.CREDIT,
    "link density": ReasonKind.LINKS,
    **{f"link density {level}": ReasonKind.LINKS for level in range(1, 5)},
    "links under heading": ReasonKind.LINKS,
    "alike link density": ReasonKind.LINKS,
    "earlier": ReasonKind.DUPLICATE,
    "later": ReasonKind.DUPLICATE,
}


def explain(model: Model, row: Row, measured: Measured, number: int) -> Reason:
    """What speaks most against a run being content."""
    by_kind: dict[ReasonKind, float] = {}
    for name, moved in model.contributions(row).items():
        kind = ReasonKind.CLASS_NAME if name in _WORDS else _KINDS.get(name, ReasonKind.OUTSIDE)
        by_kind[kind] = by_kind.get(kind, 0.0) + moved
    kind = min(by_kind, key=by_kind.__getitem__)
    if kind is ReasonKind.CLASS_NAME:
        word = _worst_word(model, measured, measured.runs[number].box)
        return Reason(kind, word) if word else Reason(ReasonKind.OUTSIDE)
    return Reason(kind)


def _worst_word(model: Model, measured: Measured, place: int) -> str:
    """The word that says most against content, among the names of an element and of those around it."""
    worst, found = 0.0, ""
    for _ in range(_LEVELS_UP):
        if place <= 0:
            break
        for word in element_words(measured.elements[place]):
            says = model.words.get(word, 0.0)
            if says < worst:
                worst, found = says, word.rpartition(":")[2]
        place = measured.parents[place]
    return found
