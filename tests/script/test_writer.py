"""What is said of a page: its text, with announcements around it."""

from __future__ import annotations

import pytest

from reader.page.model import Page
from reader.script.writer import Script, write_script
from reader.settings import Verbosity
from tests.script.samples import PROSE, article, said, script


def texts(page: Page, verbosity: Verbosity = "few") -> list[str]:
    return [utterance.text for utterance in write_script(page, verbosity)]


def test_heading_is_announced_after_its_text() -> None:
    assert said(f"<h2>Costs</h2><p>{PROSE}") == ["Costs", "heading 2", PROSE]


def test_list_announces_its_length_and_skips_bullets() -> None:
    assert said("<ul><li>one<li>two</ul>") == ["list of 2 items", "one", "two"]


def test_list_does_not_count_items_that_are_not_read() -> None:
    html = "<ul><li>one<li>two<li>three<li> <li>READ MORE: <a href=/seals>Why the seals came back</a></ul>"
    more = "".join(f"<p>{n}. {PROSE}</p>" for n in range(3))

    assert said(html + more)[:4] == ["list of 3 items", "one", "two", "three"]


def test_list_with_headings_in_its_items_is_announced_once() -> None:
    html = f"<ul><li><h3>Oil</h3><p>{PROSE}<li><h3>Wick</h3><p>{PROSE}</ul>"
    words = [each.text for each in write_script(article(html), "most")]

    assert words.count("list of 2 items") == words.count("end of list") == 1


def test_item_number_is_spoken_before_the_item() -> None:
    assert said("<ol start=4><li>one<li>two</ol>") == ["list of 2 items", "4", "one", "5", "two"]


def test_nested_list_announces_its_own_length() -> None:
    assert said("<ol><li>one<ul><li>a<li>b</ul><li>two</ol>") == [
        "list of 2 items", "1", "one", "list of 2 items", "a", "b", "2", "two",
    ]  # fmt: skip


def test_end_of_list_is_announced_at_most() -> None:
    assert said("<ul><li>one<li>two</ul><p>After.", "most") == [
        "list of 2 items", "one", "two", "end of list", "After.",
    ]  # fmt: skip


def test_description_list_announces_its_terms() -> None:
    assert said("<dl><dt>Ebb<dd>Going.<dt>Flood<dd>Coming.</dl>") == [
        "list of 2 terms", "Ebb", "Going.", "Flood", "Coming.",
    ]  # fmt: skip


def test_quotation_of_two_paragraphs_is_announced_once() -> None:
    assert said("<blockquote><p>One.<p>Two.</blockquote><p>After.", "most") == [
        "quote", "One.", "Two.", "end of quote", "After.",
    ]  # fmt: skip


def test_quotation_ends_before_the_next_heading() -> None:
    assert said(f"<blockquote>One.</blockquote><h2>Costs</h2><p>{PROSE}") == [
        "quote", "One.", "Costs", "heading 2", PROSE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "group",
    [
        "<blockquote>{}</blockquote>",
        "<ul><li>One.<li>{}</ul>",
        "<blockquote><ul><li>One.<li>{}</ul></blockquote>",
        "<table><tr><th>Year<th>News<tr><td>1901<td>{}</table>",
    ],
)
def test_quote_list_or_table_ends_in_a_longer_pause(group: str) -> None:
    last = "The last of it."
    pauses = {each.text: each.pause_after for each in script(f"{group.format(last)}<p>After.")}

    assert pauses[last] > pauses["After."]


def test_picture_is_announced_before_its_caption() -> None:
    html = "<figure><img src=x alt='A tall tower.'><figcaption>Built in 1901.</figcaption></figure>"

    assert said(html) == ["picture:", "A tall tower.", "Built in 1901."]


def test_media_player_is_one_announcement() -> None:
    html = "<video aria-label='How it was lit'></video><p>After."

    assert said(html) == ["Video", "How it was lit", "After."]


def test_media_player_named_like_the_page_does_not_repeat_the_title() -> None:
    assert said("<div><audio aria-label=Lamp></audio><span>3:31</span></div>") == [
        "Audio, 3 minutes 31 seconds"
    ]


def test_code_is_spoken_by_line_without_empty_lines() -> None:
    assert said("<pre>a = 1\n\nb = 2\n</pre>") == ["code, 3 lines", "a = 1", "b = 2", "end of code"]


def test_note_is_spoken_with_its_number() -> None:
    html = f"<p>Lit.<sup><a href=#n>1</a></sup></p><p>{PROSE}</p><ol><li id=n>By Ann.</ol>"

    assert said(html)[-2:] == ["note 1", "By Ann."]


def test_page_in_an_unsupported_language_has_english_announcements() -> None:
    utterances = script("<ul><li>yksi<li>kaksi</ul>", lang="fi")

    assert [(said.text, said.lang) for said in utterances] == [
        ("list of 2 items", "en"),
        ("yksi", "fi"),
        ("kaksi", "fi"),
    ]


def test_paragraph_in_another_language_is_spoken_in_it() -> None:
    assert [said.lang for said in script("<p lang=de>Guten Tag.")] == ["de"]


@pytest.mark.parametrize("line", ["***", "• • •", "—", "———", "* * *", "~", "###", "…"])
def test_line_of_symbols_is_not_a_silent_utterance(line: str) -> None:
    assert said(f"<p>Before.<p>{line}<p>After.") == ["Before.", "After."]
    assert said(f"<p>Before.<p>{line}<p>After.", "most") == ["Before.", "separator", "After."]


@pytest.mark.parametrize("line", ["7", "é", "灯", "$", "→", "♥", "🎉", "©"])
def test_line_with_speakable_text_is_spoken(line: str) -> None:
    assert said(f"<p>Before.<p>{line}<p>After.") == ["Before.", line, "After."]


def test_picture_in_a_heading_follows_the_heading_announcement() -> None:
    html = f"<h2>Costs <img src=x alt='a coin'></h2><p>{PROSE}"

    assert said(html) == ["Costs", "heading 2", "picture:", "a coin", PROSE]


def test_picture_only_heading_is_announced_as_heading() -> None:
    assert said(f"<h2><img src=x alt=Costs></h2><p>{PROSE}") == ["picture:", "Costs", "heading 2", PROSE]


def test_alternative_text_is_spoken_in_the_pages_language() -> None:
    utterances = script("<figure><img src=x alt='Un phare.'><figcaption>À Brest.</figure>", lang="fr")

    assert [(said.text, said.lang) for said in utterances] == [
        ("image :", "fr"), ("Un phare.", "fr"), ("À Brest.", "fr"),
    ]  # fmt: skip
    assert len({said.sentence for said in utterances}) == 1


def test_announcements_use_the_pages_variant_of_english() -> None:
    assert {said.lang for said in script("<ul><li>one</ul>", lang="en-GB")} == {"en-GB"}


def test_figure_of_several_parts_is_not_announced_as_picture() -> None:
    html = "<figure><pre>a = 1</pre><figcaption>A sum.</figcaption></figure>"

    assert said(html) == ["code, 1 line", "a = 1", "end of code", "A sum."]


def test_excluded_parts_are_not_spoken() -> None:
    assert said("<nav>A fact.</nav><p>After.") == ["After."]


def test_section_outside_the_article_can_be_spoken() -> None:
    page = article("<nav><p>A fact beside it.</p></nav>")
    number = next(index for index, section in enumerate(page.sections) if not section.in_article)

    assert [said.text for said in Script(page).utterances(number)] == ["A fact beside it."]


def test_paragraph_ends_with_a_longer_pause_than_its_sentences() -> None:
    one, two, three = script("<p>One sentence. Two sentences.<p>Three.")

    assert one.pause_after < two.pause_after == three.pause_after


def test_text_before_a_list_has_a_short_pause() -> None:
    place, text = script("<p>LIMA —</p><p>The lamp was lit.")

    assert place.pause_after < text.pause_after


def test_quotes_captions_and_notes_have_a_style_of_their_own() -> None:
    said = script(
        "<blockquote><p>Quoted.<ul><li>Listed.<li>Too.</ul></blockquote><table><caption>Ships</caption><tr><th>Year<td>1901"
        "</table><figure><img src=x alt='A tower'><figcaption>Tall.</figcaption></figure><p>Text."
    )
    styles = {each.text: each.style for each in said}
    assert {text: styles[text] for text in ("Quoted.", "Listed.", "Tall.", "Text.")} == {
        "Quoted.": "quote", "Listed.": "quote", "Tall.": "caption", "Text.": "text",
    }  # fmt: skip


def test_write_script_is_public() -> None:
    import reader

    assert reader.write_script(article("")) == write_script(article(""))


def test_list_of_one_item_is_not_announced() -> None:
    assert said("<ul><li>one</ul><p>After.", "most") == ["one", "After."]
    assert "list of 1 item" in said("<ul><li>one</ul>", "all")
