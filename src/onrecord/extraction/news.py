"""Days of contacts that no words beside them tell: that of the release, or of what is told just before."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.occasions import contact_words
from onrecord.extraction.parse import Parsed
from onrecord.extraction.vocabulary import words
from onrecord.model import Contact, DatedTo

_NOT_OF_A_DAY = {"visit", "letter", "message"}
_RECENT, _OLD = 3, 7  # days


def dated_by_news(parsed: Parsed, actors: Actors, found: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts in the order of the text, those without a day with that of the news they are part of."""
    in_order = sorted(found, key=lambda contact: contact.mentions[0].start)
    first = [_by_release(parsed, actors, contact) for contact in in_order[:1]]
    return tuple(_by_neighbour(parsed, [*first, *in_order[1:]]))


def first_day_of_news(parsed: Parsed, actors: Actors) -> str | None:
    """The first day of what a government's release tells as news: an older contact is another one."""
    day = parsed.document.published_day
    return (day - timedelta(days=_OLD)).isoformat() if day and actors.issuer else None


def with_date(contact: Contact, day: DatedTo | None) -> Contact:
    """A contact with a date, if there is one."""
    if day is None:
        return contact
    unknown = {field: why for field, why in contact.unknown.items() if field != "date"}
    return msgspec.structs.replace(contact, date=day, unknown=unknown)


def _by_release(parsed: Parsed, actors: Actors, news: Contact) -> Contact:
    """What a government's own release tells first was on its day, where the text gives no other."""
    published, lead = parsed.document.published, _lead_end(parsed)
    if not published or not actors.issuer or not _is_open(news) or news.mentions[0].start > lead:
        return news
    return with_date(news, DatedTo(value=published, precision="day", basis=f"told as news on {published}"))


def _by_neighbour(parsed: Parsed, found: Sequence[Contact]) -> Iterator[Contact]:
    """What is told right after recent news, in one paragraph, was on its day."""
    last: Contact | None = None
    for one in found:
        contact = one
        near = last is not None and (_together(parsed, last, one) or _goes_on(parsed, one))
        if near and last is not None and last.date is not None and _is_open(one):
            basis = f"told right after what was on {last.date.value}"
            contact = with_date(one, msgspec.structs.replace(last.date, basis=basis))
        if _is_recent(parsed.document.published_day, contact):
            last = contact
        elif contact.date is not None and contact.status == "held":
            last = None
        yield contact


def _is_open(contact: Contact) -> bool:
    """Whether a contact was held on some day that is not told."""
    return contact.status == "held" and contact.date is None and contact.channel not in _NOT_OF_A_DAY


def _is_recent(published: date | None, contact: Contact) -> bool:
    """Whether a contact was held on a day shortly before the publication."""
    if (
        published is None
        or contact.status != "held"
        or contact.date is None
        or contact.date.precision != "day"
    ):
        return False
    return 0 <= (published - date.fromisoformat(contact.date.value)).days <= _RECENT


def _together(parsed: Parsed, one: Contact, other: Contact) -> bool:
    """Whether two contacts are first told in one paragraph."""
    places = (parsed.sentence_at(contact.mentions[0].start) for contact in (one, other))
    paragraphs = [sentence.paragraph for sentence in places if sentence is not None]
    return len(paragraphs) > 1 and paragraphs[0] == paragraphs[1]


def _goes_on(parsed: Parsed, contact: Contact) -> bool:
    """Whether a contact is told as what came next: "The ministers also signed …", "After the talks, …"."""
    sentence = parsed.sentence_at(contact.mentions[0].start)
    if sentence is None:
        return False
    opens = sentence.tokens[0].lemma in contact_words("apart")
    return opens or any(t.lemma in words("going on") and t.dep == "advmod" for t in sentence.tokens)


def _lead_end(parsed: Parsed) -> int:
    """Where the first paragraph of running text ends."""
    lead = next((p for p in parsed.paragraphs if p.text.rstrip().endswith(".")), None)
    return lead.end if lead else 0
