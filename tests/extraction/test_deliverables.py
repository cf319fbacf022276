"""Deliverables: what, whose, how much, when."""

import pytest

from onrecord.extraction.actors import find_actors
from onrecord.extraction.deliverables import find_deliverables
from onrecord.extraction.parse import parse
from onrecord.extraction.statements import find_statements
from onrecord.model import Document


def deliverables(text, published="2023-03-17", **known):
    parsed = parse(Document(digest="", text=text, published=published, language="en", **known))
    actors = find_actors(parsed)
    return find_deliverables(parsed, actors, find_statements(parsed, actors))


def told(found):
    day = found.date.value if found.date else None
    direction = f"{found.giver or '-'} > {found.receiver or '-'}"
    slots = (found.sector or "-", direction, found.quantity or "-", day or "-")
    return " / ".join([found.kind, found.what, found.status, *slots])


@pytest.mark.cases("deliverables.tsv")
def test_a_deliverable_is_read(text, expected):
    assert [told(found) for found in deliverables(text)] == [expected]


@pytest.mark.cases("deliverables_not.tsv")
def test_general_words_are_no_deliverable(text):
    assert deliverables(text) == ()


def test_a_thing_named_again_is_one_with_both_places():
    (vaccines,) = deliverables(
        "Norway supplied vaccines to Ghana.\n\nThe minister praised the Norwegian vaccine supplies to Ghana."
    )
    assert [mention.text for mention in vaccines.mentions] == ["vaccines", "vaccine"]


def test_the_other_direction_is_another_deliverable():
    found = deliverables("Norway supplied vaccines to Ghana. Ghana supplied vaccines to Norway.")
    assert [(d.id, d.giver, d.receiver) for d in found] == [("d1", "NOR", "GHA"), ("d2", "GHA", "NOR")]


def test_a_thing_thanked_for_and_wanted_again_is_one_that_is_there():
    (vaccines,) = deliverables(
        "Ghana thanked Norway for the supply of vaccines.\n\n"
        "Norway stressed the need for further supplies of Norwegian vaccines to Ghana."
    )
    assert (vaccines.giver, vaccines.receiver, vaccines.status) == ("NOR", "GHA", "done")


def test_an_agreement_on_supplies_is_not_yet_a_supply():
    deal, rice = deliverables("The two sides signed a deal on rice supplies.")
    assert (deal.status, rice.status) == ("done", "agreed")
