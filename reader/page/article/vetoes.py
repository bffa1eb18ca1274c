"""Parts that are never in the article, whatever the model says: controls, menus, forms, footers."""

from __future__ import annotations

from itertools import islice

from bs4.element import Tag

from reader.page.accessibility.labels import is_checkbox_label
from reader.page.article.measure import Measured, TextRun
from reader.page.dom.class_words import element_words
from reader.page.reasons import Reason, ReasonKind

# The largest share of the page's prose in such a part: with more it is content, whatever its tag or role.
_MAX_PROSE_SHARES = {
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
# Class names and ids of consent dialogs.
_CONSENT_WORDS = (
    frozenset(
        """axeptio borlabs cmpbox cmplz consentmanager cookiebanner cookiebot cookieconsent cookiefirst
    cookiehub cookiescript cookieyes cybotcookiebotdialog didomi fides iubenda klaro onetrust osano quantcast
    tarteaucitron termly trustarc truste usercentrics""".split()  # noqa: SIM905
    )
    | {
        f"{one} {other}"
        for one in ("cookie", "cookies", "consent", "gdpr", "privacy")
        for other in (
            "banner", "bar", "consent", "dialog", "modal", "notice", "overlay", "popup", "prompt", "wall",
        )
    }
    | {
        f"{one} {other}"
        for one in ("cookie", "cookies", "gdpr")
        for other in (
            "alert", "box", "container", "info", "law", "layer", "manager", "message", "policy",
            "preferences", "settings", "wrapper",
        )
    }
    | {"sp message", "qc cmp", "cky consent"}
)  # fmt: skip
_MAX_CONSENT_DEPTH = 4  # of such a dialog, in the body
_MAX_CONSENT_SHARE = 0.7  # of the page's text: with more, the page shows only the dialog
_MAX_CONSENT_CHARACTERS = 5000  # of a page: on longer ones, such a name means something else
_ITEM_TAGS = frozenset({"li", "td", "th", "dt", "dd"})


def vetoed_parts(measured: Measured) -> list[Reason | None]:
    """For each element, why it is never in the article, or None."""
    prose = measured.prose[0] or 1
    reasons: list[Reason | None] = [None]
    depths = [0]
    tags, all_attributes, parents = measured.tags, measured.attributes, measured.parents
    for place in range(1, len(tags)):
        attributes, parent = all_attributes[place], parents[place]
        outer = reasons[parent]
        depth = depths[parent] + 1
        depths.append(depth)
        if outer is not None:
            reasons.append(outer)
            continue
        kind = _BY_TAG.get(tags[place])
        if "role" in attributes:
            kind = _BY_ROLE.get(str(attributes["role"]).lower()) or kind
        if attributes and depth <= _MAX_CONSENT_DEPTH and _is_consent(measured, place):
            reasons.append(Reason(ReasonKind.CONSENT))
        elif kind is None:
            reasons.append(None)
        elif kind is ReasonKind.FOOTER and _is_in_quotation(measured, place):
            reasons.append(None)  # the source of a quotation
        elif kind is ReasonKind.CONTROL and measured.prose[place] and measured.run_counts[place] > 1:
            reasons.append(None)  # a card that is a button as a whole
        elif tags[place] == "label" and _is_list_item(measured.elements[place]):
            reasons.append(None)
        else:
            is_small = measured.prose[place] < prose * _MAX_PROSE_SHARES[kind] or not measured.prose[place]
            reasons.append(Reason(kind) if is_small else None)
    return reasons


def _is_in_quotation(measured: Measured, place: int) -> bool:
    """True if an element is in a quotation."""
    while place > 0 and measured.tags[place] != "blockquote":
        place = measured.parents[place]
    return place > 0


def shows_only_consent(measured: Measured) -> bool:
    """True if nearly all of a page's text is a consent dialog."""
    least = measured.text[0] * _MAX_CONSENT_SHARE
    return measured.text[0] < _MAX_CONSENT_CHARACTERS and any(
        measured.text[place] > least and _is_named_consent(measured, place)
        for place in range(len(measured.elements))
    )


def _is_named_consent(measured: Measured, place: int) -> bool:
    """True if an element near the body has a class name or id of consent dialogs."""
    if _CONSENT_WORDS.isdisjoint(element_words(measured.attributes[place])):
        return False
    around = islice(measured.elements[place].parents, _MAX_CONSENT_DEPTH)
    return any(node.name == "body" for node in around)


def _is_consent(measured: Measured, place: int) -> bool:
    return _is_named_consent(measured, place) and measured.text[place] < measured.text[0] * _MAX_CONSENT_SHARE


def _is_list_item(label: Tag) -> bool:
    """True if a label is an item of a checklist, such as an ingredient."""
    return label.parent is not None and label.parent.name in _ITEM_TAGS and is_checkbox_label(label)


def vetoed_runs(measured: Measured, parts: list[Reason | None]) -> list[Reason | None]:
    """For each run, why it is never in the article, or None; `parts` has the same for each element."""
    return [_veto(run, measured, parts) for run in measured.runs]


def _veto(run: TextRun, measured: Measured, parts: list[Reason | None]) -> Reason | None:
    if parts[run.box] is not None:
        return parts[run.box]
    for place in run.inner:
        if parts[place] is not None and measured.text[place] * 2 > run.length:
            return parts[place]
    if run.linked == run.length and not measured.in_heading[run.box]:
        links = [measured.elements[place] for place in run.inner if measured.tags[place] == "a"]
        leads_within = len(links) == 1 and str(links[0].attrs.get("href", "")).startswith("#")
        if leads_within and measured.tags[run.box] not in _ITEM_TAGS:
            return Reason(ReasonKind.LINKS, "link within the page")
    return None
