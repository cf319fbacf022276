"""What is at hand: the starter record, the store at home and the panels that a call names."""

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path

from msgspec.structs import replace

from onrecord.errors import UsageError
from onrecord.model import Note, Series, TradeTable
from onrecord.official.asked import Asked
from onrecord.official.panel import panel_record
from onrecord.official.record import Record, combined
from onrecord.official.starter import starter_record
from onrecord.official.table import trade_table


def record_at_hand(
    data: Sequence[str | PathLike[str]] = (),
    mapping: str | PathLike[str] | None = None,
    *,
    home: Path | None = None,
) -> Record:
    """The starter record, what the store at ``home`` holds, and the panels in ``data``, as one.

    Args:
        data: CSV or Parquet panels, or folders of them.
        mapping: The file that names the panels' columns, where they need one.
        home: The store's folder; None, or one where nothing is held yet, adds nothing.

    Raises:
        RecordError: when a panel or the store cannot be read.
        UsageError: when a mapping has no panel to read.
    """
    if mapping is not None and not data:
        raise UsageError(f"--mapping {mapping} has no panel to read", hint="give the panel with --data")
    return combined(starter_record(), *_stored(home), *(panel_record(panel, mapping) for panel in data))


def _stored(home: Path | None) -> Iterable[Record]:  # noqa: ARG001 - until there is a store
    return ()


def pair_table(record: Record, asked: Asked) -> TradeTable:
    """The reported flows of a pair, as asked for.

    Raises:
        UsageError: when nothing of the kind is held; the hint says what would get it.
        RecordError: when a panel turns out to be damaged.
    """
    table = trade_table(_Chosen(record, asked), *asked.pair)
    if not table.series:
        raise nothing_held(record, asked)
    return replace(table, frequency=asked.frequency)


def nothing_held(record: Record, asked: Asked) -> UsageError:
    """Why a pair's table is empty, with the nearest way out."""
    held = record.series(*asked.pair)
    kin = replace(asked, years=None, provider=None)
    fetch = f"onrecord data fetch {' '.join(asked.pair)}{_flags(asked)}"
    what = f"the record at hand holds no {_kind(asked)} between {' and '.join(asked.pair)}"
    periods = [o.period for s in held if kin.wants(s) for o in s.observations if kin.covers(o.period)]
    if periods:
        return UsageError(f"{what}{_limits(asked)}", hint=f"it holds {_extent(held, kin)}; {fetch} gets more")
    other = "A" if asked.frequency == "M" else "M"
    elsewhere = replace(kin, frequency=other)
    if any(kin.wants(s) and elsewhere.covers(o.period) for s in held for o in s.observations):
        way = "leave out --monthly" if other == "A" else "add --monthly"
        return UsageError(what, hint=f"{way} for what is held, or: {fetch}")
    return UsageError(what, hint=f"{fetch} gets it, or give a panel with --data")


def _kind(asked: Asked) -> str:
    often = "monthly" if asked.frequency == "M" else "annual"
    return f"{often} figures of HS {asked.product}" if asked.product else f"{often} goods totals"


def _limits(asked: Asked) -> str:
    years = f" in {_span(asked.years)}" if asked.years else ""
    return f"{years}{f' from {asked.provider}' if asked.provider else ''}"


def _span(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]}-{years[1]}"


def _extent(held: Iterable[Series], kin: Asked) -> str:
    spans: dict[str, list[str]] = {}
    for series in filter(kin.wants, held):
        spans.setdefault(series.provider, []).extend(
            o.period for o in series.observations if kin.covers(o.period)
        )
    return ", ".join(f"{name} {min(p)} to {max(p)}" for name, p in spans.items() if p)


def _flags(asked: Asked) -> str:
    flags = (
        f" --years {_span(asked.years)}" if asked.years else "",
        " --monthly" if asked.frequency == "M" else "",
        f" --product HS:{asked.product}" if asked.product else "",
        f" --provider {asked.provider}" if asked.provider else "",
    )
    return "".join(flags)


class _Chosen:
    """A record of which only what was asked for is seen."""

    def __init__(self, record: Record, asked: Asked) -> None:
        self._record, self._asked = record, asked

    def series(self, a: str, b: str) -> tuple[Series, ...]:
        """The pair's series of the provider and product, their observations of the years and frequency."""
        return tuple(self._within(self._record.series(a, b)))

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """Likewise."""
        return tuple(self._within(self._record.totals(reporter)))

    def notes(self, a: str, b: str) -> tuple[Note, ...]:
        """All of them: a silence may explain a gap."""
        return self._record.notes(a, b)

    def _within(self, found: Iterable[Series]) -> Iterable[Series]:
        for series in filter(self._asked.wants, found):
            kept = tuple(o for o in series.observations if self._asked.covers(o.period))
            if kept:
                yield replace(series, observations=kept)
