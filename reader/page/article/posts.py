"""The posts of a discussion: where each begins, and who wrote it.

Posts are elements of one kind, with the same tag and first class word, each with text and the name of an
author in it or on it. What else stands in them (ranks, counters, buttons) is no part of what was said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reader.page.article.byline_lines import is_date
from reader.page.article.content_model.class_words import element_words
from reader.page.article.content_model.features import Declared
from reader.page.article.measure import Measured, TextRun
from reader.page.dom.tree import collapsed_text

_OF_POST = re.compile(
    r"answer|comment|comtr|forum|is:discussion|message|post|question|repl(?:y|ies)|response|thread|topic"
)
_OF_AUTHORS = frozenset(
    """author authors byline creator displayname fn hnuser nick nickname poster username
    is:author is:creator""".split()  # noqa: SIM905
) | {"display name", "message name", "post author", "user info", "user link", "user name"}
_AUTHOR_KEYS = ("data-author", "author", "data-username", "data-user-name")
_TO_MEMBER = re.compile(
    r"(?:^|/)(?:users?|members?|profiles?|people|author|u|m)(?:/|\.php\b|\?)|[?&](?:user|member|uid)=",
    re.IGNORECASE,
)
# What stands beside names: what a member is, and when something was written.
_NOT_NAMES = frozenset(
    """admin administrator advertisement ago answered asked author commented edited guest member moderator
    modified new offline online op posted profile replied reply said says top view wrote »
    mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec""".split()  # noqa: SIM905
)
_BY = re.compile(r"(?:post(?:ed)?\s+)?(?:by|von|par|por)\s+(?=\w)", re.IGNORECASE)
_SHORTEST_NAME, _LONGEST_NAME, _MOST_WORDS = 2, 40, 4  # characters, words
_MIN_SHARE = 0.4  # of the text that is read must stand in the posts
_MIN_SHARE_OF_ARTICLE = 0.7  # where the page says that it is an article
_SHORT = 60  # characters: a longer line is something that was said
_OFTEN = 3  # posts with the same line, at least: it is not something that was said
_MOSTLY = 0.5
_FEW = 3  # words: a link with more may be something that was said
_TITLE = 15  # characters: a heading with as many that is a link is the title of another page
_COUNT = re.compile(
    r"\W*\d[\d.,]*\s?[kKM]?\W*(?:[^\W\d_]{1,12}\W*)?|(?:[^\W\d_]{1,12}:?\s)?\d[\d.,]*\s?[kKM]?"
)
_COLONS = (":", "：")
_DIGITS = re.compile(r"\d+")
_FEWEST, _FEWEST_DECLARED = 3, 2  # posts


class FoundPost(NamedTuple):
    """A post: the place of its element, the name of its author, and the place of that."""

    place: int
    author: str
    named_at: int


def find_posts(measured: Measured, kept: Sequence[bool], declared: Declared) -> list[FoundPost]:
    """The posts of a page that is a discussion, in order; none of other pages."""
    if declared.is_product and not declared.is_discussion:
        return []  # these are reviews
    fewest = _FEWEST_DECLARED if declared.is_discussion else _FEWEST
    groups: dict[tuple[str, str], list[int]] = {}
    names: list[tuple[int, str]] = []
    for place, element in enumerate(measured.elements):
        words = element_words(element)
        kind = (element.name, *words) if "-" in element.name else words
        if element.name == "article":
            groups.setdefault(("article", ""), []).append(place)
        elif measured.text[place] and any(map(_OF_POST.search, kind)):
            groups.setdefault((element.name, kind[0]), []).append(place)
        if name := _name(measured, place, words):
            names.append((place, name))
    held = measured.held(kept)
    best: list[FoundPost] = []
    is_other = declared.is_article and not declared.is_discussion  # and may have comments
    most = held[0] * (_MIN_SHARE_OF_ARTICLE if is_other else _MIN_SHARE)
    for places in groups.values():
        posts = list(_posts(measured, places, names, held)) if len(places) >= fewest else []
        is_discussion = len(posts) >= fewest and len({post.author for post in posts}) > 1
        text = _text(measured, posts, held)
        if text > most and is_discussion and (declared.is_discussion or not _are_teasers(measured, posts)):
            best, most = posts, text
    return best


def _name(measured: Measured, place: int, words: Sequence[str]) -> str:
    """The name of an author that an element or one of its attributes is, or ""."""
    element = measured.elements[place]
    attributes = element.attrs
    written = next((str(attributes[key]) for key in _AUTHOR_KEYS if attributes.get(key)), "")
    if not written:
        is_link = element.name == "a" and _TO_MEMBER.search(str(attributes.get("href", ""))) is not None
        if not is_link and _OF_AUTHORS.isdisjoint(words):
            return ""
        written = collapsed_text(element) if 0 < measured.text[place] <= _LONGEST_NAME else ""
    name = _cleaned(written)
    is_name = _SHORTEST_NAME <= len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
    return name if is_name and name[0].isalnum() and not is_date(name) and not _COUNT.fullmatch(name) else ""


def _cleaned(written: str) -> str:
    """A name without the rank, the counters and the date that follow it, and said once."""
    words = _BY.sub("", written.strip()).split()
    for number, word in enumerate(words):
        if (number and word[0].isdigit()) or word.casefold().strip(",:") in _NOT_NAMES:
            words = words[:number]
            break
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        words = words[:half]
    return " ".join(words).lstrip("@").rstrip(" ,:;|·•–-")


def _posts(
    measured: Measured, places: Sequence[int], names: Sequence[tuple[int, str]], held: Sequence[int]
) -> Iterator[FoundPost]:
    """Those of some elements that are posts, each with the first author that is named in it."""
    known = -1
    for place in places:
        number = bisect_left(names, (place, ""))
        if not held[place] or number == len(names):
            continue
        named_at, author = names[number]
        if named_at < measured.ends[place] and named_at != known:
            known = named_at
            yield FoundPost(place, author, named_at)


def _text(measured: Measured, posts: Sequence[FoundPost], held: Sequence[int]) -> int:
    """How much text stands in posts, each counted once where they stand in one another."""
    text = end = 0
    for post in posts:
        if post.place >= end:
            text += held[post.place]
            end = measured.ends[post.place]
    return text


def _are_teasers(measured: Measured, posts: Sequence[FoundPost]) -> bool:
    """Whether most posts have a title of their own that is a link: they are the beginnings of other pages."""
    titles = set()
    for post in posts:
        first = measured.runs_before[post.place]
        for run in islice(measured.runs, first, first + measured.run_counts[post.place]):
            is_link = run.length >= _TITLE and run.link_density > _MOSTLY
            if is_link and measured.in_heading[run.box]:
                titles.add(run.text)
                break
    return len(titles) > len(posts) * _MOSTLY


def without_tools(measured: Measured, kept: Sequence[bool], posts: Sequence[FoundPost]) -> list[bool]:
    """Which runs are kept once ranks, counters, dates and buttons are taken out of the posts."""
    left = list(kept)
    lines: Counter[str] = Counter()
    short: dict[int, TextRun] = {}
    end = 0
    for post in posts:
        first = measured.runs_before[post.place]
        last = first + measured.run_counts[post.place]
        for number in range(max(first, end), last):
            run = measured.runs[number]
            if run.length < _SHORT and not run.text.endswith(_COLONS):  # "anna said:"
                lines[_DIGITS.sub("", run.text)] += 1
                if kept[number]:
                    short[number] = run
        end = max(end, last)
    often = max(_OFTEN, len(posts) * _MOSTLY)
    names = {post.named_at for post in posts} - {post.place for post in posts}
    for number, run in short.items():
        is_link = run.link_density > _MOSTLY and len(run.text.split()) <= _FEW
        is_often = lines[_DIGITS.sub("", run.text)] >= often
        names_author = not names.isdisjoint((run.box, *run.inner))
        if names_author or is_link or is_often or is_date(run.text) or _COUNT.fullmatch(run.text):
            left[number] = False
    return left
