"""Whose whole a share is of, whose list a rank is held in, and what is therefore set against what."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.checking.amounts import Construction, Term
from onrecord.checking.phrases import phrase
from onrecord.gazetteer import find
from onrecord.model import Claim
from onrecord.model.claims import Flow, Form
from onrecord.model.findings import TradeFlow
from onrecord.official import WORLD

if TYPE_CHECKING:
    from onrecord.checking.readings import Candidate

_ITS = re.compile(r"(?:its|their|his|her)\b", re.IGNORECASE)
PARTS: frozenset[Form] = frozenset({"share", "rank"})
"""The forms that set one partner against all partners of a state."""
ROLES_OF_OWNER: dict[Form, str] = {
    "share": phrase("role.whole"),
    "rank": phrase("role.ranked"),
    "growth": phrase("role.compared"),
    "change": phrase("role.compared"),
    "multiple": phrase("role.compared"),
}
"""What a state is to a claim, for the reason of a reading."""


def owners(claim: Claim, seller: str | None) -> tuple[tuple[str, bool], ...]:
    """The states whose whole, list or partners can be meant, each with whether that is likely.

    Args:
        claim: The claim.
        seller: The selling state of the reading, for a balance the one in surplus.

    Returns:
        Nothing for a claim that concerns the pair alone.
    """
    if claim.form not in PARTS and claim.compared_with is None:
        return ()
    named = _named(claim, seller)
    if named is not None:
        return ((named, True),)
    if claim.flow in {"exports", "imports"} and seller is not None:
        return ((seller if claim.flow == "exports" else other(claim, seller), True),)
    first = _first_named(claim) if claim.compared_with else None
    return tuple((party, first in {None, party}) for party in claim.parties)


def other(claim: Claim, party: str) -> str:
    """The other state of the pair."""
    a, b = claim.parties
    return b if party == a else a


def set_against(claim: Claim, candidate: "Candidate") -> tuple[Construction, ...]:
    """What the owner of a reading reports of the partner, and what the partner does, set against the whole.

    The second takes the partner's count of its own flow and the owner's of all others: a sum over both sides'
    counts, shown and never deciding. So does the comparison of two partners by their own counts.
    """
    if candidate.owner is None:
        return ()
    owner, partner = candidate.owner, other(claim, candidate.owner)
    against = claim.compared_with or WORLD
    own = owner_terms(candidate.flow, owner, partner, candidate.seller)
    rest = owner_terms(candidate.flow, owner, against, candidate.seller)
    mirrored = tuple(_mirrored(term) for term in rest) if claim.compared_with else rest
    return (
        Construction(terms=own, counter=owner, against=rest),
        Construction(terms=tuple(map(_mirrored, own)), counter=None, against=mirrored),
    )


def owner_terms(flow: Flow, owner: str, partner: str, seller: str | None) -> tuple[Term, ...]:
    """A flow with a partner as the owner of a list counts it; a deficit is a surplus of its partners."""
    sold, bought = Term(1, owner, partner, "exports"), Term(1, owner, partner, "imports")
    if flow == "total":
        return sold, bought
    if flow == "balance":
        ahead, behind = (sold, bought) if owner == seller else (bought, sold)
        return ahead, behind._replace(sign=-1)
    return (sold,) if owner == seller else (bought,)


def other_lists(
    claim: Claim, candidate: "Candidate", construction: Construction
) -> Iterator[tuple[str, Construction]]:
    """Lists and wholes that are easily taken for the one that is meant, with a name for the slip."""
    owner = candidate.owner
    if claim.form not in PARTS or owner is None or construction.counter != owner:
        return
    partner = other(claim, owner)
    flows: dict[str, tuple[Flow, str]] = {
        "exports": ("exports", owner), "imports": ("exports", partner), "total": ("total", owner),
    }  # fmt: skip
    for name, (flow, seller) in flows.items():
        terms = owner_terms(flow, owner, partner, seller)
        if terms != construction.terms:
            rest = owner_terms(flow, owner, WORLD, seller)
            slip = "remark.other_list_total" if name == "total" else "remark.other_list"
            yield phrase(slip, state=owner, flow=name), Construction(terms=terms, counter=owner, against=rest)
    if claim.form == "share":
        terms = owner_terms(candidate.flow, partner, owner, candidate.seller)
        rest = owner_terms(candidate.flow, partner, WORLD, candidate.seller)
        yield (
            phrase("remark.other_whole", state=partner),
            Construction(terms=terms, counter=partner, against=rest),
        )


def whole_words(claim: Claim) -> str | None:
    """The flow that the words of a share's whole name; None where they name none."""
    said = (claim.share_of or "").lower()
    found = [flow for word, flow in _WHOLES.items() if word in said]
    return found[0] if len(found) == 1 else None


_WHOLES = {
    "export": "exports", "sales": "exports", "import": "imports", "purchases": "imports",
    "trade": "total", "turnover": "total",
}  # fmt: skip


def _named(claim: Claim, seller: str | None) -> str | None:
    if claim.compared_with is not None:
        return None
    if claim.form == "rank":
        return claim.rank_of if claim.rank_of in claim.parties else None
    said = {match.country for match in find(claim.share_of or "")} & set(claim.parties)
    if len(said) == 1:
        return said.pop()
    if claim.flow == "total" and _ITS.match(claim.share_of or ""):
        return _first_named(claim)
    kind = whole_words(claim)
    if kind in {"exports", "imports"} and seller is not None and claim.flow in {"exports", "imports"}:
        return seller if kind == "exports" else other(claim, seller)
    return None


def _first_named(claim: Claim) -> str | None:
    """The party that the words name first: "Kenya's trade with Uganda is four times that with Malawi"."""
    named = [match.country for mention in claim.mentions[:1] for match in find(mention.text)]
    return next((code for code in named if code in claim.parties), None)


def _mirrored(term: Term) -> Term:
    flow: TradeFlow = "imports" if term.flow == "exports" else "exports"
    return Term(term.sign, term.partner, term.reporter, flow)
