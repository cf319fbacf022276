"""The path of a claim through the text, in words: whose voice carries it where."""

from dataclasses import dataclass

from onrecord.model import Claim, ClaimMention, Report
from onrecord.reporting.names import speakers_name
from onrecord.reporting.words import MEDIA, PLACES, capitalised
from onrecord.wording import listed


@dataclass(frozen=True, slots=True)
class MentionView:
    """One place where a claim is made; ``number`` counts from 1 within its claim."""

    number: int
    start: int
    end: int
    words: str
    place: str
    voice: str
    statement: str | None


def mention_views(claim: Claim, report: Report) -> tuple[MentionView, ...]:
    """Every mention of the claim in text order, with its voice in words."""
    return tuple(
        MentionView(
            number=number,
            start=mention.start,
            end=mention.end,
            words=mention.text,
            place=PLACES[mention.place],
            voice=_voice(mention, report),
            statement=mention.statement,
        )
        for number, mention in enumerate(claim.mentions, start=1)
    )


def carriers(claim: Claim, report: Report) -> str:
    """Who makes the claim, each voice once ("the outlet itself" for the outlet's own)."""
    voices = dict.fromkeys(_voice(mention, report, medium=False) for mention in claim.mentions)
    return "; ".join(voices) or "nobody named"


def lineage_sentence(claim: Claim) -> str:
    """Where the outlet makes the claim its own, and where the claim is put in a speaker's mouth."""
    own = _places(claim, "outlet")
    said = _places(claim, "speaker")
    if not own:
        return "Always attributed to a speaker." if said else ""
    sentence = f"{_with_verb(own, 'state')} it in the outlet's own voice"
    if not said:
        return capitalised(f"{sentence}; nobody is named as its author.")
    return capitalised(f"{sentence}; {_with_verb(said, 'attribute')} it to a speaker.")


def _places(claim: Claim, voice: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(PLACES[mention.place] for mention in claim.mentions if mention.voice == voice))


def _with_verb(places: tuple[str, ...], verb: str) -> str:
    return f"{listed(places)} {verb}{'s' if len(places) == 1 else ''}"


def _voice(mention: ClaimMention, report: Report, *, medium: bool = True) -> str:
    if mention.voice == "outlet":
        return "the outlet itself"
    statement = next((s for s in report.statements if s.id == mention.statement), None)
    if statement is None:
        return "a speaker not named"
    name = speakers_name(statement.speakers)
    return f"{name}, {MEDIA[statement.medium]}" if medium and statement.medium else name
