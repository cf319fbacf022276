"""Trade claims against the official record: readings, witnesses, closeness, outcome, explanation."""

from collections.abc import Sequence
from datetime import date

from onrecord.checking import explain
from onrecord.checking.amounts import books
from onrecord.checking.caveats import caveats
from onrecord.checking.chance import chance
from onrecord.checking.closeness import Target, targets, with_direction
from onrecord.checking.comparable import held_of, obstacle
from onrecord.checking.conflicts import conflicts_across, conflicts_within
from onrecord.checking.listing import about_lists, needed_of_list
from onrecord.checking.lists import Lists
from onrecord.checking.outcome import Decision, decide
from onrecord.checking.readings import candidates
from onrecord.checking.saying import safe_to_say
from onrecord.checking.unsettled import not_comparable
from onrecord.checking.witnesses import Question, reading_of
from onrecord.model import Claim, Finding, Mirror, Statement
from onrecord.official import Record, trade_table

__all__ = ["check_claims", "conflicts_across", "conflicts_within", "fitting"]


def check_claims(
    claims: Sequence[Claim], statements: Sequence[Statement], record: Record, *, published: date | None
) -> tuple[Finding, ...]:
    """Hold claims against the record.

    Args:
        claims: What is claimed.
        statements: The statements that the claims' mentions refer to; they say whose side makes a claim.
        record: The figures.
        published: When the claims were made public; without it no open period can be read.

    Returns:
        One finding for each claim, in order.

    Raises:
        RecordError: when the record holds values that are no amounts.
    """
    speakers = {statement.id: statement.sides for statement in statements}
    return tuple(_check(with_direction(claim), speakers, record, published) for claim in claims)


def _check(
    claim: Claim, speakers: dict[str, tuple[str, ...]], record: Record, published: date | None
) -> Finding:
    product = claim.product.hs if claim.product else None
    about = held_of(claim)
    held = books(record.series(*claim.parties, product=product), product) if about else ()
    blocked = obstacle(claim, frozenset(book.unit for book in held))
    lists = Lists(record, product)
    question = Question(claim, targets(claim), _homes(claim, speakers), published, held, lists)
    if blocked is not None:
        return not_comparable(question, blocked)
    return _settled(question, record)


def _settled(question: Question, record: Record) -> Finding:
    claim = question.claim
    meant = candidates(claim, question.published)
    readings = tuple(reading_of(question, one, number) for number, one in enumerate(meant, start=1))
    decision: Decision = decide(readings)
    drawn = chance(question, meant, readings)
    totals = [series for party in claim.parties for series in record.totals(party)]
    return Finding(
        claim=claim.id,
        outcome=decision.outcome,
        decided_by=decision.decided_by,
        readings=readings,
        scale=explain.scale(question, meant, totals),
        noise=explain.history_of_gaps(question, _mirrors(record, claim)),
        chance=drawn.share if drawn else None,
        would_need=needed_of_list(question, meant) or explain.would_need(question, meant),
        would_settle=explain.would_settle(question, readings),
        safe_to_say=safe_to_say(question, readings, decision),
        caveats=(
            *caveats(question, readings, record.notes(*claim.parties)),
            *dict.fromkeys(about_lists(question, meant)),
            *([drawn.words] if drawn else ()),
        ),
    )


def _mirrors(record: Record, claim: Claim) -> tuple[Mirror, ...]:
    if claim.product is not None:
        return ()
    return trade_table(record, *claim.parties, frequency=None, unspecified=False).mirror


def _homes(claim: Claim, speakers: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The parties on whose side the claim is made; both where no speaker of either side makes it."""
    sides = {side for m in claim.mentions if m.statement for side in speakers.get(m.statement, ())}
    return frozenset(sides & set(claim.parties)) or frozenset(claim.parties)


def fitting(claim: Claim) -> tuple[Target, ...]:
    """What would fit a claim: one target, or two where its words have two meanings; none without a number."""
    return targets(with_direction(claim))
