"""Explanations as Markdown, as text, and as JSON; all tell the same lines in the same order."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from onrecord.checking.replaying import Replay
from onrecord.checking.steps import Step
from onrecord.reporting.catalogue import catalogue
from onrecord.reporting.explanation import Count, Explanation, Meaning
from onrecord.reporting.markdown import escaped
from onrecord.reporting.visible import on_one_line
from onrecord.reporting.words import OUTCOMES

_REPLAYED = {
    "same": "✓ the same from the snapshots that it names",
    "differs": "✗ not the same",
    "not-held": "○ cannot be replayed: a snapshot that it rests on is not held",
}


class _Line(NamedTuple):
    """One line; ``depth`` 0 is a heading of the whole, 1 a heading of a part, 2 and more a list's levels."""

    depth: int
    text: str


def explanations_text(found: Sequence[Explanation], *, width: int = 100) -> str:
    """For a terminal, wrapped at a width in characters, without colour codes."""
    return "\n".join(_wrapped(line, width) for one in found for line in _lines(one)).lstrip("\n") + "\n"


def explanations_markdown(found: Sequence[Explanation]) -> str:
    """GitHub's dialect; text of strangers is escaped."""
    return "\n".join(_marked(line) for one in found for line in _lines(one)).lstrip("\n") + "\n"


def explanations_json(found: Sequence[Explanation]) -> str:
    """One object for one explanation, an array for several."""
    data = msgspec.json.encode(found[0] if len(found) == 1 else tuple(found))
    return msgspec.json.format(data, indent=2).decode("utf-8") + "\n"


def _wrapped(line: _Line, width: int) -> str:
    words = on_one_line(line.text)
    if line.depth < 2:
        return f"\n{words if line.depth == 0 else words.upper()}"
    margin = "  " * (line.depth - 1)
    return textwrap.fill(
        words, width, initial_indent=f"{margin}- ", subsequent_indent=f"{margin}  ", break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def _marked(line: _Line) -> str:
    if line.depth < 2:
        return f"\n{'#' * (line.depth + 2)} {escaped(line.text)}\n"
    return f"{'  ' * (line.depth - 2)}- {escaped(line.text)}"


def _lines(one: Explanation) -> Iterable[_Line]:
    yield _Line(0, f"{one.claim} of {one.document}: {one.sentence}")
    yield _Line(1, "What is said")
    yield from (_Line(2, f"in {m.place}, {m.voice}: “{m.words}”") for m in one.said)
    yield _Line(2, f"claimed by: {one.by}")
    yield _Line(1, "How it was read")
    for slot in one.slots:
        unknown = f"not known ({slot.reason})" if slot.reason else "not known"
        yield _Line(2, f"{slot.name}: {slot.value or unknown}")
    yield from _of_fits(one)
    yield from _of_readings(one.readings)
    yield _Line(1, "Outcome")
    yield from (line for step in one.steps for line in _of_step(step))
    yield from (_Line(2, f"{catalogue()('claim.' + key)}: {text}") for key, text in one.remarks)
    yield from (_Line(2, f"caveat: {caveat}") for caveat in one.caveats)
    if one.replay:
        yield from _of_replay(one.replay)


def _of_fits(one: Explanation) -> Iterable[_Line]:
    yield _Line(1, "What would fit")
    yield from (_Line(2, f"{band.how.lower()}: {band.words}") for band in one.fits)
    if not one.fits:
        yield _Line(2, "no number is claimed")


def _of_readings(readings: Sequence[Meaning]) -> Iterable[_Line]:
    yield _Line(1, "What it can mean, and who measured that")
    if not readings:
        yield _Line(2, "no reading was computed")
    for reading in readings:
        yield _Line(2, f"{reading.id}, {reading.likelihood}: {reading.title}. {reading.why}")
        yield _Line(3, f"{reading.agreement}; {reading.standing}")
        yield from (line for count in reading.counts for line in _of_count(count))


def _of_count(count: Count) -> Iterable[_Line]:
    yield _Line(3, f"{count.whose}: {count.construction}, {count.provider} ({count.vintage})")
    yield from (_Line(4, observation) for observation in count.observations)
    yield from (_Line(4, line) for line in count.arithmetic)
    if count.value and not count.arithmetic:
        yield _Line(4, f"value: {count.value}")
    off = f", margin {count.margin} to the nearest edge" if count.margin not in (None, "none") else ""
    remark = f" ({count.remark})" if count.remark else ""
    yield _Line(4, f"{count.fit}{off}{remark}")


def _of_step(step: Step) -> Iterable[_Line]:
    yield _Line(2, f"step {step.number}, {step.outcome}: {step.question} {'Yes' if step.answer else 'No'}.")
    yield from (_Line(3, reason) for reason in step.because)
    if step.answer:
        shown = OUTCOMES[step.outcome]
        yield _Line(2, f"{shown.symbol} {shown.label}. {shown.explanation}")


def _of_replay(replay: Replay) -> Iterable[_Line]:
    yield _Line(1, "Replay")
    yield _Line(2, _REPLAYED[replay.status])
    yield from (_Line(3, line) for line in (*replay.missing, *replay.differences))
