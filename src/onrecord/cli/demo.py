"""``onrecord demo``."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from onrecord.cli.options import output_options
from onrecord.cli.run import or_exit


class Wanted(TypedDict):
    """The values of the command's options."""

    form: str | None
    output: Path | None
    report_language: str | None
    force: bool
    quiet: bool


@click.command()
@output_options
def command(**wanted: Unpack[Wanted]) -> None:
    """Check the bundled case, offline: one call between two presidents, one trade figure.

    Without options the report is shown as text and the page is written to onrecord-demo.html.
    """
    or_exit(lambda: _demo(wanted))


def _demo(wanted: Wanted) -> None:
    from onrecord.cli.options import chosen_format
    from onrecord.cli.output import refuse_overwriting, write
    from onrecord.cli.tables import refuse_folder
    from onrecord.demo import PUBLISHED, demo_text
    from onrecord.intake import document_from_text
    from onrecord.official import starter_record
    from onrecord.pipeline import check_report, read_intake
    from onrecord.settings import load_settings

    form, output = wanted["form"], wanted["output"]
    (refuse_folder if form == "csv" else refuse_overwriting)(output, force=wanted["force"])
    told = chosen_format(form, output, terminal=True)
    record = starter_record()
    intake = document_from_text(demo_text(), published=PUBLISHED, id="demo")
    settings = load_settings(report_language=wanted["report_language"])
    report, language = check_report(read_intake(intake, settings.reader), record), settings.report_language
    write([report], told, output, record, command=f"onrecord demo --format {told}", language=language)
    if form is None and output is None:
        page = Path("onrecord-demo.html")
        write([report], "html", page, record, command="onrecord demo", language=language)
        if not wanted["quiet"]:
            click.echo(f"The page: {page.resolve()}", err=True)
