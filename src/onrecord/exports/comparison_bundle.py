"""A comparison as tables in a folder."""

from pathlib import Path

from onrecord.exports.comparison_tables import COMPARISON_TABLES
from onrecord.exports.described import noted, write_described
from onrecord.exports.readme import readme
from onrecord.model import Comparison

_TITLE = "The accounts of some texts side by side"
_FACTS = (
    "- Rows of topics are joined by nearness of meaning, a first draft for somebody who reads both texts.",
    "- A side's silence says something only where `absent` is `omitted`: its own full account is there then.",
)


def write_comparison_bundle(comparison: Comparison, folder: Path, *, command: str) -> tuple[Path, ...]:
    """Write the tables of a comparison with their description into a folder.

    Args:
        comparison: The accounts.
        folder: Where the files go; it is made.
        command: How the folder can be made again.

    Raises:
        OSError: when the folder cannot be written.
    """
    digests = [
        {"report": report.id, "digest": report.document.digest if report.document else None}
        for report in comparison.documents
    ]
    return write_described(
        folder,
        COMPARISON_TABLES,
        [comparison],
        title=_TITLE,
        notes={**noted(command), "documents": digests},
        readme=lambda counts: readme(_TITLE, COMPARISON_TABLES, counts, command, facts=_FACTS),
    )
