"""Finds the buttons that show and hide parts of the article, such as the questions of an FAQ.

Buttons are not read, because most are tools of the page. But the label of a disclosure button is the title
of the part that it shows: an answer without its question says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.page.accessibility.tool_labels import is_tool_label
from reader.page.article.measure import Measured

_TAGS = frozenset({"button", "summary"})
_MIN_LABEL_CHARACTERS, _MAX_LABEL_CHARACTERS = 5, 300
_MAX_PARENTS = 4  # around a button that contain nothing else
_MIN_KEPT_SHARE = 0.5  # of the text of the part that it shows
_MIN_SHOWN_CHARACTERS = 40
# Class names of parts that are shown and hidden.
_WORDS = frozenset({"accordion", "collapse", "collapsed", "collapsible", "faq", "faqs", "question", "toggle"})
_QUESTION_MARKS = ("?", "？", "؟")


def disclosures(measured: Measured, kept: Sequence[bool]) -> dict[int, int]:
    """The place of each disclosure button of the article → the number of the run that is its label."""
    buttons = list(_labelled_buttons(measured, kept))
    if not buttons:
        return {}
    kept_text = measured.kept_text(kept)
    ids = {str(found["id"]): place for place, found in enumerate(measured.attributes) if "id" in found}
    found: dict[int, int] = {}
    for place, number in buttons:
        part = _part_shown(measured, place, ids)
        follows = measured.runs_before[part] == number + 1
        least = max(_MIN_SHOWN_CHARACTERS, measured.text[part] * _MIN_KEPT_SHARE)
        if follows and kept_text[part] >= least:
            found[place] = number
    return found


def _labelled_buttons(measured: Measured, kept: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the place of each button with one line of words that are not kept, and the line's number."""
    for place, (tag, attributes) in enumerate(zip(measured.tags, measured.attributes, strict=True)):
        if tag not in _TAGS and tag != "a" and "role" not in attributes:
            continue  # most elements
        if tag not in _TAGS and not _is_button(tag, attributes):
            continue
        length = measured.text[place]
        if not _MIN_LABEL_CHARACTERS <= length <= _MAX_LABEL_CHARACTERS:
            continue
        number = measured.runs_before[place]
        if number >= len(kept) or kept[number]:
            continue
        run = measured.runs[number]
        if run.length == length and not _has_picture(measured, place) and not is_tool_label(run.text):
            yield place, number


def _has_picture(measured: Measured, place: int) -> bool:
    """True if an element has a picture with a name."""
    inside = range(place, measured.ends[place])
    return any(measured.tags[each] == "img" and measured.attributes[each].get("alt") for each in inside)


def _is_button(tag: str, attributes: Mapping[str, object]) -> bool:
    if "role" in attributes and str(attributes["role"]).lower() == "button":
        return True
    return tag == "a" and ("aria-expanded" in attributes or "aria-controls" in attributes)


def _part_shown(measured: Measured, button: int, ids: Mapping[str, int]) -> int:
    """The place of the part that a button shows, or that of the button itself if none is known."""
    attributes = measured.attributes[button]
    controlled = ids.get(str(attributes.get("aria-controls", "")), button)
    if controlled != button:
        return controlled
    names = set(measured.words[button])
    place = button
    for _ in range(_MAX_PARENTS):
        parent = measured.parents[place]
        if parent <= 0:
            return button
        names.update(measured.words[parent])
        if measured.text[parent] > measured.text[button]:
            break
        place = parent
    following = measured.ends[place]
    while following < measured.ends[parent] and not measured.text[following]:
        following = measured.ends[following]
    if following >= measured.ends[parent]:
        return button
    is_alone = measured.text[parent] == measured.text[button] + measured.text[following]
    is_named = (
        measured.tags[button] == "summary"
        or "aria-expanded" in attributes
        or not _WORDS.isdisjoint(names)
        or measured.runs[measured.runs_before[button]].text.endswith(_QUESTION_MARKS)
    )
    return following if is_named and (is_alone or measured.tags[button] == "summary") else button
