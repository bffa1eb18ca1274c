"""reader help: the manual, a topic at a time."""

from __future__ import annotations

import shutil

import click

from reader.cli.options.effective_settings import saved_settings
from reader.cli.options.suggestions import did_you_mean
from reader.cli.output import write_line
from reader.cli.page_loading import debug_option
from reader.cli.topics import TOPICS, topic_blocks, topic_lines
from reader.errors import UsageError
from reader.session.remapping import remapped

_WIDTH = 80  # columns at most: longer lines are hard to follow


@click.command("help")
@click.argument("topic", metavar="[TOPIC]", required=False, shell_complete=lambda *_: list(TOPICS))
@debug_option
def help_(topic: str | None) -> None:
    """Show a topic of the manual; without TOPIC, list the topics."""
    if topic is None:
        for name, line in TOPICS.items():
            write_line(f"{name}: {line}")
        return
    if topic not in TOPICS:
        near = did_you_mean(topic, TOPICS) or " List the topics with: reader help"
        raise UsageError(f"There is no topic {topic}.{near}")
    width = min(_WIDTH, shutil.get_terminal_size().columns)
    for line in topic_lines(topic_blocks(topic, remapped(saved_settings().keys)), width):
        write_line(line)
