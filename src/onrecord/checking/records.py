"""Whether a value that is called a record is one, by each count, and how far back that count goes."""

from collections.abc import Iterator

from onrecord.checking.amounts import Amount, Book, Construction, amount, constructions
from onrecord.checking.periods import YEAR, Window
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate
from onrecord.checking.wording import money
from onrecord.gazetteer import possessive
from onrecord.model import Claim


def record_notes(claim: Claim, candidate: Candidate, books: tuple[Book, ...]) -> tuple[str, ...]:
    """For a claimed record what each side's own count says of the reading's period.

    A year is set against earlier years, a month against earlier months, any other stretch against the same
    months of earlier years. What is compared is the amount, also where the number itself is a rate.

    Args:
        claim: The claim.
        candidate: The reading; without a period there is nothing to say.
        books: The vintages held.

    Returns:
        One note for each count that holds the period; nothing for a claim of no record.
    """
    if claim.record is None or candidate.window is None:
        return ()
    a, b = claim.parties
    found = (
        _note(book, construction, candidate.window, upwards=claim.record == "high")
        for book in books
        for construction in constructions(candidate.flow, a, b, candidate.seller)
        if construction.counter is not None
    )
    return tuple(note for note in found if note)


def _note(book: Book, construction: Construction, window: Window, *, upwards: bool) -> str | None:
    now = amount(book, construction, window)
    if not isinstance(now, Amount) or construction.counter is None:
        return None
    kind = "high" if upwards else "low"
    of = {"whose": possessive(construction.counter), "provider": book.provider, "period": window.words}
    earlier = list(_earlier(book, construction, window))
    if not earlier:
        return phrase(f"note.first_{kind}", **of)
    passed = next(((w, v) for w, v in earlier if (v > now.value if upwards else v < now.value)), None)
    if passed is None:
        return phrase(f"note.is_{kind}", since_period=earlier[-1][0].words, **of)
    best = {"other_period": passed[0].words, "amount": money(passed[1], book.unit)}
    return phrase(f"note.no_{kind}", **best, **of)


def _earlier(book: Book, construction: Construction, window: Window) -> Iterator[tuple[Window, float]]:
    """The values of earlier periods of the same kind, the latest first; missing ones are passed over."""
    step = window.length if window.whole_years or window.length == 1 else YEAR
    first = min(book.years()) * YEAR
    before = window.shifted(-step)
    while before.first >= first:
        found = amount(book, construction, before)
        if isinstance(found, Amount):
            yield before, found.value
        before = before.shifted(-step)
