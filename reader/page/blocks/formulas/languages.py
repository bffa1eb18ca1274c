"""How formulas are said, by language. A language without a row hears them in English, by an English voice."""

from __future__ import annotations

from typing import NamedTuple

from reader.language_tags import primary_language

_OPERATORS = (  # noqa: SIM905  # in the order of the rows below
    "= ≠ < > ≤ ≥ ≈ ≡ ∼ + − ± ∓ × / ÷ ∈ ∉ ⊂ ⊆ ∪ ∩ ∅ → ⇒ ⇔ ∀ ∃ ∞ ∂ ∇ ∑ ∏ ∫ √ ! ′ ″ ° % … | ‖ \u2061"
).split(" ")
_ALIASES = {"-": "−", "⋅": "×", "·": "×", "∗": "×", "*": "×", "⋯": "…", "\u2064": "+"}
_MARKS = {
    "(": "(", ")": ")", "[": "(", "]": ")", "{": "(", "}": ")", ",": ",", ";": ";", ":": ":", ".": ".",
    "\u2062": "", "\u2063": ",", "\u200b": "",
}  # fmt: skip
_OPERATOR_ROWS = {
    "en": "equals|is not equal to|is less than|is greater than|is at most|is at least|is about|"
    "is identical to|"
    "is similar to|plus|minus|plus or minus|minus or plus|times|over|divided by|in|not in|is a subset of|"
    "is a subset of|union|intersection|the empty set|to|implies|if and only if|for all|there is|infinity|"
    "partial|"
    "nabla|the sum|the product|the integral|root|factorial|prime|double prime|degrees|percent|and so on|bar|"
    "double bar|of",
    "de": "gleich|ungleich|kleiner als|größer als|kleiner oder gleich|größer oder gleich|ungefähr gleich|"
    "identisch mit|ähnlich|plus|minus|plus minus|minus plus|mal|durch|geteilt durch|Element von|"
    "nicht Element von|Teilmenge von|Teilmenge von|vereinigt mit|geschnitten mit|leere Menge|gegen|"
    "daraus folgt|genau dann wenn|für alle|es gibt|unendlich|partiell|Nabla|Summe|Produkt|Integral|Wurzel|"
    "Fakultät|Strich|zwei Strich|Grad|Prozent|und so weiter|Betragsstrich|Normstrich|von",
    "es": "igual a|distinto de|menor que|mayor que|menor o igual que|mayor o igual que|"
    "aproximadamente igual a|idéntico a|similar a|más|menos|más menos|menos más|por|entre|dividido entre|"
    "pertenece a|no pertenece a|subconjunto de|subconjunto de|unión|intersección|conjunto vacío|tiende a|"
    "implica|si y solo si|para todo|existe|infinito|parcial|nabla|suma|producto|integral|raíz|factorial|"
    "prima|"
    "doble prima|grados|por ciento|etcétera|barra|doble barra|de",
    "fr": "égale|différent de|inférieur à|supérieur à|inférieur ou égal à|supérieur ou égal à|environ égal à|"
    "identique à|équivalent à|plus|moins|plus ou moins|moins ou plus|fois|sur|divisé par|appartient à|"
    "n’appartient pas à|inclus dans|inclus dans|union|inter|ensemble vide|tend vers|implique|équivaut à|"
    "pour tout|il existe|infini|d rond|nabla|somme|produit|intégrale|racine|factorielle|prime|seconde|degrés|"
    "pour cent|et ainsi de suite|barre|double barre|de",
    "it": "uguale a|diverso da|minore di|maggiore di|minore o uguale a|maggiore o uguale a|circa uguale a|"
    "identico a|simile a|più|meno|più o meno|meno o più|per|fratto|diviso|appartiene a|non appartiene a|"
    "sottoinsieme di|sottoinsieme di|unione|intersezione|insieme vuoto|tende a|implica|se e solo se|per ogni|"
    "esiste|infinito|derivata parziale|nabla|somma|prodotto|integrale|radice|fattoriale|primo|secondo|gradi|"
    "per cento|e così via|barra|doppia barra|di",
    "nl": "is gelijk aan|is niet gelijk aan|is kleiner dan|is groter dan|is kleiner dan of gelijk aan|"
    "is groter dan of gelijk aan|is ongeveer|is identiek aan|is gelijkvormig met|plus|min|plus of min|"
    "min of plus|maal|gedeeld door|gedeeld door|in|niet in|is een deelverzameling van|"
    "is een deelverzameling van|verenigd met|doorsnede|lege verzameling|naar|impliceert|"
    "dan en slechts dan als|voor alle|er is|oneindig|partiële|nabla|som|product|integraal|wortel|faculteit|"
    "accent|dubbel accent|graden|procent|enzovoort|streep|dubbele streep|van",
    "pl": "równa się|nie równa się|mniejsze niż|większe niż|mniejsze lub równe|większe lub równe|"
    "w przybliżeniu równe|tożsame z|podobne do|plus|minus|plus minus|minus plus|razy|przez|dzielone przez|"
    "należy do|nie należy do|zawiera się w|zawiera się w|suma zbiorów|część wspólna|zbiór pusty|dąży do|"
    "implikuje|wtedy i tylko wtedy gdy|dla każdego|istnieje|nieskończoność|pochodna cząstkowa|nabla|suma|"
    "iloczyn|całka|pierwiastek|silnia|prim|bis|stopni|procent|i tak dalej|kreska|podwójna kreska|od",
    "pt": "igual a|diferente de|menor que|maior que|menor ou igual a|maior ou igual a|"
    "aproximadamente igual a|idêntico a|semelhante a|mais|menos|mais ou menos|menos ou mais|vezes|sobre|"
    "dividido por|pertence a|não pertence a|subconjunto de|subconjunto de|união|interseção|conjunto vazio|"
    "tende a|implica|se e somente se|para todo|existe|infinito|parcial|nabla|soma|produto|integral|raiz|"
    "fatorial|linha|duas linhas|graus|por cento|e assim por diante|barra|barra dupla|de",
    "ru": "равно|не равно|меньше|больше|меньше или равно|больше или равно|приблизительно равно|"
    "тождественно равно|подобно|плюс|минус|плюс-минус|минус-плюс|умножить на|делить на|делить на|"
    "принадлежит|не принадлежит|подмножество|подмножество|объединение|пересечение|пустое множество|"
    "стремится к|следует|тогда и только тогда|для любого|существует|бесконечность|частная производная|"
    "набла|сумма|произведение|интеграл|корень|факториал|штрих|два штриха|градусов|процентов|"
    "и так далее|черта|двойная черта|от",
}  # fmt: skip
# In the order of the fields of `FormulaWords`, from `over` on.
_PATTERN_ROWS = {
    "en": "{0} over {1}|the fraction {0} over {1} end fraction|the square root of {0}|the cube root of {0}|"
    "the root of order {1} of {0}|end root|{0} squared|{0} cubed|{0} to the power {1}|end power|{0} sub {1}|"
    "{0} over {1} of|{0} from {1} to {2} of|{0} with {1} above|{0} hat|{0} tilde|{0} bar|{0} vector|{0} dot|"
    "{0} star|{0} transposed",
    "de": "{0} durch {1}|Bruch {0} durch {1} Ende Bruch|Wurzel aus {0}|dritte Wurzel aus {0}|"
    "Wurzel der Ordnung {1} aus {0}|Ende Wurzel|{0} hoch 2|{0} hoch 3|{0} hoch {1}|Ende Exponent|"
    "{0} Index {1}|{0} über {1} von|{0} von {1} bis {2} von|{0} mit {1} darüber|{0} Dach|{0} Tilde|{0} quer|"
    "Vektor {0}|{0} Punkt|{0} Stern|{0} transponiert",
    "es": "{0} partido por {1}|fracción {0} partido por {1} fin de fracción|raíz cuadrada de {0}|"
    "raíz cúbica de {0}|raíz de orden {1} de {0}|fin de raíz|{0} al cuadrado|{0} al cubo|{0} elevado a {1}|"
    "fin de exponente|{0} sub {1}|{0} sobre {1} de|{0} desde {1} hasta {2} de|{0} con {1} encima|{0} gorro|"
    "{0} tilde|{0} barra|vector {0}|{0} punto|{0} estrella|{0} traspuesta",
    "fr": "{0} sur {1}|fraction {0} sur {1} fin de fraction|racine carrée de {0}|racine cubique de {0}|"
    "racine d’ordre {1} de {0}|fin de racine|{0} au carré|{0} au cube|{0} puissance {1}|fin de puissance|"
    "{0} indice {1}|{0} sur {1} de|{0} de {1} à {2} de|{0} surmonté de {1}|{0} chapeau|{0} tilde|{0} barre|"
    "vecteur {0}|{0} point|{0} étoile|{0} transposée",
    "it": "{0} fratto {1}|frazione {0} fratto {1} fine frazione|radice quadrata di {0}|radice cubica di {0}|"
    "radice di ordine {1} di {0}|fine radice|{0} al quadrato|{0} al cubo|{0} elevato a {1}|fine esponente|"
    "{0} con indice {1}|{0} su {1} di|{0} da {1} a {2} di|{0} con {1} sopra|{0} cappuccio|{0} tilde|"
    "{0} barra|"
    "vettore {0}|{0} punto|{0} asterisco|{0} trasposta",
    "nl": "{0} gedeeld door {1}|breuk {0} gedeeld door {1} einde breuk|wortel van {0}|"
    "derdemachtswortel van {0}|wortel van orde {1} van {0}|einde wortel|{0} kwadraat|{0} tot de derde|"
    "{0} tot de macht {1}|einde macht|{0} index {1}|{0} over {1} van|{0} van {1} tot {2} van|"
    "{0} met {1} erboven|{0} dakje|{0} tilde|{0} streep|vector {0}|{0} punt|{0} ster|{0} getransponeerd",
    "pl": "{0} przez {1}|ułamek {0} przez {1} koniec ułamka|pierwiastek z {0}|pierwiastek sześcienny z {0}|"
    "pierwiastek stopnia {1} z {0}|koniec pierwiastka|{0} do kwadratu|{0} do sześcianu|{0} do potęgi {1}|"
    "koniec potęgi|{0} indeks {1}|{0} po {1} z|{0} od {1} do {2} z|{0} z {1} powyżej|{0} daszek|{0} tylda|"
    "{0} kreska|wektor {0}|{0} kropka|{0} gwiazdka|{0} transponowane",
    "pt": "{0} sobre {1}|fração {0} sobre {1} fim da fração|raiz quadrada de {0}|raiz cúbica de {0}|"
    "raiz de ordem {1} de {0}|fim da raiz|{0} ao quadrado|{0} ao cubo|{0} elevado a {1}|fim do expoente|"
    "{0} índice {1}|{0} sobre {1} de|{0} de {1} a {2} de|{0} com {1} acima|{0} chapéu|{0} til|{0} barra|"
    "vetor {0}|{0} ponto|{0} estrela|{0} transposta",
    "ru": "{0} делить на {1}|дробь {0} делить на {1} конец дроби|корень из {0}|кубический корень из {0}|"
    "корень степени {1} из {0}|конец корня|{0} в квадрате|{0} в кубе|{0} в степени {1}|конец степени|"
    "{0} с индексом {1}|{0} по {1} от|{0} от {1} до {2} от|{0} с {1} сверху|{0} с крышкой|{0} с тильдой|"
    "{0} с чертой|вектор {0}|{0} с точкой|{0} со звёздочкой|{0} транспонированное",
}  # fmt: skip


class FormulaWords(NamedTuple):
    """A language's words for operators, and its patterns for the parts of a formula."""

    operators: dict[str, str]
    over: str
    fraction: str
    square_root: str
    cube_root: str
    nth_root: str
    end_root: str
    squared: str
    cubed: str
    power: str
    end_power: str
    sub: str
    over_of: str
    from_to: str
    above: str
    hat: str
    tilde: str
    bar: str
    vector: str
    dot: str
    star: str
    transposed: str


def has_formula_words(lang: str) -> bool:
    """True if formulas are said in this language."""
    return primary_language(lang) in _WORDS


def formula_words(lang: str) -> FormulaWords:
    """The words of a language, or the English ones."""
    return _WORDS.get(primary_language(lang)) or _WORDS["en"]


def _words(lang: str) -> FormulaWords:
    operators = dict(zip(_OPERATORS, _OPERATOR_ROWS[lang].split("|"), strict=True))
    operators |= {alias: operators[sign] for alias, sign in _ALIASES.items()} | _MARKS
    return FormulaWords(operators, *_PATTERN_ROWS[lang].split("|"))


_WORDS = {lang: _words(lang) for lang in _OPERATOR_ROWS}
