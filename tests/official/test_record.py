"""Several records as one: what one vintage holds twice is shown once, what differs stays apart."""

import pytest

from onrecord.model import Observation, Product, Series
from onrecord.official import combined

GRAIN, TEA = Product(words="grain", hs="10"), Product(words="tea", hs="0902")


def series(values, **more):
    observations = tuple(Observation(period=period, value=value) for period, value in values.items())
    known = {"provider": "x", "reporter": "PER", "partner": "CHL", "flow": "exports", **more}
    return Series(**known, observations=observations)


class Held:
    """A record of given series."""

    def __init__(self, *held):
        self._held = held

    def series(self, a, b, *, frequency=None, product=None):
        return self._held

    def totals(self, reporter):
        return ()

    def partners(self, reporter, flow, period, *, product=None):
        return ()

    def histories(self, reporter):
        return ()

    def notes(self, a, b, *, behind=None):
        return ()


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (series({"2020": 1.0}), series({"2020": 1.0}), 1),
        (series({"2020": 1.0}), series({"2020": 1.0, "2021": 2.0}), 1),
        (series({"2020": 1.0}), series({"2020": 3.0}), 2),
        (series({"2020": 1.0}), series({"2020": 1.0}, retrieved="2022-01-01"), 2),
        (series({"2020": 1.0}, product=GRAIN), series({"2020": 1.0}, product=TEA), 2),
    ],
)
def test_what_is_held_twice_is_shown_once(first, second, kept):
    assert len(combined(Held(first), Held(second)).series("CHL", "PER")) == kept


def test_notes_tell_of_the_series_that_are_read_alone():
    from onrecord.official import starter_record

    record = starter_record()
    theirs = [one for one in record.series("RUS", "VEN") if one.provider == "comtrade"]
    told = [note.text for note in record.notes("RUS", "VEN", behind=theirs) if note.code == "citation"]
    assert len(told) == 1
    assert told[0].startswith("UN Comtrade")
    assert len([n for n in record.notes("RUS", "VEN") if n.code == "citation"]) == 2
    assert record.notes("RUS", "VEN", behind=()) == ()
