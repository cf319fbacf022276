"""Who is meant: persons, offices, bodies and countries with their sides."""

import pytest

from onrecord.extraction.actors import find_actors
from onrecord.extraction.parse import parse
from onrecord.model import Document


def actors(text, **known):
    parsed = parse(Document(digest="", text=text, language="en", **known))
    return parsed, find_actors(parsed)


def told(speaker):
    return ", ".join(value or "-" for value in (speaker.name, speaker.office, speaker.country))


@pytest.mark.cases("actors.tsv")
def test_a_phrase_means(text, phrase, expected):
    parsed, found = actors(text)
    start = text.index(phrase)
    meant = found.resolve(parsed.span(start, start + len(phrase)))
    assert " | ".join(told(speaker) for speaker in meant) == expected


def test_every_mention_quotes_the_text():
    text = "President Ama\n  Owusu of Ghana met Kari Dahl, Norway's prime minister. Accra was pleased 🙂."
    _, found = actors(text)
    assert found.mentions
    assert all(text[m.start : m.end] == m.text for m in found.mentions)


def test_mentions_are_found_by_place():
    text = "Ghana thanked Norway."
    _, found = actors(text)
    assert [m.country for m in found.within(0, len("Ghana"))] == ["GHA"]
    assert found.within(1, len(text))[0].country == "NOR"


def test_a_title_given_apart_supplies_names_and_countries():
    _, found = actors(
        "The Prime Minister thanked the President. Dahl left.",
        title="Readout of Prime Minister Dahl of Norway’s call with President Owusu of Ghana",
    )
    assert [told(m) for m in found.mentions] == [
        "Dahl, prime minister, NOR",
        "Owusu, president, GHA",
        "Dahl, prime minister, NOR",
    ]


def test_an_office_alone_is_of_the_outlet_that_is_an_office_itself():
    _, found = actors("The President welcomed the pact.", outlet="The White House")
    assert [(m.office, m.country, m.basis) for m in found.mentions] == [("president", "USA", "office")]


def test_an_office_that_nothing_tells_a_country_for_has_none():
    _, found = actors("The president welcomed the pact.")
    assert [m.country for m in found.mentions] == [None]


def test_a_misspelt_surname_is_the_same_person():
    _, found = actors("Norwegian Premier Kari Halvorsen spoke. Halvorsson left.")
    assert {m.name for m in found.mentions if m.office} == {"Kari Halvorsen"}


def test_a_dateline_is_no_actor():
    _, found = actors("OSLO, March 3 - Ghana opened an embassy.")
    assert [m.text for m in found.mentions] == ["Ghana"]


def test_a_capital_acts_only_where_it_is_no_place():
    _, found = actors("Oslo thanked Ghana in Accra.")
    assert [(m.text, m.basis) for m in found.mentions] == [("Oslo", "metonym"), ("Ghana", "country")]


def test_a_pronoun_keeps_to_an_honorific_and_leaves_quotations_alone():
    text = 'Mrs. Kari Dahl of Norway met Mr. Kofi Mensah of Ghana. "Kwame Asante is ill," she said.'
    parsed, found = actors(text)
    start = text.index("she said")
    assert [s.name for s in found.resolve(parsed.span(start, start + 3))] == ["Kari Dahl"]


def test_a_heading_lends_its_country_to_no_name_below_it():
    _, found = actors("Call with President Ama Owusu of Ghana\n\nPresident Dan Roe spoke today.")
    assert [told(m) for m in found.mentions] == ["Ama Owusu, president, GHA", "Dan Roe, president, -"]


RELEASES = [
    (
        {"outlet": "Norwegian Foreign Ministry"},
        "Kofi Mensah of Ghana left. Liv Berg spoke.",
        "Liv Berg, -, NOR",
    ),
    (
        {"url": "https://mfa.gov.gh/news"},
        "The minister was glad. Kari Dahl spoke.",
        "Kari Dahl, -, GHA",
    ),
    ({"extra": {"side": "per"}}, "The minister was glad. Rosa Quin spoke.", "Rosa Quin, -, PER"),
    ({}, "Ministry of Trade of Ghana\n\nThe talks were held. Kari Dahl spoke.", "Kari Dahl, -, GHA"),
    ({"outlet": "A Newspaper"}, "Kofi Mensah of Ghana left. Liv Berg spoke.", "Liv Berg, -, -"),
]


@pytest.mark.parametrize(("known", "text", "expected"), RELEASES)
def test_a_name_alone_is_of_the_issuer(known, text, expected):
    _, found = actors(text, **known)
    assert told([m for m in found.mentions if m.name][-1]) == expected


def test_a_release_means_its_own_minister_where_it_names_another():
    text = "The foreign minister met Foreign Minister Liv Berg of Norway. The foreign minister spoke."
    _, found = actors(text, outlet="Ministry of Foreign Affairs of Ghana")
    assert told(found.mentions[-1]) == "-, foreign minister, GHA"


def test_a_heading_lends_its_country_where_another_side_has_one_too():
    text = (
        "Ministers met in Lima.\n\nNorwegian side\n\nForeign Minister Liv Berg spoke.\n\n"
        "Ghanaian side\n\nTrade Minister Kofi Mensah spoke."
    )
    _, found = actors(text)
    assert [told(m) for m in found.mentions if m.name] == [
        "Liv Berg, foreign minister, NOR",
        "Kofi Mensah, trade minister, GHA",
    ]


def test_who_is_met_by_somebody_of_the_home_is_of_the_place_or_of_the_other_state():
    text = (
        "In Accra, she met with President Ama Owusu. "
        "The Prime Minister met with President Kofi Mensah in Lomé."
    )
    _, found = actors(text, outlet="Norwegian Foreign Ministry")
    assert [told(m) for m in found.mentions if m.name] == [
        "Ama Owusu, president, GHA",
        "Kofi Mensah, president, TGO",
    ]


def test_a_paper_without_a_known_home_is_of_the_state_whose_people_it_names_without_it():
    text = (
        "Trade Minister Per Holt leaves for Ghana on Sunday. Norway sold fish, and Norway bought "
        "Ghanaian cocoa. Ghanaian Trade Minister Ama Owusu will meet Holt."
    )
    _, found = actors(text)
    assert told(next(m for m in found.mentions if m.name)) == "Per Holt, trade minister, NOR"


def test_a_namesake_in_full_keeps_a_surname_from_the_leader_who_is_known_by_it():
    text = "National Security Advisor Peter Merkel met the envoy. Mr. Merkel spoke."
    _, found = actors(text, outlet="The White House", published="2015-05-05")
    assert [m.name for m in found.mentions if m.name] == ["Peter Merkel", "Peter Merkel"]


def test_a_given_name_is_no_demonym():
    _, found = actors("President Dane Hollister of Norway spoke.")
    assert [told(m) for m in found.mentions] == ["Dane Hollister, president, NOR"]


def test_an_envoy_is_named_behind_the_place_he_serves_in():
    _, found = actors("Norwegian Ambassador in Accra Per Holt spoke.")
    assert told(found.mentions[0]) == "Per Holt, ambassador, NOR"


def test_a_shorter_title_of_a_state_is_who_held_the_office_before():
    _, found = actors("Norwegian Prime Minister Kari Dahl spoke. The Norwegian leader left.")
    assert told(found.mentions[-1]) == "Kari Dahl, prime minister, NOR"


def test_an_agency_behind_the_place_is_part_of_the_dateline():
    _, found = actors("OSLO. NORTHWIRE - The trade minister spoke.")
    assert told(found.mentions[0]) == "-, trade minister, NOR"
