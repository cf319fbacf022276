"""Whether somebody stands behind a figure, or the text itself tells it ("official figures show")."""

from onrecord.extraction.cues import speaker_nouns
from onrecord.extraction.vocabulary import words
from onrecord.model import Speaker, Statement


def is_of_somebody(statement: Statement) -> bool:
    """Whether a statement has a speaker that is more than figures without a body."""
    return any(not _is_bare_data(speaker) for speaker in statement.speakers)


def _is_bare_data(speaker: Speaker) -> bool:
    """Whether a speaker is "figures" or "the latest data", of no office that the words name."""
    if speaker.name or speaker.country or speaker.body or speaker.office:
        return False
    *before, head = speaker.text.lower().split() or [""]
    noun = speaker_nouns().get(head) or speaker_nouns().get(head.removesuffix("s"))
    return noun is not None and noun.kind == "data" and set(before) <= words("of no body")
