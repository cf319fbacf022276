"""Which attribution stands inside which, and which of the inner ones are statements of their own."""

from collections.abc import Sequence

from onrecord.extraction.attributions import Attribution
from onrecord.extraction.intervals import Intervals
from onrecord.extraction.quotations import Quotation
from onrecord.extraction.vocabulary import words
from onrecord.extraction.voices import Voice

_STATES = {"country", "demonym", "metonym", "body"}


class Told:
    """One attribution with its voice, on the way to a statement."""

    __slots__ = ("attribution", "voice")

    def __init__(self, attribution: Attribution, voice: Voice) -> None:
        self.attribution = attribution
        self.voice = voice

    @property
    def start(self) -> int:
        """Where it begins in the text, with its cue or with its content."""
        cue = self.attribution.cue
        return min(cue.start if cue else self.attribution.content[0].start, self.attribution.content[0].start)

    def holds(self, other: "Told") -> bool:
        """Whether another attribution stands inside this one's content."""
        cue = other.attribution.cue
        return cue is not None and any(part.contains(cue) for part in self.attribution.content)


class Nesting:
    """Finds the attribution around an attribution."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._content = Intervals((part.start, part.end, t) for t in told for part in t.attribution.content)

    def outer(self, one: Told) -> Told | None:
        """The innermost other attribution whose content holds this one's cue, or None."""
        cue = one.attribution.cue
        if cue is None:
            return None
        holders = [t for t in self._content.touching(cue.start, cue.end) if t is not one and t.holds(one)]
        return min(holders, key=lambda t: sum(p.end - p.start for p in t.attribution.content), default=None)


def own_statements(told: Sequence[Told], quotations: Sequence[Quotation]) -> list[Told]:
    """Without what a quoted speaker says of himself and what an attribution says of its own speaker."""
    nesting = Nesting(told)
    quoted = Intervals((q.start, q.end, q) for q in quotations if q.depth == 0)
    kept = []
    for one in told:
        outer, cue = nesting.outer(one), one.attribution.cue
        inside = cue is not None and any(q.covers(cue.start) for q in quoted.touching(cue.start, cue.end))
        inside = inside or (outer is not None and outer.attribution.label is not None)
        himself = inside and not _third_person(one)
        if outer is not None and _is_attitude(one):
            continue
        if not himself and not (outer is not None and _same_voice(outer, one)):
            kept.append(one)
    return kept


def _is_attitude(told: Told) -> bool:
    """Whether somebody else says where a state stands ("he said that Norway supports the plan")."""
    verb = told.attribution.verb
    states = all(s.basis in _STATES for s in told.voice.speakers)
    return verb is not None and states and verb.lemma in words("attitude", "reporting")


def _third_person(told: Told) -> bool:
    """Whether an attribution inside a quotation is of a known actor and not of the speaker himself."""
    head = told.attribution.speaker_head
    return (
        head is not None
        and head.text.lower() not in words("self")
        and any(s.country and s.basis not in {"pronoun", "label"} for s in told.voice.speakers)
    )


def _same_voice(outer: Told, inner: Told) -> bool:
    head = inner.attribution.speaker_head
    pointing = head is not None and head.lemma in words("third person")
    inside = _who(inner)
    return (bool(inside) and inside <= _who(outer)) or (pointing and not _who(outer))


def _who(told: Told) -> set[tuple[str | None, ...]]:
    return {(s.name, s.body, s.country) for s in told.voice.speakers if s.name or s.body or s.country}
