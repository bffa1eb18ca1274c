"""English abbreviations, Roman numerals, initialisms, and words in capitals."""

from __future__ import annotations

import re

from reader.script.spoken_forms.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import DIGITS, Rule, compiled

# -- abbreviations ----------------------------------------------------------------------------

_BEFORE_NAME = {
    "Prof": "Professor", "Profs": "Professors", "Sen": "Senator", "Sens": "Senators", "Gov": "Governor",
    "Govs": "Governors", "Gen": "General", "Gens": "Generals", "Rep": "Representative",
    "Reps": "Representatives", "Lt": "Lieutenant", "Col": "Colonel", "Sgt": "Sergeant", "Capt": "Captain",
    "Cpl": "Corporal", "Cmdr": "Commander", "Adm": "Admiral", "Maj": "Major", "Rev": "Reverend",
    "Hon": "Honorable", "Pres": "President", "Amb": "Ambassador", "Supt": "Superintendent",
    "Atty": "Attorney", "Det": "Detective", "Insp": "Inspector", "Fr": "Father", "Mt": "Mount", "Ft": "Fort",
    "Ms": "Miz", "Univ": "University",
}  # fmt: skip
_BEFORE_NUMBER = {
    "No": "number", "Nos": "numbers", "no": "number", "nos": "numbers", "p": "page", "pp": "pages",
    "Vol": "volume", "vol": "volume", "Vols": "volumes", "vols": "volumes", "Ch": "chapter", "ch": "chapter",
    "Fig": "figure", "fig": "figure", "Figs": "figures", "figs": "figures", "Sec": "section",
    "sec": "section",
    "Eq": "equation", "eq": "equation", "Art": "article", "art": "article", "ca": "circa", "c": "circa",
}  # fmt: skip
_ANYWHERE = {
    "vs": "versus", "Corp": "Corporation", "Inc": "Incorporated", "Co": "Company", "Bros": "Brothers",
    "Jr": "Junior", "Sr": "Senior", "Ave": "Avenue", "Blvd": "Boulevard", "govt": "government",
    "Govt": "Government", "approx": "approximately",
}  # fmt: skip


def _abbreviation(match: re.Match[str], lang: str) -> str | None:
    """What a word with a stop is short for; that can depend on what comes next."""
    word, following = match["word"], match["next"]
    if word in _BEFORE_NUMBER and following.isdecimal():
        return _BEFORE_NUMBER[word]
    if word in _BEFORE_NAME and following.isupper() and match["gap"]:
        return _BEFORE_NAME[word]
    if (
        word == "St"
        and not following.isupper()
        and compiled(_AFTER_A_WORD).match(match.string, max(0, match.start() - 2))
    ):
        return "Street"
    said = _ANYWHERE.get(word)
    if said and compiled(_ENDS).match(match.string, match.end()):
        said += "."  # the stop ended the sentence, too
    return said


_AFTER_A_WORD = r"[a-z\d]\s"
_ENDS = r"[)\]”’\"'\s]*\Z"


def _without_stop(match: re.Match[str], lang: str) -> str | None:
    return "versus" if match[0] == "vs" else _BEFORE_NAME[match[0]]


# -- Roman numerals ---------------------------------------------------------------------------

# Nouns that are counted in Roman numerals: "World War I" is "World War 1".
_COUNTED = frozenset({
    "War", "Chapter", "Part", "Act", "Scene", "Book", "Volume", "Title", "Article", "Section", "Phase",
    "Type", "Class", "Level", "Stage", "Grade", "Category", "Bowl", "WrestleMania", "Apollo", "Mark",
    "Mk", "Episode", "Fantasy", "Division", "Tier", "Group", "Appendix", "Figure", "Table", "Annex",
    "Schedule", "Factor", "Vatican", "Rocky", "Saturn", "Canto", "Psalm", "Quest", "Games", "Olympiad",
    "Congress", "Unit", "Theorem", "Lemma",
})  # fmt: skip
# Names of which there was more than one on a throne: "Henry VIII" is "Henry the 8th".
_REGNAL = frozenset({
    "Henry", "Elizabeth", "Charles", "George", "Edward", "Richard", "William", "James", "Mary", "John",
    "Paul", "Pius", "Benedict", "Leo", "Gregory", "Louis", "Napoleon", "Wilhelm", "Alexander",
    "Nicholas", "Peter", "Catherine", "Ivan", "Philip", "Ferdinand", "Frederick", "Friedrich", "Franz",
    "Francis", "Joseph", "Innocent", "Clement", "Urban", "Boniface", "Julius", "Sixtus", "Adrian",
    "Carl", "Karl", "Gustav", "Christian", "Harald", "Haakon", "Olav", "Olaf", "Magnus", "Erik", "Eric",
    "Margrethe", "Albert", "Leopold", "Victor", "Emmanuel", "Otto", "Conrad", "Pedro", "Juan", "Carlos",
    "Alfonso", "Felipe", "Isabella", "Robert", "David", "Stephen", "Edmund", "Harold", "Rama",
    "Ramesses", "Ramses", "Thutmose", "Amenhotep", "Xerxes", "Darius", "Cyrus", "Ptolemy", "Cleopatra",
    "Mehmed", "Mehmet", "Murad", "Selim", "Constantine", "Theodosius", "Justinian", "Basil", "Abdullah",
    "Hussein", "Hassan", "Mohammed", "Umberto", "Ludwig", "Maximilian", "Rudolf", "Sigismund",
    "Casimir", "Michael", "Theodore", "Bartholomew", "Christina", "Antiochus",
})  # fmt: skip
# What shows that a letter after a name is no initial, and no speaker: "Charles I was".
_COMES_AFTER_ONE = (
    r"[’']s|[,;:)]|\.?\Z|\s(?:\(|(?!am\b|have\b|had\b|think\b|will\b|can\b|could\b|do\b|know\b|would\b)[a-z])"
)


def _roman(match: re.Match[str], lang: str) -> str | None:
    """A king's number, a counted thing's, or another where it can be nothing else."""
    word, numeral = match["word"], match["say"]
    if not numeral:
        return None
    number = roman_value(numeral)
    if word in _COUNTED:
        return str(number)
    if len(numeral) == 1:
        is_number = (
            word in _REGNAL
            and numeral in "IVX"
            and compiled(_COMES_AFTER_ONE).match(match.string, match.end())
        )
        return _ordinal(number) if is_number else None
    if not set(numeral) <= set("IVX") or word in {"an", "An"} or not word[-1].islower():
        return None
    return _ordinal(number) if word in _REGNAL else str(number)


def _ordinal(number: int) -> str:
    tail = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in {11, 12, 13} else "th"
    return f"the {number}{tail}"


# -- words in capitals ------------------------------------------------------------------------

# The engine says these as words, and people letter by letter.
_INITIALISMS = frozenset({
    "AARP", "ACLU", "ASMR", "COPD", "FTSE", "IAEA", "ICRC", "IFRC", "IMDB", "IMHO", "OSCE", "RFID",
    "ROTC", "SSRI", "UNFCCC", "USAID", "YMCA", "YWCA", "AFAIK",
})  # fmt: skip
# The engine says the letters of these: acronyms, and words of three letters written large for their weight.
_WORDS = frozenset({
    "ram", "rom", "lan", "wan", "cad", "mac", "dos", "hud", "ted", "nas", "sim", "ice", "ace", "hal",
    "to", "if", "has", "out", "day", "let", "say", "too", "man", "new", "old", "see", "way", "car",
    "art", "war", "big", "law", "map", "air", "red", "top", "own", "oil", "tax", "job", "sea", "sun",
    "six", "yes", "yet", "end", "eye", "key", "lot", "low", "men", "off", "run", "set", "far", "few",
    "pay", "win", "bad", "bit", "box", "boy", "buy", "cut", "due", "god", "gun", "guy", "hot", "kid",
    "lie", "mad", "mix", "odd", "ago", "ask", "bed", "cup", "dad", "die", "dog", "dry", "ear", "eat",
    "ill", "leg", "lip", "mom", "pot", "raw", "sad", "sky", "tea", "try", "wet", "won", "arm", "age",
    "app", "bar", "bet", "cat", "cow", "fan", "fat", "fly", "fun", "gas", "hat", "hit", "icy", "jet",
    "joy", "mob", "nut", "owe", "pen", "pet", "pin", "pop", "pub", "rat", "rib", "rob", "rod", "rug",
    "shy", "sum", "tap", "tie", "tin", "toe", "toy", "van", "vow", "wax", "web", "wed", "wow", "zip",
})  # fmt: skip
_TO_BE_SPELLED_AFTER = ("the ", "The ", " by ", " of ", "from ")  # WHO, where it is no question


def _capitals(match: re.Match[str], lang: str) -> str | None:
    word, text = match[0], match.string
    if word in _INITIALISMS or (word == "WHO" and text.endswith(_TO_BE_SPELLED_AFTER, 0, match.start())):
        return ".".join(word) + "."
    in_brackets = text[match.start() - 1 : match.start()] == "("  # the short form of what stands before
    if word.lower() in _WORDS and not in_brackets and not _around(match).isupper():
        return word.lower()
    return None


def _around(match: re.Match[str]) -> str:
    """What stands near; where that is all capitals, the engine reads words by itself."""
    return match.string[max(0, match.start() - 60) : match.end() + 60]


def _letters(match: re.Match[str], lang: str) -> str | None:
    return " ".join(match[0]) + " "


def _it(match: re.Match[str], lang: str) -> str | None:
    """The word, where all is capitals and long enough to be a sentence."""
    return "it" if _around(match).isupper() and _around(match).count(" ") > 2 else None


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ENGLISH_WORDS = (
    Rule(
        (".",),
        r"(?<![\w.])(?P<say>(?P<word>[A-Za-z]{1,6})\.)(?![\w.])(?=(?P<gap>\s*)(?P<next>.?))",
        _abbreviation,
    ),
    Rule(("vMS",), r"\b(?:vs|Ms|Mt|Sgt)(?=\s[A-Za-z])", _without_stop),
    Rule(("IVX",), rf"\b(?P<word>[A-Za-z]+)\s(?P<say>{ROMAN})\b(?!\.\w)", _roman),
    Rule((_CAPITALS,), r"\b(?<!\.)[A-Z]{3,6}\b(?!\.\w)", _capitals),
    Rule(("I",), r"\bIT\b", _it),
    Rule(("2₂",), r"\b(?:CO|SO|NO)(?=[₂2]\b)", _letters),
    Rule((DIGITS,), r"(?<=\d )AD\b|\AAD(?=\s\d)", "A.D."),
    Rule(("D",), r"\bPh\.D\b", "PhD"),
    Rule(("/",), r"(?<![\w/])w/o(?=\s)", "without"),
    Rule(("/",), r"(?<![\w/])w/\s?(?=\w)", "with "),
    Rule(("#",), r"\bC#", "C sharp"),
)
