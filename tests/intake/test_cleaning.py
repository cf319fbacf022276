"""What cleaning changes, and what it leaves alone."""

import pytest

from onrecord.intake.cleaning import clean


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("one\r\ntwo\rthree\u2028four\u0085five", "one\ntwo\nthree\nfour\nfive"),
        ("\ufeffone\u200b two\u2060", "one two"),
        ("ex\u00adports", "exports"),
        ("12\u200f%\u202b rise\u202c", "12% rise"),
        ("a\x00b\x07c\td", "abc\td"),
        ("Pero\u0301n", "Perón"),
        ("\n\n  one \n two \n", "one \n two"),
        ("\ud800x", "\ufffdx"),
        ("\u1112\u1161\u11ab", "한"),
    ],
)
def test_changed(text, even):
    assert clean(text)[0] == even


@pytest.mark.parametrize(
    "text", ["👩\u200d🚀", "می\u200cخواهم", "Related\u00a0 news", "“12 ½ %” – €5", "ﬁ ² Ⅳ", "a\tb\n\n\nc"]
)
def test_left_alone(text):
    assert clean(text)[0] == text


def test_a_megabyte_of_text_keeps_few_runs():
    _, offsets = clean("Trade rose.\n" * 80_000)
    assert len(offsets.runs) == 1
