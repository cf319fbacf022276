"""Formulas that name the relation itself."""

from onrecord.extraction.actors import find_actors
from onrecord.extraction.bonds import find_bonds
from onrecord.extraction.parse import parse
from onrecord.extraction.statements import find_statements
from onrecord.model import Document


def bonds(text, **known):
    parsed = parse(Document(digest="", text=text, language="en", **known))
    return find_bonds(parsed, find_statements(parsed, find_actors(parsed)))


def test_a_formula_is_kept_once_with_all_its_places():
    text = "Their Strategic Partnership is old. The strategic\npartnership will go on."
    (bond,) = bonds(text)
    assert bond.words == "Strategic Partnership"
    assert [text[m.start : m.end] for m in bond.mentions] == [
        "Strategic Partnership",
        "strategic\npartnership",
    ]


def test_the_longest_formula_wins():
    assert [bond.words for bond in bonds("It is a comprehensive strategic partnership.")] == [
        "comprehensive strategic partnership"
    ]


def test_the_statement_that_uses_it_is_named():
    (bond,) = bonds("The Ghanaian minister said that an unbreakable friendship joins the two.")
    assert bond.statement == "s1"


def test_a_plain_word_is_no_formula():
    assert bonds("The strategic plan of the company failed.") == ()
