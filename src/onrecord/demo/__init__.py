"""The bundled case: a report, in our own words, of the call of 20 January 2022 between two presidents.

What it tells was public: the release of Venezuela's foreign ministry and the Kremlin's readout, both of
that day (see ``docs/demo.md``). Words in quotation marks are those that were publicly quoted.
"""

from importlib import resources

PUBLISHED = "2022-01-21"


def demo_text() -> str:
    """The bundled report."""
    return (resources.files("onrecord.demo") / "call.txt").read_text("utf-8")
