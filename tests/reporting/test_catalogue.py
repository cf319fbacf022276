"""No page has a word of its own: every fixed word is in the catalogue, and every entry is used."""

import re
from importlib.resources import files

import pytest

from onrecord.cli.options import REPORT_LANGUAGES
from onrecord.reporting.catalogue import (
    FRACTIONS,
    LANGUAGES,
    NUMERALS,
    ORDINALS,
    PLURALS,
    Catalogue,
    catalogue,
)

FOLDER = files("onrecord.reporting")
TEMPLATES = {file.name: file.read_text("utf-8") for file in (FOLDER / "templates").iterdir()}
PAGES = {name: text for name, text in TEMPLATES.items() if name.endswith(".j2")}
SOURCES = [file.read_text("utf-8") for file in FOLDER.iterdir() if file.name.endswith(".py")]
SPOKEN = ("aria-label", "title", "alt", "placeholder", "summary")
SAME_EVERYWHERE = {"onrecord"}


def used():
    """Keys that are named whole, and beginnings, which end in a dot or an underscore."""
    code = "\n".join([*PAGES.values(), *SOURCES])
    found = set(re.findall(r"""["']([a-z]+\.(?:[a-z_]+)?)["'{]""", code))
    found |= {f"{section}." for section in re.findall(r'term\("([a-z]+)"', code)}
    begun = {key for key in found if key.endswith((".", "_"))}
    return found - begun, begun


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_template_has_no_loose_words(name):
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "§", PAGES[name], flags=re.DOTALL)
    spoken = re.findall(rf'(?:{"|".join(SPOKEN)})="([^"]*)"', bare)
    outside = re.sub(r"<[^>]*>|data-[a-z-]+=", " ", bare)
    loose = set(re.findall(r"[^\W\d_]{2,}", " ".join([outside, *spoken])))
    assert loose <= SAME_EVERYWHERE


def test_the_script_says_nothing_of_its_own():
    said = re.findall(r"textContent = (.+);", TEMPLATES["page.js"])
    assert said
    assert not [value for value in said if re.search(r"[\"'`][^\"'`]*[A-Za-z]", value.replace('""', ""))
                and "replace(" not in value]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_used_and_every_key_is_there(language):
    words = catalogue(language)
    whole, begun = used()
    sections = {key.split(".")[0] for key in words.entries}
    named = {key for key in whole if key.split(".")[0] in sections} - set(TEMPLATES)
    assert named <= set(words.entries)
    assert not [key for key in words.entries if key not in named and not key.startswith(tuple(begun))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_the_forms_of_its_language(language):
    forms = {PLURALS[language](n) for n in range(200)}
    for key, entry in catalogue(language).entries.items():
        assert isinstance(entry, str) or set(entry) == forms, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_keys_of_english_in_its_order(language):
    assert list(catalogue(language).entries) == list(catalogue("en").entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_exactly_the_values_of_english(language):
    def values(text):
        return set(re.findall(r"\{(\w+)(?:\.\w+)?\}", text))

    for key, entry in catalogue("en").entries.items():
        wanted = set().union(*map(values, _texts(entry)))
        for text in _texts(catalogue(language).entries[key]):
            assert values(text) == wanted, key
            assert set(re.findall(r"\{\w+\.(\w+)\}", text)) <= {"name", "the", "whose", "to"}, key


def _texts(entry):
    return [entry] if isinstance(entry, str) else list(entry.values())


def test_plurals_are_chosen_by_number():
    assert catalogue()("page.documents", n=1) == "1 document"
    assert catalogue()("page.documents", n=0) == "0 documents"
    russian = Catalogue(
        "ru", {"x.docs": {"one": "{n} документ", "few": "{n} документа", "many": "{n} документов"}}
    )
    told = [russian("x.docs", n=n).split()[1] for n in (1, 2, 5, 11, 21, 22, 112)]
    assert told == [
        "документ",
        "документа",
        "документов",
        "документов",
        "документ",
        "документа",
        "документов",
    ]


def test_a_number_with_decimals_has_a_form_of_its_own():
    forms = {"one": "миллион", "few": "миллиона", "many": "миллионов"}
    russian = Catalogue("ru", {"x.many": forms})
    assert [russian("x.many", n=n) for n in (1, 1.5, -1, 5.0)] == [
        "миллион", "миллиона", "миллион", "миллионов",
    ]  # fmt: skip


def test_the_languages_are_those_with_a_file_and_those_of_the_option():
    held = {f.name for f in (FOLDER / "catalogues").iterdir()} - {"countries.toml"}
    assert held == {f"{language}.toml" for language in LANGUAGES}
    assert set(PLURALS) == set(ORDINALS) == set(FRACTIONS) == set(NUMERALS) == set(LANGUAGES)
    assert REPORT_LANGUAGES == LANGUAGES


def test_an_unknown_language_says_which_there_are():
    with pytest.raises(ValueError, match="there are en, es, ru"):
        catalogue("xx")
