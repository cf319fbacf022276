"""Official statistics: what is held, by whom it was reported, and when."""

from onrecord.official.panel import panel_record
from onrecord.official.record import WORLD, PartnerRow, Record, combined
from onrecord.official.starter import starter_record
from onrecord.official.table import trade_table

__all__ = ["WORLD", "PartnerRow", "Record", "combined", "panel_record", "starter_record", "trade_table"]
