"""A pair's trade as one standalone HTML page and as Markdown."""

from collections.abc import Iterable

from markupsafe import Markup

from onrecord.reporting.catalogue import t
from onrecord.reporting.charts import flows_chart
from onrecord.reporting.gap_chart import gap_chart
from onrecord.reporting.html import rendered
from onrecord.reporting.markdown import escaped, table_lines
from onrecord.reporting.pair_grids import Grid
from onrecord.reporting.pair_view import PairView


def pair_html(view: PairView) -> str:
    """The page: no network, no other file; it prints, and folds to a telephone's width."""
    widths = (False, True)
    flows = [flows_chart(view.trade, "flows", narrow=narrow) or "" for narrow in widths]
    gap = [gap_chart(view.comparisons, view.trade.pair, "gap", narrow=narrow) or "" for narrow in widths]
    return rendered(
        "pair.html.j2",
        view=view,
        flows=Markup("".join(flows)),  # noqa: S704 - drawn and escaped by the SVG writer
        gap=Markup("".join(gap)),  # noqa: S704 - likewise
    )


def pair_markdown(view: PairView) -> str:
    """The page in GitHub's Markdown, without the charts."""
    return "\n\n".join(_blocks(view)) + "\n"


def _blocks(view: PairView) -> Iterable[str]:
    yield f"# {escaped(view.title)}"
    yield "\n".join(f"- {label}: {escaped(text)}" for label, text in view.facts)
    yield from map(escaped, view.glance)
    if view.differences:
        yield from _grid(view.differences, 2)
    for heading, grids in view.figures:
        yield f"## {escaped(heading)}"
        if not grids:
            yield t("pair.none")
        for grid in grids:
            yield from _grid(grid, 3, titled=grid.title != heading)
    for heading, sentences in view.reasons:
        yield from _bullets(f"{t('pair.reasons')}: {heading}", sentences)
    yield from _bullets(t("pair.notes"), view.notes)
    for grid in (*view.further, view.held):
        yield from _grid(grid, 2)
    yield from _bullets(t("pair.cite"), view.citations)
    if view.command:
        yield f"{t('pair.made_by')} `{view.command}`."


def _grid(grid: Grid, depth: int, *, titled: bool = True) -> Iterable[str]:
    if titled:
        yield f"{'#' * depth} {escaped(grid.title)}"
    if grid.caption:
        yield escaped(grid.caption)
    heads = [
        f"{head.text} ({', '.join(head.small.splitlines())})" if head.small else head.text
        for head in grid.heads
    ]
    rows = [(escaped(label), *map(escaped, cells)) for label, cells in grid.rows]
    yield table_lines((grid.corner, *map(escaped, heads)), rows)


def _bullets(heading: str, lines: Iterable[str]) -> Iterable[str]:
    if told := "\n".join(f"- {escaped(line)}" for line in lines):
        yield f"## {heading}"
        yield told
