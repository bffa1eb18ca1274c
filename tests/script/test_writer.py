from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from reader.page.model import Page
from reader.page.parse import parse_page
from reader.script.edits import apply_edits
from reader.script.model import ReadingOptions
from reader.script.writer import Script, write_script
from reader.settings import VERBOSITIES, Verbosity
from tests.golden import PAGES, STRUCTURES
from tests.page.any_markup import markup
from tests.script.samples import PROSE, article, said, script


def texts(page: Page, verbosity: Verbosity = "few") -> list[str]:
    return [utterance.text for utterance in write_script(page, verbosity)]


# -- the title ---------------------------------------------------------------------------------


def test_title_comes_first_once_and_is_not_announced_as_heading() -> None:
    assert texts(article("")) == ["Lamp", PROSE]


def test_title_missing_from_the_article_is_spoken_before_it() -> None:
    page = parse_page(f"<title>Lamp of the harbor</title><main><p>{PROSE}</p></main>")

    first, second = write_script(page)
    assert (first.text, first.style, first.start) == ("Lamp of the harbor", "title", None)
    assert second.text == PROSE


def test_title_in_other_capitals_is_not_repeated() -> None:
    assert texts(parse_page(f"<title>The Old Lamp</title><main><h1>THE OLD LAMP</h1><p>{PROSE}")) == [
        "THE OLD LAMP",
        PROSE,
    ]


def test_page_without_a_title_starts_with_its_text() -> None:
    assert texts(parse_page(f"<p>{PROSE}</p>")) == [PROSE]


# -- announcements -----------------------------------------------------------------------------


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


def test_inline_picture_is_announced_once_after_its_sentence() -> None:
    html = "<p>See it. Here <img src=x alt='a tower'> it stands. Go on."

    assert said(html) == ["See it.", "Here it stands.", "picture:", "a tower", "Go on."]


def test_picture_between_two_sentences_is_announced_between_them() -> None:
    assert said("<p>See it. <img src=x alt='a tower'> Go on.") == ["See it.", "picture:", "a tower", "Go on."]


def test_picture_before_the_first_word_is_announced() -> None:
    assert sorted(said("<p><img src=x alt='a tower'> Go on. Then rest.")) == [
        "Go on.", "Then rest.", "a tower", "picture:",
    ]  # fmt: skip


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


def test_note_reference_is_in_the_text_but_not_spoken() -> None:
    (lit, *_) = script(f"<p>Lit.<sup><a href=#n>1</a></sup></p><p>{PROSE}</p><ol><li id=n>By Ann.</ol>")

    assert (lit.text, lit.spoken) == ("Lit.1", "Lit.")


def test_bracketed_note_reference_is_not_spoken() -> None:
    (lit, *_) = script(f"<p>Lit.<sup>[<a href=#n>1</a>]</sup></p><p>{PROSE}</p><ol><li id=n>By Ann.</ol>")

    assert lit.spoken.strip() == "Lit."


def test_passages_are_spoken_in_their_own_languages() -> None:
    utterances = script("<p>They say <i lang=de>Guten Tag</i> there.")

    assert [(said.text, said.lang) for said in utterances] == [
        ("They say", "en"),
        ("Guten Tag", "de"),
        ("there.", "en"),
    ]
    assert len({said.sentence for said in utterances}) == 1


def test_page_in_an_unsupported_language_has_english_announcements() -> None:
    utterances = script("<ul><li>ett<li>två</ul>", lang="sv")

    assert [(said.text, said.lang) for said in utterances] == [
        ("list of 2 items", "en"),
        ("ett", "sv"),
        ("två", "sv"),
    ]


def test_paragraph_in_another_language_is_spoken_in_it() -> None:
    assert [said.lang for said in script("<p lang=de>Guten Tag.")] == ["de"]


def test_links_are_announced_at_most() -> None:
    assert said("<p>See <a href=/x>this</a>.", "few") == ["See this."]
    assert "link" in said("<p>See <a href=/x>this</a>.", "most")


def test_deletions_and_insertions_are_announced_where_they_begin() -> None:
    html = "<p>It was lit in <del>1902</del> <ins>1901</ins>. It burns."

    assert said(html) == [
        "It was lit in",
        "deleted",
        "1902",
        "end of deleted",
        "inserted",
        "1901.",
        "It burns.",
    ]
    assert said(html, "none") == ["It was lit in 1902 1901.", "It burns."]
    assert said(html, "most")[3:5] == ["end of deleted", "inserted"]


def test_emoji_picture_is_announced_by_its_name() -> None:
    html = "<p>We won <img src=x alt='🎉'>. It is <img src=y alt='a cup'> here."

    assert said(html) == ["We won .", "🎉", "It is here.", "picture:", "a cup"]


def test_announcement_is_dropped_if_the_text_says_it() -> None:
    html = "<p>Of 4<sup>2</sup> lamps, H<sub>2</sub>O and x<sub>i</sub>."

    assert "superscript" not in said(html, "all")
    assert "subscript" not in said(html, "all")
    assert "superscript" in said("<p>The M<sup>me</sup> wrote.", "all")
    assert said("<pre><code>x = 1</code></pre>", "all").count("code") == 0


def test_announcements_within_a_sentence_share_its_number() -> None:
    assert {said.sentence for said in script("<p>It was lit in <del>1902</del> 1901.")} == {2}


def test_nested_spans_are_announced_in_order() -> None:
    html = "<p>See <q>the <code>lamp</code></q>."

    assert said(html, "all")[1:-1] == [
        "See", "quote", "the", "code", "lamp.", "end of quote",
    ]  # fmt: skip


def test_abbreviation_is_expanded_once_at_most() -> None:
    html = "<p>The <abbr title='Harbor Board'>HB</abbr> met. The <abbr title='Harbor Board'>HB</abbr> sat."

    assert said(html, "most") == ["The HB met.", "HB", "Harbor Board", "The HB sat."]
    assert said(html) == ["The HB met.", "The HB sat."]


def test_abbreviation_is_expanded_once_per_page() -> None:
    html = "<p><abbr title='Harbor Board'>HB</abbr>.<h2>More</h2><p><abbr title='Harbor Board'>HB</abbr>."

    assert said(html, "most").count("Harbor Board") == 1


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


# -- pauses and sentences ----------------------------------------------------------------------


def test_paragraph_ends_with_a_longer_pause_than_its_sentences() -> None:
    one, two, three = script("<p>One sentence. Two sentences.<p>Three.")

    assert one.pause_after < two.pause_after == three.pause_after


def test_text_before_a_list_has_a_short_pause() -> None:
    place, text = script("<p>LIMA —</p><p>The lamp was lit.")

    assert place.pause_after < text.pause_after


def test_passages_of_one_sentence_have_no_pause_between() -> None:
    first, second = script("<p>They say <i lang=de>Guten Tag.</i>")

    assert first.pause_after == 0
    assert second.pause_after > 0


@pytest.mark.parametrize("verbosity", VERBOSITIES)
@pytest.mark.parametrize("page_file", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)
def test_sentence_numbers_rise_in_each_section(page_file: Path, verbosity: Verbosity) -> None:
    page = parse_page(page_file.read_bytes())
    all_said = Script(page, ReadingOptions(verbosity))

    for index in range(len(page.sections)):
        numbers = [said.sentence for said in all_said.utterances(index)]
        assert numbers == sorted(numbers)
        assert all(number >= 0 for number in numbers)


MADE = "<meta name=author content='Ann Oakley'><meta name=date content=2020-05-04>"
STORY = "<p>The lamp was lit in the evening, and every ship that came by was written down.</p>"


def test_byline_is_spoken_once_after_the_title() -> None:
    page = parse_page(f"{MADE}<html lang=en><h1>Lamp</h1>{STORY}<h2>Lamp</h2>{STORY}")

    assert texts(page, "few")[:3] == ["Lamp", "by Ann Oakley", "May 4, 2020"]
    assert texts(page, "few").count("by Ann Oakley") == 1
    assert not any("Ann Oakley" in said for said in texts(page, "none"))


def test_byline_follows_a_title_outside_the_article() -> None:
    page = parse_page(f"<title>A lamp is lit</title>{MADE}{STORY}{STORY}")

    assert texts(page, "few")[:3] == ["A lamp is lit", "by Ann Oakley", "May 4, 2020"]


def test_author_is_not_repeated_if_the_first_lines_name_them() -> None:
    page = parse_page(f"{MADE}<h1>Lamp</h1><p>As told to our own reporter Ann Oakley.</p>{STORY}")

    assert texts(page, "few")[:2] == ["Lamp", "May 4, 2020"]


def test_quotes_captions_and_notes_have_a_style_of_their_own() -> None:
    said = script(
        "<blockquote><p>Quoted.<ul><li>Listed.<li>Too.</ul></blockquote><table><caption>Ships</caption><tr><th>Year<td>1901"
        "</table><figure><img src=x alt='A tower'><figcaption>Tall.</figcaption></figure><p>Text."
    )
    styles = {each.text: each.style for each in said}
    assert {text: styles[text] for text in ("Quoted.", "Listed.", "Tall.", "Text.")} == {
        "Quoted.": "quote", "Listed.": "quote", "Tall.": "caption", "Text.": "text",
    }  # fmt: skip


# -- every page --------------------------------------------------------------------------------


def assert_utterances_fit(page: Page, verbosity: Verbosity) -> None:
    blocks = {block.id: block for section in page.sections for block in section.blocks}
    for utterance in write_script(page, verbosity):
        assert utterance.text.strip()
        assert utterance.sentence >= 0
        assert apply_edits(utterance.text, utterance.edits) == utterance.spoken
        if utterance.start is None:
            assert utterance.style in {"announcement", "title"}
        else:
            assert blocks[utterance.block].text[utterance.start : utterance.end] == utterance.text


def assert_only_the_pages_words(page: Page) -> None:
    for utterance in write_script(page, "none"):
        assert utterance.start is not None or utterance.text == page.title


@pytest.mark.parametrize("verbosity", VERBOSITIES)
@pytest.mark.parametrize("page_file", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)
def test_offsets_match_the_spoken_text(page_file: Path, verbosity: Verbosity) -> None:
    assert_utterances_fit(parse_page(page_file.read_bytes()), verbosity)


@pytest.mark.parametrize("page_file", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)
def test_verbosity_none_speaks_only_the_pages_text(page_file: Path) -> None:
    assert_only_the_pages_words(parse_page(page_file.read_bytes()))


@pytest.mark.parametrize("page_file", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)
def test_verbosity_none_speaks_every_word_once_in_order(page_file: Path) -> None:
    page = parse_page(page_file.read_bytes())

    blocks = [block for section in page.sections if section.in_article for block in section.blocks]

    assert re.findall(r"\w", "".join(texts(page, "none"))) == re.findall(
        r"\w", "".join(block.text for block in blocks)
    )


@given(markup)
def test_any_markup_has_correct_offsets_and_words(html: str) -> None:
    page = parse_page(html)

    assert_utterances_fit(page, "all")
    assert_only_the_pages_words(page)


def test_write_script_is_public() -> None:
    import reader

    assert reader.write_script(article("")) == write_script(article(""))


def test_list_of_one_item_is_not_announced() -> None:
    assert said("<ul><li>one</ul><p>After.", "most") == ["one", "After."]
    assert "list of 1 item" in said("<ul><li>one</ul>", "all")


def test_author_in_a_heading_is_not_repeated() -> None:
    html = "<meta name=author content='Ann Vale'><main><h1>Lamp</h1><h3>By Ann Vale</h3><p>One.</p></main>"
    texts = [each.text for each in write_script(parse_page(html))]
    assert sum("Ann Vale" in text for text in texts) == 1
