"""One claim for one proposition: the places where it is made again become its mentions."""

import re
from collections.abc import Sequence

import msgspec

from onrecord.claims.comparisons import compared_with
from onrecord.claims.context import Context
from onrecord.claims.mentioning import stretch_of
from onrecord.claims.parties import Parties
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.reading import Drawn
from onrecord.claims.voices import is_of_somebody
from onrecord.languages import table
from onrecord.model import Claim, ClaimMention, Period
from onrecord.model.claims import Form, Voice

_TAKEN_UP = re.compile(
    r"(?:,|;|\band|\bbut|\bthat|\bwhile|\byear|\d) (?P<pronoun>it|they|this)"
    r" (?:(?:had|has|have|was|were|is|then|only|now|just|barely|hardly|even|already) )*[a-z]+"
)
_ANOTHER_PARTNER = "set against another partner, not another time"
_IDENTITY = ("parties", "flow", "form", "value", "value_high", "unit", "rank_of", "per", "hedge")


def join(drawn: Sequence[Drawn], passages: Sequence[Passage], context: Context) -> tuple[Claim, ...]:
    """The claims of a document, in the order in which they are first made."""
    claims: list[Claim] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    for one in drawn:
        claim = _claim(one, passages[one.passage], context)
        places = alike.setdefault(tuple(getattr(claim, slot) for slot in _IDENTITY), [])
        place = next((i for i in places if _same(claims[i], claim)), None)
        if place is None:
            places.append(len(claims))
            claims.append(claim)
        else:
            claims[place] = _joined(claims[place], claim)
    return tuple(msgspec.structs.replace(c, id=f"k{n}") for n, c in enumerate(claims, start=1))


def _claim(drawn: Drawn, passage: Passage, context: Context) -> Claim:
    figure, quantity, parties = drawn.figure, drawn.figure.quantity, drawn.parties
    form: Form = (
        "target"
        if figure.form in {"level", "multiple", "growth", "change"}
        and (_is_to_come(drawn, context) or (figure.future and not _is_past(drawn, context)))
        else figure.form
    )
    other = compared_with(passage, figure, parties, context)
    claim = Claim(
        id="",
        parties=parties.codes,
        measure=drawn.topic.measure,
        product=drawn.product,
        flow=drawn.topic.flow or "total",
        exporter=parties.exporter,
        form=form,
        direction=figure.direction,
        record=figure.record,
        value=quantity.value,
        value_high=quantity.high,
        as_written=passage.place(quantity.start, quantity.end).text,
        unit=_local_unit(quantity, parties, context),
        per=quantity.per,
        hedge=quantity.hedge,
        share_of=figure.share_of,
        rank_of=figure.rank_of,
        via=parties.via,
        period=drawn.timing.period,
        compared_with=other,
        base=None if other else drawn.timing.base,
        mentions=(_mention(drawn, passage, context),),
    )
    return msgspec.structs.replace(claim, unknown=_unknown(claim, drawn))


def _is_to_come(drawn: Drawn, context: Context) -> bool:
    """Whether a figure is of months after the one of publication."""
    period = drawn.timing.period
    return bool(period and context.published and period.start > f"{context.published:%Y-%m}")


def _is_past(drawn: Drawn, context: Context) -> bool:
    """Whether a goal is set against a level that was reached before the year of publication."""
    period = drawn.timing.period
    if drawn.figure.role != "base" or period is None or context.published is None:
        return False
    return period.end[:4] < f"{context.published.year}"


def _local_unit(quantity: Quantity, parties: Parties, context: Context) -> str:
    """The unit; a currency whose name several states share ("francs") is that of the party who tells it.

    Where both have one of that name, it is the currency of the place that the text was filed from.
    """
    if quantity.unit != "other":
        return quantity.unit
    word = (quantity.unit_from or quantity.text).split()[-1].lower().rstrip(".")
    units = {
        row["country"]: row["unit"]
        for row in table("en", "local_currencies")
        if word in {row["word"], f"{row['word']}s"}
    }
    telling = (code for code in (context.home, context.filed) if code in parties.codes)
    owners = [code for code in (*telling, parties.reporter, *parties.codes) if code in units]
    return units[owners[0]] if owners else "other"


def _unknown(claim: Claim, drawn: Drawn) -> dict[str, str]:
    reasons: dict[str, str] = {}
    if claim.period is None:
        reasons["period"] = drawn.timing.period_reason
    if claim.base is None:
        reasons["base"] = _ANOTHER_PARTNER if claim.compared_with else drawn.timing.base_reason
    if not claim.parties:
        reasons["parties"] = drawn.parties.basis
    if claim.measure == "unknown":
        reasons["measure"] = "goods or services not said"
    if claim.exporter is None and claim.flow != "total":
        reasons["exporter"] = "the words do not say who sells"
    return reasons


def _mention(drawn: Drawn, passage: Passage, context: Context) -> ClaimMention:
    quantity, topic = drawn.figure.quantity, drawn.topic
    first, last = min(topic.start, quantity.lead), max(topic.end, quantity.end)
    again = [*_TAKEN_UP.finditer(passage.text, topic.end, max(topic.end, quantity.lead))]
    first = again[-1].start("pronoun") if again else first
    told = passage.place(*stretch_of(passage.text, first, last))
    number = passage.place(drawn.figure.quantity.start, drawn.figure.quantity.end)
    statement = context.statement_at(number.start, number.end)
    if statement and not is_of_somebody(statement):
        statement = None
    if statement and passage.where == "headline" and statement.kind != "direct" and drawn.presupposed:
        statement = None
    voice: Voice = "speaker" if statement else "outlet"
    return ClaimMention(
        text=told.text, start=told.start, end=told.end, place=passage.where, voice=voice,
        statement=statement.id if statement else None,
    )  # fmt: skip


def _same(one: Claim, other: Claim) -> bool:
    """Whether two claims that are alike in what makes a proposition differ in nothing that both tell."""
    return (
        all(_compatible(getattr(one, slot), getattr(other, slot)) for slot in ("exporter", "direction"))
        and _same_months(one.period, other.period)
        and _same_months(one.base, other.base)
    )


def _compatible(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _same_months(one: Period | None, other: Period | None) -> bool:
    return one is None or other is None or (one.start, one.end) == (other.start, other.end)


def _joined(first: Claim, again: Claim) -> Claim:
    """The first telling, completed by what a later one adds."""
    slots = ("period", "base", "exporter", "direction", "record", "product", "via", "share_of")
    added = {
        s: getattr(again, s) for s in slots if getattr(first, s) is None and getattr(again, s) is not None
    }
    unknown = {slot: why for slot, why in first.unknown.items() if slot not in added}
    measure = again.measure if first.measure == "unknown" else first.measure
    if measure != "unknown":
        unknown.pop("measure", None)
    mentions = first.mentions if again.mentions[0] in first.mentions else (*first.mentions, *again.mentions)
    return msgspec.structs.replace(first, mentions=mentions, measure=measure, unknown=unknown, **added)
