"""The paragraph of a finding that can be quoted: it never says more than the record holds."""

from collections.abc import Iterator, Sequence

from onrecord.checking.outcome import Decision, standing
from onrecord.checking.phrases import phrase
from onrecord.checking.witnesses import Question, decisive, fits
from onrecord.checking.wording import asserted, margin, quantity, subject
from onrecord.gazetteer import possessive
from onrecord.model import Claim, Reading, Witness
from onrecord.wording import DECIDED_BY, listed, span_words

_SHOWN = 2


def safe_to_say(question: Question, readings: Sequence[Reading], decision: Decision) -> str:
    """One careful paragraph: what is claimed, what the figures are, how the two stand."""
    return " ".join(
        (
            _claimed(question),
            *_evidence(question, readings),
            *_records(question, readings),
            _conclusion(question, readings, decision),
        )
    )


def open_slots(claim: Claim) -> list[str]:
    """Of period and base, what the claim needs and does not say."""
    slots = ["period"] if claim.period is None else []
    return slots + (
        ["base"] if claim.base is None and claim.is_comparison and not claim.compared_with else []
    )


def _claimed(question: Question) -> str:
    claim, homes = question.claim, question.homes
    facts = {"claim": phrase("claim.said", subject=subject(claim), asserted=asserted(claim))}
    key = "safe.text_says"
    if len(homes) == 1:
        key, facts["whose"] = "safe.side_says", possessive(next(iter(homes)))
    if unsaid := open_slots(claim):
        key, facts["unsaid"] = f"{key}_open", phrase(f"unsaid.{'_and_'.join(unsaid)}")
    return phrase(key, **facts)


def _evidence(question: Question, readings: Sequence[Reading]) -> Iterator[str]:
    likely = [r for r in readings if r.likelihood == "likely"]
    measured = [r for r in readings if decisive(r.witnesses)]
    missing = dict.fromkeys(r.period for r in likely if r not in measured and r.period)
    if missing:
        yield phrase("safe.no_figure", periods=listed([span_words(period) for period in missing]))
    told = [r for r in likely if r in measured]
    fitting = [r for r in measured if r.likelihood == "possible" and standing(r) not in {"misses", "unknown"}]
    others = fitting[:1] if told else measured[:_SHOWN]
    shown = (*told[:_SHOWN], *others)
    yield from (
        _told(question.claim, reading, alone=_periods(reading) not in _other_periods(reading, shown))
        for reading in shown
    )


def _records(question: Question, readings: Sequence[Reading]) -> Iterator[str]:
    """What each count says of a claimed record, for the likely readings."""
    notes = dict.fromkeys(note for r in readings if r.likelihood == "likely" for note in r.notes)
    if question.claim.record and notes:
        yield phrase(f"safe.record_{question.claim.record}", notes="; ".join(notes))


def _periods(reading: Reading) -> tuple[str | None, str | None]:
    return reading.period, reading.base


def _other_periods(reading: Reading, shown: Sequence[Reading]) -> list[tuple[str | None, str | None]]:
    return [_periods(other) for other in shown if other is not reading]


def _told(claim: Claim, reading: Reading, *, alone: bool) -> str:
    """A reading's figures; one that shares its period with another says what sets it apart."""
    shown = [_witness_words(claim, w) for w in decisive(reading.witnesses)]
    key, facts = "at.period", {"period": span_words(reading.period or "")}
    if reading.base:
        key, facts["base_period"] = f"{key}_against", span_words(reading.base)
    if not alone:
        key, facts["why"] = f"{key}_as", reading.why.rpartition("; ")[2]
    at = phrase(key, **facts)
    if len(shown) > 1:
        return phrase("safe.figures", at=at, counts=listed(shown))
    return phrase("safe.figure", at=at, count=listed(shown))


def _witness_words(claim: Claim, witness: Witness) -> str:
    value = quantity(witness.value or 0.0, witness.unit, signed=claim.form != "share")
    seen = [phrase("detail.published", date=witness.published)] if witness.published else []
    seen += [phrase("detail.retrieved", date=witness.retrieved)] if witness.retrieved and not seen else []
    off = [phrase("detail.off", margin=margin(witness.margin, witness.unit))] if witness.margin else []
    details = ", ".join((witness.provider, *seen, *off))
    return phrase("count.of", value=value, whose=possessive(_counter(witness)), details=details)


def _counter(witness: Witness) -> str:
    return witness.components[0].reporter


def _conclusion(question: Question, readings: Sequence[Reading], decision: Decision) -> str:
    if decision.outcome == "matches":
        return _agreement(question, readings)
    if decision.outcome == "depends" and decision.decided_by:
        return phrase("safe.depends", decided=DECIDED_BY[decision.decided_by])
    if decision.outcome == "differs":
        return _disagreement(readings)
    return phrase("safe.open")


def _agreement(question: Question, readings: Sequence[Reading]) -> str:
    """Who agrees, who does not, and on which terms."""
    likely = [r for r in readings if r.likelihood == "likely"]
    votes = [w for r in likely for w in decisive(r.witnesses)]
    against = {_counter(w) for w in votes if not fits(w)}
    agreeing = {_counter(w) for w in votes if fits(w)} - against
    agree = _by_whom("agree", agreeing)
    if against:
        said = phrase("agreement.against", agree=agree, disagree=_by_whom("disagree", against))
    elif not any(w.role == "home" for w in votes):
        said = phrase("agreement.alone", agree=agree)
    else:
        said = phrase("agreement.plain", agree=agree)
    said = f"{said[:1].upper()}{said[1:]}"
    terms = [*_terms(question, likely), *_closeness(votes)]
    if terms:
        return phrase("safe.agrees_if", agreement=said, provisos="; ".join(terms))
    return phrase("safe.agrees", agreement=said)


def _by_whom(section: str, reporters: set[str]) -> str:
    whose = listed([possessive(code) for code in sorted(reporters)])
    return phrase(f"{section}.{'one' if len(reporters) == 1 else 'more'}", whose=whose)


def _terms(question: Question, likely: Sequence[Reading]) -> Iterator[str]:
    if question.claim.period is None:
        meant = listed(list(dict.fromkeys(span_words(r.period) for r in likely if r.period)))
        yield phrase("proviso.meant", periods=meant)
    if question.claim.measure == "unknown":
        yield phrase("proviso.goods")


def _closeness(votes: Sequence[Witness]) -> Iterator[str]:
    if any(w.fit == "within-revision" for w in votes):
        yield phrase("proviso.revision")
    if any(w.fit == "beyond" for w in votes):
        yield phrase("proviso.beyond")


def _disagreement(readings: Sequence[Reading]) -> str:
    near = [r for r in readings if r.likelihood != "remote"]
    unmeasured = dict.fromkeys(span_words(r.period) for r in near if r.period and not decisive(r.witnesses))
    if unmeasured:
        return phrase("safe.differs_in_part", periods=listed(list(unmeasured)))
    return phrase("safe.differs")
