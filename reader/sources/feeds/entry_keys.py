"""The addresses of a feed's entries, and keys by which they are recognised in its later versions."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.sources.source import absolute_address, normalised_address


class EntryKeys(NamedTuple):
    """The keys of an entry, maybe none; `shares_link`: other entries, or the whole site, have its link."""

    keys: tuple[str, ...]
    shares_link: bool


def entry_keys(ids: Sequence[str], links: Sequence[str], home: str) -> list[EntryKeys]:
    """The keys of entries from their ids and links; `home` is the link of the feed itself.

    Some feeds give all entries one id, or link them all to the site; some change the ids at every request.
    So an id or a link counts if no other entry has it, and each of the two is enough to recognise an entry.
    """
    id_uses, link_uses = Counter(ids), Counter(links)
    found = []
    for own_id, link in zip(ids, links, strict=True):
        shares_link = link_uses[link] > 1 or link == home
        keys = [f"id {own_id}"] if own_id and id_uses[own_id] == 1 else []
        if link and not shares_link:
            keys.append(f"link {link}")
        found.append(EntryKeys(tuple(map(entry_key, keys)), shares_link))
    return found


def entry_key(text: str) -> str:
    """A short key for what identifies an entry."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def entry_address(written: str, url: str) -> str:
    """The web address of a link in the feed at `url`, without a fragment; "" for another kind."""
    return normalised_address(absolute_address(written, url)) if written else ""
