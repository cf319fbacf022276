"""Furniture inside the text: lines of the page that are no part of the report."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord import languages
from onrecord.languages import Rule
from onrecord.model import SetAside

_LINE = re.compile(r"[^\n]+")
_NARROWEST_WRAP, _WIDEST_WRAP = 50, 120
_MID_SENTENCE = re.compile(r"[\w,-]\n[a-zà-öø-ÿа-яё]")
_INDENT = 3
_LONGEST = 1_000  # no caption is longer, and no pattern has to be tried on a whole page


class _Unit(NamedTuple):
    """A paragraph, or a line that stands alone, in code points."""

    start: int
    end: int


def set_aside(text: str) -> tuple[SetAside, ...]:
    """Every whole line or paragraph that a furniture rule of any language recognises, in order.

    A line in the middle of a hard-wrapped paragraph is never looked at on its own.
    """
    found = ((unit, _reason(text[unit.start : unit.end])) for unit in _units(text))
    return tuple(
        SetAside(start=unit.start, end=unit.end, text=text[unit.start : unit.end], reason=reason)
        for unit, reason in found
        if reason
    )


def is_furniture(line: str) -> bool:
    """Whether a line, standing alone, is furniture."""
    return _reason(line) is not None


def without(text: str, aside: tuple[SetAside, ...]) -> str:
    """The text with what was set aside left out."""
    pieces, done = [], 0
    for stretch in aside:
        pieces.append(text[done : stretch.start])
        done = stretch.end
    return "".join([*pieces, text[done:]])


@cache
def _rules() -> tuple[Rule, ...]:
    """A page in one language often carries lines in another, so all tables are tried."""
    return tuple(
        rule
        for language, name in sorted(languages.tables())
        if name == "furniture"
        for rule in languages.rules(language, name)
    )


def _reason(stretch: str) -> str | None:
    if len(stretch) > _LONGEST:
        return None
    line = stretch.replace("\n", " ")
    return next((rule["reason"] for rule in _rules() if rule.pattern.search(line)), None)


def _units(text: str) -> Iterator[_Unit]:
    lines = [line for line in _LINE.finditer(text) if line[0].strip()]
    width = _wrap_width(text, lines)
    held: _Unit | None = None
    for line in lines:
        place = _trimmed(line)
        if held and _runs_on(text, held, line, width):
            held = _Unit(held.start, place.end)
            continue
        if held:
            yield held
        held = place
    if held:
        yield held


def _wrap_width(text: str, lines: list[re.Match[str]]) -> int:
    """The width a text was hard-wrapped at, or 0: wrapped lines break in the middle of sentences."""
    width = max((len(line[0]) for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    return width if any(_MID_SENTENCE.match(text, line.end() - 1) for line in lines) else 0


def _trimmed(line: re.Match[str]) -> _Unit:
    words = line[0]
    return _Unit(
        line.start() + len(words) - len(words.lstrip()), line.end() - len(words) + len(words.rstrip())
    )


def _runs_on(text: str, held: _Unit, line: re.Match[str], width: int) -> bool:
    """Whether the line before was broken only because this line's first word had no room in it."""
    if not width:
        return False
    between = text[held.end : line.start()]
    indent = len(line[0]) - len(line[0].lstrip())
    if between.count("\n") > 1 or indent >= _INDENT:
        return False
    last = text[text.rfind("\n", 0, held.end) + 1 : held.end]
    return len(last) + 1 + len(line[0].split()[0]) > width
