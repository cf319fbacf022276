"""Where an expression of time stands to a number: right after it, before its bracket, after a comparison."""

import re
from collections.abc import Sequence

import msgspec

from onrecord.claims.frames import Frame
from onrecord.claims.periods import PeriodPhrase

COUNTED_BACK = {"earlier", "preceding"}
_POINTS = {"at", "ago", "same"}
_BASE_MARK = re.compile(
    r"\b(?:(?:the|their|its) (?:levels?|figures?|totals?) (?:in|of)|versus|vs\.?|from|(?:compared|comparison)"
    r" (?:with|to)|against|(?<!year )(?<!year-)(?<!month )(?<!month-)(?:over|on)"
    r"|than(?: in)?|(?:relative|relation|respect) to|above|below"
    r"|as (?:much|many|large|high|big|great) as"
    r"|(?:times|twice|double|triple|half)(?= (?:the|that|those|its|their)\b)"
    r"|what (?:it|they) (?:was|were) in)"
    r"(?: (?:the|its|their|a|(?:levels?|results?|figures?|indicators?|data|performance|volumes?|amount|value)"
    r"(?: (?:in|of|for))?|th(?:at|ose) (?:in|of|for)|year|in|during|for|pre-[a-z]+))*\s?$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\bover (?:the )?$", re.IGNORECASE)
_LASTING = re.compile(
    r"(?:the )?(?:first|opening) \w+ (?:months|quarters)"
    r"(?: (?:of|in) (?:the|this)(?: current| present)? year)?|(?:over )?(?:the )?(?:last|past)\b.*",
    re.IGNORECASE,
)
_FROM_LEVEL = re.compile(
    r"\b(?:from|against|versus|compared (?:with|to)|(?<=, )after)"
    r" (?:(?:about|some|nearly|just|around|only|its|the|a|revised|estimated|record) )*"
    r"(?:[A-Z]{0,3}[$€£¥])?\d[\w.,%-]*"
    r"(?: (?:percent|per cent|pct|place|position|rank|spot|points?|million|billion|mln|bn|[a-z]+s|[A-Z]{3}))*"
    r" ?(?:(?:in|during|for|of) )?(?:the )?$",
    re.IGNORECASE,
)
_IN = re.compile(r"^$|\b(?:in|during|for|over) (?:the )?$", re.IGNORECASE)
_RIGHT_GAP = re.compile(
    r"[\s(,]*(?:(?:in|during|for|over|of|at|on|as of|through|the|end of|a|per|year|day|level|worth|value"
    r"|trade|total|bilateral|two-way|mutual|annual|exports|imports|goods|and|services|recorded|registered|posted"
    r"|seen|achieved|back|early|late|just|with [A-Z][\w.]+|to [A-Z][\w.]+|[A-Z]\w+)[\s,]+)*",
)
_RIGHT_REACH = 45
_BRACKET = re.compile(r" ?\((?:(?:about|some|nearly|almost|over) )?(?:US|A|C)?$")
_BRACKET_OPEN = re.compile(r"\((?:[^()]*[ ,])?$")
_TO_THE_END = re.compile(r"[^()]*\)\W*")
_ITS = re.compile(r"\b(?:the|its|their) $", re.IGNORECASE)
_NAME_OF = re.compile(
    r" [a-z-]+(?: [a-z-]+)? of (?:(?:about|just|only|some|nearly|over) )?(?:[A-Z]{0,3}[$€£])?"
)
_BEYOND_RANK = re.compile(
    r"[;:]|(?<!\d)(?!(?:19|20)\d\d\b)\d| (?:while|whereas|but|as) "
    r"| with (?!(?:the )?[A-Z][a-z])|, (?:and|which|who|accounting)\b"
)
_UP_FROM = re.compile(r"\W{1,3}(?:up|down) from (?:its |the )?\w+(?: (?:place|position|spot|rank))? [^,;:]*")
_DEED = re.compile(
    r"\b(?:signed|concluded|ratified|adopted|visit(?:ed)?|took (?:office|effect|over)|(?:into|in) force)"
    r"\b[^,;:\d]{0,60}$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\bwhen\b[^,;:\d]*$", re.IGNORECASE)
_WHEN_THEN = re.compile(r",? when\b[^;:]*$", re.IGNORECASE)
_NOW_ON = re.compile(r", (?:has|have|is|are) |; (?:it|they) (?:has|have|is|are) ")
_CLAUSE_END = re.compile(r"[;:] | while | whereas |, but ")
_OPENING = re.compile(r"\b(?:and|but|while)(?: (?:in|during|for|over)(?: the)?)? ?$", re.IGNORECASE)
_EXTREME_SINCE = re.compile(
    r"\b(?:(?:first|only|second) (?:time|such \w+|\w+)|highest|lowest|biggest|largest|smallest|most|best"
    r"|worst|widest|steepest|sharpest|fastest)(?: [\w-]+){0,3} $",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r",? respectively\b", re.IGNORECASE)


def is_base(text: str, phrase: PeriodPhrase) -> bool:
    """Whether an expression is what a figure is set against ("from 1999", "from 3 bn in 1999")."""
    if is_compared(text, phrase):
        return True
    return phrase.role in _POINTS and bool(_FROM_LEVEL.search(text[: phrase.start]))


def is_compared(text: str, phrase: PeriodPhrase) -> bool:
    """Whether words of comparison stand right before an expression, or it is one itself."""
    before = text[: phrase.start]
    if phrase.role in COUNTED_BACK:
        return not (_IN.search(before) and not _BASE_MARK.search(before))
    if _OVER.search(before) and _LASTING.fullmatch(phrase.text):
        return False
    return phrase.role in _POINTS and bool(_BASE_MARK.search(before))


def names_months(text: str, phrase: PeriodPhrase) -> bool:
    """Whether an expression says which months a figure covers, by itself."""
    return phrase.role not in COUNTED_BACK and not is_base(text, phrase)


def is_of_deed(text: str, phrase: PeriodPhrase) -> bool:
    """Whether an expression dates an act of states beside the figure ("the accord signed last May")."""
    before = text[: phrase.start]
    return phrase.role == "at" and bool(_DEED.search(before)) and not _WHEN.search(before)


def is_of_extreme(text: str, phrase: PeriodPhrase) -> bool:
    """Whether an expression tells how long there was nothing like it ("for the first time since 1961")."""
    told_of = _WHEN_THEN.match(text[phrase.end :])
    return phrase.role == "since" and not told_of and bool(_EXTREME_SINCE.search(text[: phrase.start]))


def is_last_in_brackets(text: str, phrase: PeriodPhrase) -> bool:
    """Whether an expression stands in brackets at the very end ("… (2013, data of the ministry)")."""
    return bool(_BRACKET_OPEN.search(text[: phrase.start]) and _TO_THE_END.fullmatch(text, phrase.end))


def opens_clause(text: str, end: int, phrase: PeriodPhrase) -> bool:
    """Whether an expression behind a number begins the next clause ("3 bn, and in 2015 it")."""
    return phrase.start >= end and bool(_OPENING.search(text[end : phrase.start]))


def is_outdated(text: str, phrase: PeriodPhrase, start: int) -> bool:
    """Whether a clause in the present tense begins between an expression and a number at ``start``."""
    return bool(_NOW_ON.search(text[phrase.end : start]))


def when_it_began(text: str, phrase: PeriodPhrase, start: int) -> PeriodPhrase:
    """The first year of a "since", for a number at ``start`` told of it ("since 2009, when it fell by")."""
    if phrase.role != "since" or not phrase.base or not _WHEN_THEN.match(text[phrase.end : start]):
        return phrase
    return msgspec.structs.replace(phrase, role="at", period=phrase.base, base=None)


def is_across(text: str, phrase: PeriodPhrase, start: int) -> bool:
    """Whether the end of a clause lies between an expression and a number that begins at ``start``."""
    first, last = sorted((phrase.start, start))
    return bool(_CLAUSE_END.search(text[first:last])) or opens_clause(text, start, phrase)


def follows(text: str, end: int, phrase: PeriodPhrase) -> bool:
    """Whether an expression belongs to a number that ends at ``end``, by the words between them."""
    gap = text[end : phrase.start]
    if opens_clause(text, end, phrase):
        return False
    return phrase.start >= end and len(gap) <= _RIGHT_REACH and bool(_RIGHT_GAP.fullmatch(gap))


def reach(text: str, frame: Frame) -> int:
    """How far the expressions of a frame can stand; a rank's stand behind its list of partners too."""
    if frame.figures[0].form != "rank":
        return frame.end
    before = _UP_FROM.match(text, frame.end)
    if before:
        return before.end()
    stop = _BEYOND_RANK.search(text, frame.end)
    return stop.start() if stop else len(text)


def of_rank(frame: Frame, phrases: Sequence[PeriodPhrase]) -> list[PeriodPhrase]:
    """The expressions that a frame's figures can have: a rank is held at a time, not over a span."""
    rank = frame.figures[0].form == "rank"
    return [p for p in phrases if not rank or p.role not in {"span", "since", "next-span"}]


def bracketed(text: str, start: int, phrases: Sequence[PeriodPhrase]) -> PeriodPhrase | None:
    """The expression before a number in brackets ("than in 2007 (3 bn)")."""
    return next((p for p in phrases if p.end <= start and _BRACKET.fullmatch(text[p.end : start])), None)


def named_before(text: str, start: int, phrases: Sequence[PeriodPhrase]) -> PeriodPhrase | None:
    """The expression in the name of what a number is ("its 1986 intake of 4,000 tonnes")."""
    return next(
        (
            p
            for p in phrases
            if p.end <= start and _ITS.search(text[: p.start]) and _NAME_OF.fullmatch(text[p.end : start])
        ),
        None,
    )


def respective(text: str, ends: Sequence[int], phrases: Sequence[PeriodPhrase]) -> dict[int, PeriodPhrase]:
    """Which number, by where it ends, has which expression, where "respectively" shares them out."""
    found: dict[int, PeriodPhrase] = {}
    for mark in _RESPECTIVELY.finditer(text):
        told = _run(text, [p for p in phrases if p.end <= mark.start()], mark.start())
        numbers = [end for end in ends if told and end <= told[0].start][-len(told) :]
        if len(told) > 1 and len(numbers) > 1:
            found |= dict(zip(reversed(numbers), reversed(told), strict=False))
    return found


def _run(text: str, phrases: Sequence[PeriodPhrase], end: int) -> list[PeriodPhrase]:
    """The expressions listed right up to ``end``."""
    run: list[PeriodPhrase] = []
    for phrase in reversed(phrases):
        if not re.fullmatch(r"(?:,? and|,)? ?(?:in )?", text[phrase.end : end]):
            break
        run.insert(0, phrase)
        end = phrase.start
    return run
