"""Articles for the tests of scripts, and their utterances."""

from __future__ import annotations

from collections.abc import Iterable

from reader.page.model import Block, Link, Page, Span
from reader.page.parse import parse_page
from reader.script.edits import apply_edits
from reader.script.model import Utterance
from reader.script.spoken_forms.forms import spoken_edits
from reader.script.writer import write_script
from reader.settings import Verbosity

PROSE = (
    "The lighthouse keeper counted the ships each evening, wrote their names into a ledger, and lit the lamp."
)


def article(html: str, lang: str = "en") -> Page:
    """An article with a headline, a sentence, and `html`."""
    return parse_page(f"<html lang={lang}><main><h1>Lamp</h1><p>{PROSE}</p>{html}</main>")


def script(html: str, verbosity: Verbosity = "few", lang: str = "en") -> list[Utterance]:
    """The utterances of `html` in an article, after its headline and first sentence."""
    said = write_script(article(html, lang), verbosity)
    begin = next(number for number, utterance in enumerate(said) if utterance.text == PROSE)
    return list(said[begin + 1 :])


def said(html: str, verbosity: Verbosity = "few") -> list[str]:
    """The texts of `script`."""
    return [utterance.text for utterance in script(html, verbosity)]


def paragraph(text: str, spans: Iterable[Span] = (), links: Iterable[Link] = (), lang: str = "en") -> Block:
    return Block("b1", "paragraph", text, lang, tuple(spans), tuple(links))


def spoken_text(text: str, lang: str = "en") -> str:
    """The text that the engine gets for a text of the page."""
    return apply_edits(text, spoken_edits(text, lang))
