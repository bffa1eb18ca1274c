"""Brings the catalogues (.po) up to date with the messages in the code, and compiles them (.mo).

python -m tests.translations

A message that a catalogue lacks is added as untranslated, and is spoken in English until it is translated. A
message that the code no longer has is removed. A new language gets its catalogue.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogueMessage
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import reader.script.translations
from reader.script.own_words import MONTH_CONTEXTS, MONTHS
from reader.settings import ANNOUNCEMENT_LANGUAGES, ENGLISH
from tests.support.our_messages import PLURALS, messages

FOLDER = Path(reader.script.translations.__path__[0])
UNTRANSLATED = "untranslated"
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # so that the same text compiles to the same file
_FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural) (".*")$', re.MULTILINE)
_HEADER = """msgid ""
msgstr ""
"Language: {lang}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals};\\n\""""


class Message(NamedTuple):
    """A message as catalogues have it; `plural` and `context` are mostly empty."""

    text: str
    plural: str = ""
    context: str = ""

    def untranslated(self, forms: int) -> str:
        """The entry for it in a language with this number of plural forms."""
        empty = [f'msgstr[{form}] ""' for form in range(forms)] if self.plural else ['msgstr ""']
        named = {"msgctxt": self.context, "msgid": self.text, "msgid_plural": self.plural}
        fields = [f"{name} {json.dumps(value, ensure_ascii=False)}" for name, value in named.items() if value]
        return "\n".join((f"# {UNTRANSLATED}", *fields, *empty))


def all_messages() -> list[Message]:
    """Every message in the code."""
    return [
        *map(Message, sorted(messages())),
        *(Message(*both) for both in PLURALS),
        *(Message(month, context=context) for context in MONTH_CONTEXTS for month in MONTHS),
    ]


def catalogue(lang: str) -> Catalog:
    """A language's catalogue."""
    with (FOLDER / f"{lang}.po").open("rb") as file:
        texts = read_po(file, locale=_locale(lang))
    texts.creation_date = _UNDATED
    return texts


def _locale(lang: str) -> str:
    return {"zh": "zh_Hans"}.get(lang, lang)


def updated(lang: str, text: str) -> str:
    """The text of a catalogue, "" for a new one, with exactly the messages in the code."""
    new = Catalog(_locale(lang))
    header, *entries = (
        text.strip("\n").split("\n\n") if text else [_HEADER.format(lang=lang, plurals=new.plural_forms)]
    )
    known = all_messages()
    kept = {_message_of(entry): entry for entry in entries}
    added = (message.untranslated(new.num_plurals) for message in known if message not in kept)
    kept_entries = (entry for message, entry in kept.items() if message in set(known))
    return "\n\n".join((header, *kept_entries, *added)) + "\n"


def _message_of(entry: str) -> Message:
    fields = {name: json.loads(value) for name, value in _FIELD.findall(entry)}
    return Message(fields["msgid"], fields.get("msgid_plural", ""), fields.get("msgctxt", ""))


def is_translated(entry: CatalogueMessage) -> bool:
    """True if an entry of a catalogue has its text, or all its plural forms."""
    return all([entry.string] if isinstance(entry.string, str) else entry.string or [""])


def main() -> None:
    """Update and compile every language's catalogue."""
    for lang in ANNOUNCEMENT_LANGUAGES:
        if lang == ENGLISH:
            continue
        path = FOLDER / f"{lang}.po"
        path.write_text(updated(lang, path.read_text("utf-8") if path.exists() else ""), "utf-8")
        texts = catalogue(lang)
        for entry in [entry for entry in texts if entry.id and not is_translated(entry)]:
            texts.delete(entry.id, entry.context)  # else nothing would be spoken for it, instead of English
        with path.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, texts)


if __name__ == "__main__":
    main()
