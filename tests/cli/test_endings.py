"""How a command ends when the user, the reader of its pipe or the disk ends it."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main

COMMAND = (sys.executable, "-c", "from onrecord.cli import main; main()")
TEXT = "Exports of Kenya to Uganda rose by 12% in 2014, Kenya's trade minister said on Monday."


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_an_interrupted_run_ends_with_130(article, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.extract", interrupt)
    done = run("check", article)
    assert done.exit_code == 130
    assert done.stderr == "onrecord: interrupted\n"


def test_ctrl_c_reaches_a_running_command():
    """A signal to the real process, which waits for its standard input."""
    waiting = (
        sys.executable,
        "-c",
        "import signal; signal.signal(2, signal.default_int_handler);" + COMMAND[2],
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*waiting, "read", "article.txt", "-"], **pipes) as process:
        process.stdout.readline()  # the row of the missing file: the command is at work
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said


@pytest.mark.parametrize("form", ["jsonl", "json", "text", "md"])
def test_a_reader_that_has_gone_ends_the_run_silently(article, form):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, "read", article, "--format", form], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("form", ["jsonl", "json", "text"])
def test_a_full_disk_is_one_line(article, form):
    with Path("/dev/full").open("w") as full:
        command = [*COMMAND, "read", article, "--format", form]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("onrecord: standard output cannot be written: No space left")


def test_a_file_that_cannot_be_written_is_one_line(article, tmp_path):
    output = tmp_path / ("x" * 300 + ".json")
    done = run("read", article, "-o", output)
    assert done.exit_code == 2
    assert "cannot be written: File name too long" in done.stderr


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_an_input_is_never_overwritten(article, form):
    done = run("read", article, "-o", article, "--force", "--format", form)
    assert done.exit_code == 2
    assert "is an input, and would be lost" in done.stderr
    assert article.read_text("utf-8") == TEXT


@pytest.mark.parametrize(
    ("command", "names"),
    [
        (["trade", "RUS", "VEN", "-o", "x.pdf"], ".txt, .json, .jsonl, .html, .htm, .md, .csv, or name"),
        (["check", "article.txt", "-o", "x.csv"], ".txt, .json, .jsonl, .html, .htm, .md, or name"),
        (["read", "article.txt", "-o", "x.pdf"], ".txt, .json, .jsonl, .html, .htm, .md, or name"),
        (["demo", "-o", "x.pdf"], ".txt, .json, .jsonl, .html, .htm, .md, or name"),
        (["data", "bundle", "RUS-VEN", "-o", "x.pdf"], "a bundle is a folder"),
    ],
)
def test_an_ending_that_names_no_form_is_a_wrong_call(article, monkeypatch, command, names):
    monkeypatch.chdir(article.parent)
    done = run(*command)
    assert done.exit_code == 2
    assert names in done.stderr
    assert not list(article.parent.glob("x.*"))


def test_a_form_that_is_named_needs_no_ending(article):
    for file, more in (("x.pdf", ["--format", "json"]), ("x", [])):
        assert run("read", article, "-o", article.parent / file, *more).exit_code == 0


def test_a_mapping_without_a_panel_is_a_wrong_call(article):
    done = run("check", article, "--mapping", "panel.toml")
    assert done.exit_code == 2
    assert "--data" in done.stderr


def test_a_panel_that_contradicts_itself_is_told_as_the_panels_fault(article, tmp_path):
    panel = tmp_path / "panel.csv"
    panel.write_text(
        "reporter_iso3,partner_iso3,year,flow,value_usd\nKEN,UGA,2014,X,5\nKEN,UGA,2014,X,6\n", "utf-8"
    )
    done = run("check", article, "--data", panel, "--format", "html")
    assert done.exit_code == 3
    assert "two values for KEN, UGA, 2014" in done.stderr
    assert "fault in onrecord" not in done.stderr
    assert done.stdout.lower().startswith("<!doctype html>")


def test_a_plain_terminal_keeps_signs(tmp_path):
    """No crash, and no minus lost, where the encoding holds ASCII alone."""
    code = (
        "import sys; from onrecord.cli.characters import degrade_stdout; degrade_stdout();"
        "print('\u22125.4 \u00b7 \u25cb caf\u00e9 \u201cword\u201d \u043c')"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == '-5.4 | ? cafe "word" ?\n'


def test_progress_leaves_a_terminal_to_the_report(article):
    """Nothing is drawn between the report's lines when both go to one terminal."""
    leader, follower = pty.openpty()
    command = [*COMMAND, "read", article, article]
    with subprocess.Popen(command, stdout=follower, stderr=follower, close_fds=True) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                part = os.read(leader, 4096)
            except OSError:  # how Linux tells that the other end has closed
                break
            if not part:
                break
            shown += part
    os.close(leader)
    assert process.returncode == 0
    begun = shown.index(b"published not known")
    assert b"\x1b[2K" not in shown[begun : shown.index(b"SECTORS")]
