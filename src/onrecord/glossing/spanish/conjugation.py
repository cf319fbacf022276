"""The forms of Spanish verbs, told apart by mood, tense, person and number.

A verb is named by its infinitive and, where its stem changes under stress, by the vowel that it changes to
("ie" of pensar, "ue" of contar, "i" of pedir, "í" of enviar, "ú" of continuar).
"""

from collections.abc import Iterator
from typing import NamedTuple

_ENDINGS = {
    "a": {
        "present": ("o", "as", "a", "amos", "áis", "an"),
        "subjunctive": ("e", "es", "e", "emos", "éis", "en"),
        "preterite": ("é", "aste", "ó", "amos", "asteis", "aron"),
        "imperfect": ("aba", "abas", "aba", "ábamos", "abais", "aban"),
        "past subjunctive": ("ara", "aras", "ara", "áramos", "arais", "aran"),
        "past subjunctive 2": ("ase", "ases", "ase", "ásemos", "aseis", "asen"),
    },
    "e": {
        "present": ("o", "es", "e", "emos", "éis", "en"),
        "subjunctive": ("a", "as", "a", "amos", "áis", "an"),
        "preterite": ("í", "iste", "ió", "imos", "isteis", "ieron"),
        "imperfect": ("ía", "ías", "ía", "íamos", "íais", "ían"),
        "past subjunctive": ("iera", "ieras", "iera", "iéramos", "ierais", "ieran"),
        "past subjunctive 2": ("iese", "ieses", "iese", "iésemos", "ieseis", "iesen"),
    },
}
_FUTURE = ("é", "ás", "á", "emos", "éis", "án")
_CONDITIONAL = ("ía", "ías", "ía", "íamos", "íais", "ían")
_STRONG_ENDINGS = ("e", "iste", "o", "imos", "isteis", "ieron")

# By the end of the infinitive, so that compounds (sostener, proponer) follow.
_STRONG = {
    "tener": "tuv", "estar": "estuv", "poder": "pud", "poner": "pus", "saber": "sup", "hacer": "hic",
    "querer": "quis", "venir": "vin", "decir": "dij", "traer": "traj", "ducir": "duj", "andar": "anduv",
    "caber": "cup", "haber": "hub", "facer": "fic",
}  # fmt: skip
_FUTURE_STEMS = {
    "tener": "tendr", "poner": "pondr", "venir": "vendr", "salir": "saldr", "valer": "valdr",
    "poder": "podr", "querer": "querr", "saber": "sabr", "haber": "habr", "hacer": "har", "decir": "dir",
    "caber": "cabr", "facer": "far",
}  # fmt: skip
_FIRST_PERSONS = {
    "tener": "teng", "poner": "pong", "venir": "veng", "salir": "salg", "valer": "valg", "hacer": "hag",
    "decir": "dig", "traer": "traig", "caer": "caig", "saber": "sep", "caber": "quep", "facer": "fag",
    "oír": "oig", "ver": "ve",
}  # fmt: skip
_PARTICIPLES = {
    "abrir": "abierto", "cubrir": "cubierto", "decir": "dicho", "scribir": "scrito", "hacer": "hecho",
    "facer": "fecho", "morir": "muerto", "poner": "puesto", "solver": "suelto", "romper": "roto",
    "ver": "visto", "volver": "vuelto", "imprimir": "impreso", "reír": "reído",
}  # fmt: skip
_WHOLE = {
    "ser": {
        "present": ("soy", "eres", "es", "somos", "sois", "son"),
        "subjunctive": ("sea", "seas", "sea", "seamos", "seáis", "sean"),
        "preterite": ("fui", "fuiste", "fue", "fuimos", "fuisteis", "fueron"),
        "imperfect": ("era", "eras", "era", "éramos", "erais", "eran"),
        "past subjunctive": ("fuera", "fueras", "fuera", "fuéramos", "fuerais", "fueran"),
        "past subjunctive 2": ("fuese", "fueses", "fuese", "fuésemos", "fueseis", "fuesen"),
    },
    "ir": {
        "present": ("voy", "vas", "va", "vamos", "vais", "van"),
        "subjunctive": ("vaya", "vayas", "vaya", "vayamos", "vayáis", "vayan"),
        "preterite": ("fui", "fuiste", "fue", "fuimos", "fuisteis", "fueron"),
        "imperfect": ("iba", "ibas", "iba", "íbamos", "ibais", "iban"),
        "past subjunctive": ("fuera", "fueras", "fuera", "fuéramos", "fuerais", "fueran"),
        "past subjunctive 2": ("fuese", "fueses", "fuese", "fuésemos", "fueseis", "fuesen"),
    },
    "estar": {
        "present": ("estoy", "estás", "está", "estamos", "estáis", "están"),
        "subjunctive": ("esté", "estés", "esté", "estemos", "estéis", "estén"),
    },
    "dar": {
        "present": ("doy", "das", "da", "damos", "dais", "dan"),
        "subjunctive": ("dé", "des", "dé", "demos", "deis", "den"),
        "preterite": ("di", "diste", "dio", "dimos", "disteis", "dieron"),
        "past subjunctive": ("diera", "dieras", "diera", "diéramos", "dierais", "dieran"),
        "past subjunctive 2": ("diese", "dieses", "diese", "diésemos", "dieseis", "diesen"),
    },
    "haber": {
        "present": ("he", "has", "ha", "hemos", "habéis", "han"),
        "subjunctive": ("haya", "hayas", "haya", "hayamos", "hayáis", "hayan"),
    },
    "prever": {
        "present": ("preveo", "prevés", "prevé", "prevemos", "prevéis", "prevén"),
        "imperfect": ("preveía", "preveías", "preveía", "preveíamos", "preveíais", "preveían"),
    },
    "oír": {"present": ("oigo", "oyes", "oye", "oímos", "oís", "oyen")},
    "ver": {
        "preterite": ("vi", "viste", "vio", "vimos", "visteis", "vieron"),
        "imperfect": ("veía", "veías", "veía", "veíamos", "veíais", "veían"),
    },
}  # fmt: skip
_CHANGES = {"ie": "e", "ue": "o", "i": "e", "í": "i", "ú": "u"}
_USUAL_CHANGES = {
    "tener": "ie", "venir": "ie", "volver": "ue", "mover": "ue", "decir": "i", "pedir": "i", "seguir": "i",
    "servir": "i", "quirir": "ie", "ferir": "ie", "vertir": "ie", "sentir": "ie", "solver": "ue",
    "tender": "ie", "cordar": "ue", "contrar": "ue", "probar": "ue", "mostrar": "ue", "forzar": "ue",
    "gerir": "ie", "mentir": "ie", "evaluar": "ú", "luar": "ú", "nuar": "ú", "tuar": "ú", "suar": "ú",
    "ntuar": "ú", "cluir": "", "entrar": "",
}  # fmt: skip
_STRESSED = (0, 1, 2, 5)  # the persons whose stem is stressed


class Form(NamedTuple):
    """What a form of a verb tells: its infinitive, its tense (or "participle", "gerund") and its person.

    Attributes:
        verb: The infinitive.
        tense: present, subjunctive, preterite, imperfect, past subjunctive, future, conditional, infinitive,
            gerund, participle.
        person: 1 to 3; 0 where the form has none.
        is_plural: Whether the form is a plural.
    """

    verb: str
    tense: str
    person: int
    is_plural: bool


def forms(verb: str, change: str = "") -> Iterator[tuple[str, Form]]:
    """Every form of a verb with what it tells.

    Args:
        verb: The infinitive.
        change: The vowel its stem changes to under stress, "" for none.
    """
    yield verb, Form(verb, "infinitive", 0, False)
    yield _gerund(verb, change), Form(verb, "gerund", 0, False)
    participle = _participle(verb)
    for ending, plural in (("o", False), ("a", False), ("os", True), ("as", True)):
        yield participle[:-1] + ending, Form(verb, "participle", 0, plural)
    for tense, six in _tenses(verb, change).items():
        for place, form in enumerate(six):
            yield form, Form(verb, tense.removesuffix(" 2"), place % 3 + 1, place > 2)


def _by_end(verb: str, stems: dict[str, str]) -> str | None:
    for end in sorted(stems, key=len, reverse=True):
        if verb.endswith(end) and (end != "ver" or verb in _LIKE_VER) and not _is_other(verb, end):
            return verb.removesuffix(end) + stems[end]
    return None


_LIKE_VER = {"ver", "prever", "entrever"}
_OTHERS = {"andar": {"demandar", "mandar", "comandar", "expandir", "desbandar", "agrandar", "tandar"},
           "estar": {"prestar", "contrestar", "contestar", "gestar", "manifestar", "protestar", "restar",
                     "testar", "atestar", "apestar", "molestar", "encuestar", "detestar"},
           "decir": {"bendecir"}, "salir": set()}  # fmt: skip


def _is_other(verb: str, end: str) -> bool:
    return verb in _OTHERS.get(end, set()) or (end == "traer" and verb == "retraer")


def _tenses(verb: str, change: str) -> dict[str, tuple[str, ...]]:
    stem, theme = _parts(verb)
    found = {
        "present": _present(verb, stem, theme, change),
        "subjunctive": _subjunctive(verb, stem, theme, change),
        "imperfect": _joined(stem, _ENDINGS[theme]["imperfect"]),
    }
    found |= _past(verb, stem, theme, change)
    future = _by_end(verb, _FUTURE_STEMS) or verb.replace("í", "i")
    found["future"] = tuple(future + end for end in _FUTURE)
    found["conditional"] = tuple(future + end for end in _CONDITIONAL)
    return found | _WHOLE.get(verb, {})


def _parts(verb: str) -> tuple[str, str]:
    return verb[:-2], "a" if verb.endswith("ar") else "e"


def _present(verb: str, stem: str, theme: str, change: str) -> tuple[str, ...]:
    endings = list(_ENDINGS[theme]["present"])
    if verb.endswith(("ir", "ír")):
        endings[3], endings[4] = "imos", "ís"
    made = []
    for place, ending in enumerate(endings):
        shape = _stressed(verb, stem, change) if place in _STRESSED else stem
        made.append(_join(shape, ending))
    first = _first_person(verb, _stressed(verb, stem, change))
    if first:
        made[0] = first + "o"
    return tuple(made)


def _first_person(verb: str, stem: str) -> str | None:
    """The stem of the first person and the subjunctive where it is one of its own."""
    known = _by_end(verb, _FIRST_PERSONS)
    if known:
        return known
    if verb.endswith(("cer", "cir")) and verb[-4] in "aeiouáéíóú" and not verb.endswith(("cocer", "mecer")):
        return stem[:-1] + "zc"
    return None


def _subjunctive(verb: str, stem: str, theme: str, change: str) -> tuple[str, ...]:
    first = _first_person(verb, _stressed(verb, stem, change))
    made = []
    for place, ending in enumerate(_ENDINGS[theme]["subjunctive"]):
        if first and verb != "saber":
            made.append(first + ending)
            continue
        shape = _stressed(verb, stem, change) if place in _STRESSED else _weak(verb, stem, change)
        made.append(_join("sep" if verb == "saber" else shape, ending))
    return tuple(made)


def _past(verb: str, stem: str, theme: str, change: str) -> dict[str, tuple[str, ...]]:
    strong = _by_end(verb, _STRONG)
    if strong:
        ends = _STRONG_ENDINGS[:5] + (("eron",) if strong.endswith("j") else ("ieron",))
        tail = 1 if strong.endswith("j") else 0
        made = {"preterite": tuple(strong + end for end in ends)}
        if strong.endswith("ic"):
            made["preterite"] = tuple(strong[:-1] + "zo" if end == "o" else strong + end for end in ends)
        for tense in ("past subjunctive", "past subjunctive 2"):
            made[tense] = tuple(strong + end[tail:] for end in _ENDINGS["e"][tense])
        return made
    weak = _weak(verb, stem, change)
    preterite = tuple(
        _join(weak if place in (2, 5) else stem, end)
        for place, end in enumerate(_ENDINGS[theme]["preterite"])
    )
    made = {"preterite": preterite}
    for tense in ("past subjunctive", "past subjunctive 2"):
        made[tense] = _joined(weak, _ENDINGS[theme][tense])
    return made


def _stressed(verb: str, stem: str, change: str) -> str:
    if verb.endswith("uir") and not verb.endswith(("guir", "quir")):
        return stem + "y"
    if not change:
        return stem
    old = "u" if verb == "jugar" else "i" if verb.endswith("quirir") else _CHANGES[change]
    place = stem.rfind(old)
    if place < 0:
        return stem
    changed = "hue" if verb == "oler" else change
    return stem[:place] + changed + stem[place + 1 :]


def _weak(verb: str, stem: str, change: str) -> str:
    """The stem of verbs in -ir before a stressed ending with i: pidió, durmió, sintiendo."""
    if not verb.endswith(("ir", "ír")) or change not in {"ie", "ue", "i"} or verb.endswith("quirir"):
        return stem
    old, new = ("o", "u") if change == "ue" else ("e", "i")
    place = stem.rfind(old)
    return stem[:place] + new + stem[place + 1 :] if place >= 0 else stem


def _gerund(verb: str, change: str) -> str:
    stem, theme = _parts(verb)
    special = {"ir": "yendo", "poder": "pudiendo", "venir": "viniendo", "decir": "diciendo"}
    for end, form in special.items():
        if verb == end or (end in {"venir", "decir"} and verb.endswith(end)):
            return verb.removesuffix(end) + form
    return _join(stem, "ando") if theme == "a" else _join(_weak(verb, stem, change), "iendo")


def _participle(verb: str) -> str:
    known = _by_end(verb, _PARTICIPLES)
    if known:
        return known
    stem, theme = _parts(verb)
    if theme == "a":
        return stem + "ado"
    return stem + ("ído" if stem[-1:] in "aeo" and stem else "ido")


def _joined(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_join(stem, ending) for ending in endings)


def _join(stem: str, ending: str) -> str:
    """A stem and an ending, spelt so that the stem sounds as before."""
    if stem.endswith("y") and ending[0] == "i":
        return stem + ending[1:] if len(ending) > 1 else stem[:-1] + ending
    if ending[:2] in {"ió", "ie", "ié"} and (stem[-1:] in "aeou" or stem.endswith(("ll", "ñ"))) and stem:
        if stem.endswith(("gu", "qu")):
            return stem + ending
        return stem + ("y" if stem[-1] in "aeou" else "") + ending[1:]
    if ending[0] == "i" and ending[:2] not in {"ió", "ie", "ié"} and stem[-1:] in "aeo" and stem:
        return stem + ("í" + ending[1:])
    return stem + ending


_SOFTENED = {"c": "qu", "g": "gu", "z": "c"}


def spelt_forms(verb: str, change: str = "") -> dict[str, list[Form]]:
    """The forms of a verb as they are written, with all that each can be."""
    found: dict[str, list[Form]] = {}
    change = change or next((vowel for end, vowel in _USUAL_CHANGES.items() if verb.endswith(end)), "")
    for form, told in forms(verb, change):
        written = _written(verb, form)
        if told not in found.setdefault(written, []):
            found[written].append(told)
    return found


def _written(verb: str, form: str) -> str:
    """The spelling of a form whose stem ends in c, g, z, gu: buscó but busqué, llegue, dirijo, sigo."""
    stem, theme = _parts(verb)
    if theme == "a" and stem and stem[-1] in _SOFTENED:
        return _respelt(stem, form, _SOFTENED[stem[-1]], "eé")
    if verb.endswith(("ger", "gir")):
        return _respelt(stem, form, "j", "aoáó")
    if verb.endswith("guir"):
        return _respelt(stem, form, "g", "aoáó", length=2)
    if verb.endswith(("ncer", "rcer", "ncir", "rcir")):
        return _respelt(stem, form, "z", "aoáó")
    return form


def _respelt(stem: str, form: str, spelling: str, before: str, length: int = 1) -> str:
    end = stem[-length:]
    for ending_length in range(1, 8):
        place = len(form) - ending_length - length
        if place >= 0 and form[place : place + length] == end and form[place + length] in before:
            ahead = form[place + length :]
            if place + length >= len(stem) - 1:
                return form[:place] + spelling + ahead
    return form
