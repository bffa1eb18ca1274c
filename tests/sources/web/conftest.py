"""A web site, a cache of its own, and short time limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.sources.source import Source
from reader.sources.web import fetch_page
from reader.sources.web_cache import PageCache
from reader.sources.web_request import FetchLimits
from tests.sources.web.helpers import PATIENT, Have
from tests.sources.web.site import Site


def only_one(number: str) -> bool:
    """For the tests, 127.0.0.1 is the public internet, and 127.0.0.2 a private network."""
    return number == "127.0.0.1"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


@pytest.fixture
def private() -> Iterator[Site]:
    try:
        site = Site("127.0.0.2")
    except OSError:
        pytest.skip("this machine has only one loopback address")
    with site:
        yield site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "pages"


@pytest.fixture
def have(folder: Path) -> Have:
    def read(url: str, limits: FetchLimits = PATIENT, allow_private: bool = False) -> Source:
        return fetch_page(
            url, allow_private=allow_private, limits=limits, cache=PageCache(folder), is_public_ip=only_one
        )

    return read
