"""Why a part of the page is not of the article, although it stands in the article's root.

Each signal is a function with a name: it looks at one element and gives the reason, or None. They are
asked in the order of `ANYWHERE` and `OF_BLOCKS`, and the first reason counts; it is what
`reader outline` says. How much of the article's prose a part holds bounds what each may take away:
a name or a role is evidence, and a part with most of the text in it is the article all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain, islice

from bs4.element import NavigableString, Tag

from reader.page.article.byline_lines import is_about_browsers, is_credit, is_date, is_disclosure, who_wrote
from reader.page.article.measure import Size
from reader.page.article.part import FEW_ELEMENTS, SHORT, SHORT_LINE, Part
from reader.page.article.phrases import leads_to_another, stands_over_others
from reader.page.article.vocabulary import (
    named_about,
    named_beside_post,
    named_furniture,
    named_other,
    named_teaser,
)
from reader.page.dom.elements import BLOCKS, HEADINGS
from reader.page.dom.tree import elements_in
from reader.page.reasons import Reason, ReasonKind

_MOST = 0.5
_LITTLE = 0.3  # a part that names itself furniture is left out below this share of the prose
_SOME = 0.1
_MOSTLY_LINKS = 0.5
_SHORTEST_DATE = 6  # characters
_SEVERAL = 2  # more dates on lines of their own
_FEW_LINES = 200  # characters of prose: as much may stand around a form
_MANY_LINKS = 2  # for each cell of a table
_MOST_LOOKED_AT = 2000  # elements of a table
_FEW_TEXTS = 10  # of what may be another date
_NEAR = 40  # nodes after a date in which another one is looked for
_LABEL = 60  # characters: what stands over a part
_TEASER = 300  # characters of prose: as much may stand under the title of another article

_NOT_ARTICLE_ROLES = {
    "navigation": Reason(ReasonKind.NAVIGATION),
    "complementary": Reason(ReasonKind.ASIDE, "complementary landmark"),
    "contentinfo": Reason(ReasonKind.FOOTER, "page footer"),
    "search": Reason(ReasonKind.FORM, "search"),
    "form": Reason(ReasonKind.FORM),
    "doc-toc": Reason(ReasonKind.NAVIGATION, "table of contents"),
    "dialog": Reason(ReasonKind.CONTROL, "dialog"),
    "alertdialog": Reason(ReasonKind.CONTROL, "dialog"),
    "menu": Reason(ReasonKind.CONTROL, "menu"),
    "menubar": Reason(ReasonKind.CONTROL, "menu"),
    "toolbar": Reason(ReasonKind.CONTROL, "toolbar"),
    "tablist": Reason(ReasonKind.CONTROL, "tabs"),
}
_CONTROL = Reason(ReasonKind.CONTROL)
_FORM = Reason(ReasonKind.FORM)
_NOT_ARTICLE_TAGS = {
    "button": _CONTROL,
    "fieldset": _FORM,
    "footer": Reason(ReasonKind.FOOTER),
    "form": _FORM,
    "input": _CONTROL,
    "label": _CONTROL,
    "nav": Reason(ReasonKind.NAVIGATION),
    "noscript": Reason(ReasonKind.HIDDEN, "only for browsers without scripts"),
    "select": _CONTROL,
    "textarea": _CONTROL,
}
INLINE = frozenset({"a", "button", "input", "label", "select", "textarea", "time"})  # others are text
_STANDING_APART = BLOCKS | {"a", "br", "i", "svg", "time"}  # beside a link that is no part of a text
# Parts of a text, of a list, of a table: what they hold is judged with the whole.
_PARTS = HEADINGS | {
    *("p", "td", "th", "figcaption", "blockquote", "dd", "dt", "pre", "li", "tbody", "thead", "tr"),
}
_UNNAMED = HEADINGS | {"p", "table", "pre", "blockquote"}  # their class says how they look
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FEW_WORDS = 3  # beside the name of whoever wrote it

DATE_LINE = Reason(ReasonKind.DATE)
BYLINE = Reason(ReasonKind.BYLINE)  # by its words; by its class name it has that for a detail
_AUTHOR_NAMES = frozenset({"author", "authors", "byline", "vcard"})
_MOSTLY_LINKED = Reason(ReasonKind.LINKS)
_LEADS_TO_ANOTHER = Reason(ReasonKind.RELATED, "leads to another article")


def landmark(part: Part) -> Reason | None:
    """A landmark or an aside stands beside the article (WAI-ARIA, HTML `aside`)."""
    if part.role not in _NOT_ARTICLE_ROLES and (part.element.name != "aside" or part.role.startswith("doc-")):
        return None  # an aside may be a note of the text, as DPUB-ARIA has it
    return _NOT_ARTICLE_ROLES.get(part.role, Reason(ReasonKind.ASIDE)) if part.share < _MOST else None


def control(part: Part) -> Reason | None:
    """What is filled in or pressed is not read from start to end; nor is a footer."""
    element = part.element
    if element.name not in _NOT_ARTICLE_TAGS and part.role != "button":
        return None
    if part.share >= _LITTLE:
        return None
    if element.name == "footer" and element.find_parent("blockquote") is not None:
        return None  # it says who is quoted
    return _NOT_ARTICLE_TAGS.get(element.name, _CONTROL)


def around_a_form(part: Part) -> Reason | None:
    """A form, and the few words over it and after it: "Get our letter", "Thank you"."""
    size = part.size
    if not size.forms or part.element.name in _PARTS or part.share >= _SOME or size.prose > _FEW_LINES:
        return None
    return _FORM if size.text <= SHORT else None


def link_within_page(part: Part) -> Reason | None:
    """A line that is nothing but a link within the page: "Back to top"."""
    element = part.element
    if element.name not in BLOCKS and not (element.name == "a" and _stands_alone(element)):
        return None
    return (
        Reason(ReasonKind.LINKS, "link within the page")
        if _leads_elsewhere_on_page(element, part.size)
        else None
    )


def lone_time(part: Part) -> Reason | None:
    """A `<time>` that stands alone in its block, before or after the text; not how long something takes."""
    element = part.element
    if element.name != "time" or not part.at_edge or str(element.attrs.get("datetime", "")).startswith("P"):
        return None
    return DATE_LINE if _stands_alone(element) else None


def date_line(part: Part) -> Reason | None:
    """A line that is little but a date, before or after the text; the date is said with the title."""
    element, size = part.element, part.size
    if not part.is_line or size.prose:
        return None
    if size.times:
        time = element.find("time")
        if isinstance(time, Tag) and len(time.get_text(strip=True)) > size.text * 0.6:
            return DATE_LINE
    if not (part.at_edge or part.in_lead) or not _SHORTEST_DATE <= size.text <= SHORT_LINE:
        return None
    return DATE_LINE if is_date(part.text) and not _is_one_of_entries(element) else None


def beside_a_post(part: Part) -> Reason | None:
    """Votes, a signature, what else is told of whoever wrote a post: not what they say."""
    if not part.is_discussion or part.element.name in _UNNAMED or part.share >= _SOME:
        return None
    if part.is_line and not _LETTER.search(part.text):
        return Reason(ReasonKind.COMMENTS, "count")
    name = named_beside_post(part.element)
    return _named(name) if name else None


def teaser_by_name(part: Part) -> Reason | None:
    """What calls itself a teaser introduces the article, unless it leads to another one."""
    if not part.size.leaving or part.share >= _LITTLE or part.element.name in _UNNAMED:
        return None
    return _LEADS_TO_ANOTHER if named_teaser(part.element) else None


def address(part: Part) -> Reason | None:
    """Whom to write to, before or after the text (HTML `address`)."""
    return (
        Reason(ReasonKind.CONTACT)
        if part.element.name == "address" and part.at_edge and part.share < _SOME
        else None
    )


def about_the_article(part: Part) -> Reason | None:
    """A line that says who wrote the article, what it is filed under, whose its picture is."""
    element, size = part.element, part.size
    if size.prose or not part.is_line:
        return None
    name = named_about(element)
    if name:
        return _named(name)
    if part.byline and size.text <= len(part.byline) + 30 and part.at_edge and _says_who(part):
        return BYLINE
    return None


def byline(part: Part) -> Reason | None:
    """A line before or after the text that begins as one by its author does: "By Ann Oakley"."""
    element, size = part.element, part.size
    if size.prose or not part.is_small or size.text > SHORT_LINE or not (part.at_edge or part.in_lead):
        return None
    is_line = part.is_line or element.name in HEADINGS or (element.name == "li" and part.in_lead)
    return BYLINE if is_line and who_wrote(part.text) else None


def credit(part: Part) -> Reason | None:
    """A line that only says whose a picture is."""
    return Reason(ReasonKind.CREDIT) if part.is_line and is_credit(part.text) else None


def mostly_links(part: Part) -> Reason | None:
    """More links than words: a menu, tags, other stories. Not a table that holds data."""
    element, size = part.element, part.size
    if not size.links or element.name in _PARTS:
        return None
    if size.linked <= size.text * _MOSTLY_LINKS or size.prose > size.text - size.linked:
        return None
    if element.name == "table" and size.links >= _MANY_LINKS * _cells(element):
        return _MOSTLY_LINKED
    if size.fields or element.find("caption", recursive=False) is not None:
        return None
    return _MOSTLY_LINKED


def teasers(part: Part) -> Reason | None:
    """Titles that lead to other pages, with a few lines each: other articles are offered.

    An article element in the article may be a single one (HTML: it is related to the outer one).
    """
    size = part.size
    enough = 1 if part.element.name == "article" else 2
    if size.cards < enough or part.element.name in _PARTS or part.share >= _MOST:
        return None
    if size.headings - size.cards > 1 or size.prose > size.cards * _TEASER:
        return None
    return Reason(ReasonKind.RELATED)


def other_by_name(part: Part) -> Reason | None:
    """A part that calls itself comments, related, newsletter … however it is filled."""
    if part.element.name in _UNNAMED or part.share >= _MOST or not part.element.attrs:
        return None
    name = named_other(part.element)
    return _named(name) if name else None


def furniture_by_name(part: Part) -> Reason | None:
    """A part that calls itself share, tags, toolbar … and holds little text."""
    if part.element.name in _UNNAMED or part.share >= _LITTLE or not part.element.attrs:
        return None
    if part.size.headings and part.share > _SOME:
        return None
    name = named_furniture(part.element)
    return _named(name) if name else None


def read_also(part: Part) -> Reason | None:
    """A line in the midst of the text that leads to another article: "Read also: …"."""
    size = part.size
    if (
        not size.leaving
        or size.elements > FEW_ELEMENTS
        or size.text > 3 * SHORT_LINE
        or size.text - size.linked > _LABEL
    ):
        return None
    return _LEADS_TO_ANOTHER if leads_to_another(part.text) else None


def disclosure(part: Part) -> Reason | None:
    """A paragraph that says only that the site is paid for its links, or asks for another browser."""
    size = part.size
    if not part.is_small or size.text < SHORT_LINE - _LABEL or part.element.name in HEADINGS:
        return None
    if is_about_browsers(part.text):
        return Reason(ReasonKind.HIDDEN, "only for other browsers")
    return Reason(ReasonKind.PROMOTION, "says who pays") if is_disclosure(part.text) else None


def is_label(part: Part) -> bool:
    """Whether a heading or a short line stands over something else than the article."""
    size = part.size
    if (
        not 0 < size.text <= 3 * _LABEL
        or size.elements > FEW_ELEMENTS
        or part.element.name in {"li", "td", "th", "figcaption"}
    ):
        return False
    return len(text := part.text) <= _LABEL and stands_over_others(text)


Signal = Callable[[Part], Reason | None]
ANYWHERE: tuple[Signal, ...] = (landmark, control, link_within_page, lone_time)
OF_BLOCKS: tuple[Signal, ...] = (
    around_a_form,
    date_line,
    mostly_links,
    teasers,
    other_by_name,
    furniture_by_name,
    beside_a_post,
    teaser_by_name,
    address,
    about_the_article,
    byline,
    credit,
    read_also,
    disclosure,
)


def _named(name: str) -> Reason:
    """A part that is called something other than text by its class or id."""
    return Reason(ReasonKind.BYLINE if name in _AUTHOR_NAMES else ReasonKind.CLASS_NAME, name)


def _is_one_of_entries(line: Tag) -> bool:
    """Whether a date is one of those over the entries of a chronicle, so that it belongs to the text."""
    beside = (node for node in islice(line.next_siblings, _NEAR) if isinstance(node, Tag))
    alike = (node for node in beside if node.name == line.name and len(node.contents) <= len(line.contents))
    return sum(is_date(" ".join(islice(node.strings, _FEW_TEXTS))) for node in alike) >= _SEVERAL


def _cells(table: Tag) -> int:
    """How many cells a table has: at most one link stands in each where it holds data."""
    return sum(node.name in {"td", "th"} for node in islice(elements_in(table), _MOST_LOOKED_AT))


def _says_who(part: Part) -> bool:
    names = set(_WORD.findall(part.byline.casefold()))
    words = _WORD.findall(part.text.casefold())
    return bool(names) and names <= set(words) and len(words) - len(names) <= _FEW_WORDS


def _leads_elsewhere_on_page(element: Tag, size: Size) -> bool:
    if size.text != size.linked or size.prose or element.name in HEADINGS or size.links > 1:
        return False
    link: Tag | None = element
    for _ in range(4):  # a link is not wrapped deeper than that
        if link is None or link.name == "a":
            break
        link = next((child for child in link.contents if isinstance(child, Tag)), None)
    return link is not None and link.name == "a" and str(link.attrs.get("href", "")).startswith("#")


def _stands_alone(element: Tag) -> bool:
    """Whether it is a block's only text: no words stand beside it, and no inline element but such as it."""
    if element.parent is None or element.parent.name not in BLOCKS or element.parent.name in HEADINGS:
        return False
    beside = islice(chain(element.previous_siblings, element.next_siblings), _NEAR)
    return all(
        not _LETTER.search(node) if isinstance(node, NavigableString) else node.name in _STANDING_APART
        for node in beside
        if isinstance(node, NavigableString | Tag)
    )
