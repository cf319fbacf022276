"""The page in a real browser: nothing is asked for, nothing is refused, nothing overflows."""

import shutil
import subprocess
from pathlib import Path

import pytest

from onrecord.model import Report
from onrecord.reporting import render_html

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --enable-logging=stderr --v=0 --dump-dom"
)


def opened(page: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs the chromium program, which is not installed")
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8", newline="\n")
    call = [chromium, *FLAGS.split(), f"--user-data-dir={folder / 'profile'}", *more, file.as_uri()]
    return subprocess.run(call, capture_output=True, text=True, timeout=120, check=True)


def console_lines(run: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in run.stderr.splitlines() if "CONSOLE" in line]


def test_the_page_opens_without_a_complaint(
    report: Report, failed: Report, tables: dict, tmp_path: Path
) -> None:
    run = opened(render_html([report, failed], tables), tmp_path)
    assert not console_lines(run)
    assert 'id="r1-k1"' in run.stdout


def test_hostile_text_runs_nothing(hostile: Report, tmp_path: Path) -> None:
    run = opened(render_html([hostile], {}), tmp_path)
    assert not console_lines(run)
    assert "&lt;script&gt;alert(1)" in run.stdout


def test_console_messages_would_be_seen(tmp_path: Path) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    run = opened(f"<!DOCTYPE html>{policy}<script>0</script>", tmp_path)
    assert console_lines(run)
