"""Punctuation and indentation of code are spoken at the verbosities that ask for them."""

from __future__ import annotations

from reader.settings import Verbosity
from tests.script.samples import script

CODE = '<pre>if (a &amp;&amp; !b) {\n  x[i] = "y";\n}</pre>'


def spoken(html: str, verbosity: Verbosity, lang: str = "en") -> str:
    return " / ".join(each.spoken for each in script(html, verbosity, lang) if each.start is not None)


def test_code_speaks_symbols_at_most_and_indentation_at_all() -> None:
    named = "if left paren a and not b right paren left brace"

    assert spoken(CODE, "few").startswith("if (a && !b) {")
    assert spoken(CODE, "most").startswith(f"{named} / x left bracket i right bracket equals double quote y")
    assert spoken(CODE, "all").startswith(f"{named} / 2 spaces, x left bracket")
    assert spoken(CODE, "all").endswith("0 spaces, right brace")


def test_single_symbol_in_code_or_on_a_key_is_always_named() -> None:
    assert spoken("<p>Press <kbd>?</kbd> or <code>{}</code> here.</p>", "none") == (
        "Press question mark or left brace right brace here."
    )


def test_symbol_names_follow_the_language() -> None:
    assert spoken("<p>Mit <kbd>?</kbd> geht es.</p>", "few", "de") == "Mit Fragezeichen geht es."
