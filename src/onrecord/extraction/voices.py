"""The voice of an attribution: its speakers, and the document that may speak in their stead."""

from onrecord.model import Frozen, Speaker, Unknown
from onrecord.model.statements import Medium


class Voice(Frozen, frozen=True, kw_only=True):
    """Who speaks in one attribution.

    Attributes:
        speakers: The speakers; empty where none is named.
        unknown: Why a part of it is not known.
        document: Whether a document speaks in somebody's stead.
        medium: The medium that document is.
    """

    speakers: tuple[Speaker, ...]
    unknown: Unknown = {}
    document: bool = False
    medium: Medium | None = None
