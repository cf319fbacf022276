"""What is said of shares, ranks and compared partners: what they need, what was left out, who is level."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.checking.amounts import Amount, Book, Construction, Gap, amount
from onrecord.checking.lists import Sheet, place_of, ranking, sheets, unclear
from onrecord.checking.owners import PARTS, other, set_against
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate
from onrecord.checking.witnesses import Question
from onrecord.checking.wording import bound_words, money
from onrecord.gazetteer import possessive, title
from onrecord.wording import listed

_NAMED = 3


def needed_of_list(question: Question, candidates: Sequence[Candidate]) -> str | None:
    """What the partner's flow must have come to for the claimed share, place or comparison to hold."""
    claim = question.claim
    if claim.value is None or (claim.form not in PARTS and claim.compared_with is None):
        return None
    likely = [c for c in candidates if c.likelihood == "likely" and c.owner and c.window]
    found = [words for c in likely for book in question.books if (words := _needed(question, c, book))]
    return "; ".join(dict.fromkeys(found)) or None


def about_lists(question: Question, candidates: Sequence[Candidate]) -> Iterator[str]:
    """What a reader must know of the lists behind the likely readings: rows left out, ties, gaps."""
    if question.claim.form not in PARTS:
        return
    for candidate in candidates:
        for book in question.books if candidate.likelihood == "likely" and candidate.owner else ():
            held = _list_of(question, candidate, book)
            if held is not None:
                yield from _of_list(question, candidate, book, *held)


def _list_of(question: Question, candidate: Candidate, book: Book) -> tuple[Amount, tuple[Sheet, ...]] | None:
    construction = _own(question, candidate)
    if candidate.window is None:
        return None
    part = amount(book, Construction(terms=construction.terms, counter=None), candidate.window)
    if not isinstance(part, Amount):
        return None
    found = sheets(book, construction, part, question.lists)
    return None if isinstance(found, Gap) else (part, found)


def _own(question: Question, candidate: Candidate) -> Construction:
    return set_against(question.claim, candidate)[0]


def _of_list(
    question: Question, candidate: Candidate, book: Book, part: Amount, found: tuple[Sheet, ...]
) -> Iterator[str]:
    for _, standing in found:
        of = {"whose": possessive(standing.reporter), "flow": standing.flow, "period": standing.period}
        codes = listed([one.code for one in standing.left_out[:_NAMED]])
        rows = codes and phrase(f"rows.{_more(standing.left_out)}", codes=codes)
        share = standing.left_out_share
        if rows and share is not None:
            key = "caveat.rows_in_whole" if question.claim.form == "share" else "caveat.rows_without_place"
            whole = phrase("list.of", provider=book.provider, **of)
            yield phrase(key, rows=rows, percent=f"{share:.2%}", list=whole)
        if standing.total is None or standing.total_reported:
            continue
        key = "share" if question.claim.form == "share" else "rank"
        yield phrase(f"caveat.no_world_{key}", provider=book.provider)
    if question.claim.form == "rank" and candidate.owner:
        yield from _of_place(found, other(question.claim, candidate.owner), part.value, candidate)


def _of_place(found: tuple[Sheet, ...], partner: str, value: float, candidate: Candidate) -> Iterator[str]:
    when = candidate.window.words if candidate.window else ""
    place, above = place_of(found, partner, value)
    level = above[place - 1 :]
    if level:
        states = listed([title(code) for code in level])
        yield phrase("caveat.level", state=title(partner), period=when, states=states)
    open_ones = unclear(found, partner, value)
    if open_ones:
        states = listed([title(code) for code in open_ones[:_NAMED]])
        named = phrase(f"named.{_more(open_ones)}", states=states)
        yield phrase("caveat.flow_missing", period=when, named=named, state=title(partner))


def _more(found: Sequence[object]) -> str:
    return "more" if len(found) > _NAMED else "all"


def _needed(question: Question, candidate: Candidate, book: Book) -> str | None:
    claim, window = question.claim, candidate.window
    if window is None or candidate.owner is None or claim.value is None:
        return None
    own = _own(question, candidate)
    counted = phrase("counted.by", whose=possessive(candidate.owner), provider=book.provider)
    when = {"period": window.words, "counted": counted}
    if claim.compared_with is not None:
        second = question.lists.book(book, *sorted((candidate.owner, claim.compared_with)))
        rest = second and amount(second, Construction(terms=own.against, counter=None), window)
        if not isinstance(rest, Amount):
            return None
        bounded = f"{bound_words(claim)}{money(_implied(question, rest.value), book.unit)}"
        return phrase("need.value", bounded=bounded, **when)
    held = _list_of(question, candidate, book)
    if held is None:
        return None
    return _needed_in_list(question, candidate, held[1], book.unit, when)


def _needed_in_list(
    question: Question, candidate: Candidate, found: tuple[Sheet, ...], unit: str, when: Mapping[str, str]
) -> str | None:
    claim = question.claim
    if claim.value is None or candidate.owner is None:
        return None
    if claim.form == "share":
        wholes = [s.standing.total for s in found]
        if None in wholes:
            return None
        total = sum(w for w in wholes if w is not None)
        bounded = f"{bound_words(claim)}{money(claim.value / 100 * total, unit)}"
        return phrase("need.of_whole", bounded=bounded, amount=money(total, unit), **when)
    if not all(s.standing.ranked for s in found):
        return None
    sums = [
        (money(value, unit), title(code)) for code, value in ranking(found, other(claim, candidate.owner))
    ]
    wanted = int(claim.value)
    if not 1 <= wanted <= len(sums) + 1:
        return None
    if wanted > len(sums):
        return phrase("need.last", amount=sums[-1][0], state=sums[-1][1], **when)
    behind = {"amount": sums[wanted - 1][0], "state": sums[wanted - 1][1], **when}
    if wanted == 1:
        return phrase("need.first", **behind)
    ahead = sums[wanted - 2]
    return phrase("need.between", other_amount=ahead[0], other_state=ahead[1], **behind)


def _implied(question: Question, rest: float) -> float:
    claim = question.claim
    value = claim.value or 0.0
    sign = -1 if claim.direction == "down" else 1
    if claim.form == "growth":
        return rest * (1 + sign * value / 100)
    if claim.form == "multiple":
        return rest / value if sign < 0 and value > 1 else rest * value
    return rest + sign * value
