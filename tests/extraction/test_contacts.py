"""Contacts: channel, status, date and who takes part."""

import pytest

from onrecord.extraction.actors import find_actors
from onrecord.extraction.contacts import find_contacts
from onrecord.extraction.parse import parse
from onrecord.model import Document, SetAside


def contacts(text, published="2023-03-17", **known):
    parsed = parse(Document(digest="", text=text, published=published, language="en", **known))
    return find_contacts(parsed, find_actors(parsed))


def told(contact):
    countries = sorted({p.country for p in contact.participants})
    return " ".join(
        [contact.channel, contact.status, contact.date.value if contact.date else "-", *countries]
    )


@pytest.mark.cases("contacts.tsv")
def test_a_contact_is_read(text, expected):
    assert [told(contact) for contact in contacts(text)] == expected.split(" | ")


@pytest.mark.cases("contacts_not.tsv")
def test_what_only_sounds_like_a_contact_is_none(text):
    assert contacts(text) == ()


@pytest.mark.cases("near_misses.tsv")
def test_words_of_contacts_in_other_senses_tell_none(text):
    assert contacts(text) == ()


@pytest.mark.cases("calls.tsv")
def test_a_readout_of_a_call_tells_it_with_both_sides_and_the_date(text, expected, outlet):
    assert expected in [told(contact) for contact in contacts(text, outlet=outlet)]


def test_who_takes_part_is_named_with_office_and_side():
    (call,) = contacts(
        "President Ama Owusu of Ghana spoke by phone with Norwegian Prime Minister Kari Dahl today."
    )
    assert [(p.name, p.office, p.country) for p in call.participants] == [
        ("Ama Owusu", "president", "GHA"),
        ("Kari Dahl", "prime minister", "NOR"),
    ]


def test_place_and_initiative_are_read_and_what_is_not_said_is_unknown_with_a_reason():
    held, told_little = contacts(
        "At the initiative of the Norwegian side, Norwegian Prime Minister Kari Dahl met "
        "Ghanaian President Ama Owusu in Oslo on Monday.\n\n"
        "Norwegian Foreign Minister Liv Berg had a call with Togolese President Afi Koffi."
    )
    assert (held.place, held.initiative, held.unknown) == ("Oslo", "NOR", {})
    assert set(told_little.unknown) == {"date", "place", "initiative"}


def test_one_contact_told_twice_is_one_with_both_places():
    (meeting,) = contacts(
        "Norwegian Prime Minister Kari Dahl met Ghanaian President Ama Owusu.\n\n"
        "The meeting between Dahl and Owusu was held in Accra on Monday."
    )
    assert [mention.text for mention in meeting.mentions] == [
        "Norwegian Prime Minister Kari Dahl met Ghanaian President Ama Owusu",
        "meeting between Dahl and Owusu was held in Accra on Monday",
    ]
    assert (meeting.date.value, meeting.place) == ("2023-03-13", "Accra")


def test_a_meeting_of_other_people_on_the_same_day_is_another_contact():
    found = contacts(
        "Norwegian Prime Minister Kari Dahl met Ghanaian President Ama Owusu on Monday.\n\n"
        "Norwegian Foreign Minister Liv Berg met Ghanaian Foreign Minister Kojo Ansah on Monday."
    )
    assert [contact.id for contact in found] == ["c1", "c2"]


def test_the_title_says_which_channel_spoke_with_means():
    text = "Norwegian Prime Minister Kari Dahl spoke today with Ghanaian President Ama Owusu."
    (call,), (meeting,) = (
        contacts(text, title=title) for title in ("Readout of a Call", "Readout of a Meeting in Oslo")
    )
    assert (call.channel, meeting.channel) == ("call", "meeting")


def test_without_a_publication_date_a_relative_date_is_unknown_with_its_words():
    (call,) = contacts(
        "Norwegian Prime Minister Kari Dahl had a call with Ghanaian President Ama Owusu this Thursday.", None
    )
    assert call.date is None
    assert call.unknown["date"].startswith("'this Thursday'")


def test_the_next_sentence_can_say_where_and_on_whose_initiative_it_was():
    (call,) = contacts(
        "Ghanaian President Ama Owusu had a call with Norwegian Prime Minister Kari Dahl. "
        "The conversation was initiated by the Norwegian side."
    )
    assert call.initiative == "NOR"


def test_two_surnames_that_the_parser_tears_apart_are_two_who_spoke():
    _, call = contacts(
        "Norwegian Foreign Minister Liv Farid met Ghanaian Foreign Minister Eleni Pappas on Monday. "
        "The video call was short. Farid and Pappas spoke by telephone on Friday as well."
    )
    assert told(call) == "call held 2023-03-17 GHA NOR"


def test_nothing_is_read_from_what_is_set_aside():
    aside = "Related: Norwegian Prime Minister Kari Dahl met Ghanaian President Ama Owusu."
    text = f"Fish is dear.\n\n{aside}\n\nSo is bread."
    start = text.index(aside)
    kept_out = SetAside(start=start, end=start + len(aside), text=aside, reason="related-link")
    assert contacts(text, set_aside=(kept_out,)) == ()


def test_we_and_you_under_a_label_are_the_two_who_talk_to_each_other():
    text = (
        "The President of Norway held talks with President of Ghana Ama Owusu.\n\n"
        "President of Norway Kari Dahl: I remember our meeting in Bergen last November.\n\n"
        "President of Ghana Ama Owusu (retranslated): I would like to invite you to visit Ghana."
    )
    found = contacts(text, outlet="President of Norway")
    assert [told(c) for c in found][1:] == ["meeting held 2022-11 GHA NOR", "visit proposed - NOR"]


def test_what_came_next_was_on_the_day_of_what_is_told_before():
    text = (
        "Norwegian Prime Minister Kari Dahl met Ghanaian President Ama Owusu on Wednesday.\n\n"
        "Following the meeting, Dahl and Owusu signed a fisheries agreement."
    )
    assert told(contacts(text)[1]) == "signing held 2023-03-15 GHA NOR"


def test_an_envoy_told_before_without_a_name_is_of_the_same_state():
    text = (
        "ACCRA, March 16 - Ghana gave the Norwegian ambassador a week to leave. "
        "Ghanaian Foreign Minister Kojo Ansah summoned Ambassador Liv Berg on Thursday."
    )
    assert told(contacts(text)[-1]) == "meeting held 2023-03-16 GHA NOR"
