"""The command line; one module a command, loaded when it is called so that ``--help`` stays fast."""

import logging
from importlib import import_module

import click

from onrecord import __version__
from onrecord.cli.endings import ended_well

_COMMANDS = {
    "compare": "the sides' accounts of one contact next to each other",
    "check": "read documents and hold their trade claims against the record",
    "data": "providers and snapshots of trade statistics: list, fetch, import, show, verify, bundle",
    "demo": "check the bundled case, offline",
    "explain": "every step behind a finding, and whether it comes out the same again",
    "read": "read documents without checking",
    "trade": "the four reported flows between two countries",
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"onrecord.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        return ended_well(lambda: super(_LazyGroup, self).invoke(ctx))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.command(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Who said what, what took place, and whether the trade figures hold.

    \b
    onrecord demo                                  the bundled case, offline
    onrecord check report.txt --published 2022-01-21
    onrecord check *.txt --format html -o report.html
    onrecord compare ours.txt theirs.txt --sides PER,CHL
    onrecord explain report.json --replay          every step behind its findings, computed again
    onrecord data fetch RUS VEN                    ask a provider, and keep its answers
    onrecord trade RUS VEN -o trade.html
    """  # noqa: D301 - click reads the character
    # What a parser logs about a page is no message for a user; the report's own error says what matters.
    logging.getLogger().addHandler(logging.NullHandler())
