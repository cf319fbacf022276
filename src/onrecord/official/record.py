"""What a record of trade statistics offers, and several of them as one."""

from itertools import chain
from typing import Protocol

from onrecord.model import Note, Series

WORLD = "WLD"


class Record(Protocol):
    """Reported trade figures that can be asked for pair by pair."""

    def series(self, a: str, b: str) -> tuple[Series, ...]:
        """Every series either of two states (ISO 3166 alpha-3) reports about the other, every vintage."""
        ...

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """A state's trade with all partners together (partner ``WLD``), where it is held."""
        ...

    def notes(self, a: str, b: str) -> tuple[Note, ...]:
        """What a reader of the pair's series must know: silences, crosswalks, citations."""
        ...


class CombinedRecord:
    """Several records as one; a series that another one of its own vintage contains is left out."""

    def __init__(self, records: tuple[Record, ...]) -> None:
        self._records = records

    def series(self, a: str, b: str) -> tuple[Series, ...]:
        """The series of all records."""
        return _without_contained(tuple(chain.from_iterable(r.series(a, b) for r in self._records)))

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """The totals of all records."""
        return _without_contained(tuple(chain.from_iterable(r.totals(reporter) for r in self._records)))

    def notes(self, a: str, b: str) -> tuple[Note, ...]:
        """The notes of all records, each once."""
        found = chain.from_iterable(r.notes(a, b) for r in self._records)
        return tuple({(note.code, note.text): note for note in found}.values())


def combined(*records: Record) -> Record:
    """Several records as one."""
    return records[0] if len(records) == 1 else CombinedRecord(records)


def _without_contained(series: tuple[Series, ...]) -> tuple[Series, ...]:
    return tuple(
        one
        for place, one in enumerate(series)
        if not any(
            _contains(other, one) and (place > index or not _contains(one, other))
            for index, other in enumerate(series)
            if index != place
        )
    )


def _contains(whole: Series, part: Series) -> bool:
    return _what_is_counted(whole) == _what_is_counted(part) and set(_facts(part)) <= set(_facts(whole))


def _what_is_counted(series: Series) -> tuple[object, ...]:
    return (
        series.provider, series.published, series.retrieved, series.reporter, series.partner,
        series.flow, series.measure, series.product, series.unit,
    )  # fmt: skip


def _facts(series: Series) -> tuple[tuple[str, float, bool], ...]:
    return tuple((o.period, o.value, o.estimated) for o in series.observations)
