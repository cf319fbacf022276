"""Lists that a claim narrows to a part of the world ("the largest partner in Asia")."""

from onrecord.languages import rules
from onrecord.model import Claim

_REACH = 40  # characters after the number's or the whole's own words


def region_of(claim: Claim) -> str | None:
    """The part of the world to which the words after a rank or a whole narrow it; None where none does."""
    anchors = [words for words in (claim.share_of, claim.as_written) if words]
    for mention in claim.mentions:
        for words in anchors:
            start = mention.text.find(words)
            if start >= 0:
                near = mention.text[start : start + len(words) + _REACH].split(",")[0]
                found = next((m for rule in rules("en", "regions") if (m := rule.pattern.search(near))), None)
                if found is not None:
                    return found["region"]
    return None
