"""The path of a claim through the text, in words: whose voice carries it where."""

from dataclasses import dataclass

from onrecord.model import Claim, ClaimMention, Report
from onrecord.reporting.catalogue import t
from onrecord.reporting.names import speakers_name
from onrecord.reporting.words import capitalised, listed


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
            place=t("place." + mention.place),
            voice=_voice(mention, report),
            statement=mention.statement,
        )
        for number, mention in enumerate(claim.mentions, start=1)
    )


def carriers(claim: Claim, report: Report) -> str:
    """Who makes the claim, each voice once ("the outlet itself" for the outlet's own)."""
    voices = dict.fromkeys(_voice(mention, report, medium=False) for mention in claim.mentions)
    return "; ".join(voices) or t("who.nobody")


def lineage_sentence(claim: Claim) -> str:
    """Where the outlet makes the claim its own, and where the claim is put in a speaker's mouth."""
    own = _places(claim, "outlet")
    said = _places(claim, "speaker")
    if not own:
        return t("lineage.always") if said else ""
    stated = t("lineage.stated", n=len(own), places=listed(own))
    if not said:
        return capitalised(t("lineage.nobody", stated=stated))
    attributed = t("lineage.attributed", n=len(said), places=listed(said))
    return capitalised(t("lineage.both", stated=stated, attributed=attributed))


def _places(claim: Claim, voice: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(t("place." + mention.place) for mention in claim.mentions if mention.voice == voice)
    )


def _voice(mention: ClaimMention, report: Report, *, medium: bool = True) -> str:
    if mention.voice == "outlet":
        return t("who.outlet")
    statement = next((s for s in report.statements if s.id == mention.statement), None)
    if statement is None:
        return t("who.speaker")
    name = speakers_name(statement.speakers)
    return f"{name}, {t('medium.' + statement.medium)}" if medium and statement.medium else name
