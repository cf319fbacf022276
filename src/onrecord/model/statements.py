"""Who said what."""

from typing import Literal

from onrecord.model.base import CountryCode, Frozen, Span, Unknown

StatementKind = Literal["direct", "indirect", "mixed"]
SpeakerBasis = Literal[
    "name", "office", "body", "metonym", "country", "demonym", "pronoun", "elided", "label"
]
Medium = Literal["release", "post", "call", "press-conference", "speech", "interview", "letter", "report"]


class Speaker(Frozen, frozen=True, kw_only=True):
    """The person, office or body that is quoted.

    Attributes:
        text: The words that name the speaker, at ``start``..``end``; for an elided speaker those the clause
            leaves out, where they stand.
        name: Full name of a person, if known.
        office: Office held at the time (``president``), in lower case.
        body: Office or body in full (``Ministry of Foreign Affairs of Venezuela``).
        country: ISO 3166 alpha-3 code of the side the speaker speaks for.
        basis: From what the speaker was resolved.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    office: str | None = None
    body: str | None = None
    country: CountryCode | None = None
    basis: SpeakerBasis


class Statement(Frozen, frozen=True, kw_only=True):
    """What was said, with its exact words and place. ``within`` names the statement that reports this one."""

    id: str
    kind: StatementKind
    speakers: tuple[Speaker, ...] = ()
    cue: Span | None = None
    content: tuple[Span, ...]
    medium: Medium | None = None
    within: str | None = None
    unknown: Unknown = {}

    @property
    def sides(self) -> tuple[str, ...]:
        """The countries the speakers speak for, in order, each once."""
        return tuple(dict.fromkeys(s.country for s in self.speakers if s.country))

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch of text lies inside the content."""
        return any(part.start <= start and end <= part.end for part in self.content)
