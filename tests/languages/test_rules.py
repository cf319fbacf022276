"""Every row of every pattern table finds its example and leaves its counter-example alone."""

import re

import pytest

from onrecord import languages

PATTERNS = [
    pytest.param(row, id=f"{language}-{name}-{number}")
    for language, name in languages.tables()
    for number, row in enumerate(languages.table(language, name), start=1)
    if "pattern" in row
]


@pytest.mark.parametrize("row", PATTERNS)
def test_a_row_finds_its_example_and_not_its_counter_example(row):
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    assert row["example"], "a row needs an example"
    assert row["counter_example"], "a row needs a counter-example"
    assert pattern.search(row["example"])
    assert not pattern.search(row["counter_example"])


def test_no_cell_is_lost_to_a_missing_tab():
    for language, name in languages.tables():
        for row in languages.table(language, name):
            assert None not in row, (language, name, row)


def test_no_two_rows_of_a_table_have_the_same_example():
    for language, name in languages.tables():
        examples = [row["example"] for row in languages.table(language, name) if "pattern" in row]
        assert len(examples) == len(set(examples)), (
            language,
            name,
            [e for e in examples if examples.count(e) > 1],
        )
