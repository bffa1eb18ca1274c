"""What a session says itself is in the language of the announcements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from gettext import NullTranslations

import pytest

from reader.script.own_words import OwnWords, words_for
from reader.session import machine
from reader.session.command_table import COMMANDS, key_lines, key_speech
from reader.session.effects import Answer, Ask, Effect, FindVoice, SaveChoice, SetTimer, Show
from reader.session.events import LineEntered, RequestFailed, VoicesListed
from reader.session.greeting import Greeting, StartingPoint
from reader.session.state import Playlist, State
from reader.session.transitions import STATUS_WIDTH
from reader.settings import ANNOUNCEMENT_LANGUAGES
from tests.session.playing import Action, Played, play, said, script_of, start_of
from tests.session.test_every_edge import EDGES, place
from tests.support.our_messages import FAILURES, error_texts

MARK = re.compile("«[^«»]*»")
# Latin letters on this page and in these lines would be English that was not translated.
PAGE = """<html lang=ru><title>Море</title><body>
<a href="#main">К статье</a><a href="#нет">Никуда</a><a href="#меню">Меню</a>
<nav aria-label=Меню><ul><li><a href="/а">Новости дня</a><li><a href="/б">Спорт и игры</a></ul></nav>
<main id=main><article><h1>Море</h1>
<p>Вода приходит и уходит. Так <a href="/в">бывает</a> дважды в день. <a href="#нигде">Вот</a> <a>так</a>.</p>
<h2>Причины</h2><p>Её тянет луна.<sup><a href="#n1" role=doc-noteref>1</a></sup> И солнце.</p>
<ul><li>Соль<li>Вода</ul><blockquote><p>Всё течёт.</p></blockquote>
<figure><img src=x alt="Лодка"><figcaption>Лодка в море.</figcaption></figure>
<table><tr><th>День<th>Вода<tr><td>Среда<td><tr><td>Пятница<td>Два</table>
<h2>Итог</h2><p>Корабли ждут. Птицы кормятся.</p><p id=n1 role=doc-footnote>Так говорят.</p></article></main>
<aside><h2>Ещё</h2><p>Другое. И ещё одно.</p></aside><footer id=foot><p>Наше.</p></footer>"""
LINES: dict[str, tuple[str, ...]] = {
    "search": ("вода", "луна", "ничто"),
    "elements": ("", "1", "99", "ничто", "вода", "+"),
    "leave out": ("code", "quotes", "notes", "citations", "tables", "figures", "ничто"),
    "verbosity": ("none", "few", "most", "all", "ничто"),
    "reading mode": (
        *("all", "headings", "first sentences", "links"),
        *("sentence by sentence", "paragraph by paragraph", "ничто"),
    ),
    "sleep": ("5", "section", "article", "off", "ничто"),
    "command": (
        *(
            "50%",
            "5 min",
            "heading 1",
            "heading 99",
            "section 1",
            "section 99",
            "skip 1",
            "skip 2",
            "skip 99",
        ),
        *("heading", "rate", "rate 80", "rate 900", "volume", "volume 0", "volume 100", "headings", "ничто"),
    ),
    "voice": ("+",),
    "pronounce": ("вот", "-"),
}
WAYS = {
    **{command.name: (command.name,) for command in COMMANDS},
    "paused": ("pause", "pause"), "spelled twice": ("spell", "spell"), "no key": ("ё",),
    "noted": ("mark", "mark", LineEntered("вот")), "marks": ("mark", "marks", LineEntered("1")),
    "no mark": ("mark", "marks", LineEntered("7")), "second page": ("keys", "keys", "keys"),
    "cancelled": ("search", LineEntered(None)), "followed": ("next link", "next link", "follow"),
    "addressed": ("next link", "address"), "no address": ("next link", "next link", "next link", "address"),
    "at the end": ("end", "heard", "heard"), "back": ("end", "back"),
    "in a cell": ("next table", "next cell"),
    "past cells": ("next table", "next row", "next row", "next row"),
    "out of a list": ("next list", "leave"), "out of a quote": ("next list", "leave", "leave"),
    "start of a table": ("next table", "next row", "enter"), "no landmark": ("next landmark",) * 6,
    "broken skip link": ("next skip link",) * 2, "outside": ("next landmark",) * 3 + ("where", "heard"),
    "match": ("search", LineEntered("вода"), "next match"), "skim": ("reading mode", LineEntered("headings")),
    "pronounced again": ("pronounce", LineEntered("вот"), "pronounce", LineEntered("-")),
    **{
        f"{command}: {line}": (command, LineEntered(line))
        for command, lines in LINES.items()
        for line in lines
    },
}  # fmt: skip


class Marked(NullTranslations):
    """A catalogue that puts each message in marks."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"«{msgid1 if n == 1 else msgid2}»"


MARKED = OwnWords("ru", Marked())


def play_in(words: OwnWords, *actions: Action, page: str = PAGE) -> Played:
    script = script_of(page)
    return play(script, *actions, state=start_of(script)._replace(our_words=words))


def own_texts(effects: Iterable[Effect]) -> list[str]:
    texts: list[str] = []
    for effect in effects:
        if isinstance(effect, Answer | Ask):
            texts += [effect.words, *effect.lines]
        elif isinstance(effect, Show):
            texts.append(effect.words)
    return texts


def not_translated(text: str) -> str:
    while MARK.search(text):
        text = MARK.sub("", text)
    return " ".join(re.findall(r"[A-Za-z]{2,}", text))  # one letter is the name of a key


def test_session_says_nothing_outside_its_catalogue_and_all_in_its_voice() -> None:
    texts, wrong_voice = set(), []
    for way, actions in WAYS.items():
        effects = [effect for step in play_in(MARKED, *actions).steps for effect in step]
        texts |= {(way, text) for text in own_texts(effects)}
        answers = [effect for effect in effects if isinstance(effect, Answer | Ask)]
        wrong_voice += [(way, effect) for effect in answers if effect.lang != "ru"]
    assert len(texts) >= len(WAYS)
    assert [(way, text) for way, text in sorted(texts) if not_translated(text)] == []
    assert wrong_voice == []


@pytest.mark.parametrize("begins", ["start", "section", "saved position", "no article", "back"])
def test_greeting_is_in_the_catalogues_language(begins: StartingPoint) -> None:
    greeting = Greeting("Море", "ru", begins, "Причины", percent=40, number=2, total=3)
    text = greeting.words(MARKED, COMMANDS)
    assert "Море" in text
    assert not not_translated(text)


def test_only_a_title_alone_is_said_in_its_own_language() -> None:
    state = start_of(script_of(PAGE))._replace(our_words=words_for("de"))
    assert lang_of(state, Greeting("Tides", "en")) == "en"
    assert lang_of(state, Greeting("Tides", "en", "saved position")) == "de"
    assert lang_of(state, Greeting("Tides")) == "de"


def lang_of(state: State, greeting: Greeting) -> str:
    (answered,) = [effect for effect in machine.greet(state, greeting)[1] if isinstance(effect, Answer)]
    return answered.lang


@pytest.mark.parametrize("voices", [(), ("ру: голос",)])
def test_voices_are_listed_in_the_catalogues_language(voices: tuple[str, ...]) -> None:
    def listed(state: State) -> VoicesListed:
        return VoicesListed(state.speech.token, voices)

    played = play_in(MARKED, "voice", LineEntered("+"), listed)
    assert own_texts(played.last)
    assert all(not not_translated(text) for text in own_texts(played.last))


@pytest.mark.parametrize("lang", ANNOUNCEMENT_LANGUAGES)
def test_answer_at_an_edge_fits_a_short_braille_line(lang: str) -> None:
    long = []
    for command, places in EDGES.items():
        for name in places:
            script, state = place(name)
            played = play(script, command, state=state._replace(our_words=words_for(lang)))
            for effect in played.last:
                if isinstance(effect, Answer):
                    long += [line for line in effect.lines or (effect.words,) if len(line) > STATUS_WIDTH]
    assert long == []


@pytest.mark.parametrize("lang", ANNOUNCEMENT_LANGUAGES)
def test_question_fits_a_short_braille_line(lang: str) -> None:
    for command in (
        "search",
        "elements",
        "leave out",
        "verbosity",
        "reading mode",
        "sleep",
        "command",
        "voice",
    ):
        for effect in play_in(words_for(lang), command).last:
            if isinstance(effect, Ask):
                assert [line for line in (effect.words, *effect.lines) if len(line) > STATUS_WIDTH] == []


@pytest.mark.parametrize(
    ("lang", "command", "answer"),
    [
        ("de", "previous heading 3", "[Keine vorherige Überschrift 3]"),
        ("de", "faster", "[200 Wörter pro Minute]"), ("de", "where", "[Море, Abschnitt 1 von 3, 0 Prozent]"),
        ("fr", "louder", "[Volume 100, maximum]"), ("ru", "next article", "[Нет следующей статьи]"),
        ("ja", "back", "[戻る場所がありません]"), ("zh", "note", "[此处没有注释]"),
        ("uk", "q!", "[q!: немає команди. Знак питання: список клавіш]"),
    ],
)  # fmt: skip
def test_answer_in_a_language(lang: str, command: str, answer: str) -> None:
    assert said(play_in(words_for(lang), command).last) == [answer]


@pytest.mark.parametrize(
    ("lang", "heard"),
    [("de", "Bild ab oder s: Nächster Abschnitt"), ("fr", "Page bas ou s: Section suivante")],
)
def test_list_of_keys_names_them_in_the_language(lang: str, heard: str) -> None:
    assert heard in key_lines(COMMANDS, words_for(lang))


def test_keys_are_spoken_in_the_language() -> None:
    assert "groß H: Vorherige Überschrift" in key_speech(COMMANDS, words_for("de"))
    assert "Steuerung N: Nächster Artikel" in key_speech(COMMANDS, words_for("de"))


@pytest.mark.parametrize(
    ("lang", "command", "line", "expected"),
    [
        ("de", "verbosity", "viel", SaveChoice("verbosity", "most")),
        ("de", "verbosity", "most", SaveChoice("verbosity", "most")),
        ("es", "sleep", "ARTÍCULO", SetTimer(1, 0)), ("fr", "sleep", "arret", SetTimer(1, 0)),
        ("de", "voice", "üblich", FindVoice(3, "usual")),
        ("de", "command", "tempo 300", SaveChoice("rate", 300)),
        ("ja", "command", "速さ300", SaveChoice("rate", 300)),
        ("de", "command", "schneller", SaveChoice("rate", 200)),
    ],
)  # fmt: skip
def test_choice_can_be_typed_as_it_is_shown_or_in_english(
    lang: str, command: str, line: str, expected: Effect
) -> None:
    assert expected in play_in(words_for(lang), command, LineEntered(line)).last


def test_name_as_shown_is_preferred_to_an_english_one() -> None:
    """ "Citations" are quotes in French."""
    played = play_in(words_for("fr"), "leave out", LineEntered("citations"))
    assert played.state.reading.skipped_kinds == {"quote"}


def test_next_article_of_another_language_is_announced_in_it() -> None:
    state = start_of(script_of(PAGE))._replace(our_words=words_for("de"), playlist=Playlist(0, 2))
    greeting = Greeting("Море", "ru", number=2, total=2)
    (answered,) = [
        effect for effect in machine.begin(script_of(PAGE), state, greeting)[1] if isinstance(effect, Answer)
    ]
    assert answered.words == "Море, Artikel 2 von 2"


def test_translated_errors_are_still_errors_of_the_program() -> None:
    texts = error_texts()
    assert [failure for failure in FAILURES if not any(failure in text for text in texts)] == []


def test_failing_link_is_reported_in_the_language() -> None:
    def failed(state: State) -> RequestFailed:
        return RequestFailed(
            state.speech.token, "{address}: page not found (404)", {"address": "example.org"}
        )

    (effect,) = play_in(words_for("de"), "next link", "follow", failed).last
    assert isinstance(effect, Answer)
    assert (effect.words, effect.lang) == ("example.org: Seite nicht gefunden (404)", "de")


def test_error_without_a_translation_is_said_in_english() -> None:
    def failed(state: State) -> RequestFailed:
        return RequestFailed(state.speech.token, "The {what} broke", {"what": "mast"})

    (effect,) = play_in(words_for("de"), "next link", "follow", failed).last
    assert isinstance(effect, Answer)
    assert (effect.words, effect.lang) == ("The mast broke", "en")
