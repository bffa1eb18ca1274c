"""English words for units."""

from __future__ import annotations

from reader.script.spoken_forms.measures.units import UnitWords, two_forms

_NAMES = {
    "m": "meter|meters", "g": "gram|grams", "s": "second|seconds", "l": "liter|liters", "L": "liter|liters",
    "W": "watt|watts", "V": "volt|volts", "A": "ampere|amperes", "Hz": "hertz|hertz", "J": "joule|joules",
    "N": "newton|newtons", "Pa": "pascal|pascals", "B": "byte|bytes", "bit": "bit|bits",
    "bps": "bit a second|bits a second", "Ω": "ohm|ohms", "eV": "electronvolt|electronvolts",
    "cal": "calorie|calories", "Wh": "watt hour|watt hours", "Ah": "ampere hour|ampere hours",
    "bar": "bar|bars", "mol": "mole|moles", "Sv": "sievert|sieverts", "Bq": "becquerel|becquerels",
    "F": "farad|farads", "t": "ton|tons",
    "kph": "kilometer an hour|kilometers an hour", "kmh": "kilometer an hour|kilometers an hour",
    "mph": "mile an hour|miles an hour", "fps": "frame a second|frames a second", "rpm": "r p m|r p m",
    "KiB": "kibibyte|kibibytes", "MiB": "mebibyte|mebibytes", "GiB": "gibibyte|gibibytes",
    "TiB": "tebibyte|tebibytes", "°C": "degree Celsius|degrees Celsius", "dB": "decibel|decibels",
    "°F": "degree Fahrenheit|degrees Fahrenheit", "ha": "hectare|hectares", "ft": "foot|feet",
    "in": "inch|inches", "yd": "yard|yards", "yds": "yard|yards", "mi": "mile|miles", "lb": "pound|pounds",
    "lbs": "pound|pounds", "oz": "ounce|ounces", "mcg": "microgram|micrograms", "cc": "c c|c c",
    "gal": "gallon|gallons", "gals": "gallon|gallons", "qt": "quart|quarts", "qts": "quart|quarts",
    "pt": "pint|pints", "pts": "points|points", "tsp": "teaspoon|teaspoons", "tsps": "teaspoon|teaspoons",
    "Tsp": "teaspoon|teaspoons", "tbsp": "tablespoon|tablespoons", "tbsps": "tablespoon|tablespoons",
    "Tbsp": "tablespoon|tablespoons", "tbs": "tablespoon|tablespoons", "Tbs": "tablespoon|tablespoons",
    "floz": "fluid ounce|fluid ounces", "ppm": "part per million|parts per million",
    "ppb": "part per billion|parts per billion", "min": "minute|minutes", "mins": "minute|minutes",
    "h": "hour|hours", "hr": "hour|hours", "hrs": "hour|hours", "sec": "second|seconds",
    "secs": "second|seconds", "wk": "week|weeks", "wks": "weeks|weeks", "yr": "year|years",
    "yrs": "year|years", "mo": "month|months", "mos": "month|months", "hp": "horsepower|horsepower",
    "Å": "angstrom|angstroms", "mmHg": "millimeter of mercury|millimeters of mercury", "psi": "p s i|p s i",
    "kn": "knot|knots", "kts": "knots|knots", "mpg": "mile per gallon|miles per gallon",
    "bpm": "beat a minute|beats a minute",
    "Mpx": "megapixel|megapixels", "MP": "megapixel|megapixels",
    "pkg": "package|packages", "doz": "dozen|dozen", "sqft": "square foot|square feet",
    "sqm": "square meter|square meters", "sqkm": "square kilometer|square kilometers",
    "sqmi": "square mile|square miles", "sqyd": "square yard|square yards",
    "sqin": "square inch|square inches",
    "cuft": "cubic foot|cubic feet", "cuin": "cubic inch|cubic inches", "gr": "gram|grams",
    "kt": "", "kgs": "kilogram|kilograms", "kms": "kilometers|kilometers", "mls": "milliliters|milliliters",
}  # fmt: skip
ENGLISH_UNITS = UnitWords(
    names=_NAMES,
    prefixes={"k": "kilo", "K": "kilo", "h": "hecto", "d": "deci", "c": "centi", "m": "milli", "µ": "micro",
              "n": "nano", "p": "pico", "M": "mega", "G": "giga", "T": "tera", "P": "peta"},
    squared="square {}",
    cubed="cubic {}",
    to_the_square="squared",
    per="per",
    each={"s": "a second", "h": "an hour", "hr": "an hour", "min": "a minute", "mo": "a month",
          "yr": "a year", "wk": "a week", "day": "a day", "month": "a month", "year": "a year"},
    ones={},
    form=two_forms,
)  # fmt: skip
