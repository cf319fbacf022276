"""The store: answers as received, the rows read from them, and one manifest that says what holds."""

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import MappingError, StoreError
from onrecord.official.baci import baci_release, codes_beside
from onrecord.official.canonical import Canonical, Codes
from onrecord.official.importing import Covered, take_rows, workplace, write_rows
from onrecord.official.manifest import (
    ROWS,
    SNAPSHOTS,
    Manifest,
    one_writer,
    read_manifest,
    write_manifest,
)
from onrecord.official.mapping import PanelMapping, mapping_for, shipped_mapping
from onrecord.official.panel_file import lay_out, open_panel
from onrecord.official.rows import Row
from onrecord.official.snapshots import Checked, Held, Snapshot

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from onrecord.official.store_record import StoreRecord
