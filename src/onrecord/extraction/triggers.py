"""The words that rule tables look for, found in the text with their syntactic heads."""

from onrecord.extraction.parse import Parsed, Sentence, Token
from onrecord.languages import Rule, rules
from onrecord.model import Span


def triggers(parsed: Parsed, sentence: Sentence, name: str) -> list[tuple[Span, Rule]]:
    """What a table's rules find in a sentence, in text order; of overlapping rows the earlier one wins."""
    words = parsed.view[sentence.start : sentence.end]
    taken: list[tuple[Span, Rule]] = []
    for rule in rules("en", name):
        for match in rule.pattern.finditer(words):
            span = parsed.span(sentence.start + match.start(), sentence.start + match.end())
            inside_a_word = not parsed.tokens_in(span.start, span.end)
            if not inside_a_word and not any(span.overlaps(other) for other, _ in taken):
                taken.append((span, rule))
    return sorted(taken, key=lambda found: found[0].start)


def head_of(parsed: Parsed, span: Span) -> Token:
    """The word of a stretch that governs its others (the first such, where there are several)."""
    tokens = parsed.tokens_in(span.start, span.end)
    inside = {token.index for token in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[0])
