"""Whose "the statement" is, and what "it" stands for, by who has spoken before."""

import msgspec

from onrecord.extraction.attributions import Attribution
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.plurals import pointed
from onrecord.extraction.voices import Voice
from onrecord.model import Span, Speaker
from onrecord.model.statements import Medium, SpeakerBasis

_STANDING = {"body", "metonym"}
_NO_PERSON = {"body", "metonym", "country", "demonym"}
_SENTENCES_BACK = 2


class Issuers:
    """Who has spoken so far in a document, for the words that point back to a text or to a body."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._published: dict[Medium, Voice] = {}
        self._body: Voice | None = None
        self._last: tuple[Attribution, Voice] | None = None

    def heard(self, attribution: Attribution, voice: Voice) -> None:
        """Take note of who spoke."""
        known = any(s.country for s in voice.speakers)
        if voice.medium and known:
            self._published[voice.medium] = voice
        if known and all(s.basis in _STANDING for s in voice.speakers):
            self._body = voice
        self._last = (attribution, voice)

    def of_text(self, medium: Medium | None) -> Voice | None:
        """Who issued "the text": who was quoted from one last, else the last body that spoke."""
        found = self._published.get(medium) if medium else None
        return found or (self._body if medium == "release" else None)

    def of_pronoun(self, pronoun: Token) -> Voice | None:
        """What "it" stands for: the text or the body that spoke in the sentence before."""
        if self._last is None or self._last[0].verb is None:
            return None
        attribution, voice = self._last
        place = self._parsed.sentences[pronoun.sentence]
        before = self._parsed.sentences[attribution.verb.sentence if attribution.verb else 0]
        near = place.index - before.index <= _SENTENCES_BACK and place.paragraph == before.paragraph
        thing = voice.document or all(s.basis in _NO_PERSON or _points(s) for s in voice.speakers)
        return voice if near and thing else None


def is_impersonal(attribution: Attribution) -> bool:
    """Whether only "it" is said to speak, which may mean nobody."""
    return attribution.speaker_head is not None and attribution.speaker_head.lemma == "it"


def in_stead(voice: Voice, phrase: Span, basis: SpeakerBasis) -> Voice:
    """The voice as some words mean it that stand in its stead."""
    return msgspec.structs.replace(voice, speakers=pointed(phrase, voice.speakers, basis))


def _points(speaker: Speaker) -> bool:
    return speaker.basis == "pronoun" and speaker.name is None and speaker.office is None
