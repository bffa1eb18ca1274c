"""Which runs of a page are its content, once each has its probability."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.page.article.measure import Measured
from reader.page.article.wholes import data_tables, even_out_tables, keep_wholes
from reader.page.reasons import Reason

_LEAST, _MOST = 0.2, 0.8
_PERHAPS = 0.1  # as likely, a run between two that are content is content too
_LEAD = 0.15  # as likely, a run of prose between the headline and the text is its introduction
_HEADING = 0.3  # as likely, a heading is content where half of what stands under it is
_HEADING_OF_TEXT = 0.15  # as likely, it is where nearly all is
_NEAR = 15  # runs
_COLONS = (":", "：")
_ITEMS = frozenset({"li", "dd"})
_HALF, _NEARLY_ALL = 0.5, 0.9
_SHORT_PAGE = 200  # characters: a page with less is read whole


def cut(probabilities: Sequence[float], lengths: Sequence[int]) -> float:
    """The probability from which on a run is content: where the expected F1 of the text is largest.

    With all of a page's runs in the order of their probabilities, the F1 of the first ones is expected
    to be twice what is content of them, by what they are and what is content on the page.
    """
    content = sum(map(float.__mul__, probabilities, map(float, lengths)))
    chosen = right = best = 0.0
    found = _MOST
    for probability, length in sorted(zip(probabilities, lengths, strict=True), reverse=True):
        chosen += length
        right += probability * length
        expected = 2 * right / (chosen + content)
        if expected > best:
            best, found = expected, probability
    return min(_MOST, max(_LEAST, found))


def choose(
    measured: Measured,
    probabilities: Sequence[float],
    vetoed: Sequence[Reason | None],
    headline: int,
    *,
    notes: Collection[int] = (),
    is_trusted: bool = False,
) -> list[bool]:
    """Whether each run of a page is content; a vetoed run never is. `headline` is a place, or -1.

    `notes` holds the `id()` of each note and of each mark of one.
    With `is_trusted` the page says where its content is, and what is outside is vetoed: most of the rest
    is content.
    """
    if measured.text[0] < _SHORT_PAGE:
        return [veto is None for veto in vetoed]
    tables = data_tables(measured)
    evened = even_out_tables(measured, probabilities, tables)
    likely = [0.0 if veto else found for found, veto in zip(evened, vetoed, strict=True)]
    least = _LEAST if is_trusted else cut(likely, [run.length for run in measured.runs])
    kept = [probability >= least for probability in likely]
    if headline >= 0:
        _keep_lead(measured, likely, kept, measured.runs_before[headline])
    _fill_holes(measured, likely, kept)
    _keep_announced_lists(measured, likely, kept)
    keep_wholes(measured, likely, vetoed, kept, tables, notes)
    _keep_headings(measured, likely, kept)
    return kept


def _fill_holes(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep what stands between two runs that are kept, side by side with them, unless it is unlikely.

    So is what stands right before one, loose in the element around it: "LONDON —".
    """
    for number in range(len(kept) - 1):
        following = measured.runs[number + 1]
        if kept[number + 1] and measured.parents[following.box] == measured.runs[number].box:
            kept[number] = kept[number] or probabilities[number] >= _PERHAPS
    waiting: dict[int, list[int]] = {}  # since the last run that is kept, by the element around
    for number, run in enumerate(measured.runs):
        around = measured.parents[run.box]
        if kept[number]:
            for between in waiting.get(around, ()):
                kept[between] = True
            waiting[around] = []
        elif around in waiting and probabilities[number] >= _PERHAPS:
            waiting[around].append(number)


def _keep_lead(measured: Measured, probabilities: Sequence[float], kept: list[bool], headline: int) -> None:
    """Keep prose between the headline and the first prose that is kept, unless it is unlikely."""
    first = measured.first_prose(kept)
    for number in range(max(headline, first - _NEAR), first):
        if measured.runs[number].prose and probabilities[number] >= _LEAD:
            kept[number] = True


def _keep_announced_lists(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep the items of a list that a colon announces, unless they are unlikely."""
    announced: set[int] = set()
    for number in range(1, len(kept)):
        run = measured.runs[number]
        if measured.elements[run.box].name not in _ITEMS:
            continue
        whole = measured.parents[run.box]
        if kept[number - 1] and measured.runs[number - 1].text.endswith(_COLONS):
            announced.add(whole)
        if whole in announced and probabilities[number] >= _PERHAPS:
            kept[number] = True


def _keep_headings(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep each heading under which most of the text is kept."""
    text = held = 0
    for number in range(len(kept) - 1, -1, -1):
        run = measured.runs[number]
        if not measured.in_heading[run.box]:
            text += run.length
            held += run.length if kept[number] else 0
            continue
        least = _HEADING_OF_TEXT if held >= text * _NEARLY_ALL else _HEADING
        if text and held >= text * _HALF and probabilities[number] >= least:
            kept[number] = True
        text = held = 0
