"""The sides' accounts of one contact next to each other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from onrecord.comparing.accounts import Heard, Told, tell, with_points
from onrecord.comparing.gathering import Gathering, gatherings, main_contact, shared_contacts
from onrecord.comparing.sides import Voice, voice_of, with_rest
from onrecord.comparing.topics import topics_of, whose_initiative
from onrecord.extraction import Extraction
from onrecord.model import Account, Comparison, Note, Report, SharedContact, ToldIn, Topic

__all__ = ["compare"]


def compare(read: Sequence[tuple[Report, Extraction | None]]) -> Comparison:
    """Lay the accounts in some documents next to each other.

    Args:
        read: The reports with what was found in their texts; those without are kept and tell nothing.

    Returns:
        The documents with their points as statements, contacts, accounts, and topics in the texts' order.
    """
    heard = _heard(read)
    found = gatherings(heard)
    told = [tell(one, *_speaking(heard, found, place)) for place, one in enumerate(heard)]
    everything = [point for points in told for point in points]
    contacts = shared_contacts(heard)
    topics = [
        replace(topic, contact=_shared_by(one, heard, contacts))
        for one in found
        for topic in _topics(one, heard, told)
    ]
    return Comparison(
        documents=tuple(with_points(report, everything, topics) for report, _ in read),
        contacts=contacts,
        accounts=tuple(_accounts(heard, told)),
        topics=tuple(topics),
        notes=tuple(_notes(heard, topics)),
    )


def _notes(heard: Sequence[Heard], topics: Sequence[Topic]) -> Iterator[Note]:
    """Whose account is not known, and that there is none."""
    for one in heard:
        if one.voice.side is None:
            text = (
                f"{one.report.id} is nobody's own account; its statements count for the side of who says them"
            )
            yield Note(code="no-side", text=text)
    if heard and not topics:
        text = 'no side\'s account was found; say whose text each is, with --sides or "side" beside the text'
        yield Note(code="no-account", text=text)


def _heard(read: Sequence[tuple[Report, Extraction | None]]) -> list[Heard]:
    """The documents that were read, with whose account each is."""
    there = [(report, found) for report, found in read if found is not None]
    heard = [Heard(report, found, voice_of(report.document)) for report, found in there]
    known: dict[str, Voice] = {}
    for one in gatherings(heard):
        group = [_as_before(heard[place], known) for place in one.places]
        voices = with_rest([h.voice for h in group], [h.report.document for h in group], one.sides)
        for place, voice in zip(one.places, voices, strict=True):
            heard[place] = heard[place]._replace(voice=voice)
            known.setdefault(_outlet(heard[place]), voice)
    return heard


def _as_before(heard: Heard, known: Mapping[str, Voice]) -> Heard:
    """The document with the voice of its outlet in another document, where its own is not known."""
    before = known.get(_outlet(heard))
    return heard if heard.voice.side or before is None else heard._replace(voice=before)


def _outlet(heard: Heard) -> str:
    document = heard.report.document
    return (document.outlet if document else None) or heard.report.id


def _taking(found: Sequence[Gathering], place: int) -> frozenset[str]:
    return next(one.sides for one in found if place in one.places)


def _speaking(
    heard: Sequence[Heard], found: Sequence[Gathering], place: int
) -> tuple[frozenset[str], frozenset[str]]:
    """The sides of the gathering a document is of, and those of them that speak for themselves there."""
    here = [heard[other].voice for one in found if place in one.places for other in one.places]
    own = frozenset(voice.side for voice in here if voice.first_hand and voice.side)
    return _taking(found, place), own


def _topics(gathering: Gathering, heard: Sequence[Heard], told: Sequence[Sequence[Told]]) -> Iterator[Topic]:
    points = [point for place in gathering.places for point in told[place]]
    contacts = {heard[place].report.id: main_contact(heard[place]) for place in gathering.places}
    yield from whose_initiative(contacts, points)
    first_hand = {
        voice.side for place in gathering.places if (voice := heard[place].voice).first_hand and voice.side
    }
    yield from topics_of([point for point in points if not point.is_frame], frozenset(first_hand))


def _shared_by(gathering: Gathering, heard: Sequence[Heard], contacts: Sequence[SharedContact]) -> str | None:
    """The id of the contact that most documents of a gathering are about; None where they tell of none."""
    told = Counter(
        shared.id
        for place in gathering.places
        for shared in contacts
        if (own := main_contact(heard[place])) is not None
        and ToldIn(document=heard[place].report.id, contact=own.id) in shared.told_in
    )
    return told.most_common(1)[0][0] if told else None


def _accounts(heard: Sequence[Heard], told: Sequence[Sequence[Told]]) -> Iterator[Account]:
    """One account for each side in each document, in order."""
    number = 0
    for one, points in zip(heard, told, strict=True):
        matters = [point for point in points if not point.is_frame]
        for side in dict.fromkeys(point.side for point in matters):
            number += 1
            yield Account(
                id=f"A{number}",
                side=side,
                document=one.report.id,
                first_hand=one.voice.first_hand and one.voice.side == side,
                statements=tuple(dict.fromkeys(p.statement.id for p in matters if p.side == side)),
            )
