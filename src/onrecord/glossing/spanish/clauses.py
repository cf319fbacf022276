"""What a clause needs in English: articles, titles, possessives, relatives; and the rules in their order."""

import re
from collections.abc import Sequence

from onrecord.glossing.spanish.looking import NOMINAL, STOPS, STRONG, TRADE, last_person
from onrecord.glossing.spanish.prepositions import counterparts, possess, preposition
from onrecord.glossing.spanish.states import offices_with_states
from onrecord.glossing.spanish.subjects import say, subjects
from onrecord.glossing.spanish.turning import according, bring_forward, turn_relatives
from onrecord.glossing.spanish.units import Unit

_CHANGES = re.compile(
    r"\b(?:increase|growth|rise|fall|drop|decline|decrease|jump|reduction|surge|rebound|expansion|cut)s?\b"
)


_FORMAL_THE = re.compile(
    r"(?:United|Netherlands|Philippines|US\b|UK\b|UAE|USSR|Soviet|European|Bahamas|Gambia|Czech R|Dominican R"
    r"|Central African R|Democratic R|EU\b|EEC|UN\b|WTO|OAS|IMF|IDB|OECD|WHO|Andean|African U|Vatican|Holy"
    r"|Marshall|Maldives|Seychelles|Comoros|Caribbean|Pacific|Atlantic|Mediterranean|Arctic|Balkans|Caucasus"
    r"|Middle|World|International M|Organi[sz]ation|People's)"
)


_TITLES = {"president", "minister", "secretary", "ambassador", "chancellor", "king", "queen", "senator",
           "governor", "premier", "envoy", "undersecretary", "prince", "princess", "general", "mayor",
           "spokesman", "spokeswoman", "spokesperson", "commissioner", "director", "leader", "consul",
           "pope", "emir", "sultan", "sheikh", "lawmaker", "judge", "doctor"}  # fmt: skip


_HOUSE = re.compile(r"(?:the )?(?:Presidency|Ministry of Foreign Affairs) of")
_OWN = {"credentials", "country", "government", "nation", "people", "Government"}


def fit(units: list[Unit]) -> None:
    """Fit the small words of a text to what stands around them."""
    for place, unit in enumerate(units):
        if unit.kind == "noun":
            _title(units, place)
    offices_with_states(units)
    _pair_words(units)
    possess(units)
    counterparts(units)
    for place, unit in enumerate(units):
        if unit.kind == "noun" and unit.role == "p":
            _known_office(units, place)
        if unit.kind == "prep" and unit.gloss:
            preposition(units, place)
        elif (
            unit.kind == "x"
            and place
            and units[place - 1].lower in {"en", "desde", "a"}
            and (_HOUSE.match(unit.gloss))
        ):
            unit.gloss = unit.text  # a house, not who works in it
        elif unit.kind in {"country", "org", "region"}:
            _state(units, place)
        elif unit.kind == "num" and unit.is_plural is False and unit.lower == "uno":
            unit.gloss = "one"
    according(units)
    turn_relatives(units)
    for place, unit in enumerate(units):
        if unit.kind in {"det", "quant"}:
            _article(units, place)
        elif unit.kind == "date":
            _date(units, place)
        elif unit.kind == "pos":
            _possessive(units, place)
        elif unit.kind in {"que", "rel"}:
            _relative(units, place)
    subjects(units)
    say(units)
    bring_forward(units)


def _pair_words(units: list[Unit]) -> None:
    """Tanto A como B: both A and B; dos meses atrás: two months ago; ", lo que" is which, else what."""
    for place, unit in enumerate(units):
        if unit.lower == "tanto":
            como = next((one for one in units[place + 1 : place + 12] if one.lower == "como"), None)
            if como is not None:
                unit.gloss, unit.kind, como.gloss, como.kind = "both", "adv", "and", "conj"
        elif (
            unit.lower == "frente a"
            and place + 1 < len(units)
            and units[place + 1].kind == "country"
            and any(
                re.search(r"\b(?:surplus|deficit|balance)", one.gloss)
                for one in units[max(0, place - 8) : place]
            )
        ):
            unit.gloss = "with"
        elif unit.lower == "atrás" and place and units[place - 1].gloss in _TIMES:
            unit.gloss = "ago"
        elif unit.kind == "lo" and (place == 0 or units[place - 1].text != ","):
            unit.gloss = "what"
        elif (
            unit.kind == "subj"
            and unit.lower in {"él", "ella", "ellos", "ellas", "nosotros"}
            and place
            and (units[place - 1].kind == "prep")
        ):
            unit.gloss = {"he": "him", "she": "her", "they": "them", "we": "us"}.get(unit.gloss, unit.gloss)


_TIMES = {"day", "days", "week", "weeks", "month", "months", "year", "years", "decades", "decade", "hours"}


def _title(units: list[Unit], place: int) -> None:
    """El presidente Peña: President Peña, without an article and with capitals."""
    noun = units[place]
    after = units[place + 1] if place + 1 < len(units) else None
    if noun.role != "p" or noun.is_plural or after is None or after.kind not in {"name", "person"}:
        return
    if noun.gloss.split()[-1] not in _TITLES and not noun.gloss.startswith("head"):
        return
    words = noun.gloss.split()
    noun.gloss = " ".join(
        word if word in {"of", "and", "the"} else word[:1].upper() + word[1:] for word in words
    )
    before = units[place - 1] if place else None
    if before is not None and before.kind == "det" and before.lower in {"el", "la"}:
        before.gloss = ""
        before.tags.add("title")


_OF_ONE_STATE = {
    "presidente de el gobierno": "Spanish",
    "presidenta de el gobierno": "Spanish",
    "secretario de relaciones exteriores": "Mexican",
    "secretaria de relaciones exteriores": "Mexican",
}


def _known_office(units: list[Unit], place: int) -> None:
    """Offices that one state alone has by such a name, where the text does not say whose they are."""
    noun = units[place]
    whose = _OF_ONE_STATE.get(noun.lower)
    after = units[place + 1] if place + 1 < len(units) else None
    of = after is not None and after.lower == "de"
    if whose and "demonym" not in noun.tags and not of:
        noun.gloss = f"{whose} {noun.gloss}"


def _state(units: list[Unit], place: int) -> None:
    unit = units[place]
    before = units[place - 1] if place else None
    determined = before is not None and before.kind in {"det", "dem", "pos", "quant"}
    if before is not None and before.kind == "det":
        before.gloss = ""
        determined = False
    if unit.text.isupper() and unit.kind == "org" and unit.gloss in {"NATO", "UNESCO"}:
        return
    if _FORMAL_THE.match(unit.gloss) and not determined and not unit.gloss.startswith("the "):
        unit.gloss = f"the {unit.gloss}"


def _article(units: list[Unit], place: int) -> None:
    unit = units[place]
    after = units[place + 1] if place + 1 < len(units) else None
    if unit.kind == "quant" and unit.gloss == "another" and place and units[place - 1].kind in {"det", "pos"}:
        unit.gloss = "other"
    if unit.kind != "det" or after is None:
        return
    if unit.lower in {"unos", "unas"} and after.kind in {"num", "money", "percent"}:
        unit.gloss = "about"
        return
    behind = units[place + 2] if place + 2 < len(units) else None
    if (
        after.form is not None
        and after.form.tense == "participle"
        and unit.lower in {"los", "las", "el", "la"}
        and (behind is None or behind.kind != "noun")
    ):
        unit.gloss, unit.kind = ("those" if after.is_plural else "that"), "pron"
        return
    if (
        after.kind in {"money", "percent", "date", "country", "city", "time", "clitic"}
        or after.gloss == "that country"
        or (after.kind == "num" and re.fullmatch(r"(?:1[89]|20)\d\d|[\d,.]+ .*|\d{1,3},[\d,.]*", after.gloss))
        or (after.kind == "name" and unit.lower in {"el", "la"})
    ):
        unit.gloss = ""
    elif after.lower == "de" and unit.lower in _BEFORE_OF:
        unit.gloss, unit.kind = _BEFORE_OF[unit.lower], "pron"
    elif after.kind == "que":
        unit.gloss = _BEFORE_THAT.get(unit.lower, "what")
        if unit.lower == "lo":
            after.gloss = ""
    elif (unit.gloss == "a" and _VOWEL.match(after.before or after.gloss)) or (
        unit.gloss == "a" and after.kind in {"adj", "ord"} and after.gloss[:1] in set("aeiou")
    ):
        unit.gloss = "an"


_BEFORE_OF = {"un": "one", "una": "one", "el": "that", "la": "that", "los": "those", "las": "those"}
_BEFORE_THAT = {"el": "the one", "la": "the one", "los": "those", "las": "those"}
_VOWEL = re.compile(r"(?!uni|use|usu|euro|one|once)[aeiou]|hour|hono|honest|heir", re.IGNORECASE)


def _date(units: list[Unit], place: int) -> None:
    before = units[place - 1] if place else None
    if before is not None and before.kind == "det":
        before.gloss = ""
        before = units[place - 2] if place > 1 else None
    if before is not None and before.kind == "prep" and before.gloss:
        units[place].gloss = units[place].gloss.removeprefix("on ")
    elif place == 0 or (before is not None and before.text in {",", "("} and place < 4):
        units[place].gloss = units[place].gloss.removeprefix("on ") if place == 0 else units[place].gloss


def _possessive(units: list[Unit], place: int) -> None:
    """The word "su" is "his" of what persons have, and "its" of what states and figures have."""
    unit = units[place]
    if unit.gloss != "its":
        return
    if place + 1 < len(units) and units[place + 1].gloss in _OWN | {
        "speech",
        "statement",
        "remarks",
        "words",
    }:
        unit.gloss = "his"
        return
    meeting = next((one for one in units[place + 1 : place + 4] if one.kind == "noun"), None)
    if (
        meeting is not None
        and meeting.role == "e"
        and any(
            (one.kind == "noun" and one.is_plural and one.role in {"p", ""})
            or (one.kind == "x" and one.lower.startswith(("los ", "las ", "ambos ", "ambas ")))
            for one in units[max(0, place - 25) : place]
        )
    ):
        unit.gloss = "their"
        return
    after = next((one for one in units[place + 1 : place + 4] if one.kind == "noun"), None)
    if after is not None and after.role in {"p", "v"}:
        unit.gloss = "his"
    elif after is not None and not TRADE.search(after.gloss) and _is_of_several(units, place):
        unit.gloss = "their"
    elif after is not None and not TRADE.search(after.gloss) and last_person(units, place):
        unit.gloss = "her" if last_person(units, place) == "she" else "his"


def _is_of_several(units: Sequence[Unit], place: int) -> bool:
    """Whether the verb before "su" has a plural subject."""
    for unit in reversed(units[max(0, place - 12) : place]):
        if unit.is_finite and unit.form is not None:
            return unit.form.is_plural and unit.form.person == 3
        if unit.text in STOPS:
            return False
    return False


def _relative(units: list[Unit], place: int) -> None:
    unit = units[place]
    before = units[place - 1] if place else None
    if unit.kind == "que" and before is not None and before.text == "," and place > 1:
        noun = units[place - 2]
        if noun.kind in NOMINAL:
            unit.gloss = "who" if noun.role == "p" or _is_person(units, place - 2) else "which"
            unit.tags.add("relative")
    elif (
        unit.kind == "que"
        and before is not None
        and (
            before.kind in NOMINAL
            or before.kind in {"det", "money", "percent", "num", "adj", "time", "date"}
            or (
                before.form is not None and before.form.tense == "participle" and "perfect" not in before.tags
            )
        )
    ):
        unit.tags.add("relative")
        if before.role == "p" and before.kind == "noun" and before.gloss != "statement":
            unit.gloss = "who"
    elif unit.kind == "que" and before is not None and before.gloss in {"more", "less", "larger"}:
        unit.gloss = "than"
    elif unit.kind == "que" and before is not None and before.lower == "de" and before.kind == "prep":
        before.gloss = ""


def _is_person(units: Sequence[Unit], place: int) -> bool:
    """Whether a name is a person's: it follows a comma or an office, and no preposition."""
    if units[place].kind == "person":
        return True
    if units[place].kind != "name":
        return False
    while place > 0 and units[place].kind == "name":
        place -= 1
    if units[place].kind == "name" or units[place].text in STRONG:
        return True
    return units[place].text == "," or units[place].role == "p"
