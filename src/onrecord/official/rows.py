"""One shape for every provider's figures: what a row of the store holds."""

from typing import Literal, NamedTuple

from onrecord.model.findings import TradeFlow, Valuation
from onrecord.model.trade import SeriesMeasure, TradeSystem

PartnerKind = Literal["state", "world", "no-state", "aggregate"]
"""A state; all partners together; a row that is none ("areas not elsewhere specified"); several states."""


class Row(NamedTuple):
    """One reported value, the crosswalk applied.

    Attributes:
        reporter: ISO 3166 alpha-3 of the state that reported it (former states as ISO had them).
        partner: The state's code; ``WLD`` for the world; the provider's own code where it is no state.
        partner_kind: What the partner is.
        flow: Exports or imports, from the reporter's side.
        period: ``YYYY`` or ``YYYY-MM``.
        value: In full units of ``unit``; never negative, never zero (a zero row is a missing cell).
        product: Harmonised System code of 2, 4 or 6 digits; "" for all goods.
        measure: What is counted.
        unit: ISO 4217 code in lower case.
        valuation: FOB or CIF, None where the provider does not say.
        trade_system: General or special, None where not said.
        estimated: Whether the provider, and not the reporter, made the figure.
        derivation: The provider's own word for how it was made ("O", "M" ...), "" where it has none.
        currency: The reporter's own currency that was converted, ISO 4217 in lower case, "" where not said.
        conversion_factor: Units of ``unit`` for one of ``currency``, None where not said.
        quantity: Amount in ``quantity_unit`` (tonnes for BACI), None where not said.
        quantity_unit: "" where there is no quantity.
        reporter_code: The provider's own code for the reporter.
        partner_code: The provider's own code for the partner.
    """

    reporter: str
    partner: str
    partner_kind: PartnerKind
    flow: TradeFlow
    period: str
    value: float
    product: str = ""
    measure: SeriesMeasure = "goods"
    unit: str = "usd"
    valuation: Valuation | None = None
    trade_system: TradeSystem | None = None
    estimated: bool = False
    derivation: str = ""
    currency: str = ""
    conversion_factor: float | None = None
    quantity: float | None = None
    quantity_unit: str = ""
    reporter_code: str = ""
    partner_code: str = ""
