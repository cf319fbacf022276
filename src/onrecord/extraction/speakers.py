"""Who makes a statement: from the words an attribution gives for its speaker to persons, bodies and sides."""

import re
from collections.abc import Sequence

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.attributions import Attribution
from onrecord.extraction.bodies import is_of_many
from onrecord.extraction.clauses import MODIFIERS, NOUNS, child, is_indefinite, subject, whole_of
from onrecord.extraction.cues import SpeakerNoun, speaker_nouns
from onrecord.extraction.issuers import Issuers, in_stead, is_impersonal
from onrecord.extraction.names import name_at
from onrecord.extraction.naming import states_in
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import words
from onrecord.extraction.voices import Voice
from onrecord.model import Span, Speaker, Unknown
from onrecord.model.statements import SpeakerBasis

_HONORIFIC = re.compile(r"(?:mr|mrs|ms|dr)\b", re.IGNORECASE)
_DOCUMENTS = {"document", "data"}


def voice_of(parsed: Parsed, actors: Actors, attribution: Attribution, issuers: Issuers) -> Voice:
    """The voice of an attribution.

    Args:
        parsed: The document.
        actors: Its actors.
        attribution: The attribution.
        issuers: Who spoke before, which "the text" or "it" without more means.
    """
    if attribution.speaker_head is None:
        return Voice(speakers=(), unknown={"speakers": "not named"})
    head = whole_of(parsed, attribution.speaker_head)
    noun = speaker_nouns().get(head.lemma) if head.pos in {"NOUN", "PROPN"} else None
    if attribution.label is not None:
        voice = _of_label(actors, attribution.label, head)
    elif is_impersonal(attribution):
        voice = _of_it(parsed, actors, head, issuers)
    elif noun and noun.kind in _DOCUMENTS:
        voice = _of_document(parsed, actors, head, noun, issuers)
    else:
        voice = _of_home(parsed, actors, head, _of_phrase(parsed, actors, head))
    return _elided(voice) if attribution.elided else voice


def _of_phrase(parsed: Parsed, actors: Actors, head: Token) -> Voice:
    phrase = noun_phrase(parsed, head)
    speakers = actors.resolve(phrase)
    if not speakers:
        speakers = (_unresolved(phrase, head),)
    return Voice(speakers=speakers, unknown=_reasons(speakers, head))


def _of_label(actors: Actors, label: Span, head: Token) -> Voice:
    speakers = actors.resolve(label) or (_labelled(label),)
    # who answers for an office and is introduced nowhere is one of its own
    sided = tuple(s if s.country else msgspec.structs.replace(s, country=actors.issuer) for s in speakers)
    return Voice(speakers=sided, unknown=_reasons(sided, head))


def _labelled(label: Span) -> Speaker:
    name = name_at(label.text, 0, len(label.text)) if _HONORIFIC.match(label.text) else None
    return Speaker(
        text=label.text, start=label.start, end=label.end, name=name.name if name else None, basis="label"
    )


def _of_it(parsed: Parsed, actors: Actors, head: Token, issuers: Issuers) -> Voice:
    phrase = parsed.phrase(head)
    earlier = issuers.of_pronoun(head)
    if earlier is not None and earlier.speakers:
        return in_stead(msgspec.structs.replace(earlier, medium=None), phrase, "pronoun")
    return Voice(speakers=actors.resolve(phrase))


def noun_phrase(parsed: Parsed, head: Token) -> Span:
    """The phrase under a noun with the nouns coordinated with it."""
    phrase = parsed.phrase(head)
    joined = [t for t in parsed.children(head) if t.dep == "conj" and t.pos in NOUNS]
    ends = [noun_phrase(parsed, t).end for t in joined if t.index > head.index]
    return parsed.span(phrase.start, max([phrase.end, *ends]))


def _unresolved(phrase: Span, head: Token) -> Speaker:
    basis: SpeakerBasis = "pronoun" if head.pos == "PRON" else "name" if head.pos == "PROPN" else "label"
    name = phrase.text if head.entity == "PERSON" else None
    return Speaker(text=phrase.text, start=phrase.start, end=phrase.end, name=name, basis=basis)


def _reasons(speakers: Sequence[Speaker], head: Token) -> Unknown:
    if all(speaker.country for speaker in speakers):
        return {}
    noun = speaker_nouns().get(head.lemma)
    if noun and noun.kind == "anonymous":
        return {"speakers": "not named", "country": "the speaker is not named"}
    if noun and noun.kind == "person":
        return {"country": f"'{head.text}' speaks for no state"}
    if head.pos == "PRON" and not any(speaker.name or speaker.office for speaker in speakers):
        return {"country": f"who '{head.text}' means is not clear"}
    return {"country": "the text does not say for which side"}


def _of_document(parsed: Parsed, actors: Actors, head: Token, noun: SpeakerNoun, issuers: Issuers) -> Voice:
    """A document speaks for who published it, or for who published the last one quoted."""
    phrase = parsed.phrase(head)
    owner = _owner(parsed, head)
    if owner is not None:
        voice = _of_phrase(parsed, actors, owner)
    elif (issuer := issuers.of_text(noun.medium)) is not None and not is_indefinite(parsed, head):
        voice = in_stead(Voice(speakers=issuer.speakers), phrase, "label")
    elif states := states_in(parsed, phrase)[:1]:
        label = Speaker(
            text=phrase.text, start=phrase.start, end=phrase.end, country=states[0].country, basis="label"
        )
        voice = Voice(speakers=(label,))
    else:
        home = _published_in(parsed, actors, head) if noun.kind == "data" else None
        label = Speaker(text=phrase.text, start=phrase.start, end=phrase.end, country=home, basis="label")
        reason = {} if home else {"country": f"whose '{head.text}' it is, is not said"}
        voice = Voice(speakers=(label,), unknown=reason)
    return msgspec.structs.replace(voice, document=True, medium=noun.medium)


def _published_in(parsed: Parsed, actors: Actors, data: Token) -> str | None:
    """Whose figures are that a body without a country has: those of the home ("Trade Ministry figures")."""
    parts = [c for c in parsed.children(data) if c.dep in MODIFIERS]
    nouns = (speaker_nouns().get(t.lemma.lower()) for part in parts for t in parsed.subtree(part))
    official = any(n is not None and n.kind == "body" for n in nouns)
    named = any(part.pos == "PROPN" or part.lemma in words("official data") for part in parts)
    return actors.side_at(data.start) if official or named else None


def _of_home(parsed: Parsed, actors: Actors, head: Token, voice: Voice) -> Voice:
    """A voice with the sides of those who are named without one: that of their place, else the home's.

    A paper calls a union or an expert of its own country by no more than the name.
    """
    if not any(_is_local(s, head) for s in voice.speakers):
        return voice
    side = _told_behind(parsed, actors, head) or actors.side_at(head.start)
    speakers = tuple(
        msgspec.structs.replace(s, country=side) if _is_local(s, head) else s for s in voice.speakers
    )
    return msgspec.structs.replace(voice, speakers=speakers, unknown=_reasons(speakers, head))


def _is_local(speaker: Speaker, head: Token) -> bool:
    """Whether a speaker has a name of its own and no side: not "traders", nor a body of many states."""
    named = speaker.name is not None or (head.pos == "PROPN" and speaker.basis in {"name", "body"})
    return speaker.country is None and named and not is_of_many(speaker.text)


def _told_behind(parsed: Parsed, actors: Actors, head: Token) -> str | None:
    """The country in what describes a name ("Berg, an analyst with a Lima institute")."""
    phrase = parsed.phrase(head)
    described = [phrase, *(parsed.phrase(c) for c in parsed.children(head) if c.dep in {"appos", "prep"})]
    return next((side for part in described if (side := actors.place_in(part))), None)


def _owner(parsed: Parsed, document: Token) -> Token | None:
    """Who made a document: "the ministry's statement", "a text published by Lima", "figures from …"."""
    for part in parsed.children(document):
        if part.dep == "poss" and part.pos != "PRON":
            return part
        if part.dep == "acl" and (by := child(parsed, part, "agent")):
            return child(parsed, by, "pobj")
        if part.dep == "prep" and part.lemma in words("owning") and part.index > document.index:
            held = child(parsed, part, "pobj")
            if held is not None and held.pos == "PROPN":
                return held
    made = parsed.head(document)
    issued = document.dep == "dobj" and made.lemma in words("issuing") and made.index < document.index
    issuer = subject(parsed, made) if issued else None
    return issuer.token if issuer else None


def _elided(voice: Voice) -> Voice:
    speakers = tuple(msgspec.structs.replace(s, basis="elided") for s in voice.speakers)
    return msgspec.structs.replace(voice, speakers=speakers)
