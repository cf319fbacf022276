"""One frozen set of settings; each value knows where it came from.

Order, later wins: defaults < ``onrecord.toml`` in the working directory < ``ONRECORD_*`` variables < flags.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
from platformdirs import user_data_path

from onrecord.errors import UsageError
from onrecord.tolerances import METHOD, Tolerances, tolerances

Origin = Literal["default", "file", "environment", "flag"]
Reader = Literal["network", "rules"]
ReportLanguage = Literal["en", "es", "ru"]
FILE_NAME = "onrecord.toml"
_PREFIX = "ONRECORD_"
_TABLE = "tolerances"
_CHOICES: Mapping[Any, str] = {
    Reader: "reads nothing",
    ReportLanguage: "is no language of reports",
}
"""Settings of few values, with what is wrong about any other."""
_NOT_SETTINGS = {
    "ONRECORD_SHARED",  # where the tests find reference data
    "ONRECORD_COMTRADE_KEY",  # a key, which no setting may show
}


def _default_home() -> Path:
    return user_data_path("onrecord", appauthor=False)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a user can set.

    Attributes:
        max_bytes: Largest input that is read, in bytes.
        max_characters: Longest text that is read, in code points.
        timeout_seconds: Total time that fetching one URL may take.
        home: Folder of the store of statistics, absolute; nothing makes it before something is written to it.
        reader: Who reads the statements: the rules and the carried network, or the rules alone.
        report_language: Language of the reports' own words, whatever the documents are written in.
        tolerances: How far a measured value may lie from a claimed one and still fit; the table
            ``[tolerances]`` of the file, ``ONRECORD_TOLERANCES_ABOUT`` and so on.
        origins: Setting name to where its value came from; a tolerance as ``tolerances.about``.
    """

    max_bytes: int = 10_000_000
    max_characters: int = 1_000_000
    timeout_seconds: float = 20.0
    home: Path = msgspec.field(default_factory=_default_home)
    reader: Reader = "network"
    report_language: ReportLanguage = "en"
    tolerances: Tolerances = METHOD
    origins: dict[str, Origin] = {}

    def origin(self, name: str) -> Origin:
        """Where the value of a setting came from."""
        return self.origins.get(name, "default")


NAMES: tuple[str, ...] = tuple(name for name in Settings.__struct_fields__ if name != "origins")


def load_settings(
    *, folder: Path | None = None, environment: Mapping[str, str] | None = None, **flags: object
) -> Settings:
    """Settings from all places; flags that are None count as not given.

    Raises:
        UsageError: for an unknown name or a value that does not fit, naming the place it stands in.
    """
    layers: tuple[tuple[Origin, str, Mapping[str, object]], ...] = (
        ("file", FILE_NAME, _from_file((folder or Path.cwd()) / FILE_NAME)),
        ("environment", "the environment", _from_environment(environment or os.environ)),
        ("flag", "a flag", {name: value for name, value in flags.items() if value is not None}),
    )
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    near: dict[str, Any] = {}
    for origin, where, layer in layers:
        for name, value in layer.items():
            if name == _TABLE:
                near |= (table := _table(value, where))
                origins |= {f"{_TABLE}.{one}": origin for one in table}
            else:
                values[name] = _checked(name, value, where)
                origins[name] = origin
        tolerances(near, where)
    return Settings(**values, tolerances=tolerances(near, "the settings"), origins=origins)


def _from_file(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not valid TOML: {error}", hint="correct or remove the file") from error


def _from_environment(environment: Mapping[str, str]) -> Mapping[str, object]:
    set_here = {
        name.removeprefix(_PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(_PREFIX) and name not in _NOT_SETTINGS
    }
    table = f"{_TABLE}_"
    near = {
        name.removeprefix(table): _number(value) for name, value in set_here.items() if name.startswith(table)
    }
    plain = {name: value for name, value in set_here.items() if not name.startswith(table)}
    return {**plain, _TABLE: near} if near else plain


def _number(written: str) -> object:
    """A number from a variable; words stay as they are and are refused with what they were."""
    try:
        return int(written)
    except ValueError:
        pass
    try:
        return float(written)
    except ValueError:
        return written


def _table(value: object, where: str) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    raise UsageError(
        f"{where} sets {_TABLE} to {value!r}, which is no table",
        hint=f"write [{_TABLE}] and below it about = 0.05",
    )


def _checked(name: str, value: object, where: str) -> object:
    fields = {field.name: field.type for field in msgspec.structs.fields(Settings) if field.name in NAMES}
    if name not in fields:
        raise UsageError(f"{where} sets {name!r}, which is no setting", hint=f"use one of {', '.join(NAMES)}")
    if fields[name] is Path:
        return _folder(name, value, where)
    if fields[name] in _CHOICES:
        return _chosen(name, value, where, get_args(fields[name]), _CHOICES[fields[name]])
    try:
        converted = msgspec.convert(value, type=fields[name], strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"{where} sets {name} to {value!r}, which is not {fields[name].__name__}",
            hint=f"give a number such as {getattr(Settings(), name)}",
        ) from error
    if converted <= 0:
        raise UsageError(
            f"{where} sets {name} to {value!r}; it must be above 0", hint="give a positive number"
        )
    return converted


def _chosen(name: str, value: object, where: str, choices: tuple[str, ...], wrong: str) -> object:
    if value not in choices:
        way = f"use one of {', '.join(choices)}"
        raise UsageError(f"{where} sets {name} to {value!r}, which {wrong}", hint=way)
    return value


def _folder(name: str, value: object, where: str) -> Path:
    if not isinstance(value, str | Path) or not str(value).strip() or "\0" in str(value):
        raise UsageError(
            f"{where} sets {name} to {value!r}, which is no folder", hint="give the path of a folder"
        )
    folder = Path(value).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            f"{where} sets {name} to {folder}, which is a file", hint="give the path of a folder"
        )
    return folder
