"""The product of a flow ("wheat" in "wheat exports" and in "bought wheat"), with its code where known."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.claims.context import Place
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.rank_words import Rank
from onrecord.claims.topics import Topic
from onrecord.extraction.parse import Token
from onrecord.languages import table
from onrecord.model import Product

_NAMING = {"NOUN", "PROPN", "ADJ", "CCONJ", "NUM"}
_OF = "of"
_WORTH = "worth"
_HEADED = re.compile(r" goods\b", re.IGNORECASE)
_LABEL = re.compile(r"[A-Za-z]+\d+")  # "k1": a mark in a report, no product
_NOT_OF = re.compile(r"\bnon[- ]", re.IGNORECASE)
_SEVERAL = re.compile(r" (?:and|or) |,", re.IGNORECASE)


def product_of(
    passage: Passage, topic: Topic, places: Iterable[Place], quantities: Iterable[Quantity]
) -> Product | None:
    """The product named before a trade word, or after it or its "of"; None where it counts all goods."""
    taken = [(p.start, p.end) for p in places]
    before = () if topic.deed else reversed(passage.tokens_between(0, topic.start))
    words = _run(passage, before, taken)[::-1]
    head = next(iter(passage.tokens_between(topic.start, topic.end)), None)
    words = _own(words) or _own(_run(passage, _after(passage, topic, taken, quantities), taken))
    while words and (words[0].pos in {"CCONJ", "NUM"} or not words[0].text[:1].isalpha()):
        words = words[1:]
    if words and head and _is_head(head) and head.index == words[-1].index + 1:
        words.append(head)  # "capital goods trade", where "goods trade" is the trade word
    if not any(map(_names_goods, words)):
        return _product_of_balance(passage.text, topic) if topic.flow == "balance" else None
    start, end = passage.local(words[0].start), passage.local(words[-1].end - 1) + 1
    text = passage.text[start:end]
    return Product(words=text, hs=_code(text, words[-1]))


def _product_of_balance(text: str, topic: Topic) -> Product | None:
    """The product of "a deficit of 3 bn with Peru in dairy trade"; only one that the table knows."""
    match = _in_product().match(text, topic.end)
    return product_named(match["product"]) if match else None


@cache
def _in_product() -> re.Pattern[str]:
    known = "|".join(named_products())
    return re.compile(
        r"[^.;,:]{0,60}?\b(?:in|on) (?:the |its |their |our |bilateral |mutual )?"
        rf"(?P<product>(?:{known})(?:s|es)?)(?: (?:trade|products|goods))?"
        r"(?=[.,;:)]|\Z| (?:of|with|in|during|last|this|was|is|and|to|from|narrowed|widened)\b)",
        re.IGNORECASE,
    )


def product_named(words: str) -> Product | None:
    """A product by its words alone ("raw cashew nuts"); None for no words."""
    plain = words.lower()
    forms = (plain, plain.removesuffix("s"), plain.removesuffix("es"))
    endings = [" ".join(form.split()[start:]) for start in range(len(plain.split())) for form in forms]
    return (
        Product(words=words, hs=next((_codes()[e] for e in endings if e in _codes()), None))
        if words
        else None
    )


def product_of_rank(text: str, rank: Rank) -> Product | None:
    """The product of which somebody is so large a buyer or seller ("wheat supplier", "buyer of Qatari gas").

    Args:
        text: The passage.
        rank: The rank; the table must know its product, as many words beside its noun name none ("regional").
    """
    before = text[: rank.end - len(rank.noun)] if rank.noun else text[: rank.start]
    match = _rank_product("before").search(before, rank.start) or _rank_product("after").match(text, rank.end)
    return product_named(match["product"]) if match else None


@cache
def _rank_product(side: str) -> re.Pattern[str]:
    known = "|".join(named_products())
    if side == "before":
        return re.compile(rf"\b(?P<product>(?:{known})(?:s|es)?) $", re.IGNORECASE)
    whose = r"(?:(?:(?:the|its|their|our|all|imported|foreign)|(?-i:[A-Z])[\w.'’-]+) ){0,3}"
    return re.compile(
        rf" (?:of|for) {whose}(?:[a-z-]+ )??(?P<product>(?:{known})(?:s|es)?)(?![\w-])", re.IGNORECASE
    )


def named_products() -> tuple[str, ...]:
    """The products that the table knows, in the singular, the longest first, for a pattern."""
    return tuple(re.escape(word) for word in sorted(_codes(), key=len, reverse=True))


def _code(text: str, last: Token) -> str | None:
    """The Harmonised System code of a product, by the most words at its end that name one."""
    if _NOT_OF.search(text):
        return None  # "non-oil exports": all goods but these
    plain = text.lower().split()
    ends = ([*plain[:-1], last.lemma.lower()], plain)
    endings = [" ".join(words[start:]) for words in ends for start in range(len(words))]
    if _SEVERAL.search(text):
        endings = endings[:1]  # "iron and steel", but not the steel of "wheat and steel"
    return next((_codes()[ending] for ending in endings if ending in _codes()), None)


@cache
def _codes() -> dict[str, str]:
    return {row["word"]: row["hs"] for row in table("en", "products")}


def _after(
    passage: Passage, topic: Topic, taken: Sequence[tuple[int, int]], quantities: Iterable[Quantity]
) -> Iterable[Token]:
    """What follows "exports of", or a verb of selling or buying and its amount ("bought 2 tonnes of")."""
    if topic.flow not in {"exports", "imports"}:
        return ()
    end = topic.end
    if topic.deed:
        end = next((stop for start, stop in taken if start - end == 1), end)
        end = next((q.end for q in quantities if q.lead - end == 1), end)
    tokens = passage.tokens_between(end, len(passage.text))
    if tokens[:1] and tokens[0].lemma == _OF:
        return tokens[1:]
    return tokens if topic.deed else ()


def _run(passage: Passage, tokens: Iterable[Token], taken: list[tuple[int, int]]) -> list[Token]:
    """The unbroken run of naming words; a state's name ends it."""
    run: list[Token] = []
    for token in tokens:
        start = passage.local(token.start)
        made = token.tag == "VBN" and _HEADED.match(passage.text, passage.local(token.end - 1) + 1)
        named = (token.pos in _NAMING and token.lemma != _WORTH) or made  # "manufactured goods"
        if not named or _LABEL.fullmatch(token.text) or any(a <= start < b for a, b in taken):
            break
        run.append(token)
    return run


def _own(run: Sequence[Token]) -> list[Token]:
    """The words of a run that name a product: words for all goods are left out, but not "capital goods"."""
    generic = _words("all_goods")
    named = [t.lemma not in generic and t.text.lower() not in generic for t in run]
    return [t for n, t in enumerate(run) if named[n] or (n and named[n - 1] and _is_head(t))]


def _names_goods(word: Token) -> bool:
    """Whether a word names goods: most nouns do, and adjectives that the tables know."""
    if word.pos in {"NOUN", "PROPN"}:
        return word.lemma not in _words("not_products")
    plain = word.text.lower()
    return plain in _codes() or plain in _words("product_adjectives")


def _is_head(token: Token) -> bool:
    return token.text.lower() in _words("product_heads")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("en", name))
