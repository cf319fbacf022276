"""Answers of UN Comtrade: JSON of today, CSV of the service that ended in 2022, dates of publication."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from onrecord.errors import ProviderError
from onrecord.model.findings import TradeFlow, Valuation
from onrecord.official.codes import meaning
from onrecord.official.providers.protocol import Answer, Read
from onrecord.official.providers.settling import row_of, settled
from onrecord.official.rows import Row

_NAME = "comtrade"
_FLOWS: dict[str, TradeFlow] = {"X": "exports", "M": "imports", "Export": "exports", "Import": "imports"}
_FIRST_CHOICE: dict[TradeFlow, tuple[tuple[str, Valuation], ...]] = {
    "exports": (("fobvalue", "FOB"), ("cifvalue", "CIF")),
    "imports": (("cifvalue", "CIF"), ("fobvalue", "FOB")),
}
_TOTALS = {"partner2Code": ("0",), "motCode": ("0",), "customsCode": ("C00",)}
_PRODUCT = re.compile(r"\d{2}(?:\d{2}){0,2}")
_LEGACY = b"Classification,Year,Period"
_LEGACY_NAMES = {
    "period": "Period", "flowCode": "Trade Flow", "reporterCode": "Reporter Code",
    "partnerCode": "Partner Code", "cmdCode": "Commodity Code", "primaryValue": "Trade Value (US$)",
    "cifvalue": "CIF Trade Value (US$)", "fobvalue": "FOB Trade Value (US$)", "typeCode": "Classification",
}  # fmt: skip
Record = Mapping[str, Any]


class Release(NamedTuple):
    """When a reporter's figures for a period were published."""

    reporter: str
    period: str
    published: str


def read_answer(answer: Answer) -> Read:
    """The rows of an answer, JSON or the older CSV.

    Raises:
        ProviderError: when it is cut at the limit of rows, broken off, or says that the question was bad.
    """
    if answer.content.lstrip(b"\xef\xbb\xbf").startswith(_LEGACY):
        return settled(_NAME, rows_of(_legacy(answer.content)))
    records = _records(answer)
    if answer.ask.most_rows is not None and len(records) >= answer.ask.most_rows:
        raise ProviderError(
            f"the answer to {answer.ask.url} has {len(records)} rows, the most that are given at once, "
            "and may be cut",
            hint="ask for fewer years, partners or products at a time"
            + ("" if answer.ask.key_header else ", or set ONRECORD_COMTRADE_KEY to a key (they are free)"),
            code="answer-cut",
        )
    return settled(_NAME, rows_of(records))


def read_releases(content: bytes) -> tuple[Release, ...]:
    """The dates of publication in a list of data availability or of bulk files.

    Raises:
        ProviderError: when it is no such list.
    """
    try:
        listed = msgspec.json.decode(content)["data"]
        return tuple(
            Release(
                meaning(_NAME, str(one["reporterCode"]), int(str(one["period"])[:4])).name,
                _period(str(one["period"])),
                str(one["publicationDate"])[:10],
            )
            for one in listed
        )
    except (msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
        raise ProviderError(
            f"this is no list of Comtrade releases: {error}", hint="ask again later", code="not-data"
        ) from error


def rows_of(records: Iterable[Record]) -> Iterator[Row]:
    """The rows of records as Comtrade lays them out: by flow, or exports and imports side by side.

    Re-exports, re-imports and details by second partner, transport or customs procedure are passed over.
    """
    return (
        row
        for record in records
        for one in _by_flow(record)
        if _is_a_total(one) and (row := _row(one)) is not None
    )


def _records(answer: Answer) -> list[Record]:
    try:
        told = msgspec.json.decode(answer.content)
    except msgspec.DecodeError as error:
        raise ProviderError(
            f"the answer to {answer.ask.url} is no complete JSON: {error}",
            hint="ask again; nothing of it was kept",
            code="answer-truncated",
            retry=True,
        ) from error
    if not isinstance(told, dict) or told.get("error") or not isinstance(told.get("data"), list):
        said = (told.get("error") or told.get("message")) if isinstance(told, dict) else None
        raise ProviderError(
            f"Comtrade did not take {answer.ask.url}: {said or 'there is no list of rows in its answer'}",
            hint="check the states, years and product",
            code="bad-query",
        )
    records: list[Record] = told["data"]
    if told.get("count") not in (None, len(records)):
        raise ProviderError(
            f"the answer to {answer.ask.url} says {told['count']} rows and holds {len(records)}",
            hint="ask again; nothing of it was kept",
            code="answer-truncated",
            retry=True,
        )
    return records


def _legacy(content: bytes) -> Iterator[Record]:
    for line in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
        yield {name: line[column] for name, column in _LEGACY_NAMES.items()}


def _by_flow(record: Record) -> Iterator[Record]:
    if "primaryValueX" not in record:
        yield record
        return
    for flow in "XM":
        values = {name: record.get(f"{name}{flow}") for name in ("primaryValue", "cifvalue", "fobvalue")}
        yield {**record, "flowCode": flow, **values}


def _is_a_total(record: Record) -> bool:
    return record.get("flowCode") in _FLOWS and all(
        str(record.get(name, allowed[0])) in allowed for name, allowed in _TOTALS.items()
    )


def _row(record: Record) -> Row | None:
    flow = _FLOWS[record["flowCode"]]
    value = _number(record.get("primaryValue"))
    product = _product(str(record.get("cmdCode", "TOTAL")))
    if value is None or product is None:
        return None
    return row_of(
        _NAME, str(record["reporterCode"]), str(record["partnerCode"]), _period(str(record["period"])),
        flow=flow, value=value, product=product, valuation=_valuation(record, flow, value),
        derivation="aggregate" if record.get("isAggregate") is True else "",
    )  # fmt: skip


def _valuation(record: Record, flow: TradeFlow, value: float) -> Valuation | None:
    """The one of the two values that the primary value is; None where neither is given."""
    given = ((_number(record.get(name)), word) for name, word in _FIRST_CHOICE[flow])
    return next((word for number, word in given if number == value), None)


def _number(cell: object) -> float | None:
    return None if cell in (None, "", "NaN", "None") else float(str(cell))


def _product(code: str) -> str | None:
    if code == "TOTAL":
        return ""
    return code if _PRODUCT.fullmatch(code) else None


def _period(written: str) -> str:
    return f"{written[:4]}-{written[4:6]}" if len(written) == len("YYYYMM") else written
