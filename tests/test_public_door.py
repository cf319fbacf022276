"""What ``import onrecord`` gives, and the two ways to start it."""

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord import model
from onrecord.errors import InputError, UsageError

WORDS = "Ghana's President Ama Owusu thanked Norway for the vaccines."


def test_every_exported_name_is_there_and_no_other():
    assert list(onrecord.__all__) == sorted(onrecord.__all__)
    assert {name for name in onrecord.__all__ if getattr(onrecord, name) is not None} == set(onrecord.__all__)
    assert set(dir(onrecord)) == {*onrecord.__all__, "__version__"}


def test_the_types_of_the_model_are_among_them():
    assert set(model.__all__) - {"SCHEMA_VERSION", "Frozen", "Unknown"} <= set(onrecord.__all__)


def test_an_unknown_name_says_which_there_are():
    with pytest.raises(
        AttributeError,
        match=r"it has Account, .*, Report, .*, check, check_claim, compare, explain, read, trade",
    ):
        onrecord.judge  # noqa: B018


def test_importing_it_loads_nothing_heavy():
    heavy = "{'spacy', 'duckdb', 'trafilatura', 'rich', 'jinja2', 'vl_convert', 'pandas'}"
    code = f"import sys, onrecord; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_pairs_trade_needs_no_language_model():
    code = "import sys, onrecord; onrecord.trade('RUS', 'VEN'); print({'spacy', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_reading_english_loads_no_other_language():
    others = "{'simplemma', 'pymorphy3', 'slovnet', 'navec', 'razdel', 'natasha', 'lemminflect'}"
    text = "The Norwegian foreign minister met the president of Ghana and said that trade had doubled."
    read = f"onrecord.read({text!r}, language='en')"
    code = f"import sys, onrecord; {read}; print(sorted({others} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_pairs_trade_as_a_frame():
    trade = onrecord.trade("Russia", "Venezuela", years=(2018, 2020))
    frame = trade.to_frame()
    exports = frame[(frame.reporter == "RUS") & (frame.flow == "exports")]
    assert dict(zip(exports.period, exports.value, strict=True)) == {
        "2018": 84063071,
        "2019": 95287764,
        "2020": 99240450,
    }
    assert frame.unit.unique().tolist() == ["usd"]
    assert not frame.estimated.any()
    assert frame.published.isna().all()
    assert repr(trade) == "<Trade RUS VEN: 2 series, 6 observations>"


def test_a_pairs_trade_in_a_notebook_keeps_its_style_to_itself():
    shown = onrecord.trade("RUS", "VEN")._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts" srcdoc=')
    assert shown.count("<") == 2
    assert "99,240,450" in shown


def test_a_pair_that_is_not_held_says_what_gets_it():
    with pytest.raises(UsageError, match="onrecord data fetch FJI TCD"):
        onrecord.trade("Fiji", "Chad")


@pytest.mark.parametrize("start", [["-m", "onrecord"], ["-c", "from onrecord.cli import main; main()"]])
def test_it_says_its_version(start):
    done = subprocess.run([sys.executable, *start, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"onrecord, version {onrecord.__version__}"


def test_what_is_known_of_a_file_is_kept(tmp_path: Path):
    file = tmp_path / "release.txt"
    file.write_text(WORDS, encoding="utf-8")
    about = {
        "title": "Thanks",
        "outlet": "Ghana News",
        "url": "https://news.example/1",
        "published": "2021-04-01",
    }
    document = onrecord.read(file, **about).document
    assert {name: getattr(document, name) for name in about} == about


def test_a_file_of_several_documents_is_refused(tmp_path: Path):
    file = tmp_path / "two.jsonl"
    file.write_text(f'{{"text": "{WORDS}"}}\n{{"text": "{WORDS}"}}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="several documents"):
        onrecord.read(file)


def test_what_cannot_be_read_is_raised(tmp_path: Path):
    with pytest.raises(InputError, match="no text"):
        onrecord.read(" ")
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        onrecord.read(WORDS, published="1 April")


def test_one_claim_is_checked_without_a_text():
    from onrecord.official import starter_record

    grown = onrecord.Claim(
        id="k1", parties=("RUS", "VEN"), flow="total", form="growth", direction="up", value=12.0,
        as_written="12%", unit="percent", mentions=(),
    )  # fmt: skip
    finding = onrecord.check_claim(grown, starter_record(), published="2022-01-21")
    assert isinstance(finding, onrecord.Finding)
    assert finding.outcome == "no-data"
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        onrecord.check_claim(grown, starter_record(), published="January")


def test_a_report_is_explained():
    from onrecord.demo import PUBLISHED, demo_text

    report = onrecord.check(demo_text(), published=PUBLISHED)
    assert "100,787,383 / 96,907,488 − 1 = +4.0%" in onrecord.explain(report)
    with pytest.raises(UsageError, match="name one of k1"):
        onrecord.explain(report, "k2")
