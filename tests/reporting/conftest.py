"""A report built by hand: a call that never took place between officials who do not exist."""

import hashlib

import pytest

from onrecord.model import (
    Account,
    Act,
    Bond,
    Claim,
    ClaimMention,
    Comparison,
    Component,
    ConflictValue,
    Contact,
    DatedTo,
    Deliverable,
    Document,
    Failure,
    Finding,
    Note,
    Observation,
    Participant,
    Plover,
    Reading,
    Report,
    SectorMention,
    Series,
    SetAside,
    SharedContact,
    Span,
    Speaker,
    Statement,
    StatementReference,
    ToldIn,
    Topic,
    TradeTable,
    Witness,
)

TITLE = "Chile hails the 9% rise of trade with Norway"
LEAD = (
    "Trade between Chile and Norway grew by 9%, the Chilean Foreign Ministry said in a release on "
    "Monday's call of President Elvira Montalbán with Prime Minister Odd Strandvik."
)
QUOTE = "“We built an evergreen friendship, and the 9% is only its beginning,” Montalbán wrote."
ASIDE = "See also  Norway opens a new museum of whaling"
OTHER_SIDE = (
    "Oslo, for its part, reported that the prime minister thanked Chile for salmon vaccines "
    "and had a ferry agreement in view."
)
TEXT = "\n\n".join((TITLE, LEAD, QUOTE, ASIDE, OTHER_SIDE))
PAIR = ("CHL", "NOR")
MINISTRY = {"body": "Ministry of Foreign Affairs of Chile", "country": "CHL", "basis": "body"}


def digest(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def place(words: str, text: str = TEXT, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(text=words, start=start, end=start + len(words))


def mention(words: str, where: str, voice: str, statement: str | None = None, nth: int = 1) -> ClaimMention:
    span = place(words, nth=nth)
    return ClaimMention(
        text=words, start=span.start, end=span.end, place=where, voice=voice, statement=statement
    )


def speaker(words: str, **known: str) -> Speaker:
    span = place(words)
    return Speaker(text=words, start=span.start, end=span.end, **known)


def _statements() -> tuple[Statement, ...]:
    montalban = speaker("Montalbán", name="Elvira Montalbán", office="president", country="CHL", basis="name")
    return (
        Statement(
            id="s1",
            kind="indirect",
            speakers=(speaker("the Chilean Foreign Ministry", **MINISTRY),),
            cue=place("said"),
            content=(place("Trade between Chile and Norway grew by 9%"),),
            medium="release",
        ),
        Statement(
            id="s2",
            kind="direct",
            speakers=(montalban,),
            content=(place("We built an evergreen friendship, and the 9% is only its beginning,"),),
            medium="post",
        ),
        Statement(
            id="s3",
            kind="indirect",
            speakers=(
                speaker("Oslo", body="Government of Norway", country="NOR", basis="metonym"),
                speaker("Chile", country="CHL", basis="country"),
            ),
            content=(
                place("the prime minister thanked Chile for salmon vaccines and had a ferry agreement"),
            ),
        ),
        Statement(
            id="s4",
            kind="indirect",
            speakers=(speaker("the prime minister", office="prime minister", country="NOR", basis="office"),),
            content=(place("thanked Chile for salmon vaccines"),),
            within="s3",
        ),
    )


def _claim() -> Claim:
    return Claim(
        id="k1",
        parties=PAIR,
        measure="unknown",
        flow="total",
        form="growth",
        direction="up",
        value=9.0,
        as_written="9%",
        unit="percent",
        mentions=(
            mention("9%", "headline", "outlet"),
            mention("Trade between Chile and Norway grew by 9%", "lead", "speaker", "s1"),
            mention("the 9%", "body", "speaker", "s2", nth=2),
        ),
        unknown={"period": "not said", "base": "not said", "measure": "not said"},
    )


def component(flow: str, period: str, value: float, reporter: str = "CHL") -> Component:
    partner = "NOR" if reporter == "CHL" else "CHL"
    return Component(
        reporter=reporter, partner=partner, flow=flow, valuation="FOB", period=period, value=value
    )


def witness(value: float, margin: float, reporter: str = "CHL", **more: object) -> Witness:
    return Witness(
        provider="comtrade",
        retrieved="2020-02-07",
        snapshot="sha256:00",
        role="home" if reporter == "CHL" else "mirror",
        construction=f"{reporter} exports + {reporter} imports",
        status="computed",
        value=value,
        unit="percent",
        fit="exact" if margin == 0 else "miss",
        margin=margin,
        components=(
            component("exports", "2018", 92_400_000, reporter),
            component("imports", "2018", 1_210_000),
        ),
        **more,
    )


def _finding() -> Finding:
    silent = Witness(
        provider="comtrade",
        role="home",
        construction="CHL exports + CHL imports",
        status="no-data",
        reason="2019 is not held",
        unit="percent",
    )
    common = {"flow": "total", "measure": "goods"}
    return Finding(
        claim="k1",
        outcome="no-data",
        decided_by="period",
        readings=(
            Reading(
                id="r1", period="2019", base="2018", likelihood="likely", agreement="no-witness",
                why="The last complete year before publication.", witnesses=(silent,), **common,
            ),
            Reading(
                id="r2", period="2018", base="2017", likelihood="possible", agreement="some",
                why="The year before that.", **common,
                witnesses=(witness(8.9, 0), witness(-12.25, -20.75, "NOR")),
            ),
            Reading(
                id="r3", period="2017", base="2016", likelihood="remote", agreement="none",
                why="An older year.", **common,
                witnesses=(witness(30.2, 20.7, near_miss="exports for total"),),
            ),
        ),
        scale="+9% would be about 8.3 million US dollars.",
        noise="The two offices differ by 21 points in a usual year.",
        chance=0.08,
        would_need="102.0 million US dollars in 2019",
        would_settle="Chile's exports and imports of goods with Norway, 2019.",
        safe_to_say="The ministry named no period; the figures held end in 2018.",
        caveats=("Norway counts salmon eggs apart.",),
    )  # fmt: skip


def _took_place() -> dict[str, tuple[object, ...]]:
    chile, norway = Participant(country="CHL"), Participant(country="NOR")
    return {
        "contacts": (
            Contact(
                id="c1",
                channel="call",
                status="held",
                date=DatedTo(value="2020-01-20", precision="day", basis="'Monday' before 2020-01-22"),
                participants=(
                    Participant(name="Elvira Montalbán", office="president", country="CHL"),
                    Participant(name="Odd Strandvik", office="prime minister", country="NOR"),
                ),
                mentions=(
                    place("Monday's call of President Elvira Montalbán with Prime Minister Odd Strandvik"),
                ),
                unknown={"place": "not said"},
            ),
        ),
        "acts": (
            Act(
                id="a1",
                kind="thank",
                plover=Plover(event="SUPPORT", contexts=("health",)),
                actors=(norway,),
                recipients=(chile,),
                statement="s4",
                mentions=(place("thanked Chile for salmon vaccines"),),
            ),
        ),
        "deliverables": (
            Deliverable(
                id="d1",
                kind="supply",
                what="salmon vaccines",
                status="done",
                sector="health",
                giver="CHL",
                receiver="NOR",
                statement="s4",
                mentions=(place("salmon vaccines"),),
            ),
        ),
        "bonds": (
            Bond(words="evergreen friendship", statement="s2", mentions=(place("evergreen friendship"),)),
        ),
        "sectors": (
            SectorMention(sector="health", mentions=(place("vaccines"),)),
            SectorMention(sector="sea-transport", mentions=(place("ferry"),)),
        ),
    }


@pytest.fixture(scope="session")
def report() -> Report:
    return build_report()


def build_report() -> Report:
    aside = place(ASIDE)
    return Report(
        id="call.txt",
        status="read",
        document=Document(
            digest=digest(TEXT),
            text=TEXT,
            title=TITLE,
            outlet="The Morning Ledger",
            language="en",
            published="2020-01-22",
            published_basis="option",
            set_aside=(SetAside(start=aside.start, end=aside.end, text=aside.text, reason="related-link"),),
        ),
        statements=_statements(),
        claims=(_claim(),),
        findings=(_finding(),),
        notes=(Note(code="mirror", text="Norway's count differs from Chile's."),),
        **_took_place(),
    )


@pytest.fixture(scope="session")
def failed() -> Report:
    return Report(
        id="empty.txt",
        status="failed",
        error=Failure(
            code="empty-input", message="empty.txt holds no text", hint="give a file with words in it"
        ),
    )


def series(reporter: str, flow: str, values: dict[int, float], provider: str = "comtrade") -> Series:
    partner = PAIR[1] if reporter == PAIR[0] else PAIR[0]
    return Series(
        provider=provider,
        retrieved="2020-02-07",
        reporter=reporter,
        partner=partner,
        flow=flow,
        valuation="FOB" if flow == "exports" else "CIF",
        observations=tuple(
            Observation(period=str(year), value=value, estimated=year == 2005)
            for year, value in values.items()
        ),
    )


def build_tables() -> dict[tuple[str, str], TradeTable]:
    years = [*range(2000, 2008), *range(2010, 2019)]
    table = TradeTable(
        schema_version="0.1",
        pair=PAIR,
        frequency="A",
        series=(
            series("CHL", "exports", {year: 60e6 + (year % 7) * 9.3e6 for year in years}),
            series("NOR", "imports", {year: 71e6 + (year % 5) * 14.1e6 for year in range(2000, 2014)}),
            series("CHL", "imports", {year: 1.1e6 + (year % 4) * 0.4e6 for year in years}),
            series("NOR", "exports", {2013: 254e6}),
            series(
                "NOR", "imports", {year: 70e6 + (year % 5) * 14.6e6 for year in range(2004, 2013)}, "wits"
            ),
        ),
        notes=(Note(code="silent-reporter", text="NOR reports nothing after 2013"),),
    )
    return {PAIR: table}


@pytest.fixture(scope="session")
def tables() -> dict[tuple[str, str], TradeTable]:
    return build_tables()


HOSTILE = (
    '<script>alert(1)</script>" onload="x() | **b** [a](javascript:x) \x1b[31m\u202egnp.exe\x00 & `c`\r\n# H'
)


@pytest.fixture(scope="session")
def hostile() -> Report:
    """A report in which every free text is an attack on the page, the terminal or the table."""
    whole = Span(text=HOSTILE, start=0, end=len(HOSTILE))
    spot = {"text": HOSTILE[3:40], "start": 3, "end": 40}
    return Report(
        id=HOSTILE,
        status="read",
        document=Document(
            digest=digest(HOSTILE), text=HOSTILE, title=HOSTILE, outlet=HOSTILE, url=HOSTILE, language="en",
            set_aside=(SetAside(start=50, end=60, text=HOSTILE[50:60], reason=HOSTILE),),
        ),
        statements=(
            Statement(
                id="s1", kind="mixed", content=(whole,),
                speakers=(Speaker(name=HOSTILE, office=HOSTILE, basis="name", **spot),),
            ),
        ),
        claims=(
            Claim(
                id="k1", flow="exports", form="level", as_written=HOSTILE, unit="usd",
                mentions=(ClaimMention(place="body", voice="speaker", statement="s1", **spot),),
                unknown={"period": HOSTILE, "value": HOSTILE},
            ),
        ),
        findings=(Finding(claim="k1", outcome="differs", safe_to_say=HOSTILE, caveats=(HOSTILE,)),),
        contacts=(
            Contact(
                id="c1", channel="call", status="held", place=HOSTILE, mentions=(whole,),
                participants=(Participant(name=HOSTILE),),
            ),
        ),
        deliverables=(Deliverable(id="d1", kind="supply", what=HOSTILE, status="done", mentions=(whole,)),),
        notes=(Note(code="x", text=HOSTILE),),
    )  # fmt: skip


TOLD = {
    "PER": (
        "Foreign Minister Arlen Voskan of Peru met Foreign Minister Ilda Rumo of Chile.\n\n"
        "He praised the reopened Tacna railway, a work of age-old brotherhood. "
        "The fisheries accord will be signed on 4 May 2021. Peru gave forty fire engines."
    ),
    "CHL": (
        "According to Santiago, both praised the line to Tacna. "
        "The fishing treaty is to be signed on 11 May 2021. She rejected the arrest of lorry drivers."
    ),
}
ROWS = (
    ("railway", "both", None, {
        "PER": ["praised the reopened Tacna railway"], "CHL": ["praised the line to Tacna"],
    }),
    ("agriculture", "conflict", "date", {
        "PER": ["The fisheries accord will be signed on 4 May 2021"],
        "CHL": ["The fishing treaty is to be signed on 11 May 2021"],
    }),
    ("fire engines", "only", None, {"PER": ["Peru gave forty fire engines"], "CHL": []}),
    ("lorry drivers", "only", None, {"PER": [], "CHL": ["rejected the arrest", "lorry drivers"]}),
)  # fmt: skip
TITLES = {"PER": "Ministers meet", "CHL": "Santiago on the meeting"}
GIVEN = {
    "agriculture": {"PER": ("4 May 2021", "2021-05-04"), "CHL": ("11 May 2021", "2021-05-11")},
}
NAMED = {"agriculture": {"PER": ("fisheries accord",), "CHL": ("fishing treaty",)}}
SILENT = {"CHL": "not in the text given", "PER": "omitted"}


def conflict_value(side: str, words: str, value: str) -> ConflictValue:
    span = place(words, TOLD[side])
    return ConflictValue(value=value, document=side.lower(), text=span.text, start=span.start, end=span.end)


def build_comparison() -> Comparison:
    """Peru's account at first hand and Chile's at second hand: one row in conflict, one told by both."""
    said = {side: list(dict.fromkeys(words for row in ROWS for words in row[3][side])) for side in TOLD}
    numbered = {(side, words): f"s{n}" for side in said for n, words in enumerate(said[side], start=1)}
    documents = tuple(
        Report(
            id=side.lower(),
            status="read",
            document=Document(
                digest=digest(text), text=text, title=TITLES[side], outlet="The Harbour Post",
                published="2021-04-20", language="en",
            ),
            statements=tuple(
                Statement(id=numbered[side, words], kind="indirect", content=(place(words, text),))
                for words in said[side]
            ),
            bonds=(Bond(words="age-old brotherhood", mentions=(place("age-old brotherhood", text),)),)
            if side == "PER" else (),
            sectors=(SectorMention(sector="railways", mentions=(place("Tacna", text),)),),
        )
        for side, text in TOLD.items()
    )  # fmt: skip
    seen = dict.fromkeys(TOLD, 0)
    topics = []
    for name, relation, conflict, told in ROWS:
        order: dict[str, int | None] = {}
        for side in TOLD:
            seen[side] += bool(told[side])
            order[side] = seen[side] if told[side] else None
        topics.append(
            Topic(
                topic=name, relation=relation, conflict=conflict, order=order, words=NAMED.get(name, {}),
                contact="C1",
                values={
                    side: (conflict_value(side, *told),) for side, told in GIVEN.get(name, {}).items()
                },
                cells={
                    side: tuple(
                        StatementReference(document=side.lower(), statement=numbered[side, words])
                        for words in told[side]
                    )
                    for side in TOLD
                },
                absent={side: SILENT[side] for side in TOLD if not told[side]},
            )
        )  # fmt: skip
    return Comparison(
        documents=documents,
        contacts=(
            SharedContact(
                id="C1", channel="meeting", date=DatedTo(value="2021-04-19", precision="day", basis="told"),
                participants=(Participant(name="Arlen Voskan", office="foreign minister", country="PER"),),
                told_in=(ToldIn(document="per", contact="c1"),),
            ),
        ),
        accounts=tuple(
            Account(
                id=f"A{n}", side=side, document=side.lower(), first_hand=side == "PER",
                statements=tuple(numbered[side, words] for words in said[side]),
            )
            for n, side in enumerate(TOLD, start=1)
        ),
        topics=tuple(topics),
        notes=(Note(code="no-side", text="Somebody must read both."),),
    )  # fmt: skip


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return build_comparison()
