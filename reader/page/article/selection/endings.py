"""Excludes the end of an article that leads away from it: cards of other stories, rules of a comment form.

A card is a heading that is a link to another page, with the beginning of its text or nothing. An article
does not end with several; a page that begins with them is a list of stories.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from reader.page.article.content_model.declared import Declared
from reader.page.article.measure import Measured
from reader.page.article.selection.promotion_phrases import (
    ends_with_link_label,
    is_other_stories,
    is_report,
)
from reader.page.article.selection.promotions import leads_to_pages

_MIN_CARDS, _MAX_CARDS = 2, 10  # more are a list that the page is for
_MAX_CARD_RUNS, _MAX_CARD_CHARACTERS = 4, 600  # after its heading
_MIN_CUT_SHARE = 0.5  # of the cards, without text or with the beginning of one
_MIN_PROSE_SHARE = 0.5  # of the text before the cards
_MIN_ARTICLE_SHARE = 0.5  # of the text, before the cards of a page that does not say that it is an article
_MIN_LINKED_SHARE = 0.5  # of a line with a link to another story
_CUT = re.compile(r"(?:\.{2,}|…)[\])]?\s*\Z")
_MAX_FORM_RUNS, _MAX_FORM_CHARACTERS = 14, 1600  # after the heading of a comment form
_FORM_HEADING = re.compile(
    r"(?:(?:leave|post|write|add) (?:a |your |us a )?(?:comment|reply|message)s?(?: here| below)?"
    r"|your comment"
    r"|(?:einen )?kommentar (?:schreiben|verfassen|hinterlassen|abgeben)|(?:ihr|dein) kommentar"
    r"|schreiben? sie einen kommentar|schreibe einen kommentar|meine meinung"
    r"|(?:laisser|ajouter|écrire|poster) un commentaire|votre commentaire|commenter|réagir"
    r"|(?:deja|escribe|dejar|escribir|añadir|publicar) (?:un|tu) (?:comentario|respuesta)|comentar"
    r"|(?:deixe|escreva|envie) (?:um|seu|o seu) comentário|(?:lascia|scrivi|aggiungi) un commento"
    r"|(?:plaats|schrijf|geef) een (?:reactie|bericht)|een reactie (?:plaatsen|achterlaten)"
    r"|(?:dodaj|napisz) komentarz|(?:skriv|lämna|læg) en kommentar|оставить комментарий"
    r"|добавить комментарий|написать комментарий|コメントを(?:残す|書く|投稿)|发表评论|發表評論"
    r"|댓글 ?(?:쓰기|남기기))"
    r"[\s:.!…]*",
    re.IGNORECASE,
)


class _Part(NamedTuple):
    """The kept runs under a heading, and the heading's; before the first heading there is no `heading`."""

    heading: int | None
    body: list[int]


def endings(measured: Measured, kept: Sequence[bool], declared: Declared) -> set[int]:
    """The numbers of the kept runs at the end that are other stories, or the heading and rules of a form."""
    parts = _parts(measured, kept)
    found = {*_form(measured, parts), *_last_lines(measured, parts[-1].body)}
    parts = _without(parts, found)
    while len(parts) > 1 and _is_list_of_stories(measured, parts[-1]):
        found.update(_runs(parts.pop()))
    first = _first_card(measured, parts)
    if _ends_an_article(measured, parts, first, declared):
        found.update(*map(_runs, parts[first:]))
    return found


def _parts(measured: Measured, kept: Sequence[bool]) -> list[_Part]:
    parts = [_Part(None, [])]
    for number, run in enumerate(measured.runs):
        if not kept[number]:
            continue
        if measured.in_heading[run.box]:
            parts.append(_Part(number, []))
        else:
            parts[-1].body.append(number)
    return parts


def _without(parts: Sequence[_Part], found: Container[int]) -> list[_Part]:
    """The parts without the runs that were found, except parts that have no others."""
    first, *others = (
        _Part(heading if heading not in found else None, [number for number in body if number not in found])
        for heading, body in parts
    )
    return [first, *filter(_runs, others)]


def _runs(part: _Part) -> list[int]:
    return part.body if part.heading is None else [part.heading, *part.body]


def _form(measured: Measured, parts: Sequence[_Part]) -> list[int]:
    """The last part, or the last parts, if the heading of a comment form is over them."""
    for number in range(len(parts) - 1, 0, -1):
        after = [run for part in parts[number:] for run in _runs(part)]
        if len(after) > _MAX_FORM_RUNS or _length(measured, after) > _MAX_FORM_CHARACTERS:
            break
        if _FORM_HEADING.fullmatch(measured.runs[after[0]].text):
            return after
    return []


def _last_lines(measured: Measured, body: Sequence[int]) -> list[int]:
    """The last line if it is a label without stories, or the lines that ask to report a mistake."""
    if not body or not is_report(measured.runs[body[-1]].text):
        is_label = bool(body) and is_other_stories(measured.runs[body[-1]].text)
        return [body[-1]] if is_label else []
    asks = len(body) > 1 and measured.runs[body[-2]].text.endswith("?") and not measured.runs[body[-2]].prose
    return [*body[-2:-1], body[-1]] if asks else [body[-1]]


def _is_list_of_stories(measured: Measured, part: _Part) -> bool:
    """True if a part is only links, and its heading says that they are other stories: "Related posts"."""
    if part.heading is None or not part.body or not is_other_stories(measured.runs[part.heading].text):
        return False
    runs = [measured.runs[number] for number in part.body]
    return all(run.link_density >= _MIN_LINKED_SHARE or not run.prose for run in runs) and any(
        run.linked for run in runs
    )


def _first_card(measured: Measured, parts: Sequence[_Part]) -> int:
    """The number of the first part from which on there are only cards and headings without text."""
    first = len(parts)
    for number in range(len(parts) - 1, 0, -1):
        if parts[number].body and not _is_card(measured, parts[number]):
            break
        first = number
    return first


def _is_card(measured: Measured, part: _Part) -> bool:
    if part.heading is None or len(part.body) > _MAX_CARD_RUNS:
        return False
    run = measured.runs[part.heading]
    is_link = run.linked == run.length and leads_to_pages(measured, run)
    return is_link and _length(measured, part.body) <= _MAX_CARD_CHARACTERS


def _ends_an_article(measured: Measured, parts: Sequence[_Part], first: int, declared: Declared) -> bool:
    """True if the parts from `first` on are cards, after an article without any."""
    cards = [part for part in parts[first:] if _is_card(measured, part)]
    cut = sum(not part.body or _is_cut(measured, part.body) for part in cards)
    if not _MIN_CARDS <= len(cards) <= _MAX_CARDS or cut < len(cards) * _MIN_CUT_SHARE:
        return False
    before = parts[:first]
    text = [number for part in before for number in part.body]
    length = _length(measured, text)
    prose = sum(measured.runs[number].prose for number in text)
    if prose <= length * _MIN_PROSE_SHARE or any(_is_card(measured, part) for part in before[2:]):
        return False
    rest = [number for part in parts[first:] for number in _runs(part)]
    return declared.is_article or length >= _MIN_ARTICLE_SHARE * (length + _length(measured, rest))


def _is_cut(measured: Measured, body: Sequence[int]) -> bool:
    """True if a text breaks off: it ends with "…", perhaps with a link to the rest."""
    texts = [measured.runs[number].text for number in body]
    return any(_CUT.search(text) or ends_with_link_label(text) for text in texts[-2:])


def _length(measured: Measured, numbers: Sequence[int]) -> int:
    return sum(measured.runs[number].length for number in numbers)
