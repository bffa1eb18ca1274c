"""The extension's native-messaging host: `python -m reader.desktop.browser.host`.

A browser starts it for each page. It reads the page from standard input, keeps it, hands it over, answers
once on standard output and ends. Nothing else may be written there.
"""

from __future__ import annotations

import os
import sys

from reader.desktop.browser.hand_over import hand_over
from reader.desktop.browser.kept_pages import keep_page
from reader.desktop.browser.messages import receive, send
from reader.errors import ReaderError, unexpected_error


def main() -> None:
    """Take one page from the browser."""
    os.umask(0o077)
    answer, sys.stdout = sys.stdout.buffer, sys.stderr
    try:
        page = receive(sys.stdin.buffer)
        ok, message = True, hand_over(keep_page(page), page.action, page.title)
    except ReaderError as error:
        ok, message = False, str(error)
    except Exception as error:
        ok, message = False, unexpected_error(error)
    try:
        send(answer, ok=ok, message=message)
    except OSError:
        sys.exit(1)  # the browser is gone


if __name__ == "__main__":
    main()
