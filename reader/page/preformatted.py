"""Text whose line breaks are its author's: code, verse, and what old programs wrapped by hand."""

from __future__ import annotations

from bs4.element import NavigableString, Tag

from reader.page.builder import Builder, Leave


def enter_preformatted_text(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    """Open code, whose lines are kept."""
    builder.push_kind("code", leaves)
    builder.preformatted += 1

    def leave() -> None:
        builder.flush()
        builder.preformatted -= 1

    leaves.append(leave)
    return True


def enter_line_break(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    """End a line, or a paragraph where two breaks follow each other."""
    following = element.next_sibling
    while isinstance(following, NavigableString) and not following.strip():
        following = following.next_sibling
    if builder.preformatted:
        builder.run.add("\n", keep_space=True)
    elif isinstance(following, Tag) and following.name == "br":
        builder.flush()  # two in a row are how old pages write paragraphs
    else:
        builder.run.add(" ")
        builder.run.close(builder.run.open("line break"))
    return False
