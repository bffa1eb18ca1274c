"""Excludes parts that the page says a second time.

Many pages contain a list twice, for wide and for narrow screens, or copies of a carousel's slides. Such a
twin has the same lines in the same order, among them a heading or a link, or is one linked title, or a
paragraph directly after its twin in another part. Other lines, such as a refrain, can be repeated on purpose,
and so can descriptions: each says something of another term. Tables and code are never twins, nor are the
lines around them one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.page.article.measure import Measured, TextRun

_MIN_LINES, _MIN_CHARACTERS = 2, 60  # of a twin
_MIN_TITLE_CHARACTERS = 20  # of a linked line that is a twin alone
_MAX_TIMES = 3  # that a twin's rarest line is on the page: more often, it belongs to many things
_MIN_LINKED_SHARE = 0.5
_MIN_TOOLS = 8  # links with the same text, to be tools
_MIN_TOOL_SHARE = 0.8  # of the links in the same place
_MAX_TOOL_CHARACTERS = 30
_MAX_PATH = 4  # elements that tell the place of a link
_MAX_COMPARED = 8  # earlier lines with the same text, so that the time stays linear
# Class names of parts for one kind of screen, of which a browser shows only one.
_SCREENS = frozenset({"mobile", "desktop", "tablet", "phone", "smartphone"})
_MAX_PARENTS = 4  # searched for such a class name
_CODE = frozenset({"pre", "code"})
_SENTENCE_ENDS = (".", ":", "。", "：")


def repeats(measured: Measured, kept: Sequence[bool], tables: Mapping[int, list[int]]) -> set[int]:
    """The numbers of the kept runs in twins of earlier parts; `tables` has the runs of each data table."""
    in_tables = {number for runs in tables.values() for number in runs}
    numbers = [number for number, is_kept in enumerate(kept) if is_kept]
    lines = [
        # The newline with the number makes a line that no other line is the same as.
        f"\n{number}" if number in in_tables or measured.tags[run.box] in _CODE else run.text
        for number, run in ((number, measured.runs[number]) for number in numbers)
    ]
    lists = _outermost_lists(measured)
    times = Counter(lines)
    earlier: dict[str, list[int]] = {}
    found = set(_tools(measured, [number for number in numbers if number not in in_tables], times))
    start = 0
    while start < len(lines):
        if start and _is_double(measured, numbers[start - 1], numbers[start]):
            found.add(numbers[start])
            start += 1
            continue
        first, count = _longest(lines, earlier.get(lines[start], ()), start)
        end = start + max(1, count)
        is_rare = min(times[line] for line in lines[start:end]) <= _MAX_TIMES
        part = numbers[start:end]
        is_part_of_list = _is_part(measured, lists[measured.runs[part[0]].box], part)
        if count and is_rare and not is_part_of_list and _is_twin(measured, numbers[first], part):
            found.update(part)
        else:
            for index in range(start, end):
                same = earlier.setdefault(lines[index], [])
                if len(same) < _MAX_COMPARED:
                    same.append(index)
        start = end
    return found


def _outermost_lists(measured: Measured) -> list[int]:
    """For each element the place of the outermost description list around it, or -1."""
    lists: list[int] = []
    for place, (tag, parent) in enumerate(zip(measured.tags, measured.parents, strict=True)):
        outer = lists[parent] if place else -1
        lists.append(place if outer < 0 and tag == "dl" else outer)
    return lists


def _is_part(measured: Measured, around: int, numbers: Sequence[int]) -> bool:
    """True if the element at `around` contains more than these runs."""
    if around < 0:
        return False
    first = measured.runs_before[around]
    return first < numbers[0] or first + measured.run_counts[around] > numbers[-1] + 1


def _tools(measured: Measured, numbers: Sequence[int], times: Counter[str]) -> Iterator[int]:
    """The runs that are the same link at nearly each of very many things: "Add to cart"."""
    by_path: dict[tuple[str, ...], list[int]] = {}
    for number in numbers:
        run = measured.runs[number]
        is_short = run.linked == run.length <= _MAX_TOOL_CHARACTERS and not measured.in_heading[run.box]
        if is_short and _is_whole_link(measured, run):
            by_path.setdefault(measured.path(run.box, most=_MAX_PATH), []).append(number)
    for same in by_path.values():
        for number in same:
            count = times[measured.runs[number].text]
            if count >= max(_MIN_TOOLS, len(same) * _MIN_TOOL_SHARE):
                yield number


def _is_whole_link(measured: Measured, run: TextRun) -> bool:
    """True if a run is all of a link, not a line of a card that is one."""
    return any(measured.tags[place] == "a" and measured.text[place] == run.length for place in run.inner)


def _is_double(measured: Measured, before: int, number: int) -> bool:
    """True if a run says the same as the one before it, in another part."""
    first, run = measured.runs[before], measured.runs[number]
    is_long = len(run.text) >= _MIN_CHARACTERS and first.text == run.text
    return is_long and measured.parents[first.box] != measured.parents[run.box]


def _longest(lines: Sequence[str], earlier: Iterable[int], start: int) -> tuple[int, int]:
    """The earlier line from which most lines are the same as those from `start`, and how many they are."""
    best = start, 0
    for index in earlier:
        count = 1
        while (
            start + count < len(lines)
            and index + count < start
            and lines[index + count] == lines[start + count]
        ):
            count += 1
        if count > best[1]:
            best = index, count
    return best


def _is_twin(measured: Measured, first: int, part: Sequence[int]) -> bool:
    """True if a repeated part is a twin; `first` is the number of the run that its first run repeats."""
    runs, original = [measured.runs[number] for number in part], measured.runs[first]
    if measured.in_heading[runs[0].box] != measured.in_heading[original.box]:
        return False  # the list of a page's headings is not a twin of them
    is_link = [run.link_density > _MIN_LINKED_SHARE for run in runs]
    if _is_for_other_screens(measured, runs[0].box, original.box) and runs[0].length >= _MIN_TITLE_CHARACTERS:
        return True
    if all(is_link) and all(_is_title(run) for run in runs):
        return True
    return (
        len(runs) >= _MIN_LINES
        and sum(run.length for run in runs) >= _MIN_CHARACTERS
        and measured.parents[runs[0].box] != measured.parents[original.box]
        and (any(is_link) or any(measured.in_heading[run.box] for run in runs))
    )


def _is_title(run: TextRun) -> bool:
    """True if a linked line can be a title: "See also the lamp room." is a sentence with a link."""
    is_sentence = run.linked < run.length and run.text.endswith(_SENTENCE_ENDS)
    return run.length >= _MIN_TITLE_CHARACTERS and not is_sentence


def _is_for_other_screens(measured: Measured, place: int, other: int) -> bool:
    """True if the parts around two elements are for different kinds of screens."""
    screens, others = _screens(measured, place), _screens(measured, other)
    return bool(screens and others) and screens.isdisjoint(others)


def _screens(measured: Measured, place: int) -> frozenset[str]:
    """The kinds of screens that the class names around an element name."""
    found: set[str] = set()
    for _ in range(_MAX_PARENTS):
        if place < 0:
            break
        found.update(_SCREENS.intersection(measured.words[place]))
        place = measured.parents[place]
    return frozenset(found)
