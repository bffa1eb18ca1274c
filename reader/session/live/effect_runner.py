"""Runs the effects that the state machine returns: says, shows, saves and opens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.language_tags import primary_language
from reader.script.model import Style, Utterance
from reader.script.writer import Script
from reader.session.article import Article, ArticleSource
from reader.session.effects import (
    AddSource,
    Answer,
    Ask,
    Fade,
    FindVoice,
    Follow,
    ListVoices,
    Open,
    OpenSource,
    Pause,
    Prepare,
    Quit,
    RemoveEntry,
    Reopen,
    Respond,
    Resume,
    Save,
    SaveChoice,
    SaveEntry,
    SaveMarks,
    SaveSkipped,
    SaveVoice,
    Say,
    SetTimer,
    SetVoice,
    SetVolume,
    Show,
    StatusHeading,
    Stop,
)
from reader.session.events import RequestFailed, TimerExpired
from reader.session.live.coalescing import PendingEffect
from reader.session.live.printing import sentence_line
from reader.session.live.session_options import SessionOptions
from reader.session.live.slow_requests import ArticleOpened, RequestResult, SlowRequests
from reader.session.navigation import positions
from reader.speech.engine import Speaker, Speech
from reader.terminal.lines import Lines

if TYPE_CHECKING:
    from reader.session.live.word_marker import WordMarker

_PAUSE_AFTER_ANSWER_MS = 250  # before the reading continues


class EffectRunner:
    """Runs effects.

    `tell` receives later results, from other threads. `over` is set by Quit; `failed` is then the error
    message, or "". `marker` highlights the words of each utterance.
    """

    def __init__(
        self,
        speaker: Speaker,
        lines: Lines,
        options: SessionOptions,
        article_source: ArticleSource,
        tell: Callable[[ArticleOpened | RequestResult], None],
        marker: WordMarker | None = None,
    ) -> None:
        self.failed = ""
        self.over = False
        self._speaker = speaker
        self._lines = lines
        self._options = options
        self._slow = SlowRequests(article_source, options, tell)
        self._tell = tell
        self._marker = marker
        self._voice = options.voice
        self._voices = dict(options.voices)
        self._timer: threading.Timer | None = None
        self._shown_heading: StatusHeading | None = None  # shown last, and not printed yet
        self._has_read = False  # a sentence of an article
        self._heading_sentence = -1  # the last sentence of it that was said
        self._effects = self._table(speaker, article_source)
        self._article_effects = self._article_table(article_source)

    def _table(self, speaker: Speaker, article_source: ArticleSource) -> dict[type, Callable[[Any], object]]:
        """How each effect is run."""
        return {
            Answer: self._answer,
            AddSource: self._slow.add_source,
            Ask: self._ask,
            Fade: lambda _: speaker.fade(),
            FindVoice: self._slow.find_voice,
            ListVoices: self._slow.list_voices,
            Open: lambda request: self._slow.open(
                request.token, lambda: article_source.open(request.article, request.by)
            ),
            Pause: lambda _: speaker.pause(),
            Prepare: lambda request: threading.Thread(
                target=article_source.prepare, args=(request.article,), name="preparing", daemon=True
            ).start(),
            Quit: self._quit,
            Respond: lambda respond: respond.reply(respond.answer),
            Resume: lambda _: speaker.resume(),
            Reopen: lambda request: self._slow.open(
                request.token, lambda: article_source.reopen(request.entry)
            ),
            SetTimer: self._set_timer,
            SetVoice: self._set_voice,
            SetVolume: lambda volume: speaker.set_volume(volume.volume),
            Show: self._show,
            Stop: lambda _: speaker.stop(),
        }

    def _article_table(self, article_source: ArticleSource) -> dict[type, Callable[[Article, Any], object]]:
        """How each effect on an article is run."""
        return {
            Follow: lambda article, follow: self._slow.open(
                follow.token, lambda: article_source.follow(article, follow.href)
            ),
            OpenSource: self._slow.open_source,
            SaveMarks: lambda article, save: article.save_marks(article.script, save.marks),
            SaveChoice: lambda article, save: article.save_choice(save.name, save.value),
            SaveVoice: lambda article, save: article.save_voice(save.language, save.voice),
            SaveSkipped: lambda article, save: article.save_skipped(save.kinds),
            SaveEntry: lambda article, save: self._save(save.token, lambda: article.save_entry(save.entry)),
            RemoveEntry: lambda article, gone: self._save(
                gone.token, lambda: article.remove_entry(gone.entry)
            ),
            Save: lambda article, save: article.save(article.script, save.position, save.ended),
            Say: self._say,
        }

    def run(self, pending: Iterable[PendingEffect]) -> None:
        """Run effects, one after another."""
        for article, effect in pending:
            kind = type(effect)
            if kind in self._effects:
                self._effects[kind](effect)
            else:
                assert article is not None  # all other effects come after the first article
                self._article_effects[kind](article, effect)

    def close(self) -> None:
        """Cancel the sleep timer."""
        if self._timer is not None:
            self._timer.cancel()

    def _show(self, show: Show) -> None:
        if show.heading is not None and self._options.print_sentences and self._lines.is_terminal:
            self._lines.message(show.heading.line)
            self._shown_heading, self._heading_sentence = show.heading, -1
        else:
            self._lines.message(show.words)

    def _answer(self, answer: Answer) -> None:
        for line in answer.lines or (answer.words,):
            self._lines.message(line)
        self._speak(answer.token, answer.words, answer.lang, answer.rate, answer.style)

    def _ask(self, ask: Ask) -> None:
        for line in ask.lines:
            self._lines.message(line)
        if self._options.has_typed_commands:
            self._lines.message(ask.words)  # the answer may not be echoed, and would follow on this line
        else:
            self._lines.prompt(ask.words)
        # Say the question first: the first key typed silences the list.
        self._speak(ask.token, ". ".join((ask.words.rstrip(":："), *ask.lines)), ask.lang, ask.rate)

    def _speak(self, token: int, words: str, lang: str, rate: int, style: Style = "text") -> None:
        pause = self._options.pause(_PAUSE_AFTER_ANSWER_MS, rate)
        style = style if self._options.has_styles else "text"
        is_instant = self._options.has_instant_answers
        speech = Speech(words, lang, self._voice_for(lang), rate, pause, style=style, is_instant=is_instant)
        self._speaker.say(token, speech)

    def _quit(self, quit_effect: Quit) -> None:
        self.over = True
        self.failed = quit_effect.failed

    def _save(self, token: int, save: Callable[[], None]) -> None:
        """Save something whose failure the listener must hear."""
        try:
            save()
        except ReaderError as error:
            self._tell(RequestFailed(token, error.first_sentence, error.fields))

    def _set_voice(self, voice: SetVoice) -> None:
        if voice.engine and not self._options.use_engine(voice.engine):
            self._voice = ""
            self._voices.clear()
        self._voices[voice.language] = voice.voice

    def _voice_for(self, lang: str) -> str:
        return self._voices.get(primary_language(lang), self._voice)

    def _set_timer(self, timer: SetTimer) -> None:
        self.close()
        if timer.minutes:
            self._timer = threading.Timer(60 * timer.minutes, self._tell, (TimerExpired(timer.number),))
            self._timer.daemon = True
            self._timer.start()

    def _say(self, article: Article, effect: Say) -> None:
        utterance = effect.utterance
        speech = self._speech(article, utterance, effect.rate)._replace(
            text=utterance.spoken[effect.offset :], is_instant=self._is_first_title(article, effect)
        )
        self._has_read = True
        ahead = [self._speech(article, each, effect.rate) for each in effect.ahead]
        self._speaker.say(effect.token, speech, ahead)
        if self._marker is not None:
            self._marker.begin(article.script, effect)
        if self._options.print_sentences and effect.offset == 0:
            self._print(article.script, effect)

    def _speech(self, article: Article, utterance: Utterance, rate: int) -> Speech:
        lang = utterance.lang or article.script.page.lang
        return Speech(
            utterance.spoken,
            lang,
            self._voice_for(lang),
            rate,
            self._options.pause(utterance.pause_after, rate),
            utterance.earcon,
            utterance.style if self._options.has_styles else "text",
        )

    def _is_first_title(self, article: Article, effect: Say) -> bool:
        """True if a title is the first thing that is read: it should not wait until a voice has loaded."""
        is_title = article.starts_with_title and effect.position == article.start
        return is_title and not self._has_read and self._options.has_instant_answers

    def _print(self, script: Script, effect: Say) -> None:
        """Print the whole sentence in one line when its first utterance is spoken."""
        if positions.sentence_start(script, effect.position) != effect.position:
            return
        if not self._heading_was_shown(effect):
            utterances = script.utterances(effect.position.section)
            number = effect.utterance.sentence
            self._lines.sentence(sentence_line([each for each in utterances if each.sentence == number]))

    def _heading_was_shown(self, effect: Say) -> bool:
        """True if the last heading line showed this sentence. A repeated sentence is printed."""
        heading, sentence = self._shown_heading, effect.utterance.sentence
        if heading is None:
            return False
        is_shown = heading.sentence is None or sentence == heading.sentence
        if effect.utterance.block != heading.block or sentence <= self._heading_sentence or not is_shown:
            self._shown_heading = None
            return False
        self._heading_sentence = sentence
        return True
