"""Where sentences end, in many languages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.page.model import Block, Span
from reader.script.text.sentence_ends import sentence_starts
from reader.script.text.sentences import split_sentences
from tests.script.samples import paragraph
from tests.script.text.abbreviated import ABBREVIATED
from tests.script.text.golden_rules import GOLDEN_RULES


def split(text: str, lang: str = "en") -> tuple[str, ...]:
    edges = [0, *sentence_starts(text, lang), len(text)]
    return tuple(text[start:end].strip() for start, end in pairwise(edges))


def sentences(block: Block) -> tuple[str, ...]:
    return tuple(block.text[start:end] for start, end in split_sentences(block))


@pytest.mark.parametrize("expected", GOLDEN_RULES, ids=range(1, len(GOLDEN_RULES) + 1))
def test_published_golden_rules_are_kept(expected: tuple[str, ...]) -> None:
    assert sentences(paragraph(" ".join(expected))) == expected


def test_all_published_golden_rules_are_tested() -> None:
    assert len(GOLDEN_RULES) == 48


ENGLISH = [
    ("He said “no.”", "Then left."),
    ("He saw “rights.”", "Thanks."),
    ("See vol. 3 and fig. 2.", "He said no.", "Then he left."),
    ("Prices rose 5 pct. in Jan. and 6 pct. in Feb. 2020.", "The end."),
    ("Version 2.0. is out.",),
    ("I. Introduction.", "II. Methods.", "World War II.", "It ended."),
    ("(The lamp was out.)", "Nobody came.", "[It was late.]", "Then one did."),
    ("He (the keeper was late.) wrote it down.",),
    ("iPods fell.", "iPhones rose."),
    ("1. Mix the flour", "2. Add salt", "3. Bake"),
    ("In 1. the lamp, in 2. the sea.",),
    ("The 1) first and 2) second lamp.",),
    ("It opens at 9 a.m. Monday.", "By 5 p.m. Eastern it was over.", "He left at 6 p.m.", "She did not."),
    ("It burns up to 4.8 kg.", "Most of it is oil.", "It stands 5 m. W. of the pier."),
    ("It weighs approx. 5 pounds.", "J.-P. Keeper lifted it."),
]


@pytest.mark.parametrize("expected", ENGLISH, ids=str)
def test_english_sentences_end_where_a_reader_ends_them(expected: tuple[str, ...]) -> None:
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("de", ("Am 10. Spieltag gewann der Verein.", "Das war gut.")),
        ("de-AT", ("Kaiser Wilhelm II. starb.", "Er lebte bis ins 20. Jahrhundert.", "Danach nicht.")),
        ("de", ("Er kam als 5.", "Danach kam sie.")),
        ("de", ("Es geschah 1990.", "Häuser brannten.")),
        ("de", ("Das kostet z. B. ca. 5 Mio. Euro.", "Das ist viel.")),
        ("de", ("„Das ist gut.“", "Er ging.")),
        ("de", ("Sie wollte sich anmelden.", "1967 war es so weit.", "Im Sept. 1967 war sie da.")),
        (
            "de",
            (
                "Lampen, Öl usw. braucht man.",
                "Man hat Lampen, Öl usw.",
                "Das reicht bis 500 v. Chr.",
                "Die Fa. Mai half.",
            ),
        ),
        ("de", ("Es sind 5 Mio. Lampen.", "Es sind 5 Mrd.", "Siehe Bd. 2.", "Zudem brennt Nr. 5.")),
        ("fr", ("Il y a des lampes, etc.", "Elle est là.", "J.-P. Martin aussi.")),
        ("it", ("Vide lampade ecc.", "Poi uscì.")),
        ("pt", ("A Folha de S. Paulo noticiou.", "Na Av. Paulista choveu.")),
        ("nl", ("Lampen, olie enz.", "Mevr. De Vries kwam.")),
        ("pl", ("Lampy itd.", "O godz. 5 wyszła.")),
        ("ru", ("Лампы и т. д.", "Она ушла.")),
        ("nb", ("Den 5. mai kom han.", "17. mai er fin.")),
        ("hu", ("Az 5. fejezet jó.", "Igen.")),
        ("tr", ("19. yüzyılda oldu.", "Evet.")),
        ("cs", ("Bylo to 5. května.", "Pak např. šel domů.")),
        ("fr", ("M. Dupont et Mme. Durand sont là.", "Ils parlent.")),
        ("fr", ("« Est-ce vrai ? » demanda-t-il.", "Oui !")),
        ("es", ("¿Qué pasó?", "¡Nada!", "Dijo el Sr. López.", "Fin.")),
        ("pt", ("O Sr. Silva e a Dra. Ana chegaram.", "Sim.")),
        ("nl", ("Dhr. Jansen kwam o.a. met drs. De Vries.", "Ja.")),
        ("sv", ("T.ex. kl. 10 kom han.", "Ja.")),
        ("ru", ("«Пойдём!» — сказал он.", "В 1990 г. он уехал.")),
        ("el", ("Πού είσαι;", "Εδώ είμαι.")),
        ("ar", ("هل هذا صحيح؟", "نعم!", "انتهى.")),
        ("ur", ("یہ کیا ہے؟", "یہ کتاب ہے۔", "ہاں۔")),
        ("hi", ("वह गया।", "क्या वह आया?", "हाँ॥", "ठीक।")),
        ("am", ("ሰላም።", "እንዴት ነህ፧")),
        ("hy", ("Բարև։", "Ինչպես ես։")),
    ],
)
def test_sentences_end_by_the_rules_of_the_language(lang: str, expected: tuple[str, ...]) -> None:
    assert split(" ".join(expected), lang) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh", ("价格是3.5元。", "真的吗？", "是！")),
        ("ja", ("「こんにちは。」と言った。", "彼は去った。")),
        ("ja", ("灯台ができた。", "1902年に火がともった。", "「そうだ。2年だ。」と言った。")),
        ("zh", ("灯塔建成了。", "60年后，灯灭了。")),
    ],
)
def test_languages_without_spaces(lang: str, expected: tuple[str, ...]) -> None:
    assert split("".join(expected), lang) == expected


def test_text_without_capitals_is_split() -> None:
    assert split("the lamp was lit. nobody saw it.") == ("the lamp was lit.", "nobody saw it.")


def test_sentence_can_start_with_lower_case_code() -> None:
    text = "Install pip first. npm is next."
    code = Span(text.index("npm"), text.index("npm") + 3, "code")

    assert len(sentences(paragraph(text))) == 1
    assert sentences(paragraph(text, [code])) == ("Install pip first.", "npm is next.")


def test_long_quotation_is_split_and_a_short_one_is_not() -> None:
    short = "He said: “Go. Now.” She went."
    long = [
        "“The lamp had gone out before anybody on the whole island had noticed that the wind had changed.",
        "We counted the ships as they came in, one by one, and we wrote down the name of each of them.",
        "It rained,” he said, “all of that day.",
        "Then there were none.”",
        "She went.",
    ]

    assert sentences(paragraph(short)) == ("He said: “Go. Now.”", "She went.")
    assert list(sentences(paragraph(" ".join(long)))) == long


def test_abbreviation_does_not_end_a_sentence_and_a_word_does() -> None:
    wrong = []
    for lang, rows in ABBREVIATED.items():
        for row in rows:
            expected = tuple(part.strip() for part in row.split("|"))
            if split(row.replace("|", ""), lang) != expected:
                wrong.append((lang, split(row.replace("|", ""), lang)))

    assert wrong == []


@pytest.mark.parametrize("lang", ["en", "fr", "de", "ru", "hi"])
@pytest.mark.parametrize("unusual", ["\u00a0", "\u2009", "\u202f", "\u3000", "\u2028", "\ud800"])
def test_unusual_space_before_a_stop_is_like_any_other(lang: str, unusual: str) -> None:
    text = "It was plan A{}. Then we left, and so did they."

    assert sentence_starts(text.format(unusual), lang) == sentence_starts(text.format(" "), lang)
