"""Web addresses in any language: the site's name, instead of every letter."""

from __future__ import annotations

import re

from reader.language_tags import primary_language
from reader.script.spoken_forms.rules import Rule, compiled

_LINK_TO = {
    "en": "link to", "de": "Link zu", "fr": "lien vers", "es": "enlace a", "it": "link a", "pt": "link para",
    "nl": "link naar", "sv": "länk till", "da": "link til", "nb": "lenke til", "pl": "link do",
    "cs": "odkaz na", "fi": "linkki", "ca": "enllaç a", "ro": "link către", "hu": "link", "tr": "bağlantı",
    "ru": "ссылка на", "uk": "посилання на", "ar": "رابط إلى", "hi": "लिंक", "ja": "リンク", "ko": "링크",
    "zh": "链接",
}  # fmt: skip
_HOST = r"(?i)(?:https?://)?(?:[^/@?#]*@)?(?:www\.)?([^/:?#]*)"


def _link(match: re.Match[str], lang: str) -> str | None:
    host = compiled(_HOST).match(match[0])
    if host is None or not host[1]:
        return None
    words = _LINK_TO.get(primary_language(lang))
    return f"{words} {host[1]}" if words else host[1]


ADDRESSES = (
    # The picture of a quoted message, and the short address of its link.
    Rule(("/", "t"), r"(?i)(?<![\w@/.])(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/\w+", ""),
    Rule(
        ("/w", "."),
        r"(?i)(?<![\w@/.])(?:https?://|www\.)[^\s<>“”\"]*[^\s<>“”\".,;:!?…)\]’'](?: \.\.\. \S+)?",
        _link,
    ),
    # Without "https://": a host, and a path that is longer than a word.
    Rule(
        ("/", "."),
        r"(?i)(?<![\w@/.-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,6}/(?=[^\s/]*[\d/_-])[^\s<>“”\"]{6,}[^\s<>“”\".,;:!?…)\]’']",
        _link,
    ),
)
