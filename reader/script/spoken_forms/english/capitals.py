"""English words in capitals: which are spelled, and which are read as words.

eSpeak NG reads three capitals as a word if they can be pronounced ("ICU", "EPA", "LED"). People say the
letters, unless it is an acronym that has become a word, or an ordinary word in capitals.
"""

from __future__ import annotations

import re

from reader.script.spoken_forms.rules import Rule

# The engine reads these as words, but people spell them. People also spell three capitals, with exceptions.
_INITIALISMS = frozenset({
    "AARP", "ACLU", "ASMR", "COPD", "EBRD", "ECHR", "ECMO", "EEOC", "EFSA", "FTSE", "IAEA", "ICRC", "IFRC",
    "IMDB", "IMHO", "IUCN", "NCAA", "OSCE", "RFID", "ROTC", "SSRI", "UNFCCC", "USAF", "USGA", "USMC", "YMCA",
    "YWCA", "AA", "AFAIK", "EV", "IQ", "UX", "EQ", "IUCD", "EICR", "AIPAC",
})  # fmt: skip
_SPOKEN_FORMS = {
    "USAID": "U.S. aid", "WWI": "World War 1", "WWII": "World War 2", "WWIII": "World War 3",
    "NAACP": "N double A C P", "AWS": "A W S",
}  # fmt: skip
# The engine spells these, but people read them as words: acronyms, and emphasised words of three letters.
_READ_AS_WORDS = frozenset({
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
# Acronyms, capitalised words and names that the engine reads well.
_READ_WELL_WORDS = (
    "abc act add ads aha aid aids aim all amy and ann any ape api arc are ark ash ate atm ava awe "
    "bag bah ban bat bay bbc bee beg ben bid bin bob boo bow bud bug bun bus but cab cam can cap "
    "cbs ceo cfo cia cio cod cog cop cry cto cub cue dam dan deb den dew did dig dim dip dna doe "
    "don dot dub duh ebb eek egg ego eli elk elm eva eve fed fee fig fin fir fit fix foe fog for "
    "fox fur gag gap gee gel gem get gif gig gin got gum gut gym had ham hay hen her hey hid him "
    "hip his hiv hmm hog hop how hub hue hug huh hum hut ian ida ink inn ire iso its ivy jam jan "
    "jar jaw jay jew jim jit joe jog jon jot jug kay keg ken kim kit lab lad lag lap lay leo lid "
    "lit liz log lol lou mae mat max may meg met mia mop mud mug nah nap nbc net nil nod nor not "
    "now nun oak oar oat one ooh oops ops opt orb ore our pac pad pal pam pan par pat paw pea pee "
    "peg pep per pie pig pit ply pod pow pro pun pup put ran rap ray rex rid rig rim rip ron rot "
    "row roy rub rue rum rye sac sag sam sap sar saw sew sex she sid sin sip sir sit ski sly soa "
    "sob son sow soy spa spy sub sue suv tab tag tan tar ten the tim tip tom ton tow tub tug two "
    "ufo ugh uh url urn usa usb use uss vet via vie wag was who why wig wit woe yak yam yap yay yea "
    "yen yep yew you zen zoe zoo"
)
_READ_WELL = frozenset(_READ_WELL_WORDS.split())
# They begin a name that is all in capitals, as in a dateline: "LOS ANGELES (AP)".
_BEGIN_NAMES = frozenset(
    {"abu", "bin", "dar", "del", "des", "ibn", "las", "los", "rio", "san", "sao", "sri", "tel", "von"}
)
_NAME_IN_CAPITALS = re.compile(r" [A-Z]{3}")
_VOWELS = frozenset("AEIOUY")
_BEFORE_SPELLED_WHO = ("the ", "The ", " by ", " of ", "from ")  # WHO, if it is not a question word


def _capitals(match: re.Match[str], lang: str) -> str | None:
    word, text, plural = match["word"], match.string, match["plural"]
    if word in _SPOKEN_FORMS and not plural:
        return _SPOKEN_FORMS[word]
    if word == "WHO" and text.endswith(_BEFORE_SPELLED_WHO, 0, match.start()):
        return _spelled(match)
    is_all_capitals = _around(match).isupper()
    in_brackets = text[match.start() - 1 : match.start()] == "("  # the short form of the words before it
    small = word.lower()
    if small in _READ_AS_WORDS:
        return small if not (in_brackets or is_all_capitals or plural) else None
    if small in _BEGIN_NAMES and _NAME_IN_CAPITALS.match(text, match.end()):
        return None
    if word in _INITIALISMS or (plural and small not in _READ_WELL and _is_spelled(word)):
        return _spelled(match)
    if (
        is_all_capitals
        or small in _READ_WELL
        or len(word) != 3
        or not _reads_as_word(word)
        or set(word) <= set("IVXLCDM")
    ):
        return None
    return _spelled(match)


def _is_spelled(word: str) -> bool:
    return len(word) < 4 or _VOWELS.isdisjoint(word)


def _reads_as_word(word: str) -> bool:
    """True if the engine reads three capitals as a word: one of the first two must be a vowel."""
    return not _VOWELS.isdisjoint(word[:2])


def _spelled(match: re.Match[str]) -> str:
    """A word as letters: "I.C.U.", "I.C.U's"."""
    word, plural = match["word"], match["plural"]
    if plural:
        return f"{'.'.join(word) if len(word) > 2 else ' '.join(word)}'s"
    following = match.string[match.end() : match.end() + 1]
    letters = ".".join(word)
    return letters if following in {".", "'", "’"} else f"{letters}."


def _around(match: re.Match[str]) -> str:
    """The nearby text. If it is all in capitals, the engine reads its words by itself."""
    return match.string[max(0, match.start() - 60) : match.end() + 60]


def _letters(match: re.Match[str], lang: str) -> str | None:
    return " ".join(match[0]) + " "


def _it(match: re.Match[str], lang: str) -> str | None:
    """The pronoun, in a text that is all in capitals and long enough to be a sentence."""
    return "it" if _around(match).isupper() and _around(match).count(" ") > 2 else None


_LARGE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ENGLISH_CAPITALS = (
    Rule((_LARGE,), r"\b(?<!\.)(?P<word>[A-Z]{2,6})(?P<plural>s?)\b(?!\.\w|-\w)", _capitals),
    Rule(("I",), r"\bIT\b", _it),
    Rule(("2₂",), r"\b(?:CO|SO|NO)(?=[₂2]\b)", _letters),
)
