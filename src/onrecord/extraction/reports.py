"""Where a text reports what somebody said: the cue, the word for the speaker, and the content.

Only syntax and quotation marks are read here; who the speaker is comes later.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extraction.clauses import (
    child,
    coordinated,
    left_edge,
    reach,
    subject,
    verb_group,
)
from onrecord.extraction.cues import Cue, cue_nouns, cue_of, speaker_nouns
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.quotations import Quotation
from onrecord.model import Span
from onrecord.model.statements import Medium

_TRIM_LEFT, _TRIM_RIGHT = " ,;:.-–—", " ,;:-–—."
_COMPLEMENTISERS = {"that"}
_NO_SPEAKER = {"it", "this", "that", "there", "what", "which", "these", "those"}
_PERSONAL = {"he", "she", "they", "i", "we", "you", "who", "both"}
_AGENTIVE_ENTITIES = {"PERSON", "ORG", "GPE", "NORP"}
_COLON = re.compile(r"[^.!?]{0,60}:\s*")
_QUOTE_GAP = re.compile(r"(?:[,:]|,?\s*that|,? (?:quote|as follows)[:,]?)?\s*")
_MAX_QUOTE_GAP = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of something said.

    Attributes:
        cue: The words that report it, or None for a quotation without any.
        verb: The cue's verb or noun.
        source: Head word of the phrase that names the speaker, or None.
        elided: Whether that phrase stands with another cue.
        content: What was said, in text order, without the cue.
        medium: The medium the cue itself implies.
    """

    cue: Span | None
    verb: Token | None
    source: Token | None
    elided: bool
    content: tuple[Span, ...]
    medium: Medium | None = None


def find_reports(parsed: Parsed, quotations: Sequence[Quotation], body: int) -> tuple[Report, ...]:
    """All reports in text order; ``body`` is where the text begins behind a dateline."""
    reader = _Reader(parsed, quotations, body)
    found = [report for token in parsed.tokens for report in reader.reports_at(token)]
    return tuple(sorted(found, key=lambda r: (r.content[0].start, r.cue.start if r.cue else 0)))


class _Reader:
    def __init__(self, parsed: Parsed, quotations: Sequence[Quotation], body: int) -> None:
        self.parsed = parsed
        self.outer = [q for q in quotations if q.depth == 0]
        self.body = body

    def reports_at(self, token: Token) -> Iterator[Report]:
        """The report a token is the cue of, if it is one."""
        if token.lemma == "accord" and token.text.lower() == "according":
            yield from self._according(token)
        elif token.pos == "NOUN" and token.lemma in cue_nouns():
            yield from self._noun(token)
        elif (cue := cue_of(self.parsed, token)) is not None:
            yield from self._verb(token, cue)

    # verbs

    def _verb(self, verb: Token, cue: Cue) -> Iterator[Report]:
        found = subject(self.parsed, verb)
        inverted = self._inverted(verb, cue) if found is None or found.elided else None
        source = inverted or (found.token if found else None)
        content = self._content(verb, cue, source, inverted=inverted is not None)
        impersonal = found is not None and found.relative and not inverted
        if content and self._may_speak(source, verb, cue, content, impersonal=impersonal):
            yield Report(
                cue=self._cue_span(verb),
                verb=verb,
                source=source,
                elided=bool(found and found.elided and not inverted),
                content=content,
                medium=cue.medium,
            )

    def _content(self, verb: Token, cue: Cue, source: Token | None, *, inverted: bool) -> tuple[Span, ...]:
        parts: list[tuple[int, int]] = []
        if cue.clause:
            parts = [*self._clauses(verb, source), *self._quotes(verb, source)]
        if not parts and not inverted:
            start = self._start_of_phrase(verb, cue)
            parts = [(start, self._right_limit(verb))] if start is not None else []
        if not parts and cue.clause:
            parts = list(self._host(verb, source))
        return self._spans(parts, verb)

    def _clauses(self, verb: Token, source: Token | None) -> Iterator[tuple[int, int]]:
        for clause in self.parsed.children(verb):
            if clause.dep != "ccomp" or self._infinitive(clause):
                continue
            if clause.index < verb.index:
                yield self._start_before(verb, clause), self._report_start(verb, source)
            else:
                yield self._after_complementiser(clause, verb), self._right_limit(verb)

    def _start_before(self, verb: Token, clause: Token) -> int:
        """Where a clause before its cue begins: with the sentence, if the cue is the sentence's main verb."""
        if verb.dep == "ROOT":
            return self.parsed.sentences[verb.sentence].start
        return left_edge(self.parsed, clause).start

    def _after_complementiser(self, clause: Token, verb: Token) -> int:
        words = [t for t in self.parsed.subtree(clause) if t.index > verb.index]
        if words[0].text.lower() in _COMPLEMENTISERS and len(words) > 1 and words[0].dep != "nsubj":
            words = words[1:]
        return words[0].start

    def _report_start(self, verb: Token, source: Token | None) -> int:
        """Where the words that report begin: with the subject or with the verb."""
        first, _ = verb_group(self.parsed, verb)
        edges = [first.start]
        if source is not None and source.index < verb.index and source.sentence == verb.sentence:
            edges.append(left_edge(self.parsed, source).start)
        return min(edges)

    def _right_limit(self, verb: Token) -> int:
        """Where the content after a cue ends: before what is coordinated with the cue or reports anew."""
        cut = [*coordinated(self.parsed, verb), *self._new_reports(verb)]
        return max(t.end for t in reach(self.parsed, verb, without=cut) if t.index >= verb.index)

    def _new_reports(self, verb: Token) -> Iterator[Token]:
        for part in self.parsed.children(verb):
            if part.index < verb.index:
                continue
            if (
                part.dep == "advcl" and part.tag == "VBG" and cue_of(self.parsed, part)
            ) or part.lemma == "accord":
                yield part

    def _quotes(self, verb: Token, source: Token | None) -> Iterator[tuple[int, int]]:
        """Quotations that stand directly before or behind the words that report."""
        view, start = self.parsed.view, self._report_start(verb, source)
        stop = (
            max(verb.end, source.end if source else 0)
            if source and source.sentence == verb.sentence
            else verb.end
        )
        for quotation in self.outer:
            before = quotation.end <= start and not view[quotation.end : start].strip(" ,")
            behind = quotation.start >= stop and self._leads_to(verb, stop, quotation)
            if (before or behind) and not quotation.covers(verb.start):
                yield quotation.start, quotation.end

    def _leads_to(self, verb: Token, stop: int, quotation: Quotation) -> bool:
        gap = self.parsed.view[stop : quotation.start]
        if len(gap) > _MAX_QUOTE_GAP:
            return False
        if _QUOTE_GAP.fullmatch(gap) or _COLON.fullmatch(gap):
            return True
        same = self.parsed.sentence_at(quotation.start) is self.parsed.sentences[verb.sentence]
        return same and gap.rstrip().endswith((",", ":")) and not self._has_verb(stop, quotation.start)

    def _has_verb(self, start: int, end: int) -> bool:
        return any(t.pos in {"VERB", "AUX"} for t in self.parsed.tokens_in(start, end))

    def _host(self, verb: Token, source: Token | None) -> Iterator[tuple[int, int]]:
        """The clause around "he said" or "as he said" where the cue holds no clause of its own."""
        sentence = self.parsed.sentences[verb.sentence]
        start = self._report_start(verb, source)
        own = reach(self.parsed, verb)
        stop = max([t.end for t in own if t.index >= verb.index] + [source.end if source else 0])
        before, after = self.parsed.view[sentence.start : start], self.parsed.view[stop : sentence.end]
        if self._says_as(verb):
            host = self.parsed.head(verb)
            yield from self._without(reach(self.parsed, host), own)
        elif source is not None and before.rstrip().endswith(",") and self._has_finite(sentence.start, start):
            if not after.strip(' .”"') or after.lstrip().startswith(","):
                yield sentence.start, start
            if after.lstrip().startswith(",") and self._has_finite(stop, sentence.end):
                yield stop, sentence.end

    def _says_as(self, verb: Token) -> bool:
        return verb.dep == "advcl" and any(
            c.lemma == "as" and c.index < verb.index for c in self.parsed.children(verb)
        )

    def _has_finite(self, start: int, end: int) -> bool:
        return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in self.parsed.tokens_in(start, end))

    def _without(self, whole: Sequence[Token], cut: Iterable[Token]) -> Iterator[tuple[int, int]]:
        """The stretches of ``whole`` that ``cut`` leaves."""
        indexes = {t.index for t in cut}
        first, last = min(indexes), max(indexes)
        before = [t for t in whole if t.index < first]
        after = [t for t in whole if t.index > last]
        yield from ((part[0].start, part[-1].end) for part in (before, after) if part)

    def _start_of_phrase(self, verb: Token, cue: Cue) -> int | None:
        """Where an object, an infinitive or a preposition's object begins that is the content."""
        companion = next((c for c in self.parsed.children(verb) if c.lemma == cue.companion), verb)
        for part in (*self.parsed.children(verb), *self.parsed.children(companion)):
            if part.index < verb.index:
                continue
            if part.dep == "dobj" and cue.object and not cue.addressee and part.lemma != cue.companion:
                return left_edge(self.parsed, part).start
            if part.dep in {"xcomp", "ccomp"} and self._infinitive(part) and (cue.infinitive or cue.object):
                return self._after_to(part)
            if part.dep == "prep" and part.lemma in cue.prepositions and not self._object_holds(verb, cue):
                held = child(self.parsed, part, "pobj", "pcomp")
                return left_edge(self.parsed, held).start if held else None
        return None

    def _object_holds(self, verb: Token, cue: Cue) -> bool:
        return cue.object and not cue.companion and child(self.parsed, verb, "dobj") is not None

    def _infinitive(self, clause: Token) -> bool:
        return any(c.tag == "TO" for c in self.parsed.children(clause))

    def _after_to(self, clause: Token) -> int:
        words = self.parsed.subtree(clause)
        return words[1].start if words[0].tag == "TO" and len(words) > 1 else words[0].start

    def _inverted(self, verb: Token, cue: Cue) -> Token | None:
        """The subject behind its verb ("…," highlights the Ministry), which a parser takes for an object."""
        held = child(self.parsed, verb, "dobj", "attr")
        before = self.parsed.tokens[verb.index - 1] if verb.index else None
        behind = before is not None and before.text in {",", "”", '"', "’", "»"}
        finite = verb.tag in {"VBD", "VBZ", "VBP"}
        if held is None or not cue.clause or not behind or not finite or held.index < verb.index:
            return None
        named = held.entity in {"PERSON", "ORG"} or self._kind(held) in {
            "office",
            "body",
            "person",
            "anonymous",
        }
        listed = any(c.dep == "cc" for c in self.parsed.children(verb))
        return held if named and not listed else None

    def _may_speak(
        self, source: Token | None, verb: Token, cue: Cue, content: Sequence[Span], *, impersonal: bool
    ) -> bool:
        """Whether the subject can say anything, by what kind of word it is and how the content is held."""
        quoted = any(q.start == part.start for q in self.outer for part in content)
        if source is None:
            return quoted
        if source.lemma in _NO_SPEAKER:
            return False
        if verb.dep == "pcomp" and not cue.clause:
            return False
        clause = cue.clause and child(self.parsed, verb, "ccomp") is not None
        return clause or quoted or (self._agentive(source) and not impersonal)

    def _agentive(self, source: Token) -> bool:
        return (
            source.pos == "PROPN"
            or source.lemma in _PERSONAL
            or source.entity in _AGENTIVE_ENTITIES
            or self._kind(source) is not None
        )

    def _kind(self, token: Token) -> str | None:
        noun = speaker_nouns().get(token.lemma)
        return noun.kind if noun and token.pos in {"NOUN", "PROPN"} else None

    def _cue_span(self, verb: Token) -> Span:
        first, last = verb_group(self.parsed, verb)
        return self.parsed.span(first.start, last.end)

    # other cues

    def _according(self, token: Token) -> Iterator[Report]:
        to = child(self.parsed, token, "prep") or token
        source = child(self.parsed, to, "pobj")
        if source is None:
            return
        own = self.parsed.subtree(token)
        host = self._clause_head(token)
        content = self._spans(self._without(reach(self.parsed, host), own), token)
        if content:
            cue = self.parsed.span(token.start, to.end)
            yield Report(cue=cue, verb=token, source=source, elided=False, content=content)

    def _clause_head(self, token: Token) -> Token:
        head = self.parsed.head(token)
        while head.dep not in {"ROOT", "ccomp", "advcl", "relcl", "conj"}:
            head = self.parsed.head(head)
        return head

    def _noun(self, noun: Token) -> Iterator[Report]:
        clause = next(
            (
                c
                for c in self.parsed.children(noun)
                if c.dep in {"acl", "ccomp", "relcl"} and left_edge(self.parsed, c).lemma == "that"
            ),
            None,
        )
        source = child(self.parsed, noun, "poss")
        if clause is None or source is None or left_edge(self.parsed, clause).dep != "mark":
            return
        words = self.parsed.subtree(clause)
        content = self._spans([(words[0].end, words[-1].end)], noun)
        if content:
            cue = self.parsed.span(noun.start, noun.end)
            yield Report(cue=cue, verb=noun, source=source, elided=False, content=content)

    # spans

    def _spans(self, parts: Iterable[tuple[int, int]], cue: Token) -> tuple[Span, ...]:
        """Trimmed spans in text order, each widened to the quotations it touches, none twice."""
        widened = [piece for part in parts for piece in self._widened(part, cue)]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(widened):
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        trimmed = (self._trimmed(start, end) for start, end in joined)
        return tuple(self.parsed.span(start, end) for start, end in trimmed if end > start)

    def _widened(self, part: tuple[int, int], cue: Token) -> Iterator[tuple[int, int]]:
        start, end = part
        start = max(start, self.body) if end > self.body else start
        for quotation in self.outer:
            if quotation.start < end and start < quotation.end and not quotation.covers(cue.start):
                if len(quotation.parts) > 1:
                    yield from ((p.start, p.end) for p in quotation.parts)
                start, end = self._around(start, end, quotation, cue)
        yield start, end

    def _around(self, start: int, end: int, quotation: Quotation, cue: Token) -> tuple[int, int]:
        """Take in a quotation's ends, unless the cue stands in between."""
        first, last = quotation.parts[0], quotation.parts[-1]
        if not first.start <= cue.start < start:
            start = min(start, first.start) if first.end > start or first is last else start
        if not end <= cue.start < last.end and first is last:
            end = max(end, last.end)
        return start, end

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        view = self.parsed.view
        while start < end and view[start] in _TRIM_LEFT:
            start += 1
        while start < end and view[end - 1] in _TRIM_RIGHT and not self._abbreviation(end):
            end -= 1
        return start, end

    def _abbreviation(self, end: int) -> bool:
        token = self.parsed.token_at(end - 1)
        return token is not None and len(token.text) > 1 and token.text.endswith(".")


def with_content(report: Report, extra: Iterable[Span]) -> Report:
    """The report with more content behind it."""
    return replace(report, content=(*report.content, *extra))
