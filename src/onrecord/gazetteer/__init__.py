"""What the tool knows of the world: countries, metonyms, offices, bodies, leaders, sectors; and one matcher.

Everything is a table under ``tables/``; each says at its top what its columns mean.
"""

from onrecord.gazetteer.countries import Country, country, lookup, of_currency, possessive, title
from onrecord.gazetteer.finding import Match, find
from onrecord.gazetteer.leaders import Leader, incumbent, leaders
from onrecord.gazetteer.sectors import Sector, sectors

__all__ = [
    "Country",
    "Leader",
    "Match",
    "Sector",
    "country",
    "find",
    "incumbent",
    "leaders",
    "lookup",
    "of_currency",
    "possessive",
    "sectors",
    "title",
]
