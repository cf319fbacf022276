"""What a drawn claim's finding must be, decided in SQL over the panel's own rows.

Written from the text of the method alone (docs/method.md), and not from the code that is tested:
onrecord.checking was neither read nor called for it. Each view below is a part of that page. Where the page
leaves open which of two things decides, either is accepted. Every figure is in US dollars.
"""

from collections import defaultdict
from typing import NamedTuple

from findings_numbers import Drawn, bands

RETRIEVED = "2017-11-13"  # of the WITS extract

# Zero is a missing value. Aggregates are no rows of their own; rows that are no state, and goods that came
# back to the reporter itself, count in the whole and have no place.
CELLS = """
    CREATE TABLE cells AS
        SELECT reporter_iso3 AS reporter, partner_iso3 AS partner, year,
            partner NOT IN ('BUN', 'FRE', 'SPE', 'UNS') AND partner <> reporter AS placed,
            max(value_usd) FILTER (flow = 'X') AS sold, max(value_usd) FILTER (flow = 'M') AS bought
        FROM panel WHERE value_usd > 0 AND partner NOT IN ('WLD', 'EUN') GROUP BY ALL;
    CREATE TABLE wholes AS
        SELECT reporter, year, sum(sold) AS sold, sum(bought) AS bought FROM cells GROUP BY ALL;
    CREATE MACRO side(flow, seller, reporter) AS CASE
        WHEN flow = 'total' THEN 'both'
        WHEN flow = 'balance' THEN CASE WHEN seller = reporter THEN 'surplus' ELSE 'deficit' END
        WHEN seller = reporter THEN 'sold' ELSE 'bought' END;
    CREATE MACRO amount(side, sold, bought) AS CASE side
        WHEN 'sold' THEN sold WHEN 'bought' THEN bought WHEN 'both' THEN sold + bought
        WHEN 'surplus' THEN sold - bought ELSE bought - sold END;
"""
CLAIMS = """
    CREATE OR REPLACE TABLE claims(
        id INT, a VARCHAR, b VARCHAR, flow VARCHAR, exporter VARCHAR, form VARCHAR, year INT, base INT,
        published DATE, speaker VARCHAR, owner VARCHAR, versus VARCHAR);
    CREATE OR REPLACE TABLE bands(
        claim INT, low DOUBLE, high DOUBLE, low_in BOOL, high_in BOOL, low_slack DOUBLE, high_slack DOUBLE);
"""
# Period not said: the last complete year, possibly the year before. What is said of a year under way is that
# of the last complete one, and possibly its own.
PERIODS = """
    CREATE OR REPLACE VIEW periods AS
        SELECT id AS claim, 'likely' AS grade, year, coalesce(base, year - 1) AS base
        FROM claims WHERE year < year(published)
        UNION ALL SELECT id, 'likely', year(published) - 1, year(published) - 2
        FROM claims WHERE year IS NULL OR year = year(published)
        UNION ALL SELECT id, 'possible', year(published) - 2, year(published) - 3
        FROM claims WHERE year IS NULL
        UNION ALL SELECT id, 'possible', year, year - 1 FROM claims WHERE year = year(published)
"""
# A seller that is not said can be either side, and so can the owner of a whole. Who has the whole, the list
# or the two partners counts alone; of all else each side has a count.
READINGS = """
    CREATE OR REPLACE VIEW readings AS
        SELECT periods.*, coalesce(exporter, state) AS seller, state AS counter
        FROM periods JOIN claims ON id = claim, unnest([a, b]) AS states(state)
        WHERE (form IN ('share', 'rank') OR versus IS NOT NULL) AND (owner IS NULL OR owner = state)
        UNION ALL SELECT periods.*, state, NULL
        FROM periods JOIN claims ON id = claim, unnest([a, b]) AS states(state)
        WHERE form NOT IN ('share', 'rank') AND versus IS NULL
            AND CASE WHEN flow = 'total' THEN state = a ELSE coalesce(exporter, state) = state END
"""
COUNTS = """
    CREATE OR REPLACE VIEW counts AS
        WITH witnesses AS (
            SELECT readings.*, form, flow, versus, published, state AS reporter,
                CASE WHEN state = a THEN b ELSE a END AS partner, side(flow, seller, state) AS side,
                speaker IS NULL OR speaker = state OR speaker NOT IN (a, b) AS home
            FROM readings JOIN claims ON id = claim, unnest([a, b]) AS states(state)
            WHERE counter IS NULL OR counter = state),
        amounts AS (
            SELECT w.*, amount(side, now.sold, now.bought) AS now,
                amount(side, of_all.sold, of_all.bought) AS of_all, CASE WHEN versus IS NULL
                    THEN amount(side, ago.sold, ago.bought)
                    ELSE amount(side, rival.sold, rival.bought) END AS before
            FROM witnesses w
            LEFT JOIN cells now ON (now.reporter, now.partner, now.year) = (w.reporter, w.partner, w.year)
            LEFT JOIN cells ago ON (ago.reporter, ago.partner, ago.year) = (w.reporter, w.partner, w.base)
            LEFT JOIN cells rival
                ON (rival.reporter, rival.partner, rival.year) = (w.reporter, w.versus, w.year)
            LEFT JOIN wholes of_all ON (of_all.reporter, of_all.year) = (w.reporter, w.year)),
        places AS (
            SELECT w.claim, w.grade, 1 + count(ahead.partner) AS place
            FROM amounts w LEFT JOIN cells ahead ON (ahead.reporter, ahead.year) = (w.reporter, w.year)
                AND placed AND CASE WHEN flow = 'total' -- another that lacks a flow stands by what it has
                    THEN coalesce(sold, 0) + coalesce(bought, 0) ELSE amount(side, sold, bought) END > now
            WHERE form = 'rank' GROUP BY ALL)
        SELECT amounts.*, CASE form
            WHEN 'level' THEN now
            WHEN 'change' THEN now - before
            WHEN 'multiple' THEN now / before
            WHEN 'growth' THEN 100 * (now - before) / before
            WHEN 'share' THEN 100 * now / of_all
            WHEN 'rank' THEN CASE WHEN now IS NULL THEN NULL ELSE place END END AS value
        FROM amounts LEFT JOIN places USING (claim, grade)
"""
# Usual revisions count within 18 months of the year's end, and where the panel is over a year younger than
# the claim. A place fits as itself only, and whom one has a surplus with is not in one's list of deficits.
FITS = f"""
    CREATE OR REPLACE VIEW fits AS
        SELECT counts.claim, grade, seller, counter, reporter, home, bool_or(
            (form <> 'rank' OR flow <> 'balance' OR now > 0) AND (
                (value > low OR low_in AND value = low) AND (value < high OR high_in AND value = high)
                OR form <> 'rank' AND value BETWEEN low - low_slack AND high + high_slack AND (
                    published < make_date(year + 2, 7, 1)
                    OR published + INTERVAL 1 YEAR < DATE '{RETRIEVED}'))) AS fits
        FROM counts JOIN bands USING (claim) WHERE value IS NOT NULL GROUP BY ALL
"""
# The other side's count stands in where the home office is silent. Homes that disagree settle nothing.
OUTCOMES = """
    WITH standing AS (
        SELECT readings.claim, readings.grade = 'likely' AS likely,
            count(home) = 0 AS unknown,
            coalesce(bool_or(fits), false) AS fitted,
            coalesce(bool_and(fits) FILTER (home), bool_and(fits), false) AS agreed
        FROM readings LEFT JOIN fits ON fits.claim = readings.claim AND fits.grade = readings.grade
            AND fits.seller = readings.seller AND fits.counter IS NOT DISTINCT FROM readings.counter
        GROUP BY readings.claim, readings.grade, readings.seller, readings.counter),
    judged AS (
        SELECT claim,
            bool_or(unknown) FILTER (likely) AS some_unknown,
            bool_or(fitted) FILTER (likely) AS some_fit,
            bool_and(agreed) FILTER (likely) AS all_agree,
            bool_or(fitted AND NOT agreed) FILTER (likely) AS sides_clash,
            count(DISTINCT (fitted, agreed)) FILTER (likely) > 1 AS readings_clash,
            bool_or(fitted) AS any_fits
        FROM standing GROUP BY claim)
    SELECT claim, CASE
        WHEN some_unknown AND NOT some_fit THEN 'no-data'
        WHEN all_agree THEN 'matches' WHEN any_fits THEN 'depends' ELSE 'differs' END AS outcome,
        CASE WHEN outcome <> 'depends' THEN [] WHEN NOT some_fit THEN ['period'] ELSE
            CASE WHEN sides_clash THEN ['side'] ELSE [] END
            || CASE WHEN readings_clash THEN ['construction'] ELSE [] END END AS deciding
    FROM judged
"""


class Expected(NamedTuple):
    """An outcome, and what may be named as deciding it."""

    outcome: str
    deciding: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.outcome} {' or '.join(self.deciding)}".strip()

    def meets(self, outcome: str, decided_by: str | None) -> bool:
        """Whether a finding says the same."""
        return outcome == self.outcome and decided_by in (self.deciding or (None,))


class Oracle:
    """The panel in a database, and claims put to it."""

    def __init__(self, database) -> None:
        self._database = database
        database.execute(CELLS)
        database.execute(CLAIMS)
        for view in (PERIODS, READINGS, COUNTS, FITS):
            database.execute(view)

    def values(self, claims: list[Drawn]) -> dict[int, list[float]]:
        """What was counted in the likely readings of each claim; numbers are drawn near it."""
        self._put(claims)
        found = defaultdict(list)
        asked = "SELECT claim, value FROM counts WHERE grade = 'likely' AND value IS NOT NULL ORDER BY ALL"
        for claim, value in self._database.execute(asked).fetchall():
            found[claim].append(value)
        return found

    def expected(self, claims: list[Drawn]) -> dict[int, Expected]:
        """The outcome of each claim by its id."""
        self._put(claims)
        rows = [(claim.id, *band) for claim in claims for band in bands(claim)]
        self._database.executemany(f"INSERT INTO bands VALUES ({', '.join('?' * 7)})", rows)
        found = self._database.execute(OUTCOMES).fetchall()
        return {claim: Expected(outcome, tuple(deciding)) for claim, outcome, deciding in found}

    def _put(self, claims: list[Drawn]) -> None:
        self._database.execute("DELETE FROM claims; DELETE FROM bands")
        columns = [column for column, *_ in self._database.execute("DESCRIBE claims").fetchall()]
        rows = [tuple(getattr(claim, column) for column in columns) for claim in claims]
        self._database.executemany(f"INSERT INTO claims VALUES ({', '.join('?' * len(columns))})", rows)
