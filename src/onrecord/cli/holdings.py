"""What the commands do with providers and the store; the only module of them that knows both."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.errors import ProviderError, UsageError

if TYPE_CHECKING:
    from onrecord.official.asked import Part
    from onrecord.official.catalogue import Entry
    from onrecord.official.providers.protocol import Ask, Provider, Query
    from onrecord.official.snapshots import Held, Snapshot
    from onrecord.official.store import Store

_YEARS_BACK = 20
Progress = Callable[[str, int, int], None]


def store() -> "Store":
    """The user's store; nothing is written by opening it."""
    from onrecord.official.store import Store
    from onrecord.settings import load_settings

    return Store(load_settings().home)


def entries() -> "tuple[Entry, ...]":
    """All providers, the default one first."""
    from onrecord.official.catalogue import catalogue

    return catalogue()


def terms() -> dict[str, str]:
    """What each provider's terms allow."""
    return {entry.name: entry.terms for entry in entries()}


def preview(countries: Sequence[str], part: "Part") -> "tuple[Ask, ...]":
    """The requests that :func:`fetch` would send."""
    provider = _provider(part)
    return provider.preview(_query(provider, countries, part), key=_key(provider))


def fetch(countries: Sequence[str], part: "Part", *, quiet: bool) -> "tuple[Snapshot, ...]":
    """Ask a provider for the countries' trade with each other, and keep every answer.

    Args:
        countries: ISO 3166 alpha-3 codes; for a single one, its trade with all partners.
        part: Years, frequency, product and provider.
        quiet: Whether to keep progress to itself.

    Raises:
        ProviderError: when the provider is unavailable (``retry``), or does not publish what is wanted.
        StoreError: when another process is writing.
    """
    from onrecord.official.fetching import fetch
    from onrecord.official.wire import HttpWire

    provider = _provider(part)
    query = _query(provider, countries, part)
    with _progress(quiet=quiet) as progress:
        return fetch(query, provider, store(), HttpWire(), key=_key(provider), progress=progress)


def take(path: Path, mapping: Path | None, retrieved: str | None = None) -> "tuple[Held, ...]":
    """Import a file: CEPII's BACI by its name, a year or a ZIP of many, any other as a panel.

    Args:
        path: The file.
        mapping: What names a panel's columns.
        retrieved: When a panel was retrieved (ISO date), where its mapping does not say.

    Raises:
        RecordError: when it cannot be read; nothing is kept then.
    """
    from onrecord.official.mapping import load_mapping
    from onrecord.official.providers.baci import import_files, is_baci

    if mapping is None and is_baci(path):
        return import_files(path, store())
    chosen = load_mapping(mapping) if mapping else None
    return (store().import_panel(path, chosen, retrieved=retrieved),)


def found(name: str) -> "tuple[Entry | None, tuple[Held, ...]]":
    """The provider of a name with what is held of it, or the snapshot whose digest starts so.

    Raises:
        UsageError: when there is neither, or several digests start so.
    """
    held = store().snapshots()
    entry = next((entry for entry in entries() if entry.name == name), None)
    ours = tuple(one for one in held if one.snapshot.provider == name)
    if entry or ours:
        return entry, ours
    start = f"sha256:{name.removeprefix('sha256:')}"
    like = tuple(one for one in held if one.snapshot.digest.startswith(start))
    if not like:
        raise UsageError(
            f"{name!r} is no provider and starts no snapshot that is held",
            hint="onrecord data list shows both",
        )
    if len({one.snapshot.digest for one in like}) > 1:
        raise UsageError(f"{len(like)} snapshots start with {name}", hint="give more of its digits")
    return None, like


def _provider(part: "Part") -> "Provider":
    from onrecord.official.providers import default_provider, provider_named

    provider = provider_named(part.provider) if part.provider else default_provider()
    entry = provider.describe()
    if part.product and not entry.products and not part.provider:
        return _with_products()
    return provider


def _with_products() -> "Provider":
    """The first provider on the network that tells products apart."""
    from onrecord.official.providers import provider_named

    return provider_named(next(e.name for e in entries() if e.products and e.kind == "network"))


def _query(provider: "Provider", countries: Sequence[str], part: "Part") -> "Query":
    from onrecord.official.providers.protocol import Query

    entry = provider.describe()
    if entry.kind != "network":
        raise ProviderError(
            f"{entry.name} publishes files and answers no requests",
            hint=f"download one from {entry.page} and give it to onrecord data import",
        )
    this = datetime.now(UTC).year
    years = part.years or (max(entry.first_year, this - _YEARS_BACK), this)
    partners = tuple(countries) if len(countries) > 1 else ()
    return Query(
        reporters=tuple(countries),
        partners=partners,
        years=years,
        frequency=part.frequency,
        product=part.product,
    )


def _key(provider: "Provider") -> str | None:
    from onrecord.official.keys import key_for

    entry = provider.describe()
    return None if entry.key == "none" else key_for(entry.name)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """A bar on a terminal, a line a request elsewhere, nothing when quiet."""
    if quiet:
        yield lambda label, number, of: None  # noqa: ARG005
    elif not sys.stderr.isatty():
        yield lambda label, number, of: click.echo(f"{number} of {of}: {label}", err=True)
    else:
        from rich.console import Console
        from rich.progress import Progress as Bar

        with Bar(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("asking", total=None)
            yield lambda label, number, of: bar.update(
                task, description=label, completed=number - 1, total=of
            )
