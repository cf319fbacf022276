"""The paragraph of a finding that can be quoted: it never says more than the record holds."""

from collections.abc import Iterator, Sequence

from onrecord.checking.outcome import Decision, standing
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
    who = f"According to the text, {possessive(next(iter(homes)))} side" if len(homes) == 1 else "The text"
    unsaid = open_slots(claim)
    said = f"{who} says that {subject(claim)} {asserted(claim)}"
    return (
        f"{said}; the {listed(unsaid)} {'is' if len(unsaid) == 1 else 'are'} not said."
        if unsaid
        else f"{said}."
    )


def _evidence(question: Question, readings: Sequence[Reading]) -> Iterator[str]:
    likely = [r for r in readings if r.likelihood == "likely"]
    measured = [r for r in readings if decisive(r.witnesses)]
    missing = dict.fromkeys(r.period for r in likely if r not in measured and r.period)
    if missing:
        yield f"No figure is at hand for {listed([span_words(period) for period in missing])}."
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
        yield f"The text calls it a record {question.claim.record}; {'; '.join(notes)}."


def _periods(reading: Reading) -> tuple[str | None, str | None]:
    return reading.period, reading.base


def _other_periods(reading: Reading, shown: Sequence[Reading]) -> list[tuple[str | None, str | None]]:
    return [_periods(other) for other in shown if other is not reading]


def _told(claim: Claim, reading: Reading, *, alone: bool) -> str:
    """A reading's figures; one that shares its period with another says what sets it apart."""
    shown = [_witness_words(claim, w) for w in decisive(reading.witnesses)]
    period = span_words(reading.period or "")
    base = f" on {span_words(reading.base)}" if reading.base else ""
    apart = "" if alone else f" ({reading.why.rpartition('; ')[2]})"
    return f"For {period}{base}{apart} the figure{'s are' if len(shown) > 1 else ' is'} {listed(shown)}."


def _witness_words(claim: Claim, witness: Witness) -> str:
    value = quantity(witness.value or 0.0, witness.unit, signed=claim.form != "share")
    seen = [f"published {witness.published}"] if witness.published else []
    seen += [f"retrieved {witness.retrieved}"] if witness.retrieved and not seen else []
    off = [f"{margin(witness.margin, witness.unit)} from fitting"] if witness.margin else []
    detail = ", ".join((witness.provider, *seen, *off))
    return f"{value} by {possessive(_counter(witness))} count ({detail})"


def _counter(witness: Witness) -> str:
    return witness.components[0].reporter


def _conclusion(question: Question, readings: Sequence[Reading], decision: Decision) -> str:
    if decision.outcome == "matches":
        return _agreement(question, readings)
    if decision.outcome == "depends" and decision.decided_by:
        return f"Whether the figures agree with the claim depends on {DECIDED_BY[decision.decided_by]}."
    if decision.outcome == "differs":
        return _disagreement(readings)
    return "The figures at hand can neither confirm nor refute it."


def _agreement(question: Question, readings: Sequence[Reading]) -> str:
    """Who agrees, who does not, and on which terms."""
    likely = [r for r in readings if r.likelihood == "likely"]
    votes = [w for r in likely for w in decisive(r.witnesses)]
    against = {_counter(w) for w in votes if not fits(w)}
    agreeing = {_counter(w) for w in votes if fits(w)} - against
    verb = "agrees" if len(agreeing) == 1 else "agree"
    said = f"{_counts(agreeing)} {verb} with the claim"
    if against:
        said += f", {_counts(against)} {'does' if len(against) == 1 else 'do'} not"
    elif not any(w.role == "home" for w in votes):
        said += ", and the side that makes it has none at hand"
    terms = [*_terms(question, likely), *_closeness(votes)]
    return f"{said[:1].upper()}{said[1:]}{''.join(f'; {term}' for term in terms)}."


def _counts(reporters: set[str]) -> str:
    return (
        f"{listed([possessive(code) for code in sorted(reporters)])} count{'s' if len(reporters) > 1 else ''}"
    )


def _terms(question: Question, likely: Sequence[Reading]) -> Iterator[str]:
    if question.claim.period is None:
        meant = listed(list(dict.fromkeys(span_words(r.period) for r in likely if r.period)))
        yield f"this takes the claim to mean {meant}"
    if question.claim.measure == "unknown":
        yield "goods alone are counted"


def _closeness(votes: Sequence[Witness]) -> Iterator[str]:
    if any(w.fit == "within-revision" for w in votes):
        yield "a count is off by no more than figures are usually revised"
    if any(w.fit == "beyond" for w in votes):
        yield "a count lies far beyond the number"


def _disagreement(readings: Sequence[Reading]) -> str:
    near = [r for r in readings if r.likelihood != "remote"]
    unmeasured = dict.fromkeys(span_words(r.period) for r in near if r.period and not decisive(r.witnesses))
    said = "No likely or possible reading that could be measured agrees with the figures at hand"
    return f"{said}; {listed(list(unmeasured))} could not be measured." if unmeasured else f"{said}."
