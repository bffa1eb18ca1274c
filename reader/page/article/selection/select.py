"""Selects what is read of the chosen text, by what the lines are to each other.

Bylines, the tools of posts, promotions, tables of contents and repeats are dropped. The words around a quote
in a post, and the labels of buttons that show parts of the text, are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.page.article.content_model.declared import Declared
from reader.page.article.credits import byline_runs
from reader.page.article.measure import Measured
from reader.page.article.selection.contents import contents, page_turning
from reader.page.article.selection.disclosures import disclosures
from reader.page.article.selection.endings import endings
from reader.page.article.selection.posts import FoundPost, find_posts, quoted_runs, tool_runs
from reader.page.article.selection.promotions import promotions
from reader.page.article.selection.repeats import repeats
from reader.page.reasons import Reason, ReasonKind


class Selection(NamedTuple):
    """What is read: `kept` says it of each run, `dropped` has the reason of runs that were chosen before.

    `posts` are those of a discussion. `disclosures` maps the place of each button that shows a part of the
    article to the number of the run that is its label.
    """

    kept: list[bool]
    dropped: dict[int, Reason]
    posts: list[FoundPost]
    disclosures: dict[int, int]


def select(
    measured: Measured,
    chosen: Sequence[bool],
    vetoed: Sequence[Reason | None],
    headline: int,
    tables: Mapping[int, list[int]],
    declared: Declared,
    *,
    is_whole: bool,
) -> Selection:
    """What is read of the chosen runs. If they are known to be the whole article, only bylines are dropped.

    `headline` is its place, or -1. `tables` has the runs of each data table.
    """
    kept = list(chosen)
    dropped: dict[int, Reason] = {}

    def drop(kind: ReasonKind, numbers: Iterable[int]) -> None:
        dropped.update(dict.fromkeys(numbers, Reason(kind)))

    if headline >= 0:
        drop(ReasonKind.BYLINE, byline_runs(measured, kept, measured.runs_before[headline]))
        kept = [is_kept and number not in dropped for number, is_kept in enumerate(kept)]
    posts = [] if is_whole else find_posts(measured, kept, declared)
    if posts:
        drop(ReasonKind.POST_TOOL, tool_runs(measured, kept, posts))
    elif not is_whole:
        drop(ReasonKind.PROMOTION, promotions(measured, kept))
        drop(ReasonKind.LINKS, page_turning(measured, kept))
        drop(ReasonKind.CONTENTS, contents(measured, kept, headline))
        kept = [is_kept and number not in dropped for number, is_kept in enumerate(kept)]
        drop(ReasonKind.DUPLICATE, repeats(measured, kept, tables))
        kept = [is_kept and number not in dropped for number, is_kept in enumerate(kept)]
        drop(ReasonKind.PROMOTION, endings(measured, kept, declared))
    kept = [is_kept and number not in dropped for number, is_kept in enumerate(kept)]
    for number in set(quoted_runs(measured, kept, posts)):
        kept[number] |= number not in dropped and vetoed[number] is None
    labels = disclosures(measured, kept)
    for number in labels.values():
        kept[number] = True
    return Selection(kept, dropped, posts, labels)
