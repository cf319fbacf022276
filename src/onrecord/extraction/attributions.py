"""Where a text reports what somebody said: the cue, the word for the speaker, and the content.

Only syntax and quotation marks are read here; who the speaker is comes later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extraction.clauses import child, subject, verb_group
from onrecord.extraction.contents import Contents
from onrecord.extraction.cues import Cue, controls, cue_nouns, cue_of, speaker_nouns
from onrecord.extraction.groups import groups
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.quotations import Quotation
from onrecord.extraction.stretches import Stretches
from onrecord.extraction.vocabulary import words
from onrecord.model import Span
from onrecord.model.statements import Medium

_AGENTIVE_ENTITIES = {"PERSON", "ORG", "GPE", "NORP"}
_CONTROL_REACH = 2  # "declined to say", "went on to say"
_INVERTED_KINDS = {"office", "body", "person", "anonymous"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Something said, as the text attributes it to somebody.

    Attributes:
        cue: The words that report it, or None for a quotation without any.
        verb: The cue's verb or noun.
        speaker_head: Head word of the phrase that names the speaker, or None.
        elided: Whether that phrase stands with another cue.
        content: What was said, in text order, without the cue.
        medium: The medium the cue itself implies.
        label: The words before a colon that name the speaker, where no verb does.
    """

    cue: Span | None
    verb: Token | None
    speaker_head: Token | None
    elided: bool
    content: tuple[Span, ...]
    medium: Medium | None = None
    label: Span | None = None


def find_attributions(parsed: Parsed, quotations: Sequence[Quotation], body: int) -> tuple[Attribution, ...]:
    """All attributions in text order; ``body`` is where the text begins behind a dateline."""
    reader = _Reader(parsed, Contents(parsed, Stretches(parsed, quotations, body)))
    found = [attribution for token in parsed.tokens for attribution in reader.attributions_at(token)]
    return tuple(sorted(found, key=lambda r: (r.content[0].start, r.cue.start if r.cue else 0)))


class _Reader:
    def __init__(self, parsed: Parsed, contents: Contents) -> None:
        self._parsed = parsed
        self._contents = contents

    def attributions_at(self, token: Token) -> Iterator[Attribution]:
        """The attribution a token is the cue of, if it is one."""
        if token.lemma == "accord" and token.text.lower() == "according":
            yield from self._according(token)
        elif token.pos == "NOUN" and token.lemma in cue_nouns():
            yield from self._noun(token)
        elif (cue := cue_of(self._parsed, token)) is not None:
            yield from self._verb(token, cue)

    def _verb(self, verb: Token, cue: Cue) -> Iterator[Attribution]:
        found = subject(self._parsed, verb)
        inverted = self._inverted(verb, cue) if found is None or found.elided else None
        head = inverted or (found.token if found else None)
        elided = found is not None and found.elided and inverted is None
        content = self._contents.of_verb(verb, cue, None if elided else head, inverted=inverted is not None)
        impersonal = found is not None and found.relative and not inverted
        if content and self._may_speak(head, verb, cue, content, impersonal=impersonal):
            yield Attribution(
                cue=self._cue_span(verb),
                verb=verb,
                speaker_head=head,
                elided=elided,
                content=content,
                medium=cue.medium,
            )

    def _inverted(self, verb: Token, cue: Cue) -> Token | None:
        """The subject behind its verb ("…," highlights the Ministry), which a parser takes for an object."""
        held = child(self._parsed, verb, "dobj", "attr")
        before = self._parsed.tokens[verb.index - 1] if verb.index else None
        behind = before is not None and before.text in {",", "”", '"', "’", "»"}
        finite = verb.tag in {"VBD", "VBZ", "VBP"}
        if held is None or not cue.clause or not behind or not finite or held.index < verb.index:
            return None
        named = held.entity in {"PERSON", "ORG"} or self._kind(held) in _INVERTED_KINDS
        listed = any(c.dep == "cc" for c in self._parsed.children(verb))
        return held if named and not listed else None

    def _may_speak(
        self, head: Token | None, verb: Token, cue: Cue, content: Sequence[Span], *, impersonal: bool
    ) -> bool:
        """Whether the subject can say anything, by what kind of word it is and how the content is held."""
        quoted = self._contents.quoted(content)
        if head is None:
            asked = verb.tag == "VBN" and verb.dep in {"acl", "advcl"}
            return not asked and (quoted or self._agreed_upon(verb, cue))
        if verb.lemma in words("silent when denied") and not quoted and child(self._parsed, verb, "neg"):
            return False
        if head.lemma in words("never speaks") or (head.lemma == "it" and verb.dep == "acl"):
            return False
        clause = cue.clause and child(self._parsed, verb, "ccomp") is not None
        if not clause and not quoted and not self._told_as_fact(verb, cue):
            return False
        return clause or quoted or (self._agentive(head) and not impersonal)

    def _agreed_upon(self, verb: Token, cue: Cue) -> bool:
        """Whether minutes tell what was said without a speaker: "it was noted that …"."""
        about = child(self._parsed, verb, "nsubjpass")
        clause = child(self._parsed, verb, "ccomp")
        past = child(self._parsed, verb, "auxpass")
        it = about is not None and about.lemma == "it" and past is not None and past.text.lower() == "was"
        return it and cue.clause and clause is not None

    def _told_as_fact(self, verb: Token, cue: Cue) -> bool:
        """Whether an act of speech is told as done: not "help them defend …", "by supporting …"."""
        if verb.dep == "pcomp":
            return cue.clause
        if verb.dep == "xcomp":
            return self._parsed.head(verb).lemma in controls()
        return verb.tag != "VB" or any(c.dep == "aux" for c in self._parsed.children(verb))

    def _agentive(self, head: Token) -> bool:
        return (
            head.pos == "PROPN"
            or head.text.lower() in groups()
            or head.lemma in words("may speak")
            or head.entity in _AGENTIVE_ENTITIES
            or self._kind(head) is not None
        )

    def _kind(self, token: Token) -> str | None:
        noun = speaker_nouns().get(token.lemma)
        return noun.kind if noun and token.pos in {"NOUN", "PROPN"} else None

    def _cue_span(self, verb: Token) -> Span:
        first, last = verb_group(self._parsed, verb)
        head = self._parsed.head(verb)
        if verb.dep == "xcomp" and first.index - _CONTROL_REACH <= head.index < first.index:
            first = head
        return self._parsed.span(first.start, last.end)

    def _according(self, token: Token) -> Iterator[Attribution]:
        to = child(self._parsed, token, "prep") or token
        head = child(self._parsed, to, "pobj")
        content = self._contents.around(token) if head else ()
        if content:
            cue = self._parsed.span(token.start, to.end)
            yield Attribution(cue=cue, verb=token, speaker_head=head, elided=False, content=content)

    def _noun(self, noun: Token) -> Iterator[Attribution]:
        head = child(self._parsed, noun, "poss")
        content = self._contents.of_noun(noun) if head else ()
        if content:
            cue = self._parsed.span(noun.start, noun.end)
            yield Attribution(cue=cue, verb=noun, speaker_head=head, elided=False, content=content)
