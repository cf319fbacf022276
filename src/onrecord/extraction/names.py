"""Persons named in a text, with the offices and countries that stand beside their names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from onrecord.extraction.vocabulary import table, words
from onrecord.gazetteer import Match
from onrecord.model import Frozen

_ARTICLE = r"(?:a[lnrstdz]|ash|el|ad)-"  # "al-Tigani": small before a name's own capital
_WORD = rf"(?:{_ARTICLE})?[^\W\d_a-z](?:[\w’'-]*\w)?\.?"
_PARTICLE = r"(?:bin|bint|ibn|al|el|de|del|della|di|da|dos|van|von|der|den|la|le|ter|y)"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{0,5}}(?:,\s+[JS]r\.)?")
_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_A-Z]+")
_SPACED = re.compile(r"\S+")
_INITIAL = re.compile(r"\b(?:[JS]r|[A-Z])\.$")  # "Jr." and an initial keep their stop
_SHORTEST_IN_CAPITALS = 3  # transcripts write names in capitals
_LONGEST_ABBREVIATION = 4  # "Wm.", "Geo."
_POSSESSIVE = re.compile(r"[’']s?$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_ARTICLE_BEFORE = re.compile(r"[Tt]he\s+(?P<title>[A-Z]\w+)")
_OWNING = re.compile(r"[’']s\s+")
_DIRECT = re.compile(r"\s+")
_APPOSITION = re.compile(r",\s+")
_AFTER_APPOSITION = re.compile(r"\s*(?:[,.;:)]|$|and\b)")
_TO_OFFICE = re.compile(r",\s+(?:(?!and\b|or\b|but\b)\w+\s+){0,3}", re.IGNORECASE)
_BEFORE_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$")
_FROM_REACH = 12
_FROM_GAP = re.compile(r"\s*(?:\([A-Z.]+\))?,\s+(?:(?:[A-Z]\w+\s+){0,6})")
_HIGHEST = {"president", "prime minister", "king"}
_FURTHER_TITLE = re.compile(r"\s*(?:,|,?\s+and|&)?\s+(?:of\s+\w+\s+)?")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_TO = re.compile(r"\s+(?:to|in)\s+(?:the\s+)?")
_FORMER = re.compile(r"\b(?:former|ex|late|onetime|one-time|future|would-be)[\s-]+$", re.IGNORECASE)
_POSTS = {"country", "capital"}
PLACE_KINDS = {"country", "demonym", "adjective"}


class Named(Frozen, frozen=True, kw_only=True):
    """A person or an office as one stretch of text names it; any field but the place may be unknown."""

    start: int
    end: int
    name: str | None = None
    office: str | None = None
    country: str | None = None
    former: bool = False


class NameSpan(Frozen, frozen=True, kw_only=True):
    """A person's name, without title; ``country`` and ``office`` where the gazetteer knows the person."""

    start: int
    end: int
    name: str
    country: str | None = None
    office: str | None = None


@cache
def _not_names() -> frozenset[str]:
    return frozenset(row["word"] for row in table("not_names"))


def name_at(text: str, start: int, end: int) -> NameSpan | None:
    """The person's name that begins at ``start``, or None; honorifics are no part of it."""
    found = _NAME.match(text, start, end)
    parts = _name_words(text, found) if found else []
    if all(_INITIALS.fullmatch(part[0]) for part in parts):
        return None
    begin = parts[0].start()
    stretch = _POSSESSIVE.sub("", text[begin : parts[-1].end()].rstrip(","))
    if not _INITIAL.search(stretch):
        stretch = stretch.removesuffix(".")
    name = " ".join(stretch.split())
    spoken = name.title() if name.isupper() and len(name) >= _SHORTEST_IN_CAPITALS else name
    return NameSpan(start=begin, end=begin + len(stretch), name=spoken)


def _name_words(text: str, found: re.Match[str]) -> list[re.Match[str]]:
    """The words of a name: behind an honorific, up to a possessive or a word that is no name."""
    kept: list[re.Match[str]] = []
    for word in _SPACED.finditer(text, *found.span()):
        plain = word[0].strip(".,").lower()
        if not kept and plain in words("royal"):
            continue
        if plain not in _not_names():
            kept.append(word)
        elif kept:
            break
        if kept and (_POSSESSIVE.search(word[0]) or _ends_sentence(word[0])):
            break
    return kept


def _ends_sentence(word: str) -> bool:
    """Whether a word's full stop ends its sentence, and is not that of an initial or an abbreviated name."""
    return len(word) > _LONGEST_ABBREVIATION and word.endswith(".") and not _INITIAL.search(word)


def names_beside_offices(text: str, matches: Sequence[Match]) -> tuple[NameSpan, ...]:
    """Names that follow an office at once or as its apposition, whatever a parser made of them."""
    found = []
    for number, match in enumerate(matches):
        if match.kind != "office":
            continue
        post = _post(text, match, matches[number + 1 : number + 2])
        further = number + 2 if post else number + 1
        limit = matches[further].start if further < len(matches) else len(text)
        end = post or _past_portfolio(text, match.end)
        gap = _DIRECT.match(text, end) or _APPOSITION.match(text, end)
        start = _past_courtesy(text, gap.end()) if gap else 0
        name = name_at(text, start, max(limit, start)) if gap else None
        apposed = gap is not None and "," in gap[0]
        if name and (not apposed or _AFTER_APPOSITION.match(text, name.end)):
            found.append(name)
    return tuple(found)


def _post(text: str, office: Match, following: Sequence[Match]) -> int | None:
    """The end of the place an envoy is sent to, where it stands right behind the office."""
    return next((m.end for m in following if _is_post(text, office.end, m)), None)


def _is_post(text: str, end: int, place: Match) -> bool:
    """Whether an envoy whose office ends there is sent to a place."""
    return place.kind in _POSTS and bool(_TO.fullmatch(text[end : place.start]))


def names_of_rulers(text: str) -> Iterator[NameSpan]:
    """Names behind "King" and the like, whatever a parser made of them; not what is named after a king."""
    for found in _CAPITAL.finditer(text):
        if found[0].lower() in words("royal") and (gap := _DIRECT.match(text, found.end())):
            name = name_at(text, gap.end(), len(text))
            if name and not words("named after") & set(name.name.lower().split()):
                yield name


def read_named(text: str, matches: Sequence[Match], names: Iterable[NameSpan]) -> tuple[Named, ...]:
    """Join offices, names and countries that stand together, in text order."""
    others = [match for match in matches if match.kind != "leader"]  # leaders come as names
    items: list[Match | NameSpan] = [*others, *_apart(names)]
    items.sort(key=lambda item: (item.start, -item.end))
    found: list[Named] = []
    number = 0
    while number < len(items):
        named, used = _read_one(text, items, number)
        if named:
            found.append(named)
        number += max(used, 1)
    return tuple(found)


def _apart(names: Iterable[NameSpan]) -> list[NameSpan]:
    """The names without those that overlap a longer one."""
    kept: list[NameSpan] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return kept


def _read_one(text: str, items: Sequence[Match | NameSpan], number: int) -> tuple[Named | None, int]:
    """What begins at one item, and how many items it takes up."""
    item = items[number]
    if isinstance(item, NameSpan):
        return _name_first(text, items, number, item)
    following = items[number + 1] if number + 1 < len(items) else None
    if item.kind in PLACE_KINDS and _is_office(following) and _gap(text, item, following).isspace():
        named, used = _office_first(text, items, number + 1, country=item.country, start=item.start)
        return named, used + 1
    if item.kind == "office":
        return _office_first(text, items, number, country=None, start=item.start)
    if item.kind == "country" and _from(text, item) and _FROM_GAP.fullmatch(_gap(text, item, following)):
        return _of_those_from(text, items, number, item)
    owned = item.kind == "country" and isinstance(following, NameSpan)
    if owned and isinstance(following, NameSpan) and _OWNING.fullmatch(_gap(text, item, following)):
        named, used = _name_first(text, items, number + 1, following)
        return msgspec.structs.replace(named, country=named.country or item.country), used + 1
    return None, 1


def _from(text: str, place: Match) -> bool:
    return bool(_BEFORE_FROM.search(text[max(0, place.start - _FROM_REACH) : place.start]))


def _of_those_from(
    text: str, items: Sequence[Match | NameSpan], number: int, place: Match
) -> tuple[Named | None, int]:
    """Who comes from a country: "his colleagues from Japan, Taro Roe, and from Korea (ROK), Minister Moe"."""
    following = items[number + 1]
    if isinstance(following, NameSpan):
        named, used = _name_first(text, items, number + 1, following)
        return msgspec.structs.replace(named, country=named.country or place.country), used + 1
    if _is_office(following):
        country = following.country or place.country  # "from Greece, Cypriot President Moe"
        found, used = _office_first(text, items, number + 1, country=country, start=following.start)
        return found, used + 1
    return None, 1


def _is_office(item: Match | NameSpan | None) -> bool:
    return isinstance(item, Match) and item.kind == "office"


def _gap(text: str, item: Match | NameSpan, following: Match | NameSpan | None) -> str:
    return text[item.end : following.start] if following else ""


def _office_first(
    text: str, items: Sequence[Match | NameSpan], number: int, *, country: str | None, start: int
) -> tuple[Named, int]:
    office = items[number]
    assert isinstance(office, Match)  # noqa: S101 - the caller chose it
    country = country or office.country
    last, used = _last_title(text, items, number) if country else (office, 1)
    end, name = last.end, None
    following = items[number + used] if number + used < len(items) else None
    if isinstance(following, NameSpan) and _belongs(text, last, following):
        name, end, used = following, following.end, used + 1
    elif last is not office:
        end, used = office.end, 1  # two people: "the Norwegian president and the minister met"
    country, end, used = _of_country(text, items, number, used, country, end)
    posted, name = _posted(text, items, number + used, end) if name is None else (0, name)
    if posted and name is not None:
        end, used = name.end, used + posted
    return (
        Named(
            start=start,
            end=end,
            name=name.name if name else office.name,
            office=office.office,
            country=country or (name.country if name else None),
            former=bool(_FORMER.search(text[max(0, start - 12) : start])),
        ),
        used,
    )


def _last_title(text: str, items: Sequence[Match | NameSpan], number: int) -> tuple[Match, int]:
    """The last of several offices of one person, and how many they are: "Minister of X and Minister of Y"."""
    office, used = items[number], 1
    assert isinstance(office, Match)  # noqa: S101 - the caller chose it
    while number + used < len(items):
        further = items[number + used]
        if not isinstance(further, Match) or further.kind != "office" or further.country:
            break
        gap = text[office.end : further.start]
        if not _FURTHER_TITLE.fullmatch(gap) or ("," in gap and further.office in _HIGHEST):
            break  # "the Kazakh minister, Prime Minister Roe said" are two
        office, used = further, used + 1
    return office, used


def _belongs(text: str, office: Match, name: NameSpan) -> bool:
    end = _past_portfolio(text, office.end)
    gap = _without_courtesy(text[end : name.start]) if end < name.start else ""
    return gap.isspace() or bool(_APPOSITION.fullmatch(gap) and _AFTER_APPOSITION.match(text, name.end))


def _past_portfolio(text: str, end: int) -> int:
    """The end of a title with its field: "Assistant Secretary of State" + "for European Affairs"."""
    found = _portfolio().match(text, end)
    end = found.end() if found else end
    further = _further_fields().match(text, end)
    return further.end() if further else end


@cache
def _further_fields() -> re.Pattern[str]:
    """Fields that no table has, up to a courtesy title: "and Regional Integration" + ", the Hon."."""
    word = r"[^\W\d_a-z][\w-]*"
    small = r"(?:(?:and|of|the|for)\s+)*"
    titles = "|".join(re.escape(title.title()) for title in sorted(words("courtesy")))
    return re.compile(
        rf"(?:,|\s+and)\s+{small}{word}(?:,?\s+{small}{word}){{0,5}}?(?=,\s+(?:[Tt]he\s+)?(?i:{titles})\b)"
    )


@cache
def _portfolio() -> re.Pattern[str]:
    """The field behind a title, up to the word that ends such fields."""
    word = r"[^\W\d_a-z][\w-]*"
    last = "|".join(sorted(field.capitalize() for field in words("field of office")))
    small = r"(?:(?:and|of|the|for)\s+)*"
    return re.compile(rf"\s+(?:for|of)\s+(?:the\s+)?{word}(?:,?\s+{small}{word})*?\s+(?:{last})(?=,?\s)")


def _without_courtesy(gap: str) -> str:
    """What stands between an office and a name, without "His Excellency"."""
    bare = _ARTICLE_BEFORE.sub(
        lambda found: found["title"] if _is_courtesy(found["title"]) else found[0], gap
    )
    return _SPACED.sub(lambda word: "" if _is_courtesy(word[0]) else word[0], bare)


def _is_courtesy(word: str) -> bool:
    return word.strip(".").lower() in words("courtesy")


def _past_courtesy(text: str, place: int) -> int:
    """Where a name begins behind "His Excellency"."""
    if (article := _ARTICLE_BEFORE.match(text, place)) and _is_courtesy(article["title"]):
        place = article.start("title")
    while (word := _SPACED.match(text, place)) and _is_courtesy(word[0]):
        gap = _DIRECT.match(text, word.end())
        if gap is None:
            break
        place = gap.end()
    return place


def _of_country(
    text: str, items: Sequence[Match | NameSpan], number: int, used: int, country: str | None, end: int
) -> tuple[str | None, int, int]:
    """Take in "of Qatar" behind a title and a name."""
    after = items[number + used] if number + used < len(items) else None
    named = country is None and isinstance(after, Match) and after.kind == "country"
    if after is not None and named and _OF.fullmatch(text[end : after.start]):
        return after.country, after.end, used + 1
    return country, end, used


def _posted(
    text: str, items: Sequence[Match | NameSpan], number: int, end: int
) -> tuple[int, NameSpan | None]:
    """The name behind the place an envoy is sent to, and the items up to it: "to Peru Liv Berg"."""
    place, name = (items[number], items[number + 1]) if number + 1 < len(items) else (None, None)
    if not isinstance(place, Match) or not isinstance(name, NameSpan) or not _is_post(text, end, place):
        return 0, None
    return (2, name) if text[place.end : name.start] in {" ", ", "} else (0, None)


def _in_brackets(text: str, name: NameSpan, items: Sequence[Match | NameSpan], number: int) -> str | None:
    """The country behind a name, as minutes have it: "Ms. Berg (Norway)"."""
    after = items[number] if number < len(items) else None
    if not isinstance(after, Match) or after.kind != "country":
        return None
    opened = text[name.end : after.start].strip() == "("
    return after.country if opened and text[after.end : after.end + 1] == ")" else None


def _royal_title(text: str, name: NameSpan) -> str | None:
    """The word of a ruler before a name ("King"), which alone is too common a word to be an office."""
    before = text[: name.start].split()[-1:]
    royal = before and before[0][:1].isupper() and before[0].lower() in words("royal")
    return before[0] if royal and before[0].lower() not in words("courtesy") else None


def _name_first(
    text: str, items: Sequence[Match | NameSpan], number: int, name: NameSpan
) -> tuple[Named, int]:
    country = name.country or _in_brackets(text, name, items, number + 1)
    royal = _royal_title(text, name)
    if royal and name.office is None:
        country, end, used = _of_country(text, items, number, 1, country, name.end)
        start = text.rindex(royal, 0, name.start)
        return Named(start=start, end=end, name=name.name, office=royal.lower(), country=country), used
    plain = Named(start=name.start, end=name.end, name=name.name, office=name.office, country=country)
    for ahead in (1, 2):
        office = items[number + ahead] if number + ahead < len(items) else None
        if (
            office is None
            or not _is_office(office)
            or not _TO_OFFICE.fullmatch(text[name.end : office.start])
        ):
            continue
        between = items[number + 1] if ahead == 2 else None
        adjective = between.country if isinstance(between, Match) and between.kind in PLACE_KINDS else None
        held, used = _office_first(text, items, number + ahead, country=adjective, start=office.start)
        if held.name:
            return plain, 1
        country = held.country or name.country
        joined = Named(start=name.start, end=held.end, name=name.name, office=held.office, country=country)
        return joined, used + ahead
    return plain, 1
