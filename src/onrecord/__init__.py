"""onrecord: who said what, what took place, and whether the trade figures hold.

    >>> import onrecord
    >>> report = onrecord.check("Trade between …", published="2022-01-21")
    >>> report.findings[0].outcome

Nothing heavy is imported until it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0.dev0"

if TYPE_CHECKING:
    from onrecord.api import check, read
    from onrecord.errors import OnrecordError
    from onrecord.model import Report

_HOMES = {
    "OnrecordError": "onrecord.errors",
    "Report": "onrecord.model",
    "check": "onrecord.api",
    "read": "onrecord.api",
}

__all__ = ["OnrecordError", "Report", "check", "read"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
