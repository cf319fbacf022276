"""When, where and on whose initiative a contact took place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import VERBS, child, subject
from onrecord.extraction.dates import DateMention, days_told, find_dates, first_of
from onrecord.extraction.naming import speakers_of
from onrecord.extraction.occasions import Occasion, is_visit, leading_verbs
from onrecord.extraction.parse import Parsed, Sentence, Token
from onrecord.extraction.vocabulary import words
from onrecord.gazetteer import find
from onrecord.model import DatedTo, Span

NOT_SAID = "not said"

_FORMAL_VISIT = re.compile(r"\b(?:state|official|working|return)\s+visit", re.IGNORECASE)
_INITIATIVE = re.compile(
    r"\b(?:(?:at|on|upon)\s+the\s+(?:initiative|request)\s+of\s+(?:the\s+)?|initiated\s+by\s+(?:the\s+)?)"
    r"(?P<who>[\w'’-]+(?:\s+[\w'’-]+){0,3})",
    re.IGNORECASE,
)
_JOINED_AFTER = re.compile(r",?\s+(?:held\s+)?(?:(?:on|in|of)\s+)?", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"(?:[’']s?)?\s+", re.IGNORECASE)
_ADVERBIAL = {"npadvmod", "advmod", "tmod", "nmod"}
_BELOW_VERB = {"xcomp", "acomp", "acl", "relcl", "oprd", "advcl"}
_PLACES = {"country", "capital", "metonym", "place", "adjective", "demonym", "body"}
_VERBAL = {"VBD", "VBZ", "VBP", "MD", "VBG", "VBN", "VB", "CC"}
_RUN = 60
_OPENING = 4  # code points: "On "
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What stands around a contact; None where it is not told, with the reason in ``unknown``.

    Attributes:
        destinations: For a visit, the countries it leads to.
        places: Where in the text the date and the place stand.
        formal: Whether it is called a state, official or working visit.
    """

    date: DatedTo | None
    place: str | None
    initiative: str | None
    destinations: frozenset[str] = frozenset()
    places: tuple[Span, ...] = ()
    formal: bool = False
    unknown: Mapping[str, str] = field(default_factory=dict)

    def leads_abroad(self, homes: frozenset[str], issuer: str | None) -> bool:
        """Whether a visit by people of these countries leads to another one.

        A place that is not known is abroad for those of another side than the text's own.
        """
        if self.destinations:
            return bool(self.destinations - homes)
        unknown_place = self.place is not None and issuer is not None and issuer not in homes
        return bool(homes) and (self.formal or unknown_place)


def circumstances_of(parsed: Parsed, actors: Actors, occasion: Occasion, *, future: bool) -> Circumstances:
    """Read them from the clause of the occasion; ``future`` settles a day named without its year."""
    core = _core(parsed, occasion)
    dated = _date(parsed, occasion, core, future=future)
    destination = destination_of(parsed, occasion) if is_visit(occasion.rule) else None
    place = destination or _place(parsed, core)
    initiative = _initiative(parsed, actors, occasion)
    told = {"date": dated.date if dated else None, "place": place, "initiative": initiative}
    unknown = {slot: NOT_SAID for slot, value in told.items() if value is None}
    if dated and dated.reason:
        unknown["date"] = f"'{dated.text}' is {dated.reason}"
    return Circumstances(
        date=dated.date if dated else None,
        place=_SPACES.sub(" ", place.text) if place else None,
        initiative=initiative,
        destinations=_led_to(parsed, actors, occasion, destination),
        places=_places_of(parsed, dated, place),
        formal=bool(_FORMAL_VISIT.search(occasion.span.text)),
        unknown=unknown,
    )


def _places_of(parsed: Parsed, dated: DateMention | None, place: Span | None) -> tuple[Span, ...]:
    when = (parsed.span(dated.start, dated.end),) if dated else ()
    return (*when, *((place,) if place else ()))


def _core(parsed: Parsed, occasion: Occasion) -> dict[int, Token]:
    """The words whose modifiers date and place the contact: the noun, its verb and what depends on them."""
    carrier = occasion.carrier if not occasion.apart else None
    waiting = [occasion.head, *((carrier, *leading_verbs(parsed, carrier)) if carrier else ())]
    if carrier and (leading := _at_that_place(parsed, carrier) or _meanwhile(parsed, carrier)):
        waiting.append(leading)
    if carrier and occasion.rule["who"] == "guest":  # "renewed the invitation to X to attend …"
        waiting += [c for c in parsed.children(carrier) if c.dep == "advcl" and c.tag == "VB"]
    core = {word.index: word for word in waiting}
    while waiting:
        for below in parsed.children(waiting.pop()):
            if below.dep in _BELOW_VERB and below.index not in core:
                core[below.index] = below
                waiting.append(below)
    return core


def _meanwhile(parsed: Parsed, verb: Token) -> Token | None:
    """The verb of what happened at the same time: "called on Monday for peace as they met"."""
    joined = any(c.lemma in words("while") and c.index < verb.index for c in parsed.children(verb))
    above = parsed.head(verb)
    return above if verb.dep == "advcl" and joined and above.pos in VERBS else None


def _at_that_place(parsed: Parsed, verb: Token) -> Token | None:
    """The verb that leads to the place of a "where" clause: "due in Oro, where he will meet X"."""
    where = any(c.dep == "advmod" and c.lemma in words("where") for c in parsed.children(verb))
    if verb.dep != "relcl" or not where:
        return None
    above = parsed.head(verb)
    while above.pos not in {*VERBS, "ADJ"} and parsed.head(above).index != above.index:
        above = parsed.head(above)
    return above if above.pos in {*VERBS, "ADJ"} else None


# dates


def _date(
    parsed: Parsed, occasion: Occasion, core: Mapping[int, Token], *, future: bool
) -> DateMention | None:
    """The date that modifies the contact; of several the nearest to its words."""
    sentence = parsed.sentence_at(occasion.span.start)
    if sentence is None:
        return None
    paragraph = next((p for p in parsed.paragraphs if p.start <= sentence.start < p.end), sentence)
    start = min(paragraph.start, sentence.start)  # what "that day" points back to
    view = parsed.view[start : sentence.end]
    found = [
        m
        for m in find_dates(view, parsed.document.published_day, start, future=future)
        if m.start >= sentence.start
    ]
    days = _days(parsed, occasion)
    over = days is None and occasion.apart and occasion.link != "occasion"  # the verb dates the end
    attached = [
        m
        for m in found
        if (not over and _attached(parsed, m, core))
        or (_adjacent(parsed, m, occasion) and not (over and m.start < occasion.span.end))
    ]
    behind = [m for m in found if not over and _goes_on_to(parsed, m, occasion)]
    opening = [m for m in found if not over and _opens(m, sentence, occasion)]
    dated = min(attached or behind or opening, key=lambda m: abs(m.start - occasion.span.start), default=None)
    return first_of(dated, days) if dated and days else dated


def _days(parsed: Parsed, occasion: Occasion) -> int | None:
    """How many days it took, where its verb tells the last of them ("ended a three-day visit on Friday")."""
    carrier = occasion.carrier
    if carrier is None or carrier.lemma not in words("last-day", "contact_words") or carrier == occasion.head:
        return None
    return days_told(parsed.view[carrier.end : occasion.span.end])


def _opens(mention: DateMention, sentence: Sentence, occasion: Occasion) -> bool:
    """Whether a date opens the sentence whose main clause tells the contact ("Yesterday they met")."""
    main = occasion.carrier is not None and occasion.carrier.dep == "ROOT"
    return main and mention.start - sentence.start <= _OPENING


def _goes_on_to(parsed: Parsed, mention: DateMention, occasion: Occasion) -> bool:
    """Whether a date stands behind the words in one run of phrases ("visit to Oro in May last year")."""
    told = occasion.carrier.end if occasion.carrier and occasion.link == "object" else 0
    end = max(occasion.span.end, told)  # "the call that they held on Monday"
    between = parsed.tokens_in(end, mention.start)
    near = 0 <= mention.start - end <= _RUN
    return near and not any(t.tag in _VERBAL or t.text in {",", ";", ":"} for t in between)


def _adjacent(parsed: Parsed, mention: DateMention, occasion: Occasion) -> bool:
    """Whether the date stands right beside the words ("the summit on 3 May", "Monday's talks")."""
    after = parsed.view[occasion.span.end : mention.start]
    before = parsed.view[mention.end : occasion.span.start]
    return bool(_JOINED_AFTER.fullmatch(after) or _JOINED_BEFORE.fullmatch(before))


def _attached(parsed: Parsed, mention: DateMention, core: Mapping[int, Token]) -> bool:
    tokens = parsed.tokens_in(mention.start, mention.end)
    inside = {token.index for token in tokens}
    before = parsed.tokens[tokens[0].index - 1] if tokens and tokens[0].index else None
    if before is not None and before.lemma == "for" and mention.text.isdigit():
        return False  # "signed the protocol for 1987"
    return any(_modifies(parsed, token, core) for token in tokens if token.head not in inside)


def _modifies(parsed: Parsed, top: Token, core: Mapping[int, Token]) -> bool:
    if top.dep == "compound" and parsed.head(top).entity == "TIME":
        top = parsed.head(top)  # "tomorrow morning"
    if top.dep == "pobj":
        top = parsed.head(top)
    above = _what_is_set(parsed, parsed.head(top))
    if top.dep not in {"prep", "poss", *_ADVERBIAL}:
        return False
    return above.index in core or _object_of(parsed, above, core)


def _what_is_set(parsed: Parsed, word: Token) -> Token:
    """The noun that "scheduled for" and "held on" date, past the names that stand between."""
    if word.dep != "acl" or word.tag != "VBN":
        return word
    noun = parsed.head(word)
    while noun.dep in {"pobj", "appos", "conj"} and parsed.head(noun).index != noun.index:
        above = parsed.head(noun)
        noun = parsed.head(above) if above.dep == "prep" else above
        if noun.lemma in words("dated", "contact_words"):
            return noun
    return word


def _object_of(parsed: Parsed, noun: Token, core: Mapping[int, Token]) -> bool:
    """Whether the parser hung the date on the noun just before it ("met for the third time on Monday")."""
    above = parsed.head(noun)
    if above.dep == "prep":
        above = parsed.head(above)
    return noun.dep in {"pobj", "dobj", "attr"} and above.index in core


# places


def _place(parsed: Parsed, core: Mapping[int, Token]) -> Span | None:
    for word in sorted(core.values(), key=lambda t: t.index):
        for preposition in parsed.children(word):
            if preposition.dep == "prep" and preposition.lemma in words("at a place"):
                named = child(parsed, preposition, "pobj")
                if named and _is_place(named):
                    return parsed.phrase(named)
    return None


def _is_place(noun: Token) -> bool:
    return noun.pos == "PROPN" and noun.entity not in {"DATE", "TIME", "EVENT", "PERSON"}


def destination_of(parsed: Parsed, occasion: Occasion) -> Span | None:
    """Where a visit leads: "visit Oro", "a visit to Oro", "arrived in Oro on a visit"."""
    for noun in _destinations(parsed, occasion):
        if noun.pos == "PROPN" and noun.entity not in {"DATE", "TIME"}:
            return parsed.phrase(noun)
    return None


def _led_to(parsed: Parsed, actors: Actors, occasion: Occasion, destination: Span | None) -> frozenset[str]:
    """The countries of the destination; of one who is to be welcomed without a place, the host's own."""
    if destination:
        return _countries(parsed, destination)
    told_here = occasion.span.text.lower().endswith("here") or occasion.head.lemma in words(
        "arriving", "contact_words"
    )
    if told_here and (dateline := parsed.dateline):
        return frozenset(m.country for m in find(dateline.place.text.title()) if m.country)
    invites = occasion.head if occasion.head.pos in VERBS else occasion.carrier
    host = subject(parsed, invites) if invites and occasion.rule["who"] == "guest" else None
    hosts = speakers_of(parsed, actors, host.token) if host else ()
    return frozenset(s.country for s in hosts if s.country)


def _destinations(parsed: Parsed, occasion: Occasion) -> Iterator[Token]:
    heads = [occasion.head, *([occasion.carrier] if occasion.carrier else [])]
    for head in heads:
        if occasion.rule["who"] == "guest" and head.pos == "NOUN":
            continue  # "the invitation to the king" goes to him
        visited = ("nsubjpass",) if child(parsed, head, "agent") else ()  # "Oro was visited by the king"
        direct = child(parsed, head, "dobj", *visited) if head is occasion.head else None
        if direct and occasion.rule["who"] != "guest":
            yield direct
        if head is occasion.head and (named := _named_next(parsed, occasion)):
            yield named
        for preposition in parsed.children(head):
            if preposition.dep == "prep" and preposition.lemma in words("destination"):
                named = child(parsed, preposition, "pobj")
                if named:
                    yield named


def _named_next(parsed: Parsed, occasion: Occasion) -> Token | None:
    """The place right behind words that end with "to" or "in" ("led a delegation to Oro")."""
    inside = parsed.tokens_in(occasion.span.start, occasion.span.end)
    behind = parsed.tokens_in(occasion.span.end, occasion.span.end + _RUN)
    if inside[-1].lemma not in words("destination") | {"on"} or not behind:
        return None
    place = behind[0]
    while place.dep in {"compound", "det", "amod"} and parsed.head(place).index > place.index:
        place = parsed.head(place)
    return place if place.pos == "PROPN" else None


def _countries(parsed: Parsed, place: Span) -> frozenset[str]:
    on = parsed.document.published_day
    matches = find(parsed.view[place.start : place.end], on=on, wide=True)
    return frozenset(match.country for match in matches if match.country and match.kind in _PLACES)


# initiative


def _initiative(parsed: Parsed, actors: Actors, occasion: Occasion) -> str | None:
    """The country on whose initiative it took place."""
    sentence = parsed.sentence_at(occasion.span.start)
    told = _INITIATIVE.search(parsed.view, sentence.start, sentence.end) if sentence else None
    if told is None:
        return None
    who = parsed.span(*told.span("who"))
    speakers = actors.within(who.start, who.end) or actors.resolve(who)
    named = [speaker.country for speaker in speakers if speaker.country]
    return named[0] if named else next(iter(sorted(_countries(parsed, who))), None)
