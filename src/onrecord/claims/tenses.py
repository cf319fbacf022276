"""Whether a figure is told of the past ("fell to", "was") or of the present ("stands at", "has reached")."""

from onrecord.claims.frames import Frame
from onrecord.claims.passages import Passage
from onrecord.claims.topics import verb_chain

_PRESENT = {"VBZ", "VBP"}
_PAST = {"VBD"}


def is_past(passage: Passage, frame: Frame) -> bool:
    """Whether the first finite verb over a frame's number is in the past tense, or there is none."""
    for verb in verb_chain(passage, frame.figures[0].quantity):
        forms = [verb, *(c for c in passage.parsed.children(verb) if c.dep in {"aux", "auxpass"})]
        tags = {form.tag for form in forms}
        if tags & _PRESENT or "MD" in tags:
            return False
        if tags & _PAST:
            return True
    return True
