"""Write docs/cli.md from the commands themselves: python docs/cli_reference.py."""

from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.cli import main

PAGE = Path(__file__).with_name("cli.md")
_HEAD = """# Commands

Written by `python docs/cli_reference.py` from the commands themselves; a test holds it to them.

Data goes to stdout (or to the file of `-o`), notes and progress to stderr. Exit codes: 0 all read, whatever
the outcomes; 1 some inputs failed, `data verify` found a file missing or changed, or `explain --replay` a
finding that is not the same or cannot be computed again; 2 a wrong call, nothing held of what was asked
for, or a result that cannot be written; 3 none readable; 4 a provider that was to be asked (`data fetch`,
`--online`) was unavailable; 10 a finding matched `--fail-on`; 130 interrupted; 141 the reader of the pipe
has gone. A file that is an input is never written to, not even with `--force`.

Settings (`max_bytes`, `max_characters`, `timeout_seconds`, and `home`, the folder of fetched and imported
statistics) are read from `onrecord.toml` in the working folder and from `ONRECORD_MAX_BYTES` and so on; the
variable wins over the file. `reader = "rules"` leaves the network out of the reading of statements
([statements.md](statements.md)). `report_language` is the language of the reports' own words, `"en"`, `"es"`
or `"ru"`; `--report-language` wins over it ([languages.md](languages.md#reports)). The table `[tolerances]`
(`ONRECORD_TOLERANCES_ABOUT` and so on) sets how far a count may lie from a claimed number and still fit;
[method.md](method.md#tolerances) lists them.
"""


def reference() -> str:
    """The whole page."""
    context = click.Context(main, info_name="onrecord", **main.context_settings)
    parts = [_HEAD, _section(main, context)]
    parts += _below(main, context)
    return "\n".join(parts)


def _below(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None  # noqa: S101 - listed, so there
        inner = click.Context(command, info_name=name, parent=context)
        yield _section(command, inner)
        if isinstance(command, click.Group):
            yield from _below(command, inner)


def _section(command: click.Command, context: click.Context) -> str:
    context.terminal_width = context.max_content_width = 100
    return f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
