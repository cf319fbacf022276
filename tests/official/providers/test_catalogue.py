"""The catalogue, and the providers that it describes."""

import pytest

from onrecord.errors import ProviderError
from onrecord.official.catalogue import catalogue
from onrecord.official.providers import default_provider, provider_named, providers


def test_every_provider_is_described_and_the_default_comes_first() -> None:
    assert [entry.name for entry in catalogue()] == ["imf", "comtrade", "wits", "baci"]
    assert [one.describe() for one in providers()] == list(catalogue())
    assert default_provider().describe().key == "none"


def test_entries_say_what_a_user_must_know() -> None:
    for entry in catalogue():
        assert entry.traps, entry.name
        assert entry.terms, entry.name
        assert entry.page.startswith("https://"), entry.name
        assert bool(entry.asks) == (entry.kind == "network"), entry.name
        assert "ot tried without the network" in entry.tried or entry.kind == "files", entry.name
        assert all(trap.endswith(".") for trap in entry.traps), entry.name


def test_the_limits_of_comtrade() -> None:
    limits = provider_named("comtrade").describe().limits
    assert (limits.rows, limits.rows_without_key, limits.periods, limits.calls_a_day) == (
        100_000,
        500,
        12,
        500,
    )
    assert limits.seconds_between_calls == 1.0


def test_a_name_that_is_none() -> None:
    with pytest.raises(ProviderError, match="no provider 'imff'") as caught:
        provider_named("imff")
    assert "imf, comtrade, wits, baci" in caught.value.hint
