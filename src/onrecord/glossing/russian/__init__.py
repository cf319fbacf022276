"""Russian texts in English words: forms told by networks and a dictionary, words by tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from onrecord.glossing.alignment import Piece
from onrecord.glossing.russian.composing import Composing
from onrecord.glossing.russian.pages import Layout
from onrecord.glossing.russian.reading import sentences
from onrecord.glossing.russian.units import units

__all__ = ["pieces", "unknown"]

_SOFT = re.compile("[\u00ad\u0301\u200b]")
# A quotation that its cue cuts in two: «…, – said the minister, – …»
_CUT = re.compile(
    r"«[^«»]*?(?P<stop>[,!?…])(?P<before>\s+[–—-]\s+)(?=[а-яё])[^«»]*?[.,](?P<after>\s+[–—-]\s+)(?P<more>[^«»\s])"
)

_DATED = re.compile(
    r"\b(?:[Сс]остоял|[Пп]рош(?:л|ёл|ел)|[Вв]стре(?:т|ч)|[Пп]ринял|[Бб]есед|[Пп]ровел|[Пп]ровёл)[^.]{10,400}(?P<stop>\.)\s+"
    r"(?P<date>\d{1,2}\s+[а-я]+\s+\d{4}(?:\s+года)?)(?P<last>,?\s+\d{1,2}:\d\d|)(?=\s+[А-ЯЁ«*]|\s*$)"
)


def pieces(text: str, title: str = "", home: str = "") -> Sequence[Piece]:
    """The English pieces of a Russian text.

    Args:
        text: One block: a paragraph, a headline, an item of a list.
        title: What the document is called, which the text may repeat amid a line.
        home: The state of the outlet, for a text's first block, which names the state's own by name alone.

    Returns:
        Pieces in the order of the text, without overlap.
    """
    layout = Layout(text)
    silent = (*(found.span() for found in _SOFT.finditer(text)), *layout.left_out)
    places = _kept(text, silent)
    bare = "".join(text[at] for at in places)
    made = [*chain.from_iterable(_of_part(bare, part, layout, home) for part in layout.parts(bare, title))]
    made = [*_with_dates(_with_whole_quotations(made, bare), bare)]
    if not silent and not layout.filed:
        return made
    return [*_with_silence([*_moved(made, places, len(text))], layout)]


def _of_part(text: str, part: Piece | tuple[int, int], layout: Layout, home: str) -> Iterator[Piece]:
    """The pieces of a stretch of a text, or the one that its layout has settled."""
    if isinstance(part, Piece):
        yield part
        return
    start, end = part
    leads = layout.lead is not None and start <= layout.lead < end
    for words in sentences(text[start:end]):
        presidency, leads = leads, False
        spoken_to = layout.addressed(start)
        for piece in Composing(words, presidency=presidency, spoken_to=spoken_to, home=home).pieces():
            yield Piece(piece.start + start, piece.end + start, piece.gloss)


def unknown(text: str) -> list[str]:
    """The words of a text that no table has, by their lemmas; names are left out."""
    return [
        sentence[unit.first].lemma
        for sentence in sentences(_SOFT.sub("", text))
        for unit in units(sentence)
        if unit.kind == "unknown" and sentence[unit.first].text[:1].islower()
    ]


def _with_whole_quotations(made: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Quotation marks around both halves of a quotation that its cue cuts in two, as English has them."""
    cuts = [*_CUT.finditer(text)]
    closing = {cut.end("stop") for cut in cuts}
    silent = {at for cut in cuts for at in (*range(*cut.span("before")), *range(*cut.span("after")))}
    opening = {cut.start("more") for cut in cuts}
    for piece in made:
        if piece.end > piece.start and piece.end in closing:
            yield Piece(piece.start, piece.start, "”")
            yield piece
        elif piece.end > piece.start and piece.start in silent:
            yield piece._replace(gloss="")
        elif piece.gloss and piece.start in opening:
            opening.remove(piece.start)
            yield piece._replace(gloss=f"“{piece.gloss}")
        else:
            yield piece


def _with_dates(made: Iterable[Piece], text: str) -> Iterator[Piece]:
    """Dates that stand on their own behind what took place then, as part of it: a presidency's manner."""
    dates = [*_DATED.finditer(text)]
    stops = {dated.start("stop") for dated in dates}
    starts = {dated.start("date") for dated in dates}
    ends = {dated.end("last") for dated in dates}
    for piece in made:
        if piece.end == piece.start:
            yield piece
        elif piece.start in stops:
            yield piece._replace(gloss="")
        else:
            on = "on " if piece.start in starts else ""
            yield piece._replace(gloss=f"{on}{piece.gloss}{'.' if piece.end in ends else ''}")


def _kept(text: str, silent: Iterable[tuple[int, int]]) -> list[int]:
    """The places of a text outside some stretches."""
    dropped = {at for start, end in silent for at in range(start, end)}
    return [at for at in range(len(text)) if at not in dropped]


def _moved(made: Sequence[Piece], places: Sequence[int], length: int) -> Iterator[Piece]:
    """Pieces of a text without what English leaves out at their places in the text itself."""
    for piece in made:
        start = places[piece.start] if piece.start < len(places) else length
        end = places[piece.end - 1] + 1 if piece.end > piece.start else start
        yield Piece(start, end, piece.gloss)


def _with_silence(made: Sequence[Piece], layout: Layout) -> Iterator[Piece]:
    """Pieces with those that have no English words, and the place of a dateline in capitals."""
    waiting = [*layout.left_out]
    filed = layout.filed or (0, 0)
    for piece in made:
        while waiting and waiting[0][1] <= piece.start:
            start, end = waiting.pop(0)
            yield Piece(start, end, "")
        if waiting and piece.start <= waiting[0][0] < piece.end:
            waiting.pop(0)  # a name that goes on behind what is left out
        if piece.start == layout.comma:
            yield piece._replace(gloss=",")
            continue
        yield piece._replace(gloss=piece.gloss.upper()) if filed[0] <= piece.start < filed[1] else piece
    yield from (Piece(start, end, "") for start, end in waiting)
