"""What is at hand: the starter record, the store at home and the panels that a call names."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from os import PathLike
from pathlib import Path

from msgspec.structs import replace

from onrecord.errors import UsageError
from onrecord.model import Note, Series, TradeTable
from onrecord.model.findings import TradeFlow
from onrecord.model.trade import Frequency
from onrecord.official.asked import Asked, Part, of_pair
from onrecord.official.catalogue import catalogue
from onrecord.official.pair import pair_table
from onrecord.official.panel import panel_record
from onrecord.official.record import History, PartnerRow, Record, combined
from onrecord.official.starter import starter_record
from onrecord.official.store import Store


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


def _stored(home: Path | None) -> Iterable[Record]:
    """What the store holds; a store without snapshots costs nothing."""
    changed = Store(home).changed if home is not None else None
    if home is not None and changed is not None and Store(home).snapshots():
        yield _opened(home, changed)


@lru_cache(maxsize=2)
def _opened(home: Path, changed: int) -> Record:  # noqa: ARG001 - a changed store has another key
    """The store's record, opened once in a process for a store that does not change."""
    return Store(home).record()


def of_provider(record: Record, provider: str | None) -> Record:
    """The record with one provider's figures alone, or as it is for None."""
    return _OfProvider(record, provider) if provider else record


def pair_tables(record: Record, part: Part, pairs: Sequence[tuple[str, str]]) -> tuple[TradeTable, ...]:
    """The table of each pair, as asked for.

    Raises:
        UsageError: when nothing of what was asked for is held of a pair.
        RecordError: when the record cannot be read.
    """
    chosen, asked = of_provider(record, part.provider), [of_pair(part, pair) for pair in pairs]
    for one in asked:
        require_held(record, one)
    return tuple(pair_table(chosen, one) for one in asked)


def require_held(record: Record, asked: Asked) -> None:
    """Stop where nothing of what was asked for is held.

    Raises:
        UsageError: with the nearest way out as its hint.
        RecordError: when the record cannot be read.
    """
    kin = replace(asked, years=None, provider=None)
    held = record.series(*asked.pair, product=asked.product)
    if any(_periods(held, asked)):
        return
    _require_known(record, asked)
    fetch = f"onrecord data fetch {' '.join(asked.pair)}{asked.options}"
    what = f"the record at hand holds no {_kind(asked)} between {' and '.join(asked.pair)}{_limits(asked)}"
    if any(_periods(held, kin)):
        raise UsageError(what, hint=f"it holds {_extent(held, kin)}; {fetch} gets more")
    if any(_periods(held, replace(kin, frequency="A" if asked.frequency == "M" else "M"))):
        way = "leave out --monthly" if asked.frequency == "M" else "add --monthly"
        raise UsageError(what, hint=f"{way} for what is held, or: {fetch}")
    raise UsageError(what, hint=f"{fetch} gets it, or give a panel with --data")


def _require_known(record: Record, asked: Asked) -> None:
    """Stop at a provider that nobody knows: neither the catalogue nor what is held of the pair."""
    held = {series.provider for series in record.series(*asked.pair)}
    names = [entry.name for entry in catalogue()]
    if asked.provider and asked.provider not in {*names, *held}:
        raise UsageError(
            f"there is no provider {asked.provider!r}",
            hint=f"name one of {', '.join(dict.fromkeys((*names, *sorted(held))))}",
        )


def _periods(held: Iterable[Series], asked: Asked) -> Iterable[str]:
    ours = (series for series in held if asked.provider in (None, series.provider))
    return (o.period for o in chain.from_iterable(s.observations for s in ours) if asked.covers(o.period))


def _extent(held: Sequence[Series], kin: Asked) -> str:
    names = dict.fromkeys(series.provider for series in held)
    spans = {name: sorted(_periods(held, replace(kin, provider=name))) for name in names}
    return ", ".join(f"{name} {p[0]} to {p[-1]}" for name, p in spans.items() if p)


def _kind(asked: Asked) -> str:
    often = "monthly" if asked.frequency == "M" else "annual"
    return f"{often} figures of HS {asked.product}" if asked.product else f"{often} goods totals"


def _limits(asked: Asked) -> str:
    years = f" in {asked.span}" if asked.years else ""
    return f"{years}{f' from {asked.provider}' if asked.provider else ''}"


class _OfProvider:
    """A record of which one provider's figures alone are seen."""

    def __init__(self, record: Record, provider: str) -> None:
        self._record, self._provider = record, provider

    def series(
        self, a: str, b: str, *, frequency: Frequency | None = None, product: str | None = None
    ) -> tuple[Series, ...]:
        """The pair's series of the provider."""
        return self._ours(self._record.series(a, b, frequency=frequency, product=product))

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """Likewise."""
        return self._ours(self._record.totals(reporter))

    def partners(
        self, reporter: str, flow: TradeFlow, period: str, *, product: str | None = None
    ) -> tuple[PartnerRow, ...]:
        """Likewise."""
        found = self._record.partners(reporter, flow, period, product=product)
        return tuple(row for row in found if row.vintage.provider == self._provider)

    def histories(self, reporter: str) -> tuple[History, ...]:
        """Likewise."""
        found = self._record.histories(reporter)
        return tuple(one for one in found if one.vintage.provider == self._provider)

    def notes(self, a: str, b: str, *, behind: Sequence[Series] | None = None) -> tuple[Note, ...]:
        """Those of the provider's figures."""
        return self._record.notes(a, b, behind=self.series(a, b) if behind is None else behind)

    def _ours(self, found: Iterable[Series]) -> tuple[Series, ...]:
        return tuple(series for series in found if series.provider == self._provider)
