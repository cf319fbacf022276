"""How words of the tables make one phrase: "Bolivian Deputy Minister of Trade", "president of Peru".

Atoms become letters (:data:`onrecord.gazetteer.lexicon.SYMBOLS`), what stands between two of them becomes a
sign, and one regular expression reads the line of letters and signs. Letters stand at even places.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.gazetteer.atoms import Atom
from onrecord.gazetteer.lexicon import SYMBOLS

_GAPS = {
    " ": " ", "'s ": "'", "' ": "'", " of ": "o", " of the ": "o", " for ": "f", " for the ": "f",
    " and ": "&", " & ": "&", ", ": ",", ", and ": "&", "-": "-", "- ": "-",
}  # fmt: skip
_BREAK = "|"

# The look-behind: "the Fijian-Tongan Chamber of Commerce" is neither state's.
_OWNER = r"(?:(?<![ACD]-)(?P<{}>[ACT{}])[ '])?"
_RANK = r"(?P<rank{}>(?:F[ -])*)"
_FIELDS = r"P(?:,P)*&P|P"
_OF_PORTFOLIO = rf"[of](?P<after{{}}>{_FIELDS})"
_OFFICE = (
    rf"(?:(?P<office>O)(?:f(?P<field>{_FIELDS}))?"
    rf"|(?P<minister>[NY]){_OF_PORTFOLIO.format(1)}|S{_OF_PORTFOLIO.format(2)}"
    rf"|(?P<before1>{_FIELDS}) (?P<held>[NS])|(?P<plain>[NY]))"
)
_BODY = (
    r"(?:(?P<body>B)"
    rf"|(?P<ministry>[MQ]){_OF_PORTFOLIO.format(3)}"
    rf"|(?P<before2>{_FIELDS}) (?P<run>[MQ])|(?P<bare>M))"
)
_PHRASE = re.compile(
    rf"(?P<money>[AC] Z)"
    rf"|{_RANK.format(1)}{_OWNER.format('owner', 'L')}{_RANK.format(2)}{_OFFICE}(?:o(?P<of>[CL])(?!'))?"
    rf"|{_OWNER.format('owning', '')}{_BODY}(?:o(?P<whose>C)(?!'))?"
)


class Phrase(NamedTuple):
    """Several atoms that mean one thing, or one atom alone.

    Attributes:
        atoms: In text order.
        parts: Named part to its atoms; empty for an atom on its own.
    """

    atoms: tuple[Atom, ...]
    parts: dict[str, tuple[Atom, ...]]


def phrases(found: Sequence[Atom], text: str) -> Iterator[Phrase]:
    """The atoms of a folded text put together, in text order."""
    line, place = _line(found, text), 0
    for match in _PHRASE.finditer(line):
        first, last = match.start() // 2, (match.end() + 1) // 2
        yield from (Phrase((atom,), {}) for atom in found[place:first])
        parts = {
            name: tuple(found[match.start(name) // 2 : (match.end(name) + 1) // 2])
            for name, value in match.groupdict().items()
            if value
        }
        yield Phrase(tuple(found[first:last]), parts)
        place = last
    yield from (Phrase((atom,), {}) for atom in found[place:])


def _line(found: Sequence[Atom], text: str) -> str:
    signs = []
    for number, atom in enumerate(found):
        signs.append(SYMBOLS[atom.entry.kind])
        if number + 1 < len(found):
            signs.append(_GAPS.get(text[atom.end : found[number + 1].start], _BREAK))
    return "".join(signs)
