"""The kinds of page that a page's metadata declares."""

from __future__ import annotations

from typing import NamedTuple

# The numbers by which the model knows them.
_OG_TYPES = {"article": 1, "product": 2, "website": 3, "video": 4, "profile": 5}


class Declared(NamedTuple):
    """The types in a page's metadata, in lower case: Open Graph's type, and schema.org's in `types`."""

    og_type: str = ""
    types: tuple[str, ...] = ()

    @property
    def is_article(self) -> bool:
        """True if the page declares an article."""
        return "article" in self.og_type or self._has_article_type

    @property
    def _has_article_type(self) -> bool:
        types = " ".join(self.types)
        return any(word in types for word in ("article", "posting", "recipe", "report"))

    @property
    def is_discussion(self) -> bool:
        """True if the page declares a discussion, or a question with answers."""
        return any("qapage" in kind or "discussion" in kind for kind in self.types)

    @property
    def is_product(self) -> bool:
        """True if the page declares a product or an offer."""
        return any("product" in kind or "offer" in kind for kind in self.types)

    def row(self) -> list[float]:
        """The model's four features of the types."""
        return [
            next((number for name, number in _OG_TYPES.items() if name in self.og_type), 0),
            float(self._has_article_type),
            float(self.is_product),
            float(self.is_discussion),
        ]
