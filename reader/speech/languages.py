"""Match a page's language tag to the languages of an engine."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from reader.language_tags import primary_language

# RFC 5646, 2.1, also with the underscore of POSIX and macOS; parts after the region are ignored.
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|[0-9]{3}))?(?![a-z0-9])", re.IGNORECASE)

# Tags, and the more specific language that they usually mean.
_ALIASES = {
    "zh": "cmn",
    "zh-cn": "cmn",
    "zh-tw": "cmn",
    "zh-hk": "yue",
    "zh-hant-hk": "yue",
    "iw": "he",
    "in": "id",
    "no": "nb",
    "nn": "nb",
    "sh": "hr",
    "tl": "fil",
    "en": "en-us",
    "en-ca": "en-us",
    "en-au": "en-gb",
    "en-nz": "en-gb",
    "en-ie": "en-gb",
    "pt-pt": "pt",
    "es-mx": "es-419",
    "es-us": "es-419",
    "es-ar": "es-419",
}


def best_match(tag: str, spoken: Collection[str]) -> str:
    """The tag in `spoken` (lower-case tags) that matches `tag` best, "" if none matches.

    Lookup as in RFC 4647, 3.4: the whole tag, then without its last part, and so on; then any dialect
    of the same language.
    """
    wanted = tag.lower().replace("_", "-")
    while wanted:
        for candidate in (_ALIASES.get(wanted, wanted), wanted):
            if candidate in spoken:
                return candidate
        wanted = wanted.rpartition("-")[0]
    primary = primary_language(tag.replace("_", "-"))
    if not primary:
        return ""
    dialects = sorted(known for known in spoken if primary_language(known) == primary)
    return dialects[0] if dialects else ""


def tag_of(written: Iterable[str]) -> str:
    """The first usable one of these language names ("en_GB", "zh-hant-TW") as a BCP 47 tag, else "und"."""
    for each in written:
        if found := _TAG.match(each):
            language, script, region = found.groups(default="")
            return "-".join(filter(None, (language.lower(), script.title(), region.upper())))
    return "und"
