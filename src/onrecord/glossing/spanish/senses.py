"""One sense for each word that has several, by the words beside it."""

from onrecord.glossing.spanish.units import BEFORE_NOUNS, PLACES, Option, Unit

_ARTICLES = {"la", "los", "las", "lo"}


def choose(units: list[Unit], place: int) -> None:
    """Give a unit the one of its senses that fits the words beside it."""
    unit = units[place]
    if unit.kind or not unit.options:
        unit.kind = unit.kind or "unknown"
        return
    kinds = {option.kind for option in unit.options}
    before = units[place - 1] if place else None
    after = units[place + 1] if place + 1 < len(units) else None
    if "clitic" in kinds:
        _choose_clitic(unit, after)
        return
    if unit.lower in {"similar", "similares"} and before is not None and before.lower in {"su", "sus"}:
        plural = unit.lower != "similar"
        unit.take(Option("noun", "counterparts" if plural else "counterpart", plural, False, "p"))
        return
    if len(kinds) == 1 and kinds != {"verb"}:
        unit.take(unit.options[0])
        return
    unit.take(_sense(unit, before, after, units, place))


def _choose_clitic(unit: Unit, after: Unit | None) -> None:
    is_article = unit.lower in _ARTICLES
    article = unit.option("det")
    verb = after.option("verb") if after is not None and not after.kind else None
    if after is not None and after.kind == "verb":
        verb = after.options[0] if after.options else None
    nominal = after is None or after.kind in {"noun", "num", "money", "percent", "x", "date"} or (
        after.option("noun", "adj", "quant", "ord", "num") is not None)  # fmt: skip
    if unit.start == unit.end or (is_article and (verb is None or verb.form is None or nominal)):
        unit.take(article or Option("det", "the"))
        if unit.lower == "lo" and article is None:
            unit.take(Option("det", "the"))
        return
    if is_article and verb and verb.form and verb.form.person == 0:
        unit.take(article or Option("det", "the"))
        return
    unit.take(Option("clitic", ""))


def _sense(unit: Unit, before: Unit | None, after: Unit | None, units: list[Unit], place: int) -> Option:
    noun, verb, adjective = (
        unit.option("noun"),
        _verb(unit, before, after, _is_past(units, place)),
        unit.option("adj"),
    )
    if unit.lower == "mañana" and before is not None and before.kind in {"det", "dem"}:
        return noun or unit.options[0]
    if not unit.is_capital and "shouted" not in unit.tags:
        unit.options = tuple(one for one in unit.options if one.kind not in PLACES) or unit.options
    if (
        unit.lower == "vino"
        and before is not None
        and (before.kind in PLACES | {"name", "percent", "noun", "clitic", "que", "adv"})
    ):
        return verb or unit.options[0]
    if unit.lower == "era" and verb and (before is None or before.kind not in BEFORE_NOUNS | {"adj"}):
        return verb
    closed = next((one for one in unit.options if one.kind not in {"noun", "verb", "adj"}), None)
    if closed and verb and verb.form and verb.form.tense == "participle" and _auxiliary(before):
        return verb
    if closed:
        return _closed(unit, closed, noun, before, after)
    if verb is None:
        return _noun_or_adjective(unit, noun, adjective, before, after, units, place)
    assert verb.form is not None  # noqa: S101 - every option of kind verb has one
    if verb.form.tense == "participle":
        return _participle(verb, noun, adjective, before, after)
    if verb.form.tense == "infinitive":
        is_noun = noun and before is not None and before.kind in {"det", "pos", "dem", "adj"}
        return noun if is_noun and noun else verb
    if noun is None and adjective is None:
        return verb
    if _is_verb(verb, before, after, units, place):
        return verb
    return _noun_or_adjective(unit, noun, adjective, before, after, units, place)


def _verb(unit: Unit, before: Unit | None, after: Unit | None, earlier_past: bool = False) -> Option | None:
    """The likeliest of the verbs that a form can be of."""
    options = [option for option in unit.options if option.kind == "verb" and option.form]
    if not options:
        return None
    if unit.lower in {"fue", "fueron", "fuera", "fueran"}:
        goes = after is not None and after.lower in {"a", "hacia"}
        wanted = "ir" if goes else "ser"
        return next((one for one in options if one.form and one.form.verb == wanted), options[0])
    if before is not None and before.lower in {"que", "no"} and len(options) > 1:
        return options[0]
    if options[0].form and options[0].form.person == 1 and options[0].form.is_plural and len(options) > 1:
        past = [one for one in options if one.form and one.form.tense == "preterite"]
        return past[0] if past and earlier_past else options[0]
    return min(options, key=lambda one: one.form is not None and one.form.person in {1, 2})


def _is_past(units: list[Unit], place: int) -> bool:
    return any(one.form is not None and one.form.tense == "preterite" for one in units[:place])


def _closed(
    unit: Unit, closed: Option, noun: Option | None, before: Unit | None, after: Unit | None
) -> Option:
    nominal = before is not None and before.kind in {"det", "pos", "dem"}
    if noun and nominal and closed.kind in {"adv", "time", "prep", "sub", "dem"} and unit.lower not in {
        "mejor", "peor", "tanto"}:  # fmt: skip
        return noun
    if unit.lower == "sí":
        prepositional = before is not None and before.kind == "prep"
        return Option("pron", "itself") if prepositional else Option("adv", "")
    if unit.lower[0] == "é" and after is not None and after.option("noun"):  # "ésta oportunidad"
        return Option("dem", "this" if unit.lower.startswith("és") else closed.gloss)
    if closed.kind == "ord" or closed.kind in PLACES:
        return closed
    if unit.lower in {"incluido", "incluida", "incluidos", "incluidas"}:
        return closed if before is not None and before.text in {",", "("} else unit.options[-1]
    if closed.kind == "prep" and unit.lower == "bajo" and (after is None or after.kind == "punct"):
        return unit.option("adj") or closed
    if (
        closed.kind == "dem"
        and after is not None
        and (
            after.kind in {"verb", "punct"}
            or after.option("prep", "que")
            or (after.option("verb") and not after.option("noun", "adj", "quant"))
        )
    ):
        finite = after.kind == "verb" or (after.option("verb") and not after.option("noun", "adj"))
        return Option("pron", "it" if finite and closed.gloss == "this" else closed.gloss)
    return closed


def _participle(
    verb: Option, noun: Option | None, adjective: Option | None,
    before: Unit | None, after: Unit | None,
) -> Option:  # fmt: skip
    if _auxiliary(before):
        return verb
    if noun and verb.form is not None and verb.form.verb == "estar":
        return noun  # "en buen estado": "been" stands behind an auxiliary alone
    if noun and noun.is_plural and before is not None and before.is_finite and not _takes_agent(after):
        return noun  # "anunció medidas"
    determined = before is not None and before.kind in BEFORE_NOUNS
    nominal = after is not None and (after.option("noun", "adj") is not None or after.kind == "noun")
    if noun and determined and not (nominal and adjective and after and not after.option("adj")):
        return noun
    if adjective and before is not None and before.kind == "noun" and not _takes_agent(after):
        return adjective
    if determined and nominal and adjective:
        return adjective
    if noun and (before is None or before.kind == "punct") and not _takes_agent(after):
        return noun
    if noun and noun.role in {"e", "v"} and before is not None and before.is_finite:
        return noun
    return verb


def _takes_agent(after: Unit | None) -> bool:
    return after is not None and after.lower in {"por", "en", "con", "a", "hace"}


def _auxiliary(unit: Unit | None) -> bool:
    return (
        unit is not None and unit.kind == "verb" and unit.form is not None
        and unit.form.verb in {"haber", "ser", "estar", "quedar"}
    ) or (unit is not None and unit.kind == "adv" and "after-aux" in unit.tags)  # fmt: skip


def _is_verb(verb: Option, before: Unit | None, after: Unit | None, units: list[Unit], place: int) -> bool:
    """Whether a word that is a noun or adjective too is here the verb."""
    assert verb.form is not None  # noqa: S101
    if verb.form.person in {1, 2} and (before is None or before.lower not in {"yo", "nosotros", "no"}):
        return False
    if before is not None and before.kind in BEFORE_NOUNS - {"prep"} | {"adj"}:
        return False
    if before is not None and before.kind == "prep":
        return before.lower == "según"
    if before is not None and before.kind in {"clitic", "neg", "subj", "que", "rel"}:
        return True
    opens = after is not None and (
        after.option("det", "pos", "dem", "quant", "clitic", *PLACES) is not None
        or after.kind in {"det", "pos", "num", "money", "x", "name", "percent", *PLACES}
        or after.lower in {"a", "que", "con", "en"}
    )
    if after is not None and (after.lower == "de" or after.kind == "adj"):
        return False
    if before is None or before.kind in {"punct", "conj", "sub"}:
        return opens and after is not None and after.lower not in {"a", "con", "en"}
    return opens and not _clause_has_verb(units, place)


def _clause_has_verb(units: list[Unit], place: int) -> bool:
    for unit in reversed(units[:place]):
        if unit.kind in {"que", "rel", "sub"} or (unit.kind == "punct" and unit.text in ".;:!?,“”"):
            return False
        if unit.is_finite:
            return True
    return False


def _noun_or_adjective(
    unit: Unit, noun: Option | None, adjective: Option | None, before: Unit | None, after: Unit | None,
    units: list[Unit], place: int,
) -> Option:  # fmt: skip
    if noun is None or adjective is None:
        return noun or adjective or unit.options[0]
    follows = after is not None and (after.option("noun") is not None or after.kind in {"noun", "name"})
    if before is not None and before.kind == "noun":
        return _agreeing(unit, "adj", before) or adjective
    if before is not None and before.kind in {"adj", "conj", "punct"} and _in_adjectives(units, place):
        return adjective
    if follows and after is not None and not after.option("adj") and noun.role not in {"p", "people"}:
        return adjective
    return noun


def _in_adjectives(units: list[Unit], place: int) -> bool:
    """Whether a word stands in a row of adjectives behind a noun ("económico, comercial y cultural")."""
    for unit in reversed(units[max(0, place - 6) : place]):
        if unit.kind == "noun":
            return True
        if unit.kind not in {"adj", "conj"} and unit.text != ",":
            return False
    return False


def _agreeing(unit: Unit, kind: str, noun: Unit) -> Option | None:
    return next((one for one in unit.options if one.kind == kind and one.is_plural == noun.is_plural), None)
