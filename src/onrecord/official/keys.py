"""A provider's key: from the environment or the keyring, never from a flag, a file of settings or a log."""

import os
from collections.abc import Callable, Mapping
from importlib import import_module

Keyring = Callable[[str, str], str | None]
_SERVICE = "onrecord"


def variable(provider: str) -> str:
    """The environment variable that holds a provider's key."""
    return f"ONRECORD_{provider.upper()}_KEY"


def key_for(
    provider: str, *, environment: Mapping[str, str] | None = None, keyring: Keyring | None = None
) -> str | None:
    """The user's key for a provider, None where there is none.

    Args:
        provider: Its name in the catalogue.
        environment: Where variables are looked up; the process's own if not given.
        keyring: Looks up a service and a name; the system's keyring, where that package is installed, if
            not given (``keyring set onrecord comtrade`` stores a key).
    """
    given = (os.environ if environment is None else environment).get(variable(provider), "").strip()
    return given or ((keyring or _system)(_SERVICE, provider) or "").strip() or None


def _system(service: str, name: str) -> str | None:
    try:
        keyring = import_module("keyring")
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(service, name)
    except Exception:  # noqa: BLE001  a locked or absent keyring is the same as none
        return None
    return found
