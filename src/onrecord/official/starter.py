"""The starter record: a few dozen figures, facts with citation, shipped with the package."""

import hashlib
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from onrecord.model import Frozen, Note, Observation, Series
from onrecord.model.findings import TradeFlow, Valuation
from onrecord.model.trade import Frequency, TradeSystem
from onrecord.official.record import History, PartnerRow, selected


class _Entry(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    provider: str
    retrieved: str
    reporter: str
    partner: str
    flow: TradeFlow
    valuation: Valuation
    trade_system: TradeSystem
    unit: str
    citation: str
    values: dict[str, float]

    def series(self, snapshot: str) -> Series:
        return Series(
            provider=self.provider,
            retrieved=self.retrieved,
            snapshot=snapshot,
            reporter=self.reporter,
            partner=self.partner,
            flow=self.flow,
            valuation=self.valuation,
            trade_system=self.trade_system,
            unit=self.unit,
            observations=tuple(Observation(period=p, value=v) for p, v in sorted(self.values.items())),
        )


class _Silence(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reporter: str
    text: str


class _Starter(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    series: tuple[_Entry, ...]
    silence: tuple[_Silence, ...]


class StarterRecord:
    """The bundled figures; the same file and hash on every machine."""

    def __init__(self, content: bytes) -> None:
        starter = msgspec.convert(tomllib.loads(content.decode("utf-8")), type=_Starter)
        snapshot = "sha256:" + hashlib.sha256(content).hexdigest()
        self._entries = starter.series
        self._silences = starter.silence
        self._series = tuple(entry.series(snapshot) for entry in starter.series)

    def series(
        self, a: str, b: str, *, frequency: Frequency | None = None, product: str | None = None
    ) -> tuple[Series, ...]:
        """The bundled series between two states, in either order: annual, all goods together."""
        ours = (s for s in self._series if {s.reporter, s.partner} == {a, b})
        return selected(ours, frequency=frequency, product=product)

    def totals(self, reporter: str) -> tuple[Series, ...]:  # noqa: ARG002 - the protocol's signature
        """None: no state's trade with the whole world is bundled."""
        return ()

    def partners(
        self,
        reporter: str,  # noqa: ARG002 - the protocol's signature
        flow: TradeFlow,  # noqa: ARG002
        period: str,  # noqa: ARG002
        *,
        product: str | None = None,  # noqa: ARG002
    ) -> tuple[PartnerRow, ...]:
        """None: no state's list of partners is bundled, so nothing can be ranked."""
        return ()

    def histories(self, reporter: str) -> tuple[History, ...]:  # noqa: ARG002 - the protocol's signature
        """None: no state's list of partners is bundled."""
        return ()

    def notes(self, a: str, b: str, *, behind: Sequence[Series] | None = None) -> tuple[Note, ...]:
        """Who has fallen silent, and where the figures come from."""
        shown = None if behind is None else {(s.vintage, s.reporter, s.flow) for s in behind}
        ours = [
            entry
            for entry, s in zip(self._entries, self._series, strict=True)
            if {s.reporter, s.partner} == {a, b}
            and (shown is None or (s.vintage, s.reporter, s.flow) in shown)
        ]
        if not ours:
            return ()
        silences = [s.text for s in self._silences if s.reporter in {a, b}]
        citations = [entry.citation for entry in ours]
        return (
            *(Note(code="silent-reporter", text=text) for text in silences),
            *(Note(code="citation", text=text) for text in dict.fromkeys(citations)),
        )


@cache
def starter_record() -> StarterRecord:
    """The record that is shipped with the package."""
    return StarterRecord((resources.files("onrecord.official") / "starter.toml").read_bytes())
