"""The voice that the listener chose for each language while listening."""

from __future__ import annotations

from reader.library.database import Library


def chosen_voices(library: Library) -> dict[str, str]:
    """The names of the chosen voices by primary language, as for --voice."""
    return {str(language): str(voice) for language, voice in library.rows("SELECT * FROM voices")}


def choose_voice(library: Library, language: str, voice: str) -> None:
    """Save the voice for a language; "" forgets it."""
    with library.transaction() as file:
        if voice:
            file.execute("INSERT OR REPLACE INTO voices VALUES (?, ?)", (language, voice))
        else:
            file.execute("DELETE FROM voices WHERE language = ?", (language,))


def forget_voices(library: Library) -> None:
    """Forget the voices of all languages."""
    with library.transaction() as file:
        file.execute("DELETE FROM voices")
