"""The parameters of SSIP for a speech: rate, pitch and volume are numbers from -100 to 100."""

from __future__ import annotations

from reader.speech.engine import Speech
from reader.speech.espeak.styles import PROSODIES

# The rates at -100, 0 and 100, in words a minute, as the espeak-ng module has them when it is installed.
_SLOWEST, _NORMAL, _FASTEST = 80, 170, 449
_PITCH_SCALE = 2  # SSIP's pitch for one step of eSpeak's
_OTHER_VOICE_PITCH = 14  # for styles that eSpeak speaks with another voice


def parameters(speech: Speech, percent: int) -> dict[str, str]:
    """The parameters of a speech and their values; `percent` is the volume, 0 to 100."""
    prosody = PROSODIES[speech.style]
    pitch = _PITCH_SCALE * (prosody.pitch - PROSODIES["text"].pitch)
    return {
        "RATE": str(_rate(speech.rate * prosody.rate // 100)),
        "PITCH": str(pitch + (_OTHER_VOICE_PITCH if prosody.has_other_voice else 0)),
        "VOLUME": str(2 * percent - 100),
    }


def _rate(words_a_minute: int) -> int:
    slower = words_a_minute < _NORMAL
    span = _NORMAL - _SLOWEST if slower else _FASTEST - _NORMAL
    return max(-100, min(100, round(100 * (words_a_minute - _NORMAL) / span)))
