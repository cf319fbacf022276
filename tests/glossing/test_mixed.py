"""Documents in more than one language: each paragraph is read in its own."""

from onrecord.glossing import gloss
from onrecord.intake import document_from_text
from onrecord.pipeline import read_intake

SPANISH = (
    "El canciller peruano, Julio Arancibia, sostuvo el martes con su homólogo de Noruega, Lars Haugen, una "
    "conversación telefónica y destacó los acuerdos que ambos países firmaron desde el año pasado."
)
ENGLISH = (
    "The Norwegian minister said that exports from Norway to Peru rose 12 percent last year and that the two "
    "countries have been in talks with each other."
)


def report(text, language=None):
    return read_intake(document_from_text(text, published="2023-03-17", language=language))


def test_both_parts_are_read_whatever_the_document_is_said_to_be():
    for language in ("en", "es"):
        read = report(f"{SPANISH}\n\n{ENGLISH}", language)
        assert [c.channel for c in read.contacts] == ["call"], language
        assert [c.value for c in read.claims] == [12.0], language
        text = read.document.text
        assert all(text[m.start : m.end] == m.text for c in read.contacts for m in c.mentions)


def test_an_english_document_with_foreign_names_is_not_glossed():
    text = "El Universal and La Nación reported on the talks of Los Cabos.\n\n" + ENGLISH
    assert gloss(document_from_text(text, language="en").document) is None
