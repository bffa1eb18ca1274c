"""TeX in words, for formulas that a page leaves to a script to set: "E=mc^2" is "E equals m c squared"."""

from __future__ import annotations

from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import Tag

from reader.page.blocks.mathml import in_words


@lru_cache(maxsize=256)
def words_of_tex(tex: str) -> str:
    """How a formula in TeX is read; "" for what is no TeX."""
    # Few pages have such formulas, and the converter takes longer to import than to use.
    from latex2mathml.converter import convert

    try:
        math = BeautifulSoup(convert(tex), "html.parser").find("math")
    except Exception:  # the converter has no error of its own for all that it cannot read
        return ""
    return in_words(math).replace("\\", "") if isinstance(math, Tag) else ""
