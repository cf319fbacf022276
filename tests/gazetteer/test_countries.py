"""Countries: complete, unambiguous, and found again by their own words."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from onrecord.gazetteer import country, find, lookup
from onrecord.gazetteer.countries import countries, is_acronym
from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.tables import rows, table

LOOKUPS = rows(Path(__file__).parent / "cases" / "lookups.tsv")
FORMER = {"SUN", "YUG", "CSK", "DDR", "SCG", "ANT", "YMD"}
OUTSIDE_ISO = {"XKX", "EUU"}


@pytest.mark.parametrize("row", LOOKUPS, ids=[repr(row["text"]) for row in LOOKUPS])
def test_lookup(row):
    found = lookup(row["text"])
    assert (found.code if found else "") == row["country"]


def test_all_of_iso_3166_1_are_there_and_little_else():
    assert len(countries().keys() - FORMER - OUTSIDE_ISO) == 249
    assert countries().keys() >= FORMER | OUTSIDE_ISO
    assert all(len(code) == 3 and code.isupper() and code.isascii() for code in countries())


def test_no_two_countries_share_a_word():
    holders = defaultdict(set)
    for entry in countries().values():
        for word in {*entry.names, *entry.adjectives, *entry.demonyms, *entry.capitals}:
            holders[word if is_acronym(word) else fold(word)].add(entry.code)
    assert not {word: codes for word, codes in holders.items() if len(codes) > 1}


@pytest.mark.parametrize("code", countries())
def test_a_country_is_found_again_by_its_words(code):
    entry = country(code)
    for word in (code, entry.title, *entry.names, *entry.adjectives, *entry.demonyms, *entry.capitals):
        assert lookup(word) is entry, word


@pytest.mark.parametrize("code", countries())
def test_the_finder_knows_a_country_by_name_adjective_and_people(code):
    left_out = {fold(row["words"]) for row in table("ambiguous")}
    entry = country(code)
    for word in {*entry.names, *entry.adjectives, *entry.demonyms}:
        if fold(word) not in left_out:
            (match,) = find(f"For {word} it is new.")
            assert (match.text, match.country) == (word, code)


def test_an_unknown_code_is_refused_by_name():
    with pytest.raises(KeyError, match="QQQ"):
        country("QQQ")


def test_words_of_former_states_follow_the_day():
    assert lookup("Moscow", on=date(1987, 1, 1)).code == "SUN"
    assert lookup("Moscow", on=date(2017, 1, 1)).code == "RUS"
    assert lookup("Moscow").code == "RUS"
    assert lookup("Bonn").code == "DEU"


def test_periods_are_dates_in_order():
    for entry in countries().values():
        for day in filter(None, (entry.start, entry.end)):
            date.fromisoformat(day)
        assert not (entry.start and entry.end) or entry.start < entry.end
