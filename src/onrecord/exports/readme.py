"""The README of a folder of tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord import __version__
from onrecord.exports.tables import Table
from onrecord.exports.texts import columns_table, terms_list

_FACTS = """- An empty cell is what is not known or not said; never a zero.
- Places (`start`, `end`) are code points of the text whose digest the table documents gives.
- The parts of a list are joined by `|`.
- In the CSV, a cell of text that starts with `=`, `+`, `-`, `@`, a tab, a line end or an apostrophe has one
  apostrophe more before it, so that no spreadsheet takes it for a formula: take one apostrophe off the start
  of every cell of text that has one. Numbers have none, and the Parquet files have none at all."""
_OUTCOMES = (
    "- An outcome is no rating: what the figures at hand can and cannot say is in `safe_to_say` of findings."
)


def report_readme(
    tables: Sequence[Table[Any]],
    counts: Mapping[str, int],
    sources: Sequence[Mapping[str, str | None]],
    terms: Mapping[str, str],
    command: str,
) -> str:
    """The page of reports, with how to cite them and whose figures are in them."""
    whose = "\n".join(f"- {_vintage(source)}" for source in sources) or "No statistics were used."
    allowed = terms_list(dict.fromkeys(str(source["provider"]) for source in sources), terms)
    title = "Statements, contacts, acts, claims and findings"
    page = readme(title, tables, counts, command, facts=(_OUTCOMES,))
    return f"{page}\n## Whose figures\n\n{whose}\n\n{allowed}".rstrip() + "\n"


def readme(
    title: str,
    tables: Sequence[Table[Any]],
    counts: Mapping[str, int],
    command: str,
    *,
    facts: Sequence[str] = (),
) -> str:
    """What the files are and what each column means; ``facts`` are further things to know, one a line."""
    listed = "\n".join(f"| `{t.name}` | {counts[t.name]} | {t.meaning} |" for t in tables)
    known = "\n".join((_FACTS, *facts))
    return f"""# {title}

Made by onrecord {__version__}:

```text
{_fenced(command)}
```

Each table is there twice with the same rows: as CSV (UTF-8, comma, a header) and as Parquet.
`metadata.json` describes them as the W3C's Metadata Vocabulary for Tabular Data has it, with types, keys and
the SHA-256 of each file.

| table | rows | one row is |
| --- | --- | --- |
{listed}

{known}

## Columns

{_columns(tables)}
"""


def _columns(tables: Sequence[Table[Any]]) -> str:
    return "\n\n".join(
        f"### {t.name}\n\nRows are told apart by {_names(t.key)}.\n\n"
        f"{columns_table({c.name: c.meaning for c in t.columns})}"
        for t in tables
    )


def _fenced(command: str) -> str:
    """A command on one line that cannot end its block; ``metadata.json`` has it to the letter."""
    return " ".join(command.split()).replace("```", "'''")


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in columns)


def _vintage(source: Mapping[str, str | None]) -> str:
    days = "".join(f", {name} {source[name]}" for name in ("published", "retrieved") if source[name])
    return f"{source['provider']}{days}, snapshot {source['snapshot'] or 'not known'}"
