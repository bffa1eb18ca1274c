"""Help that lists a command's many options in groups."""

from __future__ import annotations

import click

# heading → the names of options, in the order of the help; other options come last
_GROUPS = {
    "Files": ("output", "directory", "form", "force", "slugs", "pictures", "base_url", "title"),
    "Where to start": ("section", "from_start"),
    "Queue": ("from_queue", "queue", "order", "fits", "total"),
    "Speech": (
        "rate", "voice", "engine", "instant_voice", "device", "volume", "pauses", "styles", "as_spoken",
    ),
    "Announcements": ("verbosity", "sounds", "announce_language", "skip", "notes"),
    "Screen and keys": (
        "print_sentences", "highlight", "theme", "no_audio", "line_mode", "media_keys", "as_bar",
    ),
}  # fmt: skip
_OTHERS = "Other options"


class GroupedCommand(click.Command):
    """A command whose help groups its options."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, group by group."""
        rows: dict[str, list[tuple[str, str]]] = {heading: [] for heading in (*_GROUPS, _OTHERS)}
        groups = {name: heading for heading, names in _GROUPS.items() for name in names}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                rows[groups.get(parameter.name or "", _OTHERS)].append(record)
        for heading, records in rows.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)
