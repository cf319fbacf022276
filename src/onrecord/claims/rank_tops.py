"""Places told by a bound: "one of Y's five largest suppliers", "among its top ten partners"."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from onrecord.claims.ordinals import CARDINAL, cardinal
from onrecord.claims.rank_words import AHEAD, Holder, Rank, row_of, with_noun
from onrecord.languages import rules
from onrecord.model.claims import Flow

_SUPERLATIVE = r"(?:largest|biggest|leading|main|principal|most important|greatest|foremost|top)"
_COUNTED = rf"(?:top[- ](?P<top>{CARDINAL})|(?P<count>{CARDINAL}) {_SUPERLATIVE})"
_OWNER = re.compile(
    r"(?: (?:(?:the|its|their|our)|(?:(?!(?:of|with|from|to)\b)[\w.'’-]+ ){0,5}?[\w.’'-]+['’]s?))? ?$"
)
_NOT_IN = re.compile(
    r"\b(?:not|never|no longer|nor|neither|isn['’]t|wasn['’]t|(?:dropp|f[ae]ll)\w* out|out of)"
    r"\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_EVER = (
    r"(?! (?:ever|on record|in history|since|worldwide|(?:in|of) the world"
    r"|in \w+ (?:years|decades|months))\b)"
)
_BARE = re.compile(
    rf"(?:\b(?:its|their|the|our) |['’]s? )(?P<rank>{_COUNTED}){_EVER}"
    r"(?=[.,;:)]|\Z| (?:in|during|last|this|for|among|with|on|that|according|as)\b)",
    re.IGNORECASE,
)


def tops_told(text: str) -> Iterator[Rank]:
    """The lists of so many largest partners of which a passage makes a state one, as ranks at most so high.

    Args:
        text: The passage.
    """
    for match in _tops().finditer(text):
        row = row_of(match["noun"])
        if row["flow"] != "other" and match["noun"].endswith("s") and _is_one_of(text, match):
            yield Rank(
                start=match.start(), end=match.end(), text=match[0], value=_value(match), noun=match["noun"],
                flow=msgspec.convert(row["flow"], Flow), holder=msgspec.convert(row["holder"], Holder),
                hedge="at-most",
            )  # fmt: skip


def bare_tops(text: str) -> Iterator[tuple[int, str, float]]:
    """Where a passage makes a balance one of so many ("was among its ten largest"), the words, and how many.

    Args:
        text: The passage.
    """
    listed = [m.span() for m in _tops().finditer(text)]
    for match in _BARE.finditer(text):
        start, end = match.span("rank")
        apart = all(stop <= start or end <= begin for begin, stop in listed)
        if apart and _is_one_of(text, match, start):
            yield start, match["rank"], _value(match)


@cache
def _tops() -> re.Pattern[str]:
    return with_noun(rf"(?<![\w.,-]){_COUNTED}", "with|of|in|to|for|any|from|and|or")


def _value(match: re.Match[str]) -> float:
    return float(cardinal(match["top"] or match["count"]) or 1)


def _is_one_of(text: str, match: re.Match[str], start: int | None = None) -> bool:
    """Whether the words before a list make a state one of it, now or before and not in times to come."""
    before = text[: match.start() if start is None else start]
    if _NOT_IN.search(before) or AHEAD.search(before):
        return False
    return any(
        rule.pattern.search(before[: owner.start()])
        for owner in _owners(before)
        for rule in rules("en", "rank_members")
        if match["top"] or not rule["list"]
    )


def _owners(before: str) -> Iterator[re.Match[str]]:
    """The stretches right before a list that may name whose list it is, the longest first."""
    spaces = [m.start() for m in re.finditer(" ", before)]
    for start in spaces[-7:]:
        match = _OWNER.fullmatch(before, start)
        if match:
            yield match
