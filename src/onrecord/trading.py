"""One pair's trade as a Python object: tables, pages, and the view of a notebook."""

from collections.abc import Sequence
from html import escape
from os import PathLike
from typing import TYPE_CHECKING

from onrecord.model import Mirror, Note, Series, TradeTable
from onrecord.official.asked import of_pair, pair_of, part_of
from onrecord.official.holdings import of_provider, record_at_hand, require_held
from onrecord.official.pair import PairTrade, pair_trade
from onrecord.settings import load_settings

if TYPE_CHECKING:
    import pandas as pd


class Trade:
    """What two states report about their trade with each other; in a notebook it shows as a page.

    Attributes:
        views: Every view of the pair: flows, gaps, growth, sums, ranks, silences.
    """

    def __init__(self, views: PairTrade) -> None:
        self.views = views

    @property
    def table(self) -> TradeTable:
        """The same as the JSON of ``onrecord trade``."""
        return self.views.table

    @property
    def series(self) -> tuple[Series, ...]:
        """Every series that either side reports, each vintage apart."""
        return self.table.series

    @property
    def mirror(self) -> tuple[Mirror, ...]:
        """Each flow as both ends report it, period by period."""
        return self.table.mirror

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a reader must know: silences, crosswalks, gaps, citations."""
        return self.table.notes

    def to_frame(self) -> "pd.DataFrame":
        """One row an observation, with the columns of the CSV; empty cells are missing values.

        ``value`` is in full units of ``unit``; ``period`` stays text (``2019``, ``2019-05``).
        """
        import pandas as pd

        from onrecord.exports.csv import COLUMNS, row

        rows = [row(series, o) for series in self.series for o in series.observations]
        frame = pd.DataFrame(rows, columns=list(COLUMNS)).replace("", None)
        frame["value"] = frame["value"].astype("float64")
        frame["estimated"] = frame["estimated"] == "true"
        return frame

    def to_csv(self) -> str:
        """One row an observation, as ``onrecord trade --format csv`` writes it."""
        from onrecord.exports import to_csv

        return to_csv([self.table])

    def to_json(self) -> str:
        """The JSON of ``onrecord trade``, in one line."""
        from onrecord.exports import to_json_line

        return to_json_line(self.table)

    def to_html(self, language: str | None = None) -> str:
        """The page of ``onrecord trade --format html``: no network, no other file.

        Args:
            language: Of its fixed words, "en", "es" or "ru"; None for what ``report_language`` is set to.
        """
        from onrecord.reporting import render_trade_html

        return render_trade_html(self.views, language=language or load_settings().report_language)

    def to_markdown(self, language: str | None = None) -> str:
        """The Markdown of ``onrecord trade --format md``, in a language as for ``to_html``."""
        from onrecord.reporting import render_trade_markdown

        return render_trade_markdown(self.views, language=language or load_settings().report_language)

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that its style stays its own."""
        return (
            f'<iframe sandbox="allow-scripts" srcdoc="{escape(self.to_html())}" title="Reported trade" '
            'style="width:100%;height:44rem;border:1px solid #8888"></iframe>'
        )

    def __repr__(self) -> str:
        count = sum(len(series.observations) for series in self.series)
        a, b = self.table.pair
        return f"<Trade {a} {b}: {len(self.series)} series, {count} observations>"

    def __str__(self) -> str:
        from onrecord.reporting import render_trade_text

        return render_trade_text(self.views, language=load_settings().report_language)


def trade(
    first: str,
    second: str,
    *,
    years: str | tuple[int, int] | None = None,
    monthly: bool = False,
    product: str | None = None,
    provider: str | None = None,
    data: Sequence[str | PathLike[str]] = (),
    mapping: str | PathLike[str] | None = None,
) -> Trade:
    """The four reported flows between two countries, from what is held; nothing is asked of the network.

    Args:
        first: A country's name, code, demonym or capital.
        second: Another one's.
        years: First and last year, both inclusive, also as ``"2010-2020"``; None for all.
        monthly: By month instead of by year; one is never made from the other.
        product: A code of the Harmonised System, such as ``"HS:27"``; None for all goods.
        provider: Only this provider's figures; None for all.
        data: Panels (CSV or Parquet) besides the starter record and the store.
        mapping: The file that names the panels' columns, where they need one.

    Raises:
        UsageError: when an argument means nothing, or nothing of the kind is held; its hint says what
            gets it.
        RecordError: when a panel or the store cannot be read.

    Example:
        >>> import onrecord
        >>> onrecord.trade("Russia", "Venezuela", years=(2010, 2020)).to_frame()
    """
    written = f"{years[0]}-{years[1]}" if isinstance(years, tuple) else years
    part = part_of(years=written, monthly=monthly, product=product, provider=provider)
    asked = of_pair(part, pair_of(first, second))
    record = record_at_hand(data, mapping, home=load_settings().home)
    require_held(record, asked)
    return Trade(pair_trade(of_provider(record, provider), asked))
