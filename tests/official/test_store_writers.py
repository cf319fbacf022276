"""One writer, many readers: a killed import leaves the old state or the new one, and never a part."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.official.store import Store

HEADER = "reporter_iso3,partner_iso3,year,flow,value_usd"
OLD, NEW = {"1999": 1.0}, {"2000": 2.0}
STEPS = 4  # how often an import moves a file or folder into its place
IMPORT = """
    import os, signal, sys
    from pathlib import Path
    from onrecord.official.store import Store

    steps = int(sys.argv[3])
    replace = Path.replace

    def dying(self, target):
        global steps
        steps -= 1
        if steps == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return replace(self, target)

    Path.replace = dying
    print("started", flush=True)
    Store(Path(sys.argv[1])).import_panel(Path(sys.argv[2]))
"""
HOLD = """
    import sys, time
    from pathlib import Path
    from onrecord.official.manifest import one_writer

    with one_writer(Path(sys.argv[1])):
        print("started", flush=True)
        time.sleep(60)
"""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")


def panel(folder: Path, *rows: str, name: str) -> Path:
    file = folder / name
    file.write_text("\n".join([HEADER, *rows, ""]), "utf-8")
    return file


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    return process


def held(store: Store) -> list[dict[str, float]]:
    return [{o.period: o.value for o in s.observations} for s in store.record().series("CHL", "PER")]


@pytest.fixture
def store(tmp_path) -> Store:
    store = Store(tmp_path / "home")
    store.import_panel(panel(tmp_path, "CHL,PER,1999,X,1", name="wits_old.csv"))
    return store


def hold_to_one_state(store: Store, tmp_path: Path) -> None:
    """The old state or the new one, sound; the next writer leaves nothing over."""
    assert held(store) in ([OLD], [OLD, NEW])
    assert {checked.state for checked in store.verify()} == {"sound"}
    store.import_panel(panel(tmp_path, "CHL,PER,2001,X,3", name="wits_next.csv"))
    assert held(store)[-1] == {"2001": 3.0}
    named = {h.file for h in store.snapshots()} | {h.folder for h in store.snapshots()}
    there = [*store.home.glob("rows/*"), *store.home.glob("snapshots/*/*")]
    assert {str(path.relative_to(store.home)) for path in there} == named
    assert not (store.home / "unfinished").exists()
    assert not (store.home / "writer.json").exists()


@pytest.mark.parametrize("step", range(1, STEPS + 2))
def test_killed_before_any_step_an_import_leaves_one_state(store, tmp_path, step):
    new = panel(tmp_path, "CHL,PER,2000,X,2", name="wits_new.csv")
    process = started(IMPORT, store.home, new, step)
    process.communicate(timeout=60)
    assert process.returncode == (-signal.SIGKILL if step <= STEPS else 0)
    assert held(store) == ([OLD] if step <= STEPS else [OLD, NEW])
    hold_to_one_state(store, tmp_path)


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.5])
def test_killed_at_any_moment_an_import_leaves_one_state(store, tmp_path, seconds):
    years = range(1000, 1600)
    rows = [f"{a}{b}C,PER,{year},X,5" for a in "ABCDEFGH" for b in "ABCDEFGHIJ" for year in years]
    new = panel(tmp_path, "CHL,PER,2000,X,2", *rows, name="wits_new.csv")
    process = started(IMPORT, store.home, new, 0)
    time.sleep(seconds)
    process.kill()
    process.communicate(timeout=60)
    hold_to_one_state(store, tmp_path)


def test_a_second_writer_is_told_who_writes_and_readers_go_on(store, tmp_path):
    process = started(HOLD, store.home)
    try:
        with pytest.raises(
            StoreError, match=rf"process {process.pid}, since .*, is writing to the store .*wait"
        ) as caught:
            store.import_panel(panel(tmp_path, "CHL,PER,2000,X,2", name="wits_new.csv"))
        assert caught.value.retry
        assert held(store) == [OLD]
    finally:
        process.kill()
        process.communicate(timeout=60)
    hold_to_one_state(store, tmp_path)


def test_readers_during_a_write_see_the_old_state(store, monkeypatch, tmp_path):
    from onrecord.official import store as module

    seen, before = [], store.record()
    write = module.write_manifest

    def watched(home, manifest):
        seen.append((held(store), before.series("CHL", "PER")))
        write(home, manifest)

    monkeypatch.setattr(module, "write_manifest", watched)
    store.import_panel(panel(tmp_path, "CHL,PER,2000,X,2", name="wits_new.csv"))
    assert [old for old, _ in seen] == [[OLD]]
    assert held(store) == [OLD, NEW]
    assert len(before.series("PER", "CHL")) == 1


def test_a_home_that_cannot_be_written_to_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be written to: .*ONRECORD_HOME"):
        Store(tmp_path / "file" / "home").import_panel(panel(tmp_path, "CHL,PER,2000,X,2", name="wits.csv"))
