"""What the codes of rows that name no state stand for."""

from onrecord.official.codes import is_unknown, meaning
from onrecord.official.mapping import LAST_YEAR
from onrecord.official.standing import LeftOut

_NAMES = {
    "BUN": "bunkers: fuel and stores of ships and aircraft",
    "FRE": "free zones",
    "SPE": "special categories: what an office keeps secret or files apart",
    "UNS": "unspecified areas",
}


def left_out_words(row: LeftOut, provider: str) -> str:
    """A row's code with its meaning: ``UNS (unspecified areas)``; the code alone where nothing is known."""
    told = _meaning(row, provider)
    return f"{row.code} ({told})" if told else row.code


def _meaning(row: LeftOut, provider: str) -> str:
    if row.kind == "itself":
        return "itself: goods that came back"
    if row.code in _NAMES:
        return _NAMES[row.code]
    return "" if is_unknown(provider, row.code) else meaning(provider, row.code, LAST_YEAR).note
