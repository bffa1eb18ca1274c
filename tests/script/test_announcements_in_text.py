"""Announcements within a sentence, and between two of one paragraph."""

from __future__ import annotations

from tests.script.samples import PROSE, said, script


def test_inline_picture_is_announced_once_after_its_sentence() -> None:
    html = "<p>See it. Here <img src=x alt='a tower'> it stands. Go on."

    assert said(html) == ["See it.", "Here it stands.", "picture:", "a tower", "Go on."]


def test_picture_between_two_sentences_is_announced_between_them() -> None:
    assert said("<p>See it. <img src=x alt='a tower'> Go on.") == ["See it.", "picture:", "a tower", "Go on."]


def test_picture_before_the_first_word_is_announced() -> None:
    assert sorted(said("<p><img src=x alt='a tower'> Go on. Then rest.")) == [
        "Go on.", "Then rest.", "a tower", "picture:",
    ]  # fmt: skip


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


def test_emoji_picture_is_part_of_its_sentence() -> None:
    html = "<p>We won <img src=x alt='🎉'>. It is <img src=y alt='a cup'> here."

    assert said(html) == ["We won 🎉.", "It is here.", "picture:", "a cup"]


def test_formula_that_is_a_picture_is_said_in_words() -> None:
    html = r"<p>The sum <img src=f.svg alt='{\displaystyle a+b}'> is large."

    assert said(html) == ["The sum a plus b is large."]


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


def test_passages_of_one_sentence_have_no_pause_between() -> None:
    first, second = script("<p>They say <i lang=de>Guten Tag.</i>")

    assert first.pause_after == 0
    assert second.pause_after > 0
