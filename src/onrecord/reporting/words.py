"""What words have in common whatever the language: signs of outcomes, lists, months, capital letters."""

from collections.abc import Sequence

from onrecord.model.findings import Outcome
from onrecord.reporting.catalogue import spoken, t

LIKELIHOODS = ("likely", "possible", "remote")
OUTCOME_SIGNS: dict[Outcome, str] = {
    "matches": "✓",
    "depends": "◐",
    "differs": "✗",
    "no-data": "○",
    "not-comparable": "–",
}
"""An outcome is never shown by colour alone."""


def listed(parts: Sequence[str]) -> str:
    """A list: ``a``, ``a and b``, ``a, b and c``; nothing for no parts."""
    *others, last = parts or ("",)
    return spoken().listed(", ".join(others), last) if others else last


def month_words(value: str) -> str:
    """``2021-03`` as "March 2021"; a year alone stays."""
    year, _, month = value.partition("-")
    return t("date.month", month=t("month." + month), year=year) if month else year


def span_words(label: str) -> str:
    """The period of a reading: ``2021`` as it is, ``2021-01/2021-11`` as "January 2021 to November 2021"."""
    first, _, last = map(month_words, label.partition("/"))
    return t("date.stretch", first=first, last=last) if last else first


def topic_words(name: str) -> str:
    """The name of a topic, which is a sector's where it is no word of a text."""
    words = spoken()
    return words.term("topic" if f"topic.{name}" in words.entries else "sector", name)


def capitalised(sentence: str) -> str:
    """The sentence with its first letter in upper case, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
