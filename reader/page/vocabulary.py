"""The words by which pages call their own parts, in names that nobody sees.

Every word here is one that many publishing systems share: schema.org's types and properties,
microformats, and the class names that WordPress, Drupal, TYPO3 and their like gave the web. No name
of a single site is among them. A name is only evidence: reader.page.signals says how much text it
may take away.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bs4.element import Tag

_LONGEST = 300  # characters of a class or id that are looked at
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def _names(words: str) -> re.Pattern[str]:
    """Matches a class or id that holds one of these words, between hyphens, underscores or spaces."""
    return re.compile(rf"(?:^|[\s_-])({'|'.join(words.split())})(?:$|[\s_-])")


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
_WHOLE = re.compile(r"(?:^|\s)(widget|widgets|meta|tag|tags|credits?)(?:$|\s)")
# The beginning of this article, or of another one.
_TEASER = _names(r"teaser\d? teaser-?\w+ card-?teaser")
# In a discussion, of a post or of whoever wrote it: forums' own names since phpBB and vBulletin.
_BESIDE_POST = _names(
    r"""votes? vote-?\w+ scores? karma reputation badges? reactions? likes? signature sig
    (?:post|user|member|author)-?(?:profile|stats?|details?|card|info\w*|title|rank|signature|controls?|actions?|buttons?)"""
)
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


@lru_cache(maxsize=2048)
def _spelled(names: str) -> str:
    return _CAMEL.sub("-", names).lower()


def _written(element: Tag) -> str:
    """Its class and id, a hyphen where the case changes."""
    attributes = element.attrs
    names = attributes.get("class", "")
    if "id" in attributes:
        names = f"{names} {attributes['id']}"
    return _spelled(str(names)[:_LONGEST]) if names else ""


def names_the_text(element: Tag) -> bool:
    """Whether the element calls itself the text of an article (schema.org articleBody, h-entry e-content)."""
    if "articleBody" in str(element.attrs.get("itemprop", "")).split():
        return True
    return _TEXT.search(_written(element)) is not None


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
    match = _OTHER.search(_written(element))
    return match[1] if match else ""


def named_furniture(element: Tag) -> str:
    """The word by which the element calls itself furniture, or ""."""
    names = _written(element)
    match = _FURNITURE.search(names) or _WHOLE.search(names)
    return match[1] if match else ""


def named_beside_post(element: Tag) -> str:
    """The word by which the element says that it stands beside a post of a discussion, or ""."""
    match = _BESIDE_POST.search(_written(element))
    return match[1] if match else ""


def named_teaser(element: Tag) -> bool:
    """Whether the element calls itself a teaser."""
    return _TEASER.search(_written(element)) is not None


def named_about(element: Tag) -> str:
    """The word by which the element says that it tells of the article, or ""."""
    attributes = element.attrs
    if attributes.get("rel") == "author" or "author" in str(attributes.get("itemprop", "")).split():
        return "author"
    match = _ABOUT.search(_written(element))
    return match[1] if match else ""
