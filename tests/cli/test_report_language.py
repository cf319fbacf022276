"""``--report-language``: what people read is in it, what programs read is not."""

import json

import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import main
from onrecord.demo import PUBLISHED, demo_text
from onrecord.exports import to_json_document

ACCOUNT = (
    "Minister Arlen Voskan of Peru met Minister Ilda Rumo of Chile. He praised the reopened Tacna railway."
)
HEADINGS = {"en": "STATEMENTS", "es": "DECLARACIONES", "ru": "ЗАЯВЛЕНИЯ"}


def run(*arguments, **more):
    return CliRunner().invoke(main, [str(a) for a in arguments], **more)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "call.txt").write_text(demo_text(), encoding="utf-8")
    (tmp_path / "ours.txt").write_text(ACCOUNT, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def checked():
    return onrecord.check(demo_text(), published=PUBLISHED)


@pytest.mark.parametrize(("language", "heading"), HEADINGS.items())
def test_read_prints_in_the_language(language, heading):
    done = run("read", "call.txt", "--format", "text", "--report-language", language)
    assert done.exit_code == 0, done.output
    assert heading in done.stdout


def test_check_writes_the_page_in_the_language(folder):
    assert run("check", "call.txt", "-o", "page.html", "--report-language", "es").exit_code == 0
    page = (folder / "page.html").read_text("utf-8")
    assert '<html lang="es">' in page
    assert "El comercio entre Rusia y Venezuela aumentó en 12%" in page
    assert (
        run("check", "call.txt", "--format", "md", "--report-language", "es").stdout.count("## Contactos")
        == 1
    )


def test_the_demo_writes_both_in_the_language(folder):
    done = run("demo", "--report-language", "ru")
    assert "Россия" in done.stdout
    assert '<html lang="ru">' in (folder / "onrecord-demo.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "says"),
    [("text", "De primera mano"), ("md", "## Versiones"), ("html", '<html lang="es">')],
)
def test_compare_speaks_it(form, says):
    arguments = ("ours.txt", "call.txt", "--sides", "PER,VEN", "--format", form, "--report-language", "es")
    told = run("compare", *arguments).stdout
    assert says in told or (form == "text" and "VERSIONES" in told)


def test_trade_speaks_it_and_says_how_to_make_the_page_again():
    text = run("trade", "RUS", "VEN", "--format", "text", "--report-language", "es").stdout
    assert "Comercio de Rusia con Venezuela, según lo declarado" in text
    page = run("trade", "RUS", "VEN", "--format", "html", "--report-language", "es").stdout
    assert '<html lang="es">' in page
    assert "onrecord trade RUS VEN --report-language es" in page
    assert "--report-language" not in run("trade", "RUS", "VEN", "--format", "html").stdout


def test_explain_speaks_it_but_its_json_does_not(folder, checked):
    (folder / "report.json").write_text(to_json_document([checked]), encoding="utf-8")

    def told(*options):
        return run("explain", "report.json", *options).stdout

    text = told("--format", "text", "--report-language", "es")
    assert "encaja tal como está escrito: de +11,5 % a menos de +12,5 %" in text.replace("\xa0", " ")
    assert "## Cómo se ha leído" in told("--format", "md", "--report-language", "es")
    assert told("--report-language", "es") == told()


def test_forms_for_programs_are_the_same_in_every_language():
    def told(form, language):
        return run("check", "call.txt", "--format", form, "--report-language", language).stdout

    for form in ("jsonl", "annotation", "claimreview"):
        assert told(form, "es") == told(form, "en")
    assert json.loads(told("jsonl", "ru"))["document"]["language"] == "en"


def test_the_setting_holds_without_the_option_which_wins(folder):
    (folder / "onrecord.toml").write_text('report_language = "es"\n', encoding="utf-8")
    trade = ("trade", "RUS", "VEN", "--format", "md")
    assert run(*trade).stdout.startswith("# Comercio de Rusia")
    assert run(*trade, env={"ONRECORD_REPORT_LANGUAGE": "ru"}).stdout.startswith("# Взаимная торговля")
    assert run(*trade, "--report-language", "en").stdout.startswith("# Trade between Russia")


def test_a_language_without_words_is_refused():
    done = run("read", "call.txt", "--report-language", "tlh")
    assert done.exit_code == 2
    assert "'en', 'es', 'ru'" in done.stderr


def test_python_speaks_it_too(checked, monkeypatch):
    assert onrecord.explain(checked, language="es").startswith("k1 de ")
    trade = onrecord.trade("RUS", "VEN")
    assert '<html lang="ru">' in trade.to_html("ru")
    assert trade.to_markdown(language="es").startswith("# Comercio de Rusia")
    monkeypatch.setenv("ONRECORD_REPORT_LANGUAGE", "es")
    assert str(trade).startswith("Comercio de Rusia")
    assert "lang=&quot;es&quot;" in checked._repr_html_()
    assert "El comercio entre Rusia y Venezuela" in onrecord.explain(checked)
