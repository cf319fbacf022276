"""The documents cannot drift: the command reference is generated, the examples run."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
README = (PROJECT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


ACCOUNTS = {
    "ours.txt": (
        "Foreign Minister Arlen Voskan of Peru spoke by telephone with Foreign Minister Ilda Rumo of Chile. "
        "He praised the reopened Tacna railway. The fisheries accord will be signed on 4 May 2021."
    ),
    "theirs.txt": (
        "Foreign Minister Ilda Rumo of Chile spoke by telephone with Foreign Minister Arlen Voskan of Peru. "
        "The railway to Tacna was praised by both. The fisheries accord will be signed on 11 May 2021. "
        "She rejected the arrest of lorry drivers."
    ),
}
EXPORTS = (PROJECT / "docs/exports.md").read_text("utf-8")
STATEMENTS = (PROJECT / "docs/statements.md").read_text("utf-8")


def _blocks(kind, page=README):
    return [body for found, body in BLOCK.findall(page) if found == kind]


def _same(expected, got):
    """Whether the shown output is what came; a line of … stands for any lines, … in a line for any words."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.rstrip().split("…"))) + r"\n"
        for line in expected.strip().splitlines()
    )
    return (
        re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in got.strip().splitlines())) is not None
    )


def _examples(page=README):
    for block in _blocks("console", page):
        for part in block.split("$ ")[1:]:
            command, _, shown = part.partition("\n")
            yield pytest.param(command, shown, id=command)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the files that the README speaks of."""
    made = tmp_path_factory.mktemp("readme")
    shutil.copy(PROJECT / "src/onrecord/demo/call.txt", made / "release.txt")
    for name, text in ACCOUNTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def _run(command, folder):
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    return subprocess.run(
        command, shell=True, cwd=folder, capture_output=True, text=True, check=False,
        env={"PATH": path, "COLUMNS": "100", "PYTHONPATH": str(PROJECT / "src")},
    )  # fmt: skip


@pytest.mark.parametrize(("command", "shown"), [*_examples(), *_examples(EXPORTS)])
def test_an_example_does_what_it_shows(folder, command, shown):
    if command.startswith("make "):
        target = command.split()[1]
        assert f"\n{target}:" in (PROJECT / "Makefile").read_text("utf-8")
        return
    # Tests may run apart, so what an earlier example writes for this one is made where it is not there.
    for earlier in (example.values[0] for example in (*_examples(), *_examples(EXPORTS))):
        written = re.search(r" -o (\S+)", earlier)
        if written and earlier != command and written[1] in command and not (folder / written[1]).exists():
            _run(earlier, folder)
    done = _run(command, folder)
    assert done.returncode == 0, done.stderr
    assert not shown.strip() or _same(shown, done.stdout), done.stdout


@pytest.mark.parametrize(
    "code", [code for page in (README, EXPORTS, STATEMENTS) for code in _blocks("python", page)]
)
def test_a_python_example_runs(folder, monkeypatch, code):
    monkeypatch.chdir(folder)
    exec(compile(code, "README.md", "exec"), {})


def test_the_two_commands_come_first():
    assert next(iter(_blocks("console"))).startswith("$ make demo")
    assert README.index("make demo") < 1500


def test_the_command_reference_is_the_generated_one():
    spec = importlib.util.spec_from_file_location("cli_reference", PROJECT / "docs/cli_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text("utf-8") == module.reference(), "run python docs/cli_reference.py"


def test_every_benchmark_is_explained():
    for script in sorted((PROJECT / "benchmarks").glob("*.py")):
        assert f"benchmarks/{script.name}" in (PROJECT / "docs/results.md").read_text("utf-8"), script.name


def test_every_layer_is_in_the_architecture():
    page = (PROJECT / "docs/architecture.md").read_text("utf-8")
    for folder in sorted((PROJECT / "src/onrecord").iterdir()):
        if folder.is_dir() and folder.name not in {"__pycache__", "demo"}:
            assert f"`{folder.name}/`" in page, folder.name


def test_the_panel_of_the_data_page_is_read_with_its_mapping(tmp_path):
    from onrecord.official import panel_record

    blocks = dict(BLOCK.findall((PROJECT / "docs/data.md").read_text("utf-8")))
    (tmp_path / "panel.csv").write_text(blocks["csv"], encoding="utf-8")
    (tmp_path / "panel.mapping.toml").write_text(blocks["toml"], encoding="utf-8")
    series = panel_record(tmp_path / "panel.csv", None).series("CHL", "PER")
    values = {(s.reporter, s.flow): {o.period: o.value for o in s.observations} for s in series}
    assert values[("PER", "exports")] == {"2020": 700_000, "2021": 840_000}
    assert values[("CHL", "imports")] == {"2021": 850_000}
