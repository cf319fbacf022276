"""The sentences of findings in other languages: each by an example, and none left English on a page."""

import ast
import re
from importlib.resources import files
from pathlib import Path
from string import Formatter

import msgspec
import pytest
from lxml import html as lxml_html

from onrecord import check
from onrecord.checking.grades import reasons
from onrecord.checking.phrases import forms, table, templates
from onrecord.checking.rereading import Told, kind_of, reread
from onrecord.checking.steps import standing_words, steps
from onrecord.checking.terminals import TERMINALS
from onrecord.demo import PUBLISHED, demo_text
from onrecord.gazetteer import possessive, title
from onrecord.gazetteer.countries import countries
from onrecord.reporting import render_html, render_markdown
from onrecord.reporting.catalogue import LANGUAGES, PLURALS, catalogue, speaking
from onrecord.reporting.explanation import explanations
from onrecord.reporting.explanation_text import explanations_text
from onrecord.reporting.retelling import English, retold, told_part

OTHERS = [language for language in LANGUAGES if language != "en"]
LINES = (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines()
NAMES, *EXAMPLES = [line.replace("\\u00a0", "\N{NO-BREAK SPACE}").split("\t") for line in LINES[1:]]
WORDS = {f"why.{meaning}": reason for meaning, reason in reasons().items()} | dict(templates("en"))
FORMS = {"name", "the", "whose", "to"}
SAID_BELOW = ("why.", "reason.", "caveat.silent")
"""What the grading table, claims and the record say."""
SAID_OTHERWISE = ("agree.", "disagree.", "bounded.", "detail.provider")
"""Sections whose name is an argument, and what has no words of its own."""


def told(text, kind, language):
    with speaking(catalogue(language)):
        return retold(text, kind)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_a_sentence_in_every_language(example):
    key, english, *others = example
    section = key.partition(".")[0]
    read = reread(section, english)
    assert isinstance(read, Told)
    assert read.key == key
    assert told(english, section, "en") == english
    assert [told(english, section, language) for language in NAMES[2:]] == others
    assert NAMES[2:] == OTHERS


def test_every_sentence_has_an_example_and_every_language():
    shown = {example[0] for example in EXAMPLES}
    same = {key for key in WORDS if key not in shown and WORDS[key] in {WORDS[one] for one in shown}}
    assert set(WORDS) == shown | same
    for language in OTHERS:
        assert set(forms(language)) == shown


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_are_those_of_the_english_and_states_take_a_form(language):
    for key, form in forms(language).items():
        expected = {name for _, name, _, _ in Formatter().parse(WORDS[key]) if name}
        for template in [form] if isinstance(form, str) else form.values():
            fields = [name for _, name, _, _ in Formatter().parse(template) if name]
            assert {name.partition(".")[0] for name in fields} == expected, key
            for name, _, of in (field.partition(".") for field in fields):
                if kind_of(name) in {"state", "states", "whose"}:
                    assert of in FORMS, key
        if not isinstance(form, str):
            assert {PLURALS[language](n) for n in range(200)} == set(form)


def test_every_placeholder_is_of_a_known_kind():
    for template in WORDS.values():
        for _, name, _, _ in Formatter().parse(template):
            sections = {key.partition(".")[0] for key in WORDS}
            known = name is None or kind_of(name) in {*TERMINALS, *sections, "opening"}
            assert known or reread(kind_of(name), "") is None


def source(package):
    """The text of every module of a package."""
    folder = Path(str(files("onrecord"))) / package
    return "\n".join(file.read_text("utf-8") for file in sorted(folder.rglob("*.py")))


def test_every_sentence_is_said_somewhere():
    constants = [n.value for n in ast.walk(ast.parse(source("checking"))) if isinstance(n, ast.Constant)]
    begun = tuple(text for text in constants if isinstance(text, str) and re.fullmatch(r"[a-z_]+\.\w*", text))
    not_said = {key for key in table() if not key.startswith((*begun, *SAID_BELOW, *SAID_OTHERWISE))}
    assert not not_said
    below = source("claims") + source("extraction")
    assert not [key for key in WORDS if key.startswith("reason.") and WORDS[key] not in below]
    for key in ("caveat.silent", "caveat.silent_after"):
        assert WORDS[key].rstrip(".").replace("{period}", "{last}") in source("official")


def test_every_state_is_read_back_by_its_name_and_as_an_owner():
    for code in countries():
        for words in (code, title(code), possessive(code)):
            assert reread("state", words).value == (code,)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("warning", "In comtrade, code 251 is France with Monaco."),
        (
            "sayings",
            "The text says that trade between Chile and Peru rose by 9%. Nobody knows this sentence.",
        ),
        ("sayings", "The text says that trade between Chile and Nowhere rose by 9%."),
        ("sayings", "The text says that trade between Chile and Peru rose by 9%; who says so is not known."),
        ("needs", "about 5 apples in 2020 (Chile's count, comtrade)"),
        ("settling", ""),
        ("sayings", " ".join(["The figures at hand can neither confirm nor refute it."] * 100)),
    ],
)
def test_what_is_no_known_sentence_stays_english_whole(language, kind, text):
    found = told(text, kind, language)
    assert isinstance(found, English)
    assert found == text


@pytest.mark.parametrize(
    ("kind", "english", "spanish"),
    [
        ("margin", "+0.00", "+0"),
        ("margin", "−0.25", "−0,25"),
        ("margin", "+2 places", "+2 puestos"),
        ("margin", "+4,614", "+4614"),
        ("margin", "−1.250 billion US dollars", "−1250 millones de USD"),
        ("value", "place 3", "número 3"),
        ("value", "1.25 times", "×1,25"),
        ("value", "4.0%", "4,0\N{NO-BREAK SPACE}%"),
        ("value", "-1.250 million TRY", "−1,25 millones de TRY"),
        ("amount", "112.9 million", "112,9 millones"),
        ("period", "2021-01/2021-11", "enero de 2021 – noviembre de 2021"),
        ("period", "2010 to 2012", "2010 – 2012"),
        ("hedged", "at most 3 million a day", "3 million al día como máximo"),
        ("codes", "EUR, USD", "EUR y USD"),
        ("unit", "usd", "USD"),
        ("state", "Trinidad and Tobago's", "Trinidad y Tobago"),
        ("whose", "Chile's, Bosnia and Herzegovina's and Iran's", "Chile, Bosnia y Herzegovina e Irán"),
    ],
)
def test_values_are_told_as_the_pages_write_them(kind, english, spanish):
    with speaking(catalogue("es")):
        found = told_part(reread(kind, english))
        assert getattr(found, "name", str(found)) == spanish


def test_quoted_words_stay_as_written():
    text = 'The text says that trade between Chile and Peru rose ("se duplicó con creces").'
    assert told(text, "sayings", "ru") == (
        "В тексте утверждается, что товарооборот (Чили и Перу) вырос («se duplicó con creces»)."
    )


MODEL_CASES = {
    "es": (Path("tests/languages/es/model_case.txt").read_text("utf-8"), "2021-03-25"),
    "ru": (Path("tests/languages/ru/model_case.txt").read_text("utf-8"), "2021-03-25"),
    "demo": (demo_text(), PUBLISHED),
}


@pytest.fixture(scope="module", params=MODEL_CASES)
def checked(request):
    text, published = MODEL_CASES[request.param]
    return check(text, published=published)


def of_finding(finding):
    """The English texts of a finding that a page shows, but for names and codes alone."""
    yield from (finding.safe_to_say, *finding.caveats)
    yield from filter(None, (finding.would_need, finding.would_settle, finding.scale, finding.noise))
    for reading in finding.readings:
        yield from (reading.why, *reading.notes, standing_words(reading))
        for witness in reading.witnesses:
            yield from filter(None, (witness.construction, witness.reason, witness.near_miss))
    for step in steps(finding):
        yield from (step.question, *step.because)


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_of_a_finding_is_left_english(language, checked):
    page = render_html([checked], {}, language=language)
    with speaking(catalogue(language)):
        explained = explanations_text(explanations([checked]))
    shown = [" ".join(lxml_html.document_fromstring(page).text_content().split()), explained]
    shown.append(re.sub(r"\\(.)", r"\1", render_markdown([checked], {}, language=language)))
    for finding in checked.findings:
        for text in of_finding(finding):
            sentences = re.split(r"(?<=[.;]) ", text)
            assert not [one for one in sentences for page in shown if one in page]
    marked = lxml_html.document_fromstring(page).xpath("//article[contains(@class, 'card')]//*[@lang='en']")
    assert not [one.text_content() for one in marked]


def test_arithmetic_has_the_numbers_of_the_language(checked):
    with speaking(catalogue("ru")):
        explained = explanations_text(explanations([checked])).replace("\N{NO-BREAK SPACE}", " ")
    assert "95 287 764 + 1 619 724 = 96 907 488" in explained


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_that_stays_english_is_marked_so(language, report):
    changed = msgspec.structs.replace(report.findings[0], safe_to_say="Nobody knows this sentence.")
    page = render_html([msgspec.structs.replace(report, findings=(changed,))], {}, language=language)
    (quoted, *_) = lxml_html.document_fromstring(page).xpath("//blockquote/bdi")
    assert (quoted.text, quoted.get("lang")) == ("Nobody knows this sentence.", "en")
