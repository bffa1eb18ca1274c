"""Recognises byline and date lines in the most common languages of the web."""

from __future__ import annotations

import re

# Before an author's name.
_BY_WORDS = frozenset(
    """by author authors written text von autor autorin autoren par auteur auteure autrice texte por autora
    di autore door tekst av af skribent przez szerző
    автор автори текст автора від yazan yazar του""".split()  # noqa: SIM905
)
# "Written by Ann Oakley", "Text von Ann Oakley".
_WRITTEN = frozenset(
    """author posted reported review story words written
    geschrieben text verfasst écrit rédigé texte escrito redactado scritto testo geschreven tekst
    skrevet skriven""".split()  # noqa: SIM905
)
_BY = frozenset("by von par por di da door av af".split())  # noqa: SIM905
_BY_SCRIPTS = re.compile(
    r"(?:文|撰文|作者|記者|记者|取材|بقلم|كتب|글)\s*[:：／/=＝]?\s*(\S.{0,30})"
    r"|(\S.{0,20}?)\s*(?:記者|기자)"
    r"|.{0,9}(?:记者|記者)\s+(\S.{0,20})"
)
# Lower-case words inside a name and between names.
_NAME_PARTICLES = frozenset(
    """van von der den de del della da do dos di du la le el al bin ibn ten ter zu zur
    and und et y e ed en og och i a & for für pour para""".split()  # noqa: SIM905
)
# Words of date lines.
_DATE_WORDS = frozenset(
    """published updated posted created modified originally first last date time min read am pm est edt gmt
    utc cet cest uhr stand veröffentlicht aktualisiert erstellt zuletzt geändert letzte aktualisierung vom
    publié mis jour modifié heures publicado actualizado horas hrs las atualizado pubblicato aggiornato alle
    ore gepubliceerd bijgewerkt laatst publicerad uppdaterad publisert oppdatert opublikowano
    aktualizacja опубликовано обновлено
    lesezeit lesedauer minuten minutes lecture lectura leitura lettura leestijd minuti minutos minut
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo
    segunda terça quarta quinta sexta lunedì martedì mercoledì giovedì venerdì sabato domenica""".split()  # noqa: SIM905
)
_MONTH = r"[^\W\d]{3,12}"
_IN_FIGURES = r"(?<!\d[-/.])(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:\d{4}|\d\d))(?![-/.]\d)"
_DAY_FIRST = rf"\d\d?\.?\s(?:de\s)?{_MONTH}\.?,?\s(?:de\s)?\d{{4}}"
_MONTH_FIRST = rf"{_MONTH}\.?\s\d\d?(?:st|nd|rd|th)?,?\s\d{{4}}"
_DATE = re.compile(
    rf"\b(?:{_IN_FIGURES}|{_DAY_FIRST}|{_MONTH_FIRST})\b"
    r"|\d{4}年\d+月\d+日|\d{4}년\s?\d+월\s?\d+일"
)
# From one day to another, as an event is announced: "3.–5. Mai 2024", "May 3-5, 2024", "du 3 au 5 mai".
_DAYS = re.compile(
    r"(?<![\d:.,])\d\d?(?:\.|º|er|st|nd|rd|th)?"
    r"(?:\s?[–—-]\s?|\s(?:to|until|bis(?:\szum)?|au|al|a|till|do|до|по|tot|t/m)\s)"
    rf"\d\d?(?:\.|er|st|nd|rd|th)?(?:\s(?:de\s)?{_MONTH}|,?\s\d{{4}}\b)"
)
# The name before a date: "By Ann Oakley on May 4, 2020 at 11:30".
_BEFORE_DATE = re.compile(rf"(.{{8,60}}?)\s(?:on|am|le|el|il|op|em|den|dne)\s(?={_DATE.pattern})")
_COLON = re.compile(r"\s?[:：]\s?")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?][\"'”’»)]*\Z")
_DIGIT = re.compile(r"\d")
# Links after a name: "Ann OakleyTwitter".
_NETWORKS = re.compile(
    r"(?:(?<=[a-zà-ÿ])|\s+)(?:(?:Twitter|Facebook|Instagram|LinkedIn|YouTube|Bluesky|Email|E-mail|RSS)\s*)+\Z"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
# The number of a month, by the beginning of its name.
_MONTHS = {
    beginning: number
    for number, beginnings in enumerate(
        (
            "jan gen ene янв", "feb fév fev févr фев", "mar mär mrt мар", "apr avr abr апр",
            "may mai maj mei mag май мая",
            "jun juin giu июн", "jul juil lug июл", "aug aoû ago авг", "sep set сен", "oct okt out ott окт",
            "nov ноя", "dec dez déc dic дек",
        ),
        1,
    )
    for beginning in beginnings.split()
}  # fmt: skip
# Dates that mean the same day everywhere: 4/5/2020 does not.
_DAY = re.compile(
    r"(?P<y>\d{4})[-年년]\s?(?P<m>\d\d?)[-月월]\s?(?P<d>\d\d?)(?!\d)"
    r"|(?<!\d)(?P<d1>\d\d?)\.\s?(?P<m1>\d\d?)\.(?P<y1>\d{4})"
    rf"|(?<!\d)(?P<d2>\d\d?)\.?\s(?:de\s)?(?P<m2>{_MONTH})\.?,?\s(?:de\s)?(?P<y2>\d{{4}})"
    rf"|(?P<m3>{_MONTH})\.?\s(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s(?P<y3>\d{{4}})"
)
_WORDS = re.compile(r"[^\W\d_]+")
_NAME_WORDS = re.compile(r"[^\W\d_][\w'’.-]*|&")
_MAX_OTHER_WORDS = 3  # in a date line
_MIN_SENTENCE_WORDS = 2  # besides its date
_MAX_MONTH, _MAX_DAY = 12, 31
_MIN_NAME_WORDS, _MAX_NAME_WORDS = 2, 4  # one word after "by" may be anything
_MAX_NAMES_WORDS = 10  # of several names
_MIN_COUNTED_LETTERS = 3  # of a word in a date line; shorter ones do not count


def is_date(text: str) -> bool:
    """True if a line is hardly more than a date: "Updated: May 4, 2020, 10 a.m."."""
    if _DIGIT.search(text) is None:
        return False
    rest, dates = _DATE.subn(" ", _MAIL.sub(" ", text))
    if not dates or _DAYS.search(text):
        return False
    words = _other_words(rest)
    return len(words) <= _MAX_OTHER_WORDS and not (words and _tells_event(text, len(words)))


def _other_words(text: str) -> list[str]:
    """The words that a date line does not need."""
    return [
        word
        for word in _WORDS.findall(text)
        if len(word) >= _MIN_COUNTED_LETTERS and word.casefold() not in _DATE_WORDS
    ]


def _tells_event(text: str, word_count: int) -> bool:
    """True if a line says what happened on a day: "4 May 1921: It opens", "On 4 May 1921 it opened."."""
    date = _DATE.match(text)
    colon = _COLON.match(text, date.end()) if date is not None else None
    if colon is not None:
        return bool(_other_words(text[colon.end() :]))
    return word_count >= _MIN_SENTENCE_WORDS and _SENTENCE_END.search(text) is not None


def day_of(text: str) -> str:
    """The day that a line names, in ISO 8601, or "" if it names none, or an ambiguous one."""
    match = _DAY.search(text)
    if match is None:
        return ""
    parts = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    month = parts["m"].casefold()
    number = int(month) if month.isdecimal() else _MONTHS.get(month[:4]) or _MONTHS.get(month[:3], 0)
    if not (1 <= number <= _MAX_MONTH and 1 <= int(parts["d"]) <= _MAX_DAY):
        return ""
    return f"{int(parts['y'])}-{number:02}-{int(parts['d']):02}"


def author_of(text: str) -> str:
    """The author's name in a byline, which may have a date too ("By Ann Oakley"), else ""."""
    found = _BY_SCRIPTS.fullmatch(text.strip())
    if found is not None:
        return (found[1] or found[2] or str(found[3])).strip()
    dated = _BEFORE_DATE.match(text)
    line = text if dated is None else dated[1]
    written = _NAME_WORDS.findall(_DATE.sub(" ", _NETWORKS.sub("", line)))
    words = [word for word in written if word.rstrip(".").casefold() not in _DATE_WORDS]
    first, second = [word.rstrip(".").casefold() for word in (*words, "", "")[:2]]
    is_written_by = first in _WRITTEN and second in _BY
    name = words[2:] if is_written_by else words[1:]
    if not _MIN_NAME_WORDS <= len(name) <= _MAX_NAMES_WORDS or not (is_written_by or first in _BY_WORDS):
        return ""
    if text.rstrip()[-1:] in {"?", "!", ":"} or not all(_is_name_word(word) for word in name):
        return ""
    return " ".join(name) if sum(word[0].isupper() for word in name) >= _MIN_NAME_WORDS else ""


def dated_author(text: str) -> str:
    """The name in a line of a name, a mail address and a date: "Ann Oakley ann@example.com | 4 May 2020"."""
    rest = _MAIL.sub(" ", text)
    if rest == text or not _DATE.search(rest):
        return ""
    words = (word for word in _NAME_WORDS.findall(_DATE.sub(" ", rest)) if word.casefold() not in _DATE_WORDS)
    name = " ".join(words)
    return name if is_name(name) else ""


def is_name(text: str) -> bool:
    """True if a text can be a person's name: two to four words with capitals."""
    words = text.split()
    if all(word.casefold() in _BY_WORDS for word in words):  # "Written By"
        return False
    return _MIN_NAME_WORDS <= len(words) <= _MAX_NAME_WORDS and all(
        _NAME_WORDS.fullmatch(word) and _is_name_word(word) for word in words
    )


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word in _NAME_PARTICLES
