"""No order of words breaks the reading of claims, and every number quotes the text exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims import find_claims
from onrecord.extraction.actors import find_actors
from onrecord.extraction.parse import parse
from onrecord.extraction.statements import find_statements
from onrecord.model import Document

WORDS = """
Ghana Norway Peru's Chilean U.S. trade exports imports deficit surplus with to from between and , . ( ) — “ ”
12% 5.3 bn $ 2 billion dlrs 700 mln tonnes half a third doubled threefold rose fell by of in 1986 2015/16 🐟
last year since first quarter versus respectively largest partner share its our via while H.K. e\u0301 1,25 €
"""
BREAKS = ["\r\n", "\n\n", "\t"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split() + BREAKS), max_size=30).map(" ".join),
    st.sampled_from(["2016-03-17", None]),
)
def test_any_order_of_words_is_read(text, published):
    parsed = parse(Document(digest="", text=text, published=published, language="en"))
    actors = find_actors(parsed)
    for claim in find_claims(parsed, actors, find_statements(parsed, actors)):
        assert claim.as_written in text
        assert claim.parties == tuple(sorted(claim.parties))
        assert claim.exporter is None or not claim.parties or claim.exporter in claim.parties
        for mention in claim.mentions:
            assert text[mention.start : mention.end] == mention.text
