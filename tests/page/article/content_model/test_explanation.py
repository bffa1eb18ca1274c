"""Why a run is not in the article, by the features that count against it."""

from __future__ import annotations

from reader.page.article.content_model import explanation
from reader.page.article.content_model.features import NAMES


def test_each_feature_with_a_reason_is_a_feature_of_the_model() -> None:
    assert {*explanation.WORD_FEATURES, *explanation.FEATURE_KINDS} - set(NAMES) == set()
