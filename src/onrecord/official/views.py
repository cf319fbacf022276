"""Every view of the record, from one door: four flows, gaps, growth, sums, standings, silences, reasons.

A view reads a ``Record`` and returns frozen records. None adds or compares figures of two vintages, but for
``gaps_across_vintages``, whose gaps name both.
"""

from onrecord.official.flows import Basis, FourFlows, four_flows
from onrecord.official.gaps import (
    CIF_FOB_FACTOR,
    FORMER_CIF_FOB_FACTOR,
    Gap,
    GapHistory,
    gap_histories,
    gaps,
    gaps_across_vintages,
)
from onrecord.official.growth import Disagreement, Growth, disagreements, growths
from onrecord.official.reasons import Reason, reasons
from onrecord.official.silence import Silence, silences
from onrecord.official.standing import LeftOut, Place, Standing, standings
from onrecord.official.sums import Sum, sums
from onrecord.official.table import trade_table

__all__ = [
    "CIF_FOB_FACTOR",
    "FORMER_CIF_FOB_FACTOR",
    "Basis",
    "Disagreement",
    "FourFlows",
    "Gap",
    "GapHistory",
    "Growth",
    "LeftOut",
    "Place",
    "Reason",
    "Silence",
    "Standing",
    "Sum",
    "disagreements",
    "four_flows",
    "gap_histories",
    "gaps",
    "gaps_across_vintages",
    "growths",
    "reasons",
    "silences",
    "standings",
    "sums",
    "trade_table",
]
