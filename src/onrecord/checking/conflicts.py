"""Claims about one quantity that cannot both hold, in one document or in several."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

import msgspec

from onrecord.checking.closeness import Interval, targets, with_direction
from onrecord.checking.periods import Window
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate, candidates
from onrecord.checking.revisions import usually_revised
from onrecord.checking.wording import asserted, subject
from onrecord.model import Claim, ClaimReference, Conflict, Report
from onrecord.tolerances import METHOD

_RATES = {"growth", "multiple"}
_FORMS = {"level", "growth", "change", "multiple", "share", "rank"}
_SAID_BY_A_VERB = {"level", "growth", "change", "multiple"}
Quantity = tuple[object, ...]


class Told(NamedTuple):
    """A claim, the document that makes it, and when that was published."""

    document: str
    claim: Claim
    published: date | None


def conflicts_within(document: str, claims: Sequence[Claim], published: date | None) -> tuple[Conflict, ...]:
    """Pairs of claims of one document that cannot both hold.

    Args:
        document: The document's id.
        claims: Its claims.
        published: When it was published; without it claims without a period have no reading in common.
    """
    return tuple(_conflicts([Told(document, claim, published) for claim in claims]))


def conflicts_across(reports: Iterable[Report]) -> tuple[Conflict, ...]:
    """Pairs of claims of different documents that cannot both hold, in the order of the reports."""
    told = [
        Told(report.id, claim, report.document.published_day if report.document else None)
        for report in reports
        for claim in report.claims
    ]
    return tuple(one for one in _conflicts(told) if len({end.document for end in one.claims}) > 1)


def _conflicts(told: Sequence[Told]) -> Iterator[Conflict]:
    """One conflict for each pair, however many readings the two have in common."""
    sorted_out: dict[Quantity, list[int]] = {}
    meant: dict[Quantity, Candidate] = {}
    for place, one in enumerate(told):
        for quantity, candidate in _quantities(one):
            sorted_out.setdefault(quantity, []).append(place)
            meant.setdefault(quantity, candidate)
    clashing = {
        pair: meant[quantity]
        for quantity, places in sorted_out.items()
        for pair in combinations(dict.fromkeys(places), 2)
        if not _both_can_hold(told[pair[0]], told[pair[1]])
    }
    for first, second in sorted(clashing):
        yield _conflict(told[first], told[second], clashing[first, second])


def _quantities(told: Told) -> Iterator[tuple[Quantity, Candidate]]:
    """What a claim is about, once for each of its likely readings in time."""
    claim = told.claim
    if len(claim.parties) != 2 or claim.form not in _FORMS or claim.value is None or _is_open(claim):
        return
    for candidate in candidates(claim, told.published):
        if candidate.likelihood == "likely" and candidate.window is not None:
            meaning = msgspec.structs.replace(candidate, why="")
            yield (*_counted(claim), meaning), candidate


def _is_open(claim: Claim) -> bool:
    """Whether its unit is not said: such an amount may be in any currency."""
    return claim.unit in {"unspecified", "other"}


def _counted(claim: Claim) -> Quantity:
    product = claim.product and (claim.product.hs or claim.product.words.casefold())
    measure = "goods" if claim.measure == "unknown" else claim.measure
    rate = claim.form in _RATES and claim.unit in {"percent", "ratio"}
    return (
        claim.parties, claim.flow, claim.exporter, measure, product, claim.via, claim.compared_with,
        claim.share_of, claim.rank_of, claim.per, *(("rate",) if rate else (claim.form, claim.unit)),
    )  # fmt: skip


def _both_can_hold(first: Told, second: Told) -> bool:
    """Whether some value fits both; figures of different days may have been revised in between."""
    revised = first.published != second.published and first.document != second.document
    return any(
        one.meets(other)
        for one in _bands(first.claim, widened=revised)
        for other in _bands(second.claim, widened=False)
    )


def _bands(claim: Claim, *, widened: bool) -> Iterator[Interval]:
    """The values that fit a claim; of a growth as multiples of its base."""
    signed = with_direction(claim)
    for target in targets(signed):
        for band in target.bands:
            wide = _widened(band, claim) if widened else band
            yield _as_multiple(wide) if claim.form == "growth" and claim.unit == "percent" else wide


def _widened(band: Interval, claim: Claim) -> Interval:
    if claim.form == "rank":
        return band
    by = usually_revised(claim, METHOD)
    return msgspec.structs.replace(band, low=band.low - by, high=band.high + by)


def _as_multiple(growth: Interval) -> Interval:
    return msgspec.structs.replace(growth, low=1 + growth.low / 100, high=1 + growth.high / 100)


def _conflict(first: Told, second: Told, meant: Candidate) -> Conflict:
    ends = tuple(ClaimReference(document=one.document, claim=one.claim.id) for one in (first, second))
    dated = first.published != second.published
    said = {"said": _said(first, dated=dated), "other_said": _said(second, dated=dated)}
    why = phrase("conflict.both", subject=subject(first.claim), same=_same_time(meant), **said)
    return Conflict(claims=ends, why=why)


def _said(told: Told, *, dated: bool) -> str:
    claim = msgspec.structs.replace(with_direction(told.claim), period=None)
    verb = claim.form in _SAID_BY_A_VERB
    words = asserted(claim) if verb else phrase("moved.was", written=claim.as_written)
    if dated and told.published:
        return phrase("said.dated", asserted=words, day=told.published)
    return phrase("said.undated", asserted=words)


def _same_time(meant: Candidate) -> str:
    """``in the same year, 2021``; the base where it is not the time before."""
    window: Window | None = meant.window
    if window is None:
        return ""
    kind = "year" if window.year is not None else "period"
    if meant.base:
        return phrase(f"same.{kind}_against", period=window.words, base_period=meant.base.words)
    return phrase(f"same.{kind}", period=window.words)
