"""The program's door: `python -m reader`, and the command `reader`."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line and exit. Ctrl+C ends it without a word from the first moment on."""
    is_usual = signal.getsignal(signal.SIGINT) == signal.default_int_handler  # not ignored, as nohup may
    if is_usual:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # an import that is interrupted would complain
    from reader.cli.main import main as run

    try:
        if is_usual:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
