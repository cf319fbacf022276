"""UN Comtrade: as reported, by HS product; 500 rows a request without a key, 100,000 with one."""

from collections.abc import Container, Iterator
from urllib.parse import urlencode

from onrecord.official.catalogue import Entry
from onrecord.official.providers import asking, comtrade_reading
from onrecord.official.providers.protocol import Answer, Ask, Query, Read, Wire, answers

NAME = "comtrade"
KEY_HEADER = "Ocp-Apim-Subscription-Key"
_PARTNERS = 260  # how many a reporter has at most, the world and rows of no state among them
_FLOWS = 2
_ALL_GOODS = "TOTAL"


class Comtrade:
    """What the offices reported, product by product; with a key whole years in one request."""

    def describe(self) -> Entry:
        """Its entry in the catalogue."""
        return asking.entry(NAME)

    def preview(self, query: Query, *, key: str | None = None) -> tuple[Ask, ...]:
        """The requests, each small enough for its answer to stay under the limit of rows.

        Raises:
            ProviderError: when a state, product or span of years is wanted that it does not have.
        """
        described = self.describe()
        asking.check_offer(described, query)
        years = asking.years_of(described, query)
        reporters = asking.asked_codes(NAME, query.reporters, years)
        partners = asking.asked_codes(NAME, query.partners, years)
        limits = described.limits
        most = (limits.rows if key else limits.rows_without_key) or 1
        per_period = _FLOWS * (len(partners) or _PARTNERS)
        at_once = max(1, min(len(reporters), (most - 1) // per_period))
        length = max(1, min(limits.periods or 1, (most - 1) // (per_period * at_once)))
        return tuple(
            _ask(described, query, some, partners, periods, keyed=bool(key))
            for some in asking.chunks(reporters, at_once)
            for periods in asking.chunks(asking.periods_of(query, years), length)
        )

    def fetch(
        self, query: Query, wire: Wire, *, key: str | None = None, held: Container[str] = ()
    ) -> Iterator[Answer]:
        """The answers, one after the other."""
        return answers(self.preview(query, key=key), wire, key, held)

    def read(self, answer: Answer) -> Read:
        """The rows of an answer; one that counts none has none.

        Raises:
            ProviderError: when it is cut at the limit of rows, not JSON, or says that the question was bad.
        """
        return comtrade_reading.read_answer(answer)


def _ask(
    described: Entry,
    query: Query,
    reporters: tuple[str, ...],
    partners: tuple[str, ...],
    periods: tuple[str, ...],
    *,
    keyed: bool,
) -> Ask:
    door = "data/v1/get" if keyed else "public/v1/preview"
    asked = {
        "reporterCode": ",".join(reporters),
        "period": ",".join(periods),
        **({"partnerCode": ",".join(partners)} if partners else {}),
        "cmdCode": query.product or _ALL_GOODS,
        "flowCode": "X,M",  # not RX and RM: exports hold the re-exports already
        "partner2Code": "0",  # without these three one partner comes in about nine rows
        "motCode": "0",
        "customsCode": "C00",
    }
    with_whom = f"{len(partners)} partners" if partners else "all partners"
    return Ask(
        url=f"{described.asks}/{door}/C/{query.frequency}/HS?{urlencode(asked, safe=',')}",
        key_header=KEY_HEADER if keyed else None,
        accepts=("application/json", "text/json"),
        pause_seconds=described.limits.seconds_between_calls,
        most_rows=described.limits.rows if keyed else described.limits.rows_without_key,
        label=f"Comtrade {'+'.join(query.reporters[:3])} with {with_whom}, {asking.span(periods)}",
        about=query,
    )
