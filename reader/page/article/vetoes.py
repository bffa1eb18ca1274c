"""What is not read from start to end whatever the model thinks: controls, menus, forms, footers."""

from __future__ import annotations

from itertools import islice

from bs4.element import Tag

from reader.page.accessibility.labels import is_of_checkbox
from reader.page.article.content_model.class_words import element_words
from reader.page.article.measure import Measured, TextRun
from reader.page.reasons import Reason, ReasonKind

# How much of the page's prose such a part may hold: with more it is the content, whatever it is called.
_MOST_PROSE = {
    ReasonKind.NAVIGATION: 0.5,
    ReasonKind.FOOTER: 0.3,
    ReasonKind.FORM: 0.1,
    ReasonKind.CONTROL: 0.1,
}
_BY_TAG = {
    "nav": ReasonKind.NAVIGATION,
    "footer": ReasonKind.FOOTER,
    "form": ReasonKind.FORM,
    **dict.fromkeys(("button", "select", "option", "label", "legend"), ReasonKind.CONTROL),
}
_BY_ROLE = {
    "navigation": ReasonKind.NAVIGATION,
    "contentinfo": ReasonKind.FOOTER,
    "search": ReasonKind.FORM,
    "button": ReasonKind.CONTROL,
}
# What consent dialogs are called, by those who make them.
_CONSENT = (
    frozenset(
        """cmpbox cookiebot cookieconsent cookiescript cybotcookiebotdialog didomi onetrust quantcast
    termly truste usercentrics""".split()  # noqa: SIM905
    )
    | {
        f"{one} {other}"
        for one in ("cookie", "cookies", "consent", "gdpr", "privacy")
        for other in (
            "banner",
            "bar",
            "consent",
            "dialog",
            "modal",
            "notice",
            "overlay",
            "popup",
            "prompt",
            "wall",
        )
    }
    | {"sp message", "qc cmp", "cky consent"}
)
_CONSENT_LEVELS = 4  # such a dialog stands so near the body
_MOST_CONSENT = 0.7  # of the page's text: with more it is all that the page shows
_MAX_QUESTION = 5000  # characters; an element of a longer page is named so for another reason
_LISTED = frozenset({"li", "td", "th", "dt", "dd"})


def vetoed_parts(measured: Measured) -> list[Reason | None]:
    """For each element why it is never read, or None."""
    prose = measured.prose[0] or 1
    says: list[Reason | None] = [None]
    quoted = [False]
    for place in range(1, len(measured.elements)):
        element = measured.elements[place]
        around = says[measured.parents[place]]
        quoted.append(quoted[measured.parents[place]] or element.name == "blockquote")
        role = str(element.attrs.get("role", "")).lower()
        kind = _BY_ROLE.get(role) or _BY_TAG.get(element.name)
        if around is None and _is_consent(measured, place):
            says.append(Reason(ReasonKind.CONSENT))
        elif around is not None or kind is None:
            says.append(around)
        elif kind is ReasonKind.FOOTER and quoted[place]:
            says.append(None)  # it says who is quoted
        elif element.name == "label" and _is_list_item(element):
            says.append(None)
        else:
            is_small = measured.prose[place] < prose * _MOST_PROSE[kind] or not measured.prose[place]
            says.append(Reason(kind) if is_small else None)
    return says


def shows_only_consent(measured: Measured) -> bool:
    """True if nearly all of a page's text is a question of consent."""
    least = measured.text[0] * _MOST_CONSENT
    return measured.text[0] < _MAX_QUESTION and any(
        measured.text[place] > least and _names_consent(element)
        for place, element in enumerate(measured.elements)
    )


def _names_consent(element: Tag) -> bool:
    """Whether an element near the body is named as consent dialogs are."""
    if not element.attrs or _CONSENT.isdisjoint(element_words(element)):
        return False
    around = islice(element.parents, _CONSENT_LEVELS)
    return any(node.name == "body" for node in around)


def _is_consent(measured: Measured, place: int) -> bool:
    return measured.text[place] < measured.text[0] * _MOST_CONSENT and _names_consent(
        measured.elements[place]
    )


def _is_list_item(label: Tag) -> bool:
    """Whether a label is an item of a list to tick off, as of ingredients."""
    return label.parent is not None and label.parent.name in _LISTED and is_of_checkbox(label)


def vetoed_runs(measured: Measured, parts: list[Reason | None]) -> list[Reason | None]:
    """For each run why it is never read, or None."""
    return [_of(run, measured, parts) for run in measured.runs]


def _of(run: TextRun, measured: Measured, says: list[Reason | None]) -> Reason | None:
    if says[run.box] is not None:
        return says[run.box]
    for place in run.inner:
        if says[place] is not None and measured.text[place] * 2 > run.length:
            return says[place]
    if run.linked == run.length and not measured.in_heading[run.box]:
        links = [measured.elements[place] for place in run.inner if measured.elements[place].name == "a"]
        leads_within = len(links) == 1 and str(links[0].attrs.get("href", "")).startswith("#")
        if leads_within and measured.elements[run.box].name not in _LISTED:
            return Reason(ReasonKind.LINKS, "link within the page")
    return None
