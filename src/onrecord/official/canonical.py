"""The canonical SELECT: a panel's own columns and codes as rows of one shape (``rows.Row`` and ``pair``).

``--data`` reads a panel through it, and an import writes what it selects, so a figure cannot differ between
the two. Codes are crossed over to states by the years of the mapping; aggregates and rows that are no state
stay, told apart by ``partner_kind``. ``bad`` holds the value as written where a row breaks a rule.
"""

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.official.database import literal, quoted
from onrecord.official.mapping import PanelMapping
from onrecord.official.record import WORLD
from onrecord.official.rows import PartnerKind, Row


class Standing(NamedTuple):
    """What a code stands for in the years ``since`` to ``until``, both inclusive; rows say ``name``."""

    code: str
    since: int
    until: int
    name: str
    kind: PartnerKind


COLUMNS: tuple[str, ...] = ("pair", *Row._fields)
TYPES = {"value": "DOUBLE", "estimated": "BOOLEAN", "conversion_factor": "DOUBLE", "quantity": "DOUBLE"}
CELL = (
    "pair", "reporter", "partner", "flow", "product", "period",
    "valuation", "trade_system", "measure", "unit",
)  # fmt: skip
"""What two rows must share to be the same cell."""
MOST_USD = 1e14
"""Four times what the whole world trades in a year; a larger value has the wrong scale."""
RULE = (
    "a value is an amount from zero to 1e14 US dollars, a period a year or YYYY-MM, "
    "and no row lacks its reporter or partner"
)
_PERIOD_RULE = r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"


class Canonical(NamedTuple):
    """The canonical rows in two layers: what varies by row, and what holds for the whole panel.

    Attributes:
        varying: A SELECT of the columns that vary, with ``bad``.
        constant: The other columns, each with the SQL of its value.
    """

    varying: str
    constant: dict[str, str]

    def columns(self) -> str:
        """All canonical columns in order, to select from the varying ones."""
        cells = (f"{self.constant[c]} AS {c}" if c in self.constant else c for c in COLUMNS)
        return ", ".join(cells)

    def select(self) -> str:
        """The whole SELECT."""
        return f"SELECT {self.columns()}, bad FROM ({self.varying})"  # noqa: S608


def canonical(mapping: PanelMapping, codes: Iterable[Standing] | None = None) -> Canonical:
    """The canonical SELECT over the table ``given``, which holds a panel's own columns.

    Args:
        mapping: How the panel is read.
        codes: All codes of the panel, where they are not those of ISO; one that is missing is no state.
    """
    facts = mapping.panel
    stated = "'state'" if codes is None else "'no-state'"
    standing = f"(VALUES {_standing(mapping, codes or ())}) AS {{}}(code, since, until, state, kind)"
    cells = ", ".join(f"{cell} AS {name}" for name, cell in _cells(mapping).items())
    year = "left(coalesce(given.period, ''), 4)"
    joins = " ".join(
        f"LEFT JOIN {standing.format(side)} ON {side}.code = given.{column} "
        f"AND {year} BETWEEN {side}.since AND {side}.until"
        for side, column in (("r", "reporter_code"), ("p", "partner_code"))
    )
    varying = (
        "SELECT coalesce(r.state, given.reporter_code) AS reporter, "  # noqa: S608
        "coalesce(p.state, given.partner_code) AS partner, "
        f"coalesce(p.kind, {stated}) AS partner_kind, given.* "
        f"FROM (SELECT {cells} FROM given) AS given {joins} WHERE given.flow IS NOT NULL"
    )
    constant = {
        "measure": literal(facts.measure),
        "unit": literal(facts.unit),
        "valuation": _by_flow(mapping),
        "trade_system": _or_null(facts.trade_system),
        "derivation": literal(facts.derivation),
        "currency": "''",
        "conversion_factor": "CAST(NULL AS DOUBLE)",
        "quantity_unit": f"CASE WHEN quantity IS NULL THEN '' ELSE {literal(facts.quantity_unit)} END",
    }
    return Canonical(_checked(varying, literal(facts.unit)), constant)


def canonical_rows(table: str) -> Canonical:
    """The canonical SELECT over a table whose columns are those of ``Row`` already."""
    return Canonical(_checked(f"SELECT *, CAST(value AS VARCHAR) AS written FROM {table}", "unit"), {})  # noqa: S608


def _checked(select: str, unit: str) -> str:
    broken = (
        "(trim(coalesce(written, '')) <> '' AND value IS NULL) OR value < 0 OR isnan(value) OR isinf(value) "
        f"OR (value > {MOST_USD:.0f} AND {unit} = 'usd') "
        f"OR NOT regexp_matches(coalesce(period, ''), '{_PERIOD_RULE}') "
        "OR coalesce(reporter, '') = '' OR coalesce(partner, '') = ''"
    )
    return (
        "SELECT least(reporter, partner) || greatest(reporter, partner) AS pair, * EXCLUDE (written), "  # noqa: S608
        f"CASE WHEN {broken} THEN coalesce(written, '') END AS bad FROM ({select})"
    )


def _cells(mapping: PanelMapping) -> dict[str, str]:
    columns = mapping.columns
    return {
        "reporter_code": _text(columns.reporter),
        "partner_code": _text(columns.partner),
        "flow": _flow(mapping),
        "period": _text(columns.period),
        "value": f"TRY_CAST({quoted(columns.value)} AS DOUBLE) * {mapping.panel.scale!r}",
        "written": _text(columns.value),
        "product": "''" if columns.product is None else f"coalesce({_text(columns.product)}, '')",
        "estimated": _estimated(mapping),
        "quantity": _number(columns.quantity),
    }


def _flow(mapping: PanelMapping) -> str:
    if mapping.columns.flow is None:
        return literal(mapping.panel.flow or "")
    words = " ".join(f"WHEN {literal(word)} THEN {literal(flow)}" for word, flow in mapping.flows.items())
    return f"CASE {_text(mapping.columns.flow)} {words} END"


def _estimated(mapping: PanelMapping) -> str:
    """A flag that cannot be read counts as set: an unsure figure is no witness."""
    if mapping.columns.estimated is None:
        return str(mapping.panel.estimated).lower()
    return f"coalesce(TRY_CAST({quoted(mapping.columns.estimated)} AS BOOLEAN), true)"


def _number(column: str | None) -> str:
    return "CAST(NULL AS DOUBLE)" if column is None else f"TRY_CAST({quoted(column)} AS DOUBLE)"


def _text(column: str) -> str:
    return f"CAST({quoted(column)} AS VARCHAR)"


def _by_flow(mapping: PanelMapping) -> str:
    cases = " ".join(f"WHEN {literal(f)} THEN {literal(v)}" for f, v in mapping.valuation.items())
    return f"CASE flow {cases} END" if cases else "CAST(NULL AS VARCHAR)"


def _or_null(text: str | None) -> str:
    return "CAST(NULL AS VARCHAR)" if text is None else literal(text)


def _standing(mapping: PanelMapping, codes: Iterable[Standing]) -> str:
    """Which code stands for what in which years, as rows of VALUES; never empty."""
    rows = [*_crossed(mapping), *_uncrossed(mapping), *codes] or [Standing("", 0, 0, "", "state")]
    return ", ".join(
        f"({literal(s.code)}, '{s.since:04d}', '{s.until:04d}', {literal(s.name)}, {literal(s.kind)})"
        for s in rows
    )


def _crossed(mapping: PanelMapping) -> Iterable[Standing]:
    for c in mapping.crosswalk:
        yield Standing(c.code, c.since, c.until, c.state, _kind(mapping, c.code))


def _uncrossed(mapping: PanelMapping) -> Iterable[Standing]:
    for code in sorted({*mapping.no_state, *mapping.aggregates}):
        for first, last in mapping.free_years(code):
            yield Standing(code, first, last, code, _kind(mapping, code))


def _kind(mapping: PanelMapping, code: str) -> PartnerKind:
    if code in mapping.no_state:
        return "no-state"
    if code in mapping.aggregates:
        return "world" if code == WORLD else "aggregate"
    return "state"
