"""Every term of the model has plain words; numbers and sentences read as people write them."""

from typing import Any, get_args

import msgspec
import pytest

from onrecord import wording
from onrecord.gazetteer import possessive
from onrecord.model import (
    Claim,
    Component,
    Finding,
    Period,
    Reading,
    Report,
    Speaker,
    Witness,
    claims,
    contacts,
    findings,
    statements,
)
from onrecord.reporting import words
from onrecord.reporting.finding_view import finding_view
from onrecord.reporting.lineage import lineage_sentence
from onrecord.reporting.names import country_name, speaker_name
from onrecord.reporting.quantities import date_words, margin, period_words, quantity
from onrecord.reporting.sentences import claim_sentence


@pytest.mark.parametrize(
    ("terms", "table"),
    [
        (findings.Outcome, words.OUTCOMES),
        (findings.DecidedBy, wording.DECIDED_BY),
        (findings.Fit, words.FITS),
        (findings.WitnessStatus, words.WITNESS_STATUS),
        (findings.Agreement, words.AGREEMENTS),
        (findings.Likelihood, words.LIKELIHOOD_WORDS),
        (findings.Role, words.ROLES),
        (findings.TimeSpan, words.SPANS),
        (findings.Terms, words.TERMS),
        (claims.Flow, words.FLOWS),
        (claims.Measure, words.MEASURES),
        (claims.Form, words.FORMS),
        (claims.Hedge, wording.HEDGES),
        (claims.Place, words.PLACES),
        (contacts.Channel, words.CHANNELS),
        (contacts.ActKind, words.ACTS),
        (contacts.ActKind, words.ACTS_ALONE),
        (statements.Medium, words.MEDIA),
        (statements.StatementKind, words.STATEMENT_KINDS),
    ],
)
def test_every_term_has_words(terms: Any, table: dict[str, Any]) -> None:
    assert set(get_args(terms)) == set(table)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (12, "percent", "12%"),
        (-7.46, "percent", "−7.5%"),
        (1.1, "points", "1.1 points"),
        (3, "ratio", "×3"),
        (2, "rank", "number 2"),
        (2_446_530_407, "usd", "2.447 billion USD"),
        (755_387, "usd", "755,387 USD"),
        (1_300_000, "tonnes", "1.3 million tonnes"),
        (12, "bcm", "12 bcm"),
        (5, "unspecified", "5 (unit not said)"),
        (5, "other", "5"),
    ],
)
def test_quantities(value: float, unit: str, expected: str) -> None:
    assert quantity(value, unit) == expected


def test_margins_of_rates_are_points() -> None:
    assert margin(-7.5, "percent") == "−7.5 points"
    assert margin(0, "usd") == "none"
    assert margin(2_000_000, "usd") == "+2 million USD"


def test_dates_and_periods() -> None:
    assert [date_words(date) for date in ("2020-01-20", "2020-01", "2020")] == [
        "20 January 2020",
        "January 2020",
        "2020",
    ]
    spans = [("2020-01", "2020-12"), ("2018-01", "2020-12"), ("2020-01", "2020-06"), ("2020-03", "2020-03")]
    assert [period_words(Period(start=start, end=end, basis="")) for start, end in spans] == [
        "2020",
        "2018 to 2020",
        "January 2020 to June 2020",
        "March 2020",
    ]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, "Trade between Chile and Norway came to 2 billion kroner"),
        ({"form": "growth", "direction": "down"}, "Trade between Chile and Norway fell by 2 billion kroner"),
        (
            {"flow": "exports", "exporter": "CHL", "product": claims.Product(words="copper")},
            "Chile's exports of copper to Norway came to 2 billion kroner",
        ),
        ({"flow": "imports", "exporter": "CHL"}, "Norway's imports from Chile came to 2 billion kroner"),
        (
            {"flow": "balance", "exporter": "NOR"},
            "Norway's trade surplus with Chile came to 2 billion kroner",
        ),
        ({"flow": "exports"}, "Exports between Chile and Norway came to 2 billion kroner"),
        ({"parties": ()}, "Trade between countries that are not named came to 2 billion kroner"),
        (
            {"form": "target", "hedge": "at-least"},
            "Trade between Chile and Norway is to reach at least 2 billion kroner",
        ),
        (
            {"form": "multiple", "value": 3.0, "as_written": "tripled"},
            "Trade between Chile and Norway changed to 3 times its base (“tripled”)",
        ),
        (
            {"form": "share", "share_of": "its trade", "record": "high"},
            "Trade between Chile and Norway made up 2 billion kroner of its trade, a record high",
        ),
        (
            {"period": Period(start="2019-01", end="2019-12", basis="said")},
            "Trade between Chile and Norway came to 2 billion kroner in 2019",
        ),
    ],
)
def test_claims_as_sentences(slots: dict[str, Any], expected: str) -> None:
    given = {"parties": ("CHL", "NOR"), "flow": "total", "form": "level", "as_written": "2 billion kroner"}
    assert claim_sentence(Claim(**{"id": "k1", "unit": "nok", **given, **slots})) == expected


def test_lineage(report: Report) -> None:
    claim = report.claim("k1")
    only_outlet = msgspec.structs.replace(claim, mentions=claim.mentions[:1])
    only_said = msgspec.structs.replace(claim, mentions=claim.mentions[1:])
    assert lineage_sentence(only_outlet).endswith("nobody is named as its author.")
    assert lineage_sentence(only_said) == "Always attributed to a speaker."


def test_names() -> None:
    assert country_name("CHL") == "Chile"
    assert country_name("QQQ") == "QQQ"
    assert possessive("NLD") == "the Netherlands'"
    office = Speaker(
        text="the minister", start=0, end=12, office="finance minister", country="NLD", basis="office"
    )
    assert speaker_name(office) == "the finance minister (Netherlands)"


def test_without_a_speaker_neither_count_is_called_the_speakers_side():
    def counted_by(reporter):
        seen = Component(reporter=reporter, partner="PER", flow="exports", period="2020", value=1.0)
        return Witness(
            provider="x", role="home", construction="", status="computed", unit="usd", components=(seen,)
        )

    reading = Reading(
        id="r1", flow="total", measure="goods", likelihood="likely", why="", agreement="none",
        witnesses=(counted_by("CHL"), counted_by("PER")),
    )  # fmt: skip
    view = finding_view(Finding(claim="k1", outcome="differs", readings=(reading,)), ("CHL", "PER"))
    (_, (shown,)) = view.readings[0]
    assert [w.whose for w in shown.witnesses] == ["Chile (its own count)", "Peru (its own count)"]
