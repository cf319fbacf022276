"""Sentences in which a reported speech goes on without "he said" ("…, the king said. Trade would double.").

Only two signs are taken: a first person outside quotation marks, and "would" for what lies ahead, which an
outlet that speaks for itself tells with "will". Plain past and "had" are as often the outlet's background.
"""

from collections.abc import Iterator, Sequence

from onrecord.extraction.nesting import Told
from onrecord.extraction.parse import Parsed, Sentence, Token
from onrecord.extraction.quotations import Quotation
from onrecord.extraction.vocabulary import words
from onrecord.model import Span

_PAST = "VBD"  # "says" is followed by "will", whoever speaks


def going_on(
    parsed: Parsed, told: Sequence[Told], quotations: Sequence[Quotation]
) -> Iterator[tuple[int, Span]]:
    """The sentences in which a speech goes on, each with the place in ``told`` of whose speech it is."""
    quoted = {n for q in quotations for n in _touched(parsed, q)}
    speaking: dict[int, int] = {}
    own = {t.attribution.verb.sentence for t in told if t.attribution.verb}
    for place, one in enumerate(told):
        verb = one.attribution.verb
        if verb is not None and one.voice.speakers and verb.tag == _PAST and verb.dep == "ROOT":
            speaking[verb.sentence] = place
    for before, sentence in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        free = sentence.index not in own | quoted and sentence.paragraph == before.paragraph
        if free and before.index in speaking and _is_reported(parsed, sentence):
            speaking[sentence.index] = speaking[before.index]
            yield speaking[before.index], parsed.span(sentence.start, sentence.end)


def _touched(parsed: Parsed, quotation: Quotation) -> Iterator[int]:
    for offset in (quotation.start, quotation.start + 1, quotation.end - 1):
        sentence = parsed.sentence_at(offset)
        if sentence is not None:
            yield sentence.index


def _is_reported(parsed: Parsed, sentence: Sentence) -> bool:
    return any(_is_first_person(token) or _is_ahead(parsed, token) for token in sentence.tokens)


def _is_first_person(token: Token) -> bool:
    """Whether a word is "we" or the like, and not "US"."""
    return token.pos in {"PRON", "DET"} and token.text.lower() in words("first person")


def _is_ahead(parsed: Parsed, token: Token) -> bool:
    """Whether a word is the "would" of a sentence's own verb, and no "would have"."""
    verb = parsed.head(token)
    would = token.text.lower() == "would" and token.dep == "aux" and verb.dep == "ROOT"
    return would and verb.tag == "VB" and not any(t.lemma == "have" for t in parsed.children(verb))
