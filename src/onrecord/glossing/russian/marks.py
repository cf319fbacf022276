"""Punctuation marks of Russian sentences as English has them."""

from onrecord.glossing.russian.clauses import Clause
from onrecord.glossing.russian.units import Unit

_DASHES = frozenset("-–—")
_THAT = frozenset({"что", "чтобы", "чем"})
_PREDICATES = frozenset({"noun", "name", "number", "adjective", "unknown", "fixed"})


class Marks:
    """Gives the marks of one sentence."""

    def __init__(self, clause: Clause) -> None:
        """See the class.

        Args:
            clause: The sentence.
        """
        self._clause = clause
        self._quotes = 0

    def gloss(self, place: int, text: str) -> str:
        """A mark, and "is" for a dash between a subject and its predicate."""
        clause = self._clause
        if text == "«":
            return "“"
        if text == "»":
            return "”"
        if text == "„":
            self._quotes += 1
            return "“"
        if text == "“" and self._quotes:
            self._quotes -= 1
            return "”"
        after = clause.units[place + 1] if place + 1 < len(clause.units) else None
        before = clause.units[place - 1] if place else None
        if text == "," and after is not None and clause.core(after).small in _THAT:
            return "" if clause.core(after).kind == "SCONJ" or clause.core(after).small == "чем" else text
        if text in _DASHES:
            return self._dash(place, text, before, after)
        if (
            text == "."
            and before is not None
            and before.gloss in {"million", "billion", "thousand", "dollars"}
        ):
            return "" if after is not None else text
        return text

    def _dash(self, place: int, text: str, before: Unit | None, after: Unit | None) -> str:
        clause = self._clause
        if before is None or after is None:
            return text
        if before.kind == "mark" and before.gloss in {",", "”", ".", "!", "?", '"', "»"}:
            follows_quote = any(
                clause.words[at].text in {"»", '"', "”", "“"}
                for at in range(max(0, before.first - 2), before.last + 1)
            )
            return "" if before.gloss == "," or follows_quote else text
        for unit in clause.units[place + 1 :]:
            subject = next(clause.below(unit, "nsubj"), None)
            if (
                subject is not None and subject < clause.units[place].first and unit.kind in _PREDICATES
            ) and (unit.kind == "number" or clause.core(unit).case in {"", "Nom"}):
                return "are" if clause.words[subject].forms.get("Number") == "Plur" else "is"
        return "-" if before.kind in {"number", "year"} and after.kind in {"number", "year"} else text
