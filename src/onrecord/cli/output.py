"""Where results, notes and progress go: data to stdout or a file, everything else to stderr."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from onrecord.cli.characters import degrade_stdout
from onrecord.cli.endings import writing
from onrecord.errors import UsageError
from onrecord.model import Report
from onrecord.official import Record

if TYPE_CHECKING:
    from rich.console import Console

NOTES_WORTH_A_LINE = {"language-not-read", "language-unknown"}


def refuse_overwriting(output: Path | None, *, force: bool, sources: Iterable[str | Path] = ()) -> None:
    """Stop before any work when the file is there already.

    Raises:
        UsageError: without ``force`` for a file that exists, or for a folder that does not; even with it
            for one of the ``sources``, the files that the result is made from.
    """
    if output is None:
        return
    if not output.parent.is_dir():
        raise UsageError(f"{output.parent} is no folder to write {output.name} into", hint="create it first")
    with writing(output):
        there = output.exists()
    refuse_inputs([output], sources)
    if output.is_dir():
        raise UsageError(
            f"{output} is a folder, and the result is one file",
            hint="name a file; the tables of --format csv go into a folder",
        )
    if there and not force:
        raise UsageError(f"{output} is there already", hint="give another name, or --force to overwrite it")


def refuse_inputs(outputs: Iterable[Path], sources: Iterable[str | Path]) -> None:
    """Stop where a file to be written is one that the result is made from.

    Raises:
        UsageError: naming the file.
    """
    given = tuple(sources)
    for output in outputs:
        if any(_same_file(output, source) for source in given):
            raise UsageError(f"{output} is an input, and would be lost", hint="write to another file")


def _same_file(output: Path, source: str | Path) -> bool:
    try:
        return output.samefile(source)
    except (OSError, ValueError):  # a pattern, a URL, a file that is not there
        return False


def tell(reports: Iterable[Report], *, quiet: bool) -> Iterator[Report]:
    """Pass the reports on; say on stderr what failed and, unless quiet, what was not read."""
    for report in reports:
        if report.error:
            where = "" if report.id in report.error.message else f"{report.id}: "
            click.echo(f"onrecord: {where}{report.error.message} ({report.error.hint})", err=True)
        for note in report.notes if not quiet else ():
            if note.code in NOTES_WORTH_A_LINE:
                click.echo(f"onrecord: {report.id}: {note.text}", err=True)
        yield report


@contextmanager
def progress(reports: Iterable[Report], *, quiet: bool) -> Iterator[Iterator[Report]]:
    """The reports, with a running count on a terminal's stderr."""
    if quiet or not sys.stderr.isatty():
        yield iter(reports)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn("line"), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading")

        def counted() -> Iterator[Report]:
            for number, report in enumerate(reports, start=1):
                bar.stop()  # the report may go to the same terminal
                yield report
                bar.update(task, description=f"read {number}: {report.id}")
                bar.start()

        yield counted()


def write(
    reports: Iterable[Report],
    form: str,
    output: Path | None,
    record: Record | None,
    *,
    command: str,
    language: str,
) -> list[Report]:
    """Write the reports; lines and text on a terminal as they come, the rest when all are there.

    Args:
        reports: What was read.
        form: One of the forms of ``--format``.
        output: The file, or for ``csv`` the folder; standard output if None.
        record: What the claims were held against, if they were.
        command: How the result can be made again, for forms that say so.
        language: Of the fixed words of forms that people read.
    """
    if form in {"jsonl", "plover"}:
        return list(_stream_lines(reports, form, output))
    if form == "text" and output is None:
        return list(_print(reports, language))
    done = list(reports)
    if form == "csv" and output is not None:
        from onrecord.cli.tables import write_tables

        write_tables(done, output, command=command)
    else:
        put_document(_document(done, form, record, language), output)
    return done


def put_document(document: str, output: Path | None) -> None:
    """Write a whole document at once, to the file or to standard output.

    Raises:
        UsageError: when it cannot be written.
    """
    with _open(output) as put:
        put(document)


@contextmanager
def _open(output: Path | None) -> Iterator[Callable[[str], None]]:
    """A function that writes at once, to the file or to standard output."""
    with ExitStack() as stack:
        with writing(output):
            stream = stack.enter_context(_stream(output))

        def put(text: str) -> None:
            with writing(output):
                stream.write(text)
                stream.flush()

        yield put


def _stream(output: Path | None) -> AbstractContextManager[IO[str]]:
    if output is not None:
        return output.open("w", encoding="utf-8", newline="\n")
    if isinstance(sys.stdout, TextIOWrapper):  # JSON is UTF-8, whatever the locale says
        sys.stdout.reconfigure(encoding="utf-8")
    return nullcontext(sys.stdout)


def _stream_lines(reports: Iterable[Report], form: str, output: Path | None) -> Iterator[Report]:
    from onrecord.exports import to_json_line, to_plover_lines

    with _open(output) as put:
        for report in reports:
            put(to_json_line(report) if form == "jsonl" else to_plover_lines(report))
            yield report


def terminal() -> "Console":
    """Standard output for text with colours, which a reader who has gone ends as a pipe does."""
    from rich.console import Console

    class Terminal(Console):
        def on_broken_pipe(self) -> None:  # rich would end the run with 1
            raise BrokenPipeError

    degrade_stdout()
    return Terminal()


def _print(reports: Iterable[Report], language: str) -> Iterator[Report]:
    from onrecord.reporting import render_terminal

    console = terminal()
    for report in reports:
        with writing(None):
            render_terminal(report, console, language=language)
        yield report


def _document(reports: Sequence[Report], form: str, record: Record | None, language: str) -> str:
    from onrecord import exports

    match form:
        case "json":
            return exports.to_json_document(reports)
        case "annotation":
            return exports.to_annotations(reports)
        case "claimreview":
            return exports.to_claim_reviews(reports)
        case "text":
            return _plain(reports, language)
    from onrecord.pipeline import trade_tables
    from onrecord.reporting import render_html, render_markdown

    tables = trade_tables(reports, record) if record else {}
    return (render_html if form == "html" else render_markdown)(reports, tables, language=language)


def _plain(reports: Sequence[Report], language: str) -> str:
    from rich.console import Console

    from onrecord.reporting import render_terminal

    text = StringIO()
    console = Console(file=text, width=100)
    for report in reports:
        render_terminal(report, console, language=language)
    return text.getvalue()
