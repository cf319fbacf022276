"""The four reported flows of a pair with their mirror gaps."""

from collections.abc import Iterator
from itertools import product

from onrecord.model import SCHEMA_VERSION, Mirror, Note, Series, TradeTable
from onrecord.official.record import Record


def trade_table(record: Record, a: str, b: str) -> TradeTable:
    """Everything both states report about their trade, in every vintage, with mirror ratios and notes.

    Two reports of one flow are set against each other within one provider's vintage; only where no vintage
    holds both ends are two providers compared, and the mirror then names both.
    """
    series = record.series(a, b)
    monthly = bool(series) and all("-" in o.period for s in series for o in s.observations)
    return TradeTable(
        schema_version=SCHEMA_VERSION,
        pair=(a, b),
        frequency="M" if monthly else "A",
        series=series,
        mirror=tuple(sorted(_mirrors(series), key=lambda m: (m.exporter, m.period, m.provider))),
        notes=(*record.notes(a, b), *([] if series else [_nothing(a, b)])),
    )


def _mirrors(series: tuple[Series, ...]) -> Iterator[Mirror]:
    pairs = [(x, m) for x, m in product(series, series) if _same_flow(x, m)]
    alike = [mirror for x, m in pairs if x.vintage == m.vintage for mirror in _between(x, m)]
    yield from alike
    seen = {(mirror.exporter, mirror.period) for mirror in alike}
    for mirror in (mirror for x, m in pairs if x.vintage != m.vintage for mirror in _between(x, m)):
        if (mirror.exporter, mirror.period) not in seen:
            seen.add((mirror.exporter, mirror.period))
            yield mirror


def _same_flow(exports: Series, imports: Series) -> bool:
    return (
        exports.flow == "exports"
        and imports.flow == "imports"
        and exports.reporter == imports.partner
        and exports.partner == imports.reporter
        and (exports.unit, exports.measure, exports.product)
        == (imports.unit, imports.measure, imports.product)
    )


def _between(exports: Series, imports: Series) -> Iterator[Mirror]:
    for sold in exports.observations:
        bought = imports.at(sold.period)
        if bought is not None and sold.value > 0:
            yield Mirror(
                exporter=exports.reporter,
                importer=imports.reporter,
                period=sold.period,
                provider=" and ".join(dict.fromkeys((exports.provider, imports.provider))),
                exporter_reports=sold.value,
                importer_reports=bought.value,
                ratio=float(f"{bought.value / sold.value:.7g}"),
            )


def _nothing(a: str, b: str) -> Note:
    return Note(code="no-series", text=f"the record at hand holds nothing between {a} and {b}")
