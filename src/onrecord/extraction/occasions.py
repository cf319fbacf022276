"""Where a text speaks of a contact: the words that say so, and the clause they stand in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.extraction.clauses import NOUNS, SUBJECTS, VERBS, child, head_of
from onrecord.extraction.cues import cue_of
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.triggers import triggers
from onrecord.extraction.vocabulary import words
from onrecord.languages import Rule
from onrecord.model import Span
from onrecord.model.contacts import ContactStatus

Link = Literal["verb", "object", "subject", "occasion"]

_LINKS: Mapping[str, Link] = {
    "dobj": "object", "attr": "object", "nsubj": "subject", "nsubjpass": "subject", "dative": "object",
    "acomp": "object",
}  # fmt: skip
_STATUS: Mapping[str, ContactStatus | None] = {
    "declined": "declined", "dropped": None, "accepted": "planned", "proposed": "proposed",
    "planned": "planned",
}  # fmt: skip
# "held", "postponed", but not "welcomed a meeting"
OWN_DOING = ("taking-part", "planned", "proposed", "declined")
_ADVERBIAL = {"prep", "pcomp", "advmod", "advcl", "conj"}
_CLAUSES = {"acl", "relcl"}
_PRESENT = {"VBZ", "VBP"}
_NOUN_STEPS = {"conj", "compound", "appos"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Words that tell a contact.

    Attributes:
        rule: The row that found them.
        span: The words.
        head: Their syntactic head.
        carrier: The verb of their clause, or None for a noun outside every such clause.
        link: What the words are to that verb: the verb itself, its object, its subject, or the occasion on
            which it happens ("said during talks").
        apart: Whether what the verb tells happens at another time ("left after talks", "ended a visit").
    """

    rule: Rule
    span: Span
    head: Token
    carrier: Token | None = None
    link: Link | None = None
    apart: bool = False


def contact_words(kind: str) -> frozenset[str]:
    """The lemmas of one kind of the table ``contact_words``."""
    return words(kind, "contact_words")


def is_gathering(occasion: Occasion) -> bool:
    """Whether it is a summit at which something else takes place: who met whom there is said beside it."""
    attended = occasion.carrier is not None and occasion.carrier.lemma in contact_words("attending")
    return (attended or occasion.link == "occasion") and occasion.head.lemma in contact_words("gathering")


def is_visit(rule: Rule) -> bool:
    """Whether one side goes to the other: the visitor is the doer, or the guest whom the host expects."""
    return rule["who"] in {"visitor", "guest"}


def find_occasions(parsed: Parsed) -> Iterator[Occasion]:
    """All occasions in text order; where rows overlap the earlier row of the table wins."""
    for sentence in parsed.sentences:
        for span, rule in triggers(parsed, sentence, "contacts"):
            yield _occasion(parsed, span, rule)


def _occasion(parsed: Parsed, span: Span, rule: Rule) -> Occasion:
    tokens = parsed.tokens_in(span.start, span.end)
    head = head_of(tokens)
    led = head.lemma in contact_words("taking-part") or head.pos == "ADP"
    names_noun = led and tokens[-1].pos == "NOUN"
    if names_noun or (rule["who"] == "guest" and tokens[-1].pos in VERBS):
        head = tokens[-1]
    if head.text.lower() in words("prefix"):
        head = tokens[-1]  # "co-chaired"
    carrier, link = _carrier(parsed, head)
    tied = _preposition(parsed, head).lemma if link == "occasion" else ""
    apart = tied in contact_words("apart") and not (
        tied in contact_words("just after") and _is_spoken(parsed, carrier)
    )
    over = carrier is not None and is_visit(rule) and carrier.lemma in contact_words("last-day")
    return Occasion(rule=rule, span=span, head=head, carrier=carrier, link=link, apart=apart or over)


def _is_spoken(parsed: Parsed, verb: Token | None) -> bool:
    """Whether a clause tells what was said or put before the press: right after talks, on their day."""
    if verb is None:
        return False
    held = child(parsed, verb, "dobj")
    to_press = held is not None and held.lemma in contact_words("spoken at")
    return to_press or cue_of(parsed, verb) is not None


def _carrier(parsed: Parsed, head: Token) -> tuple[Token | None, Link | None]:
    """The verb that tells of the occasion, and how."""
    if head.pos in VERBS:
        return head, "verb"
    relative = _relative(parsed, head)
    if relative:
        return relative, "object"
    noun = _whole(parsed, head)
    above = parsed.head(noun)
    if above.dep == "prep" and above.lemma in contact_words("occasion"):
        return parsed.head(above), "occasion"  # "held a conference following talks"
    if above.pos in VERBS and above.index != noun.index:
        return above, _LINKS.get(noun.dep)
    preposition = _preposition(parsed, head)
    if noun.dep == "pobj" and preposition.dep in _ADVERBIAL:
        verb = _governor(parsed, preposition)
        for_it = preposition.lemma == "for" and verb.lemma in contact_words("bound for")
        if verb.pos in VERBS and (for_it or preposition.lemma in contact_words("occasion")):
            return verb, "occasion"
        if verb.pos in VERBS and verb.lemma in contact_words("taking-part"):
            return verb, "object"
    return None, None


def _relative(parsed: Parsed, noun: Token) -> Token | None:
    """The verb of "the call that they held": a relative clause whose object the noun is."""
    below = [c for c in parsed.children(noun) if c.dep == "relcl"]
    behind = parsed.tokens[min(noun.index + 1, len(parsed.tokens) - 1)]
    if behind.lemma in words("relative") and behind.sentence == noun.sentence:
        below += (parsed.head(behind), *_torn_off(parsed, noun))
    return next((verb for verb in below if _is_held_in(parsed, verb)), None)


def _torn_off(parsed: Parsed, noun: Token) -> Iterator[Token]:
    """The verb, where the parser takes those who held it for an apposition ("the call that X, …, held")."""
    described = (t for c in parsed.children(noun) if c.dep == "appos" for t in parsed.subtree(c))
    return (t for t in described if t.dep == "acl")


def _is_held_in(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb tells that somebody took part in what its clause describes, and in nothing else."""
    doer, done = child(parsed, verb, "nsubj"), child(parsed, verb, "dobj")
    own_object = done is not None and done.lemma not in words("relative") | {"this"}
    by_others = doer is not None and doer.lemma not in words("relative")
    return verb.lemma in contact_words("taking-part") and not own_object and (by_others or verb.dep == "acl")


def _preposition(parsed: Parsed, head: Token) -> Token:
    """The word that ties a noun to its clause: "during", "after", the "ahead" of "ahead of"."""
    above = parsed.head(_whole(parsed, head))
    return parsed.head(above) if parsed.head(above).lemma in contact_words("occasion") else above


def _governor(parsed: Parsed, preposition: Token) -> Token:
    """The verb that a prepositional phrase belongs to, the second of two as well ("after … and before …")."""
    while preposition.dep == "conj":
        preposition = parsed.head(preposition)
    return parsed.head(preposition)


def _whole(parsed: Parsed, noun: Token) -> Token:
    """The noun that stands in the clause for this one: "hours" for "nine hours of talks"."""
    while True:
        above = parsed.head(noun)
        if noun.dep in _NOUN_STEPS and above.index != noun.index:
            noun = above
        elif noun.dep == "pobj" and parsed.head(above).lemma in contact_words("portion"):
            noun = parsed.head(above)
        else:
            return noun


def told_status(parsed: Parsed, occasion: Occasion) -> ContactStatus | None:
    """What the clause says of the contact; None when it says that there is none, or only wishes for one."""
    if occasion.carrier and child(parsed, occasion.carrier, "neg"):
        return None
    lemmas = list(_deciding(parsed, occasion))
    for kind, status in _STATUS.items():
        if contact_words(kind).intersection(lemmas):
            return status
    return "held"


def _deciding(parsed: Parsed, occasion: Occasion) -> Iterator[str]:
    """The lemmas that decide whether it took place: before the noun, around its verb and above it."""
    if occasion.link != "verb":
        yield from (c.lemma for c in parsed.children(occasion.head) if c.dep in {"amod", "compound"})
        yield from (c.lemma for c in parsed.children(occasion.head) if c.dep in _CLAUSES and c.tag == "VBN")
    if occasion.carrier is None:
        yield from _nouns_above(parsed, occasion.head)
        return
    verb = occasion.carrier
    if occasion.rule["who"] == "guest":
        yield from (verb.lemma, occasion.head.lemma)
    if occasion.link == "verb" and child(parsed, verb, "auxpass") and is_visit(occasion.rule):
        yield verb.lemma  # "is expected in Oro"
    if _is_present(parsed, verb) and verb.lemma in contact_words("setting out"):
        yield "will"  # "leaves on Sunday for Oro"
    for led in (verb, *leading_verbs(parsed, verb)):
        yield from (c.lemma for c in parsed.children(led) if c.dep == "aux" and c.tag == "MD")
    if occasion.link != "occasion" and (_is_to(parsed, verb) or _is_to(parsed, occasion.head)):
        yield "due"  # "is to meet"
    if occasion.link == "occasion":
        yield _preposition(parsed, occasion.head).lemma
        return
    if occasion.link != "verb" and (occasion.link == "object" or child(parsed, verb, "nsubjpass", "auxpass")):
        particles = (c.lemma for c in parsed.children(verb) if c.dep == "prt")
        yield from (verb.lemma, *(f"{verb.lemma} {particle}" for particle in particles))
    yield from (c.lemma for c in parsed.children(verb) if c.dep in {"acomp", "oprd"})
    yield from _verbs_above(parsed, verb)


def _is_to(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb stands behind "is to", also where a parser takes it for a noun ("is to lunch with")."""
    before = parsed.tokens[max(verb.index - 2, 0) : verb.index]
    follows = len(before) > 1 and before[0].lemma == "be" and before[1].lemma == "to"
    return follows or (verb.dep == "xcomp" and parsed.head(verb).lemma == "be")


def is_told_in_present(occasion: Occasion) -> bool:
    """Whether a clause tells of the contact in the present: "meets X on Friday" is one ahead."""
    told = occasion.carrier
    if told is None or told.tag not in _PRESENT or told.lemma in contact_words("apart"):
        return False
    own = occasion.link == "object" and told.lemma in contact_words("taking-part")
    return own or occasion.link == "verb"


def _is_present(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb stands in the present, "is travelling" too."""
    running = verb.tag == "VBG" and any(c.dep == "aux" and c.tag in _PRESENT for c in parsed.children(verb))
    return verb.tag in _PRESENT or running


def _nouns_above(parsed: Parsed, noun: Token) -> Iterator[str]:
    """As in "preparations for the visit", "an invitation to visit"."""
    while noun.dep in {"pobj", "prep", "conj", "compound", "dobj"}:
        noun = parsed.head(noun)
        if noun.pos == "NOUN" or noun.pos in VERBS:
            yield noun.lemma


def _verbs_above(parsed: Parsed, verb: Token) -> Iterator[str]:
    """As in "plans to visit", "agreed that they would meet", "is due to fly to Oro to meet"."""
    for leading in leading_verbs(parsed, verb):
        verb = leading
        if verb.tag != "VB":
            yield verb.lemma  # "scheduled to meet X, hold talks", where "hold" is joined to "scheduled"
    while verb.dep in {"xcomp", "ccomp", "acl", "pcomp", "prep"}:
        verb = parsed.head(verb)
        if verb.lemma not in contact_words("accepted"):  # it must be an invitation that is accepted
            yield verb.lemma
        yield from (c.lemma for c in parsed.children(verb) if c.dep == "advmod" and c.index == verb.index + 1)
    if verb.pos in NOUNS and verb.dep in {"dobj", "nsubjpass"}:
        yield parsed.head(verb).lemma  # "accepted an invitation to visit"


def leading_verbs(parsed: Parsed, verb: Token) -> Iterator[Token]:
    """The verbs that a bare form goes on from: "will fly to Oro to meet", "will meet and sign"."""
    while verb.tag == "VB":
        above = parsed.head(verb)
        aim = verb.dep == "advcl" and any(c.dep == "aux" and c.tag == "TO" for c in parsed.children(verb))
        joined = verb.dep == "conj" and not child(parsed, verb, *SUBJECTS)
        if not (aim or joined) or above.pos not in VERBS or above.index == verb.index:
            return
        yield above
        verb = above
