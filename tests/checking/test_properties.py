"""What must not matter to a finding, over growth, multiples and amounts drawn at random."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.checking import check_claims
from onrecord.model import Product
from onrecord.model.findings import Finding
from onrecord.tolerances import METHOD, Tolerances

PUBLISHED = date(2005, 3, 1)
YEARS = range(1999, 2005)
SIDES = ("CHL", "PER")
WRITTEN = {"exact", "rounded", "beyond"}

FIGURES = st.lists(st.integers(1, 10**6), min_size=len(YEARS), max_size=len(YEARS)).map(
    lambda values: {year: 8.0 * value for year, value in zip(YEARS, values, strict=True)}
)
RATES = st.one_of(st.integers(1, 300).map(str), st.integers(1, 999).map(lambda tenths: f"{tenths / 10:.1f}"))
WIDER = [("exactly", "about"), ("exactly", "estimated"), ("more-than", "at-least"), ("less-than", "at-most")]


def record_of(build, ours, theirs, *others, sides=SIDES):
    first, second = sides
    return build.record(
        *build.both_flows(first, second, ours), *build.both_flows(second, first, theirs), *others
    )


def growth(build, rate: str, **changes):
    return build.claim(value=float(rate), as_written=f"{rate}%", **changes)


def finding_of(build, claim, record, side: str = "CHL") -> Finding:
    (finding,) = check_claims([claim], build.said_by(side), record, published=PUBLISHED)
    return finding


def measured(finding: Finding, *, role: str | None = None):
    """Of each witness that could be computed: reading, construction, value and fit."""
    return [
        (reading.id, witness.construction, witness.value, witness.fit)
        for reading in finding.readings
        for witness in reading.witnesses
        if witness.status == "computed" and role in (None, witness.role)
    ]


@given(ours=FIGURES, theirs=FIGURES, rate=RATES, doublings=st.integers(-3, 20))
def test_scaling_all_figures_leaves_growth_as_it_is(build, ours, theirs, rate, doublings):
    # Powers of two, so that no figure is rounded on the way.
    scaled = [{year: value * 2.0**doublings for year, value in side.items()} for side in (ours, theirs)]
    plain = finding_of(build, growth(build, rate), record_of(build, ours, theirs))
    other = finding_of(build, growth(build, rate), record_of(build, *scaled))
    assert (other.outcome, other.decided_by) == (plain.outcome, plain.decided_by)
    assert measured(other) == measured(plain) != []


@given(ours=FIGURES, theirs=FIGURES, rate=RATES)
def test_the_other_sides_speaker_swaps_home_and_mirror(build, ours, theirs, rate):
    claim, record = growth(build, rate, period=build.year(2004)), record_of(build, ours, theirs)
    of_one, of_other = (finding_of(build, claim, record, side) for side in SIDES)
    for role, swapped in (("home", "mirror"), ("mirror", "home")):
        assert measured(of_one, role=role) == measured(of_other, role=swapped) != []


@given(ours=FIGURES, theirs=FIGURES, rate=RATES)
def test_other_names_for_the_two_sides_change_no_figure(build, ours, theirs, rate):
    facts = {"flow": "exports", "period": build.year(2004)}
    plain = finding_of(build, growth(build, rate, exporter="CHL", **facts), record_of(build, ours, theirs))
    swapped = finding_of(
        build,
        growth(build, rate, exporter="PER", **facts),
        record_of(build, ours, theirs, sides=SIDES[::-1]),
        "PER",
    )
    assert swapped.outcome == plain.outcome
    assert sorted((value, fit) for _, _, value, fit in measured(swapped)) == sorted(
        (value, fit) for _, _, value, fit in measured(plain)
    )


@given(ours=FIGURES, theirs=FIGURES, elsewhere=FIGURES, rate=RATES, form=st.sampled_from(["growth", "level"]))
def test_an_irrelevant_series_changes_nothing(build, ours, theirs, elsewhere, rate, form):
    claim = growth(build, rate) if form == "growth" else build.level(float(rate), rate, 2004)
    others = (
        *build.both_flows("CHL", "BOL", elsewhere),
        *build.both_flows("BOL", "PER", elsewhere),
        *build.both_flows("CHL", "PER", elsewhere, product=Product(words="fuels", hs="27")),
    )
    plain = finding_of(build, claim, record_of(build, ours, theirs))
    assert finding_of(build, claim, record_of(build, ours, theirs, *others)) == plain


@given(
    ours=FIGURES,
    rate=st.integers(1, 40),
    near=st.floats(-3, 3),
    wider=st.floats(1, 2),
    hedge=st.sampled_from(["exactly", "about", "nearly", "more-than", "less-than", "between"]),
    name=st.sampled_from(sorted({*Tolerances.__struct_fields__} - {"one_digit", "late_months"})),
)
def test_a_wider_tolerance_never_turns_a_fit_into_a_miss(build, ours, rate, near, wider, hedge, name):
    ours = {**ours, 2004: ours[2003] * (1 + (rate + near) / 100)}
    record = record_of(build, ours, ours)
    high = {"value_high": rate + 2.0} if hedge == "between" else {}
    claim = growth(build, str(rate), hedge=hedge, **high)
    # "Nearly" names how much of the number is needed, so less is wider there.
    value = getattr(METHOD, name) / wider if name == "nearly" else getattr(METHOD, name) * wider
    loose = Tolerances(**{name: round(value) if name.endswith("_months") else value})
    fits = [
        {(r.id, w.construction) for r in finding.readings for w in r.witnesses if w.fit not in {"miss", None}}
        for finding in check_both(build, claim, record, loose)
    ]
    assert fits[0] <= fits[1]


def check_both(build, claim, record, tolerances: Tolerances) -> tuple[Finding, Finding]:
    said = build.said_by("CHL")
    return tuple(
        check_claims([claim], said, record, published=PUBLISHED, tolerances=one)[0]
        for one in (METHOD, tolerances)
    )


@pytest.mark.parametrize(("narrow", "wide"), WIDER)
@given(ours=FIGURES, rate=st.integers(1, 40), near=st.floats(-1, 1))
def test_a_wider_hedge_never_turns_a_fit_into_a_miss(build, narrow, wide, ours, rate, near):
    # Two drawn figures seldom lie near a drawn rate, so the last year is put within one step of it.
    ours = {**ours, 2004: ours[2003] * (1 + (rate + near) / 100)}
    record = record_of(build, ours, ours)
    claim = growth(build, str(rate), hedge=narrow)
    before = measured(finding_of(build, claim, record))
    after = measured(finding_of(build, msgspec.structs.replace(claim, hedge=wide), record))
    assert [entry[:3] for entry in before] == [entry[:3] for entry in after]
    # A fit that only a usual revision explains would hide a hedge that became narrower.
    lost = [
        old for old, new in zip(before, after, strict=True) if old[3] in WRITTEN and new[3] not in WRITTEN
    ]
    assert not lost
