"""Which of the languages that an engine speaks fits a page's language tag best."""

from __future__ import annotations

from collections.abc import Collection

# Tags whose usual meaning another tag names better.
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
    """The tag in `spoken` (lower-case tags) that serves `tag` best, or "" where none does.

    Looked up as in RFC 4647, 3.4: the whole tag, then with its last part cut off, and so on; then
    any dialect of the same language.
    """
    wanted = tag.lower().replace("_", "-")
    while wanted:
        for candidate in (_ALIASES.get(wanted, wanted), wanted):
            if candidate in spoken:
                return candidate
        wanted = wanted.rpartition("-")[0]
    primary = tag.lower().replace("_", "-").split("-")[0]
    if not primary:
        return ""
    dialects = sorted(known for known in spoken if known.split("-")[0] == primary)
    return dialects[0] if dialects else ""
