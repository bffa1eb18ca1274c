"""TeX in words, for formulas that a script would render: "E=mc^2" is "E equals m c squared"."""

from __future__ import annotations

from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import Tag

from reader.page.blocks.formulas.words import in_words


@lru_cache(maxsize=256)
def words_of_tex(tex: str, lang: str = "") -> str:
    """The reading of a TeX formula in a language, or "" if it is not TeX."""
    # Few pages have such formulas, and the converter takes longer to import than to use.
    from latex2mathml.converter import convert

    try:
        math = BeautifulSoup(convert(tex), "html.parser").find("math")
    except Exception:  # the converter raises many kinds of errors
        return ""
    return in_words(math, lang).replace("\\", "") if isinstance(math, Tag) else ""
