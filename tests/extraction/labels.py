"""Label the text runs of a page as content or not, by comparing them with the page's known text.

- A run of more than four words: its label is the share of its words in groups of four that the known text
  contains too.
- A shorter run is content if the known text has its words between the words of the runs around it.
- The page may repeat a text more often than the known text does. Then only the copies closest to other
  content are content.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARKER = re.compile(r"^[\s\-*•\d.)]+(?=\D)")
_GROUP = 4  # words
_MAX_PLACES = 4  # a group that the known text repeats this often does not show where a run belongs
_NEAR = 60  # words: a short run must match this close to its neighbor
_SLACK = 2  # words by which the places of two neighbors may overlap
_CONTENT = 0.5  # a run with a higher label is content

Place = tuple[int, int]  # first word in the known text, and the word after the last


def words(text: str) -> list[str]:
    """Return the words of a text in lower case. In scripts without spaces each character is a word."""
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        if word.isascii() or not _DENSE.search(word):
            found.append(word)
        else:
            found.extend(word)
    return found


def by_phrases(runs: Sequence[str], wanted: Sequence[str], unwanted: Sequence[str]) -> list[float | None]:
    """Label each run: 1 if it contains or is part of a wanted phrase, 0 for an unwanted one, else None."""
    labels: list[float | None] = [None] * len(runs)
    for phrases, label in ((wanted, 1.0), (unwanted, 0.0)):
        for phrase in phrases:
            phrase_words = _spaced(words(phrase))
            for number, run in enumerate(runs):
                inside = words(run)
                is_part = len(inside) >= _GROUP and _spaced(inside) in phrase_words
                if inside and (phrase_words in _spaced(inside) or is_part):
                    labels[number] = label
    return labels


def _spaced(found: list[str]) -> str:
    return f" {' '.join(found)} "


def by_text(runs: Sequence[str], text: str) -> list[float]:
    """Return for each run the share of it that is content, 0 to 1."""
    return _Matching([words(run) for run in runs], text).labels


class _Matching:
    """Matches the runs of one page with its known text. The result is in `labels`."""

    def __init__(self, runs: list[list[str]], text: str) -> None:
        self.runs = runs
        self.truth = words(text)
        self.labels = [0.0] * len(runs)
        self.places: list[Place | None] = [None] * len(runs)
        self.groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for start in range(len(self.truth) - _GROUP + 1):
            self.groups[tuple(self.truth[start : start + _GROUP])].append(start)
        for number, run in enumerate(runs):
            if len(run) > _GROUP:
                self._match(number, run)
        self._drop_extra_copies()
        self._match_short(text)

    def _match(self, number: int, run: list[str]) -> None:
        covered = bytearray(len(run))
        found: list[int] = []
        for start in range(len(run) - _GROUP + 1):
            starts = self.groups.get(tuple(run[start : start + _GROUP]))
            if starts:
                covered[start : start + _GROUP] = b"\1" * _GROUP
                found += starts if len(starts) < _MAX_PLACES else []
        self.labels[number] = sum(covered) / len(run)
        if self.labels[number] > _CONTENT and found:
            self.places[number] = min(found), max(found) + _GROUP

    def _drop_extra_copies(self) -> None:
        copies: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, run in enumerate(self.runs):
            if self.labels[number] > _CONTENT:
                copies[tuple(run)].append(number)
        unique = sorted(numbers[0] for numbers in copies.values() if len(numbers) == 1)

        def distance(number: int) -> int:
            at = bisect_left(unique, number)
            nearest = unique[max(0, at - 3) : at + 3]
            return sum(sorted(abs(number - other) for other in nearest)[:3])

        for key, numbers in copies.items():
            if len(numbers) > 1:
                starts = self.groups.get(key[:_GROUP], ())
                count = sum(tuple(self.truth[start : start + len(key)]) == key for start in starts) or 1
                for number in sorted(numbers, key=distance)[count:]:
                    self.labels[number], self.places[number] = 0.0, None

    def _match_short(self, text: str) -> None:
        lines = Counter(tuple(words(_MARKER.sub("", line))) for line in text.splitlines())
        lines.update(tuple(words(line)) for line in text.splitlines())
        first: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.truth):
            first[word].append(at)
        following: list[Place | None] = [None] * len(self.runs)
        for number in range(len(self.runs) - 2, -1, -1):
            following[number] = self.places[number + 1] or following[number + 1]
        used: set[int] = set()
        before: Place | None = None
        for number, run in enumerate(self.runs):
            if self.places[number]:
                before = self.places[number]
            elif run and len(run) <= _GROUP:
                start = self._start(run, first.get(run[0], []), before, following[number], used)
                if start is not None and self._is_content(
                    run, start, before, following[number], is_line=tuple(run) in lines
                ):
                    self.labels[number] = 1.0
                    used.update(range(start, start + len(run)))
                    before = start, start + len(run)

    def _start(
        self, run: list[str], starts: list[int], before: Place | None, after: Place | None, used: set[int]
    ) -> int | None:
        low = before[1] - _SLACK if before else 0
        high = after[0] + _SLACK if after else len(self.truth)
        low, high = min(low, high), max(low, high)
        for start in starts[bisect_left(starts, low) :]:
            end = start + len(run)
            if end > high:
                break
            if self.truth[start:end] == run and used.isdisjoint(range(start, end)):
                return start
        return None

    @staticmethod
    def _is_content(
        run: list[str], start: int, before: Place | None, after: Place | None, *, is_line: bool
    ) -> bool:
        if is_line:
            return True
        if before is None and after is None:
            return False
        is_near = (before is not None and start - before[1] <= _NEAR) or (
            after is not None and after[0] - start <= _NEAR
        )
        return len(run) >= _GROUP - 1 or is_near
