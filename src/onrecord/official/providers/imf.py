"""IMF, International Trade in Goods by Partner Country (IMTS, formerly DOTS): SDMX 3.0, no key."""

import io
import logging
import re
from collections.abc import Container, Iterator
from typing import Any

from onrecord.errors import ProviderError
from onrecord.model.findings import TradeFlow, Valuation
from onrecord.official.catalogue import Entry
from onrecord.official.providers import asking
from onrecord.official.providers.protocol import Answer, Ask, Query, Read, Wire, answers
from onrecord.official.providers.settling import row_of, settled
from onrecord.official.rows import Row

NAME = "imf"
INDICATORS: dict[str, tuple[TradeFlow, Valuation]] = {
    "XG_FOB_USD": ("exports", "FOB"),
    "MG_CIF_USD": ("imports", "CIF"),
    "MG_FOB_USD": ("imports", "FOB"),
}
_XML = ("application/xml", "text/xml", "application/vnd.sdmx.data+xml")
_CODES_A_REQUEST = 60  # so that an address stays under the 2,000 characters that every server takes
_MONTHLY_YEARS = 10  # of all partners in one request: some 80,000 figures
_REPORTED = "O"
_NOT_FOUND = 404
_NO_RESULTS = re.compile(rb"no\s?results?\s?found|no data|<(?:\w+:)?ErrorMessage code=\"100\"", re.IGNORECASE)
_PERIOD = re.compile(r"(\d{4})(?:-M?(\d{2}))?")
_quiet = logging.NullHandler()


class Imf:
    """The default provider: every state with every partner, by year and month, estimates marked."""

    def describe(self) -> Entry:
        """Its entry in the catalogue."""
        return asking.entry(NAME)

    def preview(self, query: Query, *, key: str | None = None) -> tuple[Ask, ...]:  # noqa: ARG002
        """The requests: reporters and partners together in one, as far as an address can hold them.

        Raises:
            ProviderError: when products or years are wanted that it does not have.
        """
        described = self.describe()
        asking.check_offer(described, query)
        years = asking.years_of(described, query)
        reporters = asking.asked_codes(NAME, query.reporters, years)
        partners = asking.asked_codes(NAME, query.partners, years) or ("*",)
        at_once = _MONTHLY_YEARS if query.frequency == "M" and not query.partners else years[1] - years[0] + 1
        return tuple(
            _ask(described, query, (first, min(first + at_once - 1, years[1])), some, others)
            for first in range(years[0], years[1] + 1, at_once)
            for some in asking.chunks(reporters, _CODES_A_REQUEST if query.partners else 1)
            for others in asking.chunks(partners, _CODES_A_REQUEST)
        )

    def fetch(
        self, query: Query, wire: Wire, *, key: str | None = None, held: Container[str] = ()
    ) -> Iterator[Answer]:
        """The answers, one after the other."""
        return answers(self.preview(query, key=key), wire, key, held)

    def read(self, answer: Answer) -> Read:
        """The rows of an answer; a message without observations has none.

        Raises:
            ProviderError: when it is no IMTS data message, or no message at all.
        """
        if answer.status == _NOT_FOUND and _NO_RESULTS.search(answer.content):
            return Read(rows=())
        if answer.status == _NOT_FOUND or not answer.content:
            raise _nothing(answer)
        return settled(NAME, _rows(answer))


def _ask(
    described: Entry,
    query: Query,
    years: tuple[int, int],
    reporters: tuple[str, ...],
    partners: tuple[str, ...],
) -> Ask:
    key = ".".join(("+".join(reporters), "+".join(INDICATORS), "+".join(partners), query.frequency))
    time = f"c%5BTIME_PERIOD%5D=ge:{years[0]}-01-01+le:{years[1]}-12-31"
    return Ask(
        url=f"{described.asks}/data/dataflow/IMF.STA/IMTS/+/{key}?{time}"
        "&dimensionAtObservation=TIME_PERIOD&detail=full&includeHistory=false",
        accepts=_XML,
        also_read=(_NOT_FOUND,),
        pause_seconds=described.limits.seconds_between_calls,
        label=f"IMF {'+'.join(reporters[:3])} with {'+'.join(partners[:3])}, {years[0]}-{years[1]}",
        about=query,
    )


def _nothing(answer: Answer) -> ProviderError:
    return ProviderError(
        f"the IMF knows nothing under {answer.ask.url}",
        hint="it answers so to a name it does not know: check the states; a state without figures gets an "
        "empty message instead",
        code="bad-query",
    )


def _rows(answer: Answer) -> Iterator[Row]:
    for series, observations in _series(answer).items():
        of = {name: str(value.value) for name, value in series.values.items()}
        if of.get("INDICATOR") not in INDICATORS:
            continue
        flow, valuation = INDICATORS[of["INDICATOR"]]
        for observation in observations:
            value = _value(observation)
            period = _period(answer, observation)
            if value is None or period is None:
                continue
            derivation = _derivation(observation)
            yield row_of(
                NAME, of["COUNTRY"], of["COUNTERPART_COUNTRY"], period,
                flow=flow, value=value, valuation=valuation,
                derivation=derivation, estimated=derivation not in ("", _REPORTED),
            )  # fmt: skip


def _series(answer: Answer) -> dict[Any, list[Any]]:
    """The series of the message, each with its observations."""
    import sdmx

    logging.getLogger("sdmx").addHandler(_quiet)
    try:
        message = sdmx.read_sdmx(io.BytesIO(answer.content))
        data_sets: list[Any] = message.data  # type: ignore[attr-defined]  # what is no data message has none
        found = {key: seen for data in data_sets for key, seen in data.series.items()}
    except Exception as error:  # the reader raises whatever its parsers do
        raise ProviderError(
            f"the answer to {answer.ask.url} is no complete SDMX data message: {error!r}",
            hint="ask again later; nothing of it was kept",
            code="answer-truncated",
            retry=True,
        ) from error
    for key in found:
        if not {"COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY"} <= set(key.values):
            raise ProviderError(
                f"the answer to {answer.ask.url} is about {', '.join(key.values)}, not trade by partner",
                hint="report it as a defect of onrecord",
                code="not-data",
            )
    return found


def _value(observation: Any) -> float | None:
    """In full dollars as it stands: SCALE says 6, but the values are not in millions."""
    try:
        return None if observation.value in (None, "", "NaN") else float(observation.value)
    except ValueError:
        return None


def _period(answer: Answer, observation: Any) -> str | None:
    """``2023``, ``2023-01`` for ``2023-M01``; None for a quarter."""
    written = str(observation.dimension.values["TIME_PERIOD"].value)
    found = _PERIOD.fullmatch(written)
    if not found:
        return None
    if bool(found[2]) != (answer.ask.about.frequency == "M"):
        return None
    return f"{found[1]}-{found[2]}" if found[2] else found[1]


def _derivation(observation: Any) -> str:
    attribute = observation.attached_attribute.get("DERIVATION_TYPE")
    return "" if attribute is None else str(attribute.value)
