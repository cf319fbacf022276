"""Whatever a text claims, it gets one finding that hangs together."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checking import check_claims
from onrecord.model import Period
from onrecord.model.claims import Direction, Extreme, Flow, Form, Hedge, Measure, Per

UNITS = ["percent", "points", "ratio", "rank", "unspecified", "usd", "eur", "tonnes", "other"]
WORDS = ["12%", "1.3 billion", "two thirds", "a record", "", "0", "1,000,000", "doubled", "٣", "1.2.3"]


def optional(strategy):
    return st.none() | strategy


@st.composite
def periods(draw):
    first = draw(st.integers(min_value=1998 * 12, max_value=2008 * 12))
    last = first + draw(st.integers(min_value=0, max_value=40))
    start, end = (f"{month // 12}-{month % 12 + 1:02d}" for month in (first, last))
    return Period(start=start, end=end, basis="said")


CLAIMS = st.fixed_dictionaries(
    {
        "parties": st.sampled_from([("CHL", "PER"), ("IND", "PER"), ("CHL",), (), ("XXA", "XXB")]),
        "measure": st.sampled_from(get_args(Measure)),
        "flow": st.sampled_from(get_args(Flow)),
        "exporter": optional(st.sampled_from(["CHL", "PER", "BOL"])),
        "form": st.sampled_from(get_args(Form)),
        "direction": optional(st.sampled_from(get_args(Direction))),
        "record": optional(st.sampled_from(get_args(Extreme))),
        "value": optional(
            st.floats(min_value=-1e6, max_value=1e13) | st.sampled_from([0.0, 12.0, 33.33, 1.3e9])
        ),
        "value_high": optional(st.floats(min_value=0, max_value=1e13)),
        "as_written": st.sampled_from(WORDS),
        "unit": st.sampled_from(UNITS),
        "per": optional(st.sampled_from(get_args(Per))),
        "hedge": st.sampled_from(get_args(Hedge)),
        "period": optional(periods()),
        "base": optional(periods()),
        "share_of": optional(st.sampled_from(["its trade", "Chile's exports", "imports"])),
        "rank_of": optional(st.sampled_from(["CHL", "PER", "BOL"])),
        "compared_with": optional(st.sampled_from(["PER", "IND", "BOL"])),
    }
)


@pytest.fixture(scope="module")
def record(build):
    figures = {year: 100 * (1 + (year % 5) / 7) for year in range(1995, 2009)}
    return build.record(
        *build.both_flows("CHL", "PER", figures),
        *build.both_flows("PER", "CHL", {year: value * 1.2 for year, value in figures.items()}),
        *build.both_flows("PER", "IND", figures),
        build.series("CHL", "WLD", "exports", figures),
    )


@settings(max_examples=300)
@given(facts=CLAIMS, published=optional(st.dates(min_value=date(1999, 1, 1), max_value=date(2012, 1, 1))))
def test_every_claim_gets_one_consistent_finding(build, record, facts, published):
    claim = build.claim(**facts)
    (finding,) = check_claims([claim], build.said_by("CHL"), record, published=published)
    assert finding.claim == claim.id
    assert (finding.decided_by is not None) == (finding.outcome == "depends")
    assert finding.safe_to_say
    assert len({r.id for r in finding.readings}) == len(finding.readings)
    assert bool(finding.readings) == (finding.outcome != "not-comparable")
    for witness in (w for r in finding.readings for w in r.witnesses):
        computed = witness.status == "computed"
        assert (
            computed == (witness.value is not None) == (witness.fit is not None) == bool(witness.components)
        )
        assert computed == (witness.reason is None)
