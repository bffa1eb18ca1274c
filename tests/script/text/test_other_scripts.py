"""Words in another script than that of their language are spoken in a language of that script."""

from __future__ import annotations

from reader.page.model import Span
from reader.script.text.sentences import split_passages
from tests.script.samples import paragraph

# text → its passages, each with its language
ENGLISH = [
    ("Москва is big.", "ru:Москва|en:is big."),
    ("A lamp (маяк) and “שלום”, said he.", "en:A lamp|ru:(маяк)|en:and|he:“שלום”,|en:said he."),
    ("The Київ lamp, the мова ў lamp.", "en:The|uk:Київ|en:lamp, the|be:мова ў|en:lamp."),
    ("Το βιβλίο and القاهرة and چراغ.", "el:Το βιβλίο|en:and|ar:القاهرة|en:and|fa:چراغ."),
    ("दीपक, ประภาคาร, 등대,", "hi:दीपक,|th:ประภาคาร,|ko:등대,"),
    ("灯台 and かいとう.", "zh:灯台|en:and|ja:かいとう."),
    ("В 1990 году было 5 лодок.", "ru:В 1990 году было 5 лодок."),
    ("1990 год", "ru:1990 год"),
    ("It is 5 μm of π, ΔT and a β-test.", "en:It is 5 μm of π, ΔT and a β-test."),
    ("Café naïve Ærø Łódź", "en:Café naïve Ærø Łódź"),
    ("Москваabc", "en:Москваabc"),
]
AT_HOME = {
    "uk": "Москва і Київ", "el-GR": "Το βιβλίο", "fa": "چراغ و دریا", "zh": "灯台", "ja": "灯台の光",
    "mr": "दीपक",
}  # fmt: skip


def passages(text: str, lang: str, *spans: Span) -> str:
    found = next(split_passages(paragraph(text, spans, lang=lang), [(0, len(text))]))
    return "|".join(f"{tag}:{text[start:end]}" for start, end, tag in found)


def test_words_in_another_script_get_a_language_of_that_script() -> None:
    assert [passages(text, "en") for text, _ in ENGLISH] == [expected for _, expected in ENGLISH]


def test_language_keeps_its_own_scripts() -> None:
    assert [passages(text, lang) for lang, text in AT_HOME.items()] == [
        f"{lang}:{text}" for lang, text in AT_HOME.items()
    ]


def test_code_and_formulas_are_not_divided() -> None:
    text = "say печать or αβγ here"

    assert passages(text, "en", Span(4, 10, "code"), Span(14, 17, "math")) == f"en:{text}"


def test_declared_language_overrides_the_script() -> None:
    assert passages("the Мосcва lamp", "en", Span(4, 10, "lang", "bg")) == "en:the|bg:Мосcва|en:lamp"
