"""Reads the elements of a small XML file. Loads no external files and expands no entities."""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

_MAX_ELEMENTS = 200_000
_MAX_DEPTH = 1000


class BadXML(Exception):
    """The file is not XML, or exceeds the limits."""


class XmlElement(NamedTuple):
    """An element with its own text, and how many elements it is inside.

    Names of elements and attributes are without namespace prefixes.
    """

    tag: str
    attributes: dict[str, str]
    text: str
    depth: int = 0


def xml_elements(data: bytes) -> list[XmlElement]:
    """The elements of `data`, in document order.

    Raises BadXML for damaged XML, for a document type with an internal subset, and for too many elements.
    """
    found: list[tuple[str, dict[str, str], list[str], int]] = []
    open_texts: list[list[str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(found) >= _MAX_ELEMENTS or len(open_texts) >= _MAX_DEPTH:
            raise BadXML("it has too many elements")
        texts: list[str] = []
        own = {_local(key): value for key, value in attributes.items()}
        found.append((_local(name), own, texts, len(open_texts)))
        open_texts.append(texts)

    def text(words: str) -> None:
        open_texts[-1].append(words)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_texts.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_declarations
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadXML(str(error)) from error
    return [
        XmlElement(name, attributes, " ".join("".join(texts).split()), depth)
        for name, attributes, texts, depth in found
    ]


def _refuse_declarations(
    _name: str, _system: str | None, _public: str | None, has_internal_subset: bool
) -> None:
    """Refuse an internal subset: its entities can expand without limit or name files."""
    if has_internal_subset:
        raise BadXML("it declares entities")


def _local(name: str) -> str:
    return name.rpartition(":")[2]
