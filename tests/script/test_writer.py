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


def test_the_title_comes_first_and_once_and_is_not_called_a_heading() -> None:
    assert texts(article("")) == ["Lamp", PROSE]


def test_a_title_that_the_article_does_not_hold_is_said_before_it() -> None:
    page = parse_page(f"<title>Lamp of the harbor</title><main><p>{PROSE}</p></main>")

    first, second = write_script(page)
    assert (first.text, first.style, first.start) == ("Lamp of the harbor", "title", None)
    assert second.text == PROSE


def test_a_title_in_other_capitals_is_not_said_twice() -> None:
    assert texts(parse_page(f"<title>The Old Lamp</title><main><h1>THE OLD LAMP</h1><p>{PROSE}")) == [
        "THE OLD LAMP",
        PROSE,
    ]


def test_a_page_without_a_title_begins_with_its_text() -> None:
    assert texts(parse_page(f"<p>{PROSE}</p>")) == [PROSE]


# -- what stands around the words --------------------------------------------------------------


def test_a_heading_is_announced_after_its_words() -> None:
    assert said(f"<h2>Costs</h2><p>{PROSE}") == ["Costs", "heading 2", PROSE]


def test_a_list_says_how_long_it_is_and_its_bullets_are_quiet() -> None:
    assert said("<ul><li>one<li>two</ul>") == ["list of 2 items", "one", "two"]


def test_a_number_is_said_before_its_item() -> None:
    assert said("<ol start=4><li>one<li>two</ol>") == ["list of 2 items", "4", "one", "5", "two"]


def test_a_list_in_a_list_says_its_own_length_and_the_outer_goes_on() -> None:
    assert said("<ol><li>one<ul><li>a<li>b</ul><li>two</ol>") == [
        "list of 2 items", "1", "one", "list of 2 items", "a", "b", "2", "two",
    ]  # fmt: skip


def test_the_end_of_a_list_is_said_to_those_who_want_most() -> None:
    assert said("<ul><li>one<li>two</ul><p>After.", "most") == [
        "list of 2 items", "one", "two", "end of list", "After.",
    ]  # fmt: skip


def test_a_list_of_terms_counts_its_terms() -> None:
    assert said("<dl><dt>Ebb<dd>Going.<dt>Flood<dd>Coming.</dl>") == [
        "list of 2 terms", "Ebb", "Going.", "Flood", "Coming.",
    ]  # fmt: skip


def test_a_quotation_of_two_paragraphs_begins_and_ends_once() -> None:
    assert said("<blockquote><p>One.<p>Two.</blockquote><p>After.") == [
        "quote", "One.", "Two.", "end of quote", "After.",
    ]  # fmt: skip


def test_a_quotation_at_the_end_of_a_section_ends_before_the_next_heading() -> None:
    assert said(f"<blockquote>One.</blockquote><h2>Costs</h2><p>{PROSE}") == [
        "quote", "One.", "end of quote", "Costs", "heading 2", PROSE,
    ]  # fmt: skip


def test_a_picture_is_said_before_its_caption() -> None:
    html = "<figure><img src=x alt='A tall tower.'><figcaption>Built in 1901.</figcaption></figure>"

    assert said(html) == ["picture:", "A tall tower.", "Built in 1901."]


def test_a_picture_among_words_is_said_after_its_sentence_and_once() -> None:
    html = "<p>See it. Here <img src=x alt='a tower'> it stands. Go on."

    assert said(html) == ["See it.", "Here it stands.", "picture:", "a tower", "Go on."]


def test_a_picture_between_two_sentences_is_said_between_them() -> None:
    assert said("<p>See it. <img src=x alt='a tower'> Go on.") == ["See it.", "picture:", "a tower", "Go on."]


def test_a_picture_before_the_first_word_is_said() -> None:
    assert sorted(said("<p><img src=x alt='a tower'> Go on. Then rest.")) == [
        "Go on.", "Then rest.", "a tower", "picture:",
    ]  # fmt: skip


def test_a_player_is_one_line() -> None:
    html = "<video aria-label='How it was lit'></video><p>After."

    assert said(html) == ["Video", "How it was lit", "After."]


def test_a_player_named_like_the_page_does_not_say_the_title_again() -> None:
    assert said("<div><audio aria-label=Lamp></audio><span>3:31</span></div>") == [
        "Audio, 3 minutes 31 seconds"
    ]


def test_code_is_said_line_by_line_without_its_empty_ones() -> None:
    assert said("<pre>a = 1\n\nb = 2\n</pre>") == ["code, 3 lines", "a = 1", "b = 2", "end of code"]


def test_a_note_is_said_with_its_number() -> None:
    html = f"<p>Lit.<sup><a href=#n>1</a></sup></p><p>{PROSE}</p><ol><li id=n>By Ann.</ol>"

    assert said(html)[-2:] == ["note 1", "By Ann."]


def test_the_mark_of_a_note_is_written_and_not_said() -> None:
    (lit, *_) = script(f"<p>Lit.<sup><a href=#n>1</a></sup></p><p>{PROSE}</p><ol><li id=n>By Ann.</ol>")

    assert (lit.text, lit.spoken) == ("Lit.1", "Lit.")


def test_a_mark_in_brackets_is_not_said_either() -> None:
    (lit, *_) = script(f"<p>Lit.<sup>[<a href=#n>1</a>]</sup></p><p>{PROSE}</p><ol><li id=n>By Ann.</ol>")

    assert lit.spoken.strip() == "Lit."


def test_each_passage_is_said_in_its_own_language() -> None:
    utterances = script("<p>They say <i lang=de>Guten Tag</i> there.")

    assert [(said.text, said.lang) for said in utterances] == [
        ("They say", "en"),
        ("Guten Tag", "de"),
        ("there.", "en"),
    ]
    assert len({said.sentence for said in utterances}) == 1


def test_a_page_in_a_language_that_we_do_not_speak_is_announced_in_english() -> None:
    utterances = script("<ul><li>ett<li>två</ul>", lang="sv")

    assert [(said.text, said.lang) for said in utterances] == [
        ("list of 2 items", "en"),
        ("ett", "sv"),
        ("två", "sv"),
    ]


def test_a_paragraph_in_another_language_is_said_in_it() -> None:
    assert [said.lang for said in script("<p lang=de>Guten Tag.")] == ["de"]


def test_links_are_said_to_be_links_to_those_who_want_most() -> None:
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


def test_an_emoji_that_is_a_picture_says_what_it_is() -> None:
    html = "<p>We won <img src=x alt='🎉'>. It is <img src=y alt='a cup'> here."

    assert said(html) == ["We won .", "🎉", "It is here.", "picture:", "a cup"]


def test_what_the_words_say_is_not_announced_too() -> None:
    html = "<p>Of 4<sup>2</sup> lamps, H<sub>2</sub>O and x<sub>i</sub>."

    assert "superscript" not in said(html, "all")
    assert "subscript" not in said(html, "all")
    assert "superscript" in said("<p>The M<sup>me</sup> wrote.", "all")
    assert said("<pre><code>x = 1</code></pre>", "all").count("code") == 0


def test_announcements_within_a_sentence_share_its_number() -> None:
    assert {said.sentence for said in script("<p>It was lit in <del>1902</del> 1901.")} == {2}


def test_spans_within_each_other_begin_and_end_in_their_order() -> None:
    html = "<p>See <q>the <code>lamp</code></q>."

    assert said(html, "all")[1:-1] == [
        "See", "quote", "the", "code", "lamp.", "end of code", "end of quote",
    ]  # fmt: skip


def test_an_abbreviation_is_explained_once_to_those_who_want_most() -> None:
    html = "<p>The <abbr title='Harbor Board'>HB</abbr> met. The <abbr title='Harbor Board'>HB</abbr> sat."

    assert said(html, "most") == ["The HB met.", "HB", "Harbor Board", "The HB sat."]
    assert said(html) == ["The HB met.", "The HB sat."]


def test_an_abbreviation_is_explained_once_on_the_whole_page() -> None:
    html = "<p><abbr title='Harbor Board'>HB</abbr>.<h2>More</h2><p><abbr title='Harbor Board'>HB</abbr>."

    assert said(html, "most").count("Harbor Board") == 1


@pytest.mark.parametrize("line", ["***", "• • •", "—", "———", "* * *", "~", "###", "…"])
def test_a_line_of_signs_is_no_silent_stop(line: str) -> None:
    assert said(f"<p>Before.<p>{line}<p>After.") == ["Before.", "After."]
    assert said(f"<p>Before.<p>{line}<p>After.", "most") == ["Before.", "separator", "After."]


@pytest.mark.parametrize("line", ["7", "é", "灯", "$", "→", "♥", "🎉", "©"])
def test_a_line_that_can_be_heard_is_said(line: str) -> None:
    assert said(f"<p>Before.<p>{line}<p>After.") == ["Before.", line, "After."]


def test_a_picture_in_a_heading_comes_after_what_the_heading_is() -> None:
    html = f"<h2>Costs <img src=x alt='a coin'></h2><p>{PROSE}"

    assert said(html) == ["Costs", "heading 2", "picture:", "a coin", PROSE]


def test_a_heading_that_is_only_a_picture_is_announced_as_one() -> None:
    assert said(f"<h2><img src=x alt=Costs></h2><p>{PROSE}") == ["picture:", "Costs", "heading 2", PROSE]


def test_what_a_picture_shows_is_said_in_the_pages_language() -> None:
    utterances = script("<figure><img src=x alt='Un phare.'><figcaption>À Brest.</figure>", lang="fr")

    assert [(said.text, said.lang) for said in utterances] == [
        ("image :", "fr"), ("Un phare.", "fr"), ("À Brest.", "fr"),
    ]  # fmt: skip
    assert len({said.sentence for said in utterances}) == 1


def test_on_an_english_page_our_words_are_in_its_english() -> None:
    assert {said.lang for said in script("<ul><li>one</ul>", lang="en-GB")} == {"en-GB"}


def test_a_figure_of_several_parts_is_not_called_a_picture() -> None:
    html = "<figure><pre>a = 1</pre><figcaption>A sum.</figcaption></figure>"

    assert said(html) == ["code, 1 line", "a = 1", "end of code", "A sum."]


def test_what_is_left_out_of_the_article_is_not_said() -> None:
    assert said("<nav>A fact.</nav><p>After.") == ["After."]


def test_a_section_outside_the_article_can_be_said_when_asked_for() -> None:
    page = article("<nav><p>A fact beside it.</p></nav>")
    number = next(index for index, section in enumerate(page.sections) if not section.in_article)

    assert [said.text for said in Script(page).utterances(number)] == ["A fact beside it."]


# -- pauses and sentences ----------------------------------------------------------------------


def test_a_paragraph_ends_in_a_longer_silence_than_its_sentences() -> None:
    one, two, three = script("<p>One sentence. Two sentences.<p>Three.")

    assert one.pause_after < two.pause_after == three.pause_after


def test_words_that_lead_on_are_not_followed_by_a_long_silence() -> None:
    place, text = script("<p>LIMA —</p><p>The lamp was lit.")

    assert place.pause_after < text.pause_after


def test_passages_of_one_sentence_follow_each_other_at_once() -> None:
    first, second = script("<p>They say <i lang=de>Guten Tag.</i>")

    assert first.pause_after == 0
    assert second.pause_after > 0


@pytest.mark.parametrize("verbosity", VERBOSITIES)
@pytest.mark.parametrize("page_file", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)
def test_sentences_are_counted_upward_in_each_section(page_file: Path, verbosity: Verbosity) -> None:
    page = parse_page(page_file.read_bytes())
    all_said = Script(page, ReadingOptions(verbosity))

    for index in range(len(page.sections)):
        numbers = [said.sentence for said in all_said.utterances(index)]
        assert numbers == sorted(numbers)
        assert all(number >= 0 for number in numbers)


MADE = "<meta name=author content='Ann Oakley'><meta name=date content=2020-05-04>"
STORY = "<p>The lamp was lit in the evening, and every ship that came by was written down.</p>"


def test_the_byline_is_said_once_after_the_title() -> None:
    page = parse_page(f"{MADE}<html lang=en><h1>Lamp</h1>{STORY}<h2>Lamp</h2>{STORY}")

    assert texts(page, "few")[:4] == ["Lamp", "by", "Ann Oakley", "May 4, 2020"]
    assert texts(page, "few").count("Ann Oakley") == 1
    assert "Ann Oakley" not in texts(page, "none")


def test_the_byline_follows_a_title_that_the_article_lacks() -> None:
    page = parse_page(f"<title>A lamp is lit</title>{MADE}{STORY}{STORY}")

    assert texts(page, "few")[:4] == ["A lamp is lit", "by", "Ann Oakley", "May 4, 2020"]


def test_the_author_is_skipped_if_the_first_lines_name_them() -> None:
    page = parse_page(f"{MADE}<h1>Lamp</h1><p>As told to our own reporter Ann Oakley.</p>{STORY}")

    assert texts(page, "few")[:2] == ["Lamp", "May 4, 2020"]


# -- what holds for every page -----------------------------------------------------------------


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
def test_offsets_point_at_the_words_that_are_said(page_file: Path, verbosity: Verbosity) -> None:
    assert_utterances_fit(parse_page(page_file.read_bytes()), verbosity)


@pytest.mark.parametrize("page_file", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)
def test_at_none_only_the_pages_own_words_are_said(page_file: Path) -> None:
    assert_only_the_pages_words(parse_page(page_file.read_bytes()))


@pytest.mark.parametrize("page_file", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)
def test_at_none_every_word_of_the_article_is_said_once_and_in_order(page_file: Path) -> None:
    page = parse_page(page_file.read_bytes())

    blocks = [block for section in page.sections if section.in_article for block in section.blocks]

    assert re.findall(r"\w", "".join(texts(page, "none"))) == re.findall(
        r"\w", "".join(block.text for block in blocks)
    )


@given(markup)
def test_offsets_and_words_are_right_for_any_markup(html: str) -> None:
    page = parse_page(html)

    assert_utterances_fit(page, "all")
    assert_only_the_pages_words(page)


def test_the_script_is_part_of_the_public_interface() -> None:
    import reader

    assert reader.write_script(article("")) == write_script(article(""))


def test_a_list_of_one_item_is_not_announced() -> None:
    assert said("<ul><li>one</ul><p>After.", "most") == ["one", "After."]
    assert "list of 1 item" in said("<ul><li>one</ul>", "all")


def test_an_author_named_by_a_heading_is_not_named_again() -> None:
    html = "<meta name=author content='Ann Vale'><main><h1>Lamp</h1><h3>By Ann Vale</h3><p>One.</p></main>"
    texts = [each.text for each in write_script(parse_page(html))]
    assert sum("Ann Vale" in text for text in texts) == 1
