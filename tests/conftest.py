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
