"""Where a key comes from."""

import pytest

from onrecord.official import keys
from onrecord.official.keys import key_for, variable
from onrecord.settings import load_settings


def nothing(service: str, name: str) -> None:
    return None


def test_the_environment_comes_first() -> None:
    given = {variable("comtrade"): " from-environment "}
    assert variable("comtrade") == "ONRECORD_COMTRADE_KEY"
    assert key_for("comtrade", environment=given, keyring=lambda *_: "from-keyring") == "from-environment"


def test_then_the_keyring_and_else_there_is_none() -> None:
    assert (
        key_for("comtrade", environment={}, keyring=lambda service, name: f"{service}:{name}")
        == "onrecord:comtrade"
    )
    assert key_for("comtrade", environment={"ONRECORD_COMTRADE_KEY": " "}, keyring=nothing) is None


def test_a_keyring_that_is_absent_or_locked_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ImportError(name)

    class Locked:
        def get_password(self, service: str, name: str) -> str:
            raise RuntimeError("locked")

    monkeypatch.setattr(keys, "import_module", absent)
    assert key_for("comtrade", environment={}) is None
    monkeypatch.setattr(keys, "import_module", lambda name: Locked())
    assert key_for("comtrade", environment={}) is None


def test_a_key_is_no_setting(tmp_path) -> None:
    settings = load_settings(folder=tmp_path, environment={"ONRECORD_COMTRADE_KEY": "s3cret"})
    assert "s3cret" not in repr(settings)
