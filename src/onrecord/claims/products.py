"""The product of a flow, as the text words it: "wheat" in "wheat exports" and in "imports of wheat"."""

from collections.abc import Iterable

from onrecord.claims.context import Place
from onrecord.claims.passages import Passage
from onrecord.claims.topics import Topic
from onrecord.extraction.parse import Token
from onrecord.languages import table
from onrecord.model import Product

_NAMING = {"NOUN", "PROPN", "ADJ", "CCONJ", "NUM"}
_OF = "of"


def product_of(passage: Passage, topic: Topic, places: Iterable[Place]) -> Product | None:
    """The product named right before a trade word, or after its "of"; None where it counts all goods."""
    taken = [(p.start, p.end) for p in places]
    before = list(passage.tokens_between(0, topic.start))
    words = _run(passage, reversed(before), taken)[::-1] or _run(passage, _after_of(passage, topic), taken)
    while words and words[0].pos == "CCONJ":
        words = words[1:]
    if not any(word.pos in {"NOUN", "PROPN"} for word in words):
        return None
    text = passage.place(passage.local(words[0].start), passage.local(words[-1].end - 1) + 1).text
    return Product(words=" ".join(text.split()))


def _after_of(passage: Passage, topic: Topic) -> list[Token]:
    tokens = list(passage.tokens_between(topic.end, len(passage.text)))
    if topic.flow not in {"exports", "imports"}:
        return []
    if topic.deed:
        return []
    return tokens[1:] if tokens and tokens[0].lemma == _OF else []


def _run(passage: Passage, tokens: Iterable[Token], taken: list[tuple[int, int]]) -> list[Token]:
    """The unbroken run of naming words; a state's name or a word for all goods ends it or is left out."""
    run: list[Token] = []
    generic = {row["word"] for row in table("en", "all_goods")}
    for token in tokens:
        start = passage.local(token.start)
        if token.pos not in _NAMING or any(a <= start < b for a, b in taken):
            break
        if token.lemma not in generic and token.text.lower() not in generic:
            run.append(token)
    return run
