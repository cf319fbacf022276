"""Who publishes trade statistics, one thin module each, all behind one protocol."""

from onrecord.errors import ProviderError
from onrecord.official.providers.baci import Baci
from onrecord.official.providers.comtrade import Comtrade
from onrecord.official.providers.imf import Imf
from onrecord.official.providers.protocol import Answer, Ask, Provider, Query, Read, Wire
from onrecord.official.providers.wits import Wits

__all__ = [
    "Answer",
    "Ask",
    "Provider",
    "Query",
    "Read",
    "Wire",
    "default_provider",
    "provider_named",
    "providers",
]


def providers() -> tuple[Provider, ...]:
    """All providers, in the order of the catalogue, the default one first."""
    return (Imf(), Comtrade(), Wits(), Baci())


def default_provider() -> Provider:
    """The one that is asked when none is named."""
    return providers()[0]


def provider_named(name: str) -> Provider:
    """The provider with a name of the catalogue.

    Raises:
        ProviderError: when there is none.
    """
    by_name = {one.describe().name: one for one in providers()}
    if name not in by_name:
        raise ProviderError(
            f"there is no provider {name!r}",
            hint=f"name one of {', '.join(by_name)}",
            code="unknown-provider",
        )
    return by_name[name]
