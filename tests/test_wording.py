"""The few turns of English that findings and reports share."""

import pytest

from onrecord.wording import listed


@pytest.mark.parametrize(
    ("parts", "expected"),
    [((), ""), (("Chad",), "Chad"), (("Chad", "Mali"), "Chad and Mali"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_reads_as_english(parts, expected):
    assert listed(parts) == expected
