"""The features of a run of text that come from its template: all runs of the page in elements like its own.

Elements have the same template if they and all elements around them have the same tags and first class-name
words. A page has a template for its posts, another for the teasers in its sidebar, wherever they are.
"""

from __future__ import annotations

from itertools import islice
from math import log1p

from reader.page.article.content_model.word_features import Row
from reader.page.article.measure import Measured

TEMPLATE = (
    "template runs", "template share", "template length", "template link density", "template texts",
    "template prose", "template rank",
)  # fmt: skip
_MAX_RUNS, _MAX_RANK = 200, 20


class _Template:
    """The runs with one template: how many, their characters, and their different texts."""

    __slots__ = ("count", "length", "linked", "prose", "texts")

    def __init__(self) -> None:
        self.count = self.length = self.linked = self.prose = 0
        self.texts: set[str] = set()


def template_rows(measured: Measured) -> list[Row]:
    """The features of TEMPLATE for each run. Runs with the same template share a row."""
    numbers = _template_numbers(measured)
    templates: dict[int, _Template] = {}
    for run in measured.runs:
        template = templates.get(numbers[run.box])
        if template is None:
            template = templates[numbers[run.box]] = _Template()
        template.count += 1
        template.length += run.length
        template.linked += run.linked
        template.prose += run.prose
        template.texts.add(run.text)
    text, prose = measured.text[0] or 1, measured.prose[0] or 1
    by_length = sorted(templates, key=lambda number: -templates[number].length)
    rows = {}
    for rank, number in enumerate(by_length):
        template = templates[number]
        rows[number] = [
            min(_MAX_RUNS, template.count),
            template.length / text,
            log1p(template.length / template.count),
            template.linked / (template.length or 1),
            len(template.texts) / template.count,
            template.prose / prose,
            min(_MAX_RANK, rank),
        ]
    return [rows[numbers[run.box]] for run in measured.runs]


def _template_numbers(measured: Measured) -> list[int]:
    """For each element with text the number of its template."""
    known: dict[tuple[int, str, str], int] = {}
    numbers = [0]
    elements = zip(measured.parents, measured.tags, measured.words, measured.text, strict=True)
    for parent, tag, words, text in islice(elements, 1, None):
        key = numbers[parent], tag, words[0] if words else ""
        numbers.append(known.setdefault(key, len(known) + 1) if text else 0)
    return numbers
