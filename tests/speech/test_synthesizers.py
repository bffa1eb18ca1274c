"""The contract of every Synthesizer."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator

import pytest

from reader.errors import SpeechError
from reader.speech.engine import FASTEST, SLOWEST, Chunk, Speech, Synthesizer
from reader.speech.engines import SYNTHESIZERS, engine_names, open_synthesizer
from reader.speech.espeak.engine import Espeak
from reader.speech.espeak.synthesizer import EspeakSynthesizer
from reader.speech.natural.engine import Natural
from reader.speech.natural.voice_files import INSTALL_NATURAL, find_voice_files, is_installed
from reader.speech.process.early_start import ESPEAK, spawn_early
from reader.speech.process.synthesizer import ProcessSynthesizer
from tests.speech.process.killing import kill_process
from tests.speech.recording import Recording, alike, record
from tests.support.plugin_example import write_installed_example

pytestmark = pytest.mark.slow

SENTENCE = "The sea comes and goes, twice a day."
LONG = "The tide is the rise of the sea. " * 310  # more than ten thousand characters
TEXTS = [
    pytest.param(SENTENCE, "en", id="English"),
    pytest.param("Le pain lève doucement, à l’abri du froid.", "fr", id="French"),
    pytest.param("Größe und Maß: 3,5 Meter über dem Pegel.", "de", id="German"),
    pytest.param("Мир тесен, а море широко.", "ru", id="Russian"),
    pytest.param("البحر واسع والسماء زرقاء.", "ar", id="Arabic"),
    pytest.param("海は広いな、大きいな。", "ja", id="Japanese"),
    pytest.param("潮水每天涨落两次。", "zh", id="Chinese"),
    pytest.param("समुद्र बहुत बड़ा है।", "hi", id="Hindi"),
    pytest.param("It costs $9.1 billion – “far” too much (42%).", "en", id="figures and quotes"),
    pytest.param("A 🙂 smile, a 👩‍👩‍👧 family and a 🇵🇪 flag.", "en", id="emoji"),
    pytest.param("e\u0301 and \u200bnothing\u200b wide\u00a0space", "en", id="combining and invisible"),
    pytest.param("Donaudampfschifffahrtsgesellschaft" * 30, "de", id="one long word"),
    pytest.param("s's" * 99, "en", id="many apostrophes in one word"),
    pytest.param("re-do-" * 60, "fr", id="many hyphens in one word"),
    pytest.param("ه" * 120, "fa", id="laughter"),
    pytest.param("9" * 700, "pl", id="a long number"),
    pytest.param("a" + "\u0301" * 300, "en", id="a tower of accents"),
    pytest.param("[[slnc 9000]] [[həˈloʊ]] and [[", "en", id="an engine's commands in brackets"),
    pytest.param("Der Begriff Weltanschauung kennt kein mot juste.", "en", id="foreign words"),
    pytest.param("x", "", id="no language"),
    pytest.param("hi", "not a language tag", id="nonsense for a language"),
]
# RFC 5646, 2.1: language, script, region, variants, private use, in this order.
BCP_47 = re.compile(
    r"[a-z]{2,8}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?"
    r"(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
EARLY = pytest.param(
    "early", marks=pytest.mark.skipif(sys.platform != "linux", reason="nothing is started early here")
)
NATURAL = pytest.param(
    "natural",
    marks=pytest.mark.skipif(not (is_installed() and find_voice_files()), reason=f"needs {INSTALL_NATURAL}"),
)
OWN = [NATURAL if name == "natural" else name for name in SYNTHESIZERS]
KINDS = [*OWN, EARLY, "here", "beeps"]  # beeps is the plug-in of the manual


def opened(kind: str) -> Synthesizer:
    """A synthesizer: eSpeak in a process, one that was started early, or this one; natural; or silence."""
    if kind == "early":
        return Espeak(spawn_early(ESPEAK))
    return EspeakSynthesizer() if kind == "here" else open_synthesizer(kind)


@pytest.fixture(scope="module", autouse=True)
def _plugin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("example")
    write_installed_example(folder)
    with pytest.MonkeyPatch.context() as python:
        python.syspath_prepend(str(folder))
        yield


@pytest.fixture(params=KINDS, scope="module")
def synthesizer(request: pytest.FixtureRequest) -> Iterator[Synthesizer]:
    synthesizer = opened(request.param)
    yield synthesizer
    synthesizer.close()


@pytest.mark.parametrize(("text", "lang"), TEXTS)
def test_text_gives_whole_samples_with_word_marks_in_order(
    synthesizer: Synthesizer, text: str, lang: str
) -> None:
    made = record(synthesizer, text, lang=lang)
    assert made.samples > 0
    assert all(len(chunk.pcm) % 2 == 0 for chunk in made.chunks)
    end = sample = 0
    for mark in made.marks:
        assert end <= mark.start < mark.end <= len(text)
        assert sample <= mark.sample < made.samples
        end, sample = mark.end, mark.sample
    assert [word for word in made.words if not word.strip()] == []


@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n", "\u00a0\u2003"])
def test_empty_text_gives_no_sound(synthesizer: Synthesizer, text: str) -> None:
    assert record(synthesizer, text).samples == 0


def test_punctuation_alone_is_harmless(synthesizer: Synthesizer) -> None:
    for text in ("...", "?!", "— – -", "“”", "(", "* * *", "§"):
        assert record(synthesizer, text).samples < 5 * synthesizer.sample_rate, text
        assert record(synthesizer, "The sea.").samples > 0, text


def test_first_word_mark_is_at_its_start(synthesizer: Synthesizer) -> None:
    first = record(synthesizer, SENTENCE).marks[0]
    assert (first.start, first.end) == (0, 3)
    assert first.sample < synthesizer.sample_rate // 10


def test_word_mark_comes_before_its_sound(synthesizer: Synthesizer) -> None:
    """A word whose mark comes after its sound cannot be highlighted in time."""
    given = 0
    for chunk in record(synthesizer, SENTENCE).chunks:
        assert all(mark.sample >= given for mark in chunk.marks)
        given += len(chunk.pcm) // 2


def test_first_chunk_is_short(synthesizer: Synthesizer) -> None:
    """The first sound must not wait for the rest."""
    chunks: list[Chunk] = []

    def emit(chunk: Chunk) -> bool:
        chunks.append(chunk)
        return not chunk.pcm

    synthesizer.synthesize(Speech(LONG, "en", "", 300), emit)
    assert 0 < len(chunks[-1].pcm) // 2 < synthesizer.sample_rate


@pytest.mark.parametrize("stop_at", [1, 2, 7])
def test_stop_request_of_emit_ends_synthesis(synthesizer: Synthesizer, stop_at: int) -> None:
    whole = record(synthesizer, SENTENCE)
    calls = 0

    def emit(chunk: Chunk) -> bool:
        nonlocal calls
        calls += 1
        return calls < stop_at

    synthesizer.synthesize(Speech(LONG, "en", "", 300), emit)
    assert calls == stop_at
    assert alike(record(synthesizer, SENTENCE), whole)


def test_exception_of_emit_propagates_harmlessly(synthesizer: Synthesizer) -> None:
    def emit(chunk: Chunk) -> bool:
        raise KeyError("ours")

    with pytest.raises(KeyError, match="ours"):
        synthesizer.synthesize(Speech(SENTENCE, "en", "", 300), emit)
    assert record(synthesizer, SENTENCE).samples > 0


def test_faster_rate_is_shorter(synthesizer: Synthesizer) -> None:
    rates = (SLOWEST, 120, 180, 300, 450, 600, FASTEST)
    lengths = [record(synthesizer, SENTENCE, rate=rate).samples for rate in rates]
    assert lengths == sorted(set(lengths), reverse=True)


def test_rate_applies_to_its_own_speech_only(synthesizer: Synthesizer) -> None:
    slow = record(synthesizer, SENTENCE, rate=120)
    record(synthesizer, SENTENCE, rate=500)
    assert alike(record(synthesizer, SENTENCE, rate=120), slow)


def test_same_speech_gives_the_same_sound(synthesizer: Synthesizer) -> None:
    assert alike(record(synthesizer, SENTENCE), record(synthesizer, SENTENCE))


@pytest.mark.parametrize("lang", ["en", "fr", ""])
def test_unknown_voice_is_named_in_one_line(synthesizer: Synthesizer, lang: str) -> None:
    with pytest.raises(SpeechError, match="nonesuch") as caught:
        record(synthesizer, SENTENCE, lang=lang, voice="nonesuch")
    assert "\n" not in str(caught.value)
    assert record(synthesizer, SENTENCE).samples > 0


@pytest.mark.parametrize("name", ["nonesuch", "", "+", "nonesuch+f3"])
def test_find_voice_names_the_unknown_voice(synthesizer: Synthesizer, name: str) -> None:
    with pytest.raises(SpeechError) as caught:
        synthesizer.find_voice(name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_listed_voice_is_found_and_speaks(synthesizer: Synthesizer) -> None:
    for voice in synthesizer.voices():
        assert synthesizer.find_voice(voice.id) == voice.id
        said = record(synthesizer, "Ja, 3.", lang=voice.language, voice=voice.id, rate=450)
        assert said.samples > 0, voice


def test_voice_ids_are_unique(synthesizer: Synthesizer) -> None:
    voices = synthesizer.voices()
    assert voices
    assert len({voice.id for voice in voices}) == len(voices)
    assert all(voice.id and voice.name and voice.engine in engine_names() for voice in voices)
    assert {voice.gender for voice in voices} <= {"male", "female", ""}


def test_voice_languages_are_bcp_47_tags(synthesizer: Synthesizer) -> None:
    malformed = [v.language for v in synthesizer.voices() if not BCP_47.fullmatch(v.language)]
    assert malformed == []


def test_control_characters_are_harmless(synthesizer: Synthesizer) -> None:
    """Some engines take commands in the text, and stay changed."""
    before = record(synthesizer, SENTENCE)
    for control in ("\x01900S", "\x01+50P", "\x0110A", "\x00", "\x07", "\x1b[2J", "\x7f", "\x85", "\x9b"):
        text = f"One part {control} and the other part."
        said = record(synthesizer, text)
        assert said.words[-1].startswith("part"), control
        assert said.marks[-1].start == text.rindex("part"), control
        assert alike(record(synthesizer, SENTENCE), before), control


def test_lone_surrogate_is_harmless(synthesizer: Synthesizer) -> None:
    """A lone surrogate comes from a broken byte in a file's name or from the keyboard."""
    said = record(synthesizer, "A broken \udce9 byte.")
    assert said.words[0] == "A"
    assert said.text[said.marks[-1].start :].startswith("byte")


def test_markup_is_spoken_as_text(synthesizer: Synthesizer) -> None:
    text = "If a <b> and <break time='9s'/> stand in the text, c."
    said = record(synthesizer, text)
    assert said.marks[-1].start == text.rindex("c.")
    assert said.samples < 15 * synthesizer.sample_rate


def test_long_text_is_spoken_to_its_end(synthesizer: Synthesizer) -> None:
    sentences = 15 if isinstance(synthesizer, Natural) else 310  # a neural voice is a hundred times slower
    text = LONG[: len(LONG) * sentences // 310]
    said = record(synthesizer, text)
    assert said.marks[-1].start >= text.rindex("the")
    assert len(said.marks) > sentences * 6


def test_synthesis_works_in_another_thread(synthesizer: Synthesizer) -> None:
    here = record(synthesizer, SENTENCE)
    there: list[Recording] = []
    thread = threading.Thread(target=lambda: there.append(record(synthesizer, SENTENCE)))
    thread.start()
    thread.join(timeout=10)
    assert len(there) == 1
    assert alike(there[0], here)


def test_killed_process_starts_again(synthesizer: Synthesizer) -> None:
    whole = record(synthesizer, SENTENCE)
    if isinstance(synthesizer, (ProcessSynthesizer, Natural)):
        kill_process(synthesizer)
    assert alike(record(synthesizer, SENTENCE), whole)


@pytest.mark.parametrize("kind", KINDS)
def test_close_can_be_repeated(kind: str) -> None:
    synthesizer = opened(kind)
    synthesizer.close()
    synthesizer.close()


def test_unknown_engine_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SpeechError, match="nonesuch") as caught:
        open_synthesizer("nonesuch")
    assert all(name in str(caught.value) for name in engine_names())
