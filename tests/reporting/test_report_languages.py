"""A report in another language: states, numbers, dates, lists, and the language a page says it is in."""

import re

import msgspec
import pytest
from lxml import html as lxml_html

from onrecord.gazetteer.countries import countries
from onrecord.official import panel_record
from onrecord.official.asked import of_pair, part_of
from onrecord.official.pair import pair_trade
from onrecord.reporting import render_comparison_html, render_html, render_trade_html
from onrecord.reporting.catalogue import LANGUAGES, catalogue, speaking
from onrecord.reporting.names import State, country_name, with_names
from onrecord.reporting.quantities import date_words, margin, number, quantity
from onrecord.reporting.sentences import claim_sentence
from onrecord.reporting.words import listed, span_words


@pytest.fixture
def pair(annual_panel):
    return pair_trade(panel_record(annual_panel), of_pair(part_of(), ("CHL", "PER")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_what_language_it_is_in(language, report, comparison, pair):
    pages = (
        render_html([report], {}, language=language),
        render_comparison_html(comparison, language=language),
        render_trade_html(pair, language=language),
    )
    for page in pages:
        tree = lxml_html.document_fromstring(page)
        assert tree.get("lang") == language
        assert all(text.get("lang") for text in tree.find_class("text") if text.tag == "div")
    safe = lxml_html.document_fromstring(pages[0]).xpath("//blockquote/bdi[text()]")
    assert [one.get("lang") for one in safe] == [None if language == "en" else "en"] * len(safe)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_name_without_abbreviations(language):
    with speaking(catalogue(language)):
        names = {code: country_name(code) for code in countries()}
    assert len(set(names.values())) == len(names)
    if language != "en":
        assert not [name for name in names.values() if re.search(r"о-в|[.(]", name)]
        own = re.compile("[а-яё]" if language == "ru" else "[a-záéíóúñ]", re.IGNORECASE)
        assert all(own.search(name) for name in names.values())


def test_a_former_state_is_not_its_successor():
    with speaking(catalogue("es")):
        assert [country_name(code) for code in ("SUN", "YUG", "DDR", "RUS")] == [
            "Unión Soviética", "Yugoslavia", "Alemania Oriental", "Rusia",
        ]  # fmt: skip
        assert country_name("ZZZ") == "ZZZ"


@pytest.mark.parametrize(
    ("code", "the", "whose", "to"),
    [
        ("PER", "Perú", "de Perú", "a Perú"),
        ("GBR", "el Reino Unido", "del Reino Unido", "al Reino Unido"),
        ("NLD", "los Países Bajos", "de los Países Bajos", "a los Países Bajos"),
        ("SLV", "El Salvador", "de El Salvador", "a El Salvador"),
    ],
)
def test_a_spanish_preposition_melts_into_an_article_but_not_into_a_name(code, the, whose, to):
    with speaking(catalogue("es")):
        state = State(code)
        assert (state.the, state.whose, state.to) == (the, whose, to)


def test_texts_that_are_english_keep_english_names():
    with speaking(catalogue("es")):
        assert with_names("DEU exports to ESP", ("DEU", "ESP")) == "Germany exports to Spain"


@pytest.mark.parametrize(
    ("language", "value", "unit", "expected"),
    [
        ("es", 2_446_530_407, "usd", "2447 millones de USD"),
        ("es", 300e9, "usd", "300.000 millones de USD"),
        ("es", 1.5e12, "usd", "1,5 billones de USD"),
        ("es", 1e6, "usd", "1 millón de USD"),
        ("es", 755_387, "usd", "755.387 USD"),
        ("es", 4_321, "usd", "4321 USD"),
        ("es", 1_300_000, "tonnes", "1,3 millones de toneladas"),
        ("es", 1, "tonnes", "1 tonelada"),
        ("es", 5e6, "unspecified", "5 millones (unidad no indicada)"),
        ("es", 12, "percent", "12\N{NO-BREAK SPACE}%"),
        ("es", 1, "points", "1 punto"),
        ("es", -7.46, "points", "−7,5 puntos"),
        ("ru", 2_446_530_407, "usd", "2,447 млрд USD"),
        ("ru", 755_387, "usd", "755\N{NO-BREAK SPACE}387 USD"),
        ("ru", -7.46, "percent", "−7,5%"),
    ],
)
def test_quantities(language, value, unit, expected):
    with speaking(catalogue(language)):
        assert quantity(value, unit) == expected


def test_a_measured_value_keeps_its_zeros_and_takes_the_form_after_decimals():
    with speaking(catalogue("es")):
        assert quantity(1e6, "usd", zeros=True) == "1,000 millones de USD"
        assert (margin(1, "rank"), margin(-2, "rank")) == ("+1 puesto", "−2 puestos")
        assert number(1234.5) == "1234,5"


def test_dates_and_lists():
    with speaking(catalogue("es")):
        assert date_words("2022-01-20") == "20 de enero de 2022"
        assert span_words("2021-01/2021-11") == "enero de 2021 – noviembre de 2021"
        told = [listed(parts) for parts in (("Perú", "Irán"), ("agua", "hielo"), ("a", "b", "India"), ("a",))]
    assert told == ["Perú e Irán", "agua y hielo", "a, b e India", "a"]


def test_claims_read_as_spanish_sentences(report):
    claim = report.claim("k1")
    sold = msgspec.structs.replace(
        claim, parties=("CHL", "GBR"), flow="exports", exporter="CHL", product=None, period=None, base=None,
        form="growth", direction="up", hedge="more-than", as_written="9%", record="high", per=None,
    )  # fmt: skip
    bought = msgspec.structs.replace(sold, flow="imports", exporter="GBR", hedge="at-most", record=None)
    both = msgspec.structs.replace(sold, flow="total", exporter=None, parties=("GBR", "IRN"))
    with speaking(catalogue("es")):
        assert [claim_sentence(one) for one in (sold, bought, both)] == [
            "El total de las exportaciones de Chile al Reino Unido aumentó en más de 9%, un máximo histórico",
            "El total de las importaciones de Chile procedentes del Reino Unido aumentó en 9% como máximo",
            "El comercio entre el Reino Unido e Irán aumentó en más de 9%, un máximo histórico",
        ]
