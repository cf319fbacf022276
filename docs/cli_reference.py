"""Write docs/cli.md from the commands themselves: python docs/cli_reference.py."""

from pathlib import Path

import click

from onrecord.cli import main

PAGE = Path(__file__).with_name("cli.md")
_HEAD = """# Commands

Written by `python docs/cli_reference.py` from the commands themselves; a test holds it to them.

Data goes to stdout (or to the file of `-o`), notes and progress to stderr. Exit codes: 0 all read, whatever
the outcomes; 1 some inputs failed; 2 a wrong call, or a result that cannot be written; 3 none readable; 10 a
finding matched `--fail-on`; 130 interrupted; 141 the reader of the pipe has gone. A file that is an input is
never written to, not even with `--force`.

Settings (`max_bytes`, `max_characters`, `timeout_seconds`) are read from `onrecord.toml` in the working
folder and from `ONRECORD_MAX_BYTES` and so on; the variable wins over the file.
"""


def reference() -> str:
    """The whole page."""
    context = click.Context(main, info_name="onrecord", **main.context_settings)
    parts = [_HEAD, _section(main, context)]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None  # noqa: S101 - listed, so there
        parts.append(_section(command, click.Context(command, info_name=name, parent=context)))
    return "\n".join(parts)


def _section(command: click.Command, context: click.Context) -> str:
    context.terminal_width = context.max_content_width = 100
    return f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
