"""English measures, prices, times, scores and initialisms, as a narrator would say them."""

from __future__ import annotations

from reader.script.edits import apply_edits
from reader.script.spoken_forms.forms import spoken_edits

UNITS = [
    ("⅕ mile, ⅕ km away", "a fifth mile, a fifth kilometer away"),
    ("½ tsp salt, 2 tsp. oil, 1½ cups", "half a teaspoon salt, 2 teaspoons oil, 1 and a half cups"),
    ("1 1/2 tbsp, 1/2 tsp, 1³⁄₄ lb", "1 and a half tablespoons, 1 half teaspoon, 1 and 3 quarters pounds"),
    (
        "4 fl oz, 16 fl. oz., 1 pt, 2 qt, 3 gal",
        "4 fluid ounces, 16 fluid ounces, 1 pint, 2 quarts, 3 gallons",
    ),
    ("12g, 400g of flour, 8oz, 10 mins", "12 grams, 400 grams of flour, 8 ounces, 10 minutes"),
    ("2x more, 1.5x as bright, a 4x4", "2 times more, 1.5 times as bright, a 4 by 4"),
    ("12 in. wide, 5 in 2020", "12 inches wide, 5 in 2020"),
    ('within 1" of it, 3” long', "within 1 inch of it, 3 inches long"),
    ("6' tall, 5'10\", an 8' x 10' shed", "6 feet tall, 5 feet 10 inches, an 8 foot by 10 foot shed"),
    (
        "5 m/s², 10 mg/dL, 5 nmol/L",
        "5 meters a second squared, 10 milligrams per deciliter, 5 nanomoles per liter",
    ),
    ("5 µm, 5 μm, 10 kΩ, 10 kΩ, 60W", "5 micrometers, 5 micrometers, 10 kiloohms, 10 kiloohms, 60 watts"),
    ("5 MB/s, 10 Mbit/s, 100 mAh", "5 megabytes a second, 10 megabits a second, 100 milliampere hours"),
    ("20 °C, 20ºC, 20 ˚C, 20 ℃", ", ".join(["20 degrees Celsius"] * 4)),
    ("at 180C (350F)", "at 180 degrees Celsius (350 degrees Fahrenheit)"),
    ("40° 26′ 46″ N", "40 degrees 26 minutes 46 seconds north"),
    ("3 sq. ft, 10 cu ft, 2 m3", "3 square feet, 10 cubic feet, 2 cubic meters"),
    ("2h 30m, 24h, 12 pt font", "2 hours 30 minutes, 24 hours, 12 point font"),
    ("a K-2L and 90012-V.", "a K-2L and 90012-V."),
    (
        "a 70-200 mm or 100-150mm one, 150-200 g, a 737-800, a 747-400",
        "a 70 to 200 millimeters or 100 to 150 millimeters one, 150 to 200 grams, a 737-800, a 747-400",
    ),
    ("an f/1.2L, an f/4 L, 1/2L", "an f/1.2L, an f/4 L, 1 half liter"),
    (
        "5G, the 1980s, 100m people, “Room 6”, a 747",
        "5G, the 19 eighties, 100 million people, “Room 6”, a 747",
    ),
]
NEIGHBOURS = [
    ('1/4" drill, a 1/4" drill', "1 quarter inch drill, a 1 quarter inch drill"),
    ("7:30-9:00 p.m., noon–5pm", "7:30 to 9 p.m., noon to 5pm"),
    ("Mon 5 May, Mon, May 5, 5/6 May", "Monday 5 May, Monday, May 5, 5 and 6 May"),
    ("555-1234, (020) 7946 0958", "5 5 5, 1 2 3 4, 0 2 0, 7 9 4 6, 0 9 5 8"),
    ("$.50, $100 bills, 10k followers", "50 cents, 100 dollar bills, 10 thousand followers"),
    ("version 17.4.1, a 747-400, ISO 9001", "version 17.4.1, a 747-400, ISO 9001"),
]
BEFORE_A_NOUN = [
    ("a 40mm cable, the 30m barge", "a 40 millimeter cable, the 30 meter barge"),
    ("a huge 5 km run, its 5 V supply", "a huge 5 kilometer run, its 5 volt supply"),
    ("a 9” x 4” tin", "a 9 inch by 4 inch tin"),
    ("a $2.2 billion deal, a £3m crane", "a 2.2 billion dollar deal, a 3 million pound crane"),
    ("a $5.50 fee", "a 5.50 dollar fee"),
    ("the 5 km they ran, a 5 km north", "the 5 kilometers they ran, a 5 kilometers north"),
    ("ran 5 km along it", "ran 5 kilometers along it"),
    ("the $5 million they got", "the 5 million dollars they got"),
    ("it cost $5 last year", "it cost 5 dollars last year"),
]
PRICES_AND_TIMES = [
    (
        "$20/mo, $5/hr, $3/lb, $2/sq ft",
        "20 dollars a month, 5 dollars an hour, 3 dollars a pound, 2 dollars a square foot",
    ),
    ("Tue – Sat, 9am-5pm", "Tuesday to Saturday, 9am to 5pm"),
    ("Mon.–Fri., Sat: 10–4", "Monday to Friday, Saturday: 10 to 4"),
    ("at 5.30pm, 11.45 a.m.", "at 5:30 pm, 11:45 a.m."),
    ("2018.04.05 and 24.12.2019", "April 5, 2018 and December 24, 2019"),
    ("24/7, 24x7x365", "24 7, 24 7, 365"),
    ("02-751-1500", "0 2, 7 5 1, 1 5 0 0"),
    ("ISSN 1234-567X", "ISSN 1 2 3 4, 5 6 7 X"),
    ("4/5 stars, 4.5/5, 85/100", "4 out of 5 stars, 4.5 out of 5, 85 out of 100"),
    ("4/5 of it, 3/4 cup", "4 fifths of it, 3 quarters cup"),
    ("10,000-20,000 lamps", "10,000 to 20,000 lamps"),
]
FORMULAS_AND_NUMBERS = [
    ("C₆H₁₂O₆, Ca²⁺, SO₄²⁻, Na⁺", "C 6 H 12 O 6, C A 2 plus, S O 4 2 minus, N A plus"),
    ("ISBN 978-3-16-148410-0", "ISBN 9 7 8, 3, 1 6, 1 4 8 4 1 0, 0"),
    ("IBAN DE89 3704 0044 0532 0130 00.", "IBAN D E 8 9, 3 7 0 4, 0 0 4 4, 0 5 3 2, 0 1 3 0, 0 0."),
    ("9.8 m·s−2, 3 W·m-2", "9.8 meters a second squared, 3 watts per square meter"),
    ("a 12V battery, 230V, a 5A fuse, row 5A", "a 12 volt battery, 230 volts, a 5 amp fuse, row 5A"),
    ("9in, 48h, 9.58s, the 30s", "9 inches, 48 hours, 9.58 seconds, the 30s"),
    (
        "at 300 K, at 180C/350F/gas 4",
        "at 300 kelvins, at 180 degrees Celsius or 350 degrees Fahrenheit or gas mark 4",
    ),
    ("E = 1/2 m", "E equals 1 half meter"),
    ("5.99 €, 10bn €, 1 €, 20€", "5 euros and 99 cents, 10 billion euros, 1 euro, 20 euros"),
    (
        "5¢/min, 3M views, 1.5m people, a 3M tape",
        "5 cents a minute, 3 million views, 1.5 million people, a 3M tape",
    ),
    ("5 × 4 = 20, 5 × 4 cm", "5 times 4 equals 20, 5 by 4 centimeters"),
    (
        "1:50,000, 1:200, John 3:16–18, 1 Cor. 13:4",
        "1 to 50,000, 1 to 200, John 3, 16 to 18, First Corinthians 13, 4",
    ),
    ("the 80's, 19th c., late 18th–early 19th", "the eighties, 19th century, late 18th to early 19th"),
    ("1 Jan–3 Feb, Mon., Tues. and Wed.", "1 January to 3 February, Monday, Tuesday and Wednesday"),
    ("b. Feb. 3, 1950, d. ca. 1990", "born February 3, 19 50, died circa 19 90"),
    ("Group C, Table D, Chapter XL, Class V", "Group C, Table D, Chapter 40, Class 5"),
    ("eqs (4)–(5), Op. 5, App. A, the min. age", "eqs (4) to (5), opus 5, appendix A, the minimum age"),
    (
        "aka Bob, b/c of it, c/o Bob, No. 5, F#",
        "also known as Bob, because of it, care of Bob, number 5, F sharp",
    ),
    (
        "4.25%-4.5%, 3 stars½, 12st 4lb, 0.12°W",
        "4.25% to 4.5%, 3 stars and a half, 12 stone 4 pounds, 0.12 degrees west",
    ),
    ("c. £5m p.a., XXI century art", "circa 5 million pounds per annum, 21st century art"),
    ("II. Methods", "2. Methods"),
    ("c.1850, d.1901, 6′ tall", "circa 18 50, died 19 oh 1, 6 feet tall"),
    (
        "$1.5M-$2M, a 1:10 slope, Ratio 4:3",
        "1.5 million dollars to 2 million dollars, a 1 to 10 slope, Ratio 4 to 3",
    ),
    ("1-800-555-0199 x12", "1, 8 0 0, 5 5 5, 0 1 9 9 extension 12"),
    ("an A−, ages 18+, C++", "an A minus, ages 18 plus, C++"),
]
POWERS = [
    ("10⁶, 10^6, 10^{6}", ", ".join(["10 to the power of 6"] * 3)),
    ("x^(n-1), x^{n+1}", "x to the power of n minus 1, x to the power of n plus 1"),
    ("2⁻³, 2^-3", "2 to the power of minus 3, 2 to the power of minus 3"),
    ("x⁴, x², mc², sin²x", "x to the power of 4, x squared, mc squared, sin squared x"),
    ("the lamp¹ and the sea.²", "the lamp and the sea."),
    ("³⁄₄ mile, 3⁄4 mile", "3 quarters mile, 3 quarters mile"),
]
CAPITALS = [
    ("USAID, WWII, WWIII", "U.S. aid, World War 2, World War 3"),
    ("the IUCs, in the ICU.", "the I.U.C's, in the I.C.U."),
    ("EPA, LEDs, EVs, PCs", "E.P.A., L.E.D's, E V's, P C's"),
    ("a BIG deal, NOT now, a PIN", "a big deal, NOT now, a pin"),
    ("NASA, FBI, HTML, to MIX it", "NASA, FBI, HTML, to mix it"),
    ("ICU BEDS ARE FULL TODAY", "ICU BEDS ARE FULL TODAY"),
    ("LOS ANGELES (AP) — and the LOS", "LOS ANGELES (AP) — and the L.O.S."),
    ("Sam Marlow Jr who, Ann Sr.", "Sam Marlow Junior who, Ann Senior."),
]


def test_units_are_spoken_in_full() -> None:
    rows = [*UNITS, *NEIGHBOURS, *BEFORE_A_NOUN, *PRICES_AND_TIMES, *FORMULAS_AND_NUMBERS, *POWERS, *CAPITALS]

    assert [(text, apply_edits(text, spoken_edits(text, "en"))) for text, _ in rows] == rows
