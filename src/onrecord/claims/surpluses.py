"""The balance of what one state sold another and bought there ("bought 2 bn more than it sold")."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.claims.frames import Figure, Frame

_BEYOND = re.compile(
    r" (?:worth )?(?:more|less|fewer)\b[^.;]{0,60}? than (?:it|they|we|(?:[A-Z][\w.]+ )?[A-Z][\w.]+)"
    r" (?:(?:had|has|have) )?(?P<other>sold|sells?|bought|buys?|exports?|exported|imports?|imported"
    r"|shipped|sent|purchased|spent|took)\b"
)
_SELLING = re.compile(r"\b(?:sell|sold|export|ship|sent|send|suppl|deliver|earn)", re.IGNORECASE)


def with_balances(text: str, frames: Iterable[Frame]) -> Iterator[Frame]:
    """The frames of a passage, what is sold beyond what is bought as the balance that it is.

    Args:
        text: The passage.
        frames: Its trade words with their figures.
    """
    for frame in frames:
        beyond = [f for f in frame.figures if _is_beyond(text, frame, f)]
        others = tuple(f for f in frame.figures if f not in beyond)
        if others or not beyond:
            yield msgspec.structs.replace(frame, figures=others) if beyond else frame
        if beyond:
            yield _balance(text, frame, beyond)


def _is_beyond(text: str, frame: Frame, figure: Figure) -> bool:
    """Whether a sum is what is sold beyond what is bought, or the other way round."""
    match = _BEYOND.match(text, figure.quantity.end)
    if match is None or figure.quantity.kind != "amount" or not frame.topic.deed:
        return False
    return bool(_SELLING.match(frame.topic.text)) != bool(_SELLING.match(match["other"]))


def _balance(text: str, frame: Frame, beyond: Iterable[Figure]) -> Frame:
    """The balance of a deed: who sells more has the surplus, who sells less the deficit."""
    figures = tuple(msgspec.structs.replace(f, form="level", direction=None) for f in beyond)
    less = text[figures[0].quantity.end :].lstrip().startswith(("less", "fewer"))
    seller = frame.parties.exporter
    parties = msgspec.structs.replace(frame.parties, exporter=frame.parties.other(seller) if less else seller)
    topic = msgspec.structs.replace(frame.topic, flow="balance", deed=False)
    return msgspec.structs.replace(frame, topic=topic, parties=parties, figures=figures, product=None)
