"""Layout that a text lost or keeps beside its words: a page in one line, labels of speakers, datelines.

Where a paragraph began the gloss begins one; what a page shows beside its text, English leaves out.
"""

import re
from collections.abc import Iterator

from onrecord.glossing.alignment import Piece
from onrecord.glossing.russian.lexicon import dictionary
from onrecord.glossing.russian.names import person
from onrecord.glossing.russian.reading import Word

_DAY = r"\d{1,2} (?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)[а-я]*"
_NAME = r"(?:(?:аль|аз|ас|ат|ад|ан|ар|эль|эд)-)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*"
_HEADING = re.compile(r"\A\s*События\s+(?=[А-ЯЁ])")
_FOOT = re.compile(
    r"(?:Смотрите также (?:(?!География).){0,400}?)?(?:География [^.]{2,200}?)?(?:Темы [^.]{2,300}?)?"
    r"(?:Лица [^.]{2,300}?)?Статус материала\s.*",
    re.DOTALL,
)
# Titles of other pages amid the text, each with its day.
_BESIDE = re.compile(
    rf"(?:Смотрите также|Дополнительно)(?: (?!Смотрите|Дополнительно)[^.!?:<]{{5,200}}? {_DAY} \d{{4}} года)+"
)
_STAMP = re.compile(rf"(?<=[.!] ){_DAY} \d{{4}}(?: года)?,? \d{{1,2}}:\d\d(?= [А-ЯЁ«*])")
_PLACE = re.compile(
    rf" (?P<place>{_NAME}(?: область| край| район)?(?:, {_NAME}(?: {_NAME})?){{0,2}})(?= [А-ЯЁ*])"
)
_LABEL = re.compile(
    rf"(?<![^\s«»>*])(?P<name>(?:[А-ЯЁ]\.[ \u00a0]?){{1,3}}(?P<surname>{_NAME}))"
    rf"(?P<card>(?: (?P=surname) {_NAME}[^.!?:]{{0,160}}?)?(?:\s*\([^()]{{3,60}}\))?\s*):(?=\s)"
)
# A name behind which a page shows who that is: "Ivan Petrov Petrov Ivan President of …"
_CARD = re.compile(
    rf"(?P<given>{_NAME}) (?P<surname>{_NAME})(?P<card> (?P<again>{_NAME}) (?P<first>{_NAME})(?= [А-ЯЁ]))"
)
_DATELINE = re.compile(
    r"\A\s*(?P<place>[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)?)(?P<stop>[.,]) "
    rf"{_DAY}(?: \d{{4}}(?: года| г\.)?)?(?P<dot>\.?)"
    r"(?:(?P<before> [A-ZА-ЯЁ][\w.]+)? [-–—]+"
    r"(?P<behind> (?:РИА Новости|ТАСС|[A-ZА-ЯЁ]\w+)(?:, [^.,]{3,40})?\.)?"
    r"|(?P<framed>[ ]?/[^/]{2,30}/\.?))(?=\s)"
)
_NEXT = re.compile(rf" {_NAME}")
_OPENED = re.compile(
    rf"\A\s*[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)?[.,] {_DAY}(?: \d{{4}}(?: года| г\.)?)?"
    r"\.?\s?(?:[-–—]+|/[^/]{2,30}/\.?)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.!?:;]")
_LONGEST_CARD = 25  # words of an office
_ENDINGS = 3  # letters that the cases of a name change
_TITLE_REACH = 40  # code points before a title that the text repeats

Span = tuple[int, int]


class Layout:
    """The layout of one block.

    Attributes:
        lead: Where the day stands behind the first words of a presidency's page; told by ``parts``.
        left_out: What English leaves out, in order: furniture of a page, an agency's name in a dateline.
        filed: Where the place stands that a report was filed from, if it has a dateline.
        comma: Where a dateline has a full stop behind the place.
    """

    def __init__(self, text: str) -> None:
        """See the class.

        Args:
            text: The block.
        """
        self.lead: int | None = None
        self._turns: list[tuple[int, str]] = []
        self._is_page = _FOOT.search(text) is not None
        dateline = _DATELINE.match(text)
        self.comma = dateline.start("stop") if dateline and dateline["stop"] == "." else None
        self.filed: Span | None = dateline.span("place") if dateline else None
        spans = [dateline.span(part) for part in ("before", "behind") if dateline[part]] if dateline else []
        if dateline and not dateline["framed"] and dateline["dot"]:
            spans.append(dateline.span("dot"))
        self.left_out = tuple(sorted({*spans, *(_furniture(text) if self._is_page else ())}))

    def parts(self, text: str, title: str) -> Iterator[Piece | Span]:
        """The text as stretches to be glossed and pieces that its layout settles.

        Args:
            text: The block without what is left out.
            title: What the document is called; a page in one line has it before its first words.
        """
        stamp = _STAMP.search(text) if self._is_page else None
        self.lead = stamp.start() if stamp else None
        self._turns = [
            (found.end(), person([Word(*found.span("name"), found["name"])]))
            for found in _LABEL.finditer(text)
        ]
        at = 0
        if self.filed and (opened := _OPENED.match(text)):
            yield 0, opened.end()
            at = opened.end()
        for piece in sorted({*_labels(text), *(_breaks(text, title) if self._is_page else ())}):
            if piece.start < at:
                continue
            if at < piece.start:
                yield at, piece.start
            yield piece
            at = piece.end
        if at < len(text):
            yield at, len(text)

    def addressed(self, place: int) -> str:
        """Who is spoken to at a place of a talk of two, by the labels of what they say; "" for nobody."""
        speaks = [name for start, name in self._turns if start <= place]
        others = {name for _, name in self._turns} - {speaks[-1] if speaks else ""}
        return others.pop() if speaks and len(others) == 1 else ""


def _title_end(text: str, at: int) -> int:
    """Where a title ends in a text that gives it more fully, with the name of the guest."""
    for word in _NEXT.finditer(text, at):
        tag = dictionary().parse(word[0].strip())[0].tag
        if word.start() != at or tag.POS not in {"NOUN", "ADJF", None} or tag.case in {"nomn", None}:
            break
        at = word.end()
    return at


def _break(at: int) -> Piece:
    return Piece(at, at, "\n\n")


def _furniture(text: str) -> Iterator[Span]:
    """What stands beside the text of a page: the heading, other pages, the place, cards, the foot."""
    for pattern in (_HEADING, _BESIDE, _FOOT):
        yield from (found.span() for found in pattern.finditer(text))
    stamp = _STAMP.search(text)
    place = _PLACE.match(text, stamp.end()) if stamp else None
    if stamp and place and _is_place(place["place"]):
        yield stamp.end(), place.end()
    for found in _CARD.finditer(text):
        if _is_same(found["surname"], found["again"]) and _is_same(found["given"], found["first"]):
            yield found.start("card"), _card_end(text, found.end())


def _is_place(text: str) -> bool:
    """Whether words in capitals are where a page was filed from: two parts, or a known place alone."""
    return "," in text or "Geox" in dictionary().parse(text.split()[0])[0].tag


def _is_same(one: str, other: str) -> bool:
    """Whether two words are cases of one name."""
    stem = max(2, min(len(one), len(other)) - _ENDINGS)
    return one[:stem] == other[:stem]


def _card_end(text: str, start: int) -> int:
    """Where the office of a card ends: before the verb that the name is the subject of."""
    for number, word in enumerate(_WORD.finditer(text, start)):
        if number > _LONGEST_CARD or not word[0][0].isalpha():
            break
        if word[0][0].islower() and dictionary().parse(word[0])[0].tag.POS == "VERB":
            return word.start() - 1
    return start


def _labels(text: str) -> Iterator[Piece]:
    """Labels with initials, each at the head of a paragraph of its own."""
    for found in _LABEL.finditer(text):
        if text[: found.start()].strip():
            yield _break(found.start())
        yield Piece(*found.span("name"), person([Word(*found.span("name"), found["name"])]))
        if found["card"]:
            yield Piece(*found.span("card"), "")
        yield Piece(found.end() - 1, found.end(), ":")


def _breaks(text: str, title: str) -> Iterator[Piece]:
    """Where paragraphs began in a page of one line: behind its title, its day, between its halves."""
    stamp = _STAMP.search(text)
    at = text.find(title, 0, len(title) + _TITLE_REACH) if title else -1
    if stamp and at >= 0:
        yield _break(_title_end(text, at + len(title)))
    for found in (*([stamp] if stamp else ()), *re.finditer(r"\* \* \*", text)):
        yield _break(found.end())
