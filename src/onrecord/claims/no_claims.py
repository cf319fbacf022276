"""What is no claim about trade, though a number stands beside a trade word: deals, tariffs, aid, promises."""

import re

from onrecord.claims.frames import Figure
from onrecord.claims.parties import JUST_BEFORE, SAME_SENTENCE, Parties
from onrecord.claims.passages import Passage
from onrecord.claims.phrases import Phrase
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic

_NOT_COUNTED = {
    "last", "this", "next", "previous", "more", "less", "high", "low", "year", "annual", "short", "few",
    "worth",
}  # fmt: skip
_UNITLESS = re.compile(r"(?:million|billion|mln|bn|trillion|thousand|m|mn)$", re.IGNORECASE)
_CURRENCY_FIRST = re.compile(r"[$£€¥₹₩]|^(?:us|rmb|cny|eur|gbp|usd|chf)", re.IGNORECASE)
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_WORTH = {"value", "estimate", "total"}
_BEFORE_CHARGED = 100  # characters before a number in which the tariff on it stands
_CHARGED = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|tax(?:es)?|lev(?:y|ies)|surcharges?|sanctions?|quotas?)"
    r" (?:of \S+ (?:percent |per cent |pct )?)?on (?:an? |the )?"
    r"(?:additional |further |extra |another |about |around |some |nearly |almost |over |more than )*$",
    re.IGNORECASE,
)
_PROMISED = re.compile(
    r"\b(?:by (?:purchasing|buying)|(?:to|will|would|and|shall) (?:purchase|buy)|the first"
    r"|(?:announc|pledg|promis)\w+(?: (?:[\w-]+ ){0,2}(?:purchases?|sales) (?:of|worth|total\w+))?"
    r"|(?:agreements?|deals?|contracts?|accords?|commitments?|program(?:me)?s?)"
    r" (?:will|would|could|should) \w+)"
    r" (?:an additional |an extra |another |up to |at least )?$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r" (?:of|in) (?:[\w-]+ ){0,2}(?:aid|relief|assistance)\b"
    r"| (?:[\w-]+ ){0,6}as (?:a gift|(?:\w+ )?(?:aid|relief|assistance))\b"
)
_COVERED = re.compile(
    r"\b(?:agreements?|accords?|treat(?:y|ies)|pacts?|deals?|ftas?|preferences)\b[^.;]{0,80}?"
    r"\b(?:cover(?:s|ed|ing)?|appl(?:y|ies|ied|ying) to|concern(?:s|ed|ing)?) $",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each)(?: additional| extra| further)? $", re.IGNORECASE)
_OF_NO_TRADE = re.compile(
    r" of (?:the |its |their |our |all )?(?:[\w-]+['’]s )?"
    r"(?:gdp|gross domestic product|national income|farm income|(?:global|world) (?:market|output))\b"
    r"|\s?(?:supported|sustained|created|employed) by\b",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|expect(?:s|ed|ing)?|want(?:s|ed)?|wish(?:es|ed)?) to"
    r" (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"\b(?:value|volume|amount) of (?:[\w-]+ ){0,3}(?:goods|products|merchandise) $", re.IGNORECASE
)
_TO_BE_CHARGED = re.compile(
    r" of [^.;]{0,60}\b(?:subject to|hit (?:by|with)|covered by|affected by|exempt from|free of)"
    r" (?:[\w%.-]+ ){0,4}(?:tariffs?|dut(?:y|ies)|tax(?:es)?|lev(?:y|ies)|quotas?)\b"
    r"| of [^.;]{0,80}\b(?:duty|tariff|customs|tax)[- ]free\b",
    re.IGNORECASE,
)


def is_claimed(passage: Passage, figure: Figure, topic: Topic, phrase: Phrase, parties: Parties) -> bool:
    """Not a promise to buy, an end of a balance that is no goal, or a share of trade that is nobody's."""
    text = passage.text
    if _is_purchase(topic) and (figure.future or _is_point_of_list(passage, phrase)):
        return False
    if topic.deed and figure.future and not _is_hoped_to_sell(text, topic):
        return False
    if figure.form == "level" and _PROMISED.search(text[: figure.quantity.lead]):
        return False
    if figure.quantity.value == 0 and not (topic.flow == "balance" and figure.future):
        return False
    gap = topic.start - figure.quantity.end
    whole_told = topic.definite and parties.basis == JUST_BEFORE and gap == len(" of the ")
    return figure.form != "share" or whole_told or _has_owner(topic, phrase, parties)


def _is_purchase(topic: Topic) -> bool:
    """Whether purchases are told, of which lists of deals consist ("Purchases of Thai rice worth 3 mln")."""
    return topic.handed and topic.text.lower().startswith("purchases")


def _is_point_of_list(passage: Passage, phrase: Phrase) -> bool:
    """Whether a passage tells nothing by a verb and names no buyer, or begins with a sum."""
    if phrase.owner and not _CURRENCY_FIRST.match(passage.text):
        return False
    tokens = passage.tokens_between(0, len(passage.text))
    return not any(t.tag in _FINITE and t.lemma not in _WORTH for t in tokens)


def _is_hoped_to_sell(text: str, topic: Topic) -> bool:
    """Whether a seller's own hope is told, which is a goal; what a buyer promises is none."""
    hoped = _HOPED.search(text[: topic.start]) or _GOODS.search(text[: topic.start])
    return topic.flow == "exports" and bool(hoped)


def _has_owner(topic: Topic, phrase: Phrase, parties: Parties) -> bool:
    """Whether the words say of whose trade a share is one; a pair told before is not enough."""
    named = (phrase.owner, phrase.partner, phrase.destination, phrase.origin, phrase.taker, phrase.between)
    return (phrase.own and topic.definite) or any(named) or parties.basis == SAME_SENTENCE


def counts_something_else(passage: Passage, quantity: Quantity) -> bool:
    """Whether a number without a unit counts the noun after it ("1.4 billion people")."""
    words = quantity.text
    if quantity.kind != "amount" or not _UNITLESS.search(words) or _CURRENCY_FIRST.search(words):
        return False
    after = passage.tokens_between(quantity.end, quantity.end + 2)
    return bool(after) and after[0].pos in {"NOUN", "ADJ"} and after[0].lemma not in _NOT_COUNTED


def is_charged(text: str, quantity: Quantity) -> bool:
    """Whether a number tells what a tariff or a treaty covers, what is given, or what trade pays for."""
    before = text[max(0, quantity.lead - _BEFORE_CHARGED) : quantity.lead]
    apart = (_TO_BE_CHARGED, _GIVEN, _OF_NO_TRADE)
    after = any(pattern.match(text, quantity.end) for pattern in apart)
    return after or any(pattern.search(before) for pattern in (_CHARGED, _COVERED, _EVERY))
