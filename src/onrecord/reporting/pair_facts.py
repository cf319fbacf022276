"""What is told of a pair's figures beside the values: how far they differ, ranks, vintages, silences."""

from collections.abc import Iterable, Sequence

from onrecord.gazetteer import possessive, title
from onrecord.model import Series, TradeTable
from onrecord.official.counted_twice import Twice, counted_twice
from onrecord.official.flows import dated
from onrecord.official.pair import PairTrade
from onrecord.official.periods import in_spans
from onrecord.official.silence import Silence, spans
from onrecord.official.standing import Standing
from onrecord.official.stateless import left_out_words
from onrecord.reporting.names import country_name
from onrecord.reporting.pair_figures import Comparison
from onrecord.reporting.pair_grids import MISSING, Grid, Head
from onrecord.reporting.quantities import number
from onrecord.reporting.words import capitalised
from onrecord.wording import month_words


def differences_grid(table: TradeTable, compared: Sequence[Comparison]) -> Grid | None:
    """How far the two counts differ: ratios, and how often growth has two signs."""
    if not compared:
        return None
    dated_too = len({c.vintage for c in compared}) > 1
    often = "Months" if table.frequency == "M" else "Years"
    heads = (
        Head("Published by"), Head(f"{often} both report"), Head("Median ratio"), Head("Lowest"),
        Head("Highest"), Head("Signs of growth differ"), Head("Growth differs by", "median, points"),
    )  # fmt: skip
    a, b = table.pair
    caption = (
        "A ratio is the buyer’s count over the seller’s; for both directions together, "
        f"{possessive(b)} exports and imports over {possessive(a)}."
    )
    rows = tuple((_direction(table, c), _difference(c, dated_too=dated_too)) for c in compared)
    return Grid("How far the two counts differ", caption, "Trade", heads, rows, shape="words")


def standings_grid(pair: PairTrade) -> Grid | None:
    """Where each side stands among the other's partners, in the last period that it reports."""
    known = [one for one in pair.standings if one.total is not None]
    if not known:
        return None
    heads = (Head("Published by"), Head("Period"), Head("Rank"), Head("Share"), Head("Left out of ranks"))
    rows = tuple((_standing_label(pair, one), _standing(pair, one)) for one in known)
    caption = "Among all partners of that reporter; rows that name no state have no rank and count in shares."
    return Grid("Rank and share among partners", caption, "Count", heads, rows, shape="words")


def vintages_grid(table: TradeTable) -> Grid | None:
    """What changed between vintages of one provider; None where there is one of each."""
    caption = "Two vintages of one provider; their values stand side by side in the figures."
    found = [twice for twice in counted_twice(table.series) if twice.revised]
    return _twice_grid("Vintages side by side", caption, ("Earlier", "Later", "Largest change"), found)


def providers_grid(table: TradeTable) -> Grid | None:
    """How far two providers' latest figures of one office's count differ; None where only one has it."""
    caption = (
        "One office’s count as two providers publish it, in the latest vintage of each; "
        "a difference is the second’s from the first."
    )
    found = [twice for twice in counted_twice(table.series) if not twice.revised]
    heads = ("One", "The other", "Largest difference")
    return _twice_grid("Two providers’ figures of one count", caption, heads, found)


def _twice_grid(title: str, caption: str, names: tuple[str, str, str], found: Sequence[Twice]) -> Grid | None:
    first, second, largest = names
    median_of = Head(f"Median {largest.split()[-1]}", "where they differ")
    heads = (Head(first), Head(second), Head("Periods that differ"), median_of, Head(largest))
    rows = tuple((counted(twice.later), _twice(twice)) for twice in found)
    return Grid(title, caption, "Count", heads, rows, shape="words") if rows else None


def silences_grid(pair: PairTrade) -> Grid | None:
    """Years without a figure, by what the record knows of them."""
    shown = {series.vintage for series in pair.flows.series}
    silent = [one for one in pair.silences if one.vintage in shown]
    if not silent:
        return None
    heads = (
        Head("Vintage"), Head("Reports nobody"), Head("Reports others, not this one"),
        Head("Not known which"),
    )  # fmt: skip
    rows = tuple((country_name(one.reporter), _silence(one)) for one in silent)
    caption = "A year without a figure is no evidence of no trade."
    return Grid("Silent years", caption, "Reporter", heads, rows, shape="words")


def held_grid(table: TradeTable) -> Grid:
    """Where each series comes from."""
    heads = (
        Head("Published by"), Head("Published"), Head("Retrieved"), Head("Valuation"), Head("Trade system"),
        Head("From"), Head("To"), Head("Figures"), Head("Snapshot"),
    )  # fmt: skip
    rows = tuple((counted(series), _origin(series)) for series in table.series if series.observations)
    return Grid("Where the figures come from", "", "Count", heads, rows, shape="words")


def counted(series: Series) -> str:
    """Whose count of what."""
    return capitalised(f"{possessive(series.reporter)} {series.flow}")


def _direction(table: TradeTable, c: Comparison) -> str:
    if c.exporter is None:
        return "Both directions"
    a, b = table.pair
    seller, buyer = (a, b) if c.exporter == a else (b, a)
    return f"{country_name(seller)} to {title(buyer)}"


def _difference(c: Comparison, *, dated_too: bool) -> tuple[str, ...]:
    low, high = min(c.ratios, key=c.ratios.__getitem__), max(c.ratios, key=c.ratios.__getitem__)
    return (
        f"{c.providers} {c.vintage}".strip() if dated_too else c.providers,
        f"{len(c.ratios)}, {in_spans(c.ratios)}",
        _ratio(c.median),
        f"{_ratio(c.ratios[low])} ({low})",
        f"{_ratio(c.ratios[high])} ({high})",
        *_signs(c),
    )


def _signs(c: Comparison) -> tuple[str, str]:
    if c.signs is None or not c.signs.periods:
        return MISSING, MISSING
    known, apart = len(c.signs.periods), len(c.signs.opposite)
    return (
        f"{apart} of {known} ({number(100 * apart / known, digits=0)}%)",
        number(c.signs.median_gap, zeros=True),
    )


def _ratio(value: float) -> str:
    return number(value, digits=2, zeros=True) if value >= 0.095 else f"{value:.2g}"


def _standing_label(pair: PairTrade, one: Standing) -> str:
    other = pair.flows.b if one.reporter == pair.flows.a else pair.flows.a
    return capitalised(f"{title(other)} in {possessive(one.reporter)} {one.flow}")


def _standing(pair: PairTrade, one: Standing) -> tuple[str, ...]:
    place = one.of(pair.flows.b if one.reporter == pair.flows.a else pair.flows.a)
    provider = one.vintage.provider
    left = ", ".join(f"{left_out_words(row, provider)} {_percent(row.share)}" for row in one.left_out)
    return (
        one.vintage.provider,
        month_words(one.period),
        _rank(one, place.rank if place else None),
        _percent(place.share) if place else MISSING,
        left or "none",
    )


def _rank(one: Standing, rank: int | None) -> str:
    """Without a reported total nobody can tell whether all partners are held."""
    if rank is None:
        return MISSING
    return f"{rank} of {'the ' if one.covered is None else ''}{len(one.places)}" + (
        " held" if one.covered is None else ""
    )


def _percent(share: float | None) -> str:
    if share is None:
        return MISSING
    return f"{number(100 * share, zeros=True)}%" if share >= 0.0005 else "under 0.1%"


def _twice(twice: Twice) -> tuple[str, ...]:
    largest = max(twice.changes, key=lambda period: abs(twice.changes[period]))
    told = f"{number(100 * twice.changes[largest], signed=True)}% ({largest})"
    return (
        dated(twice.earlier.vintage),
        dated(twice.later.vintage),
        f"{len(twice.moved)} of {len(twice.changes)}",
        f"{number(100 * twice.median, digits=2)}%",
        told if twice.moved else "none",
    )


def _silence(one: Silence) -> tuple[str, ...]:
    return (dated(one.vintage), *map(_years, (one.silent, one.unnamed, one.unclear)))


def _years(years: Iterable[int]) -> str:
    return spans(years) or MISSING


def _origin(series: Series) -> tuple[str, ...]:
    periods = [o.period for o in series.observations]
    return (
        series.provider,
        series.published or "not said",
        series.retrieved or "not said",
        series.valuation or "not said",
        series.trade_system or "not said",
        min(periods),
        max(periods),
        str(len(periods)),
        (series.snapshot or "").removeprefix("sha256:")[:12],
    )
