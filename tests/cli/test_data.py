"""``onrecord data`` as a user meets it: list, fetch, import, show, verify, bundle."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import ProviderError
from onrecord.official.providers.protocol import Answer, Ask, Read
from onrecord.official.rows import Row


def run(*arguments, **more):
    return CliRunner().invoke(main, [str(a) for a in arguments], **more)


class Office:
    """A provider that exists in this test alone: one request a reporter, figures in its answer's bytes."""

    def __init__(self, entry, failing=""):
        self._entry, self.failing, self.asked = entry, failing, []

    def describe(self):
        return self._entry

    def preview(self, query, *, key=None):
        return tuple(
            Ask(
                url=f"https://office.example/{one}/{query.frequency}",
                label=f"what {one} reports",
                about=query,
            )
            for one in query.reporters
        )

    def fetch(self, query, wire, *, key=None, held=()):
        for ask in self.preview(query):
            if ask.url not in held:
                yield wire.get(ask, key=key)

    def read(self, answer):
        reporter = answer.ask.url.split("/")[3]
        partner = next(p for p in answer.ask.about.partners if p != reporter)
        value = float(answer.content.split()[1])
        return Read(rows=(Row(reporter, partner, "state", "exports", "2019", value, valuation="FOB"),))

    def get(self, wire, ask, *, key=None):
        self.asked.append(ask.url)
        if self.failing and self.failing in ask.url:
            raise ProviderError("the office is closed", hint="try again later", retry=True)
        content = f"{ask.url} {1000 + len(ask.url)}".encode()
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return Answer(ask=ask, content=content, media_type="text/csv", retrieved=now)


@pytest.fixture
def office(monkeypatch):
    from onrecord.official.catalogue import catalogue

    made = Office(catalogue()[0])
    monkeypatch.setattr("onrecord.official.providers.default_provider", lambda: made)
    monkeypatch.setattr("onrecord.official.wire.HttpWire.get", lambda *args, **more: made.get(*args, **more))
    return made


def test_the_list_names_providers_and_what_gets_figures(home):
    done = run("data", "list", env={"COLUMNS": "200"})
    assert done.exit_code == 0
    for told in ("imf", "comtrade", "wits", "baci", "no key", "Nothing is held in", "onrecord data fetch"):
        assert told in done.stdout
    assert not home.exists(), "looking writes nothing"


def test_fetched_figures_are_held_listed_and_shown(office):
    done = run("data", "fetch", "Peru", "Chile")
    assert done.exit_code == 0, done.stderr
    assert "1 of 2: what PER reports" in done.stderr
    assert "onrecord trade PER CHL" in done.stderr
    held = json.loads(run("data", "list", "--format", "json").stdout)["held"]
    assert [one["snapshot"]["url"] for one in held] == [
        "https://office.example/PER/A",
        "https://office.example/CHL/A",
    ]
    table = json.loads(run("trade", "PER", "CHL").stdout)
    assert {(s["reporter"], s["observations"][0]["value"]) for s in table["series"]} == {
        ("PER", 1028.0),
        ("CHL", 1028.0),
    }


def test_what_is_held_from_today_is_not_asked_again(office):
    office.failing = "CHL"
    done = run("data", "fetch", "PER", "CHL", "-q")
    assert done.exit_code == 4
    assert done.stderr == "onrecord: the office is closed (try again later)\n"
    office.failing = ""
    assert run("data", "fetch", "PER", "CHL", "-q").exit_code == 0
    assert office.asked.count("https://office.example/PER/A") == 1
    assert run("data", "fetch", "PER", "CHL", "-q").exit_code == 0
    assert len(office.asked) == 3


def test_a_dry_run_shows_the_requests_and_sends_none(office, home):
    done = run("data", "fetch", "PER", "CHL", "--dry-run", "--monthly")
    assert done.stdout.splitlines() == ["https://office.example/PER/M", "https://office.example/CHL/M"]
    assert run("data", "fetch", "PER-CHL", "--dry-run", "--monthly").stdout == done.stdout
    assert office.asked == []
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["fetch", "PER", "Atlantis"], "'Atlantis' names no country"),
        (["fetch", "PER", "Peru"], "is one country"),
        (["fetch", "PER", "CHL", "--provider", "nobody"], "there is no provider 'nobody'"),
        (["fetch", "PER", "CHL", "--provider", "baci"], "give it to onrecord data import"),
        (["fetch", "PER", "CHL", "--years", "2020-2010"], "run backwards"),
        (["import", "no-such.csv"], "no-such.csv"),
        (["show", "nobody"], "no provider and starts no snapshot"),
        (["show", "imf", "--raw"], "names 0 snapshots"),
        (["bundle", "PER", "-o", "x"], "no pair of countries"),
        (["bundle", "PER-CHL", "-o", "x"], "onrecord data fetch PER CHL gets it"),
    ],
)
def test_a_mistake_is_one_line_and_exit_2(arguments, says):
    done = run("data", *arguments)
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("onrecord: ")
    assert says in line


def test_an_imported_panel_is_held_once(annual_panel):
    done = run("data", "import", annual_panel)
    assert done.exit_code == 0, done.stderr
    assert "bureau, 60 rows, 2001 to 2011" in done.stderr
    assert run("data", "import", annual_panel, "-q").exit_code == 0
    assert len(json.loads(run("data", "list", "--format", "json").stdout)["held"]) == 1
    assert "bureau" in run("data", "list").stdout
    assert json.loads(run("trade", "CHL", "PER").stdout)["series"]


def test_a_snapshot_is_shown_by_the_start_of_its_digest(annual_panel):
    run("data", "import", annual_panel)
    digest = hashlib.sha256(annual_panel.read_bytes()).hexdigest()
    shown = run("data", "show", digest[:8], env={"COLUMNS": "200"}).stdout
    for told in (digest, "bureau", "annual.csv", "2001 to 2011", "The Bureau, trade of two states"):
        assert told in shown
    assert run("data", "show", "bureau").exit_code == 0
    assert run("data", "show", f"sha256:{digest}", "--raw").stdout_bytes == annual_panel.read_bytes()


def test_a_provider_is_shown_with_terms_and_traps():
    shown = run("data", "show", "comtrade", env={"COLUMNS": "200"}).stdout
    for told in ("United Nations", "500 without a key", "Terms", "Traps"):
        assert told in shown


def test_verify_finds_what_was_changed(annual_panel, home):
    run("data", "import", annual_panel)
    assert run("data", "verify").exit_code == 0
    answer = next(path for path in (home / "snapshots").rglob("annual*"))
    answer.write_bytes(answer.read_bytes() + b" ")
    done = run("data", "verify")
    assert done.exit_code == 1
    assert done.stdout.startswith("changed: ")
    assert "1 changed" in done.stderr


def test_a_bundle_can_be_used_and_cited(annual_panel, tmp_path):
    folder = tmp_path / "for" / "you"
    call = ("data", "bundle", "CHL-PER", "RUS-VEN", "--data", annual_panel, "-o", folder)
    done = run(*call)
    assert done.exit_code == 0, done.stderr
    data = (folder / "data.csv").read_bytes()
    about = json.loads((folder / "metadata.json").read_text("utf-8"))
    readme = (folder / "README.md").read_text("utf-8")
    assert data.count(b"\n") == 1 + 38 + 43
    assert about["data"]["sha256"] == hashlib.sha256(data).hexdigest()
    assert [c["name"] for c in about["data"]["columns"]] == data.split(b"\n", 1)[0].decode().split(",")
    assert about["pairs"] == [["CHL", "PER"], ["RUS", "VEN"]]
    assert sum(series["observations"] for series in about["series"]) == 38 + 43
    for told in (
        "The Bureau, trade of two states",
        "without the permission",
        "under UNS (unspecified areas)",
        "bureau: no terms are on record",
    ):
        assert told in readme
    assert run(*call).exit_code == 2
    assert run(*call, "--force").exit_code == 0
    assert (folder / "data.csv").read_bytes() == data


def test_the_id_of_a_snapshot_stays_whole_at_eighty_columns(annual_panel):
    run("data", "import", annual_panel)
    digest = hashlib.sha256(annual_panel.read_bytes()).hexdigest()
    listed = run("data", "list", env={"COLUMNS": "80"}).stdout
    assert digest[:12] in listed
    assert max(map(len, listed.splitlines())) <= 80


def test_a_file_that_is_held_already_is_told_so(annual_panel):
    assert run("data", "import", annual_panel).stderr.startswith("Held: ")
    assert run("data", "import", annual_panel).stderr.startswith("Held already, nothing was changed: ")
