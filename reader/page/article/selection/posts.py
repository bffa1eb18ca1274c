"""Finds the posts of a discussion and their authors.

Posts are elements with the same tag and first class-name word, each with text and an author's name. Their
ranks, counters and buttons are not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.page.accessibility.tool_labels import is_tool_label
from reader.page.article.byline_lines import is_date
from reader.page.article.content_model.declared import Declared
from reader.page.article.measure import Measured, TextRun, outermost
from reader.page.article.selection.post_names import (
    COUNT,
    MAX_NAME_CHARACTERS,
    FoundName,
    names_by_place,
    names_by_words,
)

_POST_WORD = re.compile(
    r"answer|comment|comtr|forum|is:discussion|message|post|question|repl(?:y|ies)|response|thread|topic"
)
_COMMENT = "is:comment"  # schema.org's type
_MAX_CELL_DEPTH = 3  # elements with author names around the name itself
_MIN_TEXT_SHARE = 0.4  # of the article's text, in the posts
_MIN_TEXT_SHARE_IN_ARTICLE = 0.7  # the same on a page that declares an article
_MIN_UNNAMED_TEXT_SHARE = 0.7  # the same where no class name says that they are posts
_MAX_TOOL_CHARACTERS = 60  # a longer line belongs to the post, unless it is a heading
_MIN_REPEATS = 3  # of a line that is not part of the posts themselves
_MIN_LINKED_SHARE = 0.5  # of the text of a button or title
_MIN_TITLED_SHARE = 0.5  # of the posts, with titles that are links
_MIN_REPEATED_SHARE = 0.5  # of the posts, with the same line
_MAX_LINK_WORDS = 3  # a link with more words may belong to the post
_MIN_TITLE_CHARACTERS = 15  # of a linked heading that is the title of another page
_COLONS = (":", "：")
_SIGNATURE_WORDS = frozenset({"signature", "signatures", "usersig", "signaturecontainer"})
# In a class name beside it: the part contains the post too.
_POST_PARTS = frozenset({"body", "content", "has", "post content", "text", "with"})
_EDITED = re.compile(
    r"(?:this post was )?(?:last )?edited (?:by|on|at|in)\b|zuletzt (?:bearbeitet|geändert)|bearbeitet von"
    r"|dernière (?:édition|modification)|modifié(?: en dernier)? par|última (?:edición|edição)|editado por"
    r"|ultima modifica|laatst (?:bewerkt|gewijzigd)|последн(?:ее|ий раз) (?:редактирова|изменя)",
    re.IGNORECASE,
)
_MAX_EDITED_CHARACTERS = 160
_QUOTE_LABEL = "Quote"
_DIGITS = re.compile(r"\d+")
_MAX_CACHED = 1024  # names: a page has a few hundred different ones
_MIN_POSTS, _MIN_DECLARED_POSTS = 3, 2  # the second where the page or a class name says that they are posts
_MIN_AUTHORS = 2  # different ones: nobody discusses alone


class FoundPost(NamedTuple):
    """A post: the place of its element, its author's name, and the place of the name's element."""

    place: int
    author: str
    author_place: int


def find_posts(measured: Measured, kept: Sequence[bool], declared: Declared) -> list[FoundPost]:
    """The posts of a discussion, in order; none on other pages."""
    if declared.is_product and not declared.is_discussion:
        return []  # these are reviews
    is_article = declared.is_article and not declared.is_discussion  # and may have comments
    least_share = _MIN_TEXT_SHARE_IN_ARTICLE if is_article else _MIN_TEXT_SHARE
    min_posts = _MIN_DECLARED_POSTS if declared.is_discussion else _MIN_POSTS
    kept_text = measured.kept_text(kept)
    named = _named_posts(measured)
    names = names_by_words(measured, min(places[0] for places in named)) if named else []
    by_words = [list(_posts(measured, places, names, kept_text)) for places in named]
    by_words = [posts for posts in by_words if len(posts) >= min_posts]
    if posts := _longest(measured, by_words, kept_text, least_share, declared):
        return posts
    least_text = kept_text[0] * _MIN_UNNAMED_TEXT_SHARE
    by_place = (
        list(_posts(measured, places, names_by_place(measured, places), kept_text))
        for places in (*named, *_alike(measured, kept_text, min_posts))
        if sum(kept_text[place] for place in places) > least_text  # the others need no search for names
    )
    return _longest(measured, by_place, kept_text, _MIN_UNNAMED_TEXT_SHARE, declared)


def _longest(
    measured: Measured,
    candidates: Iterable[list[FoundPost]],
    kept_text: Sequence[int],
    least_share: float,
    declared: Declared,
) -> list[FoundPost]:
    """The posts with most of the article's text, and more than `least_share` of it, that are a discussion."""
    best: list[FoundPost] = []
    best_text = kept_text[0] * least_share
    for posts in candidates:
        text = _text_in(measured, posts, kept_text)
        if text <= best_text or len({post.author for post in posts}) < _MIN_AUTHORS:
            continue
        if declared.is_discussion or not _are_teasers(measured, posts):
            best, best_text = posts, text
    return best


def _named_posts(measured: Measured) -> list[list[int]]:
    """The places of elements with the same tag and first class-name word that are named like posts."""
    groups: dict[tuple[str, str], list[int]] = {}
    for place, (tag, words) in enumerate(zip(measured.tags, measured.words, strict=True)):
        kind = (tag, *words) if "-" in tag else words
        if tag == "article":
            groups.setdefault(("article", ""), []).append(place)
        elif kind and measured.text[place] and _is_named_post(kind):
            groups.setdefault((tag, kind[0]), []).append(place)
            if _COMMENT in kind[1:]:  # a thread's first post often has a class of its own
                groups.setdefault((tag, _COMMENT), []).append(place)
    return [places for places in groups.values() if len(places) >= _MIN_DECLARED_POSTS]


@lru_cache(_MAX_CACHED)
def _is_named_post(words: tuple[str, ...]) -> bool:
    return any(map(_POST_WORD.search, words))


def _alike(measured: Measured, kept_text: Sequence[int], min_posts: int) -> list[list[int]]:
    """The places of elements alike side by side, in a part with enough text to be a discussion."""
    least = kept_text[0] * _MIN_UNNAMED_TEXT_SHARE
    groups: dict[tuple[int, str, str], list[int]] = {}
    for place, parent in enumerate(measured.parents):
        if place and kept_text[place] and kept_text[parent] > least:
            word = "".join(measured.words[place][:1])
            groups.setdefault((parent, measured.tags[place], word), []).append(place)
    return [places for places in groups.values() if len(places) >= min_posts]


def _posts(
    measured: Measured, places: Sequence[int], names: Sequence[FoundName], kept_text: Sequence[int]
) -> Iterator[FoundPost]:
    """The elements that are posts, each with the first author's name in it."""
    last = -1
    for place in places:
        number = bisect_left(names, (place, ""))
        if not kept_text[place] or number == len(names):
            continue
        if measured.text[names[number][0]] <= MAX_NAME_CHARACTERS:  # a cell may contain the name and more
            for inner in range(number + 1, min(number + 1 + _MAX_CELL_DEPTH, len(names))):
                if measured.is_inside(names[inner][0], names[number][0]):
                    number = inner
        author_place, author = names[number]
        if author_place < measured.ends[place] and author_place != last:
            last = author_place
            yield FoundPost(place, author, author_place)


def _text_in(measured: Measured, posts: Sequence[FoundPost], kept_text: Sequence[int]) -> int:
    """The characters of kept text in the posts; nested posts count once."""
    text = end = 0
    for post in posts:
        if post.place >= end:
            text += kept_text[post.place]
            end = measured.ends[post.place]
    return text


def _are_teasers(measured: Measured, posts: Sequence[FoundPost]) -> bool:
    """True if most posts have a linked title of their own: they are the beginnings of other pages."""
    titles = set()
    for post in posts:
        first = measured.runs_before[post.place]
        for number in range(first, first + measured.run_counts[post.place]):
            run = measured.runs[number]
            is_link = run.length >= _MIN_TITLE_CHARACTERS and run.link_density > _MIN_LINKED_SHARE
            if is_link and measured.in_heading[run.box] and not is_date(run.text):
                titles.add(run.text)
                break
    return len(titles) > len(posts) * _MIN_TITLED_SHARE


def tool_runs(measured: Measured, kept: Sequence[bool], posts: Sequence[FoundPost]) -> Iterator[int]:
    """Yield the numbers of the kept runs that are ranks, counters, dates or buttons of the posts."""
    lines: Counter[str] = Counter()
    short: dict[int, TextRun] = {}
    end = 0
    for post in posts:
        first = measured.runs_before[post.place]
        last = first + measured.run_counts[post.place]
        for number in range(max(first, end), last):
            run = measured.runs[number]
            is_line = run.length < _MAX_TOOL_CHARACTERS or measured.in_heading[run.box]  # "Re: Lamps"
            if is_line and not run.text.endswith(_COLONS):  # "anna said:"
                lines[_DIGITS.sub("", run.text)] += 1
                if kept[number]:
                    short[number] = run
            if kept[number] and run.length < _MAX_EDITED_CHARACTERS and _EDITED.match(run.text):
                yield number
        end = max(end, last)
    min_repeats = max(_MIN_REPEATS, len(posts) * _MIN_REPEATED_SHARE)
    author_places = {post.author_place for post in posts} - {post.place for post in posts}
    signed = set(_signature_runs(measured, posts))
    yield from (number for number in signed if kept[number])
    for number, run in short.items():
        is_link = run.link_density > _MIN_LINKED_SHARE and len(run.text.split()) <= _MAX_LINK_WORDS
        is_repeated = lines[_DIGITS.sub("", run.text)] >= min_repeats
        is_author = not author_places.isdisjoint((run.box, *run.inner))
        if is_author or is_link or is_repeated or is_date(run.text) or COUNT.fullmatch(run.text):
            yield number


def _signature_runs(measured: Measured, posts: Sequence[FoundPost]) -> Iterator[int]:
    """Yield the numbers of the runs in the signatures of the posts: the same words under each of them."""
    for place in _places_in(measured, posts):
        if _is_signature(measured.words[place]):
            first = measured.runs_before[place]
            yield from range(first, first + measured.run_counts[place])


def _places_in(measured: Measured, posts: Sequence[FoundPost]) -> Iterator[int]:
    """Yield the place of each element inside the posts, in order; a post can contain others."""
    end = 0
    for post in posts:
        yield from range(max(post.place + 1, end), measured.ends[post.place])
        end = max(end, measured.ends[post.place])


def _is_signature(words: Collection[str]) -> bool:
    return not _SIGNATURE_WORDS.isdisjoint(words) and _POST_PARTS.isdisjoint(words)


def quoted_runs(measured: Measured, kept: Sequence[bool], posts: Sequence[FoundPost]) -> Iterator[int]:
    """Yield the numbers of the other runs in quotes of the posts of which a part is kept, as "ann said:"."""
    inside = set(_places_in(measured, posts))
    for place in outermost(measured, "blockquote"):
        if place not in inside:
            continue
        first = measured.runs_before[place]
        numbers = range(first, first + measured.run_counts[place])
        if any(kept[number] for number in numbers):
            yield from (
                number for number in numbers if not kept[number] and _is_quoted(measured.runs[number])
            )


def _is_quoted(run: TextRun) -> bool:
    """True if a run of a quote is part of what was said, or says who said it."""
    if run.text.endswith(_COLONS) or (": " in run.text and is_date(run.text.partition(": ")[2])):
        return True
    return not (run.linked or is_date(run.text) or is_tool_label(run.text) or run.text == _QUOTE_LABEL)
