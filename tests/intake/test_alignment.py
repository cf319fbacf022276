"""Words found again in a page's source, however the page dresses them up."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.formats.alignment import align

WORDS = st.lists(
    st.sampled_from(
        ["trade", "rose", "by", "12%", "—", "Perón", "AT&T", "“yes,”", "ports", "Оттава", "U.S.", "a<b"]
    ),
    min_size=1,
    max_size=12,
)
BLOCKS = st.lists(WORDS, min_size=1, max_size=6)
DRESS = (
    "{}",
    "<b>{}</b>",
    '<a href="/x?a=1&b=2">{}</a>',
    "{}<!-- trade rose -->",
    "{}<script>trade</script>",
    "{}<br>",
)


def dressed(word, number):
    shown = html.escape(word, quote=False)
    if number % 3 == 0:
        shown = shown.replace("—", "&mdash;").replace("ó", "&#243;").replace("“", "&ldquo;")
    return DRESS[number % len(DRESS)].format(shown)


def read_back(source):
    source = re.sub(r"<!--.*?-->|<script>.*?</script>", "", source)
    return html.unescape(re.sub(r"</?(?:b|a|br|p|div)\b[^>]*>", "", source))


@given(BLOCKS, st.integers(0, 5))
def test_every_word_leads_to_its_source_and_back(blocks, turn):
    paragraphs = [
        "<p>" + "\n ".join(dressed(word, place + turn) for place, word in enumerate(words)) + "</p>"
        for words in blocks
    ]
    source = (
        "<html><body><nav>Home</nav>" + "<div></div>".join(paragraphs) + "<footer>End</footer></body></html>"
    )
    texts = [" ".join(words) for words in blocks]
    offsets = align(None, texts, source)
    text = "\n\n".join(texts)
    for word in re.finditer(r"\S+", text):
        begin, stop = offsets.to_original(word.start(), word.end())
        assert read_back(source[begin:stop]) == word[0]
        assert offsets.from_original(begin, stop) == (word.start(), word.end())
    begin, stop = offsets.to_original(0, len(text))
    assert "".join(read_back(source[begin:stop]).split()) == "".join(text.split())


def test_a_block_that_the_extraction_changed_is_found_in_its_parts():
    source = "<p>The ministers of the two states met in Accra <i>[1]</i> and spoke of their ports.</p>"
    block = "The ministers of the two states met in Accra and spoke of their ports."
    offsets = align(None, [block], source)
    for words in ("ministers of the two", "met in Accra", "spoke of their ports."):
        start = block.index(words)
        begin, stop = offsets.to_original(start, start + len(words))
        assert source[begin:stop] == words
    assert offsets.to_original(0, len(block)) == (3, len(source) - 4)


def test_words_that_are_nowhere_have_no_counterpart():
    offsets = align(
        "A title", ["Some other words that are on no page"], "<p>Quite another text altogether</p>"
    )
    assert offsets.runs == ()


def test_words_of_a_link_before_the_text_are_not_mistaken_for_it():
    source = "<nav>Ports grow</nav><p>Many words stand here before it.</p><p>Ports grow</p>"
    offsets = align(None, ["Many words stand here before it.", "Ports grow"], source)
    begin, _ = offsets.to_original(34, 44)
    assert begin == source.rindex("Ports grow")
