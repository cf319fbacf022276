"""Countries, people, offices and bodies in a text."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, cast

from onrecord.gazetteer import persons
from onrecord.gazetteer.atoms import Atom, atoms
from onrecord.gazetteer.countries import country
from onrecord.gazetteer.folding import Folded
from onrecord.gazetteer.grammar import Phrase, phrases
from onrecord.model import Frozen

Kind = Literal[
    "country", "demonym", "adjective", "capital", "metonym", "body", "office", "leader", "bloc",
    "place", "group", "institution", "outlet",
]  # fmt: skip
_WIDE = {"place", "group", "institution", "outlet"}
_NAMES_A_STATE = {"country", "demonym", "adjective", "capital"}
_OFFICES = {"office", "minister", "after2", "held", "plain"}
_SILENT = {"portfolio", "modifier", "currency", "excluded", "secretary", "department"}


class Match(Frozen, frozen=True, kw_only=True):
    """Something of the gazetteer in a text; offsets are code points of the text, end exclusive.

    Attributes:
        start: First code point.
        end: End, exclusive.
        text: The exact words.
        kind: What it is. A capital says in ``body`` for which government it can stand; whether it acts or is
            only a place is for the reader to decide. Places, groups, institutions and outlets belong to a
            country but do not act for it.
        country: ISO 3166 alpha-3, None when the words alone do not say.
        name: A person's usual full name.
        office: Canonical, in lower case; for a person the office held on the day of the text.
        body: A body's full name, with its country where known; for an office, the group of states
            it belongs to.
    """

    start: int
    end: int
    text: str
    kind: Kind
    country: str | None = None
    name: str | None = None
    office: str | None = None
    body: str | None = None


def find(text: str, *, on: date | None = None, wide: bool = False) -> tuple[Match, ...]:
    """Everything of the gazetteer in a text: leftmost-longest, none overlapping another.

    "Peruvian Foreign Ministry" is one body, "president of Peru" one office, each with its country.

    Args:
        text: Any text; hard line breaks inside a name, accents and typographic marks do not matter.
        on: The day of the text, for former states and for who held which office. Without it the words mean
            what they mean today, and people have no office.
        wide: Also find what only belongs to a country: cities and provinces, parties and armed groups,
            peoples, universities, firms, newspapers. A name that several countries share ("Guadalajara") is
            found only where the text names one of them.
    """
    folded = Folded(text)
    found = atoms(folded, on, wide=wide)
    return tuple(_matches(folded, found, on))


def _matches(folded: Folded, found: Sequence[Atom], on: date | None) -> Iterator[Match]:
    for phrase in _with_shared_owners(list(phrases(found, folded.text)), folded):
        match = _composed(phrase, folded) if phrase.parts else _single(phrase.atoms[0], found, folded, on)
        if match is not None:
            yield match


def _with_shared_owners(line: Sequence[Phrase], folded: Folded) -> Iterator[Phrase]:
    """The phrases; in "the Peruvian president and foreign minister" both offices have the owner."""
    for before, phrase, after in zip([None, *line], line, [*line[1:], None], strict=False):
        owner: tuple[Atom, ...] = ()
        if _OFFICES & phrase.parts.keys() and _named_country(phrase) is None:
            if before and _and(before, phrase, folded) and not _name_follows(phrase, folded):
                owner = before.parts.get("owner", ())
            elif after and _and(phrase, after, folded):
                owner = after.parts.get("of", ())
        yield phrase._replace(parts={**phrase.parts, "owner": owner}) if owner else phrase


def _and(phrase: Phrase, after: Phrase, folded: Folded) -> bool:
    between = folded.text[phrase.atoms[-1].end : after.atoms[0].start]
    return between in {" and ", " & "} and bool(_OFFICES & after.parts.keys())


def _name_follows(phrase: Phrase, folded: Folded) -> bool:
    end = folded.end(phrase.atoms[-1].end)
    return folded.original[end : end + 1].isspace() and folded.original[end : end + 3].lstrip()[:1].isupper()


def _match(folded: Folded, first: Atom, last: Atom, kind: Kind, **slots: str | None) -> Match:
    start, end = folded.start(first.start), folded.end(last.end)
    return Match(start=start, end=end, text=folded.original[start:end], kind=kind, **slots)


def _single(atom: Atom, found: Sequence[Atom], folded: Folded, on: date | None) -> Match | None:
    kind, entry = atom.entry.kind, atom.entry
    if kind in _SILENT:
        return None
    if kind in {"leader", "surname"}:
        person = persons.identify(atom, found, folded, on)
        return person and _match(folded, atom, atom, "leader", **person._asdict())
    if kind == "figure":
        return _match(folded, atom, atom, "leader", country=entry.country, name=entry.value)
    if kind in {"country", "capital", "place"} and persons.is_personal_name(atom, found, folded):
        return None
    if kind in _WIDE:
        return _belonging(atom, found, folded)
    return _match(folded, atom, atom, cast("Kind", kind), country=entry.country, body=_standing_for(atom))


def _belonging(atom: Atom, found: Sequence[Atom], folded: Folded) -> Match | None:
    """What belongs to one country, or to the one of several that the text names."""
    owners = atom.entry.other.split(";")
    if len(owners) > 1:
        named = {a.entry.country for a in found if a.entry.kind in _NAMES_A_STATE}
        owners = [owner for owner in owners if owner in named]
    if len(owners) != 1:
        return None
    kind = cast("Kind", atom.entry.kind)
    return _match(folded, atom, atom, kind, country=owners[0], body=atom.entry.value)


def _standing_for(atom: Atom) -> str | None:
    if atom.entry.kind == "capital" and atom.entry.country:
        return f"Government of {country(atom.entry.country).title}"
    return atom.entry.value


def _composed(phrase: Phrase, folded: Folded) -> Match | None:
    parts = phrase.parts
    if "money" in parts:
        return None
    if {"body", "ministry", "before2", "bare"} & parts.keys():
        return _body(phrase, folded)
    return _office(phrase, folded)


def _named_group(phrase: Phrase) -> str | None:
    """The group of states whose office it is ("UN Secretary-General")."""
    owners = [atom for part in ("owner", "of") for atom in phrase.parts.get(part, ())]
    return next((atom.entry.value for atom in owners if atom.entry.kind == "bloc"), None)


def _named_country(phrase: Phrase) -> str | None:
    for part in ("owner", "owning", "of", "whose"):
        if part in phrase.parts:
            return phrase.parts[part][0].entry.country
    return None


def _body(phrase: Phrase, folded: Folded) -> Match | None:
    parts, named = phrase.parts, _named_country(phrase)
    entry = parts["body"][0].entry if "body" in parts else None
    if entry and not entry.bare and named is None:
        return None
    code = named or (entry.country if entry else None)
    name = entry.value if entry else _portfolio_body(phrase)
    if code and not (entry and entry.other and code == entry.country):
        name = f"{name} of {country(code).title}"
    return _match(folded, phrase.atoms[0], phrase.atoms[-1], "body", country=code, body=name)


def _portfolio_body(phrase: Phrase) -> str:
    parts = phrase.parts
    fields = [atom.entry.other for atom in parts.get("after3", parts.get("before2", ()))]
    head = parts.get("ministry", parts.get("run", parts.get("bare", ())))[0].entry.kind.capitalize()
    return f"{head} of {_listed(fields)}" if fields else head


def _office(phrase: Phrase, folded: Folded) -> Match | None:
    parts, named = phrase.parts, _named_country(phrase)
    entry, group = parts["office"][0].entry if "office" in parts else None, _named_group(phrase)
    if entry and not entry.bare and named is None and group is None:
        return None
    code = named or (entry.country if entry else None)
    office = (entry.value if entry else _portfolio_office(phrase)) or ""
    if "plain" in parts and parts["plain"][0].entry.kind == "secretary of state":
        code = code or "USA"
    if "field" in parts:
        office = f"{office} for {_listed([atom.entry.other.lower() for atom in parts['field']])}"
    ranks = [a.entry.other for part in ("rank1", "rank2") for a in parts.get(part, ())]
    title = " ".join([*ranks, office])
    code = None if group else code
    return _match(folded, phrase.atoms[0], phrase.atoms[-1], "office", country=code, office=title, body=group)


def _portfolio_office(phrase: Phrase) -> str:
    parts = phrase.parts
    fields = next((parts[p] for p in ("after1", "after2", "before1") if p in parts), ())
    head = parts.get("minister") or parts.get("held") or parts.get("plain") or ()
    kind = head[0].entry.kind if head else "secretary"
    if kind == "secretary of state" and fields:
        kind = "secretary"
    return " ".join([_listed([str(atom.entry.value) for atom in fields]), kind]).strip()


def _listed(words: Sequence[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])
