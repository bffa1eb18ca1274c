"""Code names its signs, and says how far a line is set in, as far as the listener asks for it."""

from __future__ import annotations

from reader.settings import Verbosity
from tests.script.samples import script

CODE = '<pre>if (a &amp;&amp; !b) {\n  x[i] = "y";\n}</pre>'


def spoken(html: str, verbosity: Verbosity, lang: str = "en") -> str:
    return " / ".join(each.spoken for each in script(html, verbosity, lang) if each.start is not None)


def test_code_names_its_signs_at_most_and_the_depth_of_a_line_at_all() -> None:
    named = "if left paren a and not b right paren left brace"

    assert spoken(CODE, "few").startswith("if (a && !b) {")
    assert spoken(CODE, "most").startswith(f"{named} / x left bracket i right bracket equals double quote y")
    assert spoken(CODE, "all").startswith(f"{named} / 2 spaces, x left bracket")
    assert spoken(CODE, "all").endswith("0 spaces, right brace")


def test_a_sign_alone_in_code_or_on_a_key_is_named_however_little_is_announced() -> None:
    assert spoken("<p>Press <kbd>?</kbd> or <code>{}</code> here.</p>", "none") == (
        "Press question mark or left brace right brace here."
    )


def test_signs_have_the_names_of_the_language() -> None:
    assert spoken("<p>Mit <kbd>?</kbd> geht es.</p>", "few", "de") == "Mit Fragezeichen geht es."
