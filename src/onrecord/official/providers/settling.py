"""What becomes of the cells of an answer: missing, doubtful and doubled ones, by the same rules for all."""

import math
from collections.abc import Iterable
from itertools import groupby

from onrecord.errors import ProviderError
from onrecord.official.codes import is_unknown, meaning
from onrecord.official.providers.protocol import Read
from onrecord.official.rows import Row

_Cell = tuple[str, str, str, str, str, str]


def row_of(provider: str, reporter: str, partner: str, period: str, **cell: object) -> Row:
    """A row with the crosswalk applied to the provider's own codes; other cells as ``Row`` names them."""
    year = int(period[:4])
    by, of = meaning(provider, reporter, year), meaning(provider, partner, year)
    return Row(
        reporter=by.name,
        partner=of.name,
        partner_kind=of.kind,
        period=period,
        reporter_code=reporter,
        partner_code=partner,
        **cell,  # type: ignore[arg-type]
    )


def settled(provider: str, rows: Iterable[Row], notes: Iterable[str] = ()) -> Read:
    """The rows that count.

    A zero is a missing cell. Negative values, values that are no finite numbers, and reporters that are no
    state (but the EU) are left out and counted in a note. Of two rows for one cell the one filed under the
    state's main code of that year stays, and imports CIF before imports FOB; equal ones count once.

    Raises:
        ProviderError: when two rows for one cell differ and neither rule settles it.
    """
    present = [row for row in rows if row.value != 0 and row.reporter != row.partner]
    sound = [row for row in present if math.isfinite(row.value) and row.value > 0]
    by_states = [row for row in sound if _is_a_reporter(provider, row)]
    one_each = [
        _chosen(provider, list(group)) for _, group in groupby(sorted(by_states, key=_cell), key=_cell)
    ]
    left_out = (
        (len(present) - len(sound), "negative or not finite"),
        (len(sound) - len(by_states), "reported by no state"),
        (_beside_cif(by_states, one_each), "imports FOB where imports CIF stand beside them"),
        (_other_codes(by_states, one_each), "figures of a state under a second code"),
    )
    told = [f"Rows left out: {count} ({why})" for count, why in left_out if count]
    unknown = sorted({row.partner_code for row in one_each if is_unknown(provider, row.partner_code)})
    if unknown:
        told.append(f"Partner codes that are not known, and count as no state: {', '.join(unknown)}")
    return Read(rows=tuple(one_each), notes=(*notes, *told))


def _beside_cif(rows: list[Row], kept: list[Row]) -> int:
    """How many imports FOB gave way."""
    return _imports_fob(rows) - _imports_fob(kept)


def _other_codes(rows: list[Row], kept: list[Row]) -> int:
    """How many other rows gave way; equal rows are one."""
    return len(set(rows)) - len(kept) - _beside_cif(list(dict.fromkeys(rows)), kept)


def _imports_fob(rows: list[Row]) -> int:
    return sum(row.flow == "imports" and row.valuation == "FOB" for row in rows)


def _cell(row: Row) -> _Cell:
    return row.reporter, row.partner, row.flow, row.period, row.product, row.measure


def _is_a_reporter(provider: str, row: Row) -> bool:
    found = meaning(provider, row.reporter_code, int(row.period[:4]))
    return bool(found.state) and found.kind != "world"


def _chosen(provider: str, rows: list[Row]) -> Row:
    best = min(_rank(provider, row) for row in rows)
    first, *others = [row for row in rows if _rank(provider, row) == best]
    for other in others:
        if other.value != first.value:
            raise ProviderError(
                f"{provider} gives two values for {first.reporter}, {first.partner}, {first.flow}, "
                f"{first.period}: {first.value:.0f} and {other.value:.0f}",
                hint="one cell has one value; report it as a defect of onrecord, with the request",
                code="doubled-cell",
            )
    return first


def _rank(provider: str, row: Row) -> tuple[bool, ...]:
    year = int(row.period[:4])
    found = [meaning(provider, code, year) for code in (row.reporter_code, row.partner_code)]
    return (
        *(not (one.asked and one.covers(year, year)) for one in found),
        row.flow == "imports" and row.valuation == "FOB",
    )
