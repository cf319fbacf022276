"""The words of a Spanish text, and what each may be."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.glossing.spanish.conjugation import Form

_TOKEN = re.compile(
    r"""(?P<states>E{1,2}\.?\s?U{1,2}\.(?!\w)|EE\s?UU\b)
    |(?P<ending>(?<=\d)(?:er|ro|do|to|ma|mo|a|o)\b\.?|[ºª°])
    |(?P<word>[^\W\d_](?:\.[^\W\d_]){1,4}\.?(?![^\W\d_])|[^\W\d_][\w]*(?:[-’'][\w]+)*)
    |(?P<number>\d+(?:[.,:]\d+)*)
    |(?P<space>\s+)
    |(?P<mark>.)""",
    re.VERBOSE,
)
_CONTRACTIONS = {"del": "de", "al": "a"}

PLACES = {"country", "region", "city", "org"}
BEFORE_NOUNS = {"det", "dem", "pos", "quant", "num", "ord", "prep"}
BUILDINGS = {"palacio", "edificio", "hotel", "museo", "teatro", "estadio", "aeropuerto", "salón"}
CLITICS = {"se", "me", "te", "nos", "os", "lo", "la", "le", "los", "las", "les"}


class Token(NamedTuple):
    """A word, number or mark; the article in "del" and "al" is a token of no length of its own."""

    start: int
    end: int
    text: str
    lower: str
    kind: str


class Option(NamedTuple):
    """One thing that a word may be.

    Attributes:
        kind: noun, adj, verb, or a kind of the table of words or names.
        gloss: English, of verbs the lemma.
        is_plural: Of nouns and adjectives.
        is_feminine: Of nouns and adjectives.
        role: A noun's or name's kind in its table.
        form: What a verb's form tells.
    """

    kind: str
    gloss: str
    is_plural: bool = False
    is_feminine: bool = False
    role: str = ""
    form: Form | None = None


class Unit:
    """A word or phrase on its way to a gloss.

    Attributes:
        start: First character.
        end: Exclusive.
        text: As written.
        lower: In lower case.
        kind: What it is taken for.
        gloss: English so far, of verbs the lemma until it is put into its form.
        is_plural: As in Option.
        is_feminine: As in Option.
        role: As in Option.
        form: As in Option.
        options: What it may be.
        before: Unsaid words in front of it.
        after: Unsaid words behind it.
        tags: What else the rules have found out about it.
        swallowed: Units behind it that English leaves out.
        past: A participle's simple past, for a perfect that has a date.
    """

    __slots__ = (
        "after", "before", "end", "form", "gloss", "is_feminine", "is_plural", "kind", "lower", "options",
        "past", "role", "start", "swallowed", "tags", "text",
    )  # fmt: skip

    def __init__(self, token: Token, kind: str = "", gloss: str | None = None) -> None:
        """Begin with a token and what is known of it."""
        self.start, self.end = token.start, token.end
        self.text, self.lower = token.text, token.lower
        self.kind = kind
        self.gloss = token.text if gloss is None else gloss
        self.is_plural = self.is_feminine = False
        self.role = self.before = self.after = self.past = ""
        self.form: Form | None = None
        self.options: tuple[Option, ...] = ()
        self.tags: set[str] = set()
        self.swallowed: list[Unit] = []

    def take(self, option: Option) -> None:
        """Settle on one of the options."""
        self.kind, self.gloss, self.role = option.kind, option.gloss, option.role
        self.is_plural, self.is_feminine, self.form = option.is_plural, option.is_feminine, option.form

    def swallow(self, units: Iterable["Unit"]) -> None:
        """Leave units behind this one out of the gloss."""
        for unit in units:
            self.swallowed += [unit, *unit.swallowed]

    def option(self, *kinds: str) -> Option | None:
        """The first option of one of some kinds."""
        return next((option for option in self.options if option.kind in kinds), None)

    @property
    def is_finite(self) -> bool:
        """Whether it is a verb in a form with a person."""
        return self.kind == "verb" and self.form is not None and self.form.person > 0

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()

    def __repr__(self) -> str:
        return f"<{self.text}|{self.kind}|{self.gloss}>"


def tokens(text: str) -> Iterator[Token]:
    """The words, numbers and marks of a text in order."""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "mark"
        if kind == "space":
            continue
        start, end = found.span()
        lower = found[0].lower()
        if kind == "states":
            lower, kind = "eeuu", "word"
        first = _CONTRACTIONS.get(lower) if kind == "word" else None
        if first:
            yield Token(start, end, found[0], first, "word")
            yield Token(end, end, "", "el", "word")
        else:
            yield Token(start, end, found[0], lower, kind)
