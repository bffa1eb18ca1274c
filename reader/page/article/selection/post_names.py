"""Finds the authors of posts: by class names, attributes and addresses, or by their place in each post.

In all posts of a page, the author's name has the same place, and is one of the first short lines. The other
short lines are the same in all posts ("Reply"), are missing in some, or are dates and counters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from reader.page.article.byline_lines import is_date
from reader.page.article.measure import Measured, TextRun
from reader.page.dom.queries import collapsed_text, text_before

_AUTHOR_WORDS = frozenset(
    """author authors byline creator displayname fn hnuser nick nickname poster username
    is:author is:creator""".split()  # noqa: SIM905
) | {"display name", "message name", "post author", "user info", "user link", "user name"}
_AUTHOR_ATTRIBUTES = ("data-author", "author", "data-username", "data-user-name")
_MEMBER_HREF = re.compile(
    r"(?:^|/)(?:users?|members?|profiles?|people|author|u|m)(?:/|\.php\b|\?)|[?&](?:user|member|uid)=|profile[;&]u=",
    re.IGNORECASE,
)
# Words after a name: the member's rank, and the date of the post. "Jan" and "Sun" are also names.
_RANK_WORDS = frozenset(
    """admin administrator advertisement ago answered asked author closed commented edited guest member
    moderator modified new offline online op posted profile replied reply said says top view wrote
    »""".split()  # noqa: SIM905
)
_DATE_WORDS = frozenset(
    """mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec""".split()  # noqa: SIM905
)
# Before the name of who wrote last, in the head of a discussion: "last post by".
_LAST = re.compile(
    r"\b(?:last|latest|newest|letzte\w*|dernier\w*|última?|ultim\w+|laatste|siste|senaste|ostatni\w*)\b[^.!?]{0,30}\Z",
    re.IGNORECASE,
)
_LAST_POST = re.compile(r"last ?(?:post|reply|comment)")  # a class name of the same
_MAX_LAST_DEPTH = 4  # elements around the name, of which one has it
_BY = re.compile(r"(?:post(?:ed)?\s+)?(?:by|von|par|por)\s+(?=\w)", re.IGNORECASE)
_MIN_NAME_CHARACTERS, MAX_NAME_CHARACTERS, _MAX_NAME_WORDS = 2, 40, 4
COUNT = re.compile(
    r"\W*\d[\d.,]*\s?[kKM]?\W*(?:[^\W\d_]{1,12}\W*)?|(?:[^\W\d_]{1,12}:?\s)?\d[\d.,]*\s?[kKM]?"
)
_BRACKETS = re.compile(r"\s*[(\[]\d+[)\]]\s*\Z")  # the number of posts after a name
_OTHER_LINE = re.compile(r"[:!?]|\s\d")  # "Location: Bath", "Reply!", "March 10"
_TIME = re.compile(r"\b\d\d?:\d\d\b")
_NAMING_TAGS = frozenset({"a", "b", "span", "strong"})  # for a name at the start of a line with a date
_MIN_SHARE = 0.8  # of the posts: so many have a date or time, and so many a name in the same place
_MIN_NAMES = 2  # different ones: nobody discusses alone
_MAX_LINES = 8  # of a post that can be the name

_Path = tuple[str, ...]  # from a post to an element: the tag and first class-name word of each


class FoundName(NamedTuple):
    """An author's name, and the place of its element."""

    place: int
    name: str


def names_by_words(measured: Measured, first: int) -> list[FoundName]:
    """The names outside quotes whose attributes or links name an author, from the element at `first` on."""
    found = []
    quote_end = 0
    for place in range(first, len(measured.elements)):
        if measured.tags[place] == "blockquote":
            quote_end = max(quote_end, measured.ends[place])
        name = _name(measured, place) if place >= quote_end else ""
        if name and not _is_last_poster(measured, place):
            found.append(FoundName(place, name))
    return found


def _is_last_poster(measured: Measured, place: int) -> bool:
    """True if a name is that of who wrote last in a discussion, in a list of discussions."""
    for _ in range(_MAX_LAST_DEPTH):
        if any(map(_LAST_POST.search, measured.words[place])):
            return True
        place = measured.parents[place]
        if place < 0:
            break
    return False


def _name(measured: Measured, place: int) -> str:
    """The author's name in an element's attributes or text, or ""."""
    attributes = measured.attributes[place]
    if not attributes:
        return ""  # the name has an attribute, a class or a link
    written = next(filter(None, map(attributes.get, _AUTHOR_ATTRIBUTES)), "")
    if not written:
        is_link = (
            measured.tags[place] == "a"
            and _MEMBER_HREF.search(str(attributes.get("href", ""))) is not None
            and not _LAST.search(text_before(measured.elements[place]))
        )
        if not is_link and _AUTHOR_WORDS.isdisjoint(measured.words[place]):
            return ""
        written = (
            collapsed_text(measured.elements[place])
            if 0 < measured.text[place] <= MAX_NAME_CHARACTERS
            else ""
        )
    return _as_name(str(written))


def names_by_place(measured: Measured, posts: Sequence[int]) -> list[FoundName]:
    """The names that have the same place in nearly all of these posts; none if the posts have no dates."""
    by_path: dict[_Path, dict[int, FoundName]] = {}  # for each path, the name in each post
    dated = 0
    for post in posts:
        lines = list(_first_lines(measured, post))
        dated += any(_is_dated(measured, run) for run in lines)
        for run in lines:
            for place, written in _named_parts(measured, run):
                name = _as_name(_BRACKETS.sub("", written)) if not _OTHER_LINE.search(written) else ""
                if name and name.casefold() not in _DATE_WORDS:
                    path = measured.path(place, post)
                    by_path.setdefault(path, {}).setdefault(post, FoundName(place, name))
    least = len(posts) * _MIN_SHARE
    if dated < least:
        return []
    for found in by_path.values():  # the first lines come first
        if len(found) >= least and len({each.name for each in found.values()}) >= _MIN_NAMES:
            return sorted(found.values())
    return []


def _first_lines(measured: Measured, post: int) -> Iterator[TextRun]:
    """The short lines before a post's own text."""
    first = measured.runs_before[post]
    runs = measured.runs[first : first + min(measured.run_counts[post], _MAX_LINES)]
    return takewhile(lambda run: not run.prose and not _is_title(measured, run), runs)


def _is_title(measured: Measured, run: TextRun) -> bool:
    return measured.in_heading[run.box] and not is_date(run.text)


def _is_dated(measured: Measured, run: TextRun) -> bool:
    is_marked = any(measured.tags[place] == "time" for place in (run.box, *run.inner))
    return is_marked or is_date(run.text) or _TIME.search(run.text) is not None


def _named_parts(measured: Measured, run: TextRun) -> Iterator[tuple[int, str]]:
    """The parts of a line that can be a name, with the places of their elements."""
    if run.length <= MAX_NAME_CHARACTERS:
        yield run.box, run.text
    for place in run.inner:
        if measured.tags[place] in _NAMING_TAGS and measured.text[place] <= MAX_NAME_CHARACTERS:
            yield place, collapsed_text(measured.elements[place])


def _as_name(written: str) -> str:
    """A text as a name, without rank and date, or "" if it is none."""
    name = _cleaned(written)
    is_name = (
        _MIN_NAME_CHARACTERS <= len(name) <= MAX_NAME_CHARACTERS and len(name.split()) <= _MAX_NAME_WORDS
    )
    is_count = COUNT.fullmatch(name) is not None and (name.isdigit() or not name.isalnum())  # not "1ann"
    return name if is_name and name[0].isalnum() and not is_date(name) and not is_count else ""


def _cleaned(written: str) -> str:
    """A name without the rank, counters and date after it, and only once if it is written twice."""
    words = _BY.sub("", written.strip()).split()
    begins_with_date = len(words) > 1 and _is_of_date(words[0]) and _is_of_date(words[1])
    for number, word in enumerate(words):
        is_of_date = (number or begins_with_date) and _is_of_date(word)
        if is_of_date or _bare(word) in _RANK_WORDS:
            words = words[:number]
            break
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        words = words[:half]
    return " ".join(words).lstrip("@").rstrip(" ,:;|·•–-★☆✭✦●○◆")


def _is_of_date(word: str) -> bool:
    return word[0].isdigit() or _bare(word) in _DATE_WORDS


def _bare(word: str) -> str:
    return word.casefold().strip(",:")
