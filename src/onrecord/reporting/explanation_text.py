"""Explanations as Markdown, as text, and as JSON; all tell the same lines in the same order."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from onrecord.checking.replaying import Replay
from onrecord.checking.steps import Step
from onrecord.reporting.catalogue import t
from onrecord.reporting.explanation import Count, Explanation, Meaning
from onrecord.reporting.markdown import escaped
from onrecord.reporting.visible import on_one_line
from onrecord.reporting.words import OUTCOME_SIGNS


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
    yield _Line(0, f"{t('entry.of', id=one.claim, document=one.document)}: {one.sentence}")
    yield _Line(1, t("explain.said"))
    yield from (_Line(2, t("explain.mention", place=m.place, voice=m.voice, words=m.words)) for m in one.said)
    yield _Line(2, t("explain.claimed_by", who=one.by))
    yield _Line(1, t("explain.read"))
    for slot in one.slots:
        unknown = t("claim.not_known")
        reason = f"{unknown} ({slot.reason})" if slot.reason else unknown
        yield _Line(2, f"{slot.name}: {slot.value or reason}")
    yield from _of_fits(one)
    yield from _of_readings(one.readings)
    yield _Line(1, t("explain.outcome"))
    yield from (line for step in one.steps for line in _of_step(step))
    yield from (_Line(2, f"{t('claim.' + key)}: {text}") for key, text in one.remarks)
    yield from (_Line(2, t("explain.caveat", caveat=caveat)) for caveat in one.caveats)
    if one.replay:
        yield from _of_replay(one.replay)


def _of_fits(one: Explanation) -> Iterable[_Line]:
    yield _Line(1, t("trade.fits"))
    yield from (_Line(2, f"{band.how.lower()}: {band.words}") for band in one.fits)
    if not one.fits:
        yield _Line(2, t("explain.no_number"))


def _of_readings(readings: Sequence[Meaning]) -> Iterable[_Line]:
    yield _Line(1, t("explain.meanings"))
    if not readings:
        yield _Line(2, t("explain.no_reading"))
    for reading in readings:
        yield _Line(
            2, f"{reading.id}, {t('likelihood.' + reading.likelihood)}: {reading.title}. {reading.why}"
        )
        yield _Line(3, f"{reading.agreement}; {reading.standing}")
        yield from (line for count in reading.counts for line in _of_count(count))


def _of_count(count: Count) -> Iterable[_Line]:
    yield _Line(3, f"{count.whose}: {count.construction}, {count.provider} ({count.vintage})")
    yield from (_Line(4, observation) for observation in count.observations)
    yield from (_Line(4, line) for line in count.arithmetic)
    if count.value and not count.arithmetic:
        yield _Line(4, t("explain.value", value=count.value))
    none = (None, t("unit.no_margin"))
    off = f", {t('explain.margin', margin=count.margin)}" if count.margin not in none else ""
    remark = f" ({count.remark})" if count.remark else ""
    yield _Line(4, f"{count.fit}{off}{remark}")


def _of_step(step: Step) -> Iterable[_Line]:
    key = "explain.yes" if step.answer else "explain.no"
    yield _Line(2, t(key, number=step.number, outcome=step.outcome, question=step.question))
    yield from (_Line(3, reason) for reason in step.because)
    if step.answer:
        label, meaning = t("outcome." + step.outcome), t("meaning." + step.outcome)
        yield _Line(2, f"{OUTCOME_SIGNS[step.outcome]} {label}. {meaning}")


def _of_replay(replay: Replay) -> Iterable[_Line]:
    yield _Line(1, t("explain.replay"))
    yield _Line(2, t("replay." + replay.status))
    yield from (_Line(3, line) for line in (*replay.missing, *replay.differences))
