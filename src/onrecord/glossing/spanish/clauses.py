"""What a clause needs in English that Spanish leaves out: its subject, and the right small words."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.gazetteer.tables import table

from onrecord.glossing.spanish.lexicon import lexicon
from onrecord.glossing.spanish.reading import PLACES
from onrecord.glossing.spanish.units import Unit

_STRONG = set(".;:!?…“”\"«»()[]—–")
_NOMINAL = {"noun", "name", "subj", "x", "pron", "person", *PLACES}
_CHANGING = {
    "crecer", "aumentar", "incrementar", "subir", "caer", "bajar", "disminuir", "descender", "reducir",
    "retroceder", "trepar", "elevar", "ampliar", "duplicar", "triplicar", "multiplicar", "pasar", "repuntar",
    "contraer", "decrecer", "achicar", "recortar", "expandir", "mejorar", "avanzar", "desplomar", "mermar",
}  # fmt: skip
_OF_FIGURES = _CHANGING | {
    "ascender", "sumar", "alcanzar", "totalizar", "llegar", "superar", "representar", "situar", "ubicar",
    "rondar", "rebasar", "sobrepasar", "exceder", "registrar", "arrojar", "significar", "constituir",
    "equivaler", "bordear", "rozar", "corresponder",
}  # fmt: skip
_SAYING_TEXTS = {"statement", "text", "document", "report", "note", "release", "study", "letter", "newspaper"}
_TAKING = {"recibir", "obtener", "importar", "comprar", "adquirir", "traer"}
_MOVING = {"provenir", "salir", "partir", "llegar", "venir", "regresar", "volver", "retornar", "importar", "proceder"}
_INTRANSITIVE = {
    "llegar", "ir", "venir", "crecer", "aumentar", "caer", "existir", "nacer", "morir", "fallecer",
    "participar", "asistir", "viajar", "comenzar", "concluir", "ocurrir", "aparecer", "faltar", "asistir",
    "arribar", "partir", "regresar", "intervenir", "surgir", "estar", "quedar", "acudir", "bajar", "subir",
    "disminuir", "figurar", "pasar", "coincidir", "culminar", "iniciar", "finalizar",
}  # fmt: skip
_CHANGES = re.compile(
    r"\b(?:increase|growth|rise|fall|drop|decline|decrease|jump|reduction|surge|rebound|expansion|cut)s?\b"
)
_TRADE = re.compile(r"\b(?:exports?|imports?|sales?|purchases?|shipments?|deficit|surplus|trade|turnover|goods)\b")
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
_PERSONS = {"p", "people"}
_OWN = {"country", "government", "nation", "people", "Government"}


def fit(units: list[Unit]) -> None:
    """Fit the small words of a text to what stands around them."""
    for place, unit in enumerate(units):
        if unit.kind == "noun":
            _title(units, place)
    _pair_words(units)
    _possess(units)
    _counterparts(units)
    for place, unit in enumerate(units):
        if unit.kind == "noun" and unit.role == "p":
            _known_office(units, place)
        if unit.kind == "prep" and unit.gloss:
            _preposition(units, place)
        elif unit.kind in {"country", "org", "region"}:
            _state(units, place)
        elif unit.kind == "num" and unit.is_plural is False and unit.lower == "uno":
            unit.gloss = "one"
    _according(units)
    _turn_relatives(units)
    for place, unit in enumerate(units):
        if unit.kind in {"det", "quant"}:
            _article(units, place)
        elif unit.kind == "date":
            _date(units, place)
        elif unit.kind == "pos":
            _possessive(units, place)
        elif unit.kind in {"que", "rel"}:
            _relative(units, place)
    _subjects(units)
    _say(units)
    _bring_forward(units)


def _pair_words(units: list[Unit]) -> None:
    """tanto A como B: both A and B; dos meses atrás: two months ago; ", lo que" is which, else what."""
    for place, unit in enumerate(units):
        if unit.lower == "tanto":
            como = next((one for one in units[place + 1 : place + 12] if one.lower == "como"), None)
            if como is not None:
                unit.gloss, unit.kind, como.gloss, como.kind = "both", "adv", "and", "conj"
        elif unit.lower == "atrás" and place and units[place - 1].gloss in _TIMES:
            unit.gloss = "ago"
        elif unit.kind == "lo" and (place == 0 or units[place - 1].text != ","):
            unit.gloss = "what"
        elif unit.kind == "subj" and unit.lower in {"él", "ella", "ellos", "ellas", "nosotros"} and place and (
            units[place - 1].kind == "prep"):
            unit.gloss = {"he": "him", "she": "her", "they": "them", "we": "us"}.get(unit.gloss, unit.gloss)


_TIMES = {"day", "days", "week", "weeks", "month", "months", "year", "years", "decades", "decade", "hours"}


def _title(units: list[Unit], place: int) -> None:
    """el presidente Peña: President Peña, without an article and with capitals."""
    noun = units[place]
    after = units[place + 1] if place + 1 < len(units) else None
    if noun.role != "p" or noun.is_plural or after is None or after.kind not in {"name", "person"}:
        return
    if noun.gloss.split()[-1] not in _TITLES and not noun.gloss.startswith("head"):
        return
    words = noun.gloss.split()
    noun.gloss = " ".join(word if word in {"of", "and", "the"} else word[:1].upper() + word[1:] for word in words)
    before = units[place - 1] if place else None
    if before is not None and before.kind == "det" and before.lower in {"el", "la"}:
        before.gloss = ""
        before.tags.add("title")


_OF_ONE_STATE = {"presidente del gobierno": "Spanish", "presidenta del gobierno": "Spanish",
                 "secretario de relaciones exteriores": "Mexican", "secretaria de relaciones exteriores": "Mexican"}


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
    if after.form is not None and after.form.tense == "participle" and unit.lower in {"los", "las", "el", "la"} and (
        behind is None or behind.kind != "noun"):
        unit.gloss, unit.kind = ("those" if after.is_plural else "that"), "pron"
        return
    if after.kind in {"money", "percent", "date", "country", "city", "time", "clitic"} or after.gloss == "that country":
        unit.gloss = ""
    elif after.kind == "num" and re.fullmatch(r"(?:1[89]|20)\d\d|[\d,.]+ .*|\d{1,3},[\d,.]*", after.gloss):
        unit.gloss = ""
    elif after.kind == "name" and unit.lower in {"el", "la"}:
        unit.gloss = ""
    elif after.lower == "de" and unit.lower in {"un", "una"}:
        unit.gloss, unit.kind = "one", "pron"
    elif after.lower == "de" and unit.lower in {"el", "la"}:
        unit.gloss, unit.kind = "that", "pron"
    elif after.lower == "de" and unit.lower in {"los", "las"}:
        unit.gloss, unit.kind = "those", "pron"
    elif after.kind == "que":
        unit.gloss = {"el": "the one", "la": "the one", "los": "those", "las": "those"}.get(unit.lower, "what")
        if unit.lower == "lo":
            after.gloss = ""
    elif unit.gloss == "a" and _VOWEL.match(after.before or after.gloss):
        unit.gloss = "an"
    elif unit.gloss == "a" and after.kind in {"adj", "ord"} and after.gloss[:1] in set("aeiou"):
        unit.gloss = "an"


_VOWEL = re.compile(r"(?!uni|use|usu|euro|one|once)[aeiou]|hour|hono|honest|heir", re.IGNORECASE)


def _date(units: list[Unit], place: int) -> None:
    before = units[place - 1] if place else None
    if before is not None and before.kind == "det":
        before.gloss = ""
        before = units[place - 2] if place > 1 else None
    if before is not None and before.kind == "prep" and before.gloss:
        units[place].gloss = units[place].gloss.removeprefix("on ")
    elif place == 0 or (before is not None and before.text in {",", "("} and place < 4):  # noqa: PLR2004
        units[place].gloss = units[place].gloss.removeprefix("on ") if place == 0 else units[place].gloss


def _possessive(units: list[Unit], place: int) -> None:
    """"su" is "his" of what persons have, and "its" of what states and figures have."""
    unit = units[place]
    if unit.gloss != "its":
        return
    if place + 1 < len(units) and units[place + 1].gloss in _OWN | {"speech", "statement", "remarks", "words"}:
        unit.gloss = "his"
        return
    meeting = next((one for one in units[place + 1 : place + 4] if one.kind == "noun"), None)
    if meeting is not None and meeting.role == "e" and any(
        one.kind == "noun" and one.is_plural and one.role in {"p", ""} for one in units[max(0, place - 25) : place]):
        unit.gloss = "their"
        return
    after = next((one for one in units[place + 1 : place + 4] if one.kind == "noun"), None)
    if after is not None and after.role in {"p", "v"}:
        unit.gloss = "his"
    elif _is_of_several(units, place):
        unit.gloss = "their"
    elif after is not None and not _TRADE.search(after.gloss) and _last_person(units, place):
        unit.gloss = "her" if _last_person(units, place) == "she" else "his"


def _is_of_several(units: Sequence[Unit], place: int) -> bool:
    """Whether the verb before "su" has a plural subject."""
    for unit in reversed(units[max(0, place - 12) : place]):
        if unit.is_finite and unit.form is not None:
            return unit.form.is_plural and unit.form.person == 3  # noqa: PLR2004
        if unit.text in _STOPS:
            return False
    return False


def _last_person(units: Sequence[Unit], place: int) -> str:
    """Who is spoken of before a place: "he" or "she"; "" for no person."""
    for unit in reversed(units[max(0, place - 25) : place]):
        if unit.kind == "noun" and unit.role == "p" and not unit.is_plural:
            return "she" if unit.is_feminine else "he"
        if unit.kind in {"name", "person"}:
            return "he"
        if unit.kind in {"country", "org"} or (unit.kind == "noun" and unit.role == "o"):
            return ""
    return ""


def _relative(units: list[Unit], place: int) -> None:
    unit = units[place]
    before = units[place - 1] if place else None
    if unit.kind == "que" and before is not None and before.text == "," and place > 1:
        noun = units[place - 2]
        if noun.kind in _NOMINAL:
            unit.gloss = "who" if noun.role == "p" or _is_person(units, place - 2) else "which"
            unit.tags.add("relative")
    elif unit.kind == "que" and before is not None and (
        before.kind in _NOMINAL or before.kind in {"det", "money", "percent", "num", "adj", "time", "date"}
        or (before.form is not None and before.form.tense == "participle" and "perfect" not in before.tags)
    ):
        unit.tags.add("relative")
        if before.role == "p" and before.kind == "noun" and before.gloss not in {"statement"}:
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
    if units[place].kind == "name" or units[place].text in _STRONG:
        return True
    return units[place].text == "," or units[place].role == "p"


_SO_SAYING = {"según", "como", "tal como", "tal y como"}


def _according(units: list[Unit]) -> None:
    """según explicó el embajador: according to the ambassador; desde La Paz aseguraron: La Paz assured."""
    for place, unit in enumerate(units[:-2]):
        verb = units[place + 1]
        if unit.lower in _SO_SAYING and verb.is_finite and verb.role == "say" and _subject_after(units, place + 1):
            unit.gloss, verb.gloss = "", "according to"
            verb.tags.add("turned")
        if unit.lower == "desde" and verb.kind in {"city", "country", "org"} and units[place + 2].is_finite and (
            units[place + 2].role == "say"):
            unit.gloss = ""
            units[place + 2].tags.add("turned")


_NOT_TURNED = {"visitar", "ser", "estar", "haber", "presidir", "representar", "gobernar", "recorrer", "tener"}


def _turn_relatives(units: list[Unit]) -> None:
    """"el gas que importa Chile" is the gas that Chile imports: verb and subject as one, in English order."""
    place = 0
    while place + 2 < len(units):
        verb, at = units[place + 1], place + 2
        is_open = units[place].kind == "que" and place and units[place - 1].kind in _NOMINAL | {"percent", "money"}
        if is_open and verb.is_finite and verb.form is not None and verb.form.verb not in _NOT_TURNED and (
            "phrase" not in verb.tags):
            at += units[at].kind in {"det", "pos"}
            end = at + 1
            head = units[at] if at < len(units) else verb
            titled = head.kind == "noun" and head.role == "p"
            while end < len(units) and (head.kind == "name" or titled) and units[end].kind == "name":
                end += 1
            antecedent = units[place - 1]
            parted = antecedent.kind == "noun" and antecedent.is_plural != verb.form.is_plural
            fits = (parted and head.kind == "noun") or head.kind in {"country", "org", "name"} or (head.kind == "noun" and head.role in {"p", "o", "people"})
            if fits and head.is_plural == verb.form.is_plural or head.kind == "country":
                subject = " ".join(one.gloss for one in units[place + 2 : end] if one.gloss)
                verb.gloss, verb.end = f"{subject} {verb.gloss}", units[end - 1].end
                verb.tags.add("turned")
                del units[place + 2 : end]
        place += 1


def _preposition(units: list[Unit], place: int) -> None:
    unit = units[place]
    rule = _RULES.get(unit.lower)
    if rule is not None:
        rule(units, place, unit)


def _next(units: Sequence[Unit], place: int) -> Unit | None:
    """What a preposition leads to, without articles."""
    for unit in units[place + 1 : place + 4]:
        if unit.kind not in {"det", "pos", "dem", "adv"} and unit.gloss not in {"another"}:
            return unit
    return None


def _governor(units: Sequence[Unit], place: int) -> Unit | None:
    """The verb or noun before a preposition, without adverbs and times."""
    for unit in reversed(units[max(0, place - 5) : place]):
        if unit.kind not in {"adv", "time", "date", "neg", "clitic"} and unit.text != ",":
            return unit
    return None


def _is_sum(unit: Unit | None) -> bool:
    return unit is not None and unit.kind in {"money", "percent", "num"}


def _verb_before(units: Sequence[Unit], place: int) -> Unit | None:
    for unit in reversed(units[max(0, place - 8) : place]):
        if unit.kind == "verb":
            return unit
        if unit.kind == "punct" and unit.text in ".;:":
            return None
    return None


def _rule_a(units: list[Unit], place: int, unit: Unit) -> None:
    after, governor = _next(units, place), _governor(units, place)
    if after is None:
        return
    if re.fullmatch(r"\d{1,2}[:.h]\d\d", after.gloss):
        unit.gloss = "at"
        return
    if after.kind == "date" and (governor is None or governor.kind in {"punct", "city"}):
        unit.gloss = ""
        return
    if after.kind in _NOMINAL | {"quant", "ord", "adj"}:
        governor = _objectless(units, place) or governor
    if governor is not None and governor.kind == "noun" and after.kind in {"country", "region"} and (
        re.search(r"\b(?:purchases?|imports?)$", governor.gloss)):
        unit.gloss = "from"
    if governor is not None and governor.gloss in {"higher", "lower", "superior", "similar"}:
        unit.gloss = "to" if governor.gloss == "similar" else "than"
    if governor is None or governor.kind != "verb" or governor.form is None:
        return
    verb = lexicon().verbs.get(governor.form.verb)
    if "phrase" in governor.tags and governor.gloss.split(" ")[-1] in {"welcomed", "welcome", "welcomes", "thanked"}:
        unit.gloss = ""
        return
    if "phrase" in governor.tags or verb is None:
        return
    if verb.to == "-" and after.kind in {"city", "country"} and governor.form.verb in {"invitar", "convocar"}:
        return
    if verb.to == "-" and (after.kind in _NOMINAL or after.kind in {"num", "quant", "ord", "adj"}):
        unit.gloss = ""
    elif verb.kind == "thank" and after.kind in _NOMINAL:
        unit.gloss = ""
    elif verb.to not in {"to", "-"} and not _is_sum(after):
        unit.gloss = verb.to
    if governor.form.verb == "llegar" and after.kind in {"country", "city", "noun", "x"}:
        unit.gloss = "in" if after.kind in {"country", "city"} else "at"
    if governor.form.verb == "ir" and after.kind == "noun":
        unit.gloss = "to"


def _objectless(units: Sequence[Unit], place: int) -> Unit | None:
    """The verb before a place that has no object yet, whatever hangs on prepositions between."""
    at = place - 1
    while at >= 0:
        unit = units[at]
        if unit.kind == "verb":
            return unit
        if unit.kind in _NOMINAL:
            start, hangs = _phrase_start(units, at)
            if not hangs:
                return None
            at = start - 1
        elif unit.kind in {"adv", "time", "date", "prep", "det"}:
            at -= 1
        else:
            return None
    return None


def _rule_de(units: list[Unit], place: int, unit: Unit) -> None:
    after, governor = _next(units, place), _governor(units, place)
    if governor is None or after is None or unit.kind != "prep":
        return
    if governor.kind == "verb" and governor.form is not None:
        if governor.form.verb == "depender":
            unit.gloss = "on"
        elif governor.form.verb in _MOVING or (governor.form.verb in _CHANGING and _is_sum(after)):
            unit.gloss = "from"
        elif governor.form.verb == "recibir" and after.kind in {"country", "org", "name", "region"}:
            unit.gloss = "from"
        elif governor.form.verb in {"calificar", "tildar", "tachar", "catalogar"}:
            unit.gloss = "as"
        elif governor.form.verb == "ser" and _is_sum(after):
            unit.gloss = ""
        elif governor.form.tense == "participle" and governor.form.verb in {"acompañar", "seguir", "rodear"}:
            unit.gloss = "by"
    elif governor.kind == "noun" and re.search(r"\b(?:letter|message|invitation|call)s?$", governor.gloss) and (
        after.role == "p" or after.kind in {"name", "country"}):
        unit.gloss = "from"
    elif governor.kind == "noun" and after.kind in {"country", "region"}:
        verb = _verb_before(units, place)
        if verb is not None and verb.form is not None and verb.form.verb in _TAKING and governor.role in {"g", ""}:
            unit.gloss = "from"
            return
        flow = governor.gloss if _FLOW.search(governor.gloss) else _flow_before(units, place)
        if _FLOW.search(flow):
            unit.gloss = _imported(units, place) if re.search(r"imports|purchases", flow) else "from"
    elif governor.kind in {"money", "percent", "num"} and after.kind == "date":
        unit.gloss = "of"
    elif after.kind == "date" and " to " in after.gloss and governor.kind in {"noun", "verb", "punct"}:
        unit.gloss = "from"


def _imported(units: Sequence[Unit], place: int) -> str:
    """"importaciones de China" come from China, unless the clause says where else from."""
    for unit in units[max(0, place - 6) : place]:
        if unit.gloss == "share" or unit.kind == "percent" or _PART.match(unit.gloss):
            return "of"
    for at, unit in enumerate(units[place + 2 : place + 8], start=place + 2):
        if unit.lower in {"desde", "procedente de", "procedentes de", "provenientes de", "de"}:
            return "of"
        if unit.lower == "a" and (_next(units, at) or unit).kind in {"country", "region"}:
            return "of"
        if unit.kind in {"verb", "punct"}:
            return "from"
    return "from"


_FLOW = re.compile(r"\b(?:imports|purchases|exports|shipments)$")
_PART = re.compile(r"half|one (?:third|fifth|tenth)|two-thirds|a quarter|three quarters|most of", re.IGNORECASE)


def _counterparts(units: list[Unit]) -> None:
    """su homóloga del Ecuador: his Ecuadorian counterpart."""
    place = 0
    while place + 2 < len(units):
        noun, state = units[place], place + 2 + (units[place + 2].kind == "det")
        if noun.gloss in {"counterpart", "counterparts"} and units[place + 1].lower == "de" and (
            state < len(units) and units[state].kind == "country"):
            adjective = _adjectives().get(units[state].gloss)
            if adjective:
                noun.gloss, noun.end = f"{adjective} {noun.gloss}", units[state].end
                noun.tags.add("demonym")
                del units[place + 1 : state + 1]
        place += 1


@cache
def _adjectives() -> dict[str, str]:
    """The adjective of each state by its name."""
    found: dict[str, str] = {}
    for row in table("countries"):
        adjective = row["adjectives"].split(";")[0]
        for name in (row["name"], *row["names"].split(";")):
            found.setdefault(name, adjective)
    return found


def _possess(units: list[Unit]) -> None:
    """What a state buys: "las importaciones de crudo de Cuba desde ..." are Cuba's imports of crude oil."""
    place = 0
    while place + 2 < len(units):
        noun, at = units[place], place + 1
        if noun.kind == "noun" and re.search(r"\b(?:imports|purchases)$", noun.gloss):
            what = ""
            if units[at].lower == "de" and units[at + 1].kind == "noun" and at + 3 < len(units):
                what, at = f" of {units[at + 1].gloss}", at + 2
            state = at + 1 + (at + 1 < len(units) and units[at + 1].kind == "det")
            if state < len(units) and units[at].lower == "de" and units[state].kind == "country" and (
                _imported(units, at if state == at + 1 else at + 1) == "of"):
                noun.gloss = f"{units[state].gloss}'s {noun.gloss}{what}"
                noun.end = units[state].end
                del units[place + 1 : state + 1]
                if place and units[place - 1].kind == "det":
                    units[place - 1].gloss = ""
        place += 1


def _flow_before(units: Sequence[Unit], place: int) -> str:
    """The flow in "exportaciones de litio de Argentina"."""
    for at in range(place - 2, max(-1, place - 6), -1):
        unit = units[at]
        if unit.kind == "noun" and _FLOW.search(unit.gloss):
            return unit.gloss
        if unit.kind not in {"prep", "noun", "conj"} or (unit.kind == "prep" and unit.lower != "de"):
            return ""
    return ""


def _rule_en(units: list[Unit], place: int, unit: Unit) -> None:
    after, verb = _next(units, place), _verb_before(units, place)
    if after is None:
        return
    if after.kind in {"money", "percent"} or (after.kind == "num" and " " in after.gloss):
        if verb is not None and verb.form is not None and verb.form.verb in _CHANGING:
            unit.gloss = "by"
        else:
            unit.gloss = "at"
    elif after.kind == "date" and re.match(r"on |last \w+day|next \w+day", after.gloss):
        unit.gloss = "" if after.gloss.startswith(("last", "next")) else "on"
    elif after.kind == "noun" and after.role == "e":
        unit.gloss = "during" if "conversation" in after.gloss or "call" in after.gloss else "at"
    elif verb is not None and verb.gloss.split(" ")[-1] in {"agreed", "agree", "agrees"}:
        unit.gloss = "on"
    elif after.kind == "time":
        unit.gloss = "in" if after.gloss.startswith(("the ", "recent", "20")) else ""


def _rule_por(units: list[Unit], place: int, unit: Unit) -> None:
    after, governor = _next(units, place), _governor(units, place)
    if after is None:
        return
    if governor is not None and governor.form is not None and governor.form.verb in {"multiplicar", "dividir"}:
        unit.gloss = "by"
    elif after.kind in {"money", "num"} and governor is not None and (after.kind == "money" or " " in after.gloss):
        trading = governor.form is not None and governor.form.verb == "comerciar"
        unit.gloss = "goods worth" if trading else "worth"
    elif governor is not None and re.search(r"\b(?:concern|worry)s?$", governor.gloss):
        unit.gloss = "over"
    elif governor is not None and re.search(r"\binterest$", governor.gloss):
        unit.gloss = "in"
    elif governor is not None and governor.kind == "verb" and governor.form is not None and (
        governor.form.tense == "participle" and "perfect" not in governor.tags
    ):
        unit.gloss = "by"
    elif after.kind in {"country", "org", "name", "x"} or after.role in {"p", "o"}:
        passive = _verb_before(units, place)
        is_passive = passive is not None and passive.form is not None and (
            passive.form.tense == "participle" and "perfect" not in passive.tags)
        unit.gloss = "by" if is_passive else "for"
    else:
        unit.gloss = "for"


def _rule_hacia(units: list[Unit], place: int, unit: Unit) -> None:
    after = _next(units, place)
    if after is not None and re.fullmatch(r"20\d\d", after.gloss):
        unit.gloss = "by"
    elif after is not None and after.kind in {"date", "time"}:
        unit.gloss = "towards"


def _rule_hasta(units: list[Unit], place: int, unit: Unit) -> None:
    after, governor = _next(units, place), _verb_before(units, place)
    if after is None:
        return
    if _is_sum(after) and after.kind != "date" and not re.fullmatch(r"(?:19|20)\d\d", after.gloss):
        is_change = governor is not None and governor.form is not None and governor.form.verb in _OF_FIGURES
        unit.gloss = "to" if is_change else "up to"
    elif after.kind in {"country", "city"}:
        unit.gloss = "to"


def _rule_desde(units: list[Unit], place: int, unit: Unit) -> None:
    after = _next(units, place)
    if after is not None and (after.kind in {"date", "time"} or re.fullmatch(r"(?:1[89]|20)\d\d", after.gloss)):
        unit.gloss = "since"
    elif after is not None and after.kind == "noun" and after.role not in {"p", "o"} and (
        place == 0 or units[place - 1].kind == "punct") and not _PLACE.search(after.gloss):
        unit.gloss = "since"


_PLACE = re.compile(r"city|palace|country|capital|port|region|headquarters|house|street|airport|area|sphere|field")


def _rule_entre(units: list[Unit], place: int, unit: Unit) -> None:
    """Between two, among more."""
    ahead = units[place + 1 : place + 10]
    for at, one in enumerate(ahead):
        if one.lower in {"y", "e"} or one.gloss in {"the two", "both", "two"} or one.text.startswith("ambas"):
            return
        if one.gloss.startswith(("the two", "both", "our")):
            return
        if one.kind in {"verb", "punct"} or (one.kind == "prep" and at > 2):  # noqa: PLR2004
            break
    unit.gloss = "among"


def _rule_segun(units: list[Unit], place: int, unit: Unit) -> None:
    after = units[place + 1] if place + 1 < len(units) else None
    if after is not None and (after.is_finite or after.kind == "clitic"):
        unit.gloss = "as"


def _rule_ante(units: list[Unit], place: int, unit: Unit) -> None:
    after = _next(units, place)
    if after is not None and after.kind == "noun" and after.role not in _PERSONS | {"o"}:
        unit.gloss = "in the face of"


def _rule_para(units: list[Unit], place: int, unit: Unit) -> None:
    after = units[place + 1] if place + 1 < len(units) else None
    if after is not None and after.lower in {"el", "año"}:
        after = _next(units, place)
    if after is not None and re.fullmatch(r"20\d\d", after.gloss):
        unit.gloss = "by"


def _rule_sobre(units: list[Unit], place: int, unit: Unit) -> None:
    governor = _governor(units, place)
    if governor is not None and governor.kind == "verb" and re.search(r"\b(?:warn|alert|inform)", governor.gloss):
        unit.gloss = "about"


_RULES = {
    "a": _rule_a, "de": _rule_de, "en": _rule_en, "por": _rule_por, "hacia": _rule_hacia,
    "hasta": _rule_hasta, "desde": _rule_desde, "entre": _rule_entre, "según": _rule_segun,
    "ante": _rule_ante, "sobre": _rule_sobre, "para": _rule_para,
}  # fmt: skip


def _subjects(units: list[Unit]) -> None:
    """Put in the pronouns that Spanish verbs need not have."""
    for place, unit in enumerate(units):
        if unit.is_finite and not unit.tags & {"there", "turned"} and unit.gloss:
            first = _start_of_group(units, place)
            if not _has_subject(units, first, place):
                pronoun = _pronoun(units, place, first)
                units[first].before = pronoun


def _say(units: list[Unit]) -> None:
    """Behind its words a verb of saying is "said", with the time that stands before the speaker."""
    place = 0
    while place < len(units):
        verb = units[place]
        if verb.is_finite and verb.role == "say" and not verb.before and place and "done" in verb.tags:
            opening = units[place - 1]
            if opening.text in {",", "”", "»", '"', "—", "–"} and _subject_after(units, place):
                end = place + 1
                while end < len(units) and units[end].kind in {"time", "date", "adv"}:
                    end += 1
                if end < len(units) and units[end].lower == "en":
                    end = max(end, _end_of_place(units, end + 1))
                verb.gloss = "says" if verb.form and verb.form.tense == "present" else "said"
                verb.swallow(units[place + 1 : end])
                del units[place + 1 : end]
        place += 1


def _start_of_group(units: Sequence[Unit], place: int) -> int:
    at = place
    while at > 0 and (
        (units[at - 1].kind in {"clitic", "neg"} and not units[at - 1].gloss)
        or (units[at - 1].lower in _CLOSE_ADVERBS and at > 1)
        or (units[at - 1].lower in _CLOSE_ADVERBS and at == 1)
    ):
        at -= 1
    return at


_CLOSE_ADVERBS = {"casi", "ya", "también", "apenas", "prácticamente", "solo", "sólo", "aún", "todavía", "nunca"}


def _has_subject(units: Sequence[Unit], first: int, place: int) -> bool:
    verb = units[place]
    assert verb.form is not None  # noqa: S101
    if first and units[first - 1].kind == "conj" and units[first - 1].lower in {"y", "e", "o", "u", "ni", "pero", "sino"}:
        return _shares_subject(units, first, is_saying=verb.role == "say")
    found = _subject_before(units, first)
    if found is not None:
        return found
    return _subject_after(units, place)


def _shares_subject(units: Sequence[Unit], first: int, *, is_saying: bool) -> bool:
    """Behind "y" a verb has the subject of the one before; not so after a full stop."""
    inside = False
    for unit in reversed(units[: first - 1]):
        if unit.is_finite and not (is_saying and inside):
            return not (is_saying and unit.role != "say" and _in_clause(units, unit))
        inside = inside or unit.kind == "que"
        if unit.kind == "punct" and unit.text in ".;:!?":
            return False
    return False


def _in_clause(units: Sequence[Unit], verb: Unit) -> bool:
    """Whether a verb stands in a clause that somebody says ("subrayó que el comercio creció")"""
    for unit in reversed(units[: units.index(verb)]):
        if unit.kind == "que" and "relative" not in unit.tags:
            return True
        if unit.is_finite or (unit.kind == "punct" and unit.text in ".;:!?"):
            return False
    return False


def _subject_before(units: Sequence[Unit], first: int) -> bool | None:
    """Whether a noun phrase before a verb is its subject; None where the clause begins with the verb."""
    at = first - 1
    while at >= 0:
        unit = units[at]
        if unit.kind in {"que", "rel"} or unit.lower in {"quien", "quienes"}:
            return _is_relative(units, at) or None
        if unit.kind in {"sub", "lo"} or (unit.kind == "conj" and _opens_clause(unit)):
            return True if unit.kind == "lo" else None
        if unit.kind == "punct" and unit.text in _STRONG:
            goes_on = at + 1 < len(units) and not units[at + 1].is_capital and units[at - 1].text != ":"
            if unit.text in "“«\"" and at and (units[at - 1].kind in _NOMINAL or goes_on):
                at -= 1
                continue
            if unit.text in {")", "]"}:
                at = _opening(units, at)
                continue
            return None
        if unit.is_finite and unit.gloss:
            at = _before_relative(units, at)
            if at < 0:
                return None
            continue
        if unit.kind in _NOMINAL | {"percent"} or (unit.kind in {"quant", "num"} and _stands_alone(units, at)):
            start, hangs = _phrase_start(units, at)
            if not hangs:
                return True
            at = start - 1
            continue
        at -= 1
    return None


def _opens_clause(unit: Unit) -> bool:
    if unit.lower.endswith((" que", " cual", " cuales", " quien", " quienes", " cuyo marco")):
        return True
    return unit.lower in {"pero", "mientras que", "ya que", "puesto que", "dado que", "aunque", "para que",
                          "en tanto que", "después de que", "antes de que", "si bien", "así que",
                          "luego de que", "pese a que", "a pesar de que", "por lo que"}  # fmt: skip


def _opening(units: Sequence[Unit], at: int) -> int:
    while at >= 0 and units[at].text not in {"(", "["}:
        at -= 1
    return at - 1


def _stands_alone(units: Sequence[Unit], at: int) -> bool:
    return at + 1 < len(units) and (units[at + 1].kind in {"verb", "clitic", "neg", "adv"})


def _is_relative(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    return "relative" in unit.tags or unit.kind == "rel"


def _before_relative(units: Sequence[Unit], at: int) -> int:
    """Where to go on left of a verb: before the relative clause that it is in, or nowhere (-1)."""
    for place in range(at - 1, -1, -1):
        unit = units[place]
        if unit.is_finite or (unit.kind == "punct" and unit.text in ".;:!?“”"):
            return -1
        if unit.kind in {"que", "rel"} or unit.lower in {"quien", "quienes", "donde", "cuyo", "cuya"}:
            return place - 1 if _is_relative(units, place) or unit.kind != "que" else -1
        if unit.kind == "conj" and " " in unit.lower:  # en el que, de los cuales
            return place - 1
        if unit.kind == "sub":
            return -1
    return -1


def _phrase_start(units: Sequence[Unit], at: int) -> tuple[int, bool]:
    """Where the noun phrase around a noun begins, and whether it hangs on a preposition."""
    place = at
    while place > 0:
        before = units[place - 1]
        if units[place].kind in {"det", "dem", "pos"} and before.kind not in {"prep", "cmp", "to", "quant", "conj"}:
            return place, False
        if before.kind in {"det", "dem", "pos", "quant", "ord", "adj", "name"} or (
            before.kind == "num" and not re.fullmatch(r"(?:1[89]|20)\d\d", before.gloss)
        ):
            place -= 1
        elif before.kind == "noun" and units[place].kind in {"name", "person", "noun"}:
            place -= 1
        elif before.kind == "prep" or before.kind == "cmp" or before.kind == "to":
            return place - 1, True
        elif before.kind == "conj" and before.lower in {"y", "e", "o", "ni"} and place > 1 and (
            units[place - 2].kind in _NOMINAL
        ):
            place -= 2
        else:
            return place, before.kind == "verb" and not before.is_finite
    return place, False


def _subject_after(units: Sequence[Unit], place: int) -> bool:
    """Whether the subject follows: behind verbs of saying, and of those that have no object."""
    verb = units[place]
    assert verb.form is not None  # noqa: S101
    at = place + 1
    while at < len(units) and units[at].form is not None and units[at].form.tense == "participle":
        at += 1
    if verb.role == "say" and at < len(units) and units[at].lower == "en" and units[at].kind == "prep":
        at = max(at, _end_of_place(units, at + 1))
    while at < len(units) and (
        units[at].kind in {"adv", "time", "date"}
        or (units[at].form is not None and units[at].form.tense in {"participle", "gerund"})
    ):
        at += 1
    head = None
    if at < len(units) and units[at].gloss in {"more than", "less than", "nearly", "around", "at least", "about"}:
        at += 1
    for unit in units[at : at + 5]:
        if unit.kind in _NOMINAL or unit.kind in {"quant", "percent", "money"}:
            head = unit
            break
        if unit.kind not in {"det", "dem", "pos", "quant", "ord", "num", "adj"}:
            break
    if head is None:
        return False
    person = head.role in {"p", "o", "people"} or head.kind in {"name", "org", "country", "person", "subj"}
    if verb.role == "say" or verb.form.verb in {"decir", "informar"}:
        return person or head.gloss.split(" ")[-1] in _SAYING_TEXTS
    if head.kind in {"percent", "money", "quant"} and verb.form.verb in _OF_FIGURES:
        return False
    if "reflexive" in verb.tags and "phrase" in verb.tags and verb.form.person == 3:  # noqa: PLR2004
        return False
    if verb.form.verb in _INTRANSITIVE or "reflexive" in verb.tags or _is_passive(units, place):
        return True
    if verb.form.verb == "ser":
        return False
    return person and head.kind != "country" and head.is_plural == verb.form.is_plural


def _is_passive(units: Sequence[Unit], place: int) -> bool:
    return units[place].gloss.startswith(("was ", "were ", "is ", "are ", "will be "))


def _pronoun(units: Sequence[Unit], place: int, first: int) -> str:
    verb = units[place]
    assert verb.form is not None  # noqa: S101
    if verb.form.person == 1:
        return "we" if verb.form.is_plural else "I"
    if verb.form.person == 2:  # noqa: PLR2004
        return "you"
    impersonal = {"reflexive", "phrase"} <= verb.tags and verb.lower.startswith("se ")
    if verb.form.is_plural or impersonal:
        return "they"
    if verb.form.verb in _OF_FIGURES or _is_passive(units, place) or verb.form.verb == "ser":
        return "it"
    return _topic(units, first) or _last_person(units, first) or "he"


def _topic(units: Sequence[Unit], place: int) -> str:
    """The pronoun of what this sentence, or else the one before it, is about."""
    stops = [at for at, unit in enumerate(units[:place]) if unit.text in _STOPS]
    starts = [0, *(at + 1 for at in stops)]
    for start, end in zip(reversed(starts[-2:]), (place, starts[-1]), strict=False):
        for at in range(start, end):
            unit = units[at]
            if unit.kind not in {"noun", "name", "country", "org", "person"}:
                continue
            if unit.kind == "noun" and unit.role not in {"p", "o", "people"}:
                continue
            if _phrase_start(units, at)[1]:
                continue
            if unit.kind == "noun" and unit.role == "p":
                return "she" if unit.is_feminine else "he"
            return "it" if unit.kind in {"country", "org", "noun"} else "he"
    return ""


_STOPS = {".", "!", "?", ":"}


_TRAVELLING = {"viajar", "trasladar", "ir", "partir", "llegar", "arribar", "acudir", "regresar", "volver", "venir"}
_OBJECTS = {"det", "quant", "pos", "num", "money", "percent", "noun", "ord", "dem", "country", "name", "adj"}


def _bring_forward(units: list[Unit]) -> None:
    """Times and places between a verb and its object go before the verb.

    "sostuvo el martes en Lima una reunión" is "on Tuesday in Lima held a meeting": English parses badly what
    parts a verb from its object.
    """
    place = 0
    while place < len(units):
        unit = units[place]
        if unit.kind == "verb" and unit.form is not None and unit.gloss and (
            unit.is_finite or "perfect" in unit.tags) and "there" not in unit.tags:
            end = _end_of_circumstances(units, place + 1)
            moves = unit.form.verb in _TRAVELLING and 0 < end < len(units) and units[end].lower in {"a", "hacia"}
            if end > place + 1 and end < len(units) and (moves or _begins_object(units, end)):
                between = [one.gloss for one in units[place + 1 : end] if one.gloss]
                meeting = _end_of_meeting(units, end)
                if meeting:
                    end, held = meeting, [one.gloss for one in units[end:meeting] if one.gloss]
                    unit.gloss = " ".join([unit.gloss, *held, *between])
                else:
                    unit.gloss = " ".join([*between, unit.gloss])
                if unit.role == "say" and not meeting:
                    unit.swallow(units[place + 1 : end])
                else:
                    unit.end = units[end - 1].end
                del units[place + 1 : end]
        place += 1


def _end_of_meeting(units: Sequence[Unit], at: int) -> int:
    """Where the meeting ends that is the object of a verb; 0 for another object."""
    while at < len(units) and units[at].kind in {"det", "quant", "ord", "adj", "num"}:
        at += 1
    if at + 1 >= len(units) or units[at].kind != "noun" or units[at].role not in {"e", "v"}:
        return 0
    return at + 1 if units[at + 1].lower in {"con", "entre", "a", "para"} else 0


def _end_of_circumstances(units: Sequence[Unit], at: int) -> int:
    end, dated = at, False
    while at < len(units):
        unit = units[at]
        if unit.kind in {"time", "date"} or (unit.kind == "adv" and unit.lower not in _DEGREES and not dated):
            dated = dated or unit.kind != "adv"
            at += 1
            end = at
        elif unit.lower == "en" and unit.kind == "prep":
            behind = _end_of_place(units, at + 1)
            if behind <= at + 1:
                break
            at = end = behind
            dated = True
        else:
            break
    return end if dated else -1


_DEGREES = {"apenas", "casi", "más", "menos", "también", "sólo", "solo", "aproximadamente", "cerca", "incluso"}


def _end_of_place(units: Sequence[Unit], at: int) -> int:
    """Where a place or year behind "en" ends; an article opens the next phrase."""
    first = at
    while at < len(units):
        unit = units[at]
        if unit.kind in {"det", "dem", "pos"} and at > first and units[at - 1].lower != "de":
            break
        if unit.lower == "de" and unit.kind == "prep" and at + 1 < len(units) and at > first:
            at += 1
            continue
        if unit.kind == "num" and at == first:
            return at + 1
        if unit.kind not in _IN_PLACES:
            break
        if unit.kind == "noun" and unit.role in {"p", "t", "e"}:
            return first
        at += 1
    return at if units[at - 1].kind not in {"det", "dem", "pos"} else first


_IN_PLACES = {"det", "dem", "pos", "noun", "adj", "city", "country", "region", "x", "name", "ord", "quant"}


def _begins_object(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    if unit.kind in _OBJECTS and unit.gloss:
        return True
    if unit.kind in {"det", "prep"} and not unit.gloss and at + 1 < len(units):  # a personal "a"
        return units[at + 1].kind in _OBJECTS
    return False
