"""The voices that the system lists, and the one for a language."""

from __future__ import annotations

import pytest

from reader.errors import SpeechError
from reader.speech.engine import Failed
from tests.speech.system.talking import SENTENCE, SPEAKING, Open, speech

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("com.example.bruno", "bruno"),
        ("COM.EXAMPLE.BRUNO", "bruno"),
        ("Anna", "anna"),
        ("chloé", "chloe"),
        ("fr-FR", "chloe"),
        ("de_DE", "bruno"),
        ("Bruno", "bruno"),
    ],
)
def test_system_voice_is_found_by_id_language_or_part_of_its_name(talk: Open, name: str, found: str) -> None:
    assert talk("speaks").voices.find_voice(name) == f"com.example.{found}"


@pytest.mark.parametrize("system", SPEAKING)
def test_system_voices_have_bcp_47_languages_and_genders(talk: Open, system: str) -> None:
    found = [(voice.name, voice.language, voice.gender) for voice in talk(system).voices.voices()]
    assert found == [
        ("Anna", "en-US", "female"),
        ("Bruno – deutsch", "de-DE", "male"),
        ("Chloé", "fr-FR", ""),
        ("Dan", "en-GB", ""),
        ("Zarvox", "und", ""),
    ]


@pytest.mark.parametrize(
    ("lang", "voice", "speaks"),
    [
        ("en", "", "anna"),
        ("en-GB", "", "anna"),  # the default voice speaks English
        ("en-GB", "Dan", "dan"),
        ("en-US", "Dan", "dan"),
        ("fr-CA", "", "chloe"),
        ("fr", "Dan", "chloe"),
        ("ja", "", "anna"),
        ("ja", "Dan", "dan"),
        ("", "", "anna"),
        ("de", "Zarvox", "bruno"),
    ],
)
def test_voice_follows_the_language(talk: Open, lang: str, voice: str, speaks: str) -> None:
    assert talk("speaks").voices.voice_for(speech("x", lang=lang, voice=voice)) == f"com.example.{speaks}"


def test_first_voice_speaks_without_a_default_voice(talk: Open) -> None:
    talking = talk("has no usual voice")
    assert talking.finishes("Vent.", lang="fr")
    assert talking.finishes("Kaze.", lang="ja")
    voices = [line for line in talking.asked_of_all if line.startswith("voice ")]
    assert voices == ["voice com.example.chloe", "voice com.example.anna"]


def test_unknown_voice_is_named_and_the_next_speech_works(talk: Open) -> None:
    talking = talk("speaks")
    failed = talking.hear(SENTENCE, voice="nonesuch")
    assert isinstance(failed, Failed)
    assert "nonesuch" in failed.message
    assert talking.finishes(SENTENCE)


@pytest.mark.parametrize("name", ["nonesuch", "", "+"])
def test_find_voice_names_the_unknown_voice(talk: Open, name: str) -> None:
    with pytest.raises(SpeechError) as caught:
        talk("speaks").voices.find_voice(name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_default_voice_is_listed_if_voices_cannot_be_listed(talk: Open) -> None:
    voices = talk("cannot list").voices.voices()
    assert [(voice.id, voice.language) for voice in voices] == [("com.example.anna", "und")]
