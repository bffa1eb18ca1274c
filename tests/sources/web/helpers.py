"""Helpers for the tests of the web: short time limits, compression, and expected errors."""

from __future__ import annotations

import gzip
import sys
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import brotli
import pytest

from reader.errors import SourceError
from reader.sources.source import Source
from reader.sources.web_request import FetchLimits

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PATIENT = FetchLimits(connect=10, read=10, total=20)  # for a busy machine
QUICK = FetchLimits(connect=0.3, read=0.3, total=0.8)  # for servers that never answer
Have = Callable[..., Source]


def trouble(have: Have, url: str, **wishes: object) -> str:
    """The message of a failed download, which must be one line of printable characters."""
    with pytest.raises(SourceError) as caught:
        have(url, **wishes)
    message = str(caught.value)
    assert message.isprintable(), message
    assert message.endswith("."), message
    assert caught.value.exit_code == 3
    return message


def slowly(*pieces: bytes, pause: float = 0.1) -> Callable[[BaseHTTPRequestHandler], None]:
    def write(handler: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
            time.sleep(pause)

    return write


def deflate_raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "deflate": ("deflate", zlib.compress),
    "deflate without a header": ("deflate", deflate_raw),
    "br": ("br", lambda data: brotli.compress(data, quality=4)),
    "zstd": ("zstd", zstd.compress),
}
SECRET = "s3cr3t"


def with_name(url: str, secret: str = SECRET) -> str:
    return url.replace("://", f"://anna:{secret}@")
