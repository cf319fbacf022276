"""Who is meant: every person, office, body and country that acts in a document, with its side."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from msgspec.structs import replace

from onrecord.extraction.bodies import is_of_many, serves_abroad
from onrecord.extraction.clauses import MODIFIERS, SUBJECTS, child, head_of, is_indefinite
from onrecord.extraction.cues import SpeakerNoun, speaker_nouns
from onrecord.extraction.intervals import Intervals
from onrecord.extraction.mentions import Cast, is_person, read_cast
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.plurals import Plurals, pointed
from onrecord.extraction.quotations import Quotation, find_quotations
from onrecord.extraction.roles import by_role
from onrecord.extraction.vocabulary import table, words
from onrecord.gazetteer import find
from onrecord.model import Span, Speaker
from onrecord.model.statements import SpeakerBasis

_PERSONAL_PRONOUNS = ("he", "she")
_SIDE_KINDS = {"office", "body"}
_SENTENCES_BACK = 4
_HONORIFIC_REACH = 12
_LONGEST_MENTION = 300


class Actors:
    """The actors of a document: all mentions, and who any phrase means.

    Attributes:
        mentions: Every mention of a person, office, body, metonym or country that acts, in text order.
    """

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.mentions = cast.mentions
        self._parsed = parsed
        self._cast = cast
        self._plurals = Plurals(parsed, cast)

    @property
    def issuer(self) -> str | None:
        """The country whose own office publishes the document, where one does."""
        return self._cast.home.issuer

    @cached_property
    def _quotations(self) -> Intervals[Quotation]:
        return Intervals((q.start, q.end, q) for q in find_quotations(self._parsed) if q.depth == 0)

    @cached_property
    def _pronouns(self) -> dict[str, str]:
        """Person's name to the pronoun that some honorific or office in the document gives."""
        found: dict[str, str] = {}
        for mention in self.mentions:
            before = self._parsed.view[max(0, mention.start - _HONORIFIC_REACH) : mention.start].split()[-1:]
            for word in (*before, *mention.text.split()) if mention.name else ():
                if pronoun := _honorifics().get(word.strip(".,").lower()):
                    found.setdefault(mention.name or "", pronoun)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def principals(self) -> tuple[Speaker, ...]:
        """The two who hold office in a document of exactly two sides, without places."""
        return tuple(self._plurals.principals())

    def side_at(self, place: int) -> str | None:
        """Whose those are who are named without a side at a place: its section's, else the home's."""
        return self._cast.around.side_at(place)

    def within(self, start: int, end: int) -> tuple[Speaker, ...]:
        """The mentions that lie inside a stretch of the text."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)

    def resolve(self, span: Span) -> tuple[Speaker, ...]:
        """Who a phrase means; several for "the two leaders", none where it cannot be known.

        The speakers of a phrase that only points (a pronoun, "the leaders") carry the phrase's own words
        and place.
        """
        tokens = self._parsed.tokens_in(span.start, span.end)
        if not tokens:
            return ()
        head = head_of(tokens)
        found = [speaker for part in self._coordinated(head, span) for speaker in self._meant(part, span)]
        return _each_once(found)

    def _coordinated(self, head: Token, span: Span) -> Iterator[Token]:
        yield head
        for part in self._parsed.children(head):
            if part.dep == "conj" and span.start <= part.start < span.end:
                yield from self._coordinated(part, span)

    def _meant(self, head: Token, span: Span) -> tuple[Speaker, ...]:
        word = head.text.lower()
        pronoun = next((p for p in _PERSONAL_PRONOUNS if word in words(p)), None)
        if pronoun:
            meant = self._subject_behind(head, pronoun) or self._person_before(head, pronoun)
            return pointed(span, meant, "pronoun")
        if word in words("they"):
            return self._of_plural_noun(span, head) or self._plurals.of_pronoun(span, head)
        if word in words("it"):
            return pointed(span, self._thing_before(head), "pronoun")
        if self._plurals.is_group(head) and not self.mention_at(head):
            return self._plurals.of_group(span, head)
        if head.lemma in words("the other") and (other := self._other_of(head)):
            return pointed(span, [other], "office")
        if role := by_role(self._parsed, self._cast, head):
            return pointed(self._parsed.phrase(head), [role], "office")
        mention = self.mention_at(head)
        if mention:
            return (self._with_owner(mention, head),)
        return self._apposed(head) or self._by_noun(head)

    def _other_of(self, head: Token) -> Speaker | None:
        """Whom "his counterpart" means: the last person before of another side than his."""
        owner = next((c for c in self._parsed.children(head) if c.dep == "poss" and c.pos == "PRON"), None)
        named = any(c.dep in {*MODIFIERS, "appos"} for c in self._parsed.children(head))
        if owner is None or named:
            return None
        own = {s.country for s in self._meant(owner, self._parsed.phrase(owner))}
        before = (m for m in reversed(self.mentions) if m.end <= head.start and is_person(m) and m.name)
        return next((m for m in before if own and m.country and m.country not in own), None)

    def _apposed(self, head: Token) -> tuple[Speaker, ...]:
        """Who stands in apposition to a noun that names no side: "his host, Trade Minister Berg"."""
        parts = [c for c in self._parsed.children(head) if c.dep == "appos"]
        return tuple(m for m in map(self.mention_at, parts) if m is not None and is_person(m))

    def mention_at(self, token: Token) -> Speaker | None:
        """The mention a word is part of, the widest first."""
        first = bisect_left(self._starts, token.start - _LONGEST_MENTION)
        last = bisect_right(self._starts, token.start)
        covering = [m for m in self.mentions[first:last] if token.end <= m.end]
        return max(covering, key=lambda m: m.end - m.start, default=None)

    def _with_owner(self, mention: Speaker, head: Token) -> Speaker:
        """A mention without a side, with that of its owner ("his chief of staff")."""
        owner = next((c for c in self._parsed.children(head) if c.dep == "poss"), None)
        if mention.country or mention.name or owner is None:
            return mention
        country = next((s.country for s in self._meant(owner, self._parsed.phrase(owner))), None)
        return replace(mention, country=country)

    def _thing_before(self, token: Token) -> tuple[Speaker, ...]:
        """The body or state that "it" or "its" means: the last subject of its sentence or the one before."""
        first = self._parsed.sentences[max(token.sentence - 1, 0)]
        earlier = [m for m in self.within(first.start, token.start) if not is_person(m) and m.country]
        return tuple([m for m in earlier if self._is_subject(m)][-1:])

    def _person_before(self, token: Token, pronoun: str) -> tuple[Speaker, ...]:
        """The person a singular pronoun means: the nearest earlier subject, else the nearest named.

        Who is named inside a quotation is no candidate for a pronoun outside it.
        """
        oldest = self._parsed.sentences[max(token.sentence - _SENTENCES_BACK + 1, 0)]
        closed = [q for q in self._quotations.touching(oldest.start, token.start) if q.end <= token.start]
        earlier = [
            m
            for m in self.within(oldest.start, token.start)
            if is_person(m)
            and self._pronouns.get(m.name or "", pronoun) == pronoun
            and not any(q.covers(m.start) for q in closed)
        ]
        for sentence in range(token.sentence, oldest.index - 1, -1):
            subjects = [m for m in earlier if self._sentence(m) == sentence and self._leads(m)]
            subjects += self._unnamed_in(sentence, token, closed)
            same = self._pronoun_in(sentence, token, pronoun)
            if subjects:
                return (min(subjects, key=lambda m: (not self._tells(m), m.start)),)
            if same:
                return self._person_before(same, pronoun)
        return tuple(earlier[-1:])

    def _subject_behind(self, token: Token, pronoun: str) -> tuple[Speaker, ...]:
        """Whom "his" means in an opening phrase: "On his talks, Berg said …" is of Berg."""
        tokens = self._parsed.sentences[token.sentence].tokens
        if token.dep != "poss" or tokens[0].pos not in {"ADP", "SCONJ"}:
            return ()
        root = next((t for t in tokens if t.dep == "ROOT"), None)
        who = child(self._parsed, root, *SUBJECTS) if root is not None and root.index > token.index else None
        named = self.mention_at(who) if who is not None and who.index > token.index else None
        fits = named is not None and self._pronouns.get(named.name or "", pronoun) == pronoun
        return (named,) if named is not None and named.name and fits and is_person(named) else ()

    def _unnamed_in(self, sentence: int, before: Token, closed: Sequence[Quotation]) -> list[Speaker]:
        """The officials without a name that are subjects of a sentence ("a senior Indonesian official")."""
        found: list[Speaker] = []
        for token in self._parsed.sentences[sentence].tokens:
            noun = speaker_nouns().get(token.lemma)
            unnamed = token.tag == "NN" and noun is not None and noun.kind == "office"
            aside = any(q.covers(token.start) for q in closed) or self.mention_at(token) is not None
            if token.index < before.index and token.dep in SUBJECTS and unnamed and not aside:
                found += self._by_noun(token)
        return found

    def _of_plural_noun(self, span: Span, pronoun: Token) -> tuple[Speaker, ...]:
        """Who "they" are after a plural noun that speaks for a side ("government sources")."""
        noun = self._plurals.antecedent(pronoun)
        return pointed(span, self._by_noun(noun), "pronoun") if noun else ()

    def _pronoun_in(self, sentence: int, before: Token, pronoun: str) -> Token | None:
        """The same pronoun as a subject of a sentence, before a word."""
        tokens = self._parsed.sentences[sentence].tokens
        return next(
            (
                t
                for t in tokens
                if t.index < before.index
                and t.dep in SUBJECTS
                and t.lemma == pronoun
                and not any(q.covers(t.start) for q in self._quotations.touching(t.start, t.end))
            ),
            None,
        )

    def _sentence(self, mention: Speaker) -> int:
        token = self._parsed.token_at(mention.start)
        return token.sentence if token else -1

    def _is_subject(self, mention: Speaker) -> bool:
        tokens = self._parsed.tokens_in(mention.start, mention.end)
        return any(t.dep in SUBJECTS for t in tokens)

    def _tells(self, mention: Speaker) -> bool:
        """Whether a mention is who says the rest of its sentence ("the king will come, Berg added")."""
        tokens = self._parsed.tokens_in(mention.start, mention.end)
        verb = next((self._parsed.head(t) for t in tokens if t.dep in SUBJECTS), None)
        told = self._parsed.children(verb) if verb else ()
        return any(c.dep == "ccomp" and verb is not None and c.index < verb.index for c in told)

    def _leads(self, mention: Speaker) -> bool:
        """Whether a name is its sentence's subject, or opens it as a parser may miss ("Berg, in turn, …")."""
        sentence = self._parsed.sentence_at(mention.start)
        comma = self._parsed.view[mention.end : mention.end + 1] == ","
        opens = sentence is not None and sentence.start == mention.start and mention.name is not None
        return self._is_subject(mention) or (opens and comma)

    def _by_noun(self, head: Token) -> tuple[Speaker, ...]:
        """A common noun that speaks for a side: "a Soviet trade official", "the ministry"."""
        noun = speaker_nouns().get(head.lemma)
        span = self._parsed.phrase(head)
        if noun is None or not (
            noun.kind in _SIDE_KINDS or self._is_of_body(head) or self._is_sided(noun, span)
        ):
            return ()
        if noun.kind == "body" and head.pos == "PROPN" and is_of_many(span.text):
            return ()
        if noun.kind == "office" and (both := self._of_both(head)):
            return self._plurals.of_group(span, both)
        if noun.kind == "office" and (holder := self._holder_of(head)):
            return (holder,)
        points_back = noun.kind == "body" and not is_indefinite(self._parsed, head)
        body = self._cast.bodies.before(head.text, head.start) if points_back else None
        country = self.place_in(span) or (body.country if body else self._country_elsewhere(head))
        if country is None:
            return ()
        basis: SpeakerBasis = "body" if noun.kind == "body" else "office"
        name = body.body if body and body.country == country else None
        return (
            Speaker(text=span.text, start=span.start, end=span.end, body=name, country=country, basis=basis),
        )

    def _of_both(self, head: Token) -> Token | None:
        """The sides that officials are of together: "officials from both countries"."""
        for preposition in (c for c in self._parsed.children(head) if c.dep == "prep"):
            sides = child(self._parsed, preposition, "pobj")
            if sides is None or not self._plurals.is_group(sides):
                continue
            if self.place_in(self._parsed.phrase(sides)) is None:
                return sides
        return None

    def _holder_of(self, head: Token) -> Speaker | None:
        """The person a title without a country stands for: "the deputy secretary"."""
        span = self._parsed.phrase(head)
        pointing = next((c for c in self._parsed.children(head) if c.dep == "det"), None)
        if pointing is None or pointing.lemma not in words("pointing") or self.place_in(span):
            return None
        title = self._parsed.view[pointing.end : head.end].strip().lower()
        person = self._cast.holders.called(title, head.start)
        if person is None:
            return None
        country = person.country or self._cast.around.side_at(head.start)
        return Speaker(
            text=span.text, start=span.start, end=span.end, name=person.name, office=person.office,
            country=country, basis="office",
        )  # fmt: skip

    def _is_sided(self, noun: SpeakerNoun, span: Span) -> bool:
        """Whether sources without a name are those of a state ("U.S. sources")."""
        return noun.kind == "anonymous" and self.place_in(span) is not None

    def _is_of_body(self, head: Token) -> bool:
        """Whether sources are those of a body ("government sources"), now or where they were named before."""
        noun = speaker_nouns().get(head.lemma)
        if noun is None or noun.kind != "anonymous":
            return False
        known = is_indefinite(self._parsed, head) or not self._points(head)
        earlier = [] if known else [t for t in self._parsed.tokens[: head.index] if t.lemma == head.lemma]
        parts = (c for token in (head, *earlier) for c in self._parsed.children(token))
        kinds = (speaker_nouns().get(c.lemma.lower()) for c in parts if c.dep in MODIFIERS)
        return any(kind is not None and kind.kind == "body" for kind in kinds)

    def _points(self, head: Token) -> bool:
        return any(c.dep == "det" and c.lemma in words("pointing") for c in self._parsed.children(head))

    def _country_elsewhere(self, head: Token) -> str | None:
        """The side of an owner ("his aide"), of the last phrase with the same noun, or of the document."""
        owner = next((c for c in self._parsed.children(head) if c.dep == "poss"), None)
        if owner is not None:
            return next((s.country for s in self._meant(owner, self._parsed.phrase(owner))), None)
        here = any(c.lemma in words("in this place") for c in self._parsed.children(head))
        if here and self._cast.home.filed:
            return self._cast.home.filed  # "officials here"
        home = None if serves_abroad(head.text) else self._cast.around.side_at(head.start)
        if is_indefinite(self._parsed, head):
            return self._cast.around.opened(head.start) or home
        return self._country_of_same(head) or home

    def place_in(self, span: Span) -> str | None:
        """The country that a phrase names, or that of a city or province in it."""
        places = [m.country for m in self._cast.matches_in(span.start, span.end)]
        acting = [m.country for m in self.within(span.start, span.end)]
        return next((country for country in (*places, *acting) if country), None) or self._city_in(span)

    def _city_in(self, span: Span) -> str | None:
        """The country of a city or province that a phrase names ("Shanghai authorities")."""
        tokens = self._parsed.tokens_in(span.start, span.end)
        if not any(token.pos == "PROPN" for token in tokens):
            return None
        on = self._parsed.document.published_day
        return next((m.country for m in find(span.text, on=on, wide=True) if m.kind == "place"), None)

    def _is_in_state(self, token: Token) -> bool:
        """Whether a word is part of a state's name: the "Union" of "Soviet Union"."""
        mention = self.mention_at(token)
        return mention is not None and mention.basis == "country"

    def _country_of_same(self, head: Token) -> str | None:
        """The side of the last phrase with the same noun that names one ("the official")."""
        for index in range(head.index - 1, -1, -1):
            token = self._parsed.tokens[index]
            if token.lemma != head.lemma or (token.pos == "PROPN" and self._is_in_state(token)):
                continue
            if country := self.place_in(self._parsed.phrase(token)):
                return country
        return None


def find_actors(parsed: Parsed) -> Actors:
    """All actors of a document, resolved with what its title, its dateline and its other parts say."""
    return Actors(parsed, read_cast(parsed))


@cache
def _honorifics() -> dict[str, str]:
    return {row["word"]: row["pronoun"] for row in table("honorifics")}


def _each_once(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    seen: dict[tuple[object, ...], Speaker] = {}
    for speaker in speakers:
        key = (speaker.start, speaker.end, speaker.name, speaker.office, speaker.body, speaker.country)
        seen.setdefault(key, speaker)
    return tuple(seen.values())
