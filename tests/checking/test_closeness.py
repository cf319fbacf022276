"""What fits a number as written: cases from the table, and laws that hold for all numbers."""

import csv
import math
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.checking.closeness import Interval, best_fit, targets
from onrecord.checking.numerals import numeral
from onrecord.model import Claim, ClaimMention

CASES = list(
    csv.DictReader(
        (Path(__file__).parent / "cases" / "fits.tsv").read_text("utf-8").splitlines(), delimiter="\t"
    )
)
ONE_SIDED = ["nearly", "more-than", "less-than", "at-least", "at-most"]
NUMBERS = st.decimals(min_value="0.1", max_value="9999", places=1).map(str)
AMOUNTS = st.integers(min_value=1, max_value=10**6)


def claim(**facts) -> Claim:
    return Claim(**{"id": "k1", "parties": ("CHL", "PER"), "flow": "total", "unit": "usd", **facts})


def level(number: str, scale: int = 1, **facts) -> Claim:
    value = float(number) * scale
    return claim(form="level", value=value, as_written=number, **facts)


@pytest.mark.parametrize("row", CASES, ids=lambda r: f"{r['hedge']} {r['as_written']} of {r['measured']}")
def test_a_case(row):
    asked = claim(
        form=row["form"],
        unit=row["unit"],
        hedge=row["hedge"],
        direction=row["direction"] or None,
        value=float(row["value"]),
        value_high=float(row["value_high"]) if row["value_high"] else None,
        as_written=row["as_written"],
    )
    fit, margin = best_fit(targets(asked), float(row["measured"]))
    assert fit == row["fit"]
    assert margin == pytest.approx(float(row["margin"]), abs=1e-3)


def test_three_times_more_means_either():
    mention = ClaimMention(text="three times more than before", start=0, end=28, place="body", voice="outlet")
    asked = claim(form="multiple", value=3.0, unit="ratio", as_written="three times", mentions=(mention,))
    assert best_fit(targets(asked), 3.1)[0] == "exact"
    assert best_fit(targets(asked), 4.1)[0] == "exact"
    assert best_fit(targets(msgspec.structs.replace(asked, mentions=())), 4.1)[0] == "miss"


def test_a_claim_without_a_number_has_no_target():
    assert targets(claim(form="growth", value=None, as_written="rose")) == ()


@given(NUMBERS, st.sampled_from(["exactly", "about", "estimated"]))
def test_the_claimed_value_itself_always_fits_exactly(number, hedge):
    asked = level(number, hedge=hedge)
    assert best_fit(targets(asked), asked.value) == ("exact", 0.0)


@given(
    AMOUNTS, AMOUNTS, st.integers(min_value=0, max_value=9), st.sampled_from(["exactly", "about", *ONE_SIDED])
)
def test_fit_does_not_depend_on_the_scale_word(number, measured, zeros, hedge):
    small, large = (
        best_fit(targets(level(str(number), 10**power, hedge=hedge)), float(measured) * 10**power)
        for power in (0, zeros)
    )
    assert small[0] == large[0]
    assert math.isclose(small[1] * 10**zeros, large[1], rel_tol=1e-9, abs_tol=1e-6)


@given(NUMBERS, st.floats(min_value=0, max_value=20000))
def test_a_hedge_never_turns_a_fit_into_a_miss(number, measured):
    plain, hedged = (best_fit(targets(level(number, hedge=h)), measured) for h in ("exactly", "about"))
    assert plain[0] == "miss" or hedged[0] != "miss"
    assert abs(hedged[1]) <= abs(plain[1])


@given(NUMBERS, st.floats(min_value=-20000, max_value=20000))
def test_a_fall_is_the_mirror_of_a_rise(number, measured):
    up, down = (
        claim(form="growth", unit="percent", value=float(number), as_written=number, direction=direction)
        for direction in ("up", "down")
    )
    fit, margin = best_fit(targets(up), measured)
    mirrored = best_fit(targets(down), -measured)
    # An edge that is closed below is closed above in the mirror: the case of an exact edge is left out.
    assert margin == 0 or (mirrored[0] == fit and math.isclose(mirrored[1], -margin))


@given(NUMBERS, st.sampled_from(["exactly", "about", *ONE_SIDED]), st.floats(min_value=0, max_value=20000))
def test_the_margin_leads_back_to_the_edge(number, hedge, measured):
    options = targets(level(number, hedge=hedge))
    fit, margin = best_fit(options, measured)
    if fit != "miss":
        assert margin == 0.0
    else:
        assert best_fit(options, measured - margin * (1 + 1e-9))[0] != "miss" or margin == 0.0


def test_an_open_edge_is_outside():
    interval = Interval(low=1, high=2, high_open=True)
    assert 1 in interval
    assert 2 not in interval
    assert interval.negative() == Interval(low=-2, high=-1, low_open=True)
    assert interval.reciprocal() == Interval(low=0.5, high=1, low_open=True)


@pytest.mark.parametrize(
    ("value", "as_written", "unit", "round_unit", "one_digit"),
    [
        (12.0, "12%", 1, 1, False),
        (1.3e9, "1.3 billion dlrs", 1e8, 1e8, False),
        (240e9, "240bn", 1e9, 1e10, False),
        (2e9, "2 billion", 1e9, 1e9, True),
        (2e9, "two billion", 1e9, 1e9, True),
        (12.0, "twelve per cent", 1, 1, False),
        (2e9, "2.0 billion", 1e8, 1e8, False),
        (1375000.0, "1,375,000", 1, 1000, False),
        (5.45, "5,45", 0.01, 0.01, False),
        (3e7, "3 crore", 1e7, 1e7, True),
        (0.0, "nothing", 1, 1, True),
    ],
)
def test_the_precision_of_a_numeral(value, as_written, unit, round_unit, one_digit):
    found = numeral(value, as_written)
    assert (float(found.unit), float(found.round_unit)) == pytest.approx((unit, round_unit))
    assert found.one_digit == one_digit
