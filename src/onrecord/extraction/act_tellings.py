"""Where a sentence tells an act: the words of the tables, and the verb that says them."""

from collections.abc import Iterator

from onrecord.extraction.clauses import NOUNS, SUBJECTS, VERBS, child, head_of, subject
from onrecord.extraction.parse import Parsed, Sentence, Token
from onrecord.extraction.triggers import triggers
from onrecord.extraction.vocabulary import words
from onrecord.languages import Rule
from onrecord.model import Frozen, Span

_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_FARTHEST = 80  # code points from a noun to the verb that carries it, both quoted
_UP = {"dobj", "pobj", "conj", "nsubj", "nsubjpass", "attr", "appos", "oprd", "dative"}
_MENTIONED = {"dobj", "nsubjpass", "pobj", "nsubj"}


class Telling(Frozen, frozen=True, kw_only=True):
    """Words that tell an act.

    Attributes:
        rule: The row that found them.
        span: The words that decided.
        head: The word of the row.
        verb: The verb that says it.
        is_noun: Whether the word is a noun that the verb carries ("voiced concern").
        by_itself: Whether the noun is the subject of a verb that says nothing but that it took place.
    """

    rule: Rule
    span: Span
    head: Token
    verb: Token
    is_noun: bool = False
    by_itself: bool = False


def tellings(parsed: Parsed, sentence: Sentence) -> list[Telling]:
    """The acts that a sentence tells, in text order; a question and what only "if" supposes tell none."""
    if sentence.tokens[-1].text == "?":
        return []
    nouns = list(_by_nouns(parsed, sentence))
    carried = {t.verb.index for t in nouns if not t.by_itself}
    verbs = [t for t in _by_verbs(parsed, sentence) if t.head.index not in carried]
    taken = [t.span for t in verbs]
    nouns = [t for t in nouns if not any(t.head.start < s.end and s.start < t.head.end for s in taken)]
    found = [t for t in (*verbs, *nouns) if not _is_supposed(parsed, t.verb)]
    return sorted(found, key=lambda t: t.head.start)


def is_loose(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb passes for the participle of a noun without another verb ("Minister Berg protested")."""
    head = parsed.head(verb)
    if verb.dep != "acl" or verb.tag != "VBN" or head.dep != "ROOT" or head.pos not in NOUNS:
        return False
    return not any(c.dep in {"agent", "aux", "auxpass"} for c in parsed.children(verb))


def auxiliaries(parsed: Parsed, verb: Token) -> tuple[Token, ...]:
    """The words that say how it is told, borrowed from the verb that an infinitive is coordinated to."""
    own = tuple(c for c in parsed.children(verb) if c.dep in {"aux", "auxpass", "neg"})
    if own or verb.dep != "conj" or verb.tag != "VB" or child(parsed, verb, "nsubj"):
        return own
    return auxiliaries(parsed, parsed.head(verb))


# verbs


def _by_verbs(parsed: Parsed, sentence: Sentence) -> Iterator[Telling]:
    for span, rule in triggers(parsed, sentence, "acts"):
        head = head_of(parsed.tokens_in(span.start, span.end))
        if head.pos not in VERBS and " " not in parsed.view[span.start : span.end]:
            continue
        verb = _verb(parsed, head)
        if verb is not None and _tells(parsed, verb, head):
            yield Telling(rule=rule, span=span, head=head, verb=verb)


def _verb(parsed: Parsed, token: Token) -> Token | None:
    """The verb that says it, or for a noun ("the need to expand ties") the verb whose subject voices it."""
    if token.pos in VERBS:
        return token
    while token.pos not in VERBS or (token.tag not in _FINITE and subject(parsed, token) is None):
        above = parsed.head(token)
        if above.index == token.index:
            return None
        token = above
    return token


def _tells(parsed: Parsed, verb: Token, head: Token) -> bool:
    """Whether it is told as done: finite, or a participle that adds to a finite verb (", thanking…")."""
    if verb.index != head.index or verb.tag in _FINITE - {"VBN"}:
        return True
    tags = {c.tag for c in auxiliaries(parsed, verb)}
    if verb.tag == "VB":
        return bool(tags - {"TO", "RB"})
    if verb.tag == "VBN":
        return bool(tags) or verb.dep == "conj" or is_loose(parsed, verb)
    return verb.dep in {"advcl", "conj"} or bool(tags - {"TO", "RB"})


def _is_supposed(parsed: Parsed, verb: Token) -> bool:
    return any(c.dep == "mark" and c.lemma in words("supposed", "act_words") for c in parsed.children(verb))


# nouns


def _by_nouns(parsed: Parsed, sentence: Sentence) -> Iterator[Telling]:
    for span, rule in triggers(parsed, sentence, "act_nouns"):
        head = head_of(parsed.tokens_in(span.start, span.end))
        if head.pos not in NOUNS:
            continue
        verb, is_subject = _carrier(parsed, head)
        kinds = rule["carriers"].split()
        lemmas = frozenset[str]().union(*(words(kind, "act_words") for kind in kinds))
        by_itself = is_subject and _goes_on(parsed, verb) if verb else False
        if verb is None or (verb.lemma not in lemmas and not by_itself):
            continue
        if "went" in kinds and not is_subject:
            continue
        if not _tells(parsed, verb, verb):
            continue
        yield Telling(
            rule=rule, span=_quoted(parsed, span, verb), head=head, verb=verb, is_noun=True,
            by_itself=by_itself,
        )  # fmt: skip


def _goes_on(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb only says that its subject took place, or is passive and names no agent."""
    if child(parsed, verb, "auxpass"):
        return child(parsed, verb, "agent") is None and verb.lemma in words("went", "act_words") | words(
            "said", "act_words"
        )
    return verb.lemma in words("went", "act_words")


def _carrier(parsed: Parsed, noun: Token) -> tuple[Token | None, bool]:
    """The verb above a noun, and whether the noun is its subject ("a message of solidarity was sent").

    A preposition other than that of such a phrase stands between only where the parser tore an object off
    ("conveyed to Ghana the concern of Norway", "her condolences to Ghana and her readiness").
    """
    token, torn = noun, False
    while (token.dep in _UP or token.dep == "prep") and token.head != token.index:
        above = parsed.head(token)
        torn = torn or _is_torn_off(parsed, token)
        if token.dep == "prep" and not torn and token.lemma not in words("carried", "act_words"):
            return None, False
        if above.pos in VERBS:
            return (None if token.lemma == "of" else above), token.dep in SUBJECTS
        token = above
    return None, False


def _is_torn_off(parsed: Parsed, noun: Token) -> bool:
    """Whether a noun passes for a part of the phrase before it, and has a determiner of its own."""
    before = parsed.subtree(noun)[0]
    return noun.dep in {"conj", "appos"} and before.index != noun.index and before.dep in {"det", "poss"}


def _quoted(parsed: Parsed, span: Span, verb: Token) -> Span:
    """The noun with its verb, where they stand near each other."""
    start, end = min(span.start, verb.start), max(span.end, verb.end)
    return parsed.span(start, end) if end - start <= _FARTHEST else span
