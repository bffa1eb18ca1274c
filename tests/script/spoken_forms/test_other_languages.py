"""German, French and Spanish as eSpeak NG speaks them: forms that it misreads, which we rewrite."""

from __future__ import annotations

import pytest

from tests.script.samples import spoken_text
from tests.script.spoken_forms.hearing import sounds

# as it is written, and the words that a reader would say
GERMAN = [
    ("z. B. heute", "zum Beispiel heute"),
    ("z.B. heute", "zum Beispiel heute"),
    ("Z. B. heute", "zum Beispiel heute"),
    ("Lampen usw. brennen", "Lampen und so weiter brennen"),
    ("bzw. sie", "beziehungsweise sie"),
    ("ca. 5 Lampen", "zirka fünf Lampen"),
    ("gem. § 5 Abs. 1", "gemäß Paragraf fünf Absatz eins"),
    ("S. 5", "Seite fünf"),
    ("Dr. Müller", "Doktor Müller"),
    ("St. Gallen", "Sankt Gallen"),
    ("Hafenstr. 5", "Hafenstraße fünf"),
    ("500 v. Chr.", "fünfhundert vor Christus"),
    ("5 Mio. Euro", "fünf Millionen Euro"),
    ("1 Mrd. Euro", "eine Milliarde Euro"),
    ("1,5 Mio. €", "eins Komma fünf Millionen Euro"),
    ("5,50 €", "fünf Euro fünfzig"),
    ("€ 5", "fünf Euro"),
    ("1 €", "ein Euro"),
    ("$5", "fünf Dollar"),
    ("10–20 Lampen", "zehn bis zwanzig Lampen"),
    ("2009-2016", "2009 bis 2016"),
    ("5 km", "fünf Kilometer"),
    ("1 km", "ein Kilometer"),
    ("1 kWh", "eine Kilowattstunde"),
    ("100 km/h", "einhundert Kilometer pro Stunde"),
    ("50 m²", "fünfzig Quadratmeter"),
    ("20 °C", "zwanzig Grad Celsius"),
    ("1984", "neunzehnhundert 84"),
    ("im Jahr 1805", "im Jahr achtzehnhundert fünf"),
    ("1900", "neunzehnhundert"),
    ("1990er", "neunzehnhundert 90er"),
    ("1914–1918", "neunzehnhundert 14 bis neunzehnhundert 18"),
    ("am 3. Oktober", "am dritten Oktober"),
    ("der 1. Mai", "der erste Mai"),
    ("31. Dezember", "einunddreißigster Dezember"),
    ("im 19. Jahrhundert", "im neunzehnten Jahrhundert"),
    ("am 2.4.2019", "am zweiten April 2019"),
    ("um 14:30 Uhr", "um 14 Uhr dreißig"),
    ("um 14.05 Uhr", "um 14 Uhr fünf"),
    ("die EU", "die E U"),
    ("ARD und ZDF", "A R D und Z D F"),
    ("die USA", "die U S A"),
    ("CO2", "C O zwei"),
    ("10²", "zehn hoch zwei"),
    ("4x4", "vier mal vier"),
    ("#Lampe", "Lampe"),
]
FRENCH = [
    ("M. Dupont", "monsieur Dupont"),
    ("des lampes, etc.", "des lampes, et cetera"),
    ("p. 5", "page cinq"),
    ("n° 5", "numéro cinq"),
    ("le XXe siècle", "le 20ème siècle"),
    ("le Ier siècle", "le premier siècle"),
    ("Louis XIV", "Louis quatorze"),
    ("la 2e place", "la deuxième place"),
    ("14h30", "quatorze heures trente"),
    ("14 h", "quatorze heures"),
    ("1 h", "1 heure"),
    ("5,50 €", "cinq euros cinquante"),
    ("5 M€", "5 millions d’euros"),
    ("5 millions $", "5 millions de dollars"),
    ("100 km/h", "cent kilomètres heure"),
    ("50 m²", "cinquante mètres carrés"),
    ("20 °C", "vingt degrés Celsius"),
    ("10–20 lampes", "dix à vingt lampes"),
    ("av. J.-C.", "avant Jésus-Christ"),
    ("l’UE", "l’U E"),
    ("1/2", "un demi"),
]
SPANISH = [
    ("EE. UU.", "Estados Unidos"),
    ("EE.UU.", "Estados Unidos"),
    ("p. ej. hoy", "por ejemplo hoy"),
    ("pág. 5", "página cinco"),
    ("D. Juan", "don Juan"),
    ("5,50 €", "cinco euros con cincuenta"),
    ("5 millones €", "cinco millones de euros"),
    ("5 km", "cinco kilómetros"),
    ("1 km", "un kilómetro"),
    ("100 km/h", "100 kilómetros por hora"),
    ("50 m²", "cincuenta metros cuadrados"),
    ("10–20 luces", "10 a 20 luces"),
    ("500 a. C.", "quinientos antes de Cristo"),
]
TABLES = {"de": GERMAN, "fr": FRENCH, "es": SPANISH}
LEFT_ALONE = [
    ("de", "Kapitel 3. Das Ende"),
    ("de", "1.000 Lampen"),
    ("de", "Er kam. Dann ging sie."),
    ("de", "IM HAUS"),
    ("de", "5:07"),
    ("de", "Version 1.2.3"),
    ("de", "50 %"),
    ("de", "14 Uhr"),
    ("de", "www"),
    ("fr", "5 %"),
    ("fr", "le 1er mai"),
    ("fr", "Me voilà"),
    ("es", "siglo XIX"),
    ("es", "$5"),
    ("es", "el Sr. López"),
    ("es", "El faro de 2024 ha cambiado"),
    ("it", "Nel 2024 ha vinto, e il faro 3 ha perso"),
]


@pytest.mark.parametrize(
    ("lang", "text", "words"), [(lang, *row) for lang, rows in TABLES.items() for row in rows]
)
def test_forms_that_the_engine_misreads_are_rewritten(lang: str, text: str, words: str) -> None:
    assert sounds(spoken_text(text, lang), lang) == sounds(words, lang)
    assert sounds(text, lang) != sounds(words, lang)


@pytest.mark.parametrize(("lang", "text"), LEFT_ALONE)
def test_other_text_is_unchanged(lang: str, text: str) -> None:
    assert spoken_text(text, lang) == text


def test_stop_that_also_ends_the_sentence_stays() -> None:
    assert spoken_text("Er hat Lampen usw.", "de") == "Er hat Lampen und so weiter."
    assert spoken_text("„Lampen usw.“", "de") == "„Lampen und so weiter.“"
