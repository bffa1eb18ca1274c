"""Text with hard line breaks: sentences continue over full lines, and hyphenated words are joined."""

from __future__ import annotations

from tests.script.samples import script

WRAPPED = """<p>ANNUAL REPORT<br>1. Introduction<br>
The keepers met six times in the year and con-<br>
sidered the state of the lamp, as well-<br>
known to all but one of the members of the<br>
Board of the Harbour on 4 May, and then went.<br>They came back.</p>"""
LONG = (
    "The keepers met six times in the year and considered the state of the lamp, as well-known to all but one"
    " of the members of the Board of the Harbour on 4 May, and then went."
)
VERSE = "<p>The lamp is lit<br>The sea is dark<br>and cold<br>Good night</p>"


def spoken(html: str) -> list[str]:
    return [each.spoken for each in script(html) if each.start is not None]


def test_wrapped_lines_are_joined_and_hyphenated_words_restored() -> None:
    assert spoken(WRAPPED) == ["ANNUAL REPORT", "1. Introduction", LONG, "They came back."]


def test_short_lines_stay_separate() -> None:
    assert spoken(VERSE) == ["The lamp is lit", "The sea is dark and cold", "Good night"]


LISTED = [
    "Chair of the board of the harbour company and of its subsidiary in the north of the country since 2004",
    "Deputy chair of the same board and head of the finance committee that meets in the town hall",
    "Secretary of the union of the deckhands, whose offices are on the quay beside the lamp house",
]


def test_long_lines_that_begin_with_capitals_are_lines_of_their_own() -> None:
    assert spoken(f"<p>{'<br>'.join(LISTED)}</p>") == LISTED


def test_overlong_line_stays_separate() -> None:
    lines = [f"{LISTED[0]} and also in the south", LISTED[1]]
    assert spoken(f"<p>{'<br>'.join(lines)}</p>") == lines


def test_hyphens_of_compounds_and_pronouns_stay() -> None:
    html = "<p>La gar-<br>dienne vit au rez-de-<br>chaussée, dit-<br>elle.</p>"

    assert [each.spoken for each in script(html, lang="fr")] == [
        "La gardienne vit au rez-de-chaussée, dit-elle."
    ]
