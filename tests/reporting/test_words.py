"""Every term of the model has plain words; numbers and sentences read as people write them."""

from typing import Any, get_args

import msgspec
import pytest

from onrecord import languages, wording
from onrecord.gazetteer import possessive
from onrecord.gazetteer.tables import table
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
    document,
    findings,
    statements,
    trade,
)
from onrecord.reporting.catalogue import catalogue
from onrecord.reporting.finding_view import finding_view
from onrecord.reporting.lineage import lineage_sentence
from onrecord.reporting.names import country_name, speaker_name
from onrecord.reporting.quantities import date_words, margin, period_words, quantity
from onrecord.reporting.sentences import claim_sentence
from onrecord.reporting.words import listed, month_words, span_words

TERMS = {
    "outcome": findings.Outcome,
    "meaning": findings.Outcome,
    "decided": findings.DecidedBy,
    "fit": findings.Fit,
    "measured": findings.WitnessStatus,
    "agreement": findings.Agreement,
    "likelihood": findings.Likelihood,
    "likelihoods": findings.Likelihood,
    "role": findings.Role,
    "span": findings.TimeSpan,
    "terms": findings.Terms,
    "flow": claims.Flow,
    "measure": claims.Measure,
    "form": claims.Form,
    "hedged": claims.Hedge,
    "place": claims.Place,
    "direction": claims.Direction,
    "record": claims.Extreme,
    "per": claims.Per,
    "each": claims.Per,
    "channel": contacts.Channel,
    "act": contacts.ActKind,
    "deed": contacts.ActKind,
    "thing": contacts.DeliverableKind,
    "medium": statements.Medium,
    "manner": statements.StatementKind,
    "basis": document.PublishedBasis,
    "system": trade.TradeSystem,
    "regime": trade.TradeSystem,
}
BESIDES = {"role": {"own"}, "act": {"uncoded"}, "thing": {"of_sector", "of_quantity"}}


def section(name: str) -> set[str]:
    return {key.split(".")[1] for key in catalogue().entries if key.startswith(f"{name}.")}


@pytest.mark.parametrize("name", TERMS)
def test_every_term_has_words(name: str) -> None:
    assert section(name) == set(get_args(TERMS[name])) | BESIDES.get(name, set())


def test_every_status_and_sector_has_words() -> None:
    kinds = (contacts.ContactStatus, contacts.ActStatus, contacts.DeliverableStatus)
    assert section("status") == {status for kind in kinds for status in get_args(kind)}
    assert section("sector") == {row["label"] for row in table("sectors")}
    tables = [language for language, name in languages.tables() if name == "furniture"]
    rules = [rule for language in tables for rule in languages.rules(language, "furniture")]
    assert section("aside") == {rule["reason"] for rule in rules}


def test_reports_use_the_words_that_findings_use() -> None:
    words = catalogue().entries
    assert {f"decided.{key}": text for key, text in wording.DECIDED_BY.items()}.items() <= words.items()
    for hedge, text in wording.HEDGES.items():
        assert words[f"hedged.{hedge}"] == f"{text} {{amount}}".strip()
        assert hedge == "exactly" or words[f"hedge.{hedge}"] == text
    assert [month_words(f"2021-{month:02}") for month in range(1, 13)] == [
        wording.month_words(f"2021-{month:02}") for month in range(1, 13)
    ]
    for parts in ((), ("a",), ("a", "b"), ("a", "b", "c")):
        assert listed(parts) == wording.listed(parts)
    assert span_words("2021-01/2021-11") == wording.span_words("2021-01/2021-11")


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
