"""The command `reader`: its subcommands, and how errors end it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from reader.cli.options.suggestions import did_you_mean
from reader.errors import INTERRUPTED, UNEXPECTED, ExportError, ReaderError, UsageError, unexpected_error
from reader.terminal.lines import message_lines, plain_line, with_ascii_fallback

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_COMPLETE = "_READER_COMPLETE"  # click's variable for shell completion requests

# group → name → module that holds the command, and the line that `reader --help` shows
_GROUPS = {
    "Listen": {
        "listen": ("reader.cli.commands.listen.listen", "Read a page aloud; keys move through it."),
        "resume": ("reader.cli.commands.listen.listen", "Resume the last article."),
        "ctl": ("reader.cli.commands.listen.ctl", "Control the session that is running."),
    },
    "Library": {
        "queue": ("reader.cli.commands.library.queue", "Keep articles to hear later."),
        "feed": ("reader.cli.commands.library.feed", "Follow feeds: new articles go into the queue."),
        "history": ("reader.cli.commands.library.history", "List what you heard."),
        "bookmarks": ("reader.cli.commands.library.bookmarks", "List the places you marked."),
    },
    "Inspect": {
        "outline": ("reader.cli.commands.inspect.outline", "Show a page's sections: what is read, and why."),
        "text": ("reader.cli.commands.inspect.text", "Print the article's own words."),
        "script": ("reader.cli.commands.inspect.script", "Print what would be spoken."),
    },
    "Export": {
        "export": ("reader.cli.commands.export.export", "Write articles to sound, book or caption files."),
        "publish": ("reader.cli.commands.export.publish", "Make a podcast for your phone."),
    },
    "Set up": {
        "voices": ("reader.cli.commands.set_up.voices", "List and try voices."),
        "config": ("reader.cli.commands.set_up.config", "Show and change settings."),
        "lexicon": ("reader.cli.commands.set_up.lexicon", "Teach Reader how to say a word."),
        "browser": ("reader.cli.commands.set_up.browser", "Send pages from your browser to Reader."),
        "desktop": ("reader.cli.commands.set_up.desktop", "Open files from your file manager."),
        "doctor": ("reader.cli.commands.set_up.doctor", "Check that everything works."),
        "help": ("reader.cli.commands.set_up.help", "Show the manual, by topic."),
    },
}
_COMMANDS = {name: row for group in _GROUPS.values() for name, row in group.items()}
_ATTRIBUTES = {"help": "help_"}  # where function and command have different names
_EXAMPLES = ("reader article.html", "reader export article.html -o article.mp3")


# Errors that mean that the output could not be written, if they name no file.
_OUTPUT_FAILS = {
    errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.EAGAIN,
    errno.ECONNRESET,
}  # fmt: skip


class Commands(click.Group):
    """Subcommands, each imported when it is used; `reader SOURCE` is `reader listen SOURCE`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(_COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, _ATTRIBUTES.get(cmd_name, cmd_name))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in groups, without importing them, and two examples."""
        longest = max(map(len, _COMMANDS))
        for title, group in _GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(f"{name:{longest}}", line) for name, (_, line) in group.items()])
        with formatter.section("Examples"):
            for example in _EXAMPLES:
                formatter.write_text(example)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `listen` before arguments that name no command. Raises UsageError for a mistyped one."""
        if not args and not ctx.resilient_parsing and sys.stdin is not None:
            args = ["listen"] if sys.stdin.isatty() else ["-"]
        if args and args[0] not in _COMMANDS and args[0] not in {"--help", "--version", "-h"}:
            if not ctx.resilient_parsing:
                _refuse_mistyped(args[0])
            args = ["listen", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Complete the first word: a command, or an argument of `listen`."""
        from reader.cli.options.completion import first_words

        lines = {name: line for name, (_, line) in _COMMANDS.items()}
        return first_words(self, ctx, lines, incomplete)


def _refuse_mistyped(word: str) -> None:
    """Raise UsageError for a word that is nearly a command and not a file."""
    # Not Path.exists(): it fails where a name is too long for any file.
    if word.isalpha() and not os.path.lexists(word):
        near = did_you_mean(word, _COMMANDS)
        if near:
            raise UsageError(f"There is no command {word}.{near}")


def _version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"reader {version('accessible-reader')}")
        ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Hear any article, and move through it by ear.

    Start with “reader SOURCE”: a file, a web address, or - for standard input. While it reads, press ? for
    the keys and q to quit.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit. An error caused by a user, page, file or device ends in one line."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if _COMPLETE in os.environ:
        from reader.cli.options.completion import answer_shell

        sys.exit(answer_shell(cli, _COMPLETE))
    # A stream that was closed before the program started is None: discard what is written to it.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    sys.stdout, sys.stderr = with_ascii_fallback(sys.stdout), with_ascii_fallback(_apart(sys.stderr))
    threading.excepthook = _tell_of_thread
    code = 0
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The program that reads our output, such as head, has closed the pipe.
        code = 0
        _to_nowhere(sys.stdout)
    except OSError as error:
        code = code or _fail(ExportError.exit_code, f"Cannot write the output: {error.strerror}.")
        _to_nowhere(sys.stdout)
    try:
        sys.stderr.flush()
    except OSError:  # its terminal is gone
        _to_nowhere(sys.stderr)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    try:
        # Not cli.main(): it would end the program with code 1 when our output is closed.
        with cli.make_context("reader", list(arguments)) as ctx:
            return int(cli.invoke(ctx) or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        from reader.cli.options.usage_messages import usage_message

        return _fail(UsageError.exit_code, usage_message(error, arguments))
    except ReaderError as error:
        _show_origin(error, arguments)
        return _fail(error.exit_code, str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if error.filename is None and error.errno in _OUTPUT_FAILS:
            raise
        _show_origin(error, arguments)
        what = ": ".join(filter(None, (error.filename, error.strerror or str(error))))
        return _fail(UNEXPECTED, f"Cannot continue: {what}.")
    except Exception as error:
        _show_origin(error, arguments)
        return _fail(UNEXPECTED, unexpected_error(error))


def _tell_of_thread(failed: threading.ExceptHookArgs) -> None:
    """Report an exception in a thread in one line."""
    if failed.exc_value is not None:
        _show_origin(failed.exc_value, sys.argv)
        _fail(UNEXPECTED, unexpected_error(failed.exc_value))


def _show_origin(error: BaseException, arguments: list[str]) -> None:
    """With --debug, print the traceback."""
    if "--debug" not in arguments:
        return
    import traceback

    with contextlib.suppress(OSError):
        for part in traceback.format_exception(error):
            for line in part.splitlines():
                print(plain_line(line), file=sys.stderr)


def _fail(code: int, message: str) -> int:
    try:
        print(message_lines(f"reader: {message}", sys.stderr), file=sys.stderr, flush=True)
    except OSError:
        pass
    return code


def _apart(stream: TextIO) -> TextIO:
    """A copy of `stream` with its own descriptor: the original is silenced while sound libraries print."""
    try:
        number = os.dup(stream.fileno())
    except (OSError, ValueError):  # a test's stream, in memory
        return stream
    return os.fdopen(number, "w", 1, stream.encoding, stream.errors)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _to_nowhere(stream: Any) -> None:
    """Redirect a broken stream to the null device, so that the exit prints no error."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        pass
