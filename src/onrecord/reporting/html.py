"""Reports as one standalone HTML page: no script, no network, every mark placed here."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord.reporting.charts import flows_chart
from onrecord.reporting.marks import KINDS, Mark, Segment, segments
from onrecord.reporting.reading_chart import reading_chart
from onrecord.reporting.reading_view import ReadingsView
from onrecord.reporting.trade_view import TradeView
from onrecord.reporting.view import PageView, ReportView
from onrecord.reporting.visible import visible

_REFERENCED = ("claim", "statement", "contact", "act", "deliverable", "bond", "sector")
"""Kinds whose marks end with a link to what was found; a speaker's statement is linked already."""
_TITLES = {kind: kind if kind == "set-aside" else f"{kind}s" for kind in KINDS} | {"set-aside": "set aside"}
_SHOWN_AT_FIRST = ("claim", "statement", "speaker", "contact")


def html_page(view: PageView) -> str:
    """The page of some reports."""
    return rendered(
        "page.html.j2",
        page=view,
        pairs={trade.pair for trade in view.trade},
        kinds=[(kind, _TITLES[kind], kind in _SHOWN_AT_FIRST) for kind in KINDS if kind != "set-aside"],
        prefix=lambda report: _prefix(view, report),
        marked_text=marked_text,
        chart=_chart,
        counts_chart=_counts_chart,
    )


def rendered(template: str, **values: object) -> str:
    """A page from its template; its only style sheet is allowed by hash, everything else is refused."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 - our own file
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            **values,
        )
    )


def marked_text(report: ReportView, prefix: str) -> Markup:
    """The document's text with its marks.

    Each stretch is a ``<span>`` with the classes of all marks that cover it and, as ``data-at``, the code
    point it starts at; each mark has an empty anchor at its start and a link to what was found at its end.

    Args:
        report: A report with a document.
        prefix: Starts every id of this report on the page.
    """
    if report.document is None:
        return Markup()
    pieces = (_piece(segment, prefix) for segment in segments(report.document.text, report.marks))
    return Markup().join(pieces)


def _piece(segment: Segment, prefix: str) -> Markup:
    anchors = Markup().join(_opening(mark, prefix) for mark in segment.opening)
    words = escape(visible(segment.text))
    references = Markup().join(_references(segment.closing, prefix))
    if not segment.kinds:
        return words
    classes = " ".join(f"m-{kind}" for kind in segment.kinds)
    span = Markup('<span class="{}" data-at="{}">{}</span>').format(classes, segment.start, words)
    return anchors + span + references


def _opening(mark: Mark, prefix: str) -> Markup:
    if mark.kind == "set-aside":
        return Markup('<span class="why">set aside: {} </span>').format(visible(mark.target))
    if mark.kind not in _REFERENCED:
        return Markup()
    return Markup('<span id="{}at-{}-{}"></span>').format(prefix, mark.target, mark.number)


def _references(closing: Iterable[Mark], prefix: str) -> Iterable[Markup]:
    for mark in closing:
        if mark.kind in _REFERENCED:
            yield Markup('<a class="ref ref-{}" href="#{}{}">{}</a>').format(
                mark.kind, prefix, mark.target, mark.target
            )


def _prefix(page: PageView, report: ReportView) -> str:
    return "" if len(page.reports) == 1 else f"r{report.number}-"


def _chart(trade: TradeView) -> Markup:
    identifier = f"chart-{'-'.join(trade.pair)}"
    drawn = [flows_chart(trade, identifier, narrow=narrow) or "" for narrow in (False, True)]
    return Markup("".join(drawn))  # noqa: S704 - drawn and escaped by the SVG writer


def _counts_chart(counts: ReadingsView, prefix: str) -> Markup:
    svg = reading_chart(counts, f"{prefix}counts-{counts.claim}")
    return Markup(svg)  # noqa: S704 - drawn and escaped by the SVG writer


@cache
def _style() -> str:
    return (files("onrecord.reporting") / "templates" / "style.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment
