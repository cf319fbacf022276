"""Web annotations hold to the standard, come out the same, and lead back to the very places."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import __version__
from onrecord.errors import UsageError
from onrecord.exports import to_annotations
from onrecord.exports.anchoring import anchored, selectors
from onrecord.exports.annotation import items_of, spans_of

SCHEMA = json.loads(Path(__file__).with_name("web_annotation.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def annotations(report):
    told = json.loads(to_annotations([report]))
    VALIDATOR.validate(told)
    assert told["total"] == len(told["first"]["items"])
    return told["first"]["items"]


def holding(annotation, purpose):
    return [body["value"] for body in annotation["body"] if body["purpose"] == purpose]


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["case", "built"])
def test_everything_in_a_report_is_annotated_and_found_again(name, request):
    report = request.getfixturevalue(name)
    told = annotations(report)
    items = list(items_of(report))
    assert [holding(one, "identifying") for one in told] == [[item.id] for item in items]
    counts = (
        report.statements,
        report.contacts,
        report.acts,
        report.deliverables,
        report.bonds,
        report.sectors,
    )
    assert len(items) == sum(map(len, counts)) + sum(len(claim.mentions) for claim in report.claims)
    for one, item in zip(told, items, strict=True):
        places = [(place.start, place.end) for place in item.places]
        assert [(span.start, span.end) for span in spans_of(one, report.document.text)] == places


def test_ids_differ_and_nothing_depends_on_the_day(case):
    told = annotations(case)
    assert len({one["id"] for one in told}) == len(told)
    assert to_annotations([case]) == to_annotations([case])
    assert not any(word in to_annotations([case]) for word in ('"created"', '"generated"', '"modified"'))
    assert told[0]["generator"]["name"] == f"onrecord {__version__}"


def test_a_page_is_the_source_and_the_text_it_was_read_from_its_state(case):
    target = annotations(case)[0]["target"]
    assert target["source"] == case.document.url
    assert target["state"]["cached"] == f"urn:{case.document.digest}"
    quote, position, fragment = target["selector"]
    assert case.document.text[position["start"] : position["end"]] == quote["exact"]
    assert fragment["value"].startswith("story:~:text=")


def test_a_text_without_an_address_is_named_by_its_digest(built):
    assert annotations(built)[0]["target"]["source"] == f"urn:{built.document.digest}"


def test_a_claim_tells_its_finding(case):
    told = next(one for one in annotations(case) if "claim" in holding(one, "tagging"))
    assert holding(told, "describing") == ["Trade between Russia and Venezuela rose by 12%"]
    assert "no-data" in holding(told, "tagging")
    assert holding(told, "commenting") == [case.findings[0].safe_to_say]


def test_several_reports_are_lines_and_a_failed_one_an_empty_collection(case, failed):
    lines = to_annotations([case, failed]).splitlines()
    told = [json.loads(line) for line in lines]
    for one in told:
        VALIDATOR.validate(one)
    assert told[1]["total"] == 0
    assert "first" not in told[1]


WORDS = st.sampled_from(
    ["a", "trade ", "trade", "\n", " ", "12%", "é", "e\u0301", "👩‍👧", "🇨🇱", "‏", "ß", "\r\n", "-"]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=60).map("".join))


@st.composite
def places(draw):
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@given(places())
@settings(max_examples=300)
def test_any_place_is_found_again_by_its_selectors(told):
    text, start, end = told
    assert anchored(text, selectors(text, start, end)) == (start, end)


@given(places())
@settings(max_examples=300)
def test_quotation_and_context_alone_do_where_they_name_one_place(told):
    text, start, end = told
    quote, _ = selectors(text, start, end)
    whole = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
    if start < end and text.find(whole) == text.rfind(whole):
        assert anchored(text, [quote]) == (start, end)


@given(places(), st.text(alphabet="xyz \n", max_size=300))
@settings(max_examples=200)
def test_a_place_is_found_again_behind_a_new_beginning(told, beginning):
    text, start, end = told
    quote, position = selectors(text, start, end)
    if len(quote.get("prefix", "")) == 32 and len(quote.get("suffix", "")) == 32:
        shifted = f"{beginning}{text}"
        found = anchored(shifted, [quote, position])
        assert shifted[slice(*found)] == text[start:end]


def test_the_second_of_two_like_words_is_told_apart():
    text = "trade " * 400
    assert anchored(text, selectors(text, 1200, 1205)) == (1200, 1205)


def test_words_that_are_gone_are_an_error_with_a_way_out():
    with pytest.raises(UsageError, match="does not hold 'trade'"):
        anchored("nothing of it", selectors("trade rose", 0, 5))
    with pytest.raises(UsageError, match="TextQuoteSelector"):
        anchored("text", [{"type": "TextPositionSelector", "start": 0, "end": 1}])
