"""Who takes part in a contact: read from the syntax around the words that tell it."""

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import NOUNS, SUBJECTS, child, subject
from onrecord.extraction.cues import speaker_nouns
from onrecord.extraction.mentions import is_person
from onrecord.extraction.naming import speakers_of, states_in
from onrecord.extraction.occasions import OWN_DOING, Occasion, contact_words, is_gathering
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.participants import issuing_officer
from onrecord.extraction.vocabulary import words
from onrecord.model import Speaker

# the parser takes a person with a long title for a complement of the verb, or for an adverb
_OBJECT = {"dobj", "dative", "oprd", "npadvmod"}
_RIGHT_BEHIND = 5  # code points: "the "
_SINGULAR = {"he", "she"}
_FINITE = {"VBD", "VBZ", "VBP"}
_RECEIVED = ("dobj", "nsubjpass", "oprd")


def partakers(parsed: Parsed, actors: Actors, occasion: Occasion) -> tuple[Speaker, ...]:
    """The speakers that take part, in text order."""
    if occasion.rule["who"] in {"direct", "caller"}:
        return _doer_and_object(parsed, actors, occasion)
    if _meets_a_thing(parsed, actors, occasion):
        return ()
    named = _all_speakers(parsed, actors, _phrases(parsed, occasion))
    sides = {s.country for s in named}
    if occasion.link == "verb" and len(sides) == 1 and (only := next(iter(sides))):
        named += _other_side(actors, _phrases(parsed, occasion), only)
    own = _all_speakers(parsed, actors, _named_with_noun(parsed, occasion.head))
    if occasion.link == "occasion" and len({s.country for s in own}) > 1:
        return own
    if is_gathering(occasion):
        return own or states_in(parsed, parsed.phrase(occasion.head))  # "the Norwegian-Ghanaian summit"
    if occasion.link in {"occasion", "object"} and len({speaker.country for speaker in named}) == 1:
        named += tuple(s for s in _all_speakers(parsed, actors, _addressed(parsed, occasion)) if is_person(s))
    return named or (states_in(parsed, parsed.phrase(occasion.head)) if occasion.link != "verb" else ())


def _meets_a_thing(parsed: Parsed, actors: Actors, occasion: Occasion) -> bool:
    """Whether what is met is nobody: "Demand will meet a wall of tariffs"."""
    met = child(parsed, occasion.head, "dobj") if occasion.head.lemma == "meet" else None
    common = met is not None and met.tag in {"NN", "NNS"} and met.entity not in {"DATE", "TIME"}
    return common and met is not None and not _named(parsed, actors, met)


def _all_speakers(parsed: Parsed, actors: Actors, phrases: Iterable[Token]) -> tuple[Speaker, ...]:
    in_order = sorted({p.index: p for p in phrases}.values(), key=lambda p: p.index)
    return tuple(
        speaker
        for phrase in in_order
        if not _is_private(parsed, phrase)
        for speaker in _named(parsed, actors, phrase)
    )


def _is_private(parsed: Parsed, phrase: Token) -> bool:
    """Whether people stand for no state: "exporters", "a business group"."""
    words_of_it = (phrase, *(c for c in parsed.children(phrase) if c.dep == "compound"))
    return any(word.lemma in contact_words("private") for word in words_of_it)


def _named(parsed: Parsed, actors: Actors, phrase: Token) -> tuple[Speaker, ...]:
    """Who a phrase names; "I" is the person whose words these are."""
    word = phrase.text.lower()
    own = word in words("the speaker") and _talking(parsed, actors, phrase)
    together = () if own else _of_turn(parsed, actors, phrase, word)
    return (own,) if own else together or speakers_of(parsed, actors, phrase)


def _of_turn(parsed: Parsed, actors: Actors, pronoun: Token, word: str) -> tuple[Speaker, ...]:
    """Whom "we" and "you" mean in what one of two says to the other under a label."""
    if word not in words("both of us") | words("the listener"):
        return ()
    label = _label_before(parsed, actors, pronoun.start)
    two = actors.principals()
    if label is None or label.country not in {p.country for p in two}:
        return ()
    meant = (p for p in two if word in words("both of us") or p.country != label.country)
    at_pronoun = {"text": pronoun.text, "start": pronoun.start, "end": pronoun.end}
    return tuple(msgspec.structs.replace(p, basis="pronoun", **at_pronoun) for p in meant)


def _label_before(parsed: Parsed, actors: Actors, place: int) -> Speaker | None:
    """The person whose name and a colon stand last before a place."""
    back = (m for m in reversed(actors.mentions) if m.end <= place and is_person(m))
    return next((m for m in back if parsed.view[m.end : m.end + 1] == ":"), None)


def _talking(parsed: Parsed, actors: Actors, pronoun: Token) -> Speaker | None:
    """Who talks: the subject in the same sentence, else the last label, else the issuer."""
    sentence = parsed.sentences[pronoun.sentence]
    for mention in actors.within(sentence.start, sentence.end):
        tokens = parsed.tokens_in(mention.start, mention.end)
        if is_person(mention) and any(t.dep in SUBJECTS for t in tokens):
            return mention
    label = _label_before(parsed, actors, pronoun.start)
    officer = None if label else issuing_officer(parsed, actors)
    at_pronoun = {"text": pronoun.text, "start": pronoun.start, "end": pronoun.end}
    return msgspec.structs.replace(officer, **at_pronoun) if officer else label


def _addressed(parsed: Parsed, occasion: Occasion) -> Iterator[Token]:
    """Whom the verb is done to or with then ("thanked X during a call", "joined X for a meeting")."""
    if occasion.carrier:
        yield from (c for c in parsed.children(occasion.carrier) if c.dep in {"dobj", "dative"})
        yield from _objects(parsed, occasion.carrier, {"with"})
        if occasion.link == "occasion":
            described = (c for c in parsed.children(occasion.carrier) if c.dep in {"acomp", "ccomp", "oprd"})
            for verb in (occasion.carrier, *(d for d in described if d.pos == "ADJ")):
                yield from _objects(parsed, verb, {"to"})


def _doer_and_object(parsed: Parsed, actors: Actors, occasion: Occasion) -> tuple[Speaker, ...]:
    """The person who receives and the person received, or nobody unless there are both."""
    head = occasion.head
    doer, received = _doer(parsed, head), child(parsed, head, *_RECEIVED)
    if occasion.rule["who"] == "caller":
        doer = _doer_of_noun(parsed, occasion) or doer
        above = [occasion.carrier] if occasion.carrier else []
        received = next((o for h in (head, *above) for o in _objects(parsed, h, {"on", "upon"})), received)
    if doer is None and child(parsed, head, "auxpass"):
        doer = _agent_behind(parsed, actors, head)
    if doer is None:
        return ()
    doers, others = (_persons(parsed, actors, phrase) for phrase in (doer, received))
    others = others or _first_behind(parsed, actors, occasion)
    sides = {s.country for s in (*doers, *others)}
    if received and len(sides) == 1 and (only := next(iter(sides))):
        others = _other_side(actors, [received], only)
    return (*doers, *others) if doers and others else ()


def _agent_behind(parsed: Parsed, actors: Actors, verb: Token) -> Token | None:
    """Who did it, behind a "by" that the parser hung elsewhere ("received before leaving by the king")."""
    sentence = parsed.sentences[verb.sentence]
    for by in (t for t in sentence.tokens if t.index > verb.index and t.lemma == "by"):
        person = next((m for m in actors.within(by.end, sentence.end) if is_person(m)), None)
        if person is not None and person.start - by.end <= _RIGHT_BEHIND:
            return parsed.tokens_in(person.start, person.end)[-1]
    return None


def _persons(parsed: Parsed, actors: Actors, phrase: Token | None) -> tuple[Speaker, ...]:
    return tuple(s for s in _named(parsed, actors, phrase) if is_person(s)) if phrase else ()


def _first_behind(parsed: Parsed, actors: Actors, occasion: Occasion) -> tuple[Speaker, ...]:
    """The person named next, where words between lead the parser astray ("received on Monday in …")."""
    sentence = parsed.sentences[occasion.head.sentence]
    verbs = (t.start for t in sentence.tokens if t.index > occasion.head.index and t.tag in _FINITE)
    end = min(verbs, default=sentence.end)
    behind = (m for m in actors.within(occasion.span.end, end) if m.name and m.office)
    astray = occasion.head.lemma in contact_words("received in") and not child(parsed, occasion.head, "dobj")
    return tuple(behind)[:1] if astray else ()


def _other_side(actors: Actors, phrases: Iterable[Token], country: str) -> tuple[Speaker, ...]:
    """Whom "him" or "the minister" means where a contact needs somebody of another state than the doer's."""
    for phrase in phrases:
        title = phrase.lemma.lower() if phrase.pos != "PRON" else None
        if phrase.dep not in {"dobj", "pobj", "dative"} or (title is None and phrase.lemma not in _SINGULAR):
            continue
        earlier = (m for m in reversed(actors.mentions) if m.end <= phrase.start and is_person(m))
        fitting = (
            m for m in earlier if m.country not in {None, country} and (m.office or "").endswith(title or "")
        )
        if found := next(fitting, None):
            return (found,)
    return ()


def visitors(parsed: Parsed, actors: Actors, occasion: Occasion) -> tuple[Speaker, ...]:
    """The speakers that go on a visit."""
    head = occasion.head
    if occasion.rule["who"] == "guest":
        asked = next(_objects(parsed, head, {"to", "for"}), None)  # "an invitation to the king to …"
        guest = child(parsed, head, "dobj", "nsubjpass", "oprd") or (asked if head.pos == "NOUN" else None)
        return _named(parsed, actors, guest) if guest else ()
    carrier = occasion.carrier
    if carrier is not None and carrier is not head and carrier.lemma in contact_words("hosting"):
        guest = child(parsed, carrier, *_RECEIVED)
        if guest is not None and (found := speakers_of(parsed, actors, guest)):
            return found  # "hosted the king for a state visit"
    phrases = (
        [_doer(parsed, head)]
        if occasion.link == "verb"
        else [
            child(parsed, head, "poss"),
            *_objects(parsed, head, {"of", "by"}),
            *_behind_place(parsed, head),
            _doer_of_noun(parsed, occasion),
        ]
    )
    for phrase in phrases:
        found = _named(parsed, actors, phrase) if phrase else ()
        if found:
            return found
    return _last_before(parsed, actors, occasion)


def _behind_place(parsed: Parsed, visit: Token) -> Iterator[Token]:
    """Whose visit it is, behind its place: "a visit to Oro of the king"."""
    for place in _objects(parsed, visit, {"to"}):
        whose = _objects(parsed, place, {"of", "by"})
        yield from (w for w in whose if w.entity == "PERSON" or w.lemma.lower() in speaker_nouns())


def _last_before(parsed: Parsed, actors: Actors, occasion: Occasion) -> tuple[Speaker, ...]:
    """The person named just before the verb of a visit, where a long title hides who acts from the parser."""
    told = occasion.carrier is not None and occasion.link in {"verb", "object"}
    if not told or child(parsed, occasion.carrier or occasion.head, *SUBJECTS):
        return ()
    verb = occasion.carrier or occasion.head
    sentence = parsed.sentences[verb.sentence]
    before = [m for m in actors.within(sentence.start, verb.start) if is_person(m)]
    others = (t for t in sentence.tokens if before and before[-1].end <= t.start < verb.start)
    return tuple(before[-1:]) if all(t.tag not in _FINITE for t in others) else ()


def _phrases(parsed: Parsed, occasion: Occasion) -> Iterator[Token]:
    """The heads of the noun phrases that name who takes part."""
    head, carrier = occasion.head, occasion.carrier
    if occasion.link == "verb":
        doer = _doer(parsed, head)
        if doer:
            yield doer
        if head.dep == "conj" and parsed.head(head).pos in NOUNS:
            yield parsed.head(head)  # "X and Y spoke", taken for "X" and "Y spoke"
        objects = (c for c in parsed.children(head) if c.dep in _OBJECT and c.entity not in {"DATE", "TIME"})
        yield from map(partial(_meant_by_relative, parsed, head), objects)
        for noun in _objects(parsed, head, {"in", "before"}):
            if noun.lemma in contact_words("witnesses"):
                yield from _objects(parsed, noun, {"of"})
        yield from map(
            partial(_meant_by_relative, parsed, head), _objects(parsed, head, contact_words("with whom"))
        )
        return
    yield from _named_with_noun(parsed, head)
    doer = _doer_of_noun(parsed, occasion)
    if doer:
        yield doer
    if carrier and occasion.link in {"object", "subject"}:
        yield from _objects(parsed, carrier, contact_words("with whom") - {"to", "of", "from"})


def _meant_by_relative(parsed: Parsed, verb: Token, named: Token) -> Token:
    """The noun before "with whom she spoke"."""
    return parsed.head(verb) if named.lemma == "whom" and verb.dep == "relcl" else named


def _named_with_noun(parsed: Parsed, noun: Token) -> Iterator[Token]:
    """As in "X's talks with Y", "the call held by X and Y", "Z-Y talks"."""
    possessor = child(parsed, noun, "poss")
    if possessor:
        yield possessor
    yield from _objects(parsed, noun, contact_words("with whom"))
    yield from (c for c in parsed.children(noun) if c.dep == "appos" and c.pos == "PROPN")
    for clause in parsed.children(noun):
        if clause.dep == "acl" and clause.tag == "VBN":
            yield from _objects(parsed, clause, contact_words("with whom"))


def _objects(parsed: Parsed, head: Token, prepositions: Iterable[str]) -> Iterator[Token]:
    for preposition in parsed.children(head):
        if preposition.dep in {"prep", "agent", "dative"} and preposition.lemma in prepositions:
            yield child(parsed, preposition, "pobj") or _next(parsed, preposition)


def _next(parsed: Parsed, token: Token) -> Token:
    """The following word: the parser can take the name after "with" for the subject of a later verb."""
    return parsed.tokens[min(token.index + 1, len(parsed.tokens) - 1)]


def _doer_of_noun(parsed: Parsed, occasion: Occasion) -> Token | None:
    carrier = occasion.carrier
    if carrier is None:
        return None
    own = occasion.link == "object" and any(carrier.lemma in contact_words(kind) for kind in OWN_DOING)
    if occasion.link == "occasion" or own:
        return _doer(parsed, carrier)
    return None


def _doer(parsed: Parsed, verb: Token) -> Token | None:
    """Who does it; of "invited X to visit" and "plans for X to visit" that is X."""
    above = parsed.head(verb)
    led = verb.dep in {"xcomp", "ccomp", "advcl"} and not child(parsed, verb, *SUBJECTS)
    if led and above.lemma in contact_words("control"):
        controlled = child(parsed, above, "dobj", "nsubjpass")
        if controlled:
            return controlled
    if verb.dep == "acl":
        planned_for = next(_objects(parsed, above, {"for", "to"}), None)
        if planned_for:
            return planned_for
        if parsed.head(above).lemma in contact_words("accepting"):
            return _doer(parsed, parsed.head(above))
    found = subject(parsed, verb)
    passive = child(parsed, verb, "nsubjpass")
    return found.token if found else passive or _just_before(parsed, verb)


def _just_before(parsed: Parsed, verb: Token) -> Token | None:
    """The name before a verb without a subject: a long title can hide from the parser who acts."""
    index = verb.index - 1
    sentence = parsed.sentences[verb.sentence].tokens[0].index
    while index > sentence and parsed.tokens[index].pos in {"PUNCT", "AUX", "ADV"}:
        index -= 1
    before = parsed.tokens[max(index, sentence)]
    return before if verb.tag in _FINITE and before.pos == "PROPN" and before.entity == "PERSON" else None
