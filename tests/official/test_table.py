"""The table of a pair: the JSON of ``trade`` and its notes."""

import msgspec
import pytest

from onrecord.errors import UsageError
from onrecord.model import TradeTable
from onrecord.model.trade import Vintage
from onrecord.official import starter_record, trade_table
from onrecord.official.asked import of_pair, part_of
from onrecord.official.pair import pair_trade

LATER = Vintage("office", None, "2023-05-01", "sha256:2")
LINES = """
CHL PER exports 2018 100
CHL PER exports 2019 110
PER CHL imports 2018 120
PER CHL imports 2020 130
"""


def notes(table):
    return {note.code: note.text for note in table.notes}


def test_it_is_the_json_that_was_promised(record_of):
    table = trade_table(record_of(LINES, notes=("by the office",)), "CHL", "PER", years=(2018, 2019))
    written = msgspec.json.encode(table)
    assert msgspec.json.decode(written, type=TradeTable) == table
    assert (table.pair, table.frequency, len(table.series)) == (("CHL", "PER"), "A", 2)
    (mirror,) = table.mirror
    assert (mirror.exporter, mirror.period, mirror.ratio) == ("CHL", "2018", 1.2)
    assert notes(table)["citation"] == "by the office"


def test_the_gap_is_told_with_its_history_and_what_can_lie_behind(record_of):
    table = trade_table(record_of(LINES + "PER CHL imports 2019 110"), "CHL", "PER")
    assert notes(table)["gap"] == (
        "In 2 years (2018 to 2019) the imports that PER reports are between 1.00 and 1.20 times, at the "
        "median 1.10 times the exports that CHL reports (office, retrieved 2020-05-01)"
    )
    assert notes(table)["gap-reasons"].startswith("Between the two reports of what CHL sold to PER in 2019")
    assert "None is known to be the cause" in notes(table)["gap-reasons"]


def test_who_alone_reports_is_told(record_of):
    told = [n.text for n in trade_table(record_of(LINES), "CHL", "PER").notes if n.code == "one-sided"]
    assert told == [
        "In 1 year (2019) CHL alone reports what CHL sold to PER",
        "In 1 year (2020) PER alone reports what CHL sold to PER",
    ]


def test_estimates_are_shown_flagged_and_stand_in_no_mirror(record_of):
    table = trade_table(record_of("CHL PER exports 2018 ~100\nPER CHL imports 2018 120"), "CHL", "PER")
    assert table.series[0].observations[0].estimated
    assert table.mirror == ()
    assert notes(table)["estimated"].startswith("office estimated exports of CHL for 2018;")


def test_what_is_filed_under_no_state_is_told_where_it_is_worth_it(record_of):
    table = trade_table(record_of(LINES + "CHL UNS:no-state exports 2019 11"), "CHL", "PER")
    assert notes(table)["areas-nes"] == (
        "CHL files 9.1% of its exports of 2019 under UNS (unspecified areas), which name no state "
        "(office, retrieved 2020-05-01)"
    )
    small = trade_table(record_of(LINES + "CHL UNS:no-state exports 2019 1"), "CHL", "PER")
    assert "areas-nes" not in notes(small)


def test_lists_of_partners_are_not_read_where_they_are_not_wanted(record_of):
    record = record_of(LINES + "CHL UNS:no-state exports 2019 11")
    record.partners = None
    assert "areas-nes" not in notes(trade_table(record, "CHL", "PER", unspecified=False))


def test_an_unknown_part_is_called_so(record_of):
    record = record_of(LINES + "CHL UNS:no-state exports 2019 11", whole=False)
    assert "CHL files an unknown part of its exports" in notes(trade_table(record, "CHL", "PER"))["areas-nes"]


def test_vintages_that_differ_are_told_and_stay_apart(record_of):
    later = "CHL PER exports 2018 104\nCHL PER exports 2019 110"
    table = trade_table(record_of(LINES, (LATER, later, {})), "CHL", "PER")
    assert [s.retrieved for s in table.series] == ["2020-05-01", "2023-05-01", "2020-05-01"]
    assert notes(table)["vintages-differ"] == (
        "CHL exports: office, retrieved 2020-05-01 and office, retrieved 2023-05-01 differ in 1 of 2 periods "
        "that both hold, by a median 4.0%; they are never mixed"
    )


def test_a_mirror_across_vintages_is_told():
    found = notes(trade_table(starter_record(), "RUS", "VEN"))
    assert found["mirror-across-vintages"].startswith("Both reports of what RUS sold to VEN in 2013")


def test_months_are_named_where_years_are_asked_for(record_of):
    record = record_of("CHL PER exports 2018-01 1\nPER CHL imports 2018-01 2")
    annual = trade_table(record, "CHL", "PER")
    assert (annual.frequency, annual.series) == ("A", ())
    assert notes(annual).keys() == {"no-series", "other-frequency"}
    assert trade_table(record, "CHL", "PER", frequency="M").mirror[0].ratio == 2.0
    assert trade_table(record, "CHL", "PER", frequency=None).frequency == "M"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"years": (1990, 1991)}, "for 1990 to 1991"),
        ({"product": "27"}, "for HS 27"),
        ({"frequency": "M"}, "by month"),
    ],
)
def test_what_was_asked_for_in_vain_is_named(record_of, options, words):
    table = trade_table(record_of(LINES), "CHL", "PER", **options)
    assert words in notes(table)["no-series"]


def test_a_state_has_no_trade_table_with_itself(record_of):
    with pytest.raises(UsageError, match="both sides"):
        trade_table(record_of(LINES), "CHL", "CHL")


def test_the_views_of_a_pair_look_everything_up_once(record_of):
    record = record_of(LINES + "PER CHL imports 2019 110")
    asked, series, partners = [], record.series, record.partners

    def counted_series(*ends, **part):
        asked.append(ends)
        return series(*ends, **part)

    def counted_partners(*list_of, **part):
        asked.append(list_of)
        return partners(*list_of, **part)

    record.series, record.partners = counted_series, counted_partners
    pair = pair_trade(record, of_pair(part_of(), ("CHL", "PER")))
    assert len(asked) == len(set(asked))
    assert pair.table == trade_table(record, "CHL", "PER")
