"""Reports to export: the bundled case, one built by hand with everything in it, and one for each attack."""

import importlib.util
import json
from pathlib import Path

import pytest

import onrecord
from onrecord.demo import PUBLISHED, demo_text
from onrecord.model import (
    Act,
    Bond,
    Claim,
    ClaimMention,
    Comparison,
    Contact,
    Deliverable,
    Document,
    Finding,
    Participant,
    Plover,
    Reading,
    Report,
    SectorMention,
    Span,
    Speaker,
    Statement,
    Witness,
)

REPORTING = Path(__file__).parents[1] / "reporting"
URL = "https://news.example/2022/call?lang=en#story"
LARGEST = 20_000
"""Code points to which a repeated payload is cut: how exports scale is another test's matter."""


def _module(path):
    spec = importlib.util.spec_from_file_location(f"exports_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def case() -> Report:
    """The bundled case as if it came from a page."""
    return onrecord.check(demo_text(), published=PUBLISHED, url=URL, outlet="The News")


@pytest.fixture(scope="session")
def built() -> Report:
    """A report built by hand: every kind of item, a text that was given, no address."""
    return _module(REPORTING / "conftest.py").build_report()


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Two accounts with a row in conflict, one told by both and two that one side tells."""
    return _module(REPORTING / "conftest.py").build_comparison()


@pytest.fixture(scope="session")
def failed() -> Report:
    failure = onrecord.Failure(code="empty-input", message="empty.txt holds no text", hint="give words")
    return Report(id="empty.txt", status="failed", error=failure)


def attacks():
    """Name and words of each attack."""
    for line in (REPORTING / "attacks.jsonl").read_text("ascii").splitlines():
        told = json.loads(line)
        words = told.get("before", "") + told["payload"] * told.get("repeat", 1) + told.get("after", "")
        yield told["name"], words[:LARGEST]


def attacked(words: str) -> Report:
    """A report in which every free text is an attack."""
    text = f"{words} and {words}\n\nTrade of Chile and Norway grew by 9%. {words}"
    whole = Span(text=words, start=0, end=len(words))
    again = Span(text=words, start=len(text) - len(words), end=len(text))
    spot = {"text": again.text, "start": again.start, "end": again.end}
    who = Participant(name=words, office=words, country="CHL")
    witness = Witness(
        provider=words, role="home", construction=words, status="computed", value=-4.5, unit="percent"
    )
    return Report(
        id=words,
        status="read",
        document=Document(
            digest="sha256:" + "0" * 64, text=text, title=words, outlet=words, url=words, language="en"
        ),
        statements=(
            Statement(
                id="s1", kind="mixed", content=(whole, again),
                speakers=(Speaker(name=words, office=words, body=words, basis="name", **spot),),
            ),
        ),
        contacts=(
            Contact(
                id="c1", channel="call", status="held", place=words, participants=(who,), mentions=(again,)
            ),
        ),
        acts=(
            Act(id="a1", kind="thank", plover=Plover(event="SUPPORT"), actors=(who,), statement="s1",
                mentions=(whole,)),
        ),
        deliverables=(Deliverable(id="d1", kind="supply", what=words, status="done", mentions=(whole,)),),
        bonds=(Bond(words=words, mentions=(again,)),),
        sectors=(SectorMention(sector="health", mentions=(whole,)),),
        claims=(
            Claim(
                id="k1", flow="exports", form="level", as_written=words, unit="usd", value=-1e9,
                mentions=(ClaimMention(place="body", voice="speaker", statement="s1", **spot),),
                unknown={"period": words},
            ),
        ),
        findings=(
            Finding(
                claim="k1", outcome="differs", safe_to_say=words, caveats=(words, words),
                readings=(
                    Reading(
                        id="r1", flow="exports", measure="goods", likelihood="likely", why=words,
                        agreement="none", witnesses=(witness,), notes=(words,),
                    ),
                ),
            ),
        ),
    )  # fmt: skip


@pytest.fixture(params=[pytest.param(words, id=name) for name, words in attacks()])
def attack(request) -> Report:
    return attacked(request.param)


@pytest.fixture(scope="session")
def all_attacks() -> list[Report]:
    return [attacked(words) for _, words in attacks()]
