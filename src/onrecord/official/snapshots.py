"""Answers as they were received: what was asked, when, and the hash of every byte."""

from onrecord.model import Frozen
from onrecord.model.base import IsoDate


class Snapshot(Frozen, frozen=True, kw_only=True):
    """One answer of a provider, or one imported file.

    Attributes:
        provider: Its name in the catalogue, or the panel's own.
        digest: ``sha256:`` and the hash of the bytes as received; findings pin it.
        url: What was asked, without any key; the file's name for an import.
        retrieved: UTC, ``YYYY-MM-DDTHH:MM:SSZ``; None for a panel that does not say.
        published: When the provider published it, where it says so.
        media_type: As the server named it.
        size: Bytes.
        file: Name of the stored answer in the snapshot's folder.
        batch: What the answers of one fetch share (``sha256:`` over its requests and day), so that figures from
            several of them may be added and compared; "" for an answer or file of its own.
        citation: How to cite it; None where the panel does not say.
        notes: What a reader must know of the whole answer (crosswalks, what was left out), each a sentence.
    """

    provider: str
    digest: str
    url: str
    retrieved: str | None = None
    published: IsoDate | None = None
    media_type: str = ""
    size: int = 0
    file: str = ""
    batch: str = ""
    citation: str | None = None
    notes: tuple[str, ...] = ()
