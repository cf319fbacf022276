"""Who and where in words: countries, speakers, participants."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.gazetteer import title
from onrecord.model import Participant, Speaker
from onrecord.reporting.catalogue import spoken, t
from onrecord.reporting.countries import english_name, name_in, owner_in, receiver_in, title_in
from onrecord.reporting.words import capitalised, listed

_CODE = re.compile(r"\b[A-Z]{3}\b")


@dataclass(frozen=True, slots=True)
class State:
    """A country in a sentence of a catalogue, which picks the form it needs: ``{seller.whose}``."""

    code: str

    @property
    def name(self) -> str:
        """Standing alone: "Netherlands"."""
        return country_name(self.code)

    @property
    def the(self) -> str:
        """Inside a sentence: "the Netherlands"."""
        return title_in(spoken().language, self.code)

    @property
    def whose(self) -> str:
        """As an owner: "the Netherlands'"."""
        return owner_in(spoken().language, self.code)

    @property
    def to(self) -> str:
        """As where something goes: "al Reino Unido"; in English without its "to"."""
        return receiver_in(spoken().language, self.code)


def country_name(code: str) -> str:
    """The country's usual name in the language that is spoken here; an unknown code as it is."""
    return name_in(spoken().language, code)


def sides_name(codes: tuple[str, ...]) -> str:
    """Several sides in words."""
    return listed(tuple(country_name(code) for code in codes))


def with_names(text: str, codes: Collection[str]) -> str:
    """A text such as ``RUS exports + RUS imports`` with names in place of these codes alone.

    Such texts are English, whatever language is spoken, and so are the names.
    """
    return _CODE.sub(lambda found: english_name(found[0]) if found[0] in codes else found[0], text)


def with_titles(text: str, codes: Collection[str]) -> str:
    """An English sentence with names, and their articles, in place of these codes alone."""
    named = _CODE.sub(lambda found: title(found[0]) if found[0] in codes else found[0], text)
    return capitalised(named)


def speaker_name(speaker: Speaker) -> str:
    """A speaker in words: the person with office and side, else the body, else the words of the text."""
    if speaker.name:
        return _with_details(speaker.name, speaker.office, speaker.country)
    if speaker.body:
        known = speaker.country is None or english_name(speaker.country) in speaker.body
        return speaker.body if known else _with_details(speaker.body, None, speaker.country)
    if speaker.office:
        return _with_details(t("who.office", office=speaker.office), None, speaker.country)
    return _with_details(speaker.text or t("who.unnamed"), None, speaker.country)


def speakers_name(speakers: tuple[Speaker, ...]) -> str:
    """All speakers of a statement in words, each once."""
    return listed(tuple(dict.fromkeys(map(speaker_name, speakers)))) or t("who.nobody")


def participant_name(participant: Participant) -> str:
    """A participant in words; a side alone is named by its country."""
    if participant.name:
        return _with_details(participant.name, participant.office, participant.country)
    if participant.office:
        return _with_details(t("who.office", office=participant.office), None, participant.country)
    return country_name(participant.country) if participant.country else t("who.somebody")


def participants_name(participants: tuple[Participant, ...]) -> str:
    """All participants in words."""
    return listed(tuple(map(participant_name, participants)))


def _with_details(name: str, office: str | None, country: str | None) -> str:
    details = [detail for detail in (office, country and country_name(country)) if detail and detail != name]
    return f"{name} ({', '.join(details)})" if details else name
