"""Numbers, sums of money, percentages and dates in Spanish, each put into English as a whole."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from onrecord.glossing.spanish.units import Token

_WORDS = {
    "cero": 0, "uno": 1, "una": 1, "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14,
    "quince": 15, "dieciséis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20,
    "veintiún": 21, "veintiuno": 21, "veintiuna": 21, "veintidós": 22, "veintitrés": 23, "veinticuatro": 24,
    "veinticinco": 25, "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200, "trescientos": 300,
    "trescientas": 300, "cuatrocientos": 400, "cuatrocientas": 400, "quinientos": 500, "quinientas": 500,
    "seiscientos": 600, "seiscientas": 600, "setecientos": 700, "setecientas": 700, "ochocientos": 800,
    "ochocientas": 800, "novecientos": 900, "novecientas": 900,
}  # fmt: skip
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_TENS_FROM = 30
_SCALES = {
    "millón": ("million", 1), "millones": ("million", 1), "millon": ("million", 1),
    "billón": ("trillion", 1), "billones": ("trillion", 1), "millardo": ("billion", 1),
    "millardos": ("billion", 1), "mill": ("million", 1), "mill.": ("million", 1), "mln": ("million", 1),
    "mm": ("million", 1),
}  # fmt: skip
_SHORT = {
    "mdd": "million dollars", "mmdd": "billion dollars", "mde": "million euros", "mdp": "million pesos",
    "mdls": "million dollars", "mmde": "billion euros", "mmus": "million dollars",
    "musd": "million dollars",
}  # fmt: skip
_CURRENCIES = {
    "dólares": "dollars", "dólar": "dollars", "dolares": "dollars", "euros": "euros", "euro": "euros",
    "pesos": "pesos", "rublos": "roubles", "yuanes": "yuan", "yuan": "yuan", "yenes": "yen", "yen": "yen",
    "rupias": "rupees", "reales": "reais", "libras": "pounds", "francos": "francs", "marcos": "marks",
    "pesetas": "pesetas", "bolívares": "bolivars", "soles": "soles", "quetzales": "quetzales",
    "lempiras": "lempiras", "colones": "colones", "guaraníes": "guaranies", "coronas": "crowns",
    "liras": "liras", "usd": "US dollars", "eur": "euros", "wones": "won", "dírhams": "dirhams",
    "dinares": "dinars", "bolivianos": "bolivianos", "córdobas": "cordobas", "rands": "rands",
}  # fmt: skip
_WHOSE = {
    "estadounidenses": "US", "estadunidenses": "US", "americanos": "US", "norteamericanos": "US",
    "canadienses": "Canadian", "australianos": "Australian", "mexicanos": "Mexican",
    "argentinos": "Argentine", "chilenos": "Chilean", "colombianos": "Colombian", "uruguayos": "Uruguayan",
    "cubanos": "Cuban", "filipinos": "Philippine", "esterlinas": "sterling", "suizos": "Swiss",
    "brasileños": "Brazilian", "dominicanos": "Dominican",
}  # fmt: skip
_WHOSE |= {
    "danesas": "Danish",
    "suecas": "Swedish",
    "noruegas": "Norwegian",
    "checas": "Czech",
    "turcas": "Turkish",
    "egipcias": "Egyptian",
    "libanesas": "Lebanese",
    "sirias": "Syrian",
    "indias": "Indian",
    "pakistaníes": "Pakistani",
    "kuwaitíes": "Kuwaiti",
    "argelinos": "Algerian",
    "tunecinos": "Tunisian",
    "marroquíes": "Moroccan",
    "franceses": "French",
    "belgas": "Belgian",
    "alemanes": "German",
    "italianas": "Italian",
    "surcoreanos": "South Korean",
    "rusos": "Russian",
    "singapurenses": "Singapore",
    "hongkoneses": "Hong Kong",
    "neozelandeses": "New Zealand",
    "iraníes": "Iranian",
    "omaníes": "Omani",
    "bolivianos": "Bolivian",
    "jordanos": "Jordanian",
    "serbios": "Serbian",
    "japoneses": "Japanese",
    "chinos": "Chinese",
    "españolas": "Spanish",
    "británicas": "British",
    "irlandesas": "Irish",
}
_SIGNS = {"us$": "US$", "u$s": "US$", "$": "$", "€": "€", "usd": "US$", "£": "£", "$us": "US$", "¥": "¥",
          "us": "US$", "r$": "R$", "mx$": "MX$", "c$": "C$", "eur": "€"}  # fmt: skip
SPANISH_MONTHS = {
    "enero": "January", "febrero": "February", "marzo": "March", "abril": "April", "mayo": "May",
    "junio": "June", "julio": "July", "agosto": "August", "septiembre": "September",
    "setiembre": "September", "octubre": "October", "noviembre": "November", "diciembre": "December",
}  # fmt: skip
_SHORT_MONTHS = {"ene": "January", "feb": "February", "mar": "March", "abr": "April", "may": "May",
                 "jun": "June", "jul": "July", "ago": "August", "sep": "September", "sept": "September",
                 "oct": "October", "nov": "November", "dic": "December"}  # fmt: skip
_DAYS = {
    "lunes": "Monday", "martes": "Tuesday", "miércoles": "Wednesday", "jueves": "Thursday",
    "viernes": "Friday", "sábado": "Saturday", "sabado": "Saturday", "domingo": "Sunday",
    "miercoles": "Wednesday",
}  # fmt: skip
_LAST = {"pasado", "pasada", "último", "última"}
_NEXT = {"próximo", "próxima", "entrante"}
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NOT_COUNTED = re.compile(
    r"(?:el|la|los|las|este|ese|exporta|importa|venta|compra|comercio|intercambio|envío)"
)
_GROUP = re.compile(r"\d{3}")
_LONGEST_GAP = 2
_LAST_DAY = 31


class Numeral(NamedTuple):
    """A number in English and how many tokens it takes.

    Attributes:
        gloss: English.
        length: Tokens.
        kind: num, money, percent, date.
        is_one: Whether it is a single thing.
    """

    gloss: str
    length: int
    kind: str
    is_one: bool = False


class Style(NamedTuple):
    """How a text writes numbers: whether a point, and whether a comma, parts thousands."""

    point_groups: bool
    comma_groups: bool


def style_of(text: str) -> Style:
    """How a text writes numbers, told from those that leave no doubt."""
    comma_decimals = bool(re.search(r"\d,\d{1,2}(?!\d)", text))
    point_decimals = bool(re.search(r"\d\.\d{1,2}(?!\d)(?!\.\d)", text))
    point_groups = bool(re.search(r"\b[1-9]\d{0,2}(?:\.\d{3}){2,}\b|\d\.\d{3},\d", text))
    comma_groups = bool(re.search(r"\b[1-9]\d{0,2}(?:,\d{3}){2,}\b|\d,\d{3}\.\d", text))
    if point_groups or (comma_decimals and not point_decimals):
        return Style(True, False)
    if comma_groups or point_decimals:
        return Style(not point_decimals, True)
    return Style(True, True)


def numeral(tokens: Sequence[Token], at: int, style: Style) -> Numeral | None:
    """The number, sum, share or date that begins at a token, or None."""
    return _date(tokens, at) or _money_sign(tokens, at, style) or _counted(tokens, at, style)


class _Number(NamedTuple):
    value: Decimal
    scale: str
    length: int
    written: str  # as it was, where it is one run of digits or one word
    words: bool


def _counted(tokens: Sequence[Token], at: int, style: Style) -> Numeral | None:
    number = _number(tokens, at, style)
    if number is None:
        return None
    end = at + number.length
    gloss = _shown(number)
    lower = _lower(tokens, end)
    if lower in {"%", "%."} or (lower == "por" and _lower(tokens, end + 1) in {"ciento", "cien"}):
        return Numeral(f"{gloss} percent", number.length + (1 if lower == "%" else 2), "percent")
    if lower == "porciento":
        return Numeral(f"{gloss} percent", number.length + 1, "percent")
    if lower.rstrip(".") in _SHORT:
        return Numeral(f"{gloss} {_SHORT[lower.rstrip('.')]}", number.length + 1, "money")
    of = 1 if lower == "de" else 0
    if number.scale or not of:
        currency = _currency(tokens, end + of)
        if currency:
            return Numeral(f"{gloss} {currency[0]}", number.length + of + currency[1], "money")
    if number.words and number.value == 1 and not number.scale:
        return None  # the article
    if number.scale and of and not _NOT_COUNTED.match(_lower(tokens, end + 1)):
        return Numeral(gloss, number.length + 1, "num")
    return Numeral(gloss, number.length, "num", number.value == 1)


def _currency(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    name = _lower(tokens, at)
    if name == "€" or name not in _CURRENCIES:
        return ("euros", 1) if name == "€" else None
    whose = _WHOSE.get(_lower(tokens, at + 1))
    if whose == "sterling":
        return "pounds sterling", 2
    if whose:
        return f"{whose} {_CURRENCIES[name]}", 2
    if _lower(tokens, at + 1) == "de" and _lower(tokens, at + 2) in {"eeuu", "ee.uu.", "eu"}:
        return f"US {_CURRENCIES[name]}", 3
    return _CURRENCIES[name], 1


def _money_sign(tokens: Sequence[Token], at: int, style: Style) -> Numeral | None:
    """$300 millones, US$ 1.200 millones, U$S 5."""
    sign, length = _lower(tokens, at), 1
    for more in (2, 1):
        joined = "".join(_lower(tokens, at + place) for place in range(more + 1))
        if joined in _SIGNS:
            sign, length = joined, more + 1
            break
    if sign not in _SIGNS or (sign == "us" and length == 1):
        return None
    number = _number(tokens, at + length, style)
    if number is None or number.words:
        return None
    gloss = f"{_shown(number)} euros" if _SIGNS[sign] == "€" else _SIGNS[sign] + _shown(number)
    length += number.length
    if _lower(tokens, at + length).rstrip(".") in {"usd", "mdd"}:
        length += 1
    elif _lower(tokens, at + length) == "de" and _currency(tokens, at + length + 1):
        length += 2
    elif _lower(tokens, at + length) in _CURRENCIES:
        length += 1
    return Numeral(gloss, length, "money")


def _number(tokens: Sequence[Token], at: int, style: Style) -> _Number | None:
    """Digits and words up to a scale: 6 mil 765 millones, tres mil millones, 2 800 millones."""
    total, current, place = Decimal(0), None, at
    while True:
        part = _digits(tokens, place, style) if current is None else None
        if part is None:
            part = _word(tokens, place, current)
        if part is not None:
            current = (current or 0) + part[0]
            place += part[1]
            continue
        if _lower(tokens, place) == "mil" and (current is None or current < 1000) and not total:
            total, current = (current or Decimal(1)) * 1000, None
            place += 1
            continue
        break
    if current is None and not total:
        return _half(tokens, at)
    value = total + (current or 0)
    first = tokens[at]
    words = all(tokens[one].kind == "word" for one in range(at, place))
    written = first.text if place == at + 1 and first.kind == "number" else ""
    scale = _SCALES.get(_lower(tokens, place).rstrip("."))
    if scale:
        place += 1
        if [_lower(tokens, place + one) for one in range(2)] == ["y", "medio"]:
            value, place = value + Decimal("0.5"), place + 2
        return _Number(value, scale[0], place - at, "", False)
    return _Number(value, "", place - at, written, words)


def _half(tokens: Sequence[Token], at: int) -> _Number | None:
    if _lower(tokens, at) == "medio" and _lower(tokens, at + 1) in _SCALES:
        return _Number(Decimal("0.5"), _SCALES[_lower(tokens, at + 1)][0], 2, "", False)
    return None


def _digits(tokens: Sequence[Token], at: int, style: Style) -> tuple[Decimal, int] | None:
    if at >= len(tokens) or tokens[at].kind != "number" or ":" in tokens[at].text:
        return None
    text, length = tokens[at].text, 1
    while (
        len(text) <= 3 * length
        and at + length < len(tokens)
        and _GROUP.fullmatch(tokens[at + length].text)
        and 0 < tokens[at + length].start - tokens[at + length - 1].end < _LONGEST_GAP
        and text.isdigit()
    ):
        text += tokens[at + length].text
        length += 1
    return _value(text, style), length


def _value(text: str, style: Style) -> Decimal:
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+", text):
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", text) and (style.point_groups or text.count(".") > 1):
        return Decimal(text.replace(".", ""))
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+", text) and (style.comma_groups or text.count(",") > 1):
        return Decimal(text.replace(",", ""))
    plain = text.replace(",", ".")
    head, *tail = plain.split(".")
    return Decimal(f"{head}.{''.join(tail)}" if tail else head)


def _word(tokens: Sequence[Token], at: int, before: Decimal | None) -> tuple[Decimal, int] | None:
    """A number word that may follow the number before it ("treinta y cinco", "ciento veinte")."""
    word = _lower(tokens, at)
    if before is None:
        return (Decimal(_WORDS[word]), 1) if word in _WORDS else None
    if word == "y" and before % 100 >= _TENS_FROM and before % 10 == 0 and before % 1 == 0:
        unit = _WORDS.get(_lower(tokens, at + 1), 0)
        spelt = at > 0 and tokens[at - 1].kind == "word"
        return (Decimal(unit), 2) if 0 < unit < 10 and spelt else None
    known = _WORDS.get(word, 0)
    spelt = at > 0 and tokens[at - 1].kind == "word"
    return (Decimal(known), 1) if spelt and before % 100 == 0 and 1 < known < 100 and before else None


def _shown(number: _Number) -> str:
    if number.words and not number.scale and number.value <= 12:
        return _SMALL[int(number.value)]
    if number.scale == "million" and number.value >= 1000 and number.value % 1000 == 0:
        return f"{number.value / 1000:,f}".rstrip("0").rstrip(".") + " billion" if number.value % 10000 else (
            f"{int(number.value / 1000):,} billion")  # fmt: skip
    shown = number.written if number.written.isdigit() else f"{number.value:,f}"
    return f"{shown} {number.scale}".strip()


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _date(tokens: Sequence[Token], at: int) -> Numeral | None:
    return (
        _part_of_day(tokens, at)
        or _day_and_part(tokens, at)
        or _weekday(tokens, at)
        or _day(tokens, at)
        or _month(tokens, at)
    )


def _part_of_day(tokens: Sequence[Token], at: int) -> Numeral | None:
    """La noche del domingo, en la tarde de ayer, a primera hora de este martes."""
    place = at + (_lower(tokens, at) in {"en", "a", "durante"})
    while _lower(tokens, place) in _AROUND_PARTS:
        place += 1
    part = _PARTS.get(_lower(tokens, place))
    if part is None or place == at or _lower(tokens, place + 1) != "de":
        return None
    day = _near_day(tokens, place + 2)
    return _on_part(day, part, place + 2 - at) if day else None


def _day_and_part(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Este jueves por la noche, ayer en la tarde."""
    day = _near_day(tokens, at)
    if day is None:
        return None
    place = at + day.length
    joint, article = _lower(tokens, place), _lower(tokens, place + 1)
    part = _PARTS.get(_lower(tokens, place + 2))
    if joint not in {"por", "en", "a"} or article not in {"la", "el"} or part is None:
        return None
    return _on_part(day, part, 3)


def _near_day(tokens: Sequence[Token], at: int) -> Numeral | None:
    near = _NEAR_DAYS.get(_lower(tokens, at))
    return Numeral(near, 1, "time") if near else _weekday(tokens, at) or _day(tokens, at)


def _on_part(day: Numeral, part: str, more: int) -> Numeral:
    """A day with its part behind it, where English has it there ("on Sunday night")."""
    gloss = day.gloss
    if gloss == "today":
        gloss = f"this {part}" if part else gloss
    elif "," not in gloss and not gloss[-1].isdigit():
        gloss = f"{gloss} {part}".strip()
    elif not gloss.startswith("on "):
        gloss = f"on {gloss}"
    return Numeral(gloss, day.length + more, day.kind)


_PARTS = {
    "mañana": "morning", "madrugada": "morning", "tarde": "afternoon", "noche": "night", "mediodía": "",
    "hora": "", "horas": "", "jornada": "",
}  # fmt: skip
_AROUND_PARTS = {"el", "la", "las", "horas", "de", "primera", "primeras", "última", "últimas"}
_NEAR_DAYS = {"hoy": "today", "ayer": "yesterday", "anteayer": "the day before yesterday"}


def _weekday(tokens: Sequence[Token], at: int) -> Numeral | None:
    """El lunes, este martes 5 de mayo, el próximo jueves, el viernes pasado."""
    place, when = at, ""
    if _lower(tokens, place) in {"el", "este", "los", "pasado", "próximo"}:
        place += _lower(tokens, place) not in {"pasado", "próximo"}
    if _lower(tokens, place) in _LAST | _NEXT and _lower(tokens, place + 1) in _DAYS:
        when = "last" if _lower(tokens, place) in _LAST else "next"
        place += 1
    day = _DAYS.get(_lower(tokens, place))
    if not day:
        return None
    place += 1
    place += _lower(tokens, place) == "," and bool(_day(tokens, place + 1))
    if _lower(tokens, place) in _LAST | _NEXT:
        when = "last" if _lower(tokens, place) in _LAST else "next"
        place += 1
    date = _day(tokens, place)
    if date:
        return Numeral(f"on {day}, {date.gloss.removeprefix('on ')}", place - at + date.length, "date")
    return Numeral(f"{when} {day}" if when else f"on {day}", place - at, "date")


def _day(tokens: Sequence[Token], at: int) -> Numeral | None:
    """5 de mayo de 2025, el pasado 5 de mayo, del 5 al 8 de mayo, 5 y 6 de mayo."""
    place, on = at, ""
    if _lower(tokens, place) in {"el", "este", "los", "día", "días", "pasado", "próximo"}:
        on = "on "
        place += _lower(tokens, place) not in {"pasado", "próximo"}
    while _lower(tokens, place) in _LAST | _NEXT | {"día", "días"}:
        place += 1
    first = _ordinal_day(tokens, place)
    if first is None:
        return None
    place += first[1]
    days = first[0]
    joint = _lower(tokens, place)
    if joint in {"y", "a", "al", "-", "–", "e"}:
        ahead = place + 1 + (_lower(tokens, place + 1) == "el")
        second = _ordinal_day(tokens, ahead)
        if second and _lower(tokens, ahead + second[1]) == "de":
            days += (" and " if joint in {"y", "e"} else " to ") + second[0]
            place = ahead + second[1]
    place += _lower(tokens, place) == "de"
    month = SPANISH_MONTHS.get(_lower(tokens, place)) or _SHORT_MONTHS.get(_lower(tokens, place))
    if not month or (_lower(tokens, place) in _SHORT_MONTHS and _lower(tokens, place - 1) == "de"):
        return None
    place += 1
    year = _year(tokens, place)
    shown = f"{on}{month} {days}" + (f", {year[0]}" if year else "")
    place += year[1] if year else 0
    if not year and _lower(tokens, place) in _LAST | _NEXT:
        place += 1
    return Numeral(shown, place - at, "date")


def _ordinal_day(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    text = _lower(tokens, at)
    if text in {"primero", "uno"} and _lower(tokens, at + 1) == "de":
        return "1", 1
    if text.isdigit() and 0 < int(text) <= _LAST_DAY and len(text) < 3:
        ending = at + 1 < len(tokens) and tokens[at + 1].kind == "ending"
        return str(int(text)), 2 if ending else 1
    return None


def _year(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    place = at
    if _lower(tokens, place) == ",":
        place += 1
    if _lower(tokens, place) == "de":
        place += 1
        place += _lower(tokens, place) in {"el", "año"}
        place += _lower(tokens, place) == "año"
    text = _lower(tokens, place)
    if place > at and _YEAR.fullmatch(text):
        return text, place + 1 - at
    return None


def _month(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Mayo de 2025, octubre pasado, el pasado octubre."""
    place, when = at, ""
    if _lower(tokens, place) == "el" and _lower(tokens, place + 1) in _LAST | _NEXT:
        place += 1
    if _lower(tokens, place) in _LAST | _NEXT and _lower(tokens, place + 1) in SPANISH_MONTHS:
        when = "last " if _lower(tokens, place) in _LAST else "next "
        place += 1
    month = SPANISH_MONTHS.get(_lower(tokens, place))
    if not month or _is_given_name(tokens, place):
        return None
    place += 1
    if _lower(tokens, place) in _LAST | _NEXT:
        when = "last " if _lower(tokens, place) in _LAST else "next "
        place += 1
    year = _year(tokens, place)
    if year and tokens[place].lower != ",":
        return Numeral(f"{month} {year[0]}", place - at + year[1], "date")
    return Numeral(when + month, place - at, "date")


def _is_given_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month's name is a person's: "Julio Arancibia", "Abril"."""
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return tokens[at].text[:1].isupper() and behind[:1].isupper() and behind[1:2].islower()
