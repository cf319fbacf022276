"""Claims in other currencies than the record's, at yearly rates that a file holds."""

from datetime import date

import pytest
from msgspec.structs import replace

from onrecord.checking import check_claims
from onrecord.checking.arithmetic import worked
from onrecord.checking.replaying import replay
from onrecord.errors import RecordError
from onrecord.model import Document, Report
from onrecord.official.rates import NO_RATES, Rate, Rates, load_rates

DAY = date(2005, 6, 1)
# Chile's peso fell: exports of 100 are 200 pesos in 2003, 110 are 275 in 2004.
RATES = Rates(
    [
        Rate("CHL", "exports", "clp", 2003, 0.5),
        Rate("CHL", "imports", "clp", 2003, 0.25),
        Rate("CHL", "exports", "clp", 2004, 0.4),
        Rate("PER", "", "usd", 2003, 1.0),
        Rate("PER", "", "usd", 2004, 1.0),
    ],
    "rates.csv",
)


@pytest.fixture
def record(build):
    return build.record(
        build.series("CHL", "PER", "exports", {2003: 100.0, 2004: 110.0}),
        build.series("PER", "CHL", "imports", {2003: 120.0, 2004: 120.0}),
        build.series("PER", "CHL", "exports", {2003: 50.0, 2004: 60.0}),
    )


def check(build, claim, record, rates=RATES, side="CHL"):
    (found,) = check_claims([claim], build.said_by(side), record, published=DAY, rates=rates)
    return found


def exports(build, **facts):
    return build.claim(flow="exports", exporter="CHL", period=build.year(2004), **facts)


def pesos(build, value, written):
    facts = {"form": "level", "direction": None, "unit": "clp", "value": value, "as_written": written}
    return exports(build, **facts)


def test_an_amount_is_converted_at_the_reporters_own_rate_of_its_year(build, record):
    found = check(build, pesos(build, 275.0, "275"), record)
    (reading,) = found.readings
    home, mirror = reading.witnesses
    assert (found.outcome, reading.currency) == ("matches", "clp")
    assert (home.value, home.unit, home.fit) == (275.0, "clp", "exact")
    assert mirror.value == 300.0  # what Peru buys, at Chile's rate for what it sells
    assert [(c.value, c.rate) for c in home.components] == [(110.0, 0.4)]
    assert (
        "Figures in CLP are converted at yearly rates (rates.csv); one CLP in US dollars: 0.4 in 2004."
        in (found.caveats)
    )
    assert worked(pesos(build, 275.0, "275"), reading, home) == ("2004: 110 / 0.4 = 275",)


def test_without_a_rate_of_the_currency_nothing_is_compared(build, record):
    assert check(build, pesos(build, 275.0, "275"), record, NO_RATES).outcome == "not-comparable"
    soles = replace(pesos(build, 275.0, "275"), unit="pen")
    assert check(build, soles, record).caveats[0].endswith("no rate is held.")


def test_without_a_rate_of_the_year_the_count_says_so(build, record):
    claim = replace(pesos(build, 275.0, "275"), period=build.year(2003), exporter="PER")
    found = check(build, claim, record)
    (witness,) = [w for w in found.readings[0].witnesses if w.role == "mirror"]
    # Peru's own exports at Chile's rate for imports.
    assert witness.value == 200.0
    later = check(build, replace(claim, period=build.year(2004)), record).readings[0].witnesses
    assert {(w.status, w.reason) for w in later if w.role == "mirror"} == {
        ("not-comparable", "no rate of CLP is held for 2004")
    }


def test_growth_may_be_told_in_the_currency_that_the_side_counts_in(build, record):
    claim = exports(build, value=37.5, as_written="37.5%")
    found = check(build, claim, record)
    assert (found.outcome, found.decided_by) == ("depends", "currency")
    dollars, own = found.readings
    assert (dollars.currency, dollars.likelihood, dollars.witnesses[0].value) == ("usd", "likely", 10.0)
    assert (own.currency, own.likelihood, own.witnesses[0].value) == ("clp", "possible", 37.5)
    assert own.why.endswith("; in CLP, the currency of Chile's statistics, at yearly rates")
    assert worked(claim, own, own.witnesses[0]) == (
        "2004: 110 / 0.4 = 275", "2003: 100 / 0.5 = 200", "275 / 200 − 1 = +37.5%",
    )  # fmt: skip


def test_a_side_that_counts_in_dollars_has_no_reading_of_its_own(build, record):
    assert [r.currency for r in check(build, exports(build), record, side="PER").readings] == ["usd"]
    assert [r.currency for r in check(build, exports(build), record, NO_RATES).readings] == ["usd"]


def test_months_are_not_converted_at_yearly_rates(build):
    months = build.record(build.series("CHL", "PER", "exports", {"2004-03": 11.0}))
    period = type(build.year(2004))(start="2004-03", end="2004-03", basis="said")
    claim = replace(pesos(build, 27.5, "27.5"), period=period)
    (home, _) = check(build, claim, months).readings[0].witnesses
    assert home.reason == "yearly rates turn no months into CLP"


def test_a_replay_needs_the_rates(build, record):
    claim = pesos(build, 275.0, "275")
    document = Document(digest="sha256:0", text="up 12%", published="2005-06-01", language="en")
    report = Report(
        id="r", status="read", document=document, statements=build.said_by("CHL"), claims=(claim,),
        findings=(check(build, claim, record),),
    )  # fmt: skip
    assert replay(report, claim, record, RATES).status == "same"
    assert replay(report, claim, record).missing == (
        "yearly rates of CLP: give the file of rates that the report was made with, --rates FILE",
    )
    other = Rates([Rate("CHL", "exports", "clp", 2004, 0.5)], "rates.csv")
    assert replay(report, claim, record, other).status == "differs"


PLAIN = "currency,year,usd\nCLP,2004,0.4\n"
METADATA = (
    "year,country_iso,reported_currency_imports,reported_currency_exports,"
    "currency_conversion_factor_imports,currency_conversion_factor_exports\n"
    "2004,chl,clp,clp,0.5,0.4\n2004,per,usd,usd,1,1\n2004,bol,NA,NA,NA,NA\n2004,ecu,ecs,ecs,0,0\n"
)


def test_both_layouts_are_read(tmp_path):
    file = tmp_path / "rates.csv"
    file.write_text(PLAIN)
    assert load_rates(file).of("clp", 2004, "imports", ["CHL"]) == 0.4
    file.write_text(METADATA)
    rates = load_rates(file)
    assert (rates.of("clp", 2004, "imports", ["CHL"]), rates.of("clp", 2004, "exports", ["CHL"])) == (
        0.5,
        0.4,
    )
    assert rates.of("clp", 2004, "exports", ["PER"]) is None
    assert (rates.currency_of("CHL", [2004]), rates.currency_of("PER", [2004])) == ("clp", None)
    assert rates.currency_of("CHL", [2003, 2004]) is None
    assert not rates.holds("ecs", ["ECU"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n", "has the columns a, b, which are no table of rates"),
        ("", "has the columns none"),
        ("currency,year,usd\nclp,2004,-1\n", "line 2: '-1' is no rate"),
        ("currency,year,usd\nclp,2004,nan\n", "line 2: 'nan' is no rate"),
        ("currency,year,usd\nclp,200x,1\n", "line 2: '200x' is no year"),
        ("currency,year,usd\npesos,2004,1\n", "line 2: 'pesos' is no currency"),
        ("currency,year,usd,flow\nclp,2004,1,both\n", "line 2: 'both' is no flow"),
        ("currency,year,usd\nclp,2004\n", "line 2: None is no rate"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path, text, says):
    file = tmp_path / "rates.csv"
    file.write_text(text)
    with pytest.raises(RecordError) as caught:
        load_rates(file)
    assert says in str(caught.value)
    assert caught.value.hint


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(RecordError, match=r"rates\.csv cannot be read: No such file"):
        load_rates(tmp_path / "rates.csv")
