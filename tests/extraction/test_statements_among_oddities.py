"""What is odd in one paragraph loses nothing in the others, and every place stays exact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord

PARAGRAPHS = (
    "Ghanaian Trade Minister Ama Owusu said on Tuesday that exports to Norway had doubled.",
    "“The road is open,” said Norwegian Prime Minister Kari Dahl. “We will use it.”",
    "According to the Ghanaian Foreign Ministry, the two presidents stressed the need for more flights.",
    "Dahl told reporters that Norway rejected the tariffs, and the minister denied any delay.",
)
ODDITIES = (
    "The paper called it a “new dawn and left the mark open.",
    'It measured 6" by 4 and nothing more.',
    "He wrote ‘no’ and then: ’’yes.",
    "\x93The bridge is safe,\x94 the engineers wrote.",
    "“One paragraph of a speech begins.\n\n“It goes on in a second.\n\n“It never ends.",
    "Q: Is the road safe?\n\nMs. Dahl: It is.\n\nQ: Since when?\n\nMs. Dahl: Since May.",
    "MINISTER SAYS ROAD SAFE, PRESIDENT TOLD",
    "🙂 “We are glad,” a driver said. 🚚",
    "«Nous sommes prêts», a driver said.",
    "- said - said - said: “” \"\" '' ''",
    "x" * 3000,
    "\u202eesreveR\u202c and \u200bzero\u200b width, e\u0301 and ﬁ.",
)


def told(text, pieces):
    """The statements whose cue or content lies in one of the paragraphs, as words alone."""
    found = []
    report = onrecord.read(text, published="2024-05-03", language="en")
    for statement in report.statements:
        for span in (*statement.speakers, *statement.content, *([statement.cue] if statement.cue else [])):
            assert report.document.text[span.start : span.end] == span.text
        parts = [part.text for part in statement.content if any(part.text in piece for piece in pieces)]
        if parts:  # a quotation that was left open may go on in the next paragraph, as marks are read
            cue = statement.cue.text if statement.cue else None
            found.append((cue, [s.country for s in statement.speakers], parts))
    return found


ALONE = told("\n\n".join(PARAGRAPHS), PARAGRAPHS)


def test_the_paragraphs_hold_what_they_should():
    cues = ["said", "said", "According to", "stressed", "told", "rejected", "denied"]
    assert [cue for cue, _, _ in ALONE] == cues
    assert ALONE[1][2] == ["“The road is open,”", "“We will use it.”"]
    assert [sides for _, sides, _ in ALONE[:3]] == [["GHA"], ["NOR"], ["GHA"]]


@pytest.mark.parametrize("oddity", ODDITIES)
def test_an_oddity_loses_nothing_elsewhere(oddity):
    for place in range(len(PARAGRAPHS) + 1):
        text = "\n\n".join([*PARAGRAPHS[:place], oddity, *PARAGRAPHS[place:]])
        assert told(text, PARAGRAPHS) == ALONE, place


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(ODDITIES[:-2]), max_size=4), st.randoms(use_true_random=False))
def test_nor_do_several(oddities, draw):
    pieces = list(PARAGRAPHS)
    for oddity in oddities:
        pieces.insert(draw.randrange(len(pieces) + 1), oddity)
    kept = [p for p in pieces if p in PARAGRAPHS]
    assert kept == list(PARAGRAPHS)
    assert told("\n\n".join(pieces), PARAGRAPHS) == ALONE


@given(st.text(alphabet="a “”\"'«»\n:.😀é\x93\x94", max_size=60))
@settings(max_examples=40, deadline=None)
def test_no_text_between_them_breaks_the_reading(text):
    whole = f"{PARAGRAPHS[0]}\n\n{text}\n\n{PARAGRAPHS[3]}"
    found = told(whole, PARAGRAPHS)
    assert ALONE[0] in found
    assert ALONE[-1] in found
