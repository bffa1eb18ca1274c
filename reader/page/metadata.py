"""A page's metadata: title, byline, date, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from bs4.element import Tag

from reader.language_tags import language_tag
from reader.page.dom.queries import collapse_space, collapsed_text
from reader.page.person_names import name_keys, person_names
from reader.page.titles import TITLE_KEYS, main_part, without_site, without_slogan

_DATE = re.compile(
    r"(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)(?!\d)"
    r"(?:(?<=-\d\d-\d\d)[T ]"
    r"(?P<time>\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?)\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
# The basic format of ISO 8601: 20200504.
_BASIC_DATE = re.compile(r"(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)", re.ASCII)
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]+)|<!--\s*Page saved with SingleFile\s+url:\s*(https?://[^\s<>]+)"
)
_MAX_SAVED_FROM_CHARACTERS = 2000  # at the page's start
_METADATA_ELEMENTS = frozenset({"html", "link", "meta", "script", "time", "title"})
_CATALOGUE_KEYS = frozenset({"citation_author", "dc.creator"})
_AROUND_A_NAME = " \t|·•–—-"
_MAX_META_AUTHORS = 6  # in meta elements; papers have many
_MAX_ITEM_AUTHORS = 3  # in the body's meta elements; more are those of a list
_AUTHOR_KEYS = (
    "author", "article:author", "parsely-author", "dc.creator", "citation_author", "sailthru.author",
    "cxenseparse:author", "twitter:data",
)  # fmt: skip
# The label of a field that names the author, where a page describes itself for a card with two fields.
_AUTHOR_LABELS = frozenset(
    """written by|author|posted by|geschrieben von|verfasst von|écrit par|rédigé par|escrito por|scritto da
    |geschreven door|skrevet av|skrevet af|skriven av|napisane przez|автор|написано автором|yazan
    |執筆者|作者""".replace("\n    ", "").split("|")
)
_UPDATE_KEYS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
_DESCRIPTION_KEYS = ("og:description", "description", "twitter:description")
_DATE_KEYS = (
    "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "dc.date",
    "dc.date.issued", "dcterms.created", "citation_publication_date", "date", "pubdate",
)  # fmt: skip


class Metadata(NamedTuple):
    """What the page says about itself; a field is empty if the page does not say it.

    `json_ld` holds the page's JSON-LD objects, unchanged.
    """

    title: str
    site_title: str
    lang: str
    byline: str
    published: str
    updated: str
    site: str
    canonical: str
    og_type: str
    description: str
    json_ld: tuple[dict[str, Any], ...]


def read_metadata(elements: Iterable[Tag]) -> Metadata:
    """The metadata in a page's elements, which come in document order."""
    metas: dict[str, str] = {}
    authors: dict[str, list[str]] = {}
    json_ld: list[dict[str, Any]] = []
    lang = title = canonical = time = ""
    for element in [element for element in elements if element.name in _METADATA_ELEMENTS]:
        attributes = element.attrs
        if element.name == "meta":
            name = attributes.get("property") or attributes.get("name")
            key = str(name or attributes.get("itemprop", "")).lower()
            value = collapse_space(str(attributes.get("content", "")))
            metas.setdefault(key, value)
            if key in _AUTHOR_KEYS:
                authors.setdefault(key if name else "itemprop", []).append(value)
        elif element.name == "html":
            lang = language_tag(str(attributes.get("lang") or attributes.get("xml:lang", "")))
        elif element.name == "title" and not title and not element.find_parent("svg"):
            title = collapsed_text(element)
        elif element.name == "link" and attributes.get("rel") == "canonical":
            canonical = str(attributes.get("href", ""))
        elif element.name == "script":
            json_ld.extend(_json_objects(element.get_text()))
        elif element.name == "time" and not time and _is_publication_date(attributes):
            time = str(attributes.get("datetime", ""))
    authors["twitter:data"] = _labelled_authors(metas)
    published = iso_date(_json_ld_value(json_ld, "datePublished") or _first(metas, _DATE_KEYS) or time)
    updated = iso_date(_json_ld_value(json_ld, "dateModified") or _first(metas, _UPDATE_KEYS))
    sites = [
        metas.get("og:site_name", ""),
        *_names_under(json_ld, "publisher"),
        *_names_of_type(json_ld, "WebSite"),
    ]
    site = without_slogan(next(filter(None, (each.strip(_AROUND_A_NAME) for each in sites)), ""))
    return Metadata(
        title=without_site(_first(metas, TITLE_KEYS), site) or main_part(title),
        site_title=title,
        lang=lang or language_tag(metas.get("content-language", "") or metas.get("og:locale", "")),
        byline=", ".join(_authors(json_ld, authors, elements, sites)),
        published=published,
        updated=updated,
        site=site,
        canonical=canonical or metas.get("og:url", ""),
        og_type=metas.get("og:type", "").lower(),
        description=_first(metas, _DESCRIPTION_KEYS),
        json_ld=tuple(json_ld),
    )


def _authors(
    json_ld: list[dict[str, Any]], metas: dict[str, list[str]], elements: Iterable[Tag], sites: list[str]
) -> list[str]:
    """The authors, from the first source that names a person."""
    no_persons = name_keys(sites)

    def candidates() -> Iterator[list[str]]:
        for names in _author_lists(json_ld):
            yield person_names(names, no_persons=no_persons)
        marked = metas.get("itemprop", [])
        yield person_names(marked if len(marked) <= _MAX_ITEM_AUTHORS else [], no_persons=no_persons)
        for key in _AUTHOR_KEYS:
            names = metas.get(key, [])[:_MAX_META_AUTHORS]
            yield person_names(names, no_persons=no_persons, surname_first=key in _CATALOGUE_KEYS)
        yield person_names(_first_marked_author(elements), no_persons=no_persons)

    return next(filter(None, candidates()), [])


def _labelled_authors(metas: dict[str, str]) -> list[str]:
    """The authors in the labelled fields that a page has for cards."""
    fields = ("1", "2")
    return [
        metas.get(f"twitter:data{field}", "")
        for field in fields
        if metas.get(f"twitter:label{field}", "").casefold() in _AUTHOR_LABELS
    ]


def _author_lists(json_ld: list[dict[str, Any]]) -> Iterator[list[str]]:
    for item in json_ld:
        authors = as_list(item.get("author"))
        yield [str(author.get("name", "") if isinstance(author, dict) else author) for author in authors]


def _first_marked_author(elements: Iterable[Tag]) -> list[str]:
    named = (_marked_name(element) for element in elements if _marks_author(element.attrs))
    return [next(filter(None, named), "")]


def _marked_name(author: Tag) -> str:
    """The author's name in an element that may have a picture and a rank too."""
    name = author.find(itemprop="name")
    written = (
        collapse_space(str(name.attrs.get("content", ""))) or collapsed_text(name)
        if isinstance(name, Tag)
        else ""
    )
    return written or collapsed_text(author)


def _names_under(json_ld: list[dict[str, Any]], key: str) -> Iterator[str]:
    """The names of the values of a key in JSON-LD objects."""
    for item in json_ld:
        for value in as_list(item.get(key)):
            if isinstance(value, dict) and isinstance(value.get("name"), str):
                yield collapse_space(value["name"])


def _names_of_type(json_ld: list[dict[str, Any]], kind: str) -> Iterator[str]:
    """The names of the JSON-LD objects of a type."""
    for item in json_ld:
        if kind in as_list(item.get("@type")) and isinstance(item.get("name"), str):
            yield collapse_space(item["name"])


def _is_publication_date(attributes: dict[str, Any]) -> bool:
    return (
        "pubdate" in attributes
        or attributes.get("itemprop") == "datePublished"
        or "dt-published" in str(attributes.get("class", "")).split()
    )


def _marks_author(attributes: dict[str, Any]) -> bool:
    """True if the attributes mark an author's name (HTML, microdata, microformats)."""
    return (
        ("rel" in attributes and attributes["rel"] == "author")
        or ("itemprop" in attributes and attributes["itemprop"] == "author")
        or ("class" in attributes and "p-author" in attributes["class"].split())
    )


def saved_from(markup: str) -> str:
    """The address in the comment of a browser that saved the page, or ""."""
    found = _SAVED_FROM.search(markup, 0, _MAX_SAVED_FROM_CHARACTERS)
    return found[1] or found[2] if found is not None else ""


def canonical_address(written: str, url: str) -> str:
    """The canonical web address of a page at `url`, without a fragment; "" if it has none."""
    try:
        address = urlsplit(urljoin(url, written.strip()))
    except ValueError:
        return ""
    is_web = bool(written) and address.scheme in {"http", "https"} and bool(address.netloc)
    host = address.netloc.rpartition("@")[2]  # never keep a user name or password
    return address._replace(netloc=host, fragment="").geturl() if is_web else ""


def _first(metas: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((metas[key] for key in keys if metas.get(key)), "")


def iso_date(written: str) -> str:
    """The ISO 8601 date or time at the start of a text, or ""."""
    text = written.strip()
    if basic := _BASIC_DATE.match(text):
        return "-".join(basic.groups())
    match = _DATE.match(text)
    if match is None:
        return ""
    return f"{match['day']}T{match['time']}{match['zone'] or ''}" if match["time"] else match["day"]


def _json_ld_value(json_ld: list[dict[str, Any]], key: str) -> str:
    return next((str(item[key]) for item in json_ld if isinstance(item.get(key), str)), "")


def as_list(value: Any) -> list[Any]:
    """A JSON-LD value as a list: it may be missing, single or a list already."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _json_objects(text: str) -> Iterator[dict[str, Any]]:
    """Every object in a JSON-LD script, including its @graph; nothing if the script is invalid."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    for item in as_list(data):
        if isinstance(item, dict):
            yield item
            for inner in as_list(item.get("@graph")):
                if isinstance(inner, dict):
                    yield inner
