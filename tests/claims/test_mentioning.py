"""Where a passage makes a claim."""

from onrecord.claims.mentioning import stretch_of

LONG = (
    "The two ministers walked through the new hall of the port and thanked its builders for their patience, "
    "while trade between Peru and Chile, as the host recalled, rose by 4 percent in 2015; "
    "the guests then left for the mountains, where they were to stay until the end of the week."
)


def stretch(text: str, *words: str) -> str:
    first, last = text.index(words[0]), text.index(words[-1]) + len(words[-1])
    start, end = stretch_of(text, first, last)
    return text[start:end]


def test_a_short_passage_is_the_whole_mention():
    text = "Trade rose by 4 percent, and the guests left."
    assert stretch(text, "Trade", "4 percent") == text


def test_a_long_one_is_cut_to_the_clauses_around_trade_word_and_number():
    told = stretch(LONG, "trade", "4 percent")
    assert told == "while trade between Peru and Chile, as the host recalled, rose by 4 percent in 2015"


def test_nothing_between_trade_word_and_number_is_cut():
    told = stretch(LONG, "builders", "4 percent")
    assert told.startswith("The two ministers")
