"""``onrecord data``."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from onrecord.cli.options import asked_options, record_options, require_folder_name
from onrecord.cli.run import ALL_READ, SOME_FAILED, or_exit
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.official.asked import PartOptions


@click.group()
def command() -> None:
    """Providers and snapshots of trade statistics.

    \b
    onrecord data list
    onrecord data fetch RUS VEN --years 2010-2020
    onrecord data import panel.csv --mapping panel.mapping.toml
    """  # noqa: D301 - click reads the character


@command.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form.")
def list_(form: str) -> None:
    """List the providers, and the snapshots that are held."""
    or_exit(lambda: _list(form))


def _list(form: str) -> None:
    from onrecord.cli import holdings
    from onrecord.cli.inventory import as_json, print_list
    from onrecord.cli.output import put_document, terminal

    entries, store = holdings.entries(), holdings.store()
    if form == "json":
        put_document(as_json({"providers": entries, "held": store.snapshots()}), None)
        return
    print_list(entries, store.snapshots(), store.home, terminal())


@command.command()
@click.argument("countries", nargs=-1, required=True, metavar="COUNTRY...")
@asked_options
@click.option("--dry-run", is_flag=True, help="Show the requests and send none.")
@click.option("-q", "--quiet", is_flag=True, help="No notes and no progress.")
def fetch(countries: tuple[str, ...], dry_run: bool, quiet: bool, **options: Unpack["PartOptions"]) -> None:
    """Ask a provider for the trade of countries with each other, and keep its answers.

    A pair may be one word, RUS-VEN. For one country alone: its trade with all partners, which ranks and
    shares need. Without --years: the last twenty. What is held from today is not asked again, so a fetch
    that broke off goes on where it ended.
    The key of a provider that needs one is read from ONRECORD_COMTRADE_KEY or the keyring.
    """
    or_exit(lambda: _fetch(countries, options, dry_run=dry_run, quiet=quiet))


def _fetch(countries: tuple[str, ...], options: "PartOptions", *, dry_run: bool, quiet: bool) -> None:
    from onrecord.cli import holdings
    from onrecord.official.asked import part_of, sides_of

    codes, asked = sides_of(countries), part_of(**options)
    if dry_run:
        for ask in holdings.preview(codes, asked):
            click.echo(ask.url)
        return
    kept = holdings.fetch(codes, asked, quiet=quiet)
    if not quiet:
        click.echo(_told(kept, codes, asked.options), err=True)


def _told(kept: tuple[object, ...], codes: tuple[str, ...], options: str) -> str:
    if not kept:
        return "The provider has no such figures."
    answers = f"{len(kept)} answer{'s' if len(kept) > 1 else ''} held."
    return f"{answers} See: onrecord trade {' '.join(codes)}{options}" if len(codes) == 2 else answers


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--mapping", type=click.Path(path_type=Path), metavar="FILE", help="TOML that names the panel's columns."
)
@click.option(
    "--retrieved",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="When a panel was retrieved, where its mapping does not say.",
)
@click.option("-q", "--quiet", is_flag=True, help="No notes.")
def import_(file: Path, mapping: Path | None, retrieved: datetime | None, quiet: bool) -> None:
    """Take a file into the store: a CSV or Parquet panel, or a year of CEPII's BACI (BACI_*.csv).

    The same file again changes nothing. A panel needs a mapping, as --data does: FILE, one beside it
    (panel.mapping.toml), or a shipped one whose columns are all there.
    """
    day = f"{retrieved:%Y-%m-%d}" if retrieved else None
    or_exit(lambda: _import(file, mapping, day, quiet=quiet))


def _import(file: Path, mapping: Path | None, retrieved: str | None, *, quiet: bool) -> None:
    from onrecord.cli import holdings
    from onrecord.cli.inventory import one_line

    before = {one.snapshot.digest for one in holdings.store().snapshots()}
    for held in holdings.take(file, mapping, retrieved):
        if not quiet:
            told = "Held already, nothing was changed" if held.snapshot.digest in before else "Held"
            click.echo(f"{told}: {one_line(held)}", err=True)


@command.command()
@click.argument("name", metavar="DIGEST|PROVIDER")
@click.option("--raw", is_flag=True, help="The answer itself, byte by byte as it was received.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form.")
def show(name: str, raw: bool, form: str) -> None:
    """Show a provider (coverage, terms, traps), or a snapshot by the first digits of its digest."""
    or_exit(lambda: _show(name, form, raw=raw))


def _show(name: str, form: str, *, raw: bool) -> None:
    from onrecord.cli import holdings
    from onrecord.cli.inventory import as_json, print_entry, print_held
    from onrecord.cli.output import put_document, terminal

    entry, held = holdings.found(name)
    if raw:
        if len(held) != 1:
            raise UsageError(f"{name} names {len(held)} snapshots", hint="give --raw the digest of one")
        sys.stdout.buffer.write(holdings.store().content(held[0].snapshot.digest))
        return
    if form == "json":
        put_document(as_json({"provider": entry, "held": held}), None)
        return
    console = terminal()
    if entry:
        print_entry(entry, console)
    for one in held:
        print_held(one, console)


@command.command()
@click.option("-q", "--quiet", is_flag=True, help="Only what is wrong.")
def verify(quiet: bool) -> None:
    """Hash every file of the store anew; exit 1 when one is missing or changed."""
    raise SystemExit(or_exit(lambda: _verify(quiet=quiet)))


def _verify(*, quiet: bool) -> int:
    from onrecord.cli import holdings

    counts = {"sound": 0, "changed": 0, "missing": 0}
    for checked in holdings.store().verify():
        counts[checked.state] += 1
        if checked.state != "sound":
            click.echo(f"{checked.state}: {checked.path} ({checked.held.snapshot.url})")
    wrong = counts["changed"] + counts["missing"]
    if not quiet:
        click.echo(", ".join(f"{count} {state}" for state, count in counts.items()), err=True)
    return SOME_FAILED if wrong else ALL_READ


@command.command()
@click.argument("pairs", nargs=-1, required=True, metavar="PAIR...")
@asked_options
@record_options
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="Where to."
)
@click.option("--force", is_flag=True, help="Write into FOLDER even if it holds a bundle.")
def bundle(
    pairs: tuple[str, ...],
    data: tuple[Path, ...],
    mapping: Path | None,
    output: Path,
    force: bool,
    **options: Unpack["PartOptions"],
) -> None:
    """Write the figures of some pairs with citation and terms: data.csv, metadata.json, README.md.

    A PAIR is RUS-VEN; two countries alone are one pair.
    """
    or_exit(lambda: _bundle(pairs, options, data, mapping, output, force=force))


def _bundle(
    pairs: tuple[str, ...],
    options: "PartOptions",
    data: tuple[Path, ...],
    mapping: Path | None,
    folder: Path,
    *,
    force: bool,
) -> None:
    from onrecord.cli import holdings
    from onrecord.cli.endings import writing
    from onrecord.exports.bundle import DATA, write_bundle
    from onrecord.official.asked import pairs_of, part_of
    from onrecord.official.holdings import pair_tables, record_at_hand

    codes, part = pairs_of(pairs), part_of(**options)
    require_folder_name(folder, "data.csv, metadata.json and README.md")
    if (folder / DATA).exists() and not force:
        raise UsageError(f"{folder} holds a bundle already", hint="give another folder, or --force")
    record = record_at_hand(data, mapping, home=holdings.store().home)
    tables = pair_tables(record, part, codes)
    command = f"onrecord data bundle {' '.join('-'.join(pair) for pair in codes)}{part.options}"
    with writing(folder):
        files = write_bundle(tables, folder, terms=holdings.terms(), command=command)
    click.echo(f"Written: {', '.join(map(str, files))}", err=True)
