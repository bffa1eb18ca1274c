"""Spoken forms in languages with a script of their own, and signs in languages without tables of units."""

from __future__ import annotations

import pytest

from reader.script.edits import apply_edits
from reader.script.lexicon.lexicon import Lexicon
from reader.script.spoken_forms.forms import spoken_edits
from reader.script.spoken_forms.languages import japanese_readings

SAID = [
    ("ar", "5 ملايين نسمة، 10 غرامات، 7 مرات، 5 كم، 3 ساعات",
     "5 ملايين نسمة، 10 غرامات، 7 مرات، 5 كيلومتر، 3 ساعات"),
    ("ar", "٣٥°م و٢٠ كم/س، ٣/٤ كوب و½ كوب، ٥٠٪، 20%",
     "35 درجة مئوية و20 كيلومتر في الساعة، ثلاثة أرباع كوب ونصف كوب، 50 بالمئة، 20 بالمئة"),
    ("ar", "من 9:30 ص حتى 5 م، سنة ١٤٤٥ هـ، عام ٢٠٢٤ م، بعد 5 م",
     "من 9:30 صباحا حتى 5 مساء، سنة 1445 هجرية، عام 2024 ميلادية، بعد 5 متر"),
    ("ar", "ص. ١٢، ج. ٣، أ. د. محمد، س > ٥، ص ≤ ٣، «_»",
     "صفحة 12، الجزء 3، الأستاذ الدكتور محمد، س أكثر من 5، ص على الأكثر 3، شرطة سفلية"),
    ("hi", "250 ग्राम, 5 मीटर, 5 मी., 2 ली., 20 वर्ग मी., १२ किमी",
     "250 ग्राम, 5 मीटर, 5 मीटर, 2 लीटर, 20 वर्ग मीटर, 12 किलोमीटर"),
    ("hi", "उ.प्र., वि.सं. 2080, 3-1 से, 10-12 लोग, 3/4 चम्मच, x > 5, '_'",
     ("उत्तर प्रदेश, विक्रम संवत 2080, 3-1 से, 10 से 12 लोग, तीन चौथाई चम्मच, x ग्रेटर दैन 5, "
      "अंडरस्कोर")),
    ("ja", "午前9:00～午後5:00、午前9時～午後5時、10:00-20:00、5km～10km、3万km",
     "午前9じから午後5じ、午前9時から午後5時、10じから20じ、5キロメートルから10キロメートル、3万キロメートル"),
    ("ja", "小さじ1/4の塩、成功率は1/3、3/4(金)に、2.4Gbps、16GB/SSD",
     "小さじ4ぶんの1の塩、成功率は3ぶんの1、3/4(金)に、2.4ギガビットまいびょう、16ギガバイト/SSD"),
    ("ja", "CO₂を、45㎡、㈱ヤマ、(株)ヤマ、ルイXIV世、第II部、XX社、3-1で勝った",
     ("C O 2を、45へいほうメートル、株式会社ヤマ、かぶしきがいしゃヤマ、ルイ14世、第2部、XX社、"
      "3たい1で勝った")),
    ("zh", "960万km²，每㎡5元，35μg/m³，CO₂减少，月薪5000-8000元，10:00-20:00",
     "960万平方公里，每平方米5元，35微克每立方米，C O 2减少，月薪5000到8000元，10点到20点"),
    ("zh", "加1/2杯、3/4茶匙，路易XIV，第Ⅱ期，3-1战胜，周一-周五",
     "加2分之1杯、4分之3茶匙，路易14，第2期，3比1战胜，周一到周五"),
    ("ko", "오전 9시~오후 6시, 1/2컵, 84㎡, ㈜한국, (주)한국, 150만원~200만원, 2.4Gbps",
     ("오전 9시에서 오후 6시, 2분의 1컵, 84제곱미터, 주식회사 한국, 주식회사 한국, "
      "150만원에서 200만원, 2.4기가비피에스")),
    ("ko", "제II부, 3-1로 이겼다, ㎡당 5원, 10:00-20:00",
     "제2부, 3 대 1로 이겼다, 제곱미터당 5원, 10시에서 20시"),
    ("el", "10⁶, x < 5, −5, 5 × 3, ½, a & b, § 5",
     "10 στην 6η, x είναι μικρότερο από 5, μείον 5, 5 επί 3, μισό, a και b, παράγραφος 5"),
    ("hu", "10⁶, x < 5, ≤ 5", "10 a 6. hatványon, x kisebb mint 5, legfeljebb 5"),
    ("ro", "10⁶, x ≠ y, −5, 5 × 3, ½, a & b, § 5",
     "10 la puterea 6, x nu este egal cu y, minus 5, 5 ori 3, jumătate, a și b, paragraful 5"),
    ("he", "10⁶, x < 5, −5, 5 × 3 = 15, ½", "10 בחזקת 6, x קטן מאשר 5, מינוס 5, 5 כפול 3 שווה 15, חצי"),
    ("cs", "x < 5, „_“, ≥ 5", "x je menší než 5, podtržítko, nejméně 5"),
    ("da", "x < 5, ”_”, ½", "x er mindre end 5, understregning, en halv"),
    ("nb", "x < 5, ≥ 5", "x er mindre enn 5, minst 5"),
    ("no", "10⁶", "10 opphøyd i 6"),
    ("fi", "x < 5, 5 §, ½, ”_”", "x on pienempi kuin 5, 5 pykälä, puoli, alaviiva"),
    ("sv", "5 § lagen, § 5", "5 paragrafen lagen, paragraf 5"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words"), SAID)
def test_units_signs_and_short_forms_are_said_in_full(lang: str, text: str, words: str) -> None:
    assert apply_edits(text, spoken_edits(text, lang, Lexicon(needs_kana=False))) == words


READINGS = [
    ("乗る人、月でも、その年の、年に一度、特別な日",
     "のるひと、つきでも、そのとしの、ねんにいちど、とくべつなひ"),
    ("三百頭、数人、日本人", "さんびゃくとう、すうにん、にほんじん"),
    ("3人に1人、12人、5月1日から3日、1日3回、20日、2日間、42日間",
     "3にんにひとり、12にん、5がつついたちからみっか、いちにち3かい、はつか、ふつかかん、42にちかん"),
    ("第5話、ルイ14世、3年生、3日後、8月中、3か月、5ヶ月間、4カ国",
     "だい5わ、ルイ14せい、3ねんせい、みっかご、8がつちゅう、3かげつ、5かげつかん、4かこく"),
    ("大さじ2、小さじ1、お金、（金）", "おおさじ2、こさじ1、おかね、（きんようび）"),
]  # fmt: skip


@pytest.mark.skipif(not japanese_readings.knows_readings(), reason="the readings of kanji are not installed")
@pytest.mark.parametrize(("text", "words"), READINGS)
def test_counters_and_single_kanji_have_the_reading_that_fits(text: str, words: str) -> None:
    assert apply_edits(text, spoken_edits(text, "ja", Lexicon(needs_kana=True))) == words
