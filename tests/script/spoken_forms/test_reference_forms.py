"""Forms that look alike in every language: coordinates, verses, seasons, formulas, telephone numbers."""

from __future__ import annotations

import pytest

from reader.script.edits import apply_edits
from reader.script.spoken_forms.forms import spoken_edits


def spoken(text: str, lang: str) -> str:
    return apply_edits(text, spoken_edits(text, lang))


COORDINATES = {
    "de": ("50° 56′ N, 6° 1′ O", "50 Grad 56 Minuten Nord, 6 Grad eine Minute Ost"),
    "es": ("40° 25′ 6″ N, 3° 42′ O", "40 grados 25 minutos 6 segundos norte, 3 grados 42 minutos oeste"),
    "fr": ("48° 51′ N, 2° 21′ E", "48 degrés 51 minutes nord, 2 degrés 21 minutes est"),
    "it": ("41° 54′ N, 12° E", "41 gradi 54 minuti nord, 12 gradi est"),
    "nl": ("52° 22′ NB, 4° 54′ OL", "52 graden 22 minuten noorderbreedte, 4 graden 54 minuten oosterlengte"),
    "pl": ("52° 13′ N, 21° 2′ E", "52 stopnie 13 minut północ, 21 stopni 2 minuty wschód"),
    "pt": ("38° 42′ N, 9° 8′ O", "38 graus 42 minutos norte, 9 graus 8 minutos oeste"),
    "ru": ("55° 45′ с. ш., 37° 37′ в. д.",
           "55 градусов 45 минут северной широты, 37 градусов 37 минут восточной долготы"),
    "sv": ("59° 20′ N, 18° 4′ O", "59 grader 20 minuter nord, 18 grader 4 minuter öst"),
    "tr": ("41° 1′ K, 28° 58′ D", "41 derece bir dakika kuzey, 28 derece 58 dakika doğu"),
    "uk": ("50° 27′ пн. ш., 30° 31′ сх. д.",
           "50 градусів 27 хвилин північної широти, 30 градусів 31 хвилина східної довготи"),
}  # fmt: skip


@pytest.mark.parametrize("lang", COORDINATES)
def test_coordinates_are_said_in_the_words_of_the_language(lang: str) -> None:
    text, words = COORDINATES[lang]
    assert spoken(text, lang) == words


PRIMES = {
    "de": ("in 45'30\" mit 27\" Breite und „30“", "in 45 Minuten 30 Sekunden mit 27 Zoll Breite und „30“"),
    "es": ('una pantalla de 27"', "una pantalla de 27 pulgadas"),
    "fr": ("en 2h04'12'', un écran de 27\"", "en 2 heures 4 minutes 12 secondes, un écran de 27 pouces"),
    "it": ('uno schermo da 27", "il 27"', 'uno schermo da 27 pollici, "il 27"'),
    "nl": ("in 45'30\"", "in 45 minuten 30 seconden"),
    "pt": ('um tubo de 2"', "um tubo de 2 polegadas"),
}  # fmt: skip


@pytest.mark.parametrize("lang", PRIMES)
def test_times_in_sport_and_inches_are_said_and_quotation_marks_are_not(lang: str) -> None:
    text, words = PRIMES[lang]
    assert spoken(text, lang) == words


VERSES = [
    ("de", "Joh 3,16 und 1. Kor 13,4–7", "Johannes 3, 16 und erster Korinther 13, 4 bis 7"),
    ("en", "John 3:16, 2 Tim. 1:7, II Sam 3:1", "John 3, 16, Second Timothy 1, 7, Second Samuel 3, 1"),
    ("es", "Jn 3, 16; 1 Cor 13, 4-7", "Juan 3, 16; primera Corintios 13, 4 a 7"),
    ("fr", "Jn 3,16 et 1 Co 13,4-7", "Jean 3, 16 et première Corinthiens 13, 4 à 7"),
    ("it", "Gv 3,16 e 1 Cor 13,4-7", "Giovanni 3, 16 e prima Corinzi 13, 4 a 7"),
    ("nl", "Joh. 3:16 en 1 Kor. 13:4-7", "Johannes 3, 16 en eerste Korintiërs 13, 4 tot 7"),
    ("pt", "Jo 3,16 e 1 Cor 13,4-7", "João 3, 16 e primeira Coríntios 13, 4 a 7"),
]
LIVES = [
    (
        "de",
        "Beck (* 12. Mai 1960; † um 1700), er starb † 1714, (*1)",
        (
            "Beck (geboren zwölfter Mai neunzehnhundert 60; gestorben um siebzehnhundert), "
            "er starb † siebzehnhundert 14, (*1)"
        ),
    ),
    (
        "en",
        "Beck (* 12 May 1960; † 3 June 2010), 5 * 1200",
        "Beck (born 12 May 19 60; died 3 June 2010), 5 * 1200",
    ),
    ("nl", "Beck (* 1650; † 1714)", "Beck (geboren 1650; overleden 1714)"),
]


@pytest.mark.parametrize(("lang", "text", "words"), LIVES)
def test_signs_of_birth_and_death_are_said_before_a_date(lang: str, text: str, words: str) -> None:
    assert spoken(text, lang) == words


NO_VERSES = [
    ("en", "Mark 3,500 people, Acts 2, 3 people"),
    ("de", "Ex 3,5 %"),
    ("sv", "Joh 3:16"),
    ("en", "5 Matt 3:16 Hall 3:16"),
]


@pytest.mark.parametrize(("lang", "text", "words"), VERSES)
def test_verses_are_said_by_book_chapter_and_verse(lang: str, text: str, words: str) -> None:
    assert spoken(text, lang) == words


SAME_IN_EVERY_LANGUAGE = [
    ("de", "S02E05, 5 l/100 km, 12 V/50 Hz, Ø 30 mm",
     "Staffel 2, Folge 5, 5 Liter auf 100 Kilometer, 12 Volt, 50 Hertz, Durchmesser 30 Millimeter"),
    ("en", "S02E05, and/or, 5 tsp./10 ml", "season 2, episode 5, and or, 5 teaspoons, 10 milliliters"),
    ("es", "S02E05, y/o, 5 l/100 km", "temporada 2, episodio 5, y o, 5 litros a los 100 kilómetros"),
    ("fr", "S02E05, 5 l/100 km, Ø 30 mm",
     "saison 2, épisode 5, 5 litres aux 100 kilomètres, diamètre 30 millimètres"),
    ("it", "S02E05, e/o, 5 l/100 km", "stagione 2, episodio 5, e o, 5 litri per 100 chilometri"),
    ("nl", "S02E05, en/of, 5 l/100 km", "seizoen 2, aflevering 5, en of, 5 liter op 100 kilometer"),
    ("pl", "S02E05, i/lub", "sezon 2, odcinek 5, i lub"),
    ("pt", "S02E05, 7 l/100 km", "temporada 2, episódio 5, 7 litros por 100 quilômetros"),
    ("ru", "и/или, 7 л/100 км", "и или, 7 литров на 100 километров"),
    ("sv", "S02E05, och/eller", "säsong 2, avsnitt 5, och eller"),
    ("ja", "S02E05", "S02E05"),
    ("en", "24/7 and he/she", "24 7 and he/she"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words"), SAME_IN_EVERY_LANGUAGE)
def test_seasons_diameters_and_slashes_are_said_in_the_language(lang: str, text: str, words: str) -> None:
    assert spoken(text, lang) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("H2SO4, C6H12O6, Fe2O3, KMnO4 and SO2", "H 2 S O 4, C 6 H 12 O 6, F E 2 O 3, K M N O 4 and S O 2"),
        ("²³⁵U and ¹⁴C", "U 235 and C 14"),
        ("SOCKS5, B2B, COP26, PS5, WW2", "SOCKS5, B2B, COP26, PS5, WW2"),
        ("x²³ and 5²", "x to the power of 23 and 5 squared"),
    ],
)
def test_formulas_with_plain_digits_and_isotopes_are_spelled(text: str, words: str) -> None:
    assert spoken(text, "en") == words


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("de", "Tel.: 030 / 123 45-67", "Telefon: 0 3 0, 1 2 3, 4 5, 6 7"),
        ("nl", "Tel. 020-1234567", "telefoon 0 2 0, 1 2 3 4 5 6 7"),
        ("pt", "Tel.: (11) 98765-4321", "telefone: 1 1, 9 8 7 6 5, 4 3 2 1"),
        ("fr", "Tél. : 01 23 45 67 89", "téléphone : 01 23 45 67 89"),
        ("es", "tel. 91 234 56 78", "teléfono 91 234 56 78"),
        ("de", "Tel. 5", "Telefon 5"),
    ],
)
def test_telephone_number_is_read_digit_by_digit(lang: str, text: str, words: str) -> None:
    assert spoken(text, lang) == words


@pytest.mark.parametrize(("lang", "text"), NO_VERSES)
def test_other_numbers_after_a_name_are_no_verses(lang: str, text: str) -> None:
    assert spoken(text, lang) == text
