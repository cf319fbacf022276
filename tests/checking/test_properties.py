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
BASIS = "The chance of a fit is drawn from"
WRITTEN = {"exact", "rounded", "beyond"}

FIGURES = st.lists(st.integers(1, 10**6), min_size=len(YEARS), max_size=len(YEARS)).map(
    lambda values: {year: 8.0 * value for year, value in zip(YEARS, values, strict=True)}
)
RATES = st.one_of(st.integers(1, 300).map(str), st.integers(1, 999).map(lambda tenths: f"{tenths / 10:.1f}"))
CLAIMED = {"rate": RATES, "form": st.sampled_from(["growth", "level"])}
WIDER = [("exactly", "about"), ("exactly", "estimated"), ("more-than", "at-least"), ("less-than", "at-most")]


def record_of(build, ours, theirs, *others, sides=SIDES, **facts):
    first, second = sides
    return build.record(
        *build.both_flows(first, second, ours), *build.both_flows(second, first, theirs), *others, **facts
    )


def growth(build, rate: str, **changes):
    return build.claim(value=float(rate), as_written=f"{rate}%", **changes)


def claimed(build, rate: str, form: str):
    return growth(build, rate) if form == "growth" else build.level(float(rate), rate, 2004)


def finding_of(build, claim, record, side: str = "CHL") -> Finding:
    (finding,) = check_claims([claim], build.said_by(side), record, published=PUBLISHED)
    return finding


def similar_pairs(build, rate: float, **counts):
    """Three partners of each side, as large as the pair at the end and growing by ``rate`` percent a year."""
    return tuple(
        one
        for side, values in counts.items()
        for partner in ("ARG", "ECU", "PRY")
        for one in build.both_flows(
            side, partner, {year: values[2004] * (1 + rate / 100) ** (year - 2004) for year in YEARS}
        )
    )


def without_chance(finding: Finding) -> Finding:
    told = tuple(text for text in finding.caveats if BASIS not in text)
    return msgspec.structs.replace(finding, chance=None, caveats=told)


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


@given(ours=FIGURES, theirs=FIGURES, elsewhere=FIGURES, **CLAIMED)
def test_an_irrelevant_series_changes_nothing(build, ours, theirs, elsewhere, rate, form):
    claim, fuels = claimed(build, rate, form), Product(words="fuels", hs="27")
    beside = similar_pairs(build, float(rate), CHL=ours, PER=theirs)
    others = (
        *build.both_flows("ARG", "BOL", elsewhere),
        *build.both_flows("BOL", "PER", elsewhere),
        *build.both_flows("CHL", "PER", elsewhere, product=fuels),
        *build.both_flows("CHL", "BOL", elsewhere, product=fuels),
        *build.both_flows("CHL", "BOL", elsewhere, provider="other", snapshot="sha256:2"),
    )
    plain = finding_of(build, claim, record_of(build, ours, theirs, *beside, lists=True))
    more = record_of(build, ours, theirs, *beside, *others, lists=True)
    assert finding_of(build, claim, more) == plain
    assert plain.chance is not None or form == "level"


@given(ours=FIGURES, theirs=FIGURES, elsewhere=FIGURES, **CLAIMED)
def test_without_lists_other_partners_change_nothing(build, ours, theirs, elsewhere, rate, form):
    claim = claimed(build, rate, form)
    others = (*build.both_flows("CHL", "BOL", elsewhere), *build.both_flows("PER", "BOL", elsewhere))
    plain = finding_of(build, claim, record_of(build, ours, theirs))
    assert finding_of(build, claim, record_of(build, ours, theirs, *others)) == plain


@given(ours=FIGURES, theirs=FIGURES, **CLAIMED)
def test_other_partners_of_either_side_change_the_chance_alone(build, ours, theirs, rate, form):
    claim = claimed(build, rate, form)
    others = similar_pairs(build, float(rate), CHL=ours, PER=theirs)
    plain = finding_of(build, claim, record_of(build, ours, theirs, lists=True))
    drawn = finding_of(build, claim, record_of(build, ours, theirs, *others, lists=True))
    assert without_chance(drawn) == without_chance(plain)
    assert form == "level" or 0 <= drawn.chance <= 1
    assert (drawn.chance is None) == (BASIS not in " ".join(drawn.caveats))


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
