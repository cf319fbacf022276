"""Sentences of our own against the claims they make; lineage; and the gold of real documents."""

import csv
import re
from pathlib import Path

import pytest

from onrecord import languages

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows("claims.tsv"), ids=lambda row: row["text"][:90])
def test_a_sentence_makes_its_claims(row, read, shorthand):
    claims = read(row["text"], title=row["title"] or None, published=row["published"])
    assert [shorthand(claim) for claim in claims] == row["claims"].split("; ")


@pytest.mark.cases("in_full.tsv")
def test_a_sentence_makes_its_claims_with_every_slot(published, text, claims, read, in_full):
    assert "; ".join(in_full(claim) for claim in read(text, published=published)) == claims


@pytest.mark.parametrize("row", rows("claims_not.tsv"), ids=lambda row: row["text"][:90])
def test_what_is_no_trade_flow_makes_no_claim(row, read, shorthand):
    claims = read(row["text"], title=row["title"] or None, published=row["published"])
    assert [shorthand(claim) for claim in claims] == []


@pytest.mark.parametrize(
    "row", [pytest.param(r, marks=pytest.mark.xfail(reason=r["reason"])) for r in rows("gaps.tsv")],
    ids=lambda row: row["reason"],
)  # fmt: skip
def test_known_gaps(row, read, shorthand):
    claims = read(row["text"], published=row["published"])
    assert [shorthand(claim) for claim in claims] == row["claims"].split("; ")


CALL = (
    "Norway hails the 9% growth in trade with Ghana\n\n"
    "The commercial exchange between Ghana and Norway has increased by 9%, the Norwegian Foreign Ministry "
    "said in a statement on Monday.\n\n"
    "“The ministers welcomed the bilateral increase of 9% in commercial exchange,” says the text published "
    "by Oslo.\n"
)


def test_one_proposition_is_one_claim_with_all_its_mentions(read):
    (claim,) = read(CALL, published="2022-03-01")
    assert claim.parties == ("GHA", "NOR")
    assert (claim.flow, claim.form, claim.direction, claim.value) == ("total", "growth", "up", 9.0)
    assert [mention.place for mention in claim.mentions] == ["headline", "lead", "body"]
    assert [mention.voice for mention in claim.mentions] == ["outlet", "speaker", "speaker"]
    assert claim.mentions[0].statement is None


def test_what_is_not_said_is_null_with_its_reason(read):
    (claim,) = read(CALL, published="2022-03-01")
    assert (claim.period, claim.base, claim.exporter) == (None, None, None)
    assert claim.unknown["period"] == claim.unknown["base"] == "not said"


def test_every_mention_can_be_quoted_back(read):
    for claim in read(CALL, published="2022-03-01"):
        for mention in claim.mentions:
            assert CALL[mention.start : mention.end] == mention.text


def test_our_without_a_known_speaker_leaves_the_pair_open(read):
    (claim,) = read("Our trade with Peru is 720 million dollars a year.")
    assert claim.parties == ()
    assert "whose side speaks is not known" in claim.unknown["parties"]


def test_bilateral_trade_between_states_not_named_is_still_a_claim(read):
    (claim,) = read("Our bilateral trade reached 4 billion dollars in 2017, the minister said.")
    assert claim.parties == ()
    assert "which two states is not said" in claim.unknown["parties"]


def test_bilateral_trade_with_a_bloc_is_no_claim(read):
    assert read("ASEAN is Kenya's partner, with bilateral trade up 5 percent in 2017.") == ()


def test_a_third_state_on_the_way_is_no_party(read):
    (claim,) = read(
        "Trade between Nepal and Qatar via Turkey rose 9 percent in 2015.", published="2016-01-02"
    )
    assert (claim.parties, claim.via) == (("NPL", "QAT"), "TUR")


def test_products_and_records_are_kept(read):
    (claim,) = read("Kenya's tea exports to Egypt hit a record $80 million in 2015.", published="2016-01-02")
    assert claim.product is not None
    assert (claim.product.words, claim.record, claim.measure) == ("tea", "high", "unknown")


def test_inferred_bases_say_from_what(read):
    (claim,) = read("Trade between Kenya and Mali rose 5 percent in 2015.", published="2016-01-02")
    assert claim.base is not None
    assert claim.base.start == "2014-01"
    assert "the year before" in claim.base.basis


def test_the_model_case_makes_one_claim(shared, read):
    text = (shared / "cases" / "venezuela-russia-call.txt").read_text("utf-8")
    (claim,) = read(text, published="2022-01-21")
    assert claim.parties == ("RUS", "VEN")
    assert (claim.flow, claim.form, claim.direction, claim.value, claim.unit) == (
        "total", "growth", "up", 12.0, "percent",
    )  # fmt: skip
    assert (claim.period, claim.base) == (None, None)
    assert len(claim.mentions) >= 3
    assert [mention.voice for mention in claim.mentions].count("outlet") == 1


@pytest.mark.cases("products.tsv")
def test_a_product_has_its_words_and_where_known_its_code(text, words, hs, read):
    (claim,) = read(text, published="2016-01-02")
    assert claim.product is not None
    assert (claim.product.words, claim.product.hs) == (words, hs or None)


def test_money_beside_a_trade_word_is_no_product(read):
    (claim,) = read("Chile and Peru agreed to raise capital and trade between them by 10 percent.")
    assert (claim.flow, claim.product) == ("total", None)


def test_codes_are_of_the_harmonised_system():
    for row in languages.table("en", "products"):
        assert re.fullmatch(r"\d\d-\d\d|\d{2}(?:\d\d){0,2}", row["hs"]), row
        assert 1 <= int(row["hs"][:2]) <= 97, row


def test_bare_flows_of_the_next_paragraph_are_of_the_pair_that_the_text_is_about(read, shorthand):
    text = (
        "HELSINKI, Nov 10 - Finnish exports to the Soviet Union fell 9 pct in 1987.\n\n"
        "Imports, almost all oil, came to 8 billion markka.\n"
    )
    claims = read(text, title="FINLAND'S SOVIET TRADE DOWN", published="1988-11-10")
    assert shorthand(claims[-1]) == "FIN-SUN imports SUN level 8000000000 fim 1987 -"


@pytest.mark.parametrize(
    "overall", ["Peru's exports rose 4 percent in May.", "Total exports rose 4 percent."]
)
def test_trade_with_all_the_world_is_of_no_pair_and_ends_the_pair_told_before(read, overall):
    text = (
        f"Trade between Peru and Chile rose 5 percent in April.\n\n{overall} Imports were down 3 percent.\n"
    )
    (claim,) = read(text, title="Peru's ports see a busy spring", published="2019-06-10")
    assert claim.parties == ("CHL", "PER")


def test_the_mark_of_a_claim_in_a_report_is_no_product(read):
    (claim,) = read("NO DATA k1 Trade between Kenya and Mali rose by 12%.", published="2016-01-02")
    assert claim.product is None


@pytest.mark.parametrize(
    ("text", "parties", "other"),
    [
        ("Peru's trade with China was worth four times that with Chile in 2015.", ("CHN", "PER"), "CHL"),
        ("Kenya's sales to Uganda are 30 percent higher than those to Mali.", ("KEN", "UGA"), "MLI"),
        ("Ghana bought three times more from Togo than from Mali in 2015.", ("GHA", "TGO"), "MLI"),
        ("Malta's exports to Oman doubled in 2015, and those to Mali fell.", ("MLT", "OMN"), None),
    ],
)
def test_a_figure_measured_by_another_partner_names_it(text, parties, other, read):
    claim = read(text, published="2016-01-02")[0]
    assert (claim.parties, claim.compared_with) == (parties, other)
    assert (claim.base is None) == (other is not None)


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("official figures show", "outlet"),
        ("the latest monthly data showed", "outlet"),
        ("Chilean customs data showed", "speaker"),
        ("according to Statistics Canada figures", "speaker"),
        ("a source said", "speaker"),
    ],
)
def test_figures_without_a_body_are_told_by_the_outlet(read, words, voice):
    (claim,) = read(f"Trade between Chile and Peru rose 5 percent in 2018, {words}.")
    assert [mention.voice for mention in claim.mentions] == [voice]
