"""English as eSpeak NG speaks it: forms that it misreads, which we rewrite, and forms that it reads well.

The tables are checked by the phonemes that the engine gives to the words.
"""

from __future__ import annotations

import pytest

from reader.script.spoken_forms.forms import spoken_edits
from tests.script.samples import spoken_text
from tests.script.spoken_forms.hearing import sounds

# as it is written, and the words that a reader would say
SAID_IN_OTHER_WORDS = [
    ("$9.1 billion", "nine point one billion dollars"),
    ("$5", "five dollars"),
    ("$1", "one dollar"),
    ("$1.50", "one dollar and fifty cents"),
    ("$0.99", "ninety-nine cents"),
    ("$0.01", "one cent"),
    ("$5.00", "five dollars"),
    ("$1,000,000", "one million dollars"),
    ("US$5", "five U.S. dollars"),
    ("C$5", "five Canadian dollars"),
    ("€1.2 billion", "one point two billion euros"),
    ("£3.50", "three pounds and fifty pence"),
    ("£1.01", "one pound and one penny"),
    ("¥500", "five hundred yen"),
    ("$100m", "one hundred million dollars"),
    ("£2.5bn", "two point five billion pounds"),
    ("$10K", "ten thousand dollars"),
    ("$5–10", "five to ten dollars"),
    ("$5–$10 million", "five to ten million dollars"),
    ("a $9.1-billion deal", "a nine point one billion dollar deal"),
    ("a $5-a-day plan", "a five dollar-a-day plan"),
    ("$5/month", "five dollars a month"),
    ("1.5M views", "one point five million views"),
    ("5bn people", "five billion people"),
    ("2009–2016", "two thousand nine to two thousand sixteen"),
    ("2009-2016", "two thousand nine to two thousand sixteen"),
    ("1914–18", "nineteen fourteen to eighteen"),
    ("pages 12–15", "pages twelve to fifteen"),
    ("15–20%", "fifteen to twenty percent"),
    ("10%-20%", "ten percent to twenty percent"),
    ("a 3-2 win", "a three to two win"),
    ("a 50-50 chance", "a fifty fifty chance"),
    ("1st–3rd", "first to third"),
    ("A–Z", "A to zee"),
    ("Monday–Friday", "Monday to Friday"),
    ("May 5–June 6", "May five to June six"),
    ("1984", "nineteen eighty-four"),
    ("in 1066", "in ten sixty-six"),
    ("in 1905", "in nineteen oh five"),
    ("since 1600", "since sixteen hundred"),
    ("(1812–1815)", "eighteen twelve to eighteen fifteen"),
    ("1990s", "nineteen nineties"),
    ("the 1600s", "the sixteen hundreds"),
    ("the 2010s", "the twenty tens"),
    ("1980's", "nineteen eighties"),
    ("2018-02-06", "February six, two thousand eighteen"),
    ("12/25/2001", "December twenty-five, two thousand one"),
    ("25/12/2001", "December twenty-five, two thousand one"),
    ("11/9/2001", "eleven nine two thousand one"),
    ("Jan. 5", "January five"),
    ("5 Sept. 1984", "five September nineteen eighty-four"),
    ("Mon., Jan. 5", "Monday, January five"),
    ("5:00", "five o'clock"),
    ("5:00 p.m.", "five p.m."),
    ("17:00", "seventeen hundred"),
    ("2:1", "two to one"),
    ("1/2", "one half"),
    ("3/4", "three quarters"),
    ("2 1/2", "two and a half"),
    ("2½", "two and a half"),
    ("⅞", "seven eighths"),
    ("8/10", "eight out of ten"),
    ("on 9/11", "on nine eleven"),
    ("24/7", "twenty-four seven"),
    ("5 km", "five kilometers"),
    ("1 km", "one kilometer"),
    ("5-km run", "five kilometer run"),
    ("100 km/h", "one hundred kilometers an hour"),
    ("50 m²", "fifty square meters"),
    ("10 kg", "ten kilograms"),
    ("10 mph", "ten miles an hour"),
    ("3 ft", "three feet"),
    ("5 m high", "five meters high"),
    ("200 MW", "two hundred megawatts"),
    ("5 GB", "five gigabytes"),
    ("5GiB", "five gibibytes"),
    ("60 fps", "sixty frames a second"),
    ("47.1/sq mi", "forty-seven point one per square mile"),
    ("18.2/km²", "eighteen point two per square kilometer"),
    ("18.2/km squared", "eighteen point two per square kilometer"),
    ("268,021 km squared", "two hundred sixty-eight thousand twenty-one square kilometers"),
    ("5'10\"", "five feet ten inches"),
    ("5′10″", "five feet ten inches"),
    ("10²", "ten squared"),
    ("x³", "x cubed"),
    ("555-123-4567", "five five five, one two three, four five six seven"),
    ("(555) 123-4567", "five five five, one two three, four five six seven"),
    ("+44 20 7946 0958", "plus four four, two zero, seven nine four six, zero nine five eight"),
    ("020 7946 0958", "zero two zero, seven nine four six, zero nine five eight"),
    ("192.168.0.1", "one hundred ninety-two dot one hundred sixty-eight dot zero dot one"),
    ("#1", "number one"),
    ("5 MP Photos", "five megapixel photos"),
    ('1/2.7" sensor', "one slash two point seven inch sensor"),
    ("46m - December 15", "forty six minutes December fifteen"),
    ("a 5m read", "a five minute read"),
    ("1.5m to 2.5m", "one point five meters to two point five meters"),
    ("24.2MP images", "twenty four point two megapixel images"),
    ("40 mm cables", "forty millimeter cables"),
    ("5 km towards it", "five kilometers towards it"),
    ("5 kg costs more", "five kilograms costs more"),
    ("~5", "about five"),
    ("<5%", "less than five percent"),
    ("x > 5", "x more than five"),
    ("4 x 4", "four by four"),
    ("World War II", "World War two"),
    ("World War I", "World War one"),
    ("Henry VIII", "Henry the eighth"),
    ("George V died", "George the fifth died"),
    ("Charles I was", "Charles the first was"),
    ("Louis XIV", "Louis the fourteenth"),
    ("Pope John Paul II", "Pope John Paul the second"),
    ("Super Bowl LIV", "Super Bowl fifty-four"),
    ("Chapter IV", "Chapter four"),
    ("Type II diabetes", "Type two diabetes"),
    ("Prof. Smith", "Professor Smith"),
    ("Lt. Col. Smith", "Lieutenant Colonel Smith"),
    ("Sen. Smith", "Senator Smith"),
    ("Ms. Smith", "Miz Smith"),
    ("Mt. Fuji", "Mount Fuji"),
    ("5th St.", "fifth street"),
    ("No. 5", "number five"),
    ("pp. 12", "pages twelve"),
    ("Fig. 3", "figure three"),
    ("approx. 5", "approximately five"),
    ("c. 1900", "circa nineteen hundred"),
    ("cats vs. dogs", "cats versus dogs"),
    ("cats vs dogs", "cats versus dogs"),
    ("Acme Inc. said", "Acme Incorporated said"),
    ("John Smith Jr. said", "John Smith Junior said"),
    ("a Ph.D. student", "a P H D student"),
    ("w/o it", "without it"),
    ("C# code", "C sharp code"),
    ("the WHO said", "the W.H.O. said"),
    ("the ACLU said", "the A.C.L.U. said"),
    ("the IAEA said", "the I.A.E.A. said"),
    ("the YMCA is", "the Y.M.C.A. is"),
    ("5 GB of RAM", "five gigabytes of ram"),
    ("the ICE agents", "the ice agents"),
    ("a BIG deal", "a big deal"),
    ("IT WAS A GOOD DAY", "it was a good day"),
    ("SO2 levels", "S O two levels"),
    ("500 AD", "five hundred A.D."),
    ("https://www.example.org/a/b.html?c=1", "link to example dot org"),
    ("www.example.org", "link to example dot org"),
    ("eﬃcient", "efficient"),
    ("zero\u200bwidth", "zerowidth"),
    ("hid\U000e0049\U000e0067den", "hidden"),
    ("𝐛𝐨𝐥𝐝 words", "bold words"),
    ("cafe\u0301", "café"),
    ("the 1900s, and 1600s", "the nineteen hundreds, and sixteen hundreds"),
    ("9:00PM", "nine PM"),
]
SAID_WELL_ALREADY = [
    ("5%", "five percent"),
    ("3.5 %", "three point five percent"),
    ("1st, 2nd and 23rd", "first, second and twenty third"),
    ("2018", "two thousand eighteen"),
    ("in 2005", "in two thousand five"),
    ("February 6, 2018", "February six, two thousand eighteen"),
    ("5:30 p.m.", "five thirty p.m."),
    ("3:30pm", "three thirty p.m."),
    ("17:45", "seventeen forty five"),
    ("the ’90s", "the nineties"),
    ("in their mid-30s", "in their mid-thirties"),
    ("½ cup", "a half cup"),
    ("50¢", "fifty cents"),
    ("±5", "plus or minus five"),
    ("−5", "minus five"),
    ("10,000", "ten thousand"),
    ("3.14", "three point one four"),
    ("COVID-19", "covid nineteen"),
    ("F-16", "F sixteen"),
    ("20-year-old", "twenty year old"),
    ("the FBI", "the F B I"),
    ("U.S. policy", "U S policy"),
    ("the UK", "the U K"),
    ("HTML", "H T M L"),
    ("the CEO", "the C E O"),
    ("U.S.A.", "U.S.A"),
    ("Mr. Smith", "mister Smith"),
    ("Mrs. Smith", "missiz Smith"),
    ("Dr. Smith", "doctor Smith"),
    ("R&D", "R and D"),
    ("example.com", "example dot com"),
    ("C++", "C plus plus"),
    ("“quoted”", "quoted"),
    ("don’t", "don't"),
    ("What?!?!", "What?"),
    ("wait.....", "wait."),
    ("§ 5", "section five"),
]
# Texts that only look like one of the forms.
LEFT_ALONE = [
    "1,984 ships",
    "1500 people",
    "a 747-400",
    "a 1-2-3 punch",
    "ISBN 0-123-45678-9",
    "version 1.2.3",
    "a 3M product",
    "John 3:1",
    "Charles I am",
    "Albert I. Jones",
    "Malcolm X",
    "an IV drip",
    "St. Louis",
    "He said no.",
    "the port (SEA) is",
    "the IT guy",
    "US policy",
    "WHO IS THERE",
    "10/3",
    "the 5G network",
    "$HOME",
    "R$5",
    "5:07",
    "I saw Mr. I. B. Keeper",
    "0.5",
    "A. B. Keeper",
    "the year 2018",
    "24:7:1",
    "#lamp",
    "a<b",
    "a size 10.5M shoe",
    "e.g. this",
    "i.e. that",
    "etc. and so on",
    "and/or",
    "x-ray",
    "Xi Jinping",
    "MIXED up",
    "a 12-year-old",
    "-5",
    "1e-5",
]


@pytest.mark.parametrize(("text", "words"), SAID_IN_OTHER_WORDS)
def test_forms_that_the_engine_misreads_are_rewritten(text: str, words: str) -> None:
    assert sounds(spoken_text(text)) == sounds(words)
    assert sounds(text) != sounds(words)


@pytest.mark.parametrize(("text", "words"), SAID_WELL_ALREADY)
def test_forms_that_the_engine_reads_well_are_unchanged(text: str, words: str) -> None:
    assert spoken_text(text) == text
    assert sounds(text) == sounds(words)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_lookalikes_are_unchanged(text: str) -> None:
    assert spoken_text(text) == text


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en-US", "11/9/2001", "November 9, 2001"),
        ("en-GB", "11/9/2001", "September 11, 2001"),
        ("en", "11/9/2001", "11 9 2001"),
        ("en", "99/99/2001", "99/99/2001"),
    ],
)
def test_numeric_date_order_follows_the_region(lang: str, text: str, expected: str) -> None:
    assert spoken_text(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Acme Inc.", "It was Acme Incorporated."),
        ("“It was Acme Inc.”", "“It was Acme Incorporated.”"),
        ("It ran 5 ft.", "It ran 5 feet."),
        ("Acme Inc. fell.", "Acme Incorporated fell."),
    ],
)
def test_stop_that_also_ends_the_sentence_stays(text: str, expected: str) -> None:
    assert spoken_text(text) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("de-CH", "Siehe Link zu example.org."),
        ("fr", "Siehe lien vers example.org."),
        ("", "Siehe link to example.org."),
        ("eo", "Siehe example.org."),
    ],
)
def test_web_address_is_spoken_as_a_link_to_its_site(lang: str, expected: str) -> None:
    assert spoken_text("Siehe https://ann:secret@www.example.org:80/a?b=c#d.", lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("won\u00adder\u200bful", "wonderful"),
        ("a\u2060b\ufeffc\u200e\u202ed", "abcd"),
        ("la\u200dmp", "lamp"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("🧑\u200d🚀", "🧑\u200d🚀"),
        ("ﬁnd eﬃcient", "find efficient"),
        ("ＡＢＣ １２", "ABC 12"),
        ("cafe\u0301 o\u0308l", "café öl"),
        ("⟦h⟧", "h"),
        ("🅽🅾🆆 🄷🄴🄻🄻🄾 ⓕⓡⓔⓔ Ⓐ", "now hello free A"),
        ("ᴛʜᴇ ᴇɴᴅ, ꜰɪɴɪs", "the end, finis"),
        ("①②③ ❹", "1 2 3 4"),
        ("℃ ㎏ Ⅳ ℝ ℒ", "°C kg 4 R L"),
        ("s̶t̶r̶u̶c̶k̶ u̲n̲d̲e̲r̲", "struck under"),
        ("Z̸̢͝al͝go", "Zalgo"),
        ("تــــاريخ ﷺ ﻻ", "تاريخ صلى الله عليه وسلم لا"),
        ("ｶﾅ ｆｕｌｌ", "カナ full"),
        ("𝐛𝐨𝐥𝐝", "bold"),
        ("你好，世界（是）", "你好，世界（是）"),
    ],
)
def test_control_characters_do_not_reach_the_engine(text: str, expected: str) -> None:
    for lang in ("en", "de", "zh", ""):
        assert spoken_text(text, lang) == expected, lang


def test_code_is_spoken_as_written() -> None:
    text = "cost = $5 # see https://example.org"

    assert spoken_edits(text, "en", kind="code") == ()
    assert spoken_edits(text, "en") != ()
