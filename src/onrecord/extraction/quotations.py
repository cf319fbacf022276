"""Quoted stretches: which words stand between quotation marks, across paragraphs and nested.

Marks that do not pair up never raise and never swallow what follows: an opening mark without its partner is
dropped, unless it opens a paragraph, where it quotes that paragraph alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extraction.parse import Parsed
from onrecord.model import Span

_PARTNERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’'", "'": "'’"}
_CLOSING = {"”", "“", "»", '"', "’", "'"}
_SINGLE = {"‘", "'", "’"}
_BEFORE_OPENING = re.compile(r"[\s(\[{/—–:-]")
_WORD = re.compile(r"\w")
_TYPED = re.compile(r"(?P<opening>(?:''|``)(?=\w))|''")  # two single marks typed for a double one


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation with its marks.

    Attributes:
        parts: One span a paragraph, in order; each includes the marks it has.
        depth: 0 for a quotation that stands in no other one.
    """

    parts: tuple[Span, ...]
    depth: int

    @property
    def start(self) -> int:
        """First code point of the first part."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """End of the last part, exclusive."""
        return self.parts[-1].end

    @property
    def words(self) -> int:
        """Number of words, counted by white space."""
        return sum(len(part.text.split()) for part in self.parts)

    def covers(self, place: int) -> bool:
        """Whether a code point lies inside a part."""
        return any(part.start <= place < part.end for part in self.parts)


@dataclass(slots=True)
class _Open:
    mark: str
    place: int
    depth: int


def find_quotations(parsed: Parsed) -> tuple[Quotation, ...]:
    """All quotations in text order, the outer one before those inside it."""
    marks = _TYPED.sub(lambda typed: ' "' if typed["opening"] else '" ', parsed.view)
    found = [q for paragraph in parsed.paragraphs for q in _in_paragraph(parsed, marks, paragraph)]
    return tuple(sorted(_joined(marks, found), key=lambda q: (q.start, -q.end)))


def _in_paragraph(parsed: Parsed, view: str, paragraph: Span) -> Iterator[Quotation]:
    """The quotations of one paragraph; one left open quotes it to its end if it began it."""
    waiting: list[_Open] = []
    for place in range(paragraph.start, paragraph.end):
        mark = view[place]
        if mark not in _PARTNERS and mark not in _CLOSING:
            continue
        if (opened := _closes(view, place, waiting)) is not None:
            del waiting[waiting.index(opened) :]
            yield _quotation(parsed, opened, place + 1)
        elif _opens(view, place, paragraph):
            waiting = [o for o in waiting if o.mark != mark]
            waiting.append(_Open(mark, place, len(waiting)))
    if waiting and waiting[0].place == paragraph.start and waiting[0].mark not in _SINGLE:
        yield _quotation(parsed, waiting[0], paragraph.end)


def _quotation(parsed: Parsed, opened: _Open, end: int) -> Quotation:
    return Quotation(parts=(parsed.span(opened.place, end),), depth=opened.depth)


def _closes(view: str, place: int, waiting: Sequence[_Open]) -> _Open | None:
    """The open mark that this mark closes, the innermost one first."""
    mark = view[place]
    for opened in reversed(waiting):
        if mark in _PARTNERS[opened.mark]:
            if mark in _SINGLE and _WORD.match(view[place + 1 : place + 2]):
                return None  # an apostrophe inside a word
            if mark == '"' and _stands_free(view, place) and _WORD.match(view[place + 1 : place + 2]):
                return None  # looks like another opening
            return opened
    return None


def _stands_free(view: str, place: int) -> bool:
    return place == 0 or bool(_BEFORE_OPENING.match(view[place - 1]))


def _opens(view: str, place: int, paragraph: Span) -> bool:
    mark = view[place]
    if mark not in _PARTNERS or not view[place + 1 : place + 2].strip():
        return False
    free = place == paragraph.start or _stands_free(view, place) or view[place - 1] in _PARTNERS
    if mark in _SINGLE:
        return free and _has_partner(view, place, paragraph)
    return free or mark in "“«„"


def _has_partner(view: str, place: int, paragraph: Span) -> bool:
    """Whether a single mark is closed later, so that it is no apostrophe ('90s, the workers')."""
    following = view[place + 1 : paragraph.end]
    if not following[:1].isalpha():
        return False
    closing = re.search(r"[^\s][’'](?!\w)", following)
    return bool(closing) and not re.search(r"[“\"«]", following[: closing.start()]) if closing else False


def _joined(view: str, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Join quotations that go on over paragraphs, the opening mark repeated at each."""
    pending: Quotation | None = None
    for quotation in sorted((q for q in found if q.depth == 0), key=lambda q: q.start):
        if pending and _goes_on(view, pending, quotation):
            pending = Quotation(parts=pending.parts + quotation.parts, depth=0)
            continue
        if pending:
            yield pending
        pending = quotation
    if pending:
        yield pending
    yield from (q for q in found if q.depth > 0)


def _goes_on(view: str, earlier: Quotation, later: Quotation) -> bool:
    opening = view[earlier.start]
    left_open = view[earlier.end - 1] not in _PARTNERS[opening] or len(earlier.parts[-1].text) == 1
    between = view[earlier.end : later.start]
    return left_open and view[later.start] == opening and not between.strip()
