"""What belongs to a country: cities, parties, armed groups, peoples, universities, firms, newspapers."""

from collections import defaultdict
from pathlib import Path

import pytest

from onrecord.gazetteer import find
from onrecord.gazetteer.countries import countries
from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.tables import rows, spellings, table

CASES = Path(__file__).parent / "cases"
WIDE = ("places", "groups", "institutions", "media")
MANY_NAMES = (*WIDE, "services", "figures")


@pytest.mark.parametrize("row", rows(CASES / "belonging.tsv"), ids=lambda row: row["text"])
def test_what_belongs_to_a_country_is_found(row):
    found = find(row["text"], wide=True)
    assert " | ".join(f"{m.kind}:{m.country}:{m.text}" for m in found) == row["expected"]


@pytest.mark.parametrize("row", rows(CASES / "belonging_not.tsv"), ids=lambda row: row["text"])
def test_a_name_that_several_share_needs_a_country_beside_it(row):
    kinds = {"place", "group", "institution", "outlet"}
    assert not [m for m in find(row["text"], wide=True) if m.kind in kinds], row["reason"]


def test_what_does_not_act_for_a_state_is_left_out_unless_asked_for():
    assert find("Hamas, Osaka, Gazprom and Der Spiegel") == ()


@pytest.mark.parametrize("name", MANY_NAMES)
def test_rows_are_complete_and_sourced(name):
    for row in table(name):
        assert row["class"], row
        assert row["country"] in countries(), row
        assert row["names"], row
        assert row["reference"], row


@pytest.mark.parametrize("name", ["services", "figures"])
def test_names_that_act_belong_to_one_country_only(name):
    owners = defaultdict(set)
    for country, _, spelling in spellings(name):
        owners[fold(spelling)].add(country)
    for wide in WIDE:
        for country, _, spelling in spellings(wide):
            if fold(spelling) in owners:
                owners[fold(spelling)].add(country)
    assert {words: held for words, held in owners.items() if len(held) > 1} == {}


def test_names_of_one_word_are_no_given_names():
    given = {fold(row["words"]) for row in table("given_names")} - {"sydney"}  # find() tells the two apart
    names = {fold(spelling) for name in MANY_NAMES for _, _, spelling in spellings(name)}
    assert names & given == set()


def test_no_city_has_a_country_s_own_name():
    own = {fold(name) for c in countries().values() for name in (*c.names, *c.adjectives)}
    assert {fold(s) for _, _, s in spellings("places")} & own <= {
        "aland islands",
        "ogaden",
        "nagorno-karabakh",
    }


def test_people_of_tables_without_dates_have_no_dated_office():
    held = {fold(row["name"]) for row in table("leaders")}
    assert {fold(s) for _, _, s in spellings("figures")} & held == set()
