"""Names that only look like a known leader's or a people's: "Dan Roe", where the leader is Ann Roe."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from onrecord.extraction.names import names_beside_offices
from onrecord.extraction.parse import Parsed
from onrecord.gazetteer import Match

_ALIKE = 0.8  # spellings of one given name are, two given names are not


def is_part_of_other(parsed: Parsed, match: Match) -> bool:
    """Whether a leader's surname or a demonym is a word of somebody else's name ("Dan Roe", "Dane Berg")."""
    tokens = parsed.tokens_in(match.start, match.end)
    if match.kind not in {"leader", "demonym"} or len(tokens) != 1 or tokens[0].entity != "PERSON":
        return False
    number = tokens[0].index
    after = parsed.tokens[number + 1] if number + 1 < len(parsed.tokens) else None
    joined = after is not None and after.entity == "PERSON" and parsed.view[match.end : after.start] == " "
    return joined and after is not None and after.text not in (match.name or "") and after.text[:1].isupper()


def without_namesakes(parsed: Parsed, text: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches but for a surname that is not the known leader's: somebody else bore it in full before."""
    offices = {m.end for m in matches if m.kind == "office"}
    told = names_beside_offices(text, [m for m in matches if m.kind != "leader"])
    full = [name for name in told if " " in name.name]

    def is_other(match: Match) -> bool:
        if match.kind != "leader" or not match.name or len(parsed.tokens_in(match.start, match.end)) != 1:
            return False
        here = [n.name for n in full if n.start == match.start]
        if not here and match.start - 1 in offices:
            return False  # "President Roe", whoever else is called Roe
        before = [n.name for n in full if n.end < match.start and match.text in n.name.split()]
        bearers = here or before
        return bool(bearers) and not any(_may_be(name, match.name, match.text) for name in bearers)

    return tuple(m for m in matches if not is_other(m))


def _may_be(name: str, leader: str, surname: str) -> bool:
    """Whether a full name can be a known leader's: with one surname, and given names that begin alike."""
    one, other = (
        "".join(word for word in full.split() if word != surname).replace("-", "").lower()
        for full in (name, leader)
    )
    if not one or not other:
        return True
    first = name.split()[0] == surname  # "Roe Eui-hyun" and "Roe Eui-yong" begin alike, and are two
    return SequenceMatcher(None, one, other).ratio() > _ALIKE if first else one[0] == other[0]
