"""Trade claims against the official record: readings, witnesses, closeness, outcome, explanation."""

from collections.abc import Sequence
from datetime import date

import msgspec

from onrecord.checking import explain
from onrecord.checking.amounts import books
from onrecord.checking.caveats import caveats
from onrecord.checking.chance import chance
from onrecord.checking.closeness import Target, targets, with_direction
from onrecord.checking.comparable import held_of, obstacle
from onrecord.checking.conflicts import conflicts_across, conflicts_within
from onrecord.checking.currencies import in_claimed_currency, rates_used, with_own_currencies
from onrecord.checking.listing import about_lists, needed_of_list
from onrecord.checking.lists import Lists
from onrecord.checking.outcome import Decision, decide
from onrecord.checking.readings import candidates
from onrecord.checking.saying import safe_to_say
from onrecord.checking.unsettled import not_comparable
from onrecord.checking.witnesses import Question, reading_of
from onrecord.model import Claim, Finding, Mirror, Statement
from onrecord.official import Record, trade_table
from onrecord.official.rates import NO_RATES, Rates
from onrecord.tolerances import METHOD, Tolerances
from onrecord.tolerances import tolerances as tolerances_from

__all__ = ["check_claims", "conflicts_across", "conflicts_within", "fitting", "tolerances_of"]


def check_claims(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    record: Record,
    *,
    published: date | None,
    tolerances: Tolerances = METHOD,
    rates: Rates = NO_RATES,
) -> tuple[Finding, ...]:
    """Hold claims against the record.

    Args:
        claims: What is claimed.
        statements: The statements that the claims' mentions refer to; they say whose side makes a claim.
        record: The figures.
        published: When the claims were made public; without it no open period can be read.
        tolerances: How far a count may lie from a claimed number and still fit.
        rates: Yearly rates of other currencies than the record's.

    Returns:
        One finding for each claim, in order.

    Raises:
        RecordError: when the record holds values that are no amounts.
    """
    speakers = {statement.id: statement.sides for statement in statements}
    near = (tolerances, rates)
    return tuple(_check(with_direction(claim), speakers, record, published, *near) for claim in claims)


def _check(
    claim: Claim,
    speakers: dict[str, tuple[str, ...]],
    record: Record,
    published: date | None,
    tolerances: Tolerances,
    rates: Rates,
) -> Finding:
    product = claim.product.hs if claim.product else None
    about = held_of(claim)
    series = record.series(*claim.parties, product=product) if about else ()
    held = in_claimed_currency(claim, books(series, product), rates)
    blocked = obstacle(claim, frozenset(book.unit for book in held))
    lists = Lists(record, product)
    options, homes = targets(claim, tolerances), _homes(claim, speakers)
    question = Question(claim, options, homes, published, held, lists, tolerances, rates)
    found = not_comparable(question, blocked) if blocked else _settled(question, record)
    return msgspec.structs.replace(found, tolerances=tolerances.changed)


def _settled(question: Question, record: Record) -> Finding:
    claim = question.claim
    meant = with_own_currencies(question, candidates(claim, question.published))
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
            *rates_used(question, readings),
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


def fitting(claim: Claim, finding: Finding) -> tuple[Target, ...]:
    """What would fit a claim, by the tolerances that its finding was made with.

    One target, or two where the claim's words have two meanings; none without a number.
    """
    return targets(with_direction(claim), tolerances_of(finding))


def tolerances_of(finding: Finding) -> Tolerances:
    """The tolerances that a finding was made with.

    Raises:
        UsageError: when the finding names one that there is not, or a value that its rule does not allow.
    """
    return tolerances_from(finding.tolerances, f"the finding about {finding.claim}")
