"""The direction of a sum that is told with its change, in sentences of our own."""

import pytest


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Estonia's exports to Latvia were worth $400 million in 2018, up 7 percent on the year.", "up"),
        ("Estonia's exports to Latvia came to $400 million in 2018, a fall of nearly 3 percent.", "down"),
        ("Estonia exported goods worth $400 million to Latvia, which is by 9 percent less.", "down"),
        ("Estonia's exports to Latvia totalled $400 million, growing by about 5 percent.", "up"),
        ("Estonia's exports to Latvia were $400 million, while imports rose 4 percent.", None),
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
