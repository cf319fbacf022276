"""What is told of a pair's figures beside the values: how far they differ, ranks, vintages, silences."""

from collections.abc import Iterable, Sequence

from onrecord.model import Series, TradeTable
from onrecord.model.trade import Vintage
from onrecord.official.counted_twice import Twice, counted_twice
from onrecord.official.pair import PairTrade
from onrecord.official.periods import period_runs
from onrecord.official.silence import Silence
from onrecord.official.standing import Standing
from onrecord.official.stateless import left_out_words
from onrecord.reporting.catalogue import t
from onrecord.reporting.names import State, country_name
from onrecord.reporting.pair_figures import Comparison
from onrecord.reporting.pair_grids import MISSING, Grid, Head, heads_of
from onrecord.reporting.quantities import number, percent, significant
from onrecord.reporting.trade_view import count_words, direction_words
from onrecord.reporting.words import capitalised, month_words


def differences_grid(table: TradeTable, compared: Sequence[Comparison]) -> Grid | None:
    """How far the two counts differ: ratios, and how often growth has two signs."""
    if not compared:
        return None
    dated_too = len({c.vintage for c in compared}) > 1
    often = "months_both" if table.frequency == "M" else "years_both"
    heads = (
        *heads_of("published_by", often, "median_ratio", "lowest", "highest", "signs"),
        Head(t("head.growth_by"), t("head.growth_points")),
    )
    a, b = table.pair
    caption = t("grid.differences_told", first=State(a), second=State(b))
    rows = tuple((_direction(table, c), _difference(c, dated_too=dated_too)) for c in compared)
    return Grid(t("grid.differences"), caption, t("head.trade"), heads, rows, shape="words")


def standings_grid(pair: PairTrade) -> Grid | None:
    """Where each side stands among the other's partners, in the last period that it reports."""
    known = [one for one in pair.standings if one.total is not None]
    if not known:
        return None
    heads = heads_of("published_by", "period", "rank", "share", "left_out")
    rows = tuple((_standing_label(pair, one), _standing(pair, one)) for one in known)
    return Grid(t("grid.standings"), t("grid.standings_told"), t("head.count"), heads, rows, shape="words")


def vintages_grid(table: TradeTable) -> Grid | None:
    """What changed between vintages of one provider; None where there is one of each."""
    found = [twice for twice in counted_twice(table.series) if twice.revised]
    heads = heads_of("earlier", "later", "periods_apart", "median_change", "largest_change")
    return _twice_grid(t("grid.vintages"), t("grid.vintages_told"), heads, found)


def providers_grid(table: TradeTable) -> Grid | None:
    """How far two providers' latest figures of one office's count differ; None where only one has it."""
    found = [twice for twice in counted_twice(table.series) if not twice.revised]
    heads = heads_of("one", "other", "periods_apart", "median_difference", "largest_difference")
    return _twice_grid(t("grid.providers"), t("grid.providers_told"), heads, found)


def _twice_grid(title: str, caption: str, heads: tuple[Head, ...], found: Sequence[Twice]) -> Grid | None:
    first, second, apart, median, largest = heads
    heads = (first, second, apart, Head(median.text, t("head.where_apart")), largest)
    rows = tuple((count_words(twice.later), _twice(twice)) for twice in found)
    return Grid(title, caption, t("head.count"), heads, rows, shape="words") if rows else None


def silences_grid(pair: PairTrade) -> Grid | None:
    """Years without a figure, by what the record knows of them."""
    shown = {series.vintage for series in pair.flows.series}
    silent = [one for one in pair.silences if one.vintage in shown]
    if not silent:
        return None
    heads = heads_of("vintage", "silent", "unnamed", "unclear")
    rows = tuple((country_name(one.reporter), _silence(one)) for one in silent)
    return Grid(t("grid.silences"), t("grid.silences_told"), t("head.reporter"), heads, rows, shape="words")


def held_grid(table: TradeTable) -> Grid:
    """Where each series comes from."""
    heads = heads_of(
        "published_by", "published", "retrieved", "valuation", "system", "first", "last", "figures",
        "snapshot",
    )  # fmt: skip
    rows = tuple((count_words(series), _origin(series)) for series in table.series if series.observations)
    return Grid(t("grid.held"), "", t("head.count"), heads, rows, shape="words")


def _direction(table: TradeTable, c: Comparison) -> str:
    if c.exporter is None:
        return t("grid.both")
    a, b = table.pair
    seller, buyer = (a, b) if c.exporter == a else (b, a)
    return direction_words(seller, buyer)


def _difference(c: Comparison, *, dated_too: bool) -> tuple[str, ...]:
    low, high = min(c.ratios, key=c.ratios.__getitem__), max(c.ratios, key=c.ratios.__getitem__)
    return (
        f"{c.providers} {c.vintage}".strip() if dated_too else c.providers,
        f"{len(c.ratios)}, {_stretches(period_runs(c.ratios))}",
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
        t("grid.of_known", n=apart, of=known, share=number(100 * apart / known, digits=0)),
        number(c.signs.median_gap, zeros=True),
    )


def _ratio(value: float) -> str:
    return number(value, digits=2, zeros=True) if value >= 0.095 else significant(value, 2)


def _standing_label(pair: PairTrade, one: Standing) -> str:
    other = pair.flows.b if one.reporter == pair.flows.a else pair.flows.a
    states = {"partner": State(other), "reporter": State(one.reporter)}
    return capitalised(t("standing." + one.flow, **states))


def _standing(pair: PairTrade, one: Standing) -> tuple[str, ...]:
    place = one.of(pair.flows.b if one.reporter == pair.flows.a else pair.flows.a)
    provider = one.vintage.provider
    left = ", ".join(f"{left_out_words(row, provider)} {_percent(row.share)}" for row in one.left_out)
    return (
        one.vintage.provider,
        month_words(one.period),
        _rank(one, place.rank if place else None),
        _percent(place.share) if place else MISSING,
        left or t("plain.none"),
    )


def _rank(one: Standing, rank: int | None) -> str:
    """Without a reported total nobody can tell whether all partners are held."""
    if rank is None:
        return MISSING
    return t("grid.rank_held" if one.covered is None else "grid.rank", rank=rank, of=len(one.places))


def _percent(share: float | None) -> str:
    if share is None:
        return MISSING
    return percent(100 * share, zeros=True) if share >= 0.0005 else t("grid.hardly")


def _twice(twice: Twice) -> tuple[str, ...]:
    largest = max(twice.changes, key=lambda period: abs(twice.changes[period]))
    told = f"{percent(100 * twice.changes[largest], signed=True)} ({largest})"
    return (
        vintage_words(twice.earlier.vintage),
        vintage_words(twice.later.vintage),
        t("grid.part", n=len(twice.moved), of=len(twice.changes)),
        percent(100 * twice.median, digits=2),
        told if twice.moved else t("plain.none"),
    )


def _silence(one: Silence) -> tuple[str, ...]:
    return (vintage_words(one.vintage), *map(_years, (one.silent, one.unnamed, one.unclear)))


def _years(years: Iterable[int]) -> str:
    return _stretches(period_runs(map(str, years))) or MISSING


def _stretches(runs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(t("date.stretch", first=a, last=b) if a != b else a for a, b in runs)


def vintage_words(vintage: Vintage) -> str:
    """Provider and day: ``wits, retrieved 2017-11-13``."""
    if vintage.published:
        return f"{vintage.provider}, {t('vintage.published', day=vintage.published)}"
    if vintage.retrieved:
        return f"{vintage.provider}, {t('vintage.retrieved', day=vintage.retrieved)}"
    return vintage.provider


def _origin(series: Series) -> tuple[str, ...]:
    periods, unsaid = [o.period for o in series.observations], t("plain.unsaid")
    return (
        series.provider,
        series.published or unsaid,
        series.retrieved or unsaid,
        series.valuation or unsaid,
        t("regime." + series.trade_system) if series.trade_system else unsaid,
        min(periods),
        max(periods),
        str(len(periods)),
        (series.snapshot or "").removeprefix("sha256:")[:12],
    )
