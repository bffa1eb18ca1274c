"""Finds measures before a noun, which English puts in the singular: "a 5 kilometer run"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.rules import compiled

_DETERMINER_CHARACTERS = 60  # how far before a measure its determiner is searched
_SIDE = r"[\d.,]{1,9}\s?(?:[\"”″'′’]|[a-z]{1,4})?"  # of something "5 by 7"
_DETERMINER = "an?|the|this|that|its|his|her|my|your|our|their|each|every|one|another|whose|no|any"
# A determiner, perhaps with a word after it, before a number or before "5 by 7".
_BEFORE = (
    rf"\b(?P<article>(?i:{_DETERMINER}))\s(?:(?P<between>[A-Za-z]{{2,20}})\s)?(?:{_SIDE}\s?[x×]\s?){{0,3}}\Z"
)
_AFTER = rf"(?:\s?[x×]\s?{_SIDE}){{0,3}}[ \u00a0]([A-Za-z][a-z]+)"
# After these "m" is a million, not a meter: "5m users".
COUNTED_IN_MILLIONS = (
    "people|users|views|downloads|followers|subscribers|viewers|residents|years|jobs|households|customers"
    "|copies|tons|tonnes|dollars|euros|pounds|members|streams|listeners|readers|visitors|passengers|voters|refugees"
)
_NOUNS_IN_LY = frozenset(
    {"supply", "assembly", "family", "reply", "fly", "belly", "jelly", "anomaly", "rally", "bully"}
)
# These words between a determiner and a measure are not adjectives.
_NO_ADJECTIVES = frozenset({
    "of", "in", "at", "to", "for", "from", "by", "with", "than", "and", "or", "but", "as", "is", "was", "are",
    "were", "about", "around", "over", "under", "nearly", "almost", "just", "only", "ran", "cost", "costs",
    "paid", "weighs", "weighed", "weighing", "costing", "measures", "measured", "boat", "man", "price",
    "rate", "fee",
})  # fmt: skip
# A measure before one of these words does not describe it.
_NO_NOUNS = frozenset({
    "of", "in", "at", "to", "for", "from", "by", "with", "than", "and", "or", "but", "as", "on", "off", "up",
    "out", "into", "onto", "over", "under", "through", "per", "each", "every", "a", "an", "the", "this",
    "that", "these", "those", "which", "who", "whose", "when", "where", "while", "if", "because", "so", "it",
    "he", "she", "they", "we", "you", "i", "is", "was", "are", "were", "be", "been", "has", "have", "had",
    "will", "would", "can", "could", "may", "might", "must", "shall", "should", "do", "does", "did", "goes",
    "went", "came", "comes", "not", "wide", "long", "tall", "high", "deep", "thick", "away", "apart",
    "across", "along", "north", "south", "east", "west", "ago", "more", "less", "later", "earlier", "before",
    "after", "above", "below", "behind", "ahead", "further", "farther", "back", "down", "between", "until",
    "since", "during", "without", "within", "about", "around", "near", "old", "square", "cubed", "squared",
    "cubic", "plus", "minus", "times", "instead", "too", "also", "now", "then", "there", "here", "today",
    "last", "next", "worth", "million", "billion", "just", "inland", "upstream", "downstream", "offshore",
    "thousand", "outside", "warmer", "cooler", "colder", "hotter", "yesterday", "tomorrow", "made",
    "needed", "given", "paid", "spent", "raised", "lost",
})  # fmt: skip
_VERBS_AND_OTHERS_IN_S = frozenset({
    "costs", "goes", "makes", "takes", "means", "comes", "gives", "remains", "needs", "contains", "equals",
    "includes", "starts", "ends", "runs", "leads", "says", "adds", "brings", "does", "has", "was", "towards",
    "always", "weighs", "sometimes", "perhaps", "besides", "plus", "minus", "times", "less", "across",
    "upwards", "downwards", "northwards", "southwards", "eastwards", "westwards", "sells", "gets", "lets",
    "falls", "rises", "stands",
})  # fmt: skip
_MEASURED_THINGS = (
    "sensor|screen|display|lens|monitor|dish|pan|tin|tray|skillet|sheet|ruler|nail|pipe|cake|pizza|plate"
    "|knife|gun|wheel|tire|tyre|tablet|laptop|phone|disk|drive|cable|hose|pot|board|tv|TV|paper|photo|print"
    "|canvas|frame|envelope|card|room|battery|fuse|bulb"
)
_PLURAL = rf"[ \u00a0]([A-Za-z][a-z]+(?<![sui])s|{_MEASURED_THINGS})(?![\w'’])"


def is_before_plural(measure: re.Match[str]) -> bool:
    """True if a measure stands before a plural, or another thing that is measured: "24 MP images"."""
    after = compiled(_PLURAL).match(measure.string, measure.end())
    noun = after[1].lower() if after is not None else ""
    return bool(noun) and noun not in _NO_NOUNS and noun not in _VERBS_AND_OTHERS_IN_S


def can_be_noun(word: str) -> bool:
    """True unless a measure before this word cannot describe it: "5 km away", "20° outside"."""
    small = word.lower()
    return bool(small) and small not in _NO_NOUNS and (not small.endswith("ly") or small in _NOUNS_IN_LY)


def is_before_noun(measure: re.Match[str]) -> bool:
    """True if a measure stands between a determiner and a noun: "a 5 km run"."""
    text, start = measure.string, measure.start()
    before = compiled(_BEFORE).search(text, max(0, start - _DETERMINER_CHARACTERS), start)
    after = compiled(_AFTER).match(text, measure.end())
    if before is None or after is None:
        return False
    return (before["between"] or "").lower() not in _NO_ADJECTIVES and can_be_noun(after[1])
