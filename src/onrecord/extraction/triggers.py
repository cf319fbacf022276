"""The words that rule tables look for, found in the text with their syntactic heads."""

from onrecord.extraction.parse import Parsed, Sentence
from onrecord.extraction.vocabulary import rules
from onrecord.languages import Rule
from onrecord.model import Span


def triggers(parsed: Parsed, sentence: Sentence, name: str) -> list[tuple[Span, Rule]]:
    """What a table's rules find in a sentence, in text order; of overlapping rows the earlier one wins."""
    words = parsed.view[sentence.start : sentence.end]
    taken: list[tuple[Span, Rule]] = []
    for rule in rules(name):
        for match in rule.pattern.finditer(words):
            span = parsed.span(sentence.start + match.start(), sentence.start + match.end())
            inside_a_word = not parsed.tokens_in(span.start, span.end)
            if not inside_a_word and not any(span.overlaps(other) for other, _ in taken):
                taken.append((span, rule))
    return sorted(taken, key=lambda found: found[0].start)
