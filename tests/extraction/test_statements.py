"""Who said what: kind, sides, cue, content, medium, nesting."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction.actors import find_actors
from onrecord.extraction.cues import cues
from onrecord.extraction.parse import parse
from onrecord.extraction.statements import find_statements
from onrecord.model import Document


def statements(text, **known):
    parsed = parse(Document(digest="", text=text, language="en", **known))
    return find_statements(parsed, find_actors(parsed))


def told(statement):
    sides = "+".join(sorted(s.country or "-" for s in statement.speakers)) or "none"
    content = " / ".join(part.text for part in statement.content)
    return f"{statement.kind} {sides} {statement.cue.text}: {content}"


@pytest.mark.cases("statements.tsv")
def test_a_statement_is_read(text, expected):
    assert " | ".join(told(s) for s in statements(text, published="2023-03-17")) == expected


@pytest.mark.cases("statements_not.tsv")
def test_what_nobody_says_is_no_statement(text):
    assert statements(text) == ()


MEDIA = [
    ("Norwegian Foreign Minister Liv Berg said on Twitter that talks go on.", "post"),
    ("Norwegian Foreign Minister Liv Berg told a news conference that talks go on.", "press-conference"),
    ("Norwegian Foreign Minister Liv Berg said in an interview that talks go on.", "interview"),
    ("Talks go on, says a release of the Norwegian Foreign Ministry.", "release"),
    ("Norwegian Foreign Minister Liv Berg said that talks go on.", None),
    ("Norwegian Foreign Minister Liv Berg said that the interview was over.", None),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_the_medium_comes_from_the_words_around_the_cue(text, medium):
    assert [s.medium for s in statements(text)] == [medium]


def test_a_statement_told_in_another_names_it():
    outer, inner = statements(
        "The Norwegian Foreign Ministry reported that President Ama Owusu of Ghana supports it."
    )
    assert (outer.within, inner.within) == (None, outer.id)
    assert (outer.sides, inner.sides) == (("NOR",), ("GHA",))


def test_what_a_speaker_says_of_himself_is_one_statement():
    (only,) = statements("Norwegian Prime Minister Kari Dahl said she hoped the pact would last.")
    assert only.content[0].text == "she hoped the pact would last"


def test_a_quotation_that_goes_on_after_the_cue_belongs_to_it():
    text = '"We are ready," Norwegian Prime Minister Kari Dahl said. "We will sign."'
    (only,) = statements(text)
    assert [part.text for part in only.content] == ['"We are ready,"', '"We will sign."']


def test_a_quotation_over_paragraphs_is_one_statement():
    text = '"We are ready.\n\n"We will sign," Norwegian Prime Minister Kari Dahl said.'
    (only,) = statements(text)
    assert [part.text for part in only.content] == ['"We are ready', '"We will sign,"']
    assert only.kind == "direct"


def test_a_document_speaks_for_who_published_the_last_one():
    text = (
        "The pact is ready, said the Norwegian Foreign Ministry in a statement.\n\n"
        "According to the statement, ships will sail in May."
    )
    _, second = statements(text)
    assert second.sides == ("NOR",)
    assert second.speakers[0].basis == "label"


def test_a_source_without_a_name_has_no_side_and_says_so():
    (only,) = statements("A source close to the talks said that no deal was near.")
    assert only.sides == ()
    assert only.unknown["speakers"] == "not named"


def test_an_elided_speaker_points_at_the_words_that_name_it():
    text = "Norwegian Foreign Minister Liv Berg praised the pact and rejected the new tariffs."
    _, second = statements(text)
    assert (second.speakers[0].basis, second.speakers[0].name) == ("elided", "Liv Berg")
    assert text[second.speakers[0].start : second.speakers[0].end] == second.speakers[0].text


def test_a_dateline_is_no_part_of_what_is_said():
    (only,) = statements("OSLO, March 3 - Trade will grow, Norwegian Prime Minister Kari Dahl said.")
    assert only.content[0].text == "Trade will grow"


def test_every_cue_row_is_a_verb_with_a_way_to_hold_content():
    for lemma, held in cues().items():
        assert re.fullmatch(r"[a-z]+", lemma)
        assert all(
            c.clause or c.object or c.figure or c.naming or c.infinitive or c.prepositions for c in held
        ), lemma


PIECES = st.lists(
    st.sampled_from(
        ["“", "”", '"', "‘", "’", "'", "«", "»", "''", ",", ". ", " said ", "Kari Dahl", " Norway ", "🙂",
         "é", " that ", "\n\n", "\r\n", " told ", ": ", "we agree", " according to ", "שלום", " "]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60)
@given(PIECES)
def test_whatever_the_text_every_place_quotes_it(pieces):
    text = "".join(pieces)
    for statement in statements(text):
        for span in (*statement.speakers, *statement.content, *([statement.cue] if statement.cue else [])):
            assert text[span.start : span.end] == span.text


def test_it_means_the_body_that_spoke_in_the_sentence_before():
    text = "The Norwegian Foreign Ministry said that ships sail. It highlighted the new line to Accra."
    _, second = statements(text)
    assert (second.sides, second.speakers[0].basis) == (("NOR",), "pronoun")


def test_it_that_means_nobody_says_nothing():
    assert statements("Kari Dahl left. It supports the view that ships sail.") == ()


def test_a_text_is_of_the_body_that_spoke_where_no_text_was_named_before():
    text = "Norway's Foreign Ministry announced a pact. According to the communique, ships will sail in May."
    _, second = statements(text)
    assert (second.sides, second.speakers[0].body is not None) == (("NOR",), True)


def test_who_speaks_in_a_release_is_not_who_issued_it():
    text = (
        "The pact is ready, the Norwegian Foreign Ministry said in a release.\n\n"
        "President Ama Owusu of Ghana also praised Norway and rejected “new walls” between states, "
        "according to the release."
    )
    _, outer, *inner = statements(text)
    assert (outer.cue.text, outer.sides) == ("according to", ("NOR",))
    assert outer.speakers[0].name is None
    assert [(s.cue.text, s.sides, s.within) for s in inner] == [
        ("praised", ("GHA",), outer.id),
        ("rejected", ("GHA",), outer.id),
    ]


def test_a_transcript_gives_each_turn_to_its_label_and_leaves_out_who_asks():
    text = (
        "PRESIDENT BERG: We had a good day.\n\nQ: Mr. President, what next?\n\nPRESIDENT BERG: A pact.\n\n"
        "MS. PARKER: Thank you, everyone.\n\nMODERATOR: Please, Anna.\n\nQ    And when?"
    )
    turns = [(s.speakers[0].text, s.speakers[0].name, s.content[0].text) for s in statements(text)]
    assert turns == [
        ("PRESIDENT BERG", "Berg", "We had a good day."),
        ("PRESIDENT BERG", "Berg", "A pact."),
        ("MS. PARKER", "Parker", "Thank you, everyone."),
    ]


def test_a_turn_goes_on_over_paragraphs_up_to_the_next_label():
    text = (
        "MINISTER BERG: Good morning.\n\nLast year our trade grew.\n\nNorway sells fish.\n\nI thank you.\n\n"
        "The talks lasted an hour.\n\nAMBASSADOR OWUSU: Thank you."
    )
    first, second = statements(text)
    assert [part.text for part in first.content] == [
        "Good morning.",
        "Last year our trade grew.",
        "Norway sells fish.",
        "I thank you.",
    ]
    assert second.speakers[0].text == "AMBASSADOR OWUSU"


def test_an_office_before_a_colon_speaks():
    (only,) = statements("Spokesperson: Ghana and Norway are partners.")
    assert only.content[0].text == "Ghana and Norway are partners."


def test_headings_in_capitals_are_no_transcript():
    text = "OPENING MARKETS IN GHANA: Trade grew.\n\nWHY IT MATTERS: We all eat fish."
    assert statements(text) == ()


def test_one_heading_in_capitals_is_no_transcript():
    assert statements("BACKGROUND: The two states trade in fish.\n\nMore will follow.") == ()


def test_who_answers_in_a_briefing_is_of_the_office_that_holds_it():
    text = "MS. BERG: We are ready.\n\nQUESTION: When?\n\nMS. BERG: We will see in May."
    held = statements(text, outlet="Norwegian Foreign Ministry")
    assert [s.sides for s in held] == [("NOR",), ("NOR",)]
    unknown = statements(text, outlet="A Newspaper")
    assert all(s.sides == () and s.unknown["country"] for s in unknown)


def test_a_pronoun_of_a_known_person_lacks_a_side_and_no_meaning():
    _, later = statements("Kari Dahl said that talks go on. She said that they are hard.")
    assert later.speakers[0].name == "Kari Dahl"
    assert later.unknown["country"] == "the text does not say for which side"


NEWS = [
    # who is named without a side in a report is of where it was filed
    ("Catches fell in 1986, ministry figures showed.", ("NOR",)),
    ("Catches fell in 1986, according to Central Fish Board figures.", ("NOR",)),
    ("Catches fell in 1986, according to customs data.", ("NOR",)),
    ("The Netmakers Union said that jobs could be lost.", ("NOR",)),
    ("Fares will rise, said economist Knut Holt of an institute in Bergen.", ("NOR",)),
    ("Fares will rise, said Afi Mawuli, an analyst with an Accra bank.", ("GHA",)),
    ("The Confederation of Ghana Industries said that jobs could be lost.", ("GHA",)),
    ("Officials of both countries said that talks would go on.", ("GHA", "NOR")),
    # bodies of many states, and people without a name, are of none
    ("The International Monetary Fund said that catches fell.", ()),
    ("The Asian Herring Council said that catches fell.", ()),
    ("Traders said that catches fell.", ()),
    ("Diplomats said that catches fell.", ()),
]


@pytest.mark.parametrize(("text", "sides"), NEWS)
def test_who_is_named_in_a_report_without_a_side_is_of_its_home(text, sides):
    lead = "OSLO, March 3 - Norwegian Prime Minister Kari Dahl met Ghanaian President Ama Owusu."
    told_by = statements(f"{lead}\n\n{text}", outlet="Reuters", published="1987-03-03")
    assert [tuple(sorted(s.sides)) for s in told_by] == [sides]


def test_who_said_the_sentence_before_is_meant_by_he_not_whom_it_was_about():
    text = (
        "Ghanaian President Kofi Mensah will come to Oslo, Norwegian Foreign Minister Nils Holt added. "
        "He said that the day is open."
    )
    assert [s.speakers[0].name for s in statements(text)] == ["Nils Holt", "Nils Holt"]


def test_a_diplomat_is_the_envoy_who_was_named_before():
    text = (
        "ACCRA, March 3. /TASS/. Trade grew, Norwegian Ambassador in Accra Per Holt told reporters. "
        '"It is a good year," the diplomat said.\n\n'
        "Ghanaian Deputy Prime Minister Kofi Mensah was absent."
    )
    assert [s.sides for s in statements(text, published="2023-03-03")] == [("NOR",), ("NOR",)]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Kari Dahl plans to visit Ghana.",
        "The two sides agreed to stay in touch.",
        "Norwegian Prime Minister Kari Dahl conveyed her appreciation.",
        "Norwegian Prime Minister Kari Dahl took note of the fifth round.",
    ],
)
def test_plans_thanks_and_notes_are_no_statements(text):
    assert statements(text) == ()


def test_where_a_state_stands_is_no_statement_of_its_own_where_somebody_says_it():
    (said,) = statements("Norwegian Prime Minister Kari Dahl said that Ghana supports the fishing pact.")
    assert said.sides == ("NOR",)


def test_a_label_may_say_in_brackets_how_it_was_heard():
    (said,) = statements("President of Ghana Ama Owusu (retranslated): We trade in fish.")
    assert (said.sides, said.cue.text) == (("GHA",), ":")


def test_a_dateline_is_not_who_speaks():
    (said,) = statements("OSLO, March 3 - Norway and Ghana said that catches fell.", published="1987-03-03")
    assert sorted(said.sides) == ["GHA", "NOR"]
