"""Other partners of a counting state: which are similar, and their shares and places, by hand."""

import pytest

from onrecord.checking.amounts import Term, books
from onrecord.checking.similar import Ledger

YEARS = range(2001, 2005)
SOLD, BOUGHT = Term(1, "CHL", "PER", "exports"), Term(1, "CHL", "PER", "imports")


@pytest.fixture
def ledger(build):
    """Makes Chile's ledger of its exports, or of other terms, from partners with their exports by year."""

    def make(partners, *more, terms=(SOLD,), no_state=()):
        held = [build.series("CHL", code, "exports", values) for code, values in partners.items()]
        record = build.record(*held, *more, lists=True, no_state=no_state)
        (book,) = books(record.series("CHL", "PER"))
        return Ledger(record.histories("CHL"), book, terms)

    return make


def flat(value):
    return dict.fromkeys(YEARS, value)


def test_similar_is_from_half_to_twice_and_the_nearest_come_first(ledger):
    found = ledger(
        {"PER": flat(100), "ARG": flat(50), "BOL": flat(49), "ECU": flat(200), "PRY": flat(201),
         "BRA": flat(90), "COL": flat(110), "WLD": flat(100), "UNS": flat(100)}, no_state=("UNS",),
    )  # fmt: skip
    assert found.similar("PER", 2004) == ("COL", "BRA", "ARG", "ECU")


def test_no_more_than_twenty_are_similar(ledger):
    codes = [f"X{letter}{other}" for letter in "ABCDE" for other in "ABCDE"]
    partners = {code: flat(100 + place) for place, code in enumerate(codes, start=1)}
    assert ledger({"PER": flat(100), **partners}).similar("PER", 2004) == tuple(codes[:20])


@pytest.mark.parametrize(
    ("until", "similar"), [(2004, ("BOL",)), (2002, ("ARG",)), (2003, ("ARG",)), (1990, ("ARG",))]
)
def test_size_is_that_of_the_last_year_at_hand(ledger, until, similar):
    held = {
        "PER": {2001: 100, 2004: 100},
        "ARG": {2001: 100, 2003: 1, 2004: 1},
        "BOL": {2001: 1, 2002: 100, 2004: 100},
    }
    assert ledger(held).similar("PER", until) == similar


def test_a_pair_that_is_not_listed_has_no_similar_ones(ledger):
    assert ledger({"PER": flat(100), "ARG": flat(100)}).similar("VEN", 2004) == ()


def test_the_size_of_a_balance_is_its_trade(build, ledger):
    imports = [build.series("CHL", c, "imports", flat(v)) for c, v in (("PER", 90), ("ARG", 95), ("BOL", 10))]
    terms = (SOLD, BOUGHT._replace(sign=-1))
    found = ledger({"PER": flat(100), "ARG": flat(80), "BOL": flat(20)}, *imports, terms=terms)
    assert found.similar("PER", 2004) == ("ARG",)
    assert found.values("ARG") == flat(-15)


def test_a_sum_needs_each_flow(build, ledger):
    imports = [
        build.series("CHL", "PER", "imports", flat(9)),
        build.series("CHL", "ARG", "imports", {2003: 9}),
    ]
    found = ledger({"PER": flat(100), "ARG": flat(100), "BOL": flat(100)}, *imports, terms=(SOLD, BOUGHT))
    assert found.values("ARG") == {2003: 109}
    assert found.similar("PER", 2004) == ()
    assert found.similar("PER", 2003) == ("ARG",)


def test_estimates_and_other_valuations_are_left_out(build, ledger):
    guessed = build.series("CHL", "ARG", "exports", flat(100), estimated=(2003,))
    other = build.series("CHL", "BOL", "exports", flat(100), valuation="CIF")
    found = ledger({"PER": flat(100)}, guessed, other)
    assert found.similar("PER", 2004) == ("ARG",)
    assert found.values("ARG") == {2001: 100, 2002: 100, 2004: 100}


def test_shares_are_of_the_world_row_else_of_all_partners(ledger):
    found = ledger(
        {"PER": flat(20), "ARG": flat(60), "UNS": flat(20), "WLD": {2003: 200, 2004: 80}}, no_state=("UNS",)
    )
    assert found.shares("PER") == {2001: 20.0, 2002: 20.0, 2003: 10.0, 2004: 25.0}


def test_places_need_a_complete_list(ledger):
    found = ledger(
        {"PER": flat(20), "ARG": flat(60), "BOL": {2001: 20, 2002: 30, 2003: 30, 2004: 30}, "UNS": flat(70),
         "CHL": flat(65), "WLD": {2003: 245, 2004: 250}}, no_state=("UNS",),
    )  # fmt: skip
    assert found.places(("PER", "ARG")) == (
        {2001: 2.0, 2002: 3.0, 2003: 3.0},
        {2001: 1.0, 2002: 1.0, 2003: 1.0},
    )


def test_a_state_without_one_flow_ranks_by_what_it_has_but_in_no_balance(build, ledger):
    imports = [build.series("CHL", code, "imports", {2004: 5}) for code in ("PER", "ARG")]
    exports = {"PER": {2004: 10}, "ARG": {2004: 12}, "BOL": {2004: 30}}
    total = ledger(exports, *imports, terms=(SOLD, BOUGHT))
    balance = ledger(exports, *imports, terms=(SOLD, BOUGHT._replace(sign=-1)))
    assert total.places(("PER",)) == ({2004: 3.0},)
    assert balance.places(("PER",)) == ({2004: 2.0},)
