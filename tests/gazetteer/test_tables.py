"""The tables themselves: every row complete and every reference to another table kept."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from importlib import resources
from itertools import combinations
from pathlib import Path

import pytest

from onrecord.gazetteer import find, leaders, sectors
from onrecord.gazetteer.countries import countries
from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.tables import rows, table, values

CASES = Path(__file__).parent / "cases"
NAMES = sorted(
    file.name.removesuffix(".tsv") for file in (resources.files("onrecord.gazetteer") / "tables").iterdir()
)
HANDOVER = timedelta(days=31)
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def day(text, filling):
    """The day meant by a date that may lack its month or day: the first or last it can be."""
    return date.fromisoformat(text + filling[len(text) :])


def possible(row):
    """First and last day on which the term may have held."""
    return day(row["start"], "0000-01-01"), day(row["end"] or "9999", "0000-12-28")


def certain(row):
    """First and last day for which it is certain; for a short term of vague dates there is none."""
    return day(row["start"], "0000-12-28"), day(row["end"] or "9999", "0000-01-01")


@pytest.mark.parametrize("name", NAMES)
def test_a_row_has_no_cell_too_many_nor_white_space_at_its_ends(name):
    for row in table(name):
        assert None not in row, row
        assert all(cell == cell.strip() for cell in row.values()), row


@pytest.mark.parametrize("name", [n for n in NAMES if n not in {"dated", "metonyms"}])
def test_no_words_are_listed_twice(name):
    counts = Counter(row["words"] for row in table(name) if "words" in row)
    assert not [words for words, count in counts.items() if count > 1]


@pytest.mark.parametrize("name", NAMES)
def test_countries_named_in_a_table_are_known(name):
    for row in table(name):
        assert row.get("country", "") in {"", *countries()}, row


@pytest.mark.parametrize("name", ["dated", "metonyms", "prefixes"])
def test_words_that_stand_for_a_state_have_one(name):
    assert all(row["country"] for row in table(name))


def test_words_left_alone_are_words_of_a_country():
    known = {
        word for c in countries().values() for word in (*c.names, *c.adjectives, *c.demonyms, *c.capitals)
    }
    spellings = {fold(word) for word in (*known, *(row["words"] for row in table("dated")))}
    assert [row["words"] for row in table("ambiguous") if fold(row["words"]) not in spellings] == []


def test_most_states_have_a_capital():
    without = [c.code for c in countries().values() if not c.capital]
    assert len(without) < 40


def test_exclusions_and_ambiguous_words_say_why():
    assert all(row["reason"] for name in ("exclusions", "ambiguous", "dated") for row in table(name))


def test_sectors_have_parents_and_two_levels():
    known = {sector.label: sector for sector in sectors()}
    assert len(known) == len(sectors())
    for sector in sectors():
        assert sector.description
        assert sector.parent is None or known[sector.parent].parent is None


def test_terms_are_complete():
    assert [row for row in table("leaders") if not _complete(row)] == []


def _complete(row):
    dated = DAY.fullmatch(row["start"]) and (not row["end"] or DAY.fullmatch(row["end"]))
    start, end = possible(row) if dated else (date.max, date.min)
    return row["name"] and row["country"] and row["reference"] and start <= end


def test_offices_of_terms_are_offices_the_finder_knows():
    held = {row["office"] for row in table("leaders")}
    found = {office: [match.office for match in find(f"the Peruvian {office}")] for office in held}
    assert {office: offices for office, offices in found.items() if offices != [office]} == {}


def test_two_holders_of_an_office_do_not_overlap():
    joint = {(row["country"], row["office"]) for row in rows(CASES / "joint_offices.tsv")}
    held = defaultdict(list)
    for row in table("leaders"):
        held[row["country"], row["office"]].append((row["name"], *certain(row)))
    clashes = [
        (*office, one, other)
        for office in held
        if not {office, ("", office[1])} & joint
        for (one, start, end), (other, later_start, later_end) in combinations(held[office], 2)
        if one != other and min(end, later_end) - max(start, later_start) > HANDOVER
    ]
    assert not clashes


def test_people_listed_hold_an_office():
    known = {row["name"] for row in table("leaders")}
    assert [row["name"] for row in table("people") if row["name"] not in known] == []


def test_aliases_and_surnames_lead_to_the_person():
    for row in table("people"):
        for name in (*values(row["aliases"]), *values(row["surnames"])):
            assert row["name"] in {term.name for term in leaders(name)}
