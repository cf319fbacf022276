"""Document to everything that can be read in it."""

from dataclasses import dataclass

from onrecord.extraction.actors import Actors, find_actors
from onrecord.extraction.acts import find_acts
from onrecord.extraction.bonds import find_bonds
from onrecord.extraction.contacts import find_contacts
from onrecord.extraction.deliverables import find_deliverables
from onrecord.extraction.parse import Parsed, parse
from onrecord.extraction.sectors import find_sectors
from onrecord.extraction.statements import find_statements
from onrecord.glossing import Glossed, gloss
from onrecord.model import Act, Bond, Contact, Deliverable, Document, SectorMention, Statement
from onrecord.settings import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one document says; the claims are read from it in the next step.

    ``glossed`` is there for a document that is not in English: all places are then those of its gloss.
    """

    parsed: Parsed
    actors: Actors
    statements: tuple[Statement, ...]
    contacts: tuple[Contact, ...]
    acts: tuple[Act, ...]
    deliverables: tuple[Deliverable, ...]
    bonds: tuple[Bond, ...]
    sectors: tuple[SectorMention, ...]
    glossed: Glossed | None = None


def extract(document: Document, reader: Reader = "network") -> Extraction:
    """Read a document of a language that is read (``onrecord.languages.READ``).

    Args:
        document: The document.
        reader: Who reads the statements, as in the settings.

    Raises:
        ModelError: The network's files are missing or damaged.
    """
    glossed = gloss(document)
    parsed = parse(glossed.english if glossed else document)
    actors = find_actors(parsed)
    statements = find_statements(parsed, actors, reader)
    return Extraction(
        parsed=parsed,
        actors=actors,
        statements=statements,
        contacts=find_contacts(parsed, actors),
        acts=find_acts(parsed, actors, statements),
        deliverables=find_deliverables(parsed, actors, statements),
        bonds=find_bonds(parsed, statements),
        sectors=find_sectors(parsed),
        glossed=glossed,
    )


__all__ = ["Actors", "Extraction", "Parsed", "extract", "parse"]
