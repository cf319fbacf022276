"""Acts: who did what to whom."""

import pytest

from onrecord.extraction.actors import find_actors
from onrecord.extraction.acts import find_acts
from onrecord.extraction.parse import parse
from onrecord.extraction.statements import find_statements
from onrecord.languages import table
from onrecord.model import Document


def acts(text, published="2023-03-17", **known):
    parsed = parse(Document(digest="", text=text, published=published, language="en", **known))
    actors = find_actors(parsed)
    return find_acts(parsed, actors, find_statements(parsed, actors))


def sides(participants):
    return " ".join(sorted({p.country for p in participants}))


def told(act):
    words = [act.kind, act.plover.event or "-", act.status, sides(act.actors), ">", sides(act.recipients)]
    return " ".join(words).strip()


@pytest.mark.cases("acts.tsv")
def test_an_act_is_read(text, expected):
    assert [told(act) for act in acts(text)] == [expected]


@pytest.mark.cases("acts_not.tsv")
def test_what_no_side_does_is_no_act(text):
    assert acts(text) == ()


def test_a_second_verb_has_the_subject_of_the_first():
    thanked, rejected = acts("Ghanaian President Ama Owusu thanked Norway and rejected the threats.")
    assert [told(thanked), told(rejected)] == [
        "thank SUPPORT realised GHA > NOR",
        "reject REJECT realised GHA >",
    ]


def test_a_pronoun_acts_for_the_person_it_means():
    (act,) = acts("Ghanaian President Ama Owusu left Oslo. She thanked Norway.")
    assert [(p.name, p.office, p.country) for p in act.actors] == [("Ama Owusu", "president", "GHA")]


def test_plover_contexts_come_from_the_sectors_named():
    (act,) = acts("Ghana thanked Norway for the vaccines and the military training.")
    assert act.plover.contexts == ("health", "military")


def test_an_act_told_by_a_statement_names_it():
    (act,) = acts(
        "The Ghanaian Foreign Ministry reported that the Ghanaian president supports the efforts of Norway."
    )
    assert act.statement is not None


def test_every_act_quotes_its_words():
    text = "Ghana thanked Norway. 🐟 Norway invited Ghana."
    found = acts(text)
    assert [act.id for act in found] == ["a1", "a2"]
    for act in found:
        for mention in act.mentions:
            assert text[mention.start : mention.end] == mention.text


def test_every_context_belongs_to_a_sector_of_the_table():
    known = {row["sector"] for row in table("en", "sectors")}
    assert {row["sector"] for row in table("en", "plover_contexts")} <= known
