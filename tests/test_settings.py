"""Settings: the order of places, origins, and what a mistake says."""

import pytest

from onrecord.errors import UsageError
from onrecord.settings import load_settings
from onrecord.tolerances import Tolerances


def test_later_places_win_and_are_named(tmp_path):
    (tmp_path / "onrecord.toml").write_text("max_bytes = 5\nmax_characters = 6\n")
    settings = load_settings(
        folder=tmp_path, environment={"ONRECORD_MAX_CHARACTERS": "7"}, timeout_seconds=1.5, max_bytes=None
    )
    assert (settings.max_bytes, settings.origin("max_bytes")) == (5, "file")
    assert (settings.max_characters, settings.origin("max_characters")) == (7, "environment")
    assert (settings.timeout_seconds, settings.origin("timeout_seconds")) == (1.5, "flag")


def test_the_reader_is_one_of_two(tmp_path):
    assert load_settings(folder=tmp_path, environment={}).reader == "network"
    settings = load_settings(folder=tmp_path, environment={"ONRECORD_READER": "rules"})
    assert (settings.reader, settings.origin("reader")) == ("rules", "environment")


def test_reports_are_in_english_unless_another_language_is_set(tmp_path):
    assert load_settings(folder=tmp_path, environment={}).report_language == "en"
    environment = {"ONRECORD_REPORT_LANGUAGE": "es"}
    assert load_settings(folder=tmp_path, environment=environment).report_language == "es"
    flagged = load_settings(folder=tmp_path, environment=environment, report_language="ru")
    assert (flagged.report_language, flagged.origin("report_language")) == ("ru", "flag")


def test_defaults_need_no_place(tmp_path):
    assert load_settings(folder=tmp_path, environment={}).origin("max_bytes") == "default"


def test_the_home_of_the_store_is_named_not_made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_settings(folder=tmp_path, environment={}).home.name == "onrecord"
    settings = load_settings(folder=tmp_path, environment={"ONRECORD_HOME": "figures"})
    assert (settings.home, settings.origin("home")) == (tmp_path / "figures", "environment")
    assert not settings.home.exists()


@pytest.mark.parametrize(
    ("file", "environment", "says"),
    [
        ("home = 3", {}, "home to 3, which is no folder"),
        ("", {"ONRECORD_HOME": " "}, "home to ' ', which is no folder"),
        ("", {"ONRECORD_HOME": __file__}, "which is a file"),
        ("", {"ONRECORD_MAX_BYTS": "3"}, "the environment sets 'max_byts', which is no setting"),
        ("", {"ONRECORD_MAX_BYTES": "many"}, "max_bytes to 'many', which is not int"),
        ("", {"ONRECORD_MAX_BYTES": "-1"}, "it must be above 0"),
        ("max_bytes = ", {}, "is not valid TOML"),
        ("max_bytes = 'x'", {}, "onrecord.toml sets max_bytes to 'x'"),
        ("reader = 'ruels'", {}, "onrecord.toml sets reader to 'ruels', which reads nothing"),
        ("reader = 3", {}, "reader to 3"),
        ("report_language = 'de'", {}, "report_language to 'de', which is no language of reports"),
        ("", {"ONRECORD_REPORT_LANGUAGE": ""}, "the environment sets report_language to ''"),
        ("tolerances = 3", {}, "tolerances to 3, which is no table"),
        ("[tolerances]\nabuot = 0.1", {}, "onrecord.toml sets 'abuot', which is no tolerance"),
        ("[tolerances]\nabout = 5", {}, "about to 5; it must be a share of 0 or more and below 1"),
        ("[tolerances]\nabout = true", {}, "about to True"),
        ("[tolerances]\nrevision_months = 1.5", {}, "it must be a whole number of months"),
        ("[tolerances]\none_digit_rounded = 0.01", {}, "below one_digit, 0.05"),
        ("", {"ONRECORD_TOLERANCES_BEYOND": "far"}, "the environment sets the tolerance beyond to 'far'"),
        ("", {"ONRECORD_TOLERANCES_REVISED_POINTS": "nan"}, "revised_points to nan"),
    ],
)
def test_a_mistake_is_named_with_the_way_out(tmp_path, file, environment, says):
    (tmp_path / "onrecord.toml").write_text(file)
    with pytest.raises(UsageError) as caught:
        load_settings(folder=tmp_path, environment=environment)
    assert says in str(caught.value)
    assert caught.value.hint


def test_tolerances_are_a_table_of_their_own(tmp_path):
    (tmp_path / "onrecord.toml").write_text("max_bytes = 5\n[tolerances]\nabout = 0.1\nnearly = 0.8\n")
    environment = {"ONRECORD_TOLERANCES_NEARLY": "0.85", "ONRECORD_TOLERANCES_REVISION_MONTHS": "6"}
    settings = load_settings(folder=tmp_path, environment=environment)
    assert settings.tolerances == Tolerances(about=0.1, nearly=0.85, revision_months=6)
    assert settings.tolerances.changed == {"about": 0.1, "nearly": 0.85, "revision_months": 6}
    assert settings.origin("tolerances.about") == "file"
    assert settings.origin("tolerances.nearly") == "environment"
    assert settings.origin("tolerances.beyond") == "default"
    assert load_settings(folder=tmp_path / "none", environment={}).tolerances.changed == {}


def test_the_tests_own_variable_is_no_setting(tmp_path):
    load_settings(folder=tmp_path, environment={"ONRECORD_SHARED": "/somewhere"})
