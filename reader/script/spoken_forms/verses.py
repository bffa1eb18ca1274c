"""Verses of the Bible: "1 Kor 13,4–7" is "erster Korinther 13, 4 bis 7", "John 3:16" "John 3, 16"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reader.language_tags import primary_language
from reader.script.spoken_forms.rules import DIGITS, Rule


class _Bible(NamedTuple):
    """The books of a language: "Short Other:Full name", with "|" between them.

    `numbered` are those of which there are several, `firsts` the words for their numbers.
    """

    firsts: tuple[str, ...]
    to: str
    numbered: str
    books: str


_BIBLES = {
    "en": _Bible(
        ("First", "Second", "Third"), "to",
        "Sam:Samuel|Kgs Kings:Kings|Chr Chron:Chronicles|Cor:Corinthians|Thess Thes:Thessalonians|Tim:Timothy"
        "|Pet:Peter|John Jn:John|Macc:Maccabees",
        "Gen:Genesis|Exod Ex:Exodus|Lev:Leviticus|Num:Numbers|Deut:Deuteronomy|Josh:Joshua|Judg:Judges"
        "|Ps Psalm:Psalm|Prov:Proverbs|Eccl:Ecclesiastes|Isa:Isaiah|Jer:Jeremiah|Ezek:Ezekiel|Dan:Daniel"
        "|Hos:Hosea|Mic:Micah|Zech:Zechariah|Mal:Malachi|Matt Mt:Matthew|Mark Mk:Mark|Luke Lk:Luke"
        "|John Jn:John"
        "|Acts:Acts|Rom:Romans|Gal:Galatians|Eph:Ephesians|Phil:Philippians|Col:Colossians|Heb:Hebrews"
        "|Jas:James|Rev:Revelation",
    ),
    "de": _Bible(
        ("erster", "zweiter", "dritter", "vierter", "fünfter"), "bis",
        "Mose Mos:Mose|Sam:Samuel|Kön:Könige|Chr:Chronik|Kor:Korinther|Thess:Thessalonicher|Tim:Timotheus"
        "|Petr Pt:Petrus|Joh:Johannes|Makk:Makkabäer",
        "Gen:Genesis|Ex:Exodus|Lev:Levitikus|Num:Numeri|Dtn:Deuteronomium|Jos:Josua|Ri:Richter|Ps:Psalm"
        "|Spr:Sprüche|Koh Pred:Kohelet|Jes:Jesaja|Jer:Jeremia|Ez Hes:Ezechiel|Dan:Daniel|Hos:Hosea"
        "|Mal:Maleachi"
        "|Mt Matth:Matthäus|Mk:Markus|Lk:Lukas|Joh:Johannes|Apg:Apostelgeschichte|Röm:Römer|Gal:Galater"
        "|Eph:Epheser|Phil:Philipper|Kol:Kolosser|Hebr:Hebräer|Jak:Jakobus|Offb:Offenbarung",
    ),
    "fr": _Bible(
        ("première", "deuxième", "troisième"), "à",
        "S Sam:Samuel|R:Rois|Ch:Chroniques|Co Cor:Corinthiens|Th:Thessaloniciens|Tm Tim:Timothée"
        "|P:Pierre|Jn:Jean",
        "Gn Gen:Genèse|Ex:Exode|Lv:Lévitique|Nb:Nombres|Dt:Deutéronome|Jos:Josué|Ps:Psaume|Pr:Proverbes"
        "|Qo:Qohélet|Is Es:Isaïe|Jr:Jérémie|Ez:Ézéchiel|Dn:Daniel|Os:Osée|Mt:Matthieu|Mc:Marc|Lc:Luc|Jn:Jean"
        "|Ac:Actes|Rm Rom:Romains|Ga:Galates|Ep Eph:Éphésiens|Col:Colossiens|He:Hébreux|Jc:Jacques"
        "|Ap:Apocalypse",
    ),
    "es": _Bible(
        ("primera", "segunda", "tercera"), "a",
        "Sam:Samuel|Re:Reyes|Cr:Crónicas|Cor Co:Corintios|Tes:Tesalonicenses|Tim:Timoteo"
        "|Pe Pedro:Pedro|Jn:Juan",
        "Gn Gén Gen:Génesis|Ex Éx:Éxodo|Lv:Levítico|Nm:Números|Dt:Deuteronomio|Jos:Josué|Sal:Salmo"
        "|Prov Pr:Proverbios|Is:Isaías|Jr Jer:Jeremías|Ez:Ezequiel|Dn Dan:Daniel|Os:Oseas|Mt:Mateo|Mc:Marcos"
        "|Lc:Lucas|Jn:Juan|Hch:Hechos|Rom Rm:Romanos|Gál Gal:Gálatas|Ef:Efesios|Flp Fil:Filipenses"
        "|Col:Colosenses|Heb:Hebreos|Sant:Santiago|Ap:Apocalipsis",
    ),
    "it": _Bible(
        ("prima", "seconda", "terza"), "a",
        "Sam:Samuele|Re:Re|Cr:Cronache|Cor:Corinzi|Ts:Tessalonicesi|Tm:Timoteo|Pt:Pietro|Gv:Giovanni",
        "Gn Gen:Genesi|Es:Esodo|Lv:Levitico|Nm:Numeri|Dt:Deuteronomio|Gs:Giosuè|Sal:Salmo|Pr Prv:Proverbi"
        "|Qo:Qoelet|Is:Isaia|Ger:Geremia|Ez:Ezechiele|Dn:Daniele|Os:Osea|Mt:Matteo|Mc:Marco|Lc:Luca"
        "|Gv:Giovanni"
        "|At:Atti|Rm:Romani|Gal:Galati|Ef:Efesini|Fil:Filippesi|Col:Colossesi|Eb:Ebrei|Gc:Giacomo"
        "|Ap:Apocalisse",
    ),
    "pt": _Bible(
        ("primeira", "segunda", "terceira"), "a",
        "Sm:Samuel|Rs:Reis|Cr:Crónicas|Cor Co:Coríntios|Ts:Tessalonicenses|Tm:Timóteo|Pd Pe:Pedro|Jo:João",
        "Gn Gên:Gênesis|Ex Êx:Êxodo|Lv:Levítico|Nm:Números|Dt:Deuteronômio|Js:Josué|Sl:Salmo|Pv:Provérbios"
        "|Is:Isaías|Jr:Jeremias|Ez:Ezequiel|Dn:Daniel|Os:Oseias|Mt:Mateus|Mc:Marcos|Lc:Lucas|Jo:João|At:Atos"
        "|Rm:Romanos|Gl:Gálatas|Ef:Efésios|Fp Fl:Filipenses|Cl:Colossenses|Hb:Hebreus|Tg:Tiago|Ap:Apocalipse",
    ),
    "nl": _Bible(
        ("eerste", "tweede", "derde"), "tot",
        "Sam:Samuel|Kon:Koningen|Kron:Kronieken|Kor:Korintiërs|Tess:Tessalonicenzen|Tim:Timoteüs|Petr:Petrus"
        "|Joh:Johannes",
        "Gen:Genesis|Ex:Exodus|Lev:Leviticus|Num:Numeri|Deut:Deuteronomium|Joz:Jozua|Ps:Psalm|Spr:Spreuken"
        "|Pred:Prediker|Jes:Jesaja|Jer:Jeremia|Ez:Ezechiël|Dan:Daniël|Hos:Hosea|Mat Matt:Matteüs"
        "|Mar Mc:Marcus"
        "|Luc Lc:Lucas|Joh:Johannes|Hand:Handelingen|Rom:Romeinen|Gal:Galaten|Ef:Efeziërs|Fil:Filippenzen"
        "|Kol:Kolossenzen|Hebr:Hebreeën|Jak:Jakobus|Openb:Openbaring",
    ),
}  # fmt: skip
_VERSE = (
    r"(?P<chapter>\d{1,3})(?:(?P<sign>:)|,\s?)(?P<verse>\d{1,3}[a-c]?)"
    r"(?:\s?[-–]\s?(?P<last>\d{1,3}[a-c]?))?(?![\w:%€$£]|[.,]\d)"
    r"(?!\s?(?:[kmcd]?[gml]|min|h|%|°|Mio|Mrd|Prozent|Euro|euros?|mil\w*|p[.\s]?c)(?!\w))"
)
_BOOK = r"(?:(?P<number>[1-5]|I{1,3})\.?\s?)?(?P<book>[A-ZÉÊ][a-zéêáöüèã]{0,6})\.?\s"


@cache
def _books(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """The names of the numbered books, and of the others."""
    bible = _BIBLES[language]
    numbered, books = (
        {
            short: name
            for shorts, _, name in (row.partition(":") for row in rows.split("|"))
            for short in (*shorts.split(), name)
        }
        for rows in (bible.numbered, bible.books)
    )
    return numbered, books


def _verse(match: re.Match[str], lang: str) -> str | None:
    bible = _BIBLES.get(primary_language(lang))
    if bible is None:
        return None
    numbered, books = _books(primary_language(lang))
    number, book = match["number"], match["book"]
    name = (numbered if number else books).get(book)
    if name is None:
        return None
    if primary_language(lang) == "en" and not match["sign"]:
        return None
    at = len(number) if number and number[0] == "I" else int(number or 0)
    if at > len(bible.firsts):
        return None
    first = f"{bible.firsts[at - 1]} " if at else ""
    last = f" {bible.to} {match['last']}" if match["last"] else ""
    return f"{first}{name} {match['chapter']}, {match['verse']}{last}"


VERSES = (Rule((":,", DIGITS), rf"(?<![\w.,-]){_BOOK}{_VERSE}", _verse),)
