"""What was said: the clause, quotation, object or infinitive that a cue holds."""

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.extraction.clauses import child, coordinated, left_edge, reach, verb_group
from onrecord.extraction.cues import Cue, cue_of, speaker_nouns
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.quotations import Quotation
from onrecord.extraction.stretches import Stretches
from onrecord.extraction.vocabulary import words
from onrecord.model import Span

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_CLAUSES = {"ROOT", "ccomp", "advcl", "relcl", "conj"}
_TIMES = {"DATE", "TIME"}  # "called on Tuesday for …" calls for it
_COLON = re.compile(r"[^.!?]{0,60}:\s*")
_QUOTE_GAP = re.compile(r"(?:[,:]|,?\s*that|,? (?:quote|as follows)[:,]?)?\s*")
_ENDED = re.compile(r"(?<!\.)\.\W?$")  # a full stop before the closing mark: what follows is a new sentence
_MAX_QUOTE_GAP, _MAX_MARKS_GAP = 90, 8


class Contents:
    """Finds the content that belongs to a cue of one document."""

    def __init__(self, parsed: Parsed, stretches: Stretches) -> None:
        self._parsed = parsed
        self._stretches = stretches

    def of_verb(self, verb: Token, cue: Cue, head: Token | None, *, inverted: bool) -> tuple[Span, ...]:
        """What a verb reports; ``inverted`` when its subject stands where an object would."""
        parts: list[tuple[int, int]] = []
        if cue.clause:
            parts = [*self._clauses(verb, cue, head), *self._quotes(verb, head)]
            parts = parts or list(self._clause_behind_noun(verb, cue))
        if not parts and cue.object and (passive := child(self._parsed, verb, "nsubjpass")):
            words = self._parsed.subtree(passive)
            parts = [(words[0].start, words[-1].end)]
        if not parts and not inverted:
            start = self._start_of_phrase(verb, cue)
            parts = [(start, self._right_limit(verb))] if start is not None else []
        if not parts and cue.clause:
            parts = list(self._host(verb, head))
        return self._stretches.spans(parts, verb)

    def around(self, branch: Token) -> tuple[Span, ...]:
        """The clause around a branch that reports it ("According to the ministry, …")."""
        host = self._parsed.head(branch)
        while host.head != host.index and (host.dep not in _CLAUSES or self._shares_subject(host)):
            host = self._parsed.head(host)
        own = self._parsed.subtree(branch)
        return self._stretches.spans(_without(reach(self._parsed, host), own), branch)

    def _shares_subject(self, clause: Token) -> bool:
        """Whether a clause goes on from the one before, with the same subject ("… and rejected …")."""
        return clause.dep == "conj" and child(self._parsed, clause, "nsubj", "nsubjpass", "expl") is None

    def of_noun(self, noun: Token) -> tuple[Span, ...]:
        """The clause that a noun reports ("the minister's claim that …")."""
        for clause in self._parsed.children(noun):
            first = left_edge(self._parsed, clause)
            if clause.dep in {"acl", "ccomp", "relcl"} and first.lemma == "that" and first.dep == "mark":
                last = self._parsed.subtree(clause)[-1]
                return self._stretches.spans([(first.end, last.end)], noun)
        return ()

    def quoted(self, content: Sequence[Span]) -> bool:
        """Whether a part of some content begins with a quotation."""
        return any(
            quotation.start == part.start
            for part in content
            for quotation in self._stretches.quotations(part.start, part.start)
        )

    def _clauses(self, verb: Token, cue: Cue, head: Token | None) -> Iterator[tuple[int, int]]:
        for clause in self._parsed.children(verb):
            if clause.dep != "ccomp" or self._infinitive(clause):
                continue
            if clause.index < verb.index:
                if self._parsed.view[: self._attribution_start(verb, head)].rstrip().endswith(";"):
                    continue  # another statement, which a semicolon closes
                yield self._start_before(verb, clause), self._attribution_start(verb, head)
            else:
                yield self._start_behind(verb, cue, clause), self._right_limit(verb)

    def _clause_behind_noun(self, verb: Token, cue: Cue) -> Iterator[tuple[int, int]]:
        """A "that" clause that a parser hangs on the noun before it ("told a meeting that she …")."""
        for clause in reach(self._parsed, verb):
            if clause.dep not in {"relcl", "acl"} or clause.index < verb.index:
                continue
            if cue.object and not self._is_of_manner(verb, clause):
                continue  # "announced a plan that ministers like" is a relative clause
            first = left_edge(self._parsed, clause)
            own = child(self._parsed, clause, "nsubj", "nsubjpass")
            if first.lemma == "that" and own is not None and own.index > first.index:
                yield first.end, self._right_limit(verb)
                return

    def _is_of_manner(self, verb: Token, clause: Token) -> bool:
        """Whether a clause hangs on how something is said ("noted with satisfaction that …")."""
        held = self._parsed.head(self._parsed.head(clause))
        return held.lemma == "with" and self._parsed.head(held) is verb

    def _start_before(self, verb: Token, clause: Token) -> int:
        """Where a clause before its cue begins: with the sentence, where the cue closes that."""
        behind = [t for t in self._parsed.subtree(verb) if t.index > verb.index and t.pos != "PUNCT"]
        if verb.dep == "ROOT" or (verb.dep == "conj" and not behind):
            return self._parsed.sentences[verb.sentence].start
        return left_edge(self._parsed, clause).start

    def _start_behind(self, verb: Token, cue: Cue, clause: Token) -> int:
        """Where a clause behind its cue begins: without "that", with the object that it goes on from."""
        held = child(self._parsed, verb, "dobj")
        if held is not None and cue.object and not cue.addressee and verb.index < held.index < clause.index:
            return left_edge(self._parsed, held).start
        words = [t for t in self._parsed.subtree(clause) if t.index > verb.index]
        if words[0].text.lower() == "that" and len(words) > 1 and words[0].dep != "nsubj":
            words = words[1:]
        return words[0].start

    def _attribution_start(self, verb: Token, head: Token | None) -> int:
        """Where the words that report begin: with the subject or with the verb."""
        first, _ = verb_group(self._parsed, verb)
        edges = [first.start]
        if head is not None and head.index < verb.index and head.sentence == verb.sentence:
            edges.append(left_edge(self._parsed, head).start)
        return min(edges)

    def _right_limit(self, verb: Token) -> int:
        """Where the content after a cue ends: before what is coordinated with the cue or reports anew."""
        cut = [*coordinated(self._parsed, verb), *self._new_cues(verb)]
        last = min(
            (left_edge(self._parsed, branch).index for branch in cut), default=len(self._parsed.tokens)
        )
        return max(t.end for t in self._parsed.subtree(verb) if verb.index <= t.index < last)

    def _new_cues(self, verb: Token) -> Iterator[Token]:
        for part in self._parsed.children(verb):
            participle = part.dep == "advcl" and part.tag == "VBG" and cue_of(self._parsed, part)
            if part.index > verb.index and (participle or part.lemma == "accord"):
                yield part

    def _quotes(self, verb: Token, head: Token | None) -> Iterator[tuple[int, int]]:
        """Quotations that stand directly before or behind the words that report."""
        view, start = self._parsed.view, self._attribution_start(verb, head)
        near = head is not None and head.sentence == verb.sentence
        stop = max(verb.end, head.end) if head and near else verb.end
        for quotation in self._stretches.quotations(start - _MAX_MARKS_GAP, stop + _MAX_QUOTE_GAP):
            leads = quotation.end <= start and not view[quotation.end : start].strip(" ,")
            before = leads and not _ENDED.search(view[quotation.start : quotation.end])
            behind = quotation.start >= stop and self._leads_to(verb, stop, quotation)
            if (before or behind) and not quotation.covers(verb.start):
                yield quotation.start, quotation.end

    def _leads_to(self, verb: Token, stop: int, quotation: Quotation) -> bool:
        gap = self._parsed.view[stop : quotation.start]
        if _QUOTE_GAP.fullmatch(gap) or (_COLON.fullmatch(gap) and not self._has_cue(stop, quotation.start)):
            return True
        same = self._parsed.sentence_at(quotation.start) is self._parsed.sentences[verb.sentence]
        return same and gap.rstrip().endswith((",", ":")) and not self._has_verb(stop, quotation.start)

    def _has_cue(self, start: int, end: int) -> bool:
        return any(t.tag == "VBG" and cue_of(self._parsed, t) for t in self._parsed.tokens_in(start, end))

    def _has_verb(self, start: int, end: int) -> bool:
        return any(t.pos in {"VERB", "AUX"} for t in self._parsed.tokens_in(start, end))

    def _host(self, verb: Token, head: Token | None) -> Iterator[tuple[int, int]]:
        """The clause around "he said" or "as he said" where the cue holds no clause of its own."""
        sentence = self._parsed.sentences[verb.sentence]
        start = self._attribution_start(verb, head)
        own = reach(self._parsed, verb)
        stop = max([t.end for t in own if t.index >= verb.index] + [head.end if head else 0])
        before, after = self._parsed.view[sentence.start : start], self._parsed.view[stop : sentence.end]
        if self._says_as(verb):
            yield from _without(reach(self._parsed, self._parsed.head(verb)), own)
        elif head is not None and before.rstrip().endswith(",") and self._has_finite(sentence.start, start):
            if not after.strip(' .”"') or after.lstrip().startswith(","):
                yield sentence.start, start
            if after.lstrip().startswith(",") and self._has_finite(stop, sentence.end):
                yield stop, sentence.end

    def _says_as(self, verb: Token) -> bool:
        return verb.dep == "advcl" and any(
            c.lemma == "as" and c.index < verb.index for c in self._parsed.children(verb)
        )

    def _has_finite(self, start: int, end: int) -> bool:
        return any(t.tag in _FINITE for t in self._parsed.tokens_in(start, end))

    def _start_of_phrase(self, verb: Token, cue: Cue) -> int | None:
        """Where an object, an infinitive or a preposition's object begins that is the content."""
        companion = next((c for c in self._parsed.children(verb) if c.lemma == cue.companion), verb)
        for part in (*self._parsed.children(verb), *self._parsed.children(companion)):
            if part.index < verb.index:
                continue
            holds = (
                cue.object
                or (cue.naming and child(self._parsed, verb, "oprd") is not None)
                or (cue.figure and self._is_sum(child(self._parsed, companion, "pobj")))
            )
            said = part.lemma != cue.companion and part.lemma not in words("courteous")
            if part.dep == "dobj" and holds and said and not cue.addressee:
                return left_edge(self._parsed, part).start
            told_to = {"xcomp", "ccomp", *(("advcl",) if cue.addressee else ())}
            if part.dep in told_to and self._infinitive(part) and (cue.infinitive or cue.object):
                return self._after_to(part)
            if part.dep == "prep" and part.lemma in cue.prepositions and not self._object_holds(verb, cue):
                held = child(self._parsed, part, "pobj", "pcomp")
                if held is not None and (held.entity in _TIMES or self._is_visited(verb, part, held)):
                    continue
                return left_edge(self._parsed, held).start if held else None
        return None

    def _is_visited(self, verb: Token, preposition: Token, held: Token) -> bool:
        """Whether somebody is called on at home: nothing follows that he is asked to do."""
        asked = any(t.tag == "TO" and t.index > preposition.index for t in self._parsed.subtree(verb))
        noun = speaker_nouns().get(held.lemma.lower())
        whom = held.entity == "PERSON" or (noun is not None and noun.kind == "office")
        return verb.lemma == "call" and preposition.lemma in words("asked of") and whom and not asked

    def _is_sum(self, held: Token | None) -> bool:
        """Whether what a preposition holds is a sum or a quantity ("put trade at 5 bn")."""
        return held is not None and any(t.tag in {"CD", "$"} for t in self._parsed.subtree(held))

    def _object_holds(self, verb: Token, cue: Cue) -> bool:
        return cue.object and not cue.companion and child(self._parsed, verb, "dobj") is not None

    def _infinitive(self, clause: Token) -> bool:
        return any(c.tag == "TO" for c in self._parsed.children(clause))

    def _after_to(self, clause: Token) -> int:
        words = self._parsed.subtree(clause)
        return words[1].start if words[0].tag == "TO" and len(words) > 1 else words[0].start


def _without(whole: Sequence[Token], cut: Iterable[Token]) -> Iterator[tuple[int, int]]:
    """The stretches of ``whole`` that ``cut`` leaves."""
    indexes = {t.index for t in cut}
    before = [t for t in whole if t.index < min(indexes)]
    after = [t for t in whole if t.index > max(indexes)]
    yield from ((part[0].start, part[-1].end) for part in (before, after) if part)
