"""Shares of a product, told without a trade word ("Peru gets a third of its gas from Chile")."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from onrecord.claims.context import Context, Place
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.parties import FROM_SHARE, Parties
from onrecord.claims.passages import Passage
from onrecord.claims.products import named_products, product_named
from onrecord.claims.pronouns import with_pronouns
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic
from onrecord.languages import Rule, rules
from onrecord.model.claims import Flow

_SHARES = {"percent", "fraction"}
_OWNED_BY = r"(?: (?:all|of|its|their|the|his|our))*(?P<owner> @\d+)?"
_OF_THE = re.compile(r"Of (?:all )?the (?:nearly |almost |about |around |some |roughly |more than )?")
_NEEDS = r"(?: (?:needs|supply|supplies|requirements|demand|consumption))?"
_GOES_ON = (
    r" (?:to|from|by|in|on|at|for|and|but|while|with|during|last|this|each|every|as|now|ahead|against"
    r"|compared|abroad|go|goes|went|comes?|came|is|are|was|were|used|consumed|needed)\b"
    r"| (?:that |which )?@\d+ "
)
_BOUGHT = (
    r" (?:of|of the|of all the) (?P<bought>(?:(?!of\b)[a-z-]+ ){1,3}?)(?:that |which )?"
    r"(?=@\d+ (?:imports?|imported|buys? abroad|bought abroad|buys? in|purchases? abroad)\b)"
)
_AGAINST = re.compile(
    r"[^;:.§]{0,60}?,? (?:(?:up|down) from|compared (?:with|to)|against|as against|versus|from)"
    r"(?: (?:the|a|some|about|nearly|just|only))*"
)


def product_shares(passage: Passage, quantities: Sequence[Quantity], context: Context) -> Iterator[Frame]:
    """The shares of a product that one state buys from or sells to another.

    Args:
        passage: Where they stand.
        quantities: Its numbers, in order.
        context: The document.
    """
    places = [p for p in with_pronouns(passage, context.places(passage.text), context) if p.code]
    shares = [q for q in quantities if q.kind in _SHARES]
    for quantity in shares if len(places) > 1 else ():
        frame = _share(passage, quantity, places)
        if frame:
            base = next((q for q in shares if _is_base(passage.text, quantity, q)), None)
            told = [*frame.figures, *([Figure(quantity=base, form="share", role="base")] if base else [])]
            last = told[-1].quantity.start
            after = next((q.start for q in quantities if q.start > last), len(passage.text))
            yield msgspec.structs.replace(frame, figures=tuple(told), end=after)


def _is_base(text: str, share: Quantity, other: Quantity) -> bool:
    """Whether a share is the one before, that another is set against ("14 pct of …, down from 21 pct")."""
    apart = other.start >= share.end and other.kind == share.kind
    return apart and bool(_AGAINST.fullmatch(text[share.end : other.lead].rstrip()))


def wholes_of(text: str, told: Sequence[Quantity], shares: set[Quantity]) -> set[Quantity]:
    """The sums that a sentence opens with only to tell shares of them ("Of the 3 mln tonnes, half")."""
    opened = _OF_THE.match(text)
    first = next(iter(told), None)
    if not opened or first is None or first in shares or not any(q.kind in _SHARES for q in shares):
        return set()
    return {first} if first.kind == "amount" and first.lead <= opened.end() else set()


def _share(passage: Passage, quantity: Quantity, places: Sequence[Place]) -> Frame | None:
    before = _named(passage.text, places, 0, quantity.lead)
    after = _named(passage.text, places, quantity.end, len(passage.text))
    whole = _whole().match(after)
    words = whole["product"] if whole else ""
    if whole:
        after = f" of{whole['owner'] or ''} #{after[whole.end() :]}"
    elif bought := re.match(_BOUGHT, after):
        words = bought["bought"].strip()
        after = f" of # {after[bought.end() :]}"
    found = _read(f"{before}§{after}", len(before))
    if not found:
        return None
    rule, match = found
    seller, buyer = (places[int(match[side][1:])].code or "" for side in ("seller", "buyer"))
    flow = msgspec.convert(rule["flow"], Flow)
    return _frame(quantity, flow, seller, buyer, words) if seller != buyer else None


def _frame(quantity: Quantity, flow: Flow, seller: str, buyer: str, product: str) -> Frame:
    codes = (seller, buyer) if seller < buyer else (buyer, seller)
    reporter = seller if flow == "exports" else buyer
    exporter = None if flow == "total" else seller
    return Frame(
        topic=Topic(start=quantity.start, end=quantity.end, text=quantity.text, flow=flow),
        parties=Parties(codes=codes, exporter=exporter, reporter=reporter, basis=FROM_SHARE),
        figures=(Figure(quantity=quantity, form="share", share_of=product or None),),
        product=product_named(product), start=quantity.start, end=quantity.end,
    )  # fmt: skip


def _read(marked: str, at: int) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that reads the share at a place of the marked sentence."""
    for rule in rules("en", "product_shares"):
        match = next((m for m in rule.pattern.finditer(marked) if m.start() <= at < m.end()), None)
        if match:
            return rule, match
    return None


def _named(text: str, places: Sequence[Place], start: int, end: int) -> str:
    """A stretch of a passage with its states by number, articles and possessives taken off."""
    pieces, edge = [], start
    for number, place in enumerate(places):
        if edge <= place.start and place.end <= end:
            pieces += [re.sub(r"\bthe $", "", text[edge : place.start], flags=re.IGNORECASE), f"@{number}"]
            edge = place.end
            owned = re.compile(r"['’]s?").match(text, edge, end)
            edge = owned.end() if owned else edge
    return "".join([*pieces, text[edge:end]])


@cache
def _whole() -> re.Pattern[str]:
    """What follows a share: whose product it is of, and the product."""
    product = rf"(?:(?!of\b)[a-z-]+ ){{0,2}}?(?:{'|'.join(named_products())})(?:s|es)?"
    return re.compile(rf"{_OWNED_BY} (?P<product>{product}){_NEEDS}(?=\W*$|[,.;]|{_GOES_ON})")
