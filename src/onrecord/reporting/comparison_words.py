"""Phrases of a comparison that the page, Markdown and the terminal have in common."""

from onrecord.reporting.catalogue import spoken, t
from onrecord.reporting.comparison_rows import Cell
from onrecord.reporting.comparison_view import ComparisonView, Section
from onrecord.reporting.names import country_name
from onrecord.reporting.words import listed

_BOTH = 2


def title(view: ComparisonView) -> str:
    """Whose accounts these are."""
    who = listed(tuple(name for _, name in view.sides))
    return t("compare.title", who=who) if who else t("compare.title_of_nobody")


def heading(section: Section, sides: int) -> str:
    """What stands in a section of a comparison of so many sides."""
    if section.side is None:
        return t("relation." + relation_key(section.relation, sides))
    return t("compare.only", side=country_name(section.side))


def relation_key(relation: str, sides: int) -> str:
    """The key of a relation's name: "both" is a word for two."""
    return "several" if relation == "both" and sides > _BOTH else relation


def place_words(cell: Cell) -> str:
    """Where in its account a side tells a topic, and at what length: "3rd of 18, 12% of its words"."""
    place, of = cell.order or (0, 0)
    told = t("compare.place_" + spoken().ordinal(place), n=place, of=of)
    return t("compare.weight", place=told, share=cell.share)
