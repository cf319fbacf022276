"""No text, however odd, breaks an extractor, and every mention quotes the text exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction.actors import find_actors
from onrecord.extraction.acts import find_acts
from onrecord.extraction.bonds import find_bonds
from onrecord.extraction.contacts import find_contacts
from onrecord.extraction.deliverables import find_deliverables
from onrecord.extraction.parse import parse
from onrecord.extraction.sectors import find_sectors
from onrecord.model import Document

WORDS = """
President Ama Owusu of Ghana Norway met re-signed counter-offer an agreement call with by and , . — “ ” 🐟
will not visit Oslo–Accra air route vaccines supplied to from strategic partnership today 31 February ' s
call that held which together Together for including supplies need ahead after ready hopes conversation
thanked, hosted hosting; the two leaders they his letter signed e\u0301 - * Monday’s talks
"""
BREAKS = ["\r\n", "\n\n", "\t"]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(WORDS.split() + BREAKS), max_size=30).map(" ".join),
    st.sampled_from(["2023-03-17", None]),
)
def test_any_order_of_words_is_read(text, published):
    parsed = parse(Document(digest="", text=text, published=published, language="en"))
    actors = find_actors(parsed)
    found = [
        *find_contacts(parsed, actors),
        *find_acts(parsed, actors, ()),
        *find_deliverables(parsed, actors, ()),
        *find_bonds(parsed, ()),
        *find_sectors(parsed),
    ]
    for mention in (mention for record in found for mention in record.mentions):
        assert text[mention.start : mention.end] == mention.text
