"""``onrecord demo``."""

from pathlib import Path

import click

from onrecord.cli.options import output_options
from onrecord.cli.run import or_exit


@click.command()
@output_options
def command(form: str | None, output: Path | None, force: bool, quiet: bool) -> None:
    """Check the bundled case, offline: one call between two presidents, one trade figure.

    Without options the report is shown as text and the page is written to onrecord-demo.html.
    """
    or_exit(lambda: _demo(form, output, force=force, quiet=quiet))


def _demo(form: str | None, output: Path | None, *, force: bool, quiet: bool) -> None:
    from onrecord.cli.options import chosen_format
    from onrecord.cli.output import refuse_overwriting, write
    from onrecord.cli.tables import refuse_folder
    from onrecord.demo import PUBLISHED, demo_text
    from onrecord.intake import document_from_text
    from onrecord.official import starter_record
    from onrecord.pipeline import check_report, read_intake
    from onrecord.settings import load_settings

    (refuse_folder if form == "csv" else refuse_overwriting)(output, force=force)
    told = chosen_format(form, output, terminal=True)
    record = starter_record()
    intake = document_from_text(demo_text(), published=PUBLISHED, id="demo")
    report = check_report(read_intake(intake, load_settings().reader), record)
    write([report], told, output, record, command=f"onrecord demo --format {told}")
    if form is None and output is None:
        page = Path("onrecord-demo.html")
        write([report], "html", page, record, command="onrecord demo")
        if not quiet:
            click.echo(f"The page: {page.resolve()}", err=True)
