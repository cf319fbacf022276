"""What all tests share."""

import inspect
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.model import Report

# The same examples on every run, and no deadline that a busy machine would miss; search for new ones with
# --hypothesis-profile=searching.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile("steady")

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference data; the test is skipped where it is absent."""
    folder = Path(os.environ.get("ONRECORD_SHARED", PROJECT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"needs the shared reference data, which is not at {folder} (set ONRECORD_SHARED)")
    return folder


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the store: an empty one for each test, never the user's own."""
    folder = tmp_path_factory.mktemp("home") / "onrecord"
    monkeypatch.setenv("ONRECORD_HOME", str(folder))
    return folder


PANEL_HEADER = "reporter_iso3,partner_iso3,year,flow,value_usd"
PANEL_MAPPING = """
no_state = ["UNS"]

[panel]
all_partners = true
provider = "bureau"
retrieved = "2015-02-01"
citation = "The Bureau, trade of two states, made up"

[columns]
reporter = "reporter_iso3"
partner = "partner_iso3"
period = "year"
flow = "flow"
value = "value_usd"

[flows]
X = "exports"
M = "imports"

[valuation]
exports = "FOB"
imports = "CIF"
"""


@pytest.fixture
def annual_panel(tmp_path: Path) -> Path:
    """Two states that do not exist so: Chile counts on, Peru counts a tenth more and stops before the end."""
    rows = []
    for number, year in enumerate(range(2001, 2012)):
        rows += [
            f"CHL,PER,{year},X,{1_000_000 + 100_000 * number}",
            f"CHL,PER,{year},M,{500_000 - 10_000 * number}",
            f"CHL,BOL,{year},X,{3_000_000 + number}",
            f"CHL,UNS,{year},X,50000",
        ]
        if number < 8:
            bought = 1_100_000 + 110_000 * number - (300_000 if number == 5 else 0)
            rows += [f"PER,CHL,{year},M,{bought}", f"PER,CHL,{year},X,{600_000 + 5_000 * number}"]
    return _panel(tmp_path / "annual.csv", rows)


@pytest.fixture
def monthly_panel(tmp_path: Path) -> Path:
    """Ten years of months from both ends of one flow."""
    rows = []
    for place, (year, month) in enumerate((y, m) for y in range(2005, 2015) for m in range(1, 13)):
        sold = 400_000_000 + 7_000_000 * (month % 5) + 1_000_000 * place
        rows += [
            f"CHL,PER,{year}-{month:02},X,{sold}",
            f"PER,CHL,{year}-{month:02},M,{sold + sold // 1000 * place}",
        ]
    return _panel(tmp_path / "monthly.csv", rows)


def _panel(file: Path, rows: list[str]) -> Path:
    file.write_text("\n".join((PANEL_HEADER, *rows)) + "\n", encoding="utf-8")
    file.with_suffix(".mapping.toml").write_text(PANEL_MAPPING, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def hold_to_the_text() -> Callable[[Report], None]:
    """Assert that every place a report names quotes the document's text exactly."""

    def hold(report: Report) -> None:
        text = report.document.text
        for statement in report.statements:
            cue = [statement.cue] if statement.cue else []
            for span in (*statement.content, *statement.speakers, *cue):
                assert text[span.start : span.end] == span.text
        for found in (*report.contacts, *report.acts, *report.deliverables, *report.bonds, *report.claims):
            assert found.mentions
            assert all(text[m.start : m.end] == m.text for m in found.mentions)

    return hold


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test marked ``cases("NAME.tsv")`` for each row of that table in the ``cases`` beside it.

    The cells of a row are the test's arguments, in order.
    """
    for marker in metafunc.definition.iter_markers("cases"):
        lines = (metafunc.definition.path.parent / "cases" / marker.args[0]).read_text("utf-8").splitlines()
        cells = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
        arguments = list(inspect.signature(metafunc.function).parameters)[: len(cells[0])]
        metafunc.parametrize(arguments, cells)
