"""The Russian catalogue: every form keeps its values, and names stand in the nominative."""

import re

import pytest

from onrecord.reporting.catalogue import catalogue, speaking, t
from onrecord.reporting.names import State
from onrecord.reporting.quantities import date_words
from onrecord.reporting.words import capitalised, month_words, span_words

ENGLISH, RUSSIAN = catalogue("en").entries, catalogue("ru").entries
LATIN = {"onrecord", "JSON", "PLOVER"}
"""Names that are written alike in both."""
SLOT = re.compile(r"\{(\w+)(\.\w+)?\}")


def texts(entry):
    return [entry] if isinstance(entry, str) else list(entry.values())


def slots(text):
    return {name for name, _ in SLOT.findall(text)}


def test_it_has_exactly_the_keys_of_english():
    assert list(RUSSIAN) == list(ENGLISH)


@pytest.mark.parametrize("key", ENGLISH)
def test_every_form_has_exactly_the_values_of_english(key):
    wanted = set().union(*map(slots, texts(ENGLISH[key])))
    assert all(slots(text) == wanted for text in texts(RUSSIAN[key]))


@pytest.mark.parametrize("key", RUSSIAN)
def test_it_leaves_nothing_in_latin_letters_and_names_countries_in_the_nominative(key):
    for text in texts(RUSSIAN[key]):
        assert set(re.findall(r"[A-Za-z]+", SLOT.sub("", text))) <= LATIN
        assert {form for _, form in SLOT.findall(text)} <= {"", ".name"}


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (1, "1 документ"), (2, "2 документа"), (5, "5 документов"), (11, "11 документов"),
        (14, "14 документов"), (21, "21 документ"), (23, "23 документа"), (112, "112 документов"),
    ],
)  # fmt: skip
def test_numbers_choose_the_form(n, expected):
    assert catalogue("ru")("page.documents", n=n) == expected


def test_a_month_stands_in_the_genitive_after_a_day_and_in_the_nominative_alone():
    with speaking(catalogue("ru")):
        assert date_words("2022-01-20") == "20 января 2022"
        assert month_words("2021-03") == "март 2021"
        assert span_words("2021-01/2021-11") == "январь 2021 — ноябрь 2021"
    assert date_words("2022-01-20") == "20 January 2022"


def test_claims_read_as_sentences():
    seller, buyer = State("CHL"), State("NOR")
    with speaking(catalogue("ru")):
        total = t("subject.total", whose=t("subject.states", states=f"{seller.name} и {buyer.name}"))
        moved = t("claimed.moved_up", subject=total, amount=t("hedged.more-than", amount="9%"))
        dated = t("claimed.in_period", claim=moved, period="2018")
        sold = t("between.exports_of", seller=seller, buyer=buyer, what="нефть")
    assert capitalised(dated) == "Товарооборот (Чили и Норвегия) вырос на более чем 9% (2018)"
    assert sold == "экспорт по категории «нефть» (Чили → Норвегия)"
