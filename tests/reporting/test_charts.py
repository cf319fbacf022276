"""The chart of reported flows."""

import re

import msgspec
import pytest
from lxml import etree

from onrecord.model import Observation, TradeTable
from onrecord.reporting.charts import flows_chart
from onrecord.reporting.drawing import shapes_of
from onrecord.reporting.trade_view import trade_view

PAIR = ("CHL", "NOR")


def chart(table: TradeTable) -> etree._Element:
    svg = flows_chart(trade_view(table), "c")
    assert svg is not None
    return etree.fromstring(svg)


def test_a_title_and_a_description_for_screen_readers(tables: dict) -> None:
    root = chart(tables[PAIR])
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "c-title c-desc"
    assert root.findtext("title") == "Trade between Chile and Norway as reported"
    assert "Chile to Norway: Norway's imports, CIF (wits" in root.findtext("desc")


def test_reporters_are_told_apart_without_colour(tables: dict) -> None:
    text = etree.tostring(chart(tables[PAIR]), encoding="unicode")
    assert 'stroke-dasharray="6,4"' in text
    assert 'fill="var(--paper)"' in text
    assert 'fill="var(--seller)"' in text


def test_colours_follow_the_page(tables: dict) -> None:
    text = etree.tostring(chart(tables[PAIR]), encoding="unicode")
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', text))
    assert used <= {"none", "transparent", "currentColor", "var(--seller)", "var(--buyer)", "var(--paper)"}


def test_a_gap_is_a_gap(tables: dict) -> None:
    paths = [path.get("d", "") for path in chart(tables[PAIR]).iter("path")]
    line = next(path for path in paths if path.count("L") > 10)
    assert line.count("M") == 2, "a series that misses two years is two strokes"


def test_counts_of_different_size_get_powers_of_ten(tables: dict) -> None:
    words = "".join(chart(tables[PAIR]).itertext())
    assert "USD, in powers of ten" in words


def test_nothing_held_gives_no_chart() -> None:
    empty = TradeTable(schema_version="0.1", pair=PAIR, frequency="A")
    assert flows_chart(trade_view(empty), "c") is None


@pytest.mark.parametrize(
    "observations",
    [
        (Observation(period="2019-11", value=1.0), Observation(period="2020-02", value=0.0)),
        (Observation(period="2019", value=0.0),),
        (
            Observation(period="2019", value=0.0),
            Observation(period="2020", value=1e9),
            Observation(period="2021", value=1e3),
        ),
        (Observation(period="2019", value=-5.0), Observation(period="2020", value=1e9)),
    ],
)
def test_odd_series_are_drawn(tables: dict, observations: tuple[Observation, ...]) -> None:
    table = tables[PAIR]
    odd = msgspec.structs.replace(table.series[0], observations=observations)
    twice = msgspec.structs.replace(table, series=(odd, odd))
    words = "".join(chart(twice).itertext())
    assert "retrieved 2020-02-07), 2" in words


def test_a_provider_keeps_its_mark_in_every_panel():
    first = [("imf", "2019"), ("wits", "2017"), ("wits", "2018")]
    second = [("wits", "2018"), ("comtrade", "2020"), ("imf", "2019")]
    marks = shapes_of([first, second])
    assert marks["imf", "2019"] == "circle"
    assert marks["wits", "2017"] != marks["wits", "2018"]
    assert len({marks[source] for source in second}) == 3
    assert shapes_of([[("imf", "2019")], [("wits", "1"), ("imf", "2020")]]) == {
        ("imf", "2019"): "circle", ("wits", "1"): "square", ("imf", "2020"): "circle",
    }  # fmt: skip
