"""How the listener moves: every command, at every edge, as lists of events."""

from __future__ import annotations

import pytest

from reader.session import machine
from reader.session.command_table import COMMANDS, key_lines
from reader.session.effects import Answer, Ask, Follow, Open, Pause, Quit, Resume, Save, SaveChoice, Say, Stop
from reader.session.events import CommandGiven, RequestFailed, SpeechFailed, SpeechFinished
from reader.session.greeting import Greeting
from reader.session.navigation import positions
from reader.session.state import Playlist, Position, Reading, State
from reader.settings import VERBOSITIES, Verbosity
from reader.speech.engine import FASTEST, SLOWEST
from tests.session.playing import (
    RATE,
    TIDES,
    Action,
    Played,
    asked,
    at,
    ended,
    event_of,
    play,
    said,
    script_of,
    shown,
    start_of,
)

ARTICLE = [
    "Tides",
    "The sea comes and goes.", "It does so twice a day.", "Few know why.",
    "Causes", "heading 2",
    "The moon pulls at it.", "La mer", "follows.",
    "Effects", "heading 2",
    "Ships wait for it.", "Birds feed on the shore.",
]  # fmt: skip
script = script_of(TIDES)


# -- reading --------------------------------------------------------------------------------------


def test_article_is_read_through_and_its_end_reported() -> None:
    played = play(script, *["heard"] * len(ARTICLE))
    assert played.said == [*ARTICLE, "[End of article]"]
    assert not played.state.reading.playing


def test_session_without_keys_ends_with_the_article() -> None:
    played = play(script, *["heard"] * (len(ARTICLE) + 1), state=start_of(script, interactive=False))
    assert played.last == (Quit(),)


def test_session_with_keys_stays_open() -> None:
    played = play(script, *["heard"] * (len(ARTICLE) + 1))
    assert played.last == (Stop(),)
    assert said(play(script, *["heard"] * (len(ARTICLE) + 1), "pause").last) == ["Tides"]


def test_reading_outside_the_article_stops_at_the_end_of_the_section() -> None:
    played = play(script, "heard", "heard", state=at("News of the day"))
    assert played.said == ["News of the day", "Sport and games", "[End of Menu. Home: article]"]
    assert not played.state.reading.playing
    assert played.saved == []


def test_page_without_an_article_is_read_from_its_first_heading() -> None:
    card = "<h3><a href=/x>Story</a></h3><p>In a few words.</p>"
    home = script_of(f"<nav><h2>Menu</h2></nav><main><h2>Top</h2>{card * 4}<h2>Sea</h2>{card}</main>")
    begin = positions.first(home)

    assert begin is not None
    played = play(home, *["heard"] * 5, state=State(Reading(begin), RATE))
    assert [text for text in played.said if "heading" not in text][:3] == ["Top", "Story", "In a few words."]
    assert not any("End of" in text for text in played.said)


def test_session_without_keys_ends_with_the_section() -> None:
    """It starts outside the article (--from), and must not wait for a key."""
    played = play(script, *["heard"] * 3, state=at("News of the day", interactive=False))
    assert played.last == (Quit(),)


def test_position_is_saved_at_every_sentence() -> None:
    played = play(script, *["heard"] * len(ARTICLE))
    says = [effect for effects in played.steps for effect in effects if isinstance(effect, Say)]
    assert [save.position for save in played.saved[:-1]] == [say.position for say in says]
    assert played.saved[-1] == Save(says[-1].position, ended=True)
    assert not any(save.ended for save in played.saved[:-1])


def test_next_utterances_are_prepared() -> None:
    played = play(script)
    say = next(effect for effect in played.last if isinstance(effect, Say))
    assert [utterance.text for utterance in say.ahead] == ARTICLE[1:3]


# -- late and failed ------------------------------------------------------------------------------


def test_late_end_of_a_skipped_speech_is_ignored() -> None:
    played = play(script, "next sentence", "next sentence", ended(1), ended(2))
    assert played.steps[-2:] == [(), ()]
    assert said(play(script, "next sentence", "next sentence", ended(1), "heard").last) == [ARTICLE[3]]


def test_end_of_a_future_speech_is_ignored() -> None:
    assert play(script, ended(2), ended(-1), ended(0)).steps[1:] == [(), (), ()]


def test_late_end_of_an_answer_keeps_the_pause() -> None:
    """The answer ended just as Space was pressed: it must not go on reading, nor lose the word."""
    state = at("La mer")  # more of its sentence follows
    played = play(script, asked("where", offset=3), "pause", "heard", state=state)
    assert played.last == ()
    assert said(play(script, asked("where", offset=3), "pause", "heard", "pause", state=state).last) == [
        "mer"
    ]


@pytest.mark.parametrize("text", ["La mer", "Few know", "Birds feed"])
def test_late_end_of_a_sentence_keeps_the_pause(text: str) -> None:
    """The sentence ended just as Space was pressed: the next Space resumes with something."""
    played = play(script, "pause", "heard", state=at(text))
    assert said(played.last) == []
    again = play(script, "pause", "heard", "pause", state=at(text))
    assert said(again.last) != []
    assert not again.has(Resume)


def test_failure_ends_the_session_with_its_message() -> None:
    played = play(script, SpeechFailed(1, "The voice is gone."))
    assert played.last == (Quit(failed="The voice is gone."),)


def test_sentence_that_crashes_the_voice_is_skipped_and_reported() -> None:
    played = play(script, SpeechFailed(1, "The voice crashed.", can_continue=True))
    assert [each.words for each in played.last if isinstance(each, Answer)] == ["The voice crashed."]
    following = play(script, "heard").state.reading.position
    assert (
        play(script, SpeechFailed(1, "The voice crashed.", can_continue=True), "heard").state.reading.position
        == following
    )


def test_voice_that_crashes_on_the_report_ends_the_session() -> None:
    broke = SpeechFailed(1, "The voice crashed.", can_continue=True)
    played = play(script, broke, broke._replace(token=2))
    assert played.last == (Quit(failed="The voice crashed."),)


def test_late_failure_is_ignored() -> None:
    assert play(script, "next sentence", SpeechFailed(1, "The voice is gone.")).last == ()


# -- every command --------------------------------------------------------------------------------

START, END = "Tides", "Birds feed"


@pytest.mark.parametrize(
    ("begin", "command", "now_said"),
    [
        (START, "next sentence", "The sea comes and goes."),
        ("Few know", "next sentence", "Causes"),
        ("The moon", "next sentence", "La mer"),
        ("La mer", "next sentence", "Effects"),
        (END, "next sentence", "[End of article]"),
        (START, "previous sentence", "[Start of article]"),
        ("Few know", "previous sentence", "It does so twice a day."),
        ("follows", "previous sentence", "The moon pulls at it."),
        ("Effects", "previous sentence", "La mer"),
        (START, "next paragraph", "The sea comes and goes."),
        ("It does", "next paragraph", "Causes"),
        (END, "next paragraph", "[No next paragraph]"),
        (START, "previous paragraph", "[No previous paragraph]"),
        ("The sea", "previous paragraph", "Tides"),
        ("Few know", "previous paragraph", "The sea comes and goes."),
        ("Causes", "previous paragraph", "The sea comes and goes."),
        (START, "next section", "Causes"),
        (END, "next section", "[No next section]"),
        (START, "previous section", "[No previous section]"),
        (END, "previous section", "Effects"),
        ("Effects", "previous section", "Causes"),
        (START, "next heading", "Causes"),
        (END, "next heading", "[No next heading]"),
        (START, "previous heading", "[No previous heading]"),
        (END, "previous heading", "Effects"),
        ("Effects", "previous heading", "Causes"),
        (END, "start", "Tides"),
        (START, "start", "Tides"),
        (START, "end", "Birds feed on the shore."),
        (END, "end", "Birds feed on the shore."),
        ("follows", "repeat", "La mer"),
        (START, "where", "[Tides, section 1 of 3, 0 percent]"),
        ("Copyright", "where", "[Copyright ours. All rights kept., section 8 of 8, outside the article]"),
        (START, "faster", "[200 words a minute]"),
        (START, "slower", "[160 words a minute]"),
    ],
)
def test_each_command_moves_to_its_target(begin: str, command: str, now_said: str) -> None:
    played = play(script, command, state=at(begin))
    assert said(played.last) == [now_said]


# Commands before the one under test; each leads to another state: paused, silent, answered, ended.
BEFORE: tuple[tuple[str, ...], ...] = (
    (),
    ("pause",),
    ("silence",),
    ("where", "pause"),
    ("next sentence", "pause", "pause"),
    ("end", "heard", "heard"),
    ("next skip link", "next skip link"),
    ("pause", "next sentence", "heard"),
)


@pytest.mark.parametrize("begin", [START, "La mer", END, "All rights"])
def test_every_command_gets_one_answer_in_every_state(begin: str) -> None:
    offenders = [
        (before, command.name)
        for before in BEFORE
        for command in COMMANDS
        if not is_one_answer(play(script, *before, command.name, state=at(begin)))
    ]
    assert offenders == []


def is_one_answer(played: Played) -> bool:
    """The last command is answered; it says at most one thing, with the current token."""
    spoken = [effect for effect in played.last if isinstance(effect, Say | Answer | Ask)]
    acted = any(isinstance(effect, Pause | Resume | Stop) for effect in played.last)
    noticed = bool(spoken or shown(played.last)) or played.has(Quit) or played.has(Follow)
    current = all(effect.token == played.state.speech.token for effect in spoken)
    return len(spoken) <= 1 and (bool(spoken) or acted) and noticed and current


def test_no_command_moves_on_a_page_of_one_word() -> None:
    one = script_of("<p>Word</p>")
    after = {command.name: play(one, command.name) for command in COMMANDS}
    assert {played.state.reading.position for played in after.values()} == {Position(0, 0)}
    assert [name for name, played in after.items() if not played.last] == []


def test_moves_and_answers_fit_a_short_braille_line() -> None:
    """Forty characters are a line on a short braille display."""
    title = "An exceedingly long heading about the sea, the moon and whatever else there is to tell of"
    long = script_of(
        f"<html lang=en><body><a href='#x'>{title}</a><a href='#nope'>{title}</a><main id=x><article>"
        f"<h1>{title}</h1><p>One two three. Four five.</p><h2>{title}</h2><p>Six seven eight.</p>"
        f"</article></main><footer><h2>{title}</h2><p>Nine.</p></footer>"
    )
    starts = [positions.section_start(long, number) for number in range(len(long.page.sections))]
    too_long = [
        (command.name, line)
        for start in filter(None, starts)
        for before in ((), ("next skip link",), ("end",))
        for command in COMMANDS
        if command.name != "keys"
        for line in shown(play(long, *before, command.name, state=State(Reading(start), RATE)).last)
        if len(line) > 40
    ]
    assert too_long == []


def test_end_of_a_section_fits_a_short_line() -> None:
    title = "An exceedingly long heading about the sea, the moon and the rest"
    long = script_of(f"<html lang=en><main><p>A b.</p></main><footer><h2>{title}</h2><p>Nine.</p></footer>")
    last = positions.section_start(long, len(long.page.sections) - 1)
    assert last is not None
    played = play(long, *["heard"] * 3, state=State(Reading(last), RATE))
    told = [line for effects in played.steps for line in shown(effects)]
    assert len(told) == 1
    assert len(told[0]) <= 40


def test_unknown_key_is_answered() -> None:
    assert said(play(script, "%").last) == ["[%: not a key. Question mark lists the keys]"]


def test_quit_silences_and_ends_the_session() -> None:
    assert play(script, "quit").last == (Stop(), Quit())


def test_keys_are_listed_20_lines_at_a_time() -> None:
    lines = key_lines()
    needed = -(-len(lines) // 20)
    *pages, again = [shown(effects) for effects in play(script, *["keys"] * (needed + 1)).steps[1:]]
    whole = [line for page in pages for line in page]
    assert [line for line in whole if "more: press ? again" not in line] == list(lines)
    assert {len(page) for page in pages[:-1]} == {21}
    assert again == pages[0]


def test_key_list_starts_again_after_another_key() -> None:
    played = play(script, "keys", "where", "keys")
    assert shown(played.steps[-1]) == shown(played.steps[-3])


# -- previous: again, or before -------------------------------------------------------------------


def test_previous_within_two_seconds_moves_to_the_sentence_before() -> None:
    played = play(script, asked("previous sentence", milliseconds=1999), state=at("It does"))
    assert said(played.last) == ["The sea comes and goes."]


def test_previous_after_two_seconds_restarts_the_sentence() -> None:
    played = play(script, asked("previous sentence", offset=8, milliseconds=2001), state=at("It does"))
    assert said(played.last) == ["It does so twice a day."]


def test_two_quick_previous_presses_move_back_two() -> None:
    late = asked("previous sentence", milliseconds=5000)
    played = play(script, late, "previous sentence", state=at("It does"))
    assert said(played.last) == ["The sea comes and goes."]


def test_time_of_an_older_speech_is_ignored() -> None:
    played = play(
        script,
        "next sentence",
        CommandGiven("previous sentence", 1, 0, 9000),
    )
    assert said(played.last) == ["Tides"]


@pytest.mark.parametrize("command", ["previous sentence", "previous paragraph"])
def test_time_of_an_answer_does_not_count_for_the_sentence(command: str) -> None:
    """The milliseconds heard of an answer do not count for the sentence."""
    short = play(script, "where", asked(command, milliseconds=100), state=at("The sea"))
    long = play(script, "where", asked(command, milliseconds=3000), state=at("The sea"))
    assert said(short.last) == said(long.last)


@pytest.mark.parametrize("command", ["previous sentence", "previous paragraph"])
def test_previous_restarts_a_sentence_interrupted_by_an_answer(command: str) -> None:
    played = play(
        script,
        asked("where", offset=14, milliseconds=4000),
        "heard",
        asked(command, milliseconds=100),
        state=at("The sea"),
    )
    assert said(played.last) == ["The sea comes and goes."]


def test_previous_paragraph_in_a_later_sentence_restarts_the_paragraph() -> None:
    played = play(script, "previous paragraph", state=at("Few know"))
    assert said(played.last) == ["The sea comes and goes."]


@pytest.mark.parametrize("verbosity", VERBOSITIES)
def test_paragraph_after_a_list_or_quote_starts_with_its_own_text(verbosity: Verbosity) -> None:
    """The announcement after a quotation belongs to it."""
    html = (
        "<html lang=en><article><h1>T</h1><p>Before.</p>"
        "<blockquote><p>Quoted one. Quoted two.</p></blockquote>"
        "<p>After one. After two.</p><ul><li>Item one.<li>Item two.</ul><p>Last one. Last two.</p></article>"
    )
    long = script_of(html, verbosity)
    for section in long.article:
        for number, utterance in enumerate(long.utterances(section)):
            if utterance.text in {"After two.", "Last two."}:
                start = positions.paragraph_start(long, Position(section, number))
                first = long.utterances(section)[start.utterance].text
                assert first == utterance.text.replace("two", "one")


@pytest.mark.parametrize("verbosity", VERBOSITIES)
@pytest.mark.parametrize("command", ["next sentence", "next paragraph", "next section", "next heading"])
def test_next_never_moves_back_and_previous_never_forward(verbosity: Verbosity, command: str) -> None:
    there = script_of(TIDES, verbosity)
    for section in range(len(there.page.sections)):
        for number in range(len(there.utterances(section))):
            here = State(Reading(Position(section, number)), RATE)
            assert play(there, command, state=here).state.reading.position >= here.reading.position
            back = play(there, command.replace("next", "previous"), state=here).state.reading.position
            assert back <= here.reading.position


# -- skip links -----------------------------------------------------------------------------------


def test_skip_links_move_to_their_targets() -> None:
    played = play(script, "next skip link", state=at("News"))
    assert shown(played.last) == ["Skip to the article"]
    assert said(played.last) == ["Tides"]


def test_broken_skip_link_is_named_and_passed_over() -> None:
    played = play(script, "next skip link", "next skip link")
    assert said(played.last) == ["[Skip to nowhere: broken link. Start of article]"]
    assert said(play(script, *["next skip link"] * 3).last) == ["Copyright ours."]


def test_skip_links_wrap_around() -> None:
    """Otherwise a page's only skip link could be followed only once."""
    count = len(script.page.skip_links)
    around = ["next skip link"] * (count + 1)
    assert said(play(script, *around).last) == said(play(script, "next skip link").last)
    back = play(script, "previous skip link")
    assert said(back.last) == said(play(script, *around[:count]).last)


def test_missing_skip_links_are_reported() -> None:
    for command in ("next skip link", "previous skip link"):
        assert said(play(script_of("<h1>A</h1><p>B c d.</p>"), command).last) == [
            "[This page has no skip links]"
        ]


def test_missing_headings_are_reported() -> None:
    plain = script_of("<html lang=en><article><p>One two. Three four.</p></article>")
    assert said(play(plain, "next heading").last) == ["[No next heading]"]
    assert said(play(plain, "previous heading").last) == ["[No previous heading]"]


# -- pause, silence, answers ----------------------------------------------------------------------


def test_space_pauses_and_resumes_at_the_sample() -> None:
    played = play(script, "pause", "pause")
    assert played.steps[1][0] == Pause()
    assert played.steps[2][0] == Resume()
    assert played.state.reading.playing


def test_space_after_silence_resumes_at_the_word() -> None:
    played = play(script, asked("silence", offset=8), "pause", state=at("The sea"))
    assert Stop() in played.steps[1]
    assert said(played.last) == ["comes and goes."]


def test_late_ends_do_not_break_the_silence() -> None:
    assert play(script, "silence", ended(1), "heard", state=at("The sea")).steps[2:] == [(), ()]


def test_reading_resumes_at_the_word_after_an_answer() -> None:
    played = play(script, asked("where", offset=8), "heard", state=at("The sea"))
    assert said(played.last) == ["comes and goes."]


def test_word_offsets_count_from_the_start_of_the_sentence() -> None:
    played = play(
        script,
        asked("where", offset=4),  # The| sea comes and goes.
        "heard",
        asked("faster", offset=4),  # sea |comes and goes.
        asked("faster", offset=7),  # within the answer, so not in the sentence
        "heard",
        state=at("The sea"),
    )
    assert said(played.last) == ["comes and goes."]


def test_reading_resumes_at_the_word_after_an_edge() -> None:
    played = play(script, asked("next sentence", offset=6), "heard", state=at("Birds feed"))
    assert played.said[1:] == ["[End of article]", "feed on the shore."]


def test_answer_during_a_pause_keeps_the_pause() -> None:
    played = play(script, asked("pause", offset=8), asked("where", offset=8), "heard", state=at("The sea"))
    assert played.last == (Stop(),)
    assert not played.state.reading.playing
    going = play(
        script, asked("pause", offset=8), asked("where", offset=8), "heard", "pause", state=at("The sea")
    )
    assert said(going.last) == ["comes and goes."]


def test_move_during_a_pause_speaks_one_sentence() -> None:
    played = play(script, "pause", "next sentence", "heard", "heard", "heard", state=at("The moon"))
    assert [said(effects) for effects in played.steps[2:]] == [["La mer"], ["follows."], [], []]


def test_space_after_the_end_starts_over() -> None:
    over = ["end", "heard", "heard", "pause"]
    assert said(play(script, *over).last) == ["Tides"]


def test_previous_after_the_end_reads_the_last_sentence_or_the_one_before() -> None:
    played = play(script, "end", "heard", "heard", "previous sentence")
    assert said(played.last)[0] in ARTICLE[-2:]
    assert played.saved[-1].ended is False


# -- rate -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "limit", "word"), [("faster", FASTEST, "fastest"), ("slower", SLOWEST, "slowest")]
)
def test_rate_limits_are_reported(command: str, limit: int, word: str) -> None:
    played = play(script, *[command] * 60, "heard")
    assert said(played.steps[-2]) == [f"[{limit} words a minute, {word}]"]
    assert [effect.rate for effect in played.last if isinstance(effect, Say)] == [limit]


def test_rate_answer_is_spoken_at_the_new_rate() -> None:
    kept, answer = play(script, "faster").last
    assert kept == SaveChoice("rate", RATE + 20)
    assert isinstance(answer, Answer)
    assert answer.rate == RATE + 20


# -- pages with little in them --------------------------------------------------------------------


@pytest.mark.parametrize("action", ["next word", "next section", "end"])
def test_every_move_in_the_article_saves_the_position(action: str) -> None:
    played = play(script_of(TIDES), *[action] * 9)
    assert len({save.position for save in played.saved}) > 1
    assert played.saved[-1].position == played.state.reading.position


def test_page_without_an_article_is_read_from_its_beginning() -> None:
    bare = script_of("<nav aria-label=Menu><a href='/a'>News of the day</a></nav>")
    played = play(bare, "heard", "heard")
    assert played.said == [bare.page.notice, "News of the day", "[End of article]"]
    assert played.saved[-1].ended


def test_page_without_an_article_has_the_pages_edges() -> None:
    bare = script_of("<nav aria-label=Menu><a href='/a'>News of the day</a></nav>")
    assert said(play(bare, "start").last) == [bare.page.notice]
    assert said(play(bare, "end").last) == ["News of the day"]


def test_silent_article_is_skipped() -> None:
    silent = script_of("<main><article><img src=x alt='A picture of the sea'></article></main>", "none")
    for section in range(len(silent.page.sections)):
        assert positions.section_start(silent, section) is None
    assert positions.first(silent) is None
    assert positions.last_sentence(silent) is None


# -- several articles ---------------------------------------------------------------------------

FIRST_OF_TWO = start_of(script_of(TIDES))._replace(playlist=Playlist(articles=2))


@pytest.mark.parametrize(
    ("command", "article", "opened"),
    [
        ("next article", 0, 1),
        ("next article", 1, None),
        ("previous article", 1, 0),
        ("previous article", 0, None),
    ],
)
def test_key_opens_another_article(command: str, article: int, opened: int | None) -> None:
    played = play(script_of(TIDES), command, state=FIRST_OF_TWO._replace(playlist=Playlist(article, 2)))
    if opened is None:
        assert said(played.last) == [f"[No {command}]"]
    else:
        assert played.last == (Stop(), Open(played.state.speech.token, opened, opened - article))


def test_next_article_follows_the_end() -> None:
    played = play(script_of(TIDES), "end", "heard", "heard", state=FIRST_OF_TWO)
    assert said(played.steps[-2]) == ["[End of article]"]
    assert played.last == (Stop(), Open(played.state.speech.token, 1, 1))


def test_session_ends_after_the_last_article() -> None:
    played = play(
        script_of(TIDES), "end", "heard", "heard", state=FIRST_OF_TWO._replace(playlist=Playlist(1, 2))
    )
    assert played.last == (Stop(),)


@pytest.mark.parametrize("instead", ["silence", "previous heading", "where"])
def test_command_at_the_end_keeps_the_session_open(instead: str) -> None:
    played = play(script_of(TIDES), "end", "heard", instead, "heard", state=FIRST_OF_TWO)
    assert not any(isinstance(effect, Open) for effects in played.steps for effect in effects)


def test_unavailable_article_is_reported_and_reading_continues() -> None:
    def gone(state: State) -> RequestFailed:
        return RequestFailed(state.speech.token, "It is gone.")

    played = play(script_of(TIDES), "next article", gone, "heard", state=FIRST_OF_TWO)
    assert said(played.steps[-2]) == ["[It is gone.]"]
    assert said(played.last) == ["Tides"]


def test_late_failure_to_open_an_article_is_ignored() -> None:
    played = play(
        script_of(TIDES),
        "next article",
        "pause",
        lambda _: RequestFailed(2, "It is gone."),
        state=FIRST_OF_TWO,
    )
    assert played.last == ()


# -- the title, said before the article is there --------------------------------------------------


def greeted(*actions: Action) -> Played:
    state, effects = machine.greet(start_of(script), Greeting("Tides"))
    state = state._replace(reading=state.reading._replace(greeted=True))
    steps = [effects]
    for action in actions:
        state, effects = machine.step(script, state, event_of(action, state))
        steps.append(effects)
    return Played(script, state, steps)


def test_title_is_followed_by_the_article() -> None:
    assert greeted("heard", "heard").said == ["[Tides]", "The sea comes and goes.", "It does so twice a day."]


@pytest.mark.parametrize(
    ("key", "said_then"),
    [("next sentence", "The sea comes and goes."), ("repeat", "Tides"), ("next heading", "Causes")],
)
def test_keys_pressed_during_the_title_start_from_it(key: str, said_then: str) -> None:
    assert greeted(key).said[-1] == said_then
    assert greeted("pause", "pause").said[-1] == "Tides"


def test_article_with_only_a_title_ends() -> None:
    state, _ = machine.greet(start_of(script_of("<h1>Tides</h1>")), Greeting("Tides"))
    state = state._replace(reading=state.reading._replace(greeted=True))
    _, effects = machine.step(script_of("<h1>Tides</h1>"), state, SpeechFinished(state.speech.token))
    assert said(effects) == ["[End of article]"]


def test_end_of_an_article_names_the_titled_parts_that_were_not_read() -> None:
    items = "".join(f"<li><a href=/{number}>A story of the number {number}</a>" for number in range(9))
    other = f"<aside class=related><h2>More stories</h2><ul>{items}</ul></aside><footer"
    played = play(script_of(TIDES.replace("<footer", other)), *["heard"] * len(ARTICLE))
    assert said(played.last) == ["[End of article. Not read: More stories. E lists it]"]
    assert shown(played.last) == ["End of article", "Not read: More stories", "e: list"]
