"""A panel's mapping file: which column holds what, and which code stands for which state when."""

import tomllib
from collections.abc import Iterable
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import msgspec

from onrecord.errors import MappingError
from onrecord.model import Frozen
from onrecord.model.base import CountryCode, IsoDate
from onrecord.model.findings import TradeFlow, Valuation
from onrecord.model.trade import SeriesMeasure, TradeSystem

FIRST_YEAR, LAST_YEAR = 0, 9999
_FINER_PERIODS = {"month", "quarter", "period"}


class Columns(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The panel's column names.

    ``period`` holds a year or ``YYYY-MM``, ``estimated`` a true/false flag, ``product`` a Harmonised System
    code. Without ``flow`` every row is of the flow that ``[panel]`` names.
    """

    reporter: str
    partner: str
    period: str
    flow: str | None = None
    value: str
    estimated: str | None = None
    product: str | None = None
    quantity: str | None = None

    def named(self) -> tuple[str, ...]:
        """The columns that must be there."""
        cells = (getattr(self, field) for field in self.__struct_fields__)
        return tuple(cell for cell in cells if cell is not None)


class Crossing(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code of the panel stands for ``state`` in the years ``since`` to ``until``, both inclusive."""

    code: str
    state: CountryCode
    since: int = FIRST_YEAR
    until: int = LAST_YEAR
    note: str


class PanelFacts(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds for the whole panel.

    Attributes:
        provider: The name that findings give.
        retrieved: When it was retrieved.
        published: When its provider published it.
        unit: ISO 4217 code of the values, in lower case.
        scale: Turns its values into full units.
        measure: What is counted.
        trade_system: General or special, where it is one for all reporters.
        citation: How to cite it.
        flow: The flow of every row of a panel without a column for it.
        estimated: Whether the provider, and not the reporters, made every figure.
        derivation: The provider's word for how it made them.
        quantity_unit: What quantities are counted in.
        all_products: Whether its products together are all goods, so that they may be added up.
        all_partners: Whether it lists every partner of each reporter, so that they may be added up, ranked.
    """

    provider: str
    retrieved: IsoDate | None = None
    published: IsoDate | None = None
    unit: str = "usd"
    scale: Annotated[float, msgspec.Meta(gt=0)] = 1.0
    measure: SeriesMeasure = "goods"
    trade_system: TradeSystem | None = None
    citation: str | None = None
    flow: TradeFlow | None = None
    estimated: bool = False
    derivation: str = ""
    quantity_unit: str = ""
    all_products: bool = False
    all_partners: bool = False


class PanelMapping(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a panel is read.

    Attributes:
        panel: What holds for all of it.
        columns: Which column holds what.
        flows: The panel's word for a flow to ours ("X" to "exports"); rows of other flows are not read. Empty
            for a panel of one flow.
        valuation: FOB or CIF by flow, where it is one for all reporters.
        crosswalk: Codes that are not the ISO code of the state they stand for, with the years.
        no_state: Codes that stand for no state (unspecified areas, bunkers); they count in totals alone.
        aggregates: Codes that add up others (the world, the EU beside its members); no total counts them.
    """

    panel: PanelFacts
    columns: Columns
    flows: dict[str, TradeFlow] = {}
    valuation: dict[TradeFlow, Valuation] = {}
    crosswalk: tuple[Crossing, ...] = ()
    no_state: tuple[str, ...] = ()
    aggregates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be read.

        Raises:
            ValueError: when no flow is named, or two lines of the crosswalk claim one code in one year.
        """
        if self.columns.flow is None and self.panel.flow is None:
            raise ValueError("neither [columns] nor [panel] names a flow")
        if self.columns.flow is not None and not self.flows:
            raise ValueError("[flows] is empty, so no row would be read")
        for code in {crossing.code for crossing in self.crosswalk}:
            spans = sorted((c.since, c.until) for c in self.crosswalk if c.code == code)
            if any(after[0] <= before[1] for before, after in pairwise(spans)):
                raise ValueError(f"two lines of [[crosswalk]] give {code} in one year")

    def free_years(self, code: str) -> tuple[tuple[int, int], ...]:
        """The spans of years in which a code stands for itself."""
        return tuple(_free_years([(c.since, c.until) for c in self.crosswalk if c.code == code]))

    def code_years(self, state: str) -> tuple[Crossing, ...]:
        """Every code and span of years that stands for a state; its own code comes without a note."""
        crossings = [crossing for crossing in self.crosswalk if crossing.state == state]
        own = [
            Crossing(code=state, state=state, since=first, until=last, note="")
            for first, last in self.free_years(state)
            if state not in self.no_state
        ]
        return (*crossings, *own)


def load_mapping(path: Path) -> PanelMapping:
    """The mapping in a TOML file.

    Raises:
        MappingError: when the file is missing, is not TOML, or has a wrong key or value.
    """
    try:
        content = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MappingError(
            f"the mapping {path} cannot be read: {error}", hint="name a TOML file with --mapping"
        ) from error
    return _parse(content, str(path))


def mapping_for(panel: Path, columns: Iterable[str]) -> PanelMapping:
    """The mapping for a panel that was given without one: the file beside it, else a shipped one that fits.

    A shipped one names its provider only where the panel's own name does; else the panel's name stands in.

    Raises:
        MappingError: when neither is there.
    """
    beside = panel.with_name(f"{panel.stem}.mapping.toml")
    if beside.is_file():
        return load_mapping(beside)
    present = set(columns)
    for mapping in shipped_mappings():
        if mapping.columns.flow is not None and _fits(mapping, present):
            return mapping if mapping.panel.provider in panel.stem.lower() else _unsourced(mapping, panel)
    raise MappingError(
        f"no shipped mapping fits the columns of {panel}: {', '.join(sorted(present))}",
        hint=f"name a mapping file with --mapping, or put it beside the panel as {beside.name}",
    )


def _fits(mapping: PanelMapping, present: set[str]) -> bool:
    """Whether a panel has the columns of a mapping, and none that parts its periods further."""
    named = mapping.columns.named()
    return present.issuperset(named) and not _FINER_PERIODS & (present - set(named))


def _unsourced(mapping: PanelMapping, panel: Path) -> PanelMapping:
    """The layout alone: columns that look like a provider's do not make the figures that provider's."""
    facts = msgspec.structs.replace(
        mapping.panel,
        provider=panel.name,
        retrieved=None,
        published=None,
        citation=None,
        all_partners=False,
    )
    return msgspec.structs.replace(mapping, panel=facts)


def shipped_mappings() -> tuple[PanelMapping, ...]:
    """The mappings that come with the package, in the order of their file names."""
    folder = resources.files("onrecord.official") / "mappings"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(_parse(file.read_text("utf-8"), file.name) for file in files)


def shipped_mapping(provider: str) -> PanelMapping:
    """The mapping of one provider that comes with the package."""
    return next(m for m in shipped_mappings() if m.panel.provider == provider)


def _parse(content: str, name: str) -> PanelMapping:
    try:
        return msgspec.convert(tomllib.loads(content), type=PanelMapping)
    except tomllib.TOMLDecodeError as error:
        raise MappingError(
            f"the mapping {name} is not valid TOML: {error}", hint="correct the file"
        ) from error
    except msgspec.ValidationError as error:
        raise MappingError(
            f"the mapping {name} does not fit: {error}",
            hint="its keys are panel, columns, flows, valuation, crosswalk, no_state and aggregates",
        ) from error


def _free_years(taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    free, start = [], FIRST_YEAR
    for first, last in sorted(taken):
        if start < first:
            free.append((start, first - 1))
        start = max(start, last + 1)
    return [*free, (start, LAST_YEAR)] if start <= LAST_YEAR else free
