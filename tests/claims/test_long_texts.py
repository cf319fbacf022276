"""The work on a long text grows with its length, not with the square of it."""

from onrecord import gazetteer
from onrecord.model import Statement

CLAIMS = 600


def counted(monkeypatch, owner, name: str) -> list[int]:
    """Counts the calls of a function from here on; the list's length is their number."""
    calls: list[int] = []
    original = getattr(owner, name)

    def call(*arguments, **named):
        calls.append(1)
        return original(*arguments, **named)

    monkeypatch.setattr(owner, name, call)
    return calls


def test_each_statement_is_asked_by_the_claims_near_it(read, monkeypatch):
    said = "“Peru exported ${} million to Chile in 2015,” the minister said.\n\n"
    asked = counted(monkeypatch, Statement, "covers")
    claims = read("".join(said.format(n) for n in range(1, CLAIMS + 1)), published="2016-01-02")
    assert len(claims) == CLAIMS
    assert len(asked) < 100 * CLAIMS


def test_the_states_of_a_sentence_are_looked_up_once_for_all_its_numbers(read, monkeypatch):
    text = "Peru's trade with Chile grew 3 percent, " + "trade grew 7% to $5 million, " * CLAIMS
    read(text, published="2016-01-02")
    looked_up = counted(monkeypatch, gazetteer, "find")
    assert read(text, published="2016-01-02")
    assert len(looked_up) < CLAIMS // 2
