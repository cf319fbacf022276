"""Every word of every table as one list of patterns, and the automaton that finds them."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.gazetteer.countries import countries
from onrecord.gazetteer.dates import covers
from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.leaders import Leader, terms
from onrecord.gazetteer.tables import spellings, table

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

SYMBOLS = {
    "country": "C", "adjective": "A", "demonym": "D", "capital": "K", "metonym": "T", "bloc": "L",
    "leader": "R", "surname": "U", "office": "O", "body": "B", "portfolio": "P", "modifier": "F",
    "currency": "Z", "excluded": "X", "ministry": "M", "minister": "N", "secretary": "S", "department": "Q",
    "secretary of state": "Y", "figure": "G", "place": "W", "group": "H", "institution": "I", "outlet": "J",
}  # fmt: skip
"""Kind of entry to its letter in the grammar."""
_WIDE = {"places": "place", "groups": "group", "institutions": "institution", "media": "outlet"}
_WORDS = {"country": "names", "adjective": "adjectives", "demonym": "demonyms", "capital": "capitals"}


class Entry(NamedTuple):
    """What one string of a table means.

    Attributes:
        words: As the table has them; their capitals must be capitals in the text.
        kind: One of :data:`SYMBOLS`.
        country: The country named, or whose the body or office is when the text does not say.
        value: The canonical office, body or bloc; a modifier's kind; a figure's usual name.
        other: A portfolio's ministry, a modifier's meaning; for bodies "yes" where no country follows; the
            countries, separated by ";", to one of which a place, group, institution or outlet belongs.
        bare: Whether it may stand without a country beside it.
        period: First and last day on which the words mean this, "" for open.
        terms: A leader's terms.
    """

    words: str
    kind: str
    country: str | None = None
    value: str | None = None
    other: str = ""
    bare: bool = True
    period: tuple[str, str] = ("", "")
    terms: tuple[Leader, ...] = ()

    def holds(self, on: date | None) -> bool:
        """Whether the words mean this on a day (any day when none is given, save for dated rows)."""
        return covers(*self.period, on) if on else not self.period[1]


class Lexicon(NamedTuple):
    """The automaton, and for each of its patterns the entries that share it, best first."""

    automaton: "AhoCorasick"
    entries: tuple[tuple[Entry, ...], ...]


@cache
def lexicon(*, wide: bool = False) -> Lexicon:
    """The lexicon, built at its first use; the wide one apart, as most runs need only the narrow one."""
    from ahocorasick_rs import AhoCorasick

    shared: dict[str, list[Entry]] = {}
    for entry in (*(_wide_entries() if wide else ()), *_entries()):
        shared.setdefault(fold(entry.words), []).append(entry)
    return Lexicon(AhoCorasick(list(shared)), tuple(tuple(found) for found in shared.values()))


def _entries() -> Iterator[Entry]:
    """All entries; among those that share their words, the earlier wins where it holds."""
    yield from (Entry(row["words"], "excluded") for row in table("exclusions"))
    yield from (
        Entry(row["words"], row["kind"], row["country"], period=(row["start"], row["end"]))
        for row in table("dated")
    )
    yield from _countries()
    yield from (Entry(row["words"], "adjective", row["country"]) for row in table("prefixes"))
    yield from (
        Entry(row["words"], "metonym", row["country"], row["body"], period=(row["start"], row["end"]))
        for row in table("metonyms")
    )
    yield from (Entry(row["words"], "bloc", None, row["name"]) for row in table("blocs"))
    yield from _offices()
    yield from _people()


def _wide_entries() -> Iterator[Entry]:
    """What belongs to a country; the countries that share a name in one table are joined in one entry."""
    for name, kind in _WIDE.items():
        owners: dict[str, dict[str, str]] = {}
        for country, usual, spelling in spellings(name):
            owners.setdefault(spelling, {})[country] = usual
        folded: dict[str, set[str]] = {}
        for spelling, held in owners.items():
            folded.setdefault(fold(spelling), set()).update(held)
        for spelling, held in owners.items():
            countries_of = ";".join(sorted(folded[fold(spelling)]))
            value = None if kind == "place" else next(iter(held.values()))
            yield Entry(spelling, kind, None, value, countries_of)


def _countries() -> Iterator[Entry]:
    ambiguous = {fold(row["words"]) for row in table("ambiguous")}
    for kind, field in _WORDS.items():
        for entry in countries().values():
            names: tuple[str, ...] = getattr(entry, field)
            yield from (Entry(name, kind, entry.code) for name in names if fold(name) not in ambiguous)


def _offices() -> Iterator[Entry]:
    for row in table("offices"):
        yield Entry(row["words"], "office", row["country"] or None, row["office"], bare=row["bare"] != "no")
    for row in table("bodies"):
        yield Entry(
            row["words"], "body", row["country"] or None, row["body"], row["proper"], row["bare"] != "no"
        )
    for country, usual, spelling in spellings("services"):
        yield Entry(spelling, "body", country, usual, "yes")
    for row in table("portfolios"):
        yield Entry(row["words"], "portfolio", None, row["office"], row["ministry"])
    for row in table("modifiers"):
        yield Entry(row["words"], "modifier", None, row["kind"], row["means"])
    yield from (Entry(row["words"], row["kind"]) for row in table("heads"))
    yield from (Entry(row["words"], "currency") for row in table("currencies"))


def _people() -> Iterator[Entry]:
    held: dict[tuple[str, str], list[Leader]] = {}
    for term in terms():
        for name in (term.name, *term.aliases):
            held.setdefault((name, "leader"), []).append(term)
        for name in term.surnames:
            held.setdefault((name, "surname"), []).append(term)
    for (name, kind), found in held.items():
        yield Entry(name, kind, bare=all(term.distinctive for term in found), terms=tuple(found))
    for country, usual, spelling in spellings("figures"):
        yield Entry(spelling, "figure", country, usual)
