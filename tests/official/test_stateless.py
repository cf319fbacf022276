"""What the codes of rows that name no state stand for."""

import pytest

from onrecord.official.standing import LeftOut
from onrecord.official.stateless import left_out_words


@pytest.mark.parametrize("provider", ["wits", "ministry"])
@pytest.mark.parametrize(
    ("code", "word"), [("UNS", "unspecified"), ("BUN", "bunkers"), ("FRE", "free zones"), ("SPE", "special")]
)
def test_the_codes_of_wits_are_explained_wherever_they_come_from(provider, code, word):
    told = left_out_words(LeftOut(code=code, kind="no-state", value=1.0, share=None), provider)
    assert told.startswith(f"{code} ({word}")


@pytest.mark.parametrize(
    ("code", "kind", "told"),
    [
        ("899", "no-state", "899 (Areas, nes)"),
        ("CHL", "itself", "CHL (itself: goods that came back)"),
        ("?!", "no-state", "?!"),
    ],
)
def test_a_code_without_a_name_stays_a_code(code, kind, told):
    assert left_out_words(LeftOut(code=code, kind=kind, value=1.0, share=None), "comtrade") == told
