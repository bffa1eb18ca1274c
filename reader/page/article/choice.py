"""Chooses the runs of a page that are its content, from the probability of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reader.page.article.measure import Measured
from reader.page.article.wholes import even_out, keep_wholes
from reader.page.reasons import Reason

# The lowest probabilities of content:
_MIN_CUT, _MAX_CUT = 0.2, 0.8  # for any run; where exactly depends on the page
_MIN_FILLED = 0.1  # for a run between two that are content
_MIN_LEAD = 0.15  # for prose between the headline and the text
_MIN_HEADING = 0.3  # for a heading if half of the text under it is content
_MIN_HEADING_OF_TEXT = 0.15  # for a heading if nearly all of it is
_MAX_LEAD_RUNS = 15  # before the text
_MIN_GAP = 0.3  # for what stands between two kept runs of a manual, on average
_MAX_GAP_LINKED = 0.5  # of its text, in links
_MAX_LABEL_CHARACTERS = 40  # "Returns:"
_COLONS = (":", "：")
_ITEMS = frozenset({"li", "dd"})
_MIN_KEPT_SHARE, _MIN_ALL_SHARE = 0.5, 0.9  # of the text under a heading: half, and nearly all
_MAX_SHORT_PAGE = 200  # characters: a shorter page is read whole


def cut(probabilities: Sequence[float], lengths: Sequence[int]) -> float:
    """The lowest probability of a run that counts as content: the one with the largest expected F1.

    The F1 of a choice of runs is 2 × correct / (chosen + content), in characters. `correct` and `content`
    are not known; their expected values are sums of probability × length.
    """
    content = sum(map(float.__mul__, probabilities, map(float, lengths)))
    chosen = correct = best = 0.0
    found = _MAX_CUT
    for probability, length in sorted(zip(probabilities, lengths, strict=True), reverse=True):
        chosen += length
        correct += probability * length
        expected = 2 * correct / (chosen + content)
        if expected > best:
            best, found = expected, probability
    return min(_MAX_CUT, max(_MIN_CUT, found))


def undecided(vetoed: Sequence[Reason | None], tables: Mapping[int, list[int]]) -> list[int]:
    """The numbers of the runs whose probability counts: a vetoed one's counts only in a data table."""
    in_tables = {number for runs in tables.values() for number in runs}
    return [number for number, veto in enumerate(vetoed) if veto is None or number in in_tables]


def choose(
    measured: Measured,
    probabilities: Sequence[float],
    vetoed: Sequence[Reason | None],
    headline: int,
    tables: Mapping[int, list[int]],
    *,
    notes: Collection[int] = (),
    is_trusted: bool = False,
    is_manual: bool = False,
) -> list[bool]:
    """True for each run of a page that is content; a vetoed run never is. `headline` is a place, or -1.

    `tables` has the runs of each data table. `notes` holds the `id()` of each note and of each reference to
    one. With `is_trusted` the page itself says where its content is: the runs outside are vetoed, and most
    of the others are content. A manual (`is_manual`) has few lines in its text that do not belong to it.
    """
    if measured.text[0] < _MAX_SHORT_PAGE:
        return [veto is None for veto in vetoed]
    evened = even_out(measured, probabilities, tables)
    likely = [0.0 if veto else found for found, veto in zip(evened, vetoed, strict=True)]
    least = _MIN_CUT if is_trusted else cut(likely, [run.length for run in measured.runs])
    kept = [probability >= least for probability in likely]
    if headline >= 0:
        _keep_lead(measured, likely, kept, measured.runs_before[headline])
    _fill_holes(measured, likely, kept)
    _keep_announced_lists(measured, likely, kept)
    keep_wholes(measured, likely, vetoed, kept, tables, notes)
    _keep_labels(measured, likely, kept)
    if is_manual:
        _fill_gaps(measured, likely, kept)
    _keep_headings(measured, likely, kept)
    return kept


def _fill_holes(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep runs between two kept runs of the same parent, unless they are unlikely.

    Also keep a run directly before a kept one if it is loose text of its parent: "LONDON —".
    """
    for number in range(len(kept) - 1):
        following = measured.runs[number + 1]
        if kept[number + 1] and measured.parents[following.box] == measured.runs[number].box:
            kept[number] = kept[number] or probabilities[number] >= _MIN_FILLED
    waiting: dict[int, list[int]] = {}  # runs since the last kept one, by parent
    for number, run in enumerate(measured.runs):
        parent = measured.parents[run.box]
        if kept[number]:
            for between in waiting.get(parent, ()):
                kept[between] = True
            waiting[parent] = []
        elif parent in waiting and probabilities[number] >= _MIN_FILLED:
            waiting[parent].append(number)


def _keep_lead(measured: Measured, probabilities: Sequence[float], kept: list[bool], headline: int) -> None:
    """Keep prose between the headline and the first kept prose, unless it is unlikely."""
    first = measured.first_prose(kept)
    for number in range(max(headline, first - _MAX_LEAD_RUNS), first):
        if measured.runs[number].prose and probabilities[number] >= _MIN_LEAD:
            kept[number] = True


def _keep_announced_lists(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep the items of a list after a colon, unless they are unlikely."""
    announced: set[int] = set()
    for number in range(1, len(kept)):
        run = measured.runs[number]
        if measured.tags[run.box] not in _ITEMS:
            continue
        parent = measured.parents[run.box]
        if kept[number - 1] and measured.runs[number - 1].text.endswith(_COLONS):
            announced.add(parent)
        if parent in announced and probabilities[number] >= _MIN_FILLED:
            kept[number] = True


def _fill_gaps(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep what stands between two kept runs, unless it is mostly links or unlikely.

    In a manual these are signatures, labels and cells.
    """
    previous = len(kept)
    for number in range(len(kept)):
        if not kept[number]:
            continue
        gap = range(previous + 1, number - _names_language(measured, number - 1))
        previous = number
        length = sum(measured.runs[between].length for between in gap)
        linked = sum(measured.runs[between].linked for between in gap)
        likely = sum(probabilities[between] * measured.runs[between].length for between in gap)
        if likely < length * _MIN_GAP or linked > length * _MAX_GAP_LINKED:
            continue
        for between in gap:
            kept[between] = probabilities[between] >= _MIN_FILLED


def _names_language(measured: Measured, number: int) -> bool:
    """True if a run is one word before code: "html", "Terminal"."""
    is_word = number >= 0 and measured.runs[number].text.isalnum()
    return is_word and any(measured.tags[place] == "pre" for place in _around(measured, number + 1))


def _around(measured: Measured, number: int) -> Iterator[int]:
    """Yield the places of the elements around a run."""
    place = measured.runs[number].box
    while place >= 0:
        yield place
        place = measured.parents[place]


def _keep_labels(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep short lines that end with a colon directly before kept text in the same part: "Returns:"."""
    for number in range(len(kept) - 2, -1, -1):
        run, following = measured.runs[number], measured.runs[number + 1]
        if kept[number] or not kept[number + 1] or probabilities[number] < _MIN_FILLED:
            continue
        is_label = run.length <= _MAX_LABEL_CHARACTERS and run.text.endswith(_COLONS)
        if is_label and measured.is_inside(following.box, measured.parents[run.box]):
            kept[number] = True


def _keep_headings(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep each heading if most of the text under it is kept."""
    text = kept_text = 0
    for number in range(len(kept) - 1, -1, -1):
        run = measured.runs[number]
        if not measured.in_heading[run.box]:
            text += run.length
            kept_text += run.length if kept[number] else 0
            continue
        least = _MIN_HEADING_OF_TEXT if kept_text >= text * _MIN_ALL_SHARE else _MIN_HEADING
        if text and kept_text >= text * _MIN_KEPT_SHARE and probabilities[number] >= least:
            kept[number] = True
        text = kept_text = 0
