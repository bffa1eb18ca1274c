"""What is said before an article: its title, and where the reading begins."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.script.own_words import OwnWords, message
from reader.session.command_table import Command, key_of
from reader.session.key_names import shown_key

ARTICLE_OF = message("article {number} of {total}")
StartingPoint = Literal["start", "section", "saved position", "no article", "back"]


class Greeting(NamedTuple):
    """An article's title, and where its reading begins.

    `lang` is the title's language, or "" if it is not known. `section` is the title of the section to begin
    at, `percent` the share that was already heard. `number` of `total` articles is said if there are several.
    A greeting without a title follows one that said the title.
    """

    title: str
    lang: str = ""
    begins: StartingPoint = "start"
    section: str = ""
    percent: int = 0
    number: int = 1
    total: int = 1

    def words(self, words: OwnWords, commands: tuple[Command, ...]) -> str:
        """The greeting as it is spoken and shown: "Resuming Tides, 40 percent. Home: start"."""
        counted = (words.text(ARTICLE_OF, number=self.number, total=self.total),) if self.total > 1 else ()
        if self.begins == "saved position":
            heard = (words.percent(self.percent),) if self.percent else ()
            title = words.text("Resuming {title}", title=self.title)
            key = shown_key(words, key_of(commands, "start"))
            return f"{', '.join((title, *heard, *counted))}. {words.text('{key}: start', key=key)}"
        if self.begins == "section":
            return ", ".join((self.title, words.text("from {section}", section=self.section), *counted))
        if self.begins == "back":
            return words.text("Back in {title}", title=self.title)
        if self.begins == "no article":
            key = shown_key(words, key_of(commands, "next heading"))
            title = f"{', '.join((self.title, *counted))}. " if self.title else ""
            return title + words.text("No article here. {key}: next heading", key=key)
        return ", ".join((self.title, *counted))

    @property
    def is_title(self) -> bool:
        """True if the greeting is only the title, which is spoken as the heading that it will be."""
        return self.begins == "start" and self.total == 1
