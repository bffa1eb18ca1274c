"""Handles pictures and figures: their names, captions and credits."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from bs4.element import NavigableString, Tag

from reader.page.accessibility.accessible_names import content_name
from reader.page.accessibility.page_turning import is_page_turning
from reader.page.blocks.builder import Builder
from reader.page.blocks.context import ExitActions
from reader.page.blocks.handlers.controls import words_after
from reader.page.blocks.handlers.names import add_name
from reader.page.blocks.handlers.picture_names import (
    is_decoration_name,
    is_descriptive,
    is_file_of,
    is_tool_name,
)
from reader.page.blocks.open_parts import OpenFigure
from reader.page.dom.queries import child_named, elements_in, has_class, leading_text, nodes_in
from reader.page.dom.visibility import is_in_hidden
from reader.page.model import Group

# A figure with one of these is read part by part; any other is one block with its caption.
_FIGURE_PARTS = frozenset(
    {"audio", "blockquote", "dl", "figure", "iframe", "math", "ol", "pre", "table", "ul", "video"}
)
_STOPS = frozenset(".!?…”")
_CREDIT_TAGS = frozenset({"a", "b", "cite", "div", "em", "i", "p", "small", "span", "strong"})
_CREDIT_CLASS = re.compile(
    r"(?:[\w-]*[-_])?(?:credits?|copyright|attribution|photographer)(?:[-_][\w-]*)?", re.IGNORECASE
)
_CAPTION_CREDIT_CLASS = re.compile(  # in a caption, these too name the photographer or agency
    r"(?:[\w-]*[-_])?(?:agency|author|byline|provider|rights|source)(?:[-_][\w-]*)?", re.IGNORECASE
)
_CREDIT_PROPERTIES = frozenset({"copyrightHolder", "copyrightNotice", "creditText"})  # of schema.org
_MAX_CREDIT_CHARACTERS = 80
_MAX_CREDIT_WORDS = 5  # in a credit without such a class name
_LINE_STOPS = _STOPS | frozenset(":;|•·–—»>/")
_HOME = re.compile(r"(?:(?:https?:)?//[^/?#]+)?/?", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_MAX_WORD_CHARACTERS = 30
_MAX_LINK_NODES = 50  # searched for words in a link around a picture
# Emoji, which many sites show as pictures: they belong to their sentence.
_EMOJI = re.compile(
    "[\u200d\u203c\u2049\u2139-\u21aa\u231a-\u27bf\u2934-\u2b55\ufe0f\U0001f004-\U0001faff]{1,12}"
)
_TEX_NAME = re.compile(r"\{?\\(?:displaystyle|textstyle)\b(.*?)\}?\s*", re.DOTALL)
# A drop cap, by itself or described: "T", "Illuminated letter T".
_FIRST_LETTER = re.compile(
    r"(?:[^\n]*\b(?:letter|initial|capital|drop ?cap|buchstabe|lettre|lettrine|letra|lettera|capolettera) )?"
    r"([\"“„«‘']?[^\W\d_])",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(  # a name with an article describes the picture, and does not replace a word
    r"(?:an?|the|photos?|pictures?|images?|eine?|der|die|das|une?|les?|la|el|los|las|una|il|een|de|het)\b ",
    re.IGNORECASE,
)
# Page tools and link icons, which do not replace a word.
_ICON = re.compile(
    r"\b(?:icon|external|new (?:window|tab)|logo|badge|avatar|arrow|bullet|flag|link|permalink|verified)\b",
    re.IGNORECASE,
)
# The words before a picture of what to press: "Click (gear icon) to begin".
_PRESS = re.compile(
    r"\b(?:(?:click|tap|press)(?: on)?|select|choose|hit|push"
    r"|(?:klicken|tippen|drücken) sie(?: auf)?|cliquez sur|appuyez sur"
    r"|haga clic en|pulse(?: en)?|premere|fare clic su|clique em|klik op|druk op|kliknij|нажмите)\Z",
    re.IGNORECASE,
)


def enter_picture(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Add a picture to the text, or its name to the figure around it."""
    name = builder.name(element, role)
    if is_file_of(name, element.attrs):
        return False
    if tex := _TEX_NAME.fullmatch(name):
        from reader.page.blocks.formulas.tex import words_of_tex  # few pages have such pictures

        name = words_of_tex(tex[1], builder.langs[-1]) or name
        if name and not builder.figure and not builder.silenced and builder.run.line_end.strip():
            _add_word(builder, element, name)
            return False
    description = _as_sentences(filter(is_descriptive, (name, _description(element, builder.context.ids))))
    if not description or builder.silenced:
        return False
    is_decoration = is_decoration_name(description)
    if builder.figure is not None:
        if is_decoration and "caption" in builder.kinds:
            return False
        builder.figure.names.append(description)
        builder.figure.lang = builder.name_lang()
    elif (is_decoration and not _is_needed(builder, element)) or _is_tool(element, name):
        return False
    elif word := _word_of_picture(builder, element, name):
        _add_word(builder, element, word)
    else:
        span = builder.run.open("image", description)
        span.lang = builder.name_lang()
        builder.run.close(span)
    return False


def _is_needed(builder: Builder, element: Tag) -> bool:
    """True if a line says to press what the picture shows, or a cell has nothing else."""
    line = builder.run.line_end.rstrip()
    is_alone = builder.cells is not None and not line and not words_after(element)
    return is_alone or _PRESS.search(line) is not None


def _is_tool(picture: Tag, name: str) -> bool:
    """True if a picture is a link to a site's home page or to the next page, or a button such as "Share"."""
    link = picture.parent
    if link is None or link.name != "a" or _has_words(link):
        return False
    if is_tool_name(name) or is_page_turning(name):
        return True
    return _HOME.fullmatch(str(link.attrs.get("href", "")).strip()) is not None


def _has_words(link: Tag) -> bool:
    texts = (node for node in islice(nodes_in(link), _MAX_LINK_NODES) if isinstance(node, NavigableString))
    return any(text.strip() for text in texts)


def _word_of_picture(builder: Builder, element: Tag, name: str) -> str:
    """The word that a picture replaces in its line ("Press (gear) and then OK"), or ""."""
    if builder.preformatted or not builder.is_in_article():
        return ""
    if _EMOJI.fullmatch(name):
        return name if builder.run.line_end.strip() or words_after(element) else ""
    if not _LETTER.search(name):
        return ""
    if builder.ruby_starts:
        return name
    before, after = builder.run.line_end.rstrip(), words_after(element)
    is_other = (_ICON.search(name) or _DESCRIBES.match(name)) and not _PRESS.search(before)
    if len(name) > _MAX_WORD_CHARACTERS or name[-1] in _STOPS or is_other:
        return ""
    if not before:
        letter = _FIRST_LETTER.fullmatch(name)
        return letter[1] if letter and after[:1].islower() else ""
    if not after or before[-1] in _LINE_STOPS or after[0] in _LINE_STOPS - _STOPS:
        return ""
    beside = f" {before} {after} ".casefold()
    return "" if f" {name.casefold()}" in beside else name


def _add_word(builder: Builder, element: Tag, word: str) -> None:
    """Add a word in place of a picture. A drop cap joins the text after it."""
    is_letter = not builder.run.line_end.strip()
    add_name(builder, word)
    if not is_letter and not builder.ruby_starts:
        following = element.next_sibling
        is_apart = isinstance(following, NavigableString) and not following[:1].isalnum()
        builder.run.add("" if is_apart else " ")


def _as_sentences(names: Iterable[str]) -> str:
    """The names joined, each but the last as a sentence."""
    *before, last = list(names) or [""]
    return " ".join([*(name if name[-1:] in _STOPS else f"{name}." for name in before), last])


def _description(element: Tag, ids: Mapping[str, Tag]) -> str:
    """A picture's description, unless it is read elsewhere."""
    if element.name == "svg":
        inside = child_named(element, "desc")
        return content_name(inside, ids) if inside is not None else ""
    described_by = [ids[key] for key in str(element.attrs.get("aria-describedby", "")).split() if key in ids]
    return " ".join(content_name(part, ids) for part in described_by if is_in_hidden(part))


def enter_figure(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open a figure: one block for a picture with its caption, else a group."""
    if builder.cells is not None:
        return True  # the figure is part of its cell
    if _has_parts(element, builder.context.article.boundaries):
        builder.push_group(Group(builder.group_id("f"), "figure"), on_exit)
        return True
    has_caption = any(part.name == "figcaption" for part in elements_in(element))
    figure = builder.figure = OpenFigure(has_caption)
    builder.push_kind("figure", on_exit)

    def leave() -> None:
        builder.figure = None
        text, opened = builder.run.take()
        name = _as_sentences(dict.fromkeys(_without_credits(figure.names, figure.credits)))
        builder.emit("figure", text, opened, name=name, name_lang=figure.lang)

    on_exit.closing(leave)
    return True


def enter_credit(builder: Builder, element: Tag, on_exit: ExitActions) -> None:
    """Recognise a figure's picture credit: by its class name, or a few words on the picture."""
    figure = builder.figure
    if figure is None or element.name not in _CREDIT_TAGS:
        return
    words = leading_text(element, _MAX_CREDIT_CHARACTERS).strip()
    if not words or (words[-1] in _STOPS and len(words.split()) > _MAX_CREDIT_WORDS):
        return
    is_on_picture = figure.has_caption and "caption" not in builder.kinds and _has_picture(element.parent)
    is_in_caption = "caption" in builder.kinds and has_class(element, _CAPTION_CREDIT_CLASS)
    if (
        has_class(element, _CREDIT_CLASS)
        or str(element.attrs.get("itemprop", "")) in _CREDIT_PROPERTIES
        or is_in_caption
        or (is_on_picture and len(words.split()) <= _MAX_CREDIT_WORDS)
    ):
        figure.credits.append(words)
        builder.span("credit", on_exit)


def _has_picture(element: Tag | None) -> bool:
    return element is not None and any(
        isinstance(node, Tag) and node.name in {"img", "picture"} for node in islice(element.contents, 10)
    )


def _without_credits(names: Iterable[str], picture_credits: Sequence[str]) -> Iterator[str]:
    """The names of pictures, without a credit at the start or end of one."""
    for name in names:
        kept = name
        for credit in picture_credits:
            kept = kept.removeprefix(credit).removesuffix(credit).strip(" .,:;|/–-")
        if kept:
            yield kept if kept != name.strip(" .,:;|/–-") else name


def _has_parts(figure: Tag, boundaries: Container[int]) -> bool:
    paragraphs = 0
    for element in elements_in(figure):
        paragraphs += element.name == "p"
        if element.name in _FIGURE_PARTS or paragraphs > 2 or id(element) in boundaries:
            return True
    return False


def enter_caption(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open a caption, which is a block of its own unless its figure is one."""
    if builder.figure is None:
        builder.push_kind("caption", on_exit)
    else:
        builder.kinds.append("caption")
        on_exit.closing(builder.kinds.pop)
    return True
