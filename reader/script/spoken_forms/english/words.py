"""English abbreviations and Roman numerals."""

from __future__ import annotations

import re

from reader.script.spoken_forms.english.dates import spoken_year
from reader.script.spoken_forms.numbers.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import DIGITS, TEXT_END, Rule, compiled

# -- abbreviations ----------------------------------------------------------------------------

_BEFORE_NAME = {
    "Prof": "Professor", "Profs": "Professors", "Sen": "Senator", "Sens": "Senators", "Gov": "Governor",
    "Govs": "Governors", "Gen": "General", "Gens": "Generals", "Rep": "Representative",
    "Reps": "Representatives", "Lt": "Lieutenant", "Col": "Colonel", "Sgt": "Sergeant", "Capt": "Captain",
    "Cpl": "Corporal", "Cmdr": "Commander", "Adm": "Admiral", "Maj": "Major", "Rev": "Reverend",
    "Hon": "Honorable", "Pres": "President", "Amb": "Ambassador", "Supt": "Superintendent",
    "Atty": "Attorney", "Det": "Detective", "Insp": "Inspector", "Fr": "Father", "Mt": "Mount",
    "Ft": "Fort", "Ms": "Miz", "Inst": "Institute",
}  # fmt: skip
_BEFORE_NUMBER = {
    "no": "number", "nos": "numbers", "p": "page", "pp": "pages", "vol": "volume", "vols": "volumes",
    "ch": "chapter", "fig": "figure", "figs": "figures", "sec": "section", "secs": "sections",
    "eq": "equation", "eqs": "equations", "ref": "reference", "refs": "references", "tab": "table",
    "para": "paragraph", "paras": "paragraphs", "art": "article", "ca": "circa", "c": "circa",
    "ext": "extension", "apt": "apartment", "rm": "room", "app": "appendix", "bldg": "building",
    "ste": "suite", "op": "opus", "tel": "telephone", "est": "established", "temp": "temperature",
    "pt": "part", "ep": "episode", "ps": "Psalm", "flt": "flight", "eps": "episodes", "rte": "route",
    "dep": "departing", "arr": "arriving",
    "lat": "latitude", "lon": "longitude", "ser": "series", "bk": "book", "fl": "floor", "flr": "floor",
}  # fmt: skip
_BEFORE_LETTER = frozenset({"app", "fig", "sec", "apt", "ste", "bldg", "pt", "tab"})
_ANYWHERE = {
    "vs": "versus", "Corp": "Corporation", "Inc": "Incorporated", "Co": "Company", "Bros": "Brothers",
    "Jr": "Junior", "Sr": "Senior", "Ave": "Avenue", "Blvd": "Boulevard", "Ltd": "Limited",
}  # fmt: skip
_IN_ANY_CASE = {
    "govt": "government", "approx": "approximately", "incl": "including", "excl": "excluding",
    "dept": "department", "univ": "university", "assn": "association", "assoc": "association",
    "min": "minimum", "max": "maximum", "avg": "average", "qty": "quantity", "misc": "miscellaneous",
    "cf": "compare",
}  # fmt: skip


def _abbreviation(match: re.Match[str], lang: str) -> str | None:
    """The expansion of an abbreviation, which can depend on the next word."""
    word, following = match["word"], match["next"]
    small = word.lower() if len(word) > 1 else word
    if small in _BEFORE_NUMBER and (
        following[-1:].isdecimal()
        or (small in {"c", "ca"} and following in {"$", "£", "€"})
        or (word.capitalize() in _COUNTED and compiled(ROMAN).fullmatch(following))
        or (small in _BEFORE_LETTER and compiled(_LETTER_NEXT).match(match.string, match.end()))
    ):
        return _BEFORE_NUMBER[small]
    if word in _BEFORE_NAME and following[:1].isupper() and match["gap"]:
        return _BEFORE_NAME[word]
    if (
        word == "St"
        and not following[:1].isupper()
        and compiled(_AFTER_A_WORD).match(match.string, max(0, match.start() - 2))
    ):
        return "Street"
    said = _ANYWHERE.get(word) or (_same_case(_IN_ANY_CASE[small], word) if small in _IN_ANY_CASE else None)
    if said and compiled(_ENDS).match(match.string, match.end()):
        said += "."  # the stop also ended the sentence
    return said


def _same_case(said: str, word: str) -> str:
    return said.capitalize() if word[0].isupper() else said


_LETTER_NEXT = r"\s[A-Z]\b(?!\.\s?[A-Z])"
# The states of the USA as newspapers shorten them, after a city: "Auburn, Wash."
_STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois",
    "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland",
    "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri",
    "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey",
    "N.M": "New Mexico", "N.Y": "New York", "N.C": "North Carolina", "N.D": "North Dakota",
    "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina",
    "S.D": "South Dakota", "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia",
    "Wash": "Washington", "W.Va": "West Virginia", "Wis": "Wisconsin", "Wyo": "Wyoming",
}  # fmt: skip


def _state(match: re.Match[str], lang: str) -> str | None:
    ends = compiled(_ENDS).match(match.string, match.end())
    return _STATES[match["state"]] + ("." if ends else "")


# These are no words, so that they need no city before them: "mines in Ill. and Calif."
_STATES_ALONE = (
    "Ala", "Ariz", "Calif", "Colo", "Conn", "Fla", "Ill", "Kan", "Ky", "Md", "Mich", "Minn", "Mo", "Mont",
    "Neb", "Nev", "Okla", "Ore", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo",
)  # fmt: skip
_COMPASS = {
    "NNE": "north-northeast", "ENE": "east-northeast", "ESE": "east-southeast", "SSE": "south-southeast",
    "SSW": "south-southwest", "WSW": "west-southwest", "WNW": "west-northwest", "NNW": "north-northwest",
}  # fmt: skip


def _point_of_compass(match: re.Match[str], lang: str) -> str:
    return _COMPASS[match[0]]


_AFTER_A_WORD = r"[a-z\d]\s"
_ENDS = r"[)\]”’\"'\s]*\Z"


def _junior(match: re.Match[str], lang: str) -> str | None:
    return _ANYWHERE[match[0]]


def _without_stop(match: re.Match[str], lang: str) -> str | None:
    return "versus" if match[0] == "vs" else _BEFORE_NAME[match[0]]


# -- Roman numerals ---------------------------------------------------------------------------

# Nouns with Roman numerals: "World War I" is "World War 1".
_COUNTED = frozenset({
    "War", "Chapter", "Part", "Act", "Scene", "Book", "Volume", "Title", "Article", "Section", "Phase",
    "Type", "Class", "Level", "Stage", "Grade", "Category", "Bowl", "WrestleMania", "Apollo", "Mark",
    "Mk", "Episode", "Fantasy", "Division", "Tier", "Group", "Appendix", "Figure", "Table", "Annex",
    "Schedule", "Factor", "Vatican", "Rocky", "Saturn", "Canto", "Psalm", "Quest", "Games", "Olympiad",
    "Congress", "Unit", "Theorem", "Lemma", "Ch", "Vol", "Fig", "Sec", "Art", "Bk",
})  # fmt: skip
# Names of several monarchs: "Henry VIII" is "Henry the 8th".
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
# Words that show that a letter after a name is a numeral, not an initial or a pronoun: "Charles I was".
_AFTER_NUMERAL = (
    r"[’']s|[,;:)]|\.?\Z|\s(?:\(|(?!am\b|have\b|had\b|think\b|will\b|can\b|could\b|do\b|know\b|would\b)[a-z])"
)


def _roman(match: re.Match[str], lang: str) -> str | None:
    """The number of a monarch or of a counted noun, or any clear Roman numeral."""
    word, numeral = match["word"], match["say"]
    number = roman_value(numeral)
    if word in _COUNTED:
        return str(number)
    if len(numeral) == 1:
        is_number = (
            word in _REGNAL and numeral in "IVX" and compiled(_AFTER_NUMERAL).match(match.string, match.end())
        )
        return _ordinal(number) if is_number else None
    if not set(numeral) <= set("IVX") or word in {"an", "An"} or not word[-1].islower():
        return None
    return _ordinal(number) if word in _REGNAL else str(number)


def _joined(match: re.Match[str], lang: str) -> str:
    """A year with the short word that touches it: "c.1850"."""
    word = {"b": "born", "c": "circa", "d": "died"}[match[1]]
    return f"{word} {spoken_year(match[2]) or match[2]}"


def _heading_number(match: re.Match[str], lang: str) -> str:
    """The number of a heading: "II. Methods"."""
    return str(roman_value(match["say"]))


def _roman_ordinal(match: re.Match[str], lang: str) -> str | None:
    """An ordinal in Roman numerals: "XIXth"."""
    return _ordinal(roman_value(match["numeral"])).removeprefix("the ")


def _ordinal(number: int) -> str:
    tail = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in {11, 12, 13} else "th"
    return f"the {number}{tail}"


_PLACE = r"(?:[A-Z][A-Za-z.'’-]{1,20}\s){0,2}[A-Z][A-Za-z'’-]{1,20}"
# In the title of a song, not "accomplish this feat. Then …".
_FEATURING = (
    r"(?<=[^\W\d] )(?<!this )(?<!that )(?<!the )(?<! a )(?<!such )(?<! no )(?:ft|feat)\.(?=\s[^\W\da-z])"
)
# What may stand between "born" or "died" and the year: "b. ca.", "d. Feb. 3,".
_ABOUT = r"(?:(?:c|ca)\.\s|(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},\s)?)?"
ENGLISH_WORDS = (
    Rule((".", "Ff"), rf"(?<=[(\[])(?:[Ff]t|[Ff]eat)\.(?=\s\w)|{_FEATURING}", "featuring"),
    Rule(
        (".",),
        r"(?<![\w.])(?P<say>(?P<word>[A-Za-z]{1,6})\.)(?![\w.])(?=(?P<gap>\s*)"
        r"(?P<next>[(\[]\d|[IVXLC]+\b|.?))",
        _abbreviation,
    ),
    Rule(("JS", "r"), r"(?<=[a-z] )(?:Jr|Sr)(?=[\s,;:)]|[.!?]?\Z)(?!\.\s[a-z])", _junior),
    Rule(("vMS",), r"\b(?:vs|Ms|Mt|Sgt)(?=\s[A-Za-z])", _without_stop),
    Rule(
        (".", ","),
        rf"(?<![\w.]){_PLACE},\s(?P<say>(?P<state>{'|'.join(map(re.escape, _STATES))})\.)"
        rf"(?=\s?[,;)(—–-]|\s[a-z]|{TEXT_END})",
        _state,
    ),
    Rule(
        ("IVX",),
        rf"\b(?P<word>[A-Za-z]+)(?:\s|(?<=\b(?:Ch|Bk))\.\s|(?<=\b(?:Vol|Fig|Sec|Art))\.\s)"
        rf"(?P<say>{ROMAN})\b(?!\.\w)",
        _roman,
    ),
    Rule(("IVX",), rf"(?<![\w.-])(?=[IVX]{{2}}|[VX]th)(?P<numeral>{ROMAN})(?:st|nd|rd|th)\b", _roman_ordinal),
    Rule(("º°№",), r"(?<!\w)(?:[Nn][º°]|№)(?=\s?\d)", "number"),
    Rule((".", DIGITS), rf"(?<![\w.])b\.(?=\s{_ABOUT}(?:1\d|20)\d\d\b)", "born"),
    Rule((".", DIGITS), rf"(?<![\w.])d\.(?=\s{_ABOUT}(?:1\d|20)\d\d\b)", "died"),
    Rule((DIGITS, "A"), r"(?<=\d )AD\b|\AAD(?=\s\d)", "A.D."),
    Rule(("D", "P", "."), r"\bPh\.D\b", "PhD"),
    Rule((".", DIGITS), r"(?<=\()r\.\s?(?=(?:c\.\s?)?\d{3,4}\s?[–-])", "reigned "),
    Rule((".", DIGITS), r"(?<![\w.])([bcd])\.((?:1\d|20)\d\d)\b", _joined),
    Rule(("p", "a", "."), r"(?<=\s)p\.a\.(?=[\s,;)])", "per annum"),
    Rule(("p", "a", "."), rf"(?<=\s)p\.a\.(?={TEXT_END})", "per annum."),
    Rule(("o", "O"), r"(?<![\w-])(?:YoY|yoy)(?![\w-])", "year on year"),
    Rule(("o", "Q"), r"(?<![\w-])QoQ(?![\w-])", "quarter on quarter"),
    Rule(("y", "/"), r"(?<=[\d%] )y/y(?!\w)", "year on year"),
    Rule(("q", "/"), r"(?<=[\d%] )q/q(?!\w)", "quarter on quarter"),
    Rule(("NS", "EW"), rf"(?<![\w.-])(?:{'|'.join(_COMPASS)})(?![\w-])", _point_of_compass),
    Rule((".",), rf"(?<=\b(?:in|of) )(?P<state>{'|'.join(_STATES_ALONE)})\.", _state),
    Rule(("IVX", "c"), rf"(?<![\w.-])(?P<numeral>{ROMAN})(?=\s[Cc]entur(?:y|ies)\b)", _roman_ordinal),
    Rule(("IVX", "."), rf"\A(?=[IVX]{{2}})(?P<say>{ROMAN})\.(?=\s[A-Z])", _heading_number),
    Rule(("k",), r"aka(?<!\waka)(?=\s)", "also known as"),
    Rule(("k", "."), r"a\.k\.a\.(?=\s)", "also known as"),
    Rule(("/",), r"(?<![\w/])b/c(?=\s)", "because"),
    Rule(("/℅",), r"(?<![\w/])c/o(?=\s)", "care of"),
    Rule(("/",), r"(?<![\w/])w/o(?=\s)", "without"),
    Rule(("/",), r"(?<![\w/])p/p(?=[\s,;.)]|\Z)", "per person"),
    Rule(("p",), r"(?<=\d )pp(?=[\s,;)]|\.?\Z)", "percentage points"),
    Rule(("/",), r"(?<![\w/])w/\s?(?=\w)", "with "),
    Rule(("#",), r"\b[A-G](?P<say>#)(?!\w)", " sharp"),
    Rule(("+",), r"(?<=\w)\+(?=[\s,;:.!?)”’\"]|\Z)", " plus"),
    Rule(("-−",), r"\ban? [A-F](?P<say>[-−])(?=[\s,;:.)]|\Z)(?!\s(?:and|or|to)\b)", " minus"),
)
