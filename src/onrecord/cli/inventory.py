"""Providers and snapshots as text, and as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.official.catalogue import Entry
from onrecord.official.snapshots import Held

_OFTEN = {"A": "years", "M": "months"}
_KEYS = {"none": "no key", "for-more": "a key for more", "needed": "a key"}
_SHORT = 12


def as_json(value: Mapping[str, object]) -> str:
    """Anything of the record as JSON, indented for people."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8") + "\n"


def print_list(entries: Sequence[Entry], held: Sequence[Held], home: Path, console: Console) -> None:
    """The providers, then what is held."""
    providers = _table("Provider", "Holds", "Products", "Since", "Needs", "Publisher")
    for entry in entries:
        providers.add_row(
            Text(entry.name, style="bold"),
            " and ".join(_OFTEN[f] for f in entry.frequencies),
            "yes" if entry.products else "no",
            str(entry.first_year),
            _KEYS[entry.key] if entry.kind == "network" else "a file",
            entry.publisher,
        )
    console.print(providers)
    console.print()
    if not held:
        console.print(Text(f"Nothing is held in {home} yet; onrecord data fetch RUS VEN gets figures."))
        return
    snapshots = _table("Snapshot", "Provider", "Retrieved", "Periods", "Rows", "Reporters", "What was asked")
    for one in held:
        snapshots.add_row(
            Text(short(one), style="bold"), one.snapshot.provider, (one.snapshot.retrieved or "–")[:10],
            _periods(one), f"{one.rows:,}", str(one.reporters), one.snapshot.url,
        )  # fmt: skip
    console.print(snapshots)


def print_entry(entry: Entry, console: Console) -> None:
    """Everything that a user must know of a provider."""
    console.print(Text(f"{entry.name}: {entry.title}", style="bold"))
    facts = {
        "Publisher": entry.publisher,
        "Page": entry.page,
        "Asks": entry.asks or "nothing of the network; its files are imported",
        "Coverage": entry.coverage,
        "Figures by": " and ".join(_OFTEN[f] for f in entry.frequencies),
        "Products": "yes" if entry.products else "no, all goods together",
        "Valuation": ", ".join(f"{flow} {how}" for flow, how in entry.valuation.items()) or "differs",
        "Key": _KEYS[entry.key],
        "Limits": _limits(entry),
        "Terms": entry.terms,
        "Citation": entry.citation,
        "Tried": entry.tried,
    }
    _print_facts(facts, console)
    _print_lines("Traps", entry.traps, console)


def print_held(held: Held, console: Console) -> None:
    """Everything that is known of a snapshot."""
    snapshot = held.snapshot
    console.print()
    console.print(Text(snapshot.digest, style="bold"))
    facts = {
        "Provider": snapshot.provider,
        "Asked": snapshot.url,
        "Retrieved": snapshot.retrieved or "not said",
        "Published": snapshot.published or "not said",
        "Rows": f"{held.rows:,} of {held.reporters} reporters" if held.rows else "none: no data",
        "Periods": _periods(held),
        "Products": str(held.products) if held.products else "all goods together",
        "Citation": snapshot.citation or "not said",
    }
    _print_facts(facts, console)
    _print_lines("Notes", snapshot.notes, console)


def one_line(held: Held) -> str:
    """A snapshot in one line."""
    return f"{short(held)} {held.snapshot.provider}, {held.rows:,} rows, {_periods(held)}"


def short(held: Held) -> str:
    """The first digits of a snapshot's digest."""
    return held.snapshot.digest.removeprefix("sha256:")[:_SHORT]


def _periods(held: Held) -> str:
    return f"{held.first} to {held.last}" if held.rows else "no rows"


def _limits(entry: Entry) -> str:
    limits = entry.limits
    told = (
        f"{limits.rows:,} rows an answer" if limits.rows else "",
        f"{limits.rows_without_key:,} without a key" if limits.rows_without_key else "",
        f"{limits.periods} periods a request" if limits.periods else "",
        f"{limits.calls_a_day:,} requests a day" if limits.calls_a_day else "",
    )
    return ", ".join(filter(None, told)) or "none named"


def _table(*heads: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for place, head in enumerate(heads):
        table.add_column(head, overflow="fold", no_wrap=not place)  # what a user copies stays whole
    return table


def _print_facts(facts: Mapping[str, str], console: Console) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, fact in facts.items():
        table.add_row(label, Text(fact))
    console.print(table)


def _print_lines(heading: str, lines: Iterable[str], console: Console) -> None:
    for number, line in enumerate(lines):
        if number == 0:
            console.print(Text(heading, style="dim"))
        console.print(Text(f"- {line}"))
