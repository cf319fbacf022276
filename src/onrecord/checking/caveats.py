"""What a reader must be told beside an outcome."""

from collections.abc import Iterator, Sequence

from onrecord.checking.comparable import is_currency
from onrecord.checking.outcome import standing
from onrecord.checking.owners import PARTS
from onrecord.checking.phrases import phrase
from onrecord.checking.witnesses import Question, decisive, fits
from onrecord.gazetteer import title
from onrecord.model import Claim, Note, Reading
from onrecord.tolerances import METHOD
from onrecord.wording import listed, span_words


def caveats(question: Question, readings: Sequence[Reading], notes: Sequence[Note]) -> tuple[str, ...]:
    """Every caveat of a finding, each once."""
    found = (
        *_about_claim(question),
        *_about_record(question, readings),
        *(f"{note.text}." for note in notes if _concerns(note, question, readings)),
        *_about_freshness(question, readings),
        *_about_witnesses(readings),
    )
    return tuple(dict.fromkeys(found))


def _concerns(note: Note, question: Question, readings: Sequence[Reading]) -> bool:
    """A crosswalk is always repeated, a silence where that state's count is missing from a near reading."""
    if note.code != "silent-reporter":
        return note.code == "crosswalk"
    near = [w for r in readings if r.likelihood != "remote" for w in r.witnesses if w.status != "computed"]
    return any(
        note.text.startswith(party) and any(party in w.construction for w in near)
        for party in question.claim.parties
    )


def _about_claim(question: Question) -> Iterator[str]:
    claim = question.claim
    if claim.is_comparison and claim.base is None and claim.compared_with is None:
        yield phrase("caveat.base_missing", reason=_reason(claim, "base"))
    if claim.period is None:
        yield phrase("caveat.period_missing", reason=_reason(claim, "period"))
        if question.published is None:
            yield phrase("caveat.no_day")
    if claim.measure == "unknown":
        yield phrase("caveat.goods")
    if not is_currency(claim.unit) and question.books and claim.form not in PARTS:
        units = ", ".join(sorted({book.unit.upper() for book in question.books}))
        yield phrase("caveat.currency", codes=units)
    if set_otherwise := question.tolerances.changed:
        told = [
            phrase("setting.of", code=name, number=f"{value:g}", other_number=f"{getattr(METHOD, name):g}")
            for name, value in set_otherwise.items()
        ]
        yield phrase("caveat.tolerances", settings=listed(told))


def _reason(claim: Claim, slot: str) -> str:
    return claim.unknown.get(slot, phrase("reason.not_said"))


def _about_record(question: Question, readings: Sequence[Reading]) -> Iterator[str]:
    """Counts of a likely reading by which a claimed record is none."""
    for reading in readings:
        if question.claim.record and reading.likelihood == "likely":
            against = (note for note in reading.notes if " is no record " in note)
            yield from (phrase("caveat.record", opening=f"{note[:1].upper()}{note[1:]}") for note in against)


def _about_freshness(question: Question, readings: Sequence[Reading]) -> Iterator[str]:
    """Figures of likely readings that were taken so soon after their period that they may yet change."""
    for reading in readings:
        if reading.likelihood != "likely" or reading.period is None:
            continue
        dates = {
            dated
            for witness in decisive(reading.witnesses)
            if (dated := witness.published or witness.retrieved)
            and _months_after(reading.period, dated) <= question.tolerances.revision_months
        }
        if dates:
            period = span_words(reading.period)
            yield phrase("caveat.fresh", period=period, dates=listed(sorted(dates)))


def _months_after(period: str, day: str) -> int:
    """From the last month of a reading's period to a day."""
    last = period.rpartition("/")[2]
    year, month = (int(last[:4]), int(last[5:])) if "-" in last else (int(last), 12)
    return int(day[:4]) * 12 + int(day[5:7]) - year * 12 - month


def _about_witnesses(readings: Sequence[Reading]) -> Iterator[str]:
    clashing = False
    for reading in readings:
        votes = decisive(reading.witnesses)
        home = [w for w in votes if w.role == "home"]
        if reading.likelihood == "likely" and votes and not home:
            yield phrase("caveat.other_side", period=reading.period)
        if reading.likelihood == "likely" and len({fits(w) for w in votes}) > 1:
            sides = _sides(reading)
            clashing = clashing or sides is not None
            yield phrase("caveat.clash", period=reading.period, clash=sides or phrase("clash.vintages"))
        if any(w.fit == "beyond" for w in votes) and reading.likelihood != "remote":
            yield phrase("caveat.beyond", period=reading.period)
        if any(w.fit == "within-revision" for w in votes) and reading.likelihood != "remote":
            yield phrase("caveat.revision", period=reading.period)
        mixed = [w for w in reading.witnesses if w.role == "mixed" and fits(w)]
        if mixed and standing(reading) == "misses" and reading.likelihood == "likely":
            yield phrase("caveat.mixed", construction=mixed[0].construction)
    if clashing:
        yield phrase("caveat.mirror")


def _sides(reading: Reading) -> str | None:
    """Whose count fits and whose does not; None where one office's vintages disagree."""
    votes = decisive(reading.witnesses)
    yes = sorted({title(w.components[0].reporter) for w in votes if fits(w)})
    no = sorted({title(w.components[0].reporter) for w in votes if not fits(w)})
    if set(yes) & set(no):
        return None
    return phrase("clash.sides", states=listed(yes), other_states=listed(no))
