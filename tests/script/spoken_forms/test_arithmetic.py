"""Signs of arithmetic, negative numbers and fractions in one character, where the voice does not say them."""

from __future__ import annotations

import pytest

from tests.script.samples import spoken_text
from tests.script.spoken_forms.hearing import sounds

NEGATIVE = [
    ("es", "Anoche hubo -7 grados y −2 °C.", "Anoche hubo menos 7 grados y menos 2 grados Celsius."),
    ("fr", "Le cours perd -12 % (−3).", "Le cours perd moins 12 % (moins 3)."),
    ("pl", "Rano było −4°C.", "Rano było minus 4 stopnie Celsjusza."),
    ("ru", "Ночью -15 градусов", "Ночью минус 15 градусов"),
    ("sv", "Ner till −8 °C", "Ner till minus 8 grader Celsius"),
    ("zh", "夜里-8度", "夜里负 8度"),
    ("ko", "아침 기온은 -8도", "아침 기온은 영하 8도"),
    ("de", "Nachts –8 °C", "Nachts minus 8 Grad Celsius"),
]
BETWEEN = [
    ("es", "9 ± 2, ≈ 40, √9, x − 1", "9 más menos 2, aproximadamente 40, raíz cuadrada de 9, x menos 1"),
    ("fr", "x = 4, a ≈ 2, ∞", "x égale 4, a environ 2, l’infini"),
    ("ru", "8 ÷ 2 × x", "8 делить на 2 умножить на x"),
    ("ja", "3 + 4 = 7", "3 プラス 4 イコール 7"),
    ("ja", "はなこさん（40）=みなとく=は あした", "はなこさん（40）、みなとく、は あした"),
    ("de", "7·10⁵ Jahre, 4·3", "7 mal 10 hoch 5 Jahre, 4 mal 3"),
    ("fr", "7·10⁵ ans", "7 fois 10 puissance 5 ans"),
    ("en", "7·10⁵ years", "7 times 10 to the power of 5 years"),
    ("tr", "5 ± 1", "5 artı eksi 1"),
    ("zh", "x^(n-1), 10^-3", "x 的n 减 1次方, 10 的负 3次方"),
    ("en", "At -5, a + b = c", "At minus 5, a plus b equals c"),
    ("de", "5 + 3 = 8, ±2", "5 plus 3 gleich 8, plus minus 2"),
    ("nl", "5 + 3 = 8, -4 graden", "5 plus 3 is gelijk aan 8, min 4 graden"),
]
FRACTIONS = [
    ("de", "1½ Teelöffel, 2¼ Stunden, ½ Liter",
     "eineinhalb Teelöffel, 2 einviertel Stunden, ein halber Liter"),
    ("fr", "2 ½ tasses, 1 ½ kg, ½ tasse", "2 tasses et demi, 1 kilo et demi, ½ tasse"),
    ("es", "½ cebolla, 1 ½ tazas, ¼ l, ½ kg",
     "media cebolla, 1 y media tazas, un cuarto de litro, medio kilogramo"),
    ("pt", "½ colher, ½ cebola, ¾ de xícara", "meio colher, meia cebola, três quartos de xícara"),
    ("nl", "1½ uur, 3½ kop", "anderhalf uur, 3 en een half kop"),
    ("ru", "1½ ложки, 1½ стакана, 2½ кг", "полторы ложки, полтора стакана, 2 с половиной килограмма"),
    ("sv", "½ gurka, 2½ paket", "en halv gurka, 2 och en halv paket"),
    ("zh", "½杯", "二分之一杯"),
    ("hi", "1½ किलो, 2½ कप, ½ कप", "डेढ़ किलो, साढ़े 2 कप, आधा कप"),
    ("cy", "½ cwpan", "½ cwpan"),  # no words for it
]  # fmt: skip
LEFT = [
    ("fr", "Le Covid-19, 10-12, 10 -12, A-5, tél. 01-23"),
    ("es", "El A-5 y el F-16, de 10 -12"),
    ("zh", "新歌+老歌"),
    ("en", "A-5 and F-16"),
]


@pytest.mark.parametrize(("lang", "text", "words"), [*NEGATIVE, *BETWEEN, *FRACTIONS])
def test_signs_of_arithmetic_are_said_in_the_language(lang: str, text: str, words: str) -> None:
    assert spoken_text(text, lang).strip() == words


@pytest.mark.parametrize(("lang", "text"), LEFT)
def test_hyphens_before_numbers_are_unchanged(lang: str, text: str) -> None:
    assert spoken_text(text, lang).replace("téléphone", "tél.") == text


@pytest.mark.parametrize("lang", ["es", "fr-fr", "ru", "pl"])
def test_voice_does_not_say_a_minus_by_itself(lang: str) -> None:
    assert sounds("a -7", lang) in {sounds("a 7", lang), sounds("a , 7", lang)}
