"""The words by which pages call their own parts, in names that nobody sees.

Every word here is one that many publishing systems share: schema.org's types and properties,
microformats, and the class names that WordPress, Drupal, TYPO3 and their like gave the web. No name
of a single site is among them. A name is only evidence: reader.page.article.signals says how much text it
may take away.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from bs4.element import Tag

_LONGEST = 300  # characters of a class or id that are looked at
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


_MOST_REMEMBERED = 4096  # names: a page has a few hundred, most of them again and again

# Gives the word by which a class and id call a part, or "".
Finder = Callable[[str], str]


def _finder(pattern: str) -> Finder:
    """Finds what the pattern's first group matches; where the case changes, a hyphen is thought."""
    words = re.compile(pattern)

    @lru_cache(_MOST_REMEMBERED)
    def find(names: str) -> str:
        match = words.search(_CAMEL.sub("-", names).lower()) if names else None
        return match[1] if match else ""

    return find


def _names(words: str) -> Finder:
    """Finds one of these words between hyphens, underscores or spaces."""
    return _finder(rf"(?:^|[\s_-])({'|'.join(words.split())})(?:$|[\s_-])")


# The text of an article: microformats' e-content, and what the common systems write around it.
_TEXT = _names(
    r"""e-content (?:entry|post|article|story|blog|node)-?(?:content|body|text) article-?content-?body
    (?:content|main)-?body body-?copy mw-parser-output"""
)
# Of something else, however much text is in it: what others say, and what else there is to read.
_OTHER = _names(
    r"""comments? comment-?list comment-?(?:area|section|form|box) no-?comments disqus respond replies
    recirc\w* recommend\w* related\w* yarpp\w* outbrain taboola more-?(?:from|stories|on|news)
    read-?(?:more|next|also) next-?read up-?next also-?read most-?read popular trending sidebar
    side-?(?:content|column) newsletter\w* cookies? cookie-?\w+ consent gdpr captcha
    about-?(?:the-?)?author author-?(?:bio\w*|box|info|description|profile|card|details?)
    (?:no|hide-?for|hide-?in|d-none-in)-?print print-?(?:hidden|hide|none) d-print-none hidden-print
    print:hidden"""
)
# The furniture of a page, where there is little text in it.
_FURNITURE = _names(
    r"""ads? advert\w* affiliate\w* authors? banner bookmark\w* breadcrumbs? byline-?\w* disclosure follow
    footer login masthead menu meta-?nav modal nav navbar navigation overlay pager pagination paywall
    popup print promo\w* rss share\w* sharing shop\w* signup skip social\w* sponsor\w* sticky subscri\w*
    tags tag-?list tag-?cloud teasers toolbar tools yarpp"""
)
# These say so only as a whole class name; as a part of one they are a system's prefix or suffix.
_WHOLE = _finder(r"(?:^|\s)(widget|widgets|meta|tag|tags|credits?)(?:$|\s)")
# The beginning of this article, or of another one.
_TEASER = _names(r"teaser\d? teaser-?\w+ card-?teaser")
# In a discussion, of a post or of whoever wrote it: forums' own names since phpBB and vBulletin.
_BESIDE_POST = _names(
    r"""votes? vote-?\w+ scores? karma reputation badges? reactions? likes? signature sig
    (?:post|user|member|author)-?(?:profile|stats?|details?|card|info\w*|title|rank|signature|controls?|actions?|buttons?)"""
)
# A post of a discussion, as a whole class name.
_POST = _finder(r"(?:^|\s)((?:forum-?|topic-?|thread-?)?(?:post|message)|question|answer|reply)(?:$|\s)")
# A short line about the article: who wrote it, when, under what it is filed, whose picture it has.
_ABOUT = _names(
    r"""byline authors? by-?author author-?name vcard dateline timestamp
    (?:entry|post|article|news|story|node|page|blog|content)-?(?:meta\w*|date|time|info\w*|author\w*|categor\w*|byline|details)
    meta-?(?:info\w*|data|date|author) publication-?\w+ posted-?(?:on|by|in) submitted pub-?date
    publish\w* last-?(?:modified|updated) credits? copyright photo-?credit
    image-?(?:credit|description|source|copyright) licen[sc]e-?\w* attribution reading-?time read-?time
    view-?count (?:[a-z]+-)*toggle"""
)
_TYPES = {
    "comment": "comment",
    "usercomments": "comment",
    "wpfooter": "footer",
    "wpheader": "header",
    "wpsidebar": "sidebar",
    "wpadblock": "advertisement",
    "sitenavigationelement": "navigation",
    "person": "author",
    "breadcrumblist": "breadcrumb",
}


def _written(element: Tag) -> str:
    """The beginning of its class and id."""
    attributes = element.attrs
    names = str(attributes.get("class", ""))
    return (f"{names} {attributes['id']}" if "id" in attributes else names)[:_LONGEST]


def names_the_text(element: Tag) -> bool:
    """Whether the element calls itself the text of an article (schema.org articleBody, h-entry e-content)."""
    attributes = element.attrs
    if "itemprop" in attributes and "articleBody" in str(attributes["itemprop"]).split():
        return True
    return ("class" in attributes or "id" in attributes) and bool(_TEXT(_written(element)))


def named_article(element: Tag) -> bool:
    """Whether the element says that it is an article (schema.org's types, h-entry)."""
    attributes = element.attrs
    kind = str(attributes.get("itemtype", "")).rpartition("/")[2]
    return kind.endswith(("Article", "Posting")) or "h-entry" in str(attributes.get("class", "")).split()


def named_other(element: Tag) -> str:
    """The word by which the element calls itself something that is not the article, or ""."""
    kind = str(element.attrs.get("itemtype", "")).rpartition("/")[2].lower()
    if kind in _TYPES and kind != "person":
        return _TYPES[kind]
    return _OTHER(_written(element))


def named_furniture(element: Tag) -> str:
    """The word by which the element calls itself furniture, or ""."""
    return _FURNITURE(_written(element)) or _WHOLE(_written(element))


def named_beside_post(element: Tag) -> str:
    """The word by which the element says that it stands beside a post of a discussion, or ""."""
    return _BESIDE_POST(_written(element))


def named_post(element: Tag) -> bool:
    """Whether the element calls itself a post of a discussion, a question or an answer."""
    return "class" in element.attrs and bool(_POST(_written(element)))


def named_teaser(element: Tag) -> bool:
    """Whether the element calls itself a teaser."""
    return bool(_TEASER(_written(element)))


def named_about(element: Tag) -> str:
    """The word by which the element says that it tells of the article, or ""."""
    attributes = element.attrs
    if attributes.get("rel") == "author" or "author" in str(attributes.get("itemprop", "")).split():
        return "author"
    return _ABOUT(_written(element))
