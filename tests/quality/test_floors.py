"""No figure falls below its floor; and the gate itself."""

import importlib.util
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks/floors.py"
SPEC = importlib.util.spec_from_file_location("floors", BENCHMARK)
gate = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(gate)


@pytest.mark.shared
@pytest.mark.parametrize("name", gate.SETS)
def test_no_figure_falls_below_its_floor(shared, name):
    assert gate.faults(name, gate.load_floors()[name], gate.measure(shared, name)) == []


HELD = {"digest": "sha256:1", "found": 70.0, "right": 60.0}


def test_a_drop_is_a_fault():
    (fault,) = gate.faults("x", HELD, {**HELD, "right": 59.9})
    assert "right is 59.9, below its floor of 60.0" in fault


def test_a_rise_is_none():
    assert gate.faults("x", HELD, {**HELD, "found": 71.0}) == []


def test_changed_data_must_be_measured_again():
    assert "the data has changed" in gate.faults("x", HELD, {**HELD, "digest": "sha256:2"})[0]


def test_a_figure_without_a_floor_is_a_fault():
    assert gate.faults("x", HELD, {**HELD, "full": 1.0})


def test_floors_only_rise_unless_told():
    measured = {"digest": "sha256:2", "found": 71.0, "right": 59.0}
    assert gate.moved(HELD, measured, lower=False) == {"digest": "sha256:2", "found": 71.0, "right": 60.0}
    assert gate.moved(HELD, measured, lower=True) == measured


def test_every_set_has_floors():
    assert set(gate.load_floors()) == set(gate.SETS)
