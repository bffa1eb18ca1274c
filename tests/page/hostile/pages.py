"""The list of hostile pages, each of any size, with its outcome."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Literal, NamedTuple

Outcome = Literal["read", "beginning read", "nothing to read", "refused", "words lost"]
LAST = "at the bottom"  # the words that must be read wherever a page has any


class Hostile(NamedTuple):
    """A page of about a given size in bytes, and the outcome of reading it."""

    name: str
    make: Callable[[int], bytes | str]
    outcome: Outcome = "read"


def _repeated(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda size: before + piece * (size // len(piece)) + after


def _numbered(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """`piece` again and again, with a number for each #."""
    return lambda size: (
        before + "".join(piece.replace("#", str(n)) for n in range(size // (len(piece) + 4))) + after
    )


def _nested(start: str, end: str = "", before: str = "") -> Callable[[int], str]:
    """`start` in itself again and again, words in each, and a number for each #."""

    def make(size: int) -> str:
        levels = range(size // (len(start) + len(end) + 9))
        return (
            before
            + "".join(f"{start.replace('#', str(n))}word{n} " for n in levels)
            + LAST
            + end * len(levels)
        )

    return make


def _square(cell: str, before: str = "") -> Callable[[int], str]:
    """A table of as many rows as columns."""

    def make(size: int) -> str:
        side = int((size / len(cell)) ** 0.5)
        return f"{_P}<table><caption>c</caption>" + f"<tr>{before}{cell * side}" * side

    return make


def _hidden_rows(size: int) -> str:
    shown = f"{LAST} {'word ' * (size // 10)}"  # more than what is hidden, so that it stays hidden
    return f"<article><p>{shown}</p>{'<div><p hidden>yy</p><p hidden>yy</p>' * (size // 80)}"


def _pictures_after_text(size: int) -> str:
    return f"<p>{LAST} {'word ' * (size // 10)}{'<img alt=gear>' * (size // 28)}"


def _notes(size: int) -> str:
    count = range(size // 90)
    marks = "".join(f"<p>word<sup><a href=#n{n} id=r{n}>{n}</a></sup>" for n in count)
    return f"{_P}{marks}<ol>{''.join(f'<li id=n{n}>note <a href=#r{n}>^</a>' for n in count)}</ol>"


def _fragments(size: int) -> str:
    """Links to one place by different spellings of its name."""
    letters = "abcdefghijklmnopq"
    count = size // 70
    spellings = (
        "".join(f"%{ord(letter):x}" if number >> bit & 1 else letter for bit, letter in enumerate(letters))
        for number in range(count)
    )
    return f"{_P}<p id={letters}>x</p>{''.join(f'<a href=#{spelling}>y</a> ' for spelling in spellings)}"


def _shadows(size: int) -> str:
    half = size // 2
    tree = f"<template shadowrootmode=open>{_P}{'<i>x</i>' * (half // 8)}</template>"
    return f"<div>{tree}{_SHADOW * (half // len(_SHADOW))}</div>"


def _callouts(size: int) -> str:
    return f"{_P}{'<div class=callout>' * 400}{'<p>word' * (size // 7)}<h2>x</h2>"


def _class_names(size: int) -> str:
    """Names that begin or end as those of callouts, notes, credits, permalinks and pull quotes do."""
    start, end = "note" + "_a" * (size // 12), "_a" * (size // 12) + "!"
    return (
        f"{_P}<div class={start}!><p>x</div><p>word <span class={start}!>of a note</span><h2>x <a href=#x "
        f"class=anchor{end}>y</a></h2><blockquote class=pullquote{end}>one two three four</blockquote>"
        f"<figure><img alt='a dog'><figcaption>x <i class=credit{end}>y</i></figcaption></figure>"
    )


def _owned_table(size: int) -> str:
    rows, links = "<tr><td>x" * (size // 18), "<a href=x aria-owns=q>y</a>" * (size // 54)
    return f"{_P}{links}<table id=q>{rows}</table>"


_P = f"<p>{LAST}</p>"
_DATA = '<script type="application/ld+json">{"a":[]}</script>'
_TEASER = "<h2>Related articles</h2><div></div><p>Advertisement</p>"
_CONTENTS = "<h2>Contents</h2><nav><a href=x><img alt=y></a></nav>"
_SHADOW = "<template shadowrootmode=open></template>"
_PERSON = '<script type="application/ld+json">{"author":"admin","publisher":{"name":"#"}}</script>'
_START = "<p>*** START OF THE PROJECT EBOOK ***</p>"
_ROUND = (
    "<figure id=a><figcaption><a href=x aria-labelledby=a>y</a></figcaption></figure>"
    "<label id=b><input id=c><i aria-labelledby='c b'>z</i></label>"
)
_NAMED = "<a href=x aria-labelledby=q>x</a>"
_TRICKS = (
    "<template><p>x</template><noscript><p>x</noscript><svg><foreignObject><p>x</p></foreignObject><desc><br>"
    "<p>x</svg><math><mi><p>x</mi><annotation-xml encoding=text/html><p>x</math><table><svg><td>x</table>"
    "<select><p>x<svg></select><textarea><p></textarea><xmp><p></xmp><noembed><p></noembed><form><form>"
)
_ELSEWHERE = (
    "<base href=file:///etc/><meta http-equiv=refresh content='0;url=file:///etc/passwd'>"
    "<iframe src=file:///etc/passwd title=x></iframe><img src=file:///etc/passwd alt=x>"
    "<link rel=stylesheet href=http://127.0.0.1/><object data=file:///etc/passwd></object>"
    "<embed src=file:///etc/passwd><script src=http://127.0.0.1/></script><video src=file:///dev/zero></video>"
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;<?xml-stylesheet href='file:///etc/passwd'?>"
)

HOSTILE = (
    # deep
    Hostile("nested divisions", _repeated("<div>", after=LAST)),
    Hostile("nested bold", _repeated("<b>", after=LAST)),
    Hostile("nested lists", _repeated("<ul><li>", after=LAST)),
    Hostile("nested definitions", _repeated("<dl><dd>", after=LAST)),
    Hostile("nested tables", _repeated("<table><tr><td>", after=LAST)),
    Hostile("nested figures", _repeated("<figure>", after=LAST)),
    Hostile("nested quotations", _repeated("<blockquote lang=fr>", after=LAST)),
    Hostile("nested landmarks", _repeated("<section aria-label=x>", after=LAST)),
    Hostile("nested drawings", _repeated("<svg><g>", before=_P)),
    Hostile("closed at the end", lambda size: "<div>" * (size // 11) + LAST + "</div>" * (size // 11)),
    Hostile("nested preformatted texts", _repeated("<pre>", after=LAST)),
    Hostile("nested formulas", _repeated("<math><mrow>", after=LAST)),
    Hostile("nested texts of articles", _repeated("<div class=entry-content>", after=LAST)),
    Hostile("nested articles", _repeated("<article class=h-entry>", after=LAST)),
    Hostile("nested posts", _repeated("<div class=post>", before=f"{_P}<p>{_P * 9}", after="x " * 50)),
    Hostile("nested dates", _repeated("<div><time>4 May 2020</time>", before=_P)),
    Hostile("nested links", _repeated("<div><a href=x>yy</a>", before=f"{_P}<div class=entry-content>")),
    Hostile("nested headlines", _repeated("<h1><div>", before=_P)),
    Hostile(
        "nested footers",
        lambda size: f"<p>{f'{LAST} ' * (size // 30)}</p>{'<footer>' * (size // 16)}{'x' * 100}",
    ),
    # deep, with words at every level
    Hostile("words in lists", _nested("<ul><li>", "</li></ul>")),
    Hostile("words in numbered lists", _nested("<ol><li>")),
    Hostile("words in details", _nested("<details><summary>s</summary>", "</details>")),
    Hostile("words in definitions", _nested("<dl><dt>t</dt><dd>", "</dd></dl>")),
    Hostile("words in quotations", _nested("<blockquote>", "</blockquote>")),
    Hostile("words in languages", _nested("<span lang=l#>", "</span>")),
    Hostile("words in parts in languages", _nested("<div lang=l#>", "</div>")),
    Hostile("words in figures", _nested("<figure><figcaption>c</figcaption>", "</figure>")),
    Hostile("words in tables", _nested("<table><caption>c</caption><tr><th>h<td>", "</td></tr></table>")),
    Hostile("words in sections", _nested("<section aria-label=x#><h2>h#</h2>", "</section>")),
    Hostile("words in headings", _nested("<div role=heading>", "</div>")),
    Hostile("words in links", _nested("<span role=link>", "</span>")),
    Hostile("words in labels", _nested("<label for=i#><input id=i#>", before=_P)),
    Hostile("words in inline quotations", _nested("<q>", "</q>")),
    Hostile("words in deleted words", _nested("<del>", "</del>")),
    Hostile("words in raised words", _nested("<sup>", "</sup>")),
    Hostile("words in notes", _nested("<aside role=doc-footnote id=n#><a href=#n#>1</a>", "</aside>")),
    Hostile("words in forms", _nested("<fieldset><legend>l</legend>", "</fieldset>")),
    Hostile("words in places", _nested("<div id=i#><a href=#i#>x</a>", "</div>")),
    Hostile("deep lists in a row", _repeated("<ul><li>w" * 60 + "</ul>" * 60, before=_P)),
    Hostile(
        "quotations in deep ones",
        lambda size: f"{_P}{'<blockquote>' * 400}{'<blockquote>w</blockquote>' * (size // 26)}",
    ),
    Hostile(
        "languages around many paragraphs",
        lambda size: f"{_P}{'<span lang=fr>' * (size // 40)}{'<p>word' * (size // 10)}",
    ),
    # never closed, or never opened
    Hostile("unclosed links", _repeated("<a href=x>", after=LAST)),
    Hostile("unclosed comments", _repeated("<!--", before=_P)),
    Hostile("unclosed attribute", _repeated('<a href="', before=_P)),
    Hostile("formatting left open", _numbered("<p><b id=#>x</p>", before=_P)),
    Hostile("stray ends", _repeated("</p></br></div></table>x", before=_P)),
    # many
    Hostile("attributes of one tag", _numbered(" a#=1", before="<p ", after=f">{LAST}")),
    Hostile("'>' in values", _numbered(" a#='>'", before="<p ", after=f">{LAST}")),
    Hostile("attributes", _numbered("<p class='c#' data-a='#' id='i#' title='t#'>x", before=_P)),
    Hostile("divisions", _repeated("<div>a word</div>", before=_P)),
    Hostile("paragraphs", _repeated("<p>x", before=_P)),
    Hostile("sentences", _repeated("<p>" + "It was a plain sentence about the sea. " * 8, before=_P)),
    Hostile("headings", _repeated("<h2>x</h2>", before=_P)),
    Hostile("headings of nothing", _repeated(_CONTENTS, before=f"<article>{_P}")),
    Hostile("sections of an article", _repeated("<h2>Lamps</h2><p>Yes.", before=f"<article>{_P}")),
    Hostile("headings over others", _repeated(_TEASER, before=_P)),
    Hostile("hidden rows", _hidden_rows),
    Hostile("landmarks", _repeated("<nav><p>x</nav>", before=_P)),
    Hostile("paragraphs in closed details", _repeated("<p>x", before=f"{_P}<details>")),
    Hostile("summaries after paragraphs", _repeated("<p>x</p><summary>y</summary>", before=f"{_P}<details>")),
    Hostile("items", _repeated("<li>x", before=f"{_P}<ol>")),
    Hostile("cells", _repeated("<td>x", before=f"{_P}<table><caption>c</caption><tr>")),
    Hostile("rows", _repeated("<tr><th>h<td>x<td>y", before=f"{_P}<table>")),
    Hostile("cells that span", _repeated("<tr><td colspan=1000 rowspan=65534>x", before=f"{_P}<table><th>")),
    Hostile("line breaks", _repeated("x<br>", before=_P)),
    Hostile("links", _numbered("<a href=/p/#>link #</a> ", before=_P)),
    Hostile("links to places on the page", _numbered("<a href='##'>y</a><p id=#>z</p>", before=_P)),
    Hostile("many fragments of one place", _fragments),
    Hostile("raised links", _repeated("<sup><a href=#n>1</a></sup>", after=f"<p id=n>{LAST}")),
    Hostile("inline tags", _repeated("<b>x</b>y", before=_P)),
    Hostile("passages in languages", _repeated("<span lang=fr>mot</span> word ", before=_P)),
    Hostile("footnotes", _notes),
    Hostile("a square table", _square("<td>word", "<th>x")),
    Hostile("header cells under header cells", _square("<th>word", "<td>x")),
    Hostile(
        "columns of header cells",
        lambda size: f"{_P}<table>{'<tr><th>x<th>a' * (size // 28)}{'<tr><td>y<td>z' * (size // 28)}",
    ),
    Hostile(
        "rows of header cells",
        lambda size: f"{_P}<table><tr>{'<th scope=row>x' * (size // 30)}{'<td>y' * (size // 10)}",
    ),
    Hostile("code in another script", _repeated("Москва <code>x</code> ", f"{_P}<table><tr><th>h<td>")),
    Hostile("pictures", _repeated("<img alt='a dog'>", before=_P)),
    Hostile("pictures for words", _repeated("<img src=x alt=gear> word ", before=f"<p>{LAST} ")),
    Hostile("pictures after a long text", _pictures_after_text),
    Hostile("pictures in one link", _repeated("<img src=x alt='a dog'>", before=f"{_P}<p><a href=x>")),
    Hostile("pictures in a line", _repeated("<img src=x alt='a b'> word ", before=f"<p>{LAST} ")),
    Hostile("quotations", _repeated("<blockquote>one two three four</blockquote><p>five six</p>", before=_P)),
    Hostile("formulas", _repeated("<math><mi>x</mi></math> ", before=_P)),
    Hostile("raised numbers", _repeated("<p>word<sup>1</sup>x<sub>2</sub> ", before=_P)),
    Hostile("marks of notes", _repeated("<sup>[<a href=#n>1</a>]</sup>", before=_P)),
    Hostile("abbreviations", _repeated("<abbr title=b>a</abbr> ", before=_P)),
    Hostile("deleted words", _repeated("<del>a</del> <q>b</q> ", before=_P)),
    Hostile("brackets in headings", _repeated("<h2>a [<a href=x>b</a>]</h2>", before=_P)),
    Hostile("players", _repeated("<audio src=x></audio>", before=_P)),
    Hostile("fields", _numbered("<label for=f#>x</label><input id=f#>", before=_P)),
    Hostile("options", _repeated("<option>x", before=f"{_P}<select>")),
    Hostile("comments", _repeated("x<!---->", before=_P)),
    Hostile("authors who are nobody", _numbered(_PERSON, before=_P)),
    Hostile("beginnings of a book", _repeated(_START, before="", after=_P)),
    Hostile("shadow trees of one element", _shadows),
    Hostile("readings of one character", _repeated("<rt>a</rt>", before=f"{_P}<p><ruby>b")),
    Hostile("callouts over a late heading", _callouts),
    Hostile("data about the page", _repeated(_DATA, before=_P)),
    Hostile("ids", _numbered("<i id=i#></i>", before=_P)),
    Hostile("the same id", _repeated("<a href=#i id=i>x</a>", before=_P)),
    # large
    Hostile("one long text", _repeated("word ", before=f"<p>{LAST} ")),
    Hostile("one word a sentence", _repeated("Yes. ", before=f"<p>{LAST}. ")),
    Hostile("Chinese sentences", _repeated("今天天气很好。我们去公园玩吧。", before=f"{_P}<p lang=zh>")),
    Hostile("quoted Japanese sentences", _repeated("「今日は天気がいい。」", before=f"{_P}<p lang=ja>")),
    Hostile("links in a long paragraph", _repeated("word <a href=x>link</a> text. ", before=f"<p>{LAST} ")),
    Hostile("one long word", _repeated("x", after=f" {LAST}")),
    Hostile("one long value", _repeated("x", before=f"{_P}<img alt='", after="'>")),
    Hostile("long class names", _class_names),
    Hostile("one long address", _repeated("%20", before=f"{_P}<a href='#", after="'>x</a>")),
    Hostile("white space", _repeated(" \n\t", before="<p>at the", after="bottom")),
    Hostile("pictograms", _repeated("x" * 15 + "\U0001f600", before=_P)),
    Hostile("deep data", _repeated("[", before=f"{_P}<script type=application/ld+json>")),
    # names that lead round
    Hostile("names that lead round", _numbered("<a id=n# aria-labelledby='n# n0' href=x>x</a>", _P)),
    Hostile("one name of many parts", _repeated("q ", f"{_P}<p id=q>w<a href=x aria-labelledby='", "'>")),
    Hostile("many names of one part", _repeated(_NAMED, f"{_P}<p id=q>{'w ' * 50}</p>")),
    Hostile(
        "many names of one long part",
        lambda size: f"{_P}<p id=q>{'w ' * (size // 4)}</p>{_NAMED * (size // 2 // len(_NAMED))}",
    ),
    Hostile(
        "names of parts that name parts",
        _repeated("<h2>" + "<b aria-labelledby=q>x</b>" * 100, f"{_P}<p id=q>{'<b>w</b>' * 900}</p>"),
    ),
    Hostile("one table that many links own", _owned_table),
    Hostile("links in links", _repeated("<i role=link>", after=LAST)),
    Hostile("labels that name each other", _repeated(_ROUND, before=_P)),
    Hostile("one label around many controls", _repeated("<input type=checkbox>", before=f"{_P}<label>y")),
    Hostile(
        "choices in choices",
        _repeated("<b role=option><b role=listbox>", before=f"{_P}<label>y<b role=listbox>"),
    ),
    Hostile("items in no list", _repeated("<div role=listitem>", after=LAST)),
    Hostile("options in no list", _repeated("<span role=option><span role=treeitem>", after=LAST)),
    Hostile("drawings in drawings", _repeated("<svg><title>", before=_P)),
    Hostile(
        "visible in invisible",
        _repeated("<b style=visibility:hidden><b style=visibility:visible>", after=LAST),
    ),
    # characters
    Hostile("entities", _repeated("&amp;&#65;", after=LAST)),
    Hostile("broken entities", _repeated("&", after=f" {LAST}")),
    Hostile("angle brackets", _repeated("<", after=f" {LAST}")),
    Hostile("null characters", _repeated("\0", after=LAST), "refused"),
    Hostile("a few control characters", _repeated("word " * 60 + "\0\x1b&#27;&#x9b;", before=_P)),
    Hostile("control characters", _repeated("\x1b[31m\x07", after=LAST), "refused"),
    Hostile("overrides of direction", _repeated("\u202e\u2066x", after=f" {LAST}")),
    Hostile("no UTF-8", lambda size: b"\xff\xfd\xc0" * (size // 3) + b" " + LAST.encode()),
    Hostile("half a character", lambda size: f"\ufeff{'x ' * (size // 4)}{LAST}".encode("utf-16-le") + b"x"),
    Hostile("a lie about the encoding", _repeated("x ", "<meta charset=utf-16>", LAST)),
    # things in disguise
    Hostile("scripts alone", _repeated("<script>document.write('x')</script>"), "nothing to read"),
    Hostile("frames alone", _repeated("<frame src=x>", before="<frameset>"), "nothing to read"),
    Hostile("nothing but hidden", _repeated("<p hidden>x</p>"), "nothing to read"),
    Hostile("foreign and raw", _repeated(_TRICKS, before=_P)),
    Hostile("no more markup", _repeated("<plaintext></plaintext>", before=_P)),
    Hostile("what is elsewhere", _repeated(_ELSEWHERE, before=_P)),
    Hostile("a packed page", lambda size: gzip.compress(bytes(100 * size)), "refused"),
    Hostile("bytes", lambda size: bytes(range(32)) * (size // 32), "refused"),
)  # fmt: skip
