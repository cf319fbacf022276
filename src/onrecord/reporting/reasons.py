"""Why two honest counts of one flow can differ: what can apply to a pair's series, none named as the cause."""

from onrecord.model import TradeTable


def reasons(table: TradeTable) -> tuple[str, ...]:
    """The reasons that can apply to the series at hand, as sentences."""
    return tuple(text for applies, text in _REASONS if applies(table))


def _fob_against_other(table: TradeTable) -> bool:
    return not all(series.valuation == "FOB" for series in table.series)


def _systems_may_differ(table: TradeTable) -> bool:
    systems = {series.trade_system for series in table.series}
    return len(systems) > 1 or None in systems


def _product(table: TradeTable) -> bool:
    return any(series.product for series in table.series)


def _always(_: TradeTable) -> bool:
    return True


_REASONS = (
    (
        _fob_against_other,
        "Valuation: imports usually include freight and insurance (CIF), exports do not (FOB). The IMF’s rule "
        "of thumb for the difference is 6%, formerly 10%; nothing was converted here.",
    ),
    (_always, "Goods sent on through a third country: the seller may name the port, the buyer the origin."),
    (_always, "Time: goods that leave in December may arrive in January."),
    (_always, "Confidential and military goods, which one side may leave out or file under no country."),
    (
        _systems_may_differ,
        "Free zones and warehouses: general trade counts what enters them, special trade does not.",
    ),
    (_always, "Currencies: each office converts its own currency at its own rates."),
    (_product, "Products: the two sides may file one good under different codes, or revise codes apart."),
)
