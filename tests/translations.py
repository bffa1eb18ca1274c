"""Makes the catalogues that are loaded (.mo) from their text (.po).

python -m tests.translations
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import reader.script.translations

FOLDER = Path(reader.script.translations.__path__[0])


def catalogue(lang: str) -> Catalog:
    """A language's catalogue."""
    with (FOLDER / f"{lang}.po").open("rb") as file:
        return read_po(file, locale={"zh": "zh_Hans"}.get(lang, lang))


def main() -> None:
    """Write every language's file."""
    for file in FOLDER.glob("*.po"):
        with file.with_suffix(".mo").open("wb") as made:
            write_mo(made, catalogue(file.stem))


if __name__ == "__main__":
    main()
