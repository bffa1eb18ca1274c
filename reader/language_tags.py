"""Language tags: BCP 47, as in a page's `lang` attributes and in the names of voices."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def language_tag(written: str) -> str:
    """The tag that a page wrote, without spaces and underscores; "" if it is malformed or "und"."""
    tag = written.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) and tag.lower() != "und" else ""


def primary_language(tag: str) -> str:
    """The language of a tag in lower case, without script and region: "pt" of "pt-BR"."""
    return tag.partition("-")[0].lower()
