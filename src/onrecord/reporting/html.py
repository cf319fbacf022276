"""Reports as one standalone HTML page: no network, all marks placed here, one script allowed by hash."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord.reporting.catalogue import spoken, t
from onrecord.reporting.charts import flows_chart
from onrecord.reporting.marks import ROWS, Mark, Segment, segments
from onrecord.reporting.names import State
from onrecord.reporting.reading_chart import shape, spot, stretches, ticks
from onrecord.reporting.retelling import English
from onrecord.reporting.trade_view import TradeView
from onrecord.reporting.view import PageView, ReportView, prefix
from onrecord.reporting.visible import visible

_REFERENCED = ("claim", "statement", "contact", "act", "deliverable", "bond", "sector", *ROWS)
"""Kinds whose marks end with a link to what was found; a speaker's statement is linked already."""
_MOST_ANSWERS = 3
"""So many claims are told in short at the head of a report."""
_MOST_IN_FULL = 12
"""A report with more claims tells what stands in their charts only once, or it would outgrow a megabyte."""
MOST_PLACES = 24
"""So many places of one entry in the text are linked from it; the others link to it."""
_NEEDLESS = re.compile(r"</(?:td|th|tr|tbody|thead|li|dt|dd)>\s*")
"""End tags that HTML lets a page leave out; those of a long page take as much room as its longest claims."""
_ENGLISH = Markup(' lang="en"')
STYLES = ("style.css", "report.css", "small.css")


def html_page(view: PageView) -> str:
    """The page of some reports."""
    return rendered(
        "page.html.j2",
        page=view,
        pairs={trade.pair for trade in view.trade},
        most_answers=_MOST_ANSWERS,
        most_in_full=_MOST_IN_FULL,
        most_places=MOST_PLACES,
        prefix=lambda report: prefix(report, len(view.reports)),
        levels=_levels,
        entries=_entries,
        marked_text=marked_text,
        chart=lambda trade: _chart(view, trade),
        ends=lambda trade: tuple(map(State, trade.pair)),
        stretches=stretches,
        spot=spot,
        shape=shape,
        ticks=ticks,
    )


def rendered(template: str, *, styles: tuple[str, ...] = STYLES, **values: object) -> str:
    """A page from its template; its style sheet and its script are allowed by hash, all else is refused.

    In a template ``english`` says that words are English where the page is not, those of notes, and
    ``tongue(text)`` that those of a finding are, which may be told in the page's language.
    """
    style, script = _style(styles), _text("page.js")
    policy = (
        "default-src 'none'", f"style-src '{_digest(style)}'", f"script-src '{_digest(script)}'",
        "base-uri 'none'", "form-action 'none'",
    )  # fmt: skip
    page = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - likewise
            policy="; ".join(policy),
            t=spoken(),
            english="" if spoken().language == "en" else _ENGLISH,
            tongue=lambda text: _ENGLISH if isinstance(text, English) else "",
            **values,
        )
    )
    return _NEEDLESS.sub("", page)


def marked_text(report: ReportView, prefix: str) -> Markup:
    """The document's text with its marks.

    Each stretch is a ``<span>`` with the classes of all marks that cover it and, as ``data-at``, the code
    point it starts at; each mark has an empty anchor at its start, which knows where it ends, and at its end
    a link to what was found.

    Args:
        report: A report with a document.
        prefix: Starts every id of this report on the page.
    """
    if report.document is None:
        return Markup()
    return with_marks(report.document.text, report.marks, prefix)


def with_marks(text: str, marks: Sequence[Mark], prefix: str) -> Markup:
    """The same of a text and its marks."""
    return Markup().join(_piece(segment, prefix) for segment in segments(text, marks))


def _piece(segment: Segment, prefix: str) -> Markup:
    anchors = Markup().join(_opening(mark, prefix) for mark in segment.opening)
    text = escape(visible(segment.text))
    references = Markup().join(_references(segment.closing, prefix))
    if not segment.kinds:
        return text
    classes = " ".join(kind if kind.startswith("side-") else f"m-{kind}" for kind in segment.kinds)
    span = Markup('<span class="{}" data-at="{}">{}</span>').format(classes, segment.start, text)
    return anchors + span + references


def _opening(mark: Mark, prefix: str) -> Markup:
    if mark.kind == "set-aside":
        told = t("text.set_aside", reason=mark.target)
        return Markup('<span class="why">{} </span>').format(visible(told))
    if mark.kind not in _REFERENCED or mark.number > MOST_PLACES:
        return Markup()
    return Markup('<i id="{}at-{}-{}" data-to="{}"></i>').format(prefix, mark.target, mark.number, mark.end)


def _references(closing: Iterable[Mark], prefix: str) -> Iterable[Markup]:
    for mark in closing:
        if mark.kind in _REFERENCED:
            yield Markup('<a class="ref-{}" href="#{}{}">{}</a>').format(
                mark.kind, prefix, mark.target, mark.target
            )


def _levels(page: PageView) -> Callable[[int], str]:
    """The heading of a level below the page's own: among several documents each has the second level."""
    deeper = 0 if len(page.reports) == 1 else 1
    return lambda level: f"h{min(level + deeper, 6)}"


def _entries(report: ReportView) -> int:
    return sum(kind.count for kind in report.kinds if kind.key != "speaker")


def _chart(view: PageView, trade: TradeView) -> Markup:
    identifier = f"chart-{'-'.join(trade.pair)}"
    pinned = view.pinned[trade.pair]
    drawn = [flows_chart(trade, identifier, pinned, narrow=narrow) or "" for narrow in (False, True)]
    return Markup("".join(drawn))  # noqa: S704 - drawn and escaped by the SVG writer


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"


@cache
def _style(names: tuple[str, ...]) -> str:
    return "".join(map(_text, names))


@cache
def _text(name: str) -> str:
    return (files("onrecord.reporting") / "templates" / name).read_text(encoding="utf-8")


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
