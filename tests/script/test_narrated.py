"""Narration, as in an audiobook: pauses in place of the roles that a session announces."""

from __future__ import annotations

from reader import parse_page
from reader.script.model import ReadingOptions, Utterance
from reader.script.writer import Script
from reader.settings import VERBOSITIES, Verbosity

PROSE = "Nobody had counted the boats in this harbor before. Nobody has done so since that windy year. " * 3
PAGE = f"""<html lang=en><meta name=author content="Ann Oakley"><main><h1>Boats</h1><p>{PROSE}<p>{PROSE}
<h2>Where they lie</h2><p>{PROSE}<ol><li>In the harbor of the town<li>Out at sea</ol>
<h3>At night</h3><p>{PROSE}<blockquote><p>{PROSE}</blockquote>
<img src=x alt="A boat at night"><p>{PROSE}</main>"""


def narrated(html: str = PAGE, verbosity: Verbosity = "most") -> list[Utterance]:
    script = Script(parse_page(html), ReadingOptions(verbosity, is_narrated=True))
    return [each for index in script.article for each in script.utterances(index)]


def test_no_role_is_said_but_names_numbers_and_the_author_are() -> None:
    announced = [each.text for each in narrated() if each.style == "announcement"]
    assert announced == ["by Ann Oakley", "1", "2", "A boat at night", "End of article"]


def test_narration_keeps_author_and_date_at_every_verbosity() -> None:
    html = PAGE.replace("<main>", '<meta name="dc.date" content="2026-03-02"><main>')
    for verbosity in VERBOSITIES:
        announced = [each.text for each in narrated(html, verbosity) if each.style == "announcement"]
        assert announced[:2] == ["by Ann Oakley", "March 2, 2026"], verbosity


def test_pauses_tell_sentences_paragraphs_headings_and_chapters_apart() -> None:
    said = narrated()
    pauses = {each.text: each.pause_after for each in said if each.style == "heading"}
    assert pauses == {"Boats": 1200, "Where they lie": 1200, "At night": 1200}
    sentence, *_ = (each for each in said if each.style == "text")
    assert sentence.pause_after == 300
    before = {said[number + 1].text: each.pause_after for number, each in enumerate(said[:-1])}
    assert (before["Where they lie"], before["At night"]) == (2000, 1200)
    assert 650 in {each.pause_after for each in said if each.style == "text"}


def test_narration_ends_with_the_end_of_the_article_and_a_silence() -> None:
    *_, last, end = narrated()
    assert (last.pause_after, end.text, end.pause_after, end.lang) == (2000, "End of article", 1500, "en")
    assert end.sentence == last.sentence


def test_end_of_the_article_is_announced_though_the_last_section_says_nothing() -> None:
    html = PAGE.replace("</main>", "<h2>* * *</h2><p>* * *</main>")
    script = Script(parse_page(html), ReadingOptions(is_narrated=True))
    *_, spoken, silent = (script.utterances(index) for index in script.article)
    assert (spoken[-1].text, silent) == ("End of article", ())


def test_end_of_the_article_is_announced_in_the_pages_language() -> None:
    german = (
        "Hier hat vorher niemand etwas gezählt, und seit jenem langen, windigen Jahr auch nicht mehr. " * 5
    )
    assert narrated(f"<html lang=de><main><h1>Boote</h1><p>{german}</main>")[-1].text == "Ende des Artikels"
