"""Who sells in "$3.8 billion in U.S. exports and $1.8 billion in Qatari imports": goods that came from Qatar.

Taken word for word both would be the same flow, told with two numbers. Where one sentence sets them side by
side as the two parts of a trade, the second is what the first side imported.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.claims.frames import Figure, Frame
from onrecord.claims.parties import IN_WORDS

TWO_FLOWS = "the two flows told side by side, which differ and so cannot be one flow"
_OTHER_WAY = re.compile(
    r" (?:(?:going|moving|flowing|coming) )?(?:in the (?:other|opposite|reverse) direction|the other way)\b"
)
_ROUNDING = 0.02  # of a sum, told twice


def with_sellers(text: str, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The frames of a sentence, imports that can only be the other side's sales with that side as seller."""
    for place, frame in enumerate(frames):
        if _goes_back(text, frame, frames[:place]) or any(_are_two_flows(other, frame) for other in frames):
            yield msgspec.structs.replace(frame, parties=frame.parties.turned(TWO_FLOWS))
        else:
            yield frame


def _goes_back(text: str, frame: Frame, before: Sequence[Frame]) -> bool:
    """Whether sales "in the opposite direction" have, by what was read, the seller of those before them."""
    sold = next((f for f in reversed(before) if f.parties.exporter), None)
    same = sold and (sold.parties.codes, sold.parties.exporter) == (
        frame.parties.codes,
        frame.parties.exporter,
    )
    return bool(same and _OTHER_WAY.match(text, frame.topic.end))


def _are_two_flows(exports: Frame, imports: Frame) -> bool:
    """Whether exports and imports have the same seller by their words, but other sums of the same trade."""
    if (exports.topic.flow, imports.topic.flow) != ("exports", "imports"):
        return False
    same = exports.parties.codes == imports.parties.codes
    if not same or exports.parties.exporter != imports.parties.exporter or imports.parties.basis in IN_WORDS:
        return False
    sold, bought = _level(exports), _level(imports)
    if not sold or not bought or sold.quantity.unit != bought.quantity.unit:
        return False
    larger = max(sold.quantity.value, bought.quantity.value)
    return abs(sold.quantity.value - bought.quantity.value) > _ROUNDING * larger


def _level(frame: Frame) -> Figure | None:
    return next((f for f in frame.figures if f.form == "level" and f.role == "main"), None)
