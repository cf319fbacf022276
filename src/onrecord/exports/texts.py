"""What the exports share: JSON as text, files in a folder."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path


def as_json(value: object, *, indent: int | None = None) -> str:
    """A value as JSON in UTF-8 with a line end; one line unless ``indent`` is given.

    Characters that no encoding has (lone surrogates) become ``?``; line ends of other scripts are escaped,
    so that a line of JSON Lines is one line for every reader.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    if not text.isascii():
        text = text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        text = text.encode("utf-8", "replace").decode("utf-8")
    return f"{text}\n"


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made; other files in it stay.

    Args:
        folder: Where they go.
        contents: Bytes by file name.

    Raises:
        OSError: when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in contents)


def columns_table(columns: Mapping[str, str]) -> str:
    """Names and meanings of columns as a Markdown table."""
    rows = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in columns.items())
    return f"| column | meaning |\n| --- | --- |\n{rows}"


def terms_list(providers: Iterable[str], terms: Mapping[str, str]) -> str:
    """What each provider's terms allow, as a Markdown list."""
    unknown = "no terms are on record here; ask whoever published the figures"
    return "\n".join(f"- {name}: {terms.get(name, unknown)}" for name in providers)
