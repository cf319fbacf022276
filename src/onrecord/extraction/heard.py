"""Attributions that the network hears where no rule does, in the rules' own terms.

The network was trained on news, where what somebody thinks, wants or backs is an attribution too. Only what
is said becomes a statement: the cue must be a word that reports (the rules' cues and ``reporting.tsv``), or
the content must stand in quotation marks.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.extraction.attributions import Attribution
from onrecord.extraction.clauses import child, head_of
from onrecord.extraction.cues import cue_nouns, cues
from onrecord.extraction.intervals import Intervals
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.quotations import Quotation
from onrecord.extraction.stretches import Stretches
from onrecord.extraction.vocabulary import words
from onrecord.model import Span
from onrecord.tagging import Tagged, tag

_TABLE = "reporting"
_LINE = re.compile(r"[^\n]*[^\s]")
_OPENING = '“"«„'
_VERBS = {"VERB", "AUX"}
_NAMES = {"NOUN", "PROPN", "PRON"}


def tagged(parsed: Parsed) -> tuple[Tagged, ...]:
    """What the network hears in the text that is read, furniture left out."""
    characters = list(parsed.view)
    for paragraph in parsed.paragraphs:
        if paragraph.end < len(characters) and characters[paragraph.end] == " ":
            characters[paragraph.end] = "\n"
    text = "".join(characters)
    return tuple(replace(one, content=tuple(_in_paragraphs(text, one))) for one in tag(text))


def _in_paragraphs(text: str, one: Tagged) -> Iterator[tuple[int, int]]:
    """The contents paragraph by paragraph; outside the cue's own only what a quotation mark opens."""
    for start, end in one.content:
        for line in _LINE.finditer(text, start, end):
            own = "\n" not in text[min(line.start(), one.cue[0]) : max(line.end(), one.cue[1])]
            if own or line[0][0] in _OPENING:
                yield line.span()


def heard(
    parsed: Parsed, quotations: Sequence[Quotation], body: int, known: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The statements among what the network hears whose cue no rule has taken.

    Args:
        parsed: The document.
        quotations: Its quotations.
        body: Where the text begins behind a dateline.
        known: What the rules found.
    """
    stretches = Stretches(parsed, quotations, body)
    taken = Intervals((a.cue.start, a.cue.end, a) for a in known if a.cue)
    for one in tagged(parsed):
        if one.cue[0] >= body and not taken.touching(*one.cue):
            attribution = _attribution(parsed, stretches, one)
            if attribution is not None:
                yield attribution


def _attribution(parsed: Parsed, stretches: Stretches, one: Tagged) -> Attribution | None:
    cue = [token for token in parsed.tokens_in(*one.cue) if token.pos not in {"PUNCT", "SPACE"}]
    verb = _head(cue, _VERBS)
    speaker = _head(parsed.tokens_in(*one.source[0]), _NAMES) if one.source else None
    if verb is None or speaker is None or speaker.dep == "nsubjpass":
        return None  # who is asked or told says nothing
    if child(parsed, verb, "neg") or _is_done_to(parsed, verb):
        return None  # "did not respond to"; "Asked about the pact, he …"
    content = stretches.spans(one.content, verb)
    said = _reports(cue) or all(_quoted(stretches, part) for part in content)
    if not content or not said or _is_done(parsed, verb, content[0]):
        return None
    if _is_courtesy(parsed, content[0]) or any(t.lemma in words("courteous") for t in cue):
        return None
    span = parsed.span(*one.cue)
    return Attribution(cue=span, verb=verb, speaker_head=speaker, elided=False, content=content)


def _head(stretch: Sequence[Token], wanted: set[str]) -> Token | None:
    """The word of a stretch that the others hang on, one of the wanted kind before any other."""
    numbers = {t.index for t in stretch}
    tops = [t for t in stretch if t.head not in numbers or t.head == t.index]
    return next((t for group in (tops, stretch) for t in group if t.pos in wanted), tops[0] if tops else None)


def _is_done_to(parsed: Parsed, verb: Token) -> bool:
    """Whether a participle tells what is done to the subject of its sentence."""
    return verb.tag == "VBN" and verb.dep in {"advcl", "acl"} and not child(parsed, verb, "aux")


def _is_courtesy(parsed: Parsed, content: Span) -> bool:
    """Whether what is conveyed are only thanks or greetings, or who is welcomed is a guest."""
    tokens = parsed.tokens_in(content.start, content.end)
    return bool(tokens) and head_of(tokens).lemma in words("courteous")


def _is_done(parsed: Parsed, verb: Token, content: Span) -> bool:
    """Whether an infinitive is no words of the verb's: "agreed to meet" is done, and "agreed that" said."""
    rows = cues().get(verb.lemma, ())
    begins = parsed.token_at(content.start)
    bare = begins is not None and begins.tag in {"VB", "TO"}
    return bare and bool(rows) and not any(row.infinitive for row in rows)


def _reports(cue: Sequence[Token]) -> bool:
    """Whether a verb of the cue reports, or where it has none another word."""
    lemmas = {t.lemma for t in cue}
    deciding = [t.lemma for t in cue if t.pos in _VERBS] or [t.lemma for t in cue]
    return any(lemma in _reporting() and _is_whole(lemma, lemmas) for lemma in deciding)


def _is_whole(verb: str, words_of_cue: Collection[str]) -> bool:
    """Whether a cue has the word without which its verb reports nothing: the "stock" of "take stock"."""
    rows = cues().get(verb, ())
    return not rows or any(not row.companion or row.companion in words_of_cue for row in rows)


@cache
def _reporting() -> frozenset[str]:
    return frozenset((cues().keys() | cue_nouns() | words("reports", _TABLE)) - words("stance", _TABLE))


def _quoted(stretches: Stretches, part: Span) -> bool:
    return any(
        q.start <= part.start and part.end <= q.end for q in stretches.quotations(part.start, part.end)
    )
