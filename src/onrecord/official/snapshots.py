"""Answers as they were received: what was asked, when, and the hash of every byte."""

from typing import Literal

from onrecord.model import Frozen
from onrecord.model.base import IsoDate
from onrecord.model.trade import Vintage
from onrecord.official.mapping import Crossing


class Snapshot(Frozen, frozen=True, kw_only=True):
    """One answer of a provider, or one imported file.

    Attributes:
        provider: Its name in the catalogue, or the panel's own.
        digest: ``sha256:`` and the hash of the bytes as received; findings pin it.
        url: What was asked, without any key; the file's name for an import.
        retrieved: UTC, ``YYYY-MM-DDTHH:MM:SSZ``; a day alone, or None, for a panel that does not say more.
        published: When the provider published it, where it says so.
        media_type: As the server named it.
        size: Bytes.
        file: Name of the stored answer in the snapshot's folder.
        batch: What a provider's answers of a day share (``sha256:`` over its name and the day), so that
            figures from several of them may be added and compared; "" for an answer or file of its own.
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


class Held(Frozen, frozen=True, kw_only=True):
    """A snapshot that the store holds, with what its rows cover.

    Attributes:
        snapshot: The answer or file.
        rows: How many reported values it holds.
        reporters: How many reporters.
        first: Earliest period; "" without rows.
        last: Latest period; "" without rows.
        frequency: "A", "M", "A+M" for both, "" without rows.
        products: How many products; 0 where all goods alone are held.
        file: Folder of its rows, from the store's home; "" without rows.
        folder: Folder of the answer itself, from the store's home.
        imported: Whether it came as a file, with all reporters and partners it knows of.
        all_products: Whether its products together are all goods.
        all_partners: Whether it lists every partner of each reporter.
        confirmed: When the same question last had the same answer; UTC as in ``retrieved``.
        reading: Hash of the mapping it was read by; "" for a provider's answer.
        crosswalk: Which of its codes stand for which state when.
        parts: Name of each file of rows to its ``sha256:`` hash.
    """

    snapshot: Snapshot
    rows: int = 0
    reporters: int = 0
    first: str = ""
    last: str = ""
    frequency: Literal["", "A", "M", "A+M"] = ""
    products: int = 0
    file: str = ""
    folder: str
    imported: bool = False
    all_products: bool = False
    all_partners: bool = False
    confirmed: str | None = None
    reading: str = ""
    crosswalk: tuple[Crossing, ...] = ()
    parts: dict[str, str] = {}

    @property
    def day(self) -> str | None:
        """The day it was retrieved, ISO date."""
        return self.snapshot.retrieved[:10] if self.snapshot.retrieved else None

    @property
    def pin(self) -> str:
        """What findings pin: the batch that the answer belongs to, else its own digest."""
        return self.snapshot.batch or self.snapshot.digest

    def answers(self, other: Snapshot) -> bool:
        """Whether it is the same answer to the same question, whenever it came."""
        ours = self.snapshot
        return not self.imported and (ours.provider, ours.digest, ours.url, ours.batch) == (
            other.provider, other.digest, other.url, other.batch,
        )  # fmt: skip

    @property
    def vintage(self) -> Vintage:
        """What two snapshots must share for their figures to be added or compared."""
        return Vintage(self.snapshot.provider, self.snapshot.published, self.day, self.pin)


class Checked(Frozen, frozen=True, kw_only=True):
    """One file of the store, hashed anew.

    Attributes:
        held: The snapshot it belongs to.
        part: The answer as received, or the rows read from it.
        path: The file, from the store's home.
        state: As it was written, no longer so, or gone.
        expected: Its hash when it was written.
        found: Its hash now; None where it is gone.
    """

    held: Held
    part: Literal["answer", "rows"]
    path: str
    state: Literal["sound", "changed", "missing"]
    expected: str
    found: str | None = None
