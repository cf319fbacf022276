"""No sentence of ours is written in Python: what is shown comes from a catalogue that another can replace."""

import ast
import re
from importlib.resources import files
from io import StringIO

import msgspec
import pytest
from lxml import html as lxml_html
from rich.console import Console

from onrecord import __version__
from onrecord.official import panel_record
from onrecord.official.asked import of_pair, part_of
from onrecord.official.pair import pair_trade
from onrecord.official.stateless import left_out_words
from onrecord.reporting.catalogue import LANGUAGES, Catalogue, catalogue, speaking
from onrecord.reporting.comparison_page import comparison_html
from onrecord.reporting.comparison_text import comparison_markdown, print_comparison
from onrecord.reporting.comparison_view import comparison_view
from onrecord.reporting.explanation import explanations
from onrecord.reporting.explanation_text import explanations_text
from onrecord.reporting.html import html_page
from onrecord.reporting.markdown import markdown_page
from onrecord.reporting.names import State
from onrecord.reporting.pair_pages import pair_html, pair_markdown
from onrecord.reporting.pair_terminal import print_pair
from onrecord.reporting.pair_view import pair_view
from onrecord.reporting.terminal import print_report
from onrecord.reporting.view import page_view, report_view

FOLDER = files("onrecord.reporting")
MODULES = {file.name: file.read_text("utf-8") for file in FOLDER.iterdir() if file.name.endswith(".py")}
PAGES = {f.name: f.read_text("utf-8") for f in (FOLDER / "templates").iterdir() if f.name.endswith(".j2")}
WORDS = re.compile(r"[^\W\d_]{2,}[,.;:]? | [^\W\d_]{2,}|^[A-Z][a-z]+")
"""Words with a space beside them, and single words that begin with a capital letter."""
ALLOWED = {
    "PLOVER ",  # a proper name before its code
    "onrecord ",
    " exports", " total",  # names of series, as the views of a pair compare them
    "bold underline", "bold green", "bold yellow", "bold red", "bold cyan",  # rich's styles
    "system-ui, sans-serif",
}  # fmt: skip
MARKUP = re.compile(
    r"^<|^default-src |-src '|base-uri|form-action|datum\.value|^ xmlns|^ lang=|</|^title-| title-"
)
RAISED = {"UsageError", "ValueError", "KeyError"}


def shown(tree):
    """The string literals of a module that can reach the output, with their lines."""
    passed_over = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed_over |= set(ast.walk(node))  # a docstring
        named = getattr(getattr(node, "func", None), "id", None)
        if isinstance(node, ast.Call) and named in RAISED:
            passed_over |= set(ast.walk(node))  # an error of the interface, which is no report
        kinds = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        passed_over |= {part for kind in kinds if kind is not None for part in ast.walk(kind)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed_over:
            yield node.lineno, node.value


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_module_has_no_words_of_its_own(name):
    loose = [
        (line, text)
        for line, text in shown(ast.parse(MODULES[name]))
        if WORDS.search(text) and text not in ALLOWED and not MARKUP.search(text)
    ]
    assert not loose


@pytest.mark.parametrize("name", sorted(PAGES))
def test_an_expression_of_a_template_has_no_words_of_its_own(name):
    code = " ".join(re.findall(r"\{%.*?%\}|\{\{.*?\}\}", PAGES[name], flags=re.DOTALL))
    texts = re.findall(r'"([^"]*)"', code)
    assert not [text for text in texts if WORDS.search(text) and not MARKUP.search(text)]


FREE = {
    "as_written", "basis", "body", "caveats", "construction", "digest", "hint", "id", "label", "message",
    "name", "near_miss", "noise", "notes", "office", "outlet", "place", "provider", "quantity", "rank_of",
    "reason", "safe_to_say", "scale", "share_of", "snapshot", "text", "title", "topic", "unknown", "url",
    "what", "why", "words", "would_need", "would_settle", "code", "currency", "unit", "valuation",
}  # fmt: skip
"""Fields that hold words of a text or of a finding; the page repeats them whatever language it speaks."""


def pseudo():
    """English with each letter replaced by one that no English text has; places for values stay."""

    def marked(text):
        parts = re.split(r"(\{[^}]*\})", text)
        return "".join(p if p.startswith("{") else re.sub(r"[^\W\d_]", "ж", p) for p in parts)

    entries = catalogue().entries
    return Catalogue(
        "en",
        {
            key: marked(entry) if isinstance(entry, str) else {n: marked(text) for n, text in entry.items()}
            for key, entry in entries.items()
        },
    )


def data(value, name=""):
    """Every free text of a record."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from data(inner, name if name in FREE else key)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from data(inner, name)
    elif isinstance(value, str) and name in FREE:
        yield value


def visible_text(page):
    tree = lxml_html.document_fromstring(page)
    for element in tree.xpath("//script | //style | //*[contains(@class, 'text')][@lang]"):
        element.drop_tree()
    spoken = tree.xpath("//@aria-label | //@title | //@alt | //@data-copied | //@data-one | //@data-many")
    return " ".join([*tree.itertext(), *spoken])


def left_of_ours(text, records, states, besides=()):
    """Latin words that are left when the records' own texts and names are taken out."""
    texts = {" ".join(one.split()) for record in records for one in data(msgspec.to_builtins(record))}
    texts |= {*besides, __version__}
    named = {form for code in states for s in (State(code),) for form in (s.whose, s.the, s.name, code)}
    text = " ".join(re.sub(r"\{shown\}|<br>", " ", text).split())
    for state in states:
        text = text.replace(State(state).name, state)
        texts = {one.replace(State(state).name, state) for one in texts}
    for one in sorted(texts | named, key=len, reverse=True):
        if len(one) > 1:
            text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return set(re.findall(r"[A-Za-z]{2,}", text)) - {"onrecord"}


def english_besides(language):
    """Words of the English catalogue that are none of another's."""

    def words(of):
        texts = [e if isinstance(e, str) else " ".join(e.values()) for e in catalogue(of).entries.values()]
        return {w for text in texts for w in re.findall(r"[a-z]{2,}", re.sub(r"\{.*?\}", " ", text.lower()))}

    return words("en") - words(language)


OTHERS = [language for language in LANGUAGES if language != "en"]
CODES_OF_PAGES = {"sha", "en", "USD", "usd", "comtrade", "SUPPORT", "PLOVER", "health", "FOB", "CIF"}


@pytest.fixture
def annual(annual_panel):
    return pair_trade(panel_record(annual_panel), of_pair(part_of(), ("CHL", "PER")))


@pytest.fixture
def monthly(monthly_panel):
    return pair_trade(panel_record(monthly_panel), of_pair(part_of(monthly=True), ("CHL", "PER")))


def test_another_catalogue_leaves_no_english_on_a_report(report, failed, tables):
    with speaking(pseudo()):
        page = html_page(page_view([report, failed], tables))
        plain = markdown_page(page_view([report, failed], tables))
    records = [report, failed, *tables.values()]
    told = ["sea transport"]  # a sector that the catalogue does not know
    assert left_of_ours(visible_text(page), records, ("CHL", "NOR"), told) <= CODES_OF_PAGES
    bare = re.sub(r"\\(.)", r"\1", plain)
    assert left_of_ours(bare, records, ("CHL", "NOR"), told) <= CODES_OF_PAGES


def test_another_catalogue_leaves_no_english_on_a_comparison(comparison):
    with speaking(pseudo()):
        page = comparison_html(comparison)
        plain = comparison_markdown(comparison_view(comparison))
    assert left_of_ours(visible_text(page), [comparison], ("CHL", "PER")) <= CODES_OF_PAGES
    assert left_of_ours(plain, [comparison], ("CHL", "PER")) <= CODES_OF_PAGES


@pytest.mark.parametrize("name", ["annual", "monthly"])
def test_another_catalogue_leaves_no_english_on_the_page_of_a_pair(name, request):
    pair = request.getfixturevalue(name)
    with speaking(pseudo()):
        shown_pages = visible_text(pair_html(pair_view(pair))), pair_markdown(pair_view(pair))
    told = [reason.text for latest in pair.latest for reason in latest.reasons]
    told += [left_out_words(row, s.vintage.provider) for s in pair.standings for row in s.left_out]
    told += [one.construction for one in pair.sums]
    for text in shown_pages:
        assert left_of_ours(text, [pair.table], ("CHL", "PER"), told) <= CODES_OF_PAGES


def printed(show, view):
    """What a wide terminal is told, without the lines of tables."""
    text = StringIO()
    show(view, Console(file=text, width=4_000))
    return text.getvalue()


def test_another_catalogue_leaves_no_english_in_a_terminal(report, failed, comparison, annual):
    with speaking(pseudo()):
        read = [printed(print_report, report_view(one)) for one in (report, failed)]
        compared = printed(print_comparison, comparison_view(comparison))
        traded = printed(print_pair, pair_view(annual))
    told = ["sea transport", *(row.construction for row in annual.sums)]
    told += [left_out_words(row, s.vintage.provider) for s in annual.standings for row in s.left_out]
    assert left_of_ours(" ".join(read), [report, failed], ("CHL", "NOR"), told) <= CODES_OF_PAGES
    assert left_of_ours(compared, [comparison], ("CHL", "PER")) <= CODES_OF_PAGES
    assert left_of_ours(traded, [annual.table], ("CHL", "PER"), told) <= CODES_OF_PAGES


def test_another_catalogue_leaves_no_english_in_an_explanation(report):
    """But what checking says of its own steps, which findings have from there too."""
    with speaking(pseudo()):
        found = explanations([report])
        text = explanations_text(found, width=4_000)
    told = [words for one in found for step in one.steps for words in (step.question, *step.because)]
    told += [step.outcome for one in found for step in one.steps]
    told += [words for one in found for m in one.readings for words in (m.standing, *arithmetic(m))]
    assert left_of_ours(text, [report], ("CHL", "NOR"), told) <= CODES_OF_PAGES


def arithmetic(meaning):
    return [line for count in meaning.counts for line in count.arithmetic]


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_leaves_english_on_a_report(language, report, failed, tables):
    with speaking(catalogue(language)):
        page = visible_text(html_page(page_view([report, failed], tables)))
        plain = re.sub(r"\\(.)", r"\1", markdown_page(page_view([report, failed], tables)))
        read = " ".join(printed(print_report, report_view(one)) for one in (report, failed))
    records = [report, failed, *tables.values()]
    for text in (page, plain, read):
        left = {word.lower() for word in left_of_ours(text, records, ("CHL", "NOR"), ["sea transport"])}
        assert not left & english_besides(language) - {code.lower() for code in CODES_OF_PAGES}


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_leaves_english_on_a_comparison(language, comparison):
    with speaking(catalogue(language)):
        page = visible_text(comparison_html(comparison))
        plain = comparison_markdown(comparison_view(comparison))
        told = printed(print_comparison, comparison_view(comparison))
    for text in (page, plain, told):
        left = {word.lower() for word in left_of_ours(text, [comparison], ("CHL", "PER"))}
        assert not left & english_besides(language) - {code.lower() for code in CODES_OF_PAGES}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["annual", "monthly"])
def test_no_language_leaves_english_on_the_page_of_a_pair(language, name, request):
    pair = request.getfixturevalue(name)
    with speaking(catalogue(language)):
        view = pair_view(pair)
        pages = visible_text(pair_html(view)), pair_markdown(view), printed(print_pair, view)
    told = [reason.text for latest in pair.latest for reason in latest.reasons]
    told += [left_out_words(row, s.vintage.provider) for s in pair.standings for row in s.left_out]
    told += [one.construction for one in pair.sums]
    for text in pages:
        left = {word.lower() for word in left_of_ours(text, [pair.table], ("CHL", "PER"), told)}
        assert not left & english_besides(language) - {code.lower() for code in CODES_OF_PAGES}


@pytest.mark.parametrize("language", OTHERS)
def test_english_that_is_left_is_found(language, report, tables):
    text = visible_text(html_page(page_view([report], tables)))
    left = left_of_ours(text, [report, *tables.values()], ("CHL", "NOR"))
    assert {"Statements", "exports", "readings"} <= left
    assert {"statements", "exports", "readings"} <= english_besides(language)


def test_the_scan_finds_words_and_leaves_keys_alone():
    told = ('t("pair.none")', 'f"{x} together"', '"Caveat"', '"no data here"')
    source = 'def f(x):\n    """Some words."""\n    return ' + " or ".join(told)
    assert [text for _, text in shown(ast.parse(source)) if WORDS.search(text)] == [
        "Caveat", "no data here", " together",
    ]  # fmt: skip


def test_what_is_ours_is_found_where_the_catalogue_is_english(report, tables):
    page = html_page(page_view([report], tables))
    left = left_of_ours(visible_text(page), [report, *tables.values()], ("CHL", "NOR"))
    assert {"Notes", "does", "Statements", "exports", "readings"} <= left
