"""Portuguese: "séc. XIX" is "século 19", "D. Pedro II" is "Dom Pedro segundo"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.measures.calendar_rules import (
    Calendar,
    dates_in_figures,
    days_of_month,
    short_months,
)
from reader.script.spoken_forms.measures.money_rules import Words, hundredths_after_sign, money, per
from reader.script.spoken_forms.measures.primes import primes
from reader.script.spoken_forms.measures.unit_rules import unit_rules
from reader.script.spoken_forms.measures.units import UnitWords, two_forms
from reader.script.spoken_forms.numbers.ordinals import (
    RULERS,
    counted_in_roman,
    in_digits,
    ordinal,
    roman_ordinals,
    ruler_numerals,
)
from reader.script.spoken_forms.numbers.powers import POWERS
from reader.script.spoken_forms.rules import DIGITS, TEXT_END, Rule
from reader.script.spoken_forms.table_rules import (
    NUMBER_NEXT,
    abbreviations,
    fractions,
    ranges,
    score,
    times,
    weekdays,
)  # fmt: skip

_ANYWHERE = {
    "vs.": "versus", "Univ.": "Universidade", "sem.": "semestre", "alt.": "altitude", "cond.": "condomínio",
    "Cia.": "companhia", "Lda.": "limitada", "e ss.": "e seguintes", "V. Exa.": "Vossa Excelência",
    "q.b.": "quanto baste", "trim.": "trimestre", "hab.": "habitantes", "un.": "unidades", "i.e.": "isto é",
    "i. e.": "isto é", "depto.": "departamento", "dpto.": "departamento", "apto.": "apartamento",
    "incl.": "incluindo", "excl.": "excluindo", "jr.": "júnior", "Jr.": "júnior", "obs.": "observação",
    "tb.": "também", "qtd.": "quantidade", "s/n": "sem número", "c/": "com", "p/": "para", "s/": "sem",
    "Atte.": "atenciosamente", "Att.": "atenciosamente", "V. Sa.": "Vossa Senhoria",
    "V. S.ª": "Vossa Senhoria", "V. Ex.ª": "Vossa Excelência", "S. Exa.": "Sua Excelência",
    "trad.": "tradução", "pç.": "praça", "lgo.": "largo", "cód.": "código", "esq.": "esquerdo",
    "xíc.": "xícaras", "etc.": "et cetera", "p. ex.": "por exemplo", "a.C.": "antes de Cristo",
    "d.C.": "depois de Cristo", "Ltda.": "limitada", "aprox.": "aproximadamente", "cf.": "confira",
    "EUA": "Estados Unidos", "c. sopa": "colheres de sopa", "c. de sopa": "colheres de sopa",
    "c. de chá": "colheres de chá", "c. chá": "colheres de chá",
}  # fmt: skip
_BEFORE_NUMBER = {
    "art.": "artigo", "arts.": "artigos", "n.º": "número", "nº": "número", "n.": "número", "pág.": "página",
    "págs.": "páginas", "p.": "página", "pp.": "páginas", "cap.": "capítulo", "vol.": "volume",
    "fig.": "figura", "tab.": "tabela", "máx.": "máximo", "mín.": "mínimo", "séc.": "século",
    "sécs.": "séculos", "tel.": "telefone", "inc.": "inciso", "n.os": "números", "nos.": "números",
    "ed.": "edição", "apto.": "apartamento", "ap.": "apartamento", "bl.": "bloco", "km.": "quilômetro",
    "cel.": "celular", "tel": "telefone", "t.": "tomo", "op.": "opus", "par.": "parágrafo", "al.": "alínea",
    "vers.": "versão", "ref.": "referência", "fl.": "folha", "fls.": "folhas",
}  # fmt: skip
_BEFORE_NAME = {
    "Pref.": "Prefeito", "Eng.ª": "Engenheira", "Eng.º": "Engenheiro", "Dr.ª": "Doutora",
    "Prof.ª": "Professora", "Sr.ª": "Senhora", "Exm.º": "Excelentíssimo", "Exm.ª": "Excelentíssima",
    "Dir.": "Diretor", "Ver.": "Vereador", "Insp.": "Inspetor", "Sr.": "Senhor", "Sra.": "Senhora",
    "Srs.": "Senhores", "Dr.": "Doutor", "Dra.": "Doutora", "Prof.": "Professor", "Profa.": "Professora",
    "Eng.": "Engenheiro", "Av.": "Avenida", "R.": "Rua", "D.": "Dom", "S.": "São", "Gen.": "General",
    "Cel.": "Coronel", "Cap.": "Capitão", "Pe.": "Padre", "Fr.": "Frei", "Sto.": "Santo", "Sta.": "Santa",
    "Ten.": "Tenente", "Maj.": "Major", "Sgt.": "Sargento", "Pç.": "Praça", "Pça.": "Praça",
    "Rod.": "Rodovia", "Arq.": "Arquiteto", "Pres.": "Presidente", "Gov.": "Governador", "Dep.": "Deputado",
    "Des.": "Desembargador", "Adv.": "Advogado", "Exmo.": "Excelentíssimo", "Exma.": "Excelentíssima",
}  # fmt: skip
_UNITS = UnitWords(
    names={
        "m": "metro|metros", "g": "grama|gramas", "s": "segundo|segundos", "l": "litro|litros",
        "L": "litro|litros", "W": "watt|watts", "V": "volt|volts", "A": "ampere|amperes", "Hz": "hertz|hertz",
        "J": "joule|joules", "N": "newton|newtons", "Pa": "pascal|pascais", "B": "byte|bytes",
        "bit": "bit|bits", "bps": "bit por segundo|bits por segundo", "Ω": "ohm|ohms",
        "cal": "caloria|calorias~f", "Wh": "watt-hora|watts-hora", "Ah": "ampere-hora|amperes-hora",
        "eV": "elétron-volt|elétron-volts", "Sv": "sievert|sieverts", "Bq": "becquerel|becquerels",
        "F": "farad|farads", "bar": "bar|bars", "mol": "mol|mols",
        "t": "tonelada|toneladas~f", "mmHg": "milímetro de mercúrio|milímetros de mercúrio",
        "°C": "grau Celsius|graus Celsius",
        "°F": "grau Fahrenheit|graus Fahrenheit", "ha": "hectare|hectares", "min": "minuto|minutos",
        "h": "hora|horas~f", "kg": "quilo|quilos", "km": "quilômetro|quilômetros",
        "cm": "centímetro|centímetros", "mm": "milímetro|milímetros", "dm": "decímetro|decímetros",
        "µm": "micrômetro|micrômetros", "nm": "nanômetro|nanômetros", "dB": "decibel|decibéis",
        "cv": "cavalo|cavalos", "pt": "ponto|pontos", "pts": "ponto|pontos",
    },
    prefixes={"k": "quilo", "K": "quilo", "h": "hecto", "d": "deci", "c": "centi", "m": "mili",
              "µ": "micro",
              "n": "nano", "p": "pico", "M": "mega", "G": "giga", "T": "tera", "P": "peta"},
    squared="{} quadrado|{} quadrados",
    cubed="{} cúbico|{} cúbicos",
    to_the_square="ao quadrado",
    per="por",
    each={},
    ones={"": "um", "f": "uma"},
    form=two_forms,
)  # fmt: skip
_MONEY = {
    "R$": Words("real", "reais"), "€": Words("euro", "euros"), "US$": Words("dólar", "dólares"),
    "£": Words("libra", "libras"), "$": Words("dólar", "dólares"),
}  # fmt: skip
_MAGNITUDES = {
    "mi": "milhões", "bi": "bilhões", "milhões": "milhões", "bilhões": "bilhões",
    "mil milhões": "mil milhões", "milhão": "milhão", "mil": "mil",
}  # fmt: skip
_FRACTIONS = (
    "meio meios", "terço terços", "quarto quartos", "quinto quintos", "sexto sextos", "sétimo sétimos",
              "oitavo oitavos", "nono nonos", "décimo décimos")  # fmt: skip
_QUEENS = frozenset({"Elizabeth", "Isabel", "Maria", "Catarina", "Margarida", "Cristina"})


def _masculine(number: int) -> str:
    return ordinal(number, "pt")


def _feminine(number: int) -> str:
    return " ".join(word[:-1] + "a" for word in ordinal(number, "pt").split())


def _ruler(number: int, name: str) -> str:
    if number > 10:
        return str(number)
    return _feminine(number) if name in _QUEENS else _masculine(number)


_NO_WORD = r"(?<![\w.])"
_WAYS = {"N": "norte", "S": "sul", "E": "leste", "L": "leste", "O": "oeste", "W": "oeste"}
_GAMES = (
    "jogo|venceu|vence|ganhou|perdeu|empat\\w+|placar|termin\\w+|vitória|derrota|goleou|acabou"
    "|bateu|partida|resultado"
)
# After these, or before a name of a woman, "D." is not "Dom".
_LADY = (
    r"(?:(?<=\b[Aa] )|(?<=\b[DdNn]a )|(?<=\b[Àà] )|(?<=Sra\. )|(?<=Exma\. )|(?<=\bpela ))D\.(?=\s[A-ZÀ-Þ])"
)
_SPOON = rf"{_NO_WORD}col\.\s(?:de\s)?\(?(sopa|chá|café|sobremesa)\b\)?"


def _spoon(match: re.Match[str], lang: str) -> str:
    return f"uma colher de {match[1]}"


def _spoons(match: re.Match[str], lang: str) -> str:
    return f"colheres de {match[1]}"


_CALENDAR = Calendar(
    months=("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho",
            "agosto", "setembro", "outubro", "novembro", "dezembro"),
    date="{day} de {month} de {year}",
    day=lambda day: "primeiro" if day == 1 else str(day),
    separators="/.-",
)  # fmt: skip
_DAYS = {
    "seg": "segunda", "ter": "terça", "qua": "quarta", "qui": "quinta", "sex": "sexta", "sáb": "sábado",
    "dom": "domingo",
}  # fmt: skip
_COUNTED_FEMININE = "Guerra|República|Internacional|[Ee]dição|Bienal|Conferência|Cúpula|Dinastia"
_COUNTED_MASCULINE = "Congresso|Concílio|Festival|Reich|Encontro|Fórum"
_NUMBERED = (
    r"capítulos?|cap\.|tomos?|t\.|vol(?:umes?|\.)|inc\.|incisos?|partes?|livros?|atos?|cenas?|fase|tipo"
    r"|título|artigo|art\.|anexo"
    r"|classe|grupo|tabela|nível"
)
RULES = (
    *dates_in_figures(_CALENDAR),
    days_of_month(_CALENDAR, "dia|em|até|de|a"),
    *short_months(_CALENDAR, between="de", before="em|de|desde|até|fim de|início de"),
    *primes(_UNITS, _WAYS, "polegada|polegadas"),
    Rule((".", DIGITS), r"\b(?:às|Às|das|até\sas)\s\d{1,2}(?P<say>\.)(?=[0-5]\d(?!\d|[.,]\d))", ":"),
    Rule((DIGITS, "x"), rf"{_NO_WORD}\d{{1,3}}(?P<say>x)(?=\s(?:de|sem|por)\b)", " vezes"),
    Rule(
        ("x", DIGITS),
        rf"(?i:\b(?:{_GAMES}))[^.!?]{{0,40}}?\s(?P<score>\d{{1,2}})(?P<say>\s?x\s?)(?=\d{{1,2}}"
        rf"(?!\s?[cm]?m\b)(?![\w,]))",
        " a ",
    ),
    Rule((DIGITS, "b"), r"(?<=\d )bi(?=\sde\b)", "bilhões"),
    Rule((DIGITS, "m"), r"(?<=\d )mi(?=\sde\b)", "milhões"),
    *money(_MONEY, _MAGNITUDES, "um", "a", of="de", joint="e"),
    hundredths_after_sign(_MONEY),
    per({"mês": "por mês", "ano": "por ano", "dia": "por dia", "hora": "por hora", "h": "por hora",
         "kg": "por quilo",
         "noite": "por noite", "m²": "por metro quadrado"}),
    *unit_rules(_UNITS),
    *POWERS,
    Rule(("h", DIGITS), r"(?<![\w.,:])(?P<hour>\d{1,2})(?P<say>h)(?=[0-5]\d(?!\w))", " horas e "),
    *ranges("a", r"[pP][aá]gs?\.|páginas?", "horas|anos|dias"),
    *weekdays(_DAYS, "a", "a|à|até"),
    score("a"),
    Rule(("-", DIGITS), r"(?<![\w.,/:-])\d{1,2}(?P<say>-)(?=\d{1,2}(?![\w-]|[.,/]\d))", " a "),
    in_digits({"º": _masculine, ".º": _masculine, "ª": _feminine, ".ª": _feminine}),
    *roman_ordinals("séc\\.|sécs\\.|séculos?", "", str),
    *roman_ordinals("", _COUNTED_FEMININE, _feminine),
    *roman_ordinals("", _COUNTED_MASCULINE, _masculine),
    counted_in_roman(_NUMBERED),
    ruler_numerals(RULERS, _ruler),
    Rule((".", DIGITS), rf"(?<![\w.,/])1\s{_SPOON.removeprefix(_NO_WORD)}", _spoon),
    Rule((".",), _SPOON, _spoons),
    Rule(("R",), r"(?<![\w.])R\.(?=\sd[aeo]s?\s[A-ZÀ-Þ])", "Rua"),
    Rule(("p", DIGITS), r"(?<=\d )p\.\s?p\.(?=[\s,;)])", "pontos percentuais"),
    Rule(("p", DIGITS), rf"(?<=\d )p\.\s?p\.(?={TEXT_END})", "pontos percentuais."),
    Rule(("D",), _LADY, "Dona"),
    Rule(
        ("D",),
        r"(?<![\w.])D\.(?=\s(?:Maria|Ana|Joana|Leonor|Teresa|Isabel|Catarina|Inês|Beatriz|Filipa|Luísa"
        r"|Carlota)\b)",
        "Dona",
    ),
    Rule(("e", "."), r"(?<=ª )ed\.(?!\w)", "edição"),
    Rule((".", DIGITS), r"(?<![\w.])ca?\.(?=\s1\d\d\d\b)", "cerca de"),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, followed_by=NUMBER_NEXT),
    abbreviations(_BEFORE_NAME, followed_by=r"(?=\s[A-ZÀ-Þ])"),
    fractions(_FRACTIONS, "um", r"de|do|da|dos|das", half="meio/a"),
    times("por", "vezes"),
)  # fmt: skip
