"""Books for tests, made of pages whose sentences are noise."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import numpy as np

from reader.export.epub.book import write_epub
from reader.export.model import Piece, Recording
from reader.page.model import Page
from reader.script.model import Utterance
from reader.script.writer import write_script
from reader.settings import Verbosity

RATE = 22_050
OPF = "{http://www.idpf.org/2007/opf}"
D = "{http://purl.org/dc/elements/1.1/}"
X = "{http://www.w3.org/1999/xhtml}"
S = "{http://www.w3.org/ns/SMIL}"
TYPE = "{http://www.idpf.org/2007/ops}type"


class Book(NamedTuple):
    """A written book: the content of each file by its path."""

    files: dict[str, bytes]
    package: ET.Element

    def tree(self, name: str) -> ET.Element:
        return ET.fromstring(self.files[f"EPUB/{name}"])

    def metas(self, name: str) -> list[str | None]:
        return [each.text for each in self.package.iter(f"{OPF}meta") if each.get("property") == name]


def spoken(
    page: Page,
    verbosity: Verbosity = "few",
    seconds: float = 0.1,
    order: Callable[[tuple[Utterance, ...]], tuple[Utterance, ...]] = tuple,
) -> Recording:
    """A page with different noise for each utterance, and a pause after it. `order` may change the order."""
    utterances = order(write_script(page, verbosity))

    def pieces() -> Iterator[Piece]:
        generator, start = np.random.default_rng(3), 0
        for number, utterance in enumerate(utterances):
            length = int(RATE * seconds) + 37 * number % 501
            noise = generator.normal(0, 3000, length)
            noise = np.convolve(noise, np.ones(8) / 8, "same").astype(np.int16)
            yield Piece(utterance, start, length, noise.tobytes() + bytes(2 * 3001), ())
            start += length + 3001

    return Recording(page, utterances, RATE, pieces(), voice="Joe")


def made(tmp_path: Path, page: Page, verbosity: Verbosity = "few") -> Book:
    return written(tmp_path / "made.epub", spoken(page, verbosity))


def made_silently(tmp_path: Path, page: Page) -> Book:
    utterances = write_script(page)
    pieces = (Piece(each, 100 * number, 90, bytes(200), ()) for number, each in enumerate(utterances))
    return written(tmp_path / "silent.epub", Recording(page, utterances, RATE, pieces))


def written(path: Path, recording: Recording) -> Book:
    write_epub(recording, path)
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return Book(files, ET.fromstring(files["EPUB/package.opf"]))
