"""Claims and small records written by hand."""

from collections.abc import Mapping, Sequence

import pytest

from onrecord.model import Claim, ClaimMention, Note, Observation, Period, Series, Span, Speaker, Statement
from onrecord.official import WORLD
from onrecord.official.record import History, PartnerRow, hs_of, selected
from onrecord.official.rows import Row


class HandRecord:
    """A record of series written down in a test.

    Args:
        series: All that is held.
        notes: What it says of every pair.
        lists: Whether the series are told as lists of partners too, known to be whole or not; None for no
            lists.
        no_state: Partners that are no state.
    """

    def __init__(
        self,
        *series: Series,
        notes: Sequence[Note] = (),
        lists: bool | None = None,
        no_state: Sequence[str] = (),
    ) -> None:
        self._series = series
        self._notes = tuple(notes)
        self._lists, self._no_state = lists, no_state

    def series(self, a: str, b: str, *, frequency=None, product=None) -> tuple[Series, ...]:
        ours = (s for s in self._series if {s.reporter, s.partner} == {a, b})
        return selected(ours, frequency=frequency, product=product)

    def totals(self, reporter: str) -> tuple[Series, ...]:
        return tuple(s for s in self._series if (s.reporter, s.partner) == (reporter, WORLD))

    def partners(self, reporter: str, flow: str, period: str, *, product=None) -> tuple[PartnerRow, ...]:
        found = [
            PartnerRow(s.vintage, self._row(s, one), whole=bool(self._lists))
            for s in self._series
            if self._lists is not None and (s.reporter, s.flow, hs_of(s)) == (reporter, flow, product)
            for one in s.observations
            if one.period == period
        ]
        return tuple(sorted(found, key=lambda one: (-one.row.value, one.row.partner)))

    def _row(self, series: Series, one: Observation) -> Row:
        return Row(
            reporter=series.reporter,
            partner=series.partner,
            partner_kind=self._kind(series),
            flow=series.flow,
            period=one.period,
            value=one.value,
            unit=series.unit,
            product=hs_of(series) or "",
            estimated=one.estimated,
        )

    def _kind(self, series: Series) -> str:
        return (
            "world"
            if series.partner == WORLD
            else "no-state"
            if series.partner in self._no_state
            else "state"
        )

    def histories(self, reporter: str) -> tuple[History, ...]:
        ours = (s for s in self._series if self._lists and s.reporter == reporter and s.product is None)
        return tuple(self._history(s, estimated) for s in ours for estimated in (False, True))

    def _history(self, one: Series, estimated: bool) -> History:
        found = [(int(o.period), o.value) for o in one.observations if o.estimated == estimated]
        return History(
            one.vintage, one.reporter, one.partner, self._kind(one), one.flow, one.valuation,
            one.trade_system, one.unit, estimated, tuple(found),
        )  # fmt: skip

    def notes(self, a: str, b: str, *, behind=None) -> tuple[Note, ...]:
        return self._notes


def series(reporter: str, partner: str, flow: str, values: Mapping[object, float], **changes) -> Series:
    estimated = changes.pop("estimated", ())
    facts = {"provider": "office", "retrieved": "2020-06-01", "snapshot": "sha256:0", **changes}
    observations = tuple(
        Observation(period=str(p), value=float(v), estimated=p in estimated) for p, v in values.items()
    )
    return Series(reporter=reporter, partner=partner, flow=flow, observations=observations, **facts)


def both_flows(
    reporter: str, partner: str, values: Mapping[object, float], **changes
) -> tuple[Series, Series]:
    """Exports and imports that are each half of a total."""
    half = {period: value / 2 for period, value in values.items()}
    return (
        series(reporter, partner, "exports", half, **changes),
        series(reporter, partner, "imports", half, **changes),
    )


def year(number: int) -> Period:
    return Period(start=f"{number}-01", end=f"{number}-12", basis="said")


def claim(**changes) -> Claim:
    mention = ClaimMention(text="up 12%", start=0, end=6, place="body", voice="speaker", statement="s1")
    facts = {
        "id": "k1", "parties": ("CHL", "PER"), "flow": "total", "form": "growth", "direction": "up",
        "value": 12.0, "as_written": "12%", "unit": "percent", "mentions": (mention,),
    }  # fmt: skip
    return Claim(**{**facts, **changes})


def level(value: float, as_written: str, at: int | None, **changes) -> Claim:
    period = None if at is None else year(at)
    facts = {"form": "level", "direction": None, "value": value, "as_written": as_written, "unit": "usd"}
    return claim(**{**facts, "period": period, **changes})


def said_by(*sides: str) -> tuple[Statement, ...]:
    speakers = tuple(Speaker(text="x", start=0, end=1, country=side, basis="country") for side in sides)
    return (
        Statement(id="s1", kind="indirect", speakers=speakers, content=(Span(text="x", start=0, end=1),)),
    )


@pytest.fixture(scope="session")
def build():
    """The makers above, since test folders are no packages."""

    class Build:
        record = staticmethod(HandRecord)
        series = staticmethod(series)
        both_flows = staticmethod(both_flows)
        year = staticmethod(year)
        claim = staticmethod(claim)
        level = staticmethod(level)
        said_by = staticmethod(said_by)

    return Build
