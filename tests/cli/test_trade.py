"""``onrecord trade`` as a user meets it: forms, parts, mistakes."""

import csv
import io
import json

import jsonschema
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import ProviderError
from onrecord.model import wire


def run(*arguments, **more):
    return CliRunner().invoke(main, [str(a) for a in arguments], **more)


def table(done):
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    jsonschema.validate(found, wire.json_schema("trade"))
    return found


def test_the_starter_record_answers_without_anything_else():
    found = table(run("trade", "Russia", "Venezuelan", "--format", "json"))
    assert found["pair"] == ["RUS", "VEN"]
    values = {
        (s["reporter"], s["flow"], o["period"]): o["value"]
        for s in found["series"]
        for o in s["observations"]
    }
    assert values["RUS", "exports", "2019"] == 95287764
    (gap,) = found["mirror"]
    assert (gap["exporter"], gap["period"], round(gap["ratio"], 4)) == ("RUS", "2013", 0.1038)


def test_one_line_when_piped(annual_panel):
    done = run("trade", "CHL", "PER", "--data", annual_panel)
    assert done.stdout.count("\n") == 1
    assert table(done) == table(run("trade", "CHL", "PER", "--data", annual_panel, "--format", "json"))


def test_csv_has_one_row_an_observation(annual_panel, tmp_path):
    file = tmp_path / "trade.csv"
    assert run("trade", "CHL", "PER", "--data", annual_panel, "-o", file).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    assert len(rows) == 38
    assert rows[0] == {
        "reporter": "CHL", "partner": "PER", "flow": "exports", "period": "2001", "value": "1000000",
        "unit": "usd", "estimated": "false", "measure": "goods", "product": "", "valuation": "FOB",
        "trade_system": "", "provider": "bureau", "published": "", "retrieved": "2015-02-01",
        "snapshot": rows[0]["snapshot"],
    }  # fmt: skip
    assert rows[0]["snapshot"].startswith("sha256:")


def test_the_years_narrow_it(annual_panel):
    found = table(run("trade", "CHL", "PER", "--data", annual_panel, "--years", "2003-2004"))
    assert {o["period"] for s in found["series"] for o in s["observations"]} == {"2003", "2004"}


def test_a_pair_may_be_one_word(annual_panel):
    apart = run("trade", "CHL", "PER", "--data", annual_panel)
    assert table(run("trade", "CHL-PER", "--data", annual_panel)) == table(apart)


def test_months_are_never_years(annual_panel, monthly_panel):
    both = ("--data", annual_panel, "--data", monthly_panel)
    found = table(run("trade", "CHL", "PER", *both, "--monthly"))
    assert found["frequency"] == "M"
    assert {len(o["period"]) for s in found["series"] for o in s["observations"]} == {7}
    found = table(run("trade", "CHL", "PER", *both))
    assert {len(o["period"]) for s in found["series"] for o in s["observations"]} == {4}


def test_the_provider_narrows_it():
    found = table(run("trade", "RUS", "VEN", "--provider", "wits"))
    assert {s["provider"] for s in found["series"]} == {"wits"}


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_forms_for_people(annual_panel, form):
    done = run("trade", "CHL", "PER", "--data", annual_panel, "--format", form)
    assert done.exit_code == 0
    for told in ("Trade between Chile and Peru as reported", "bureau", "1.10", "1 of 7 (14%)", "UNS"):
        assert told in done.stdout
    assert "\x1b[" not in done.stdout


def test_text_fits_eighty_columns(annual_panel):
    done = run("trade", "CHL", "PER", "--data", annual_panel, "--format", "text", env={"COLUMNS": "80"})
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "1.50 m" in done.stdout


MISTAKES = [
    (["RUS"], "is no pair of countries (write both, such as RUS-VEN)"),
    (["RUS", "VEN", "PER"], "3 countries are named, and trade is between two"),
    (["Venezuala", "RUS"], "'Venezuala' names no country (did you mean Venezuela"),
    (["RUS", "Moscow"], "is one country, and trade needs two"),
    (["RUS", "VEN", "--years", "2020-2010"], "run backwards (write 2010-2020)"),
    (["RUS", "VEN", "--years", "recent"], "no span of years"),
    (["RUS", "VEN", "--product", "oil"], "no code of the Harmonised System"),
    (["RUS", "VEN", "--product", "HS:77"], "chapter 77"),
    (["RUS", "VEN", "--product", "HS:27"], "onrecord data fetch RUS VEN --product HS:27 gets it"),
    (["RUS", "VEN", "--monthly"], "leave out --monthly"),
    (["RUS", "VEN", "--years", "2021"], "it holds comtrade 2000 to 2020, wits 2013 to 2013"),
    (["RUS", "VEN", "--provider", "imf"], "onrecord data fetch RUS VEN --provider imf gets more"),
    (["RUS", "VEN", "--provider", "nobody"], "there is no provider 'nobody' (name one of imf, comtrade"),
    (["FJI", "TCD"], "onrecord data fetch FJI TCD gets it"),
    (["RUS", "VEN", "--data", "no-such.csv"], "no panel at no-such.csv"),
    (["RUS", "VEN", "--mapping", "m.toml"], "has no panel to read"),
    (["RUS", "VEN", "--online", "--offline"], "contradict each other"),
]


@pytest.mark.parametrize(("arguments", "says"), MISTAKES)
def test_a_mistake_is_one_line_and_exit_2(arguments, says):
    done = run("trade", *arguments)
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("onrecord: ")
    assert says in line
    assert not done.stdout


def test_a_file_is_never_overwritten_without_force(annual_panel, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")
    call = ("trade", "CHL", "PER", "--data", annual_panel, "-o", page)
    assert run(*call).exit_code == 2
    assert page.read_text("utf-8") == "mine"
    assert run(*call, "--force").exit_code == 0
    assert run("trade", "CHL", "PER", "--data", annual_panel, "-o", annual_panel, "--force").exit_code == 2


@pytest.fixture
def unavailable(monkeypatch):
    def get(self, ask, *, key=None):
        raise ProviderError("nobody answers", hint="try again later", retry=True)

    monkeypatch.setattr("onrecord.official.wire.HttpWire.get", get)


@pytest.mark.usefixtures("unavailable")
def test_a_provider_that_is_unavailable_is_told_with_4():
    done = run("trade", "RUS", "VEN", "--online", "--format", "json", "-q")
    assert done.exit_code == 4
    assert done.stderr == "onrecord: nobody answers (try again later)\n"
    assert json.loads(done.stdout)["series"], "what is held is shown all the same"
    done = run("trade", "FJI", "TCD", "--online", "-q")
    assert (done.exit_code, done.stdout) == (4, "")


def test_check_sees_the_store(annual_panel, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("Chile's exports to Peru rose by 10% in 2002, Chile's trade minister said.", "utf-8")
    call = ("check", article, "--published", "2003-03-01", "--format", "json")
    (finding,) = json.loads(run(*call).stdout)["findings"]
    assert finding["outcome"] == "no-data"
    assert run("data", "import", annual_panel).exit_code == 0
    (finding,) = json.loads(run(*call).stdout)["findings"]
    assert finding["outcome"] == "matches"
