"""The entry point of `python -m reader` and of the `reader` command."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

# Commands and options that speak nothing.
_SILENT = {
    *("queue", "history", "bookmarks", "outline", "text", "script", "feed", "voices", "doctor"),
    *("lexicon", "config", "browser", "ctl", "desktop", "help", "-h", "--version"),
}
_SILENT_OPTIONS = {"--no-audio", "--help"}
_NEW_OBJECTS = 50_000  # between two collections of garbage; imports make many objects, and no garbage
_FREED_S = 0.01  # after it, an object that was being freed is gone
_WITHOUT_ESPEAK = {"silence", "speech-dispatcher", "system"}  # engines; the others use eSpeak, natural too


def main() -> None:
    """Run the command line and exit. From the first moment, Ctrl+C ends it without a message."""
    is_default = signal.getsignal(signal.SIGINT) == signal.default_int_handler  # nohup may ignore the signal
    if is_default:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # an interrupted import would print a traceback
    _start_early(sys.argv[1:])
    gc.set_threshold(_NEW_OBJECTS)
    from reader.cli.main import main as run

    try:
        if is_default:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            sys.unraisablehook = interrupt_again
        run()
    except KeyboardInterrupt:
        sys.exit(130)
    except SystemExit as ended:
        _leave_threads(ended.code)
        raise
    finally:
        gc.freeze()  # the memory is given back as a whole; a search for garbage would delay the exit


def interrupt_again(lost: UnraisableHookArgs) -> None:
    """If Ctrl+C came while an object was freed, interrupt once more: Python only reports an exception there.

    It is a `sys.unraisablehook`. The second interrupt comes from a thread, a moment later.
    """
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    import _thread
    import time

    def interrupt() -> None:
        time.sleep(_FREED_S)
        _thread.interrupt_main()

    _thread.start_new_thread(interrupt, ())


def _leave_threads(code: object) -> None:
    """End at once if a thread is still at work, as on a page that the listener no longer wants.

    Python would end around it, and native libraries crash then.
    """
    import threading

    if isinstance(code, int) and any(thread.daemon for thread in threading.enumerate()):
        os._exit(code)  # the streams are flushed


def _start_early(arguments: list[str]) -> None:
    """If the command speaks, load the default engine on another core during the imports."""
    from reader.speech.process.early_start import ESPEAK, start_early

    is_silent = not _SILENT_OPTIONS.isdisjoint(arguments) or (bool(arguments) and arguments[0] in _SILENT)
    engines = {each.removeprefix("--engine=") for each in arguments}
    has_other_engine = not engines.isdisjoint(_WITHOUT_ESPEAK)
    if not is_silent and not has_other_engine and "_READER_COMPLETE" not in os.environ:
        start_early(ESPEAK)


if __name__ == "__main__":
    main()
