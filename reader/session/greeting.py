"""What is said before an article: its title, and where the reading begins."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.session.command_table import Command, key_of

StartingPoint = Literal["start", "section", "saved position", "no article", "back"]


class Greeting(NamedTuple):
    """An article's title, and where its reading begins.

    `lang` is the title's language; "" for ours. `section` is the title of the section to begin at, `percent`
    the share that was already heard. `number` of `total` articles is said if there are several. A greeting
    without a title follows one that said the title.
    """

    title: str
    lang: str = ""
    begins: StartingPoint = "start"
    section: str = ""
    percent: int = 0
    number: int = 1
    total: int = 1

    def words(self, commands: tuple[Command, ...]) -> str:
        """The greeting as it is spoken and shown: "Resuming Tides, 40 percent. Home: start"."""
        counted = f", article {self.number} of {self.total}" if self.total > 1 else ""
        if self.begins == "saved position":
            heard = f", {self.percent} percent" if self.percent else ""
            return f"Resuming {self.title}{heard}{counted}. {key_of(commands, 'start')}: start"
        if self.begins == "section":
            return f"{self.title}, from {self.section}{counted}"
        if self.begins == "back":
            return f"Back in {self.title}"
        if self.begins == "no article":
            title = f"{self.title}{counted}. " if self.title else ""
            return f"{title}No article here. {key_of(commands, 'next heading')}: next heading"
        return f"{self.title}{counted}"
