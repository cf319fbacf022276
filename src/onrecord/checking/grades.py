"""The grading table: how near at hand each meaning of a claim is, with its reason (``grades.tsv``)."""

from functools import cache
from importlib import resources
from typing import NamedTuple, cast

from onrecord.gazetteer.tables import rows
from onrecord.model.findings import Likelihood

ORDER: tuple[Likelihood, ...] = ("likely", "possible", "remote")
_LOWERED: dict[Likelihood, Likelihood] = {"likely": "possible", "possible": "possible", "remote": "remote"}


class Grade(NamedTuple):
    """How near at hand a meaning is, and why."""

    likelihood: Likelihood
    why: str


def grade(meaning: str, /, **facts: object) -> Grade:
    """The grade of a meaning whose row has one of its own.

    Args:
        meaning: The row of the grading table.
        facts: What its reason is filled in with.
    """
    row = _table()[meaning]
    return Grade(cast("Likelihood", row["grade"]), row["reason"].format(**facts))


def regrade(given: Grade, meaning: str, /, **facts: object) -> Grade:
    """The grade of a meaning that says more of one already graded: kept or lowered, with one more reason."""
    row = _table()[meaning]
    likelihood = _LOWERED[given.likelihood] if row["grade"] == "lowered" else given.likelihood
    return Grade(likelihood, f"{given.why}; {row['reason'].format(**facts)}")


def reasons() -> dict[str, str]:
    """The reason of every row as a template, by its meaning."""
    return {meaning: row["reason"] for meaning, row in _table().items()}


@cache
def _table() -> dict[str, dict[str, str]]:
    return {row["meaning"]: dict(row) for row in rows(resources.files("onrecord.checking") / "grades.tsv")}
