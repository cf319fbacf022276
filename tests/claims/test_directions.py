"""The direction of a sum that is told with its change, in sentences of our own."""

import pytest


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Estonia's exports to Latvia were worth $400 million in 2018, up 7 percent on the year.", "up"),
        ("Estonia's exports to Latvia came to $400 million in 2018, a fall of nearly 3 percent.", "down"),
        ("Estonia exported goods worth $400 million to Latvia, which is by 9 percent less.", "down"),
        ("Estonia's exports to Latvia totalled $400 million, growing by about 5 percent.", "up"),
        ("Estonia sold Latvia goods worth $400 million in 2018, 6 percent less than a year earlier.", "down"),
        ("Estonia's exports to Latvia were $400 million in 2018, a 12 percent rise on 2017.", "up"),
        ("Estonia's exports to Latvia were $400 million, against $380 million, a rise of 5 percent.", "up"),
        ("Estonia sold $400 million worth of timber to Latvia in 2018, down from $500 million.", "down"),
        ("Estonia's exports to Latvia recovered to $400 million in 2018.", "up"),
        ("Estonia's exports to Latvia were $400 million, while imports rose 4 percent.", None),
        ("Estonia's exports to Latvia were $400 million, 30 percent of the total.", None),
        ("Estonia's exports to Latvia were $400 million in 2018.", None),
    ],
)
def test_a_sum_has_the_direction_of_its_change(read, text, direction):
    assert read(text, published="2019-05-02")[0].direction == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Estonia's share in Latvia's imports went up from 8 to 11 percent in 2018.", "up"),
        ("Estonia's share of Latvia's imports fell to 8 percent last year from 11 percent in 2017.", "down"),
    ],
)
def test_a_share_has_the_direction_of_its_two_values(read, text, direction):
    claims = read(text, published="2019-05-02")
    assert direction in {claim.direction for claim in claims}


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Estonia and Latvia want to bring their trade to $3 billion by 2025.", "up"),
        ("Trade between Estonia and Latvia could reach $3 billion in 2025.", "up"),
        ("The goal is to raise trade between Estonia and Latvia to $3 billion.", "up"),
        ("Trade between Estonia and Latvia should be $3 billion this year.", None),
    ],
)
def test_a_goal_has_the_direction_of_the_way_there(read, text, direction):
    assert read(text, published="2019-05-02")[0].direction == direction


def test_a_sum_that_doubled_went_up(read):
    _, level = read("Estonia's exports to Latvia doubled in 2018 to $400 million.", published="2019-05-02")
    assert level.direction == "up"
