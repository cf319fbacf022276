"""The fields of relations a text touches."""

from pathlib import Path

import pytest

from onrecord.extraction.parse import parse
from onrecord.extraction.sectors import find_sectors
from onrecord.gazetteer import sectors
from onrecord.languages import table
from onrecord.model import Document, SetAside


def found(text, **known):
    return find_sectors(parse(Document(digest="", text=text, language="en", **known)))


@pytest.mark.cases("sectors.tsv")
def test_sectors_are_read_in_order(text, expected):
    assert [mention.sector for mention in found(text)] == expected.split(", ")


@pytest.mark.cases("sectors_not.tsv")
def test_names_and_other_senses_are_no_sector(text):
    assert found(text) == ()


def test_in_a_heading_capitals_do_not_make_a_name():
    assert [mention.sector for mention in found("GHANA AND NORWAY TO EXPAND TRADE AND TOURISM")] == [
        "trade",
        "tourism",
    ]


def test_every_place_is_quoted_exactly():
    text = "Trade 🐟 fell.\r\nTrade rose again."
    (trade,) = found(text)
    assert [text[m.start : m.end] for m in trade.mentions] == ["Trade", "Trade"]


def test_what_is_set_aside_names_no_sector():
    text = "Related: tourism grows"
    aside = SetAside(start=0, end=len(text), text=text, reason="related-link")
    assert found(text + "\n\nFish is dear.", set_aside=(aside,)) == ()


def test_every_label_is_one_of_the_gazetteer():
    known = {sector.label for sector in sectors()}
    assert {row["sector"] for row in table("en", "sectors")} <= known


def test_the_scheme_is_told_as_it_is():
    told = (Path(__file__).parents[2] / "docs" / "sectors.md").read_text("utf-8")
    for sector in sectors():
        parent = f"`{sector.parent}`" if sector.parent else ""
        assert f"| `{sector.label}` | {parent} | {sector.description} |" in told
