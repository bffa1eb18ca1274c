"""Explains why a run of text is not in the article, in the listener's terms."""

from __future__ import annotations

from reader.page.article.content_model.scorer import Model
from reader.page.article.content_model.word_features import Row
from reader.page.article.measure import Measured
from reader.page.reasons import Reason, ReasonKind

_MAX_ANCESTORS = 12
WORD_FEATURES = frozenset({"own words", "parent words", "grandparent words", "worst words", "words around",
                    "inner words", "words beside the text", "best words"})  # fmt: skip
FEATURE_KINDS = {
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
    """The reason behind the features that count most against a run."""
    by_kind: dict[ReasonKind, float] = {}
    for name, moved in model.contributions(row).items():
        kind = ReasonKind.CLASS_NAME if name in WORD_FEATURES else FEATURE_KINDS.get(name, ReasonKind.OUTSIDE)
        by_kind[kind] = by_kind.get(kind, 0.0) + moved
    kind = min(by_kind, key=by_kind.__getitem__)
    if kind is ReasonKind.CLASS_NAME:
        word = _worst_word(model, measured, measured.runs[number].box)
        return Reason(kind, word) if word else Reason(ReasonKind.OUTSIDE)
    return Reason(kind)


def _worst_word(model: Model, measured: Measured, place: int) -> str:
    """The word with the lowest score among those of an element and its ancestors."""
    lowest, found = 0.0, ""
    for _ in range(_MAX_ANCESTORS):
        if place <= 0:
            break
        for word in measured.words[place]:
            score = model.words.get(word, 0.0)
            if score < lowest:
                lowest, found = score, word.rpartition(":")[2]
        place = measured.parents[place]
    return found
