"""Who a name means, by the words beside it and the day."""

from datetime import date

import pytest

from onrecord.gazetteer import find, incumbent, leaders


def people(text, on=None):
    return [(m.text, m.country, m.name, m.office) for m in find(text, on=on) if m.kind == "leader"]


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        (
            "Margaret\nThatcher spoke.",
            date(1987, 3, 31),
            ("Margaret\nThatcher", "GBR", "Margaret Thatcher", "prime minister"),
        ),
        (
            "Then Thatcher spoke.",
            date(1987, 3, 31),
            ("Thatcher", "GBR", "Margaret Thatcher", "prime minister"),
        ),
        ("Mrs Thatcher spoke.", date(1991, 3, 31), ("Thatcher", "GBR", "Margaret Thatcher", None)),
        ("THATCHER SPEAKS", date(1987, 3, 31), ("THATCHER", "GBR", "Margaret Thatcher", "prime minister")),
        ("Nicolas Maduro spoke.", date(2020, 1, 1), ("Nicolas Maduro", "VEN", "Nicolás Maduro", "president")),
    ],
)
def test_a_name_means_a_leader(text, on, expected):
    assert people(text, on) == [expected]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Then Thatcher spoke.", date(2015, 1, 1)),
        ("Yesterday a Mark Thatcher drove a car across the wide empty plain.", date(1987, 3, 31)),
        ("There President Dan Nobody spoke about the weather and the roads.", date(2025, 9, 1)),
        ("The thatcher mends roofs.", date(1987, 3, 31)),
    ],
)
def test_a_name_of_someone_else_is_nobody(text, on):
    assert people(text, on) == []


def test_incumbents_by_role_and_day():
    assert incumbent("GBR", "prime minister", date(1987, 1, 1)).name == "Margaret Thatcher"
    assert incumbent("GBR", "prime minister", date(1700, 1, 1)) is None
    assert incumbent("VEN", "shepherd", date(2020, 1, 1)) is None


def test_terms_on_the_day_come_first():
    assert leaders("thatcher", on=date(1987, 1, 1))[0].in_office(date(1987, 1, 1))
    assert leaders("Nobody At All") == ()


def test_the_highest_office_held_on_the_day_is_the_one_given():
    (xi,) = find("Xi Jinping said trade rose.", on=date(2022, 6, 1))
    assert xi.office == "president"
    (medvedev,) = find("Medvedev said trade rose.", on=date(2014, 6, 1))
    assert medvedev.office == "prime minister"


def test_a_common_full_name_is_a_leader_around_the_term_only():
    assert find("Stephen Smith said trade rose.", on=date(2009, 6, 1))
    assert not find("Stephen Smith said trade rose.", on=date(1990, 6, 1))
