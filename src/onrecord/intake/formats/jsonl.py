"""JSON: one document a line, or a file that is one object or an array of them.

``text`` or ``html`` is required; ``id``, ``title``, ``published``, ``language``, ``url`` and ``outlet`` are
known; other keys are kept under ``document.extra``. A line that cannot be read is one failed row and leaves
the others alone.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.errors import EmptyInputError, InputError, UnreadableInputError
from onrecord.intake.decoding import decode, marked_encoding, refuse_binary
from onrecord.intake.formats import html, plain
from onrecord.intake.language import language_code
from onrecord.intake.received import Received
from onrecord.intake.records import Draft, Unread
from onrecord.intake.request import Request, is_day

LINE_SUFFIXES = (".jsonl", ".ndjson")
WHOLE_SUFFIX = ".json"

_LINE_TYPES = {"application/x-ndjson", "application/jsonl", "application/jsonlines"}
_WHOLE_TYPE = "application/json"
_OPENS_OBJECT = re.compile(rb'^(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*(?:"|\Z)')
_OPENS_WHOLE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:\[|\{\s*\n)")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")
_KNOWN = ("id", "title", "published", "language", "url", "outlet")
_KINDS = {
    bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object",
}  # fmt: skip


def handles(received: Received) -> bool:
    """JSON by name or media type; without either, what opens like a JSON object or an array of them."""
    if received.suffix in (*LINE_SUFFIXES, WHOLE_SUFFIX):
        return True
    if received.media_type in {*_LINE_TYPES, _WHOLE_TYPE}:
        return True
    return not received.suffix and not received.media_type and bool(_OPENS_OBJECT.match(received.head))


def read(received: Received, request: Request) -> Iterator[Draft | Unread]:
    """One document, or one failed part, for each object.

    Raises:
        InputError: when the input is empty or, as a whole, no JSON.
    """
    if not received.head.strip():
        raise EmptyInputError(
            f"{received.id} is empty", hint="check that the right file was given", code="empty"
        )
    refuse_binary(received.head, received.id, asked=request.encoding)
    parts = _whole(received, request) if _is_whole(received) else _by_line(received, request)
    first = next(parts, None)
    if first is None:
        raise EmptyInputError(
            f"{received.id} has only blank lines", hint="check that the right file was given", code="empty"
        )
    yield first
    yield from parts


def _is_whole(received: Received) -> bool:
    if received.suffix in LINE_SUFFIXES or received.media_type in _LINE_TYPES:
        return False
    named = received.suffix == WHOLE_SUFFIX or received.media_type == _WHOLE_TYPE
    return named or bool(_OPENS_WHOLE.match(received.head))


def _lines(received: Received, request: Request) -> Iterable[tuple[int, bytes | str | InputError]]:
    wide = marked_encoding(received.head) not in {None, "utf-8-sig"}
    if request.encoding or wide:  # a line feed is more than one byte there
        return enumerate(plain.text_of(received, request).split("\n"), start=1)
    return received.lines(request.max_bytes)


def _by_line(received: Received, request: Request) -> Iterator[Draft | Unread]:
    for number, line in _lines(received, request):
        place = f"{received.id}:{number}"
        if isinstance(line, InputError):
            yield Unread(id=place, error=line)
        elif line.strip():
            yield _drafted(place, line, request)


def _whole(received: Received, request: Request) -> Iterator[Draft | Unread]:
    parsed = _parsed(plain.text_of(received, request), received.id)
    if not isinstance(parsed, list):
        yield _from_value(received.id, parsed)
        return
    if not parsed:
        raise EmptyInputError(
            f"{received.id} is an empty array", hint="give at least one object", code="empty"
        )
    yield from (_from_value(f"{received.id}:{number}", each) for number, each in enumerate(parsed, start=1))


def _drafted(place: str, line: bytes | str, request: Request) -> Draft | Unread:
    try:
        words = line if isinstance(line, str) else decode(line, place, asked=request.encoding)
        return _from_value(place, _parsed(words, place))
    except InputError as error:
        return Unread(id=place, error=error)


def _parsed(words: str, place: str) -> Any:
    try:
        return msgspec.json.decode(words)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise UnreadableInputError(
            f"{place} is not valid JSON: {error}",
            hint='write one object a line, like {"text": "..."}',
            code="bad-json",
        ) from error


def _from_value(place: str, value: Any) -> Draft | Unread:
    own_id = place
    try:
        if not isinstance(value, dict):
            raise _wrong(place, f"is {_kind(value)}", "must be an object")
        own_id = _own_id(value, place)
        return _from_object(own_id, place, value)
    except InputError as error:
        return Unread(id=own_id, error=error)


def _from_object(own_id: str, place: str, row: dict[str, Any]) -> Draft:
    text, page = _string(row, "text", place), _string(row, "html", place)
    url, title = _string(row, "url", place), _string(row, "title", place)
    if text is not None:
        draft = plain.draft(own_id, text)
        used = "text"
    elif page is not None:
        draft = html.draft(own_id, page, url=url)
        used = "html"
    else:
        raise EmptyInputError(
            f"{place} has neither text nor html, and one of them must be a string that is not blank",
            hint='give the text, like {"text": "..."}',
            code="no-text",
        )
    known = {
        "title": title,
        "published": _published(row, place),
        "language": _language(row, place),
        "url": url,
        "outlet": _string(row, "outlet", place),
    }
    extra = {key: value for key, value in row.items() if key not in (*_KNOWN, used)}
    given = {key: value for key, value in known.items() if value is not None}
    return msgspec.structs.replace(draft, **given, extra=extra)


def _string(row: dict[str, Any], key: str, place: str) -> str | None:
    """The value of a key; None when it is absent, null or blank."""
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _wrong(place, f"has {_kind(value)} as {key}", "must be a string")
    return value if value.strip() else None


def _own_id(row: dict[str, Any], place: str) -> str:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(row, "id", place) or place


def _published(row: dict[str, Any], place: str) -> str | None:
    value = _string(row, "published", place)
    if value is None:
        return None
    moment = _MOMENT.fullmatch(value.strip())
    if not moment or not is_day(moment[1]):
        raise _wrong(place, f"has published {value!r}", "must be a date written YYYY-MM-DD, or null")
    return moment[1]


def _language(row: dict[str, Any], place: str) -> str | None:
    value = _string(row, "language", place)
    if value is None:
        return None
    code = language_code(value)
    if code is None:
        raise _wrong(place, f"has language {value!r}", "must be an ISO 639-1 code such as en, or null")
    return code


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "null" if value is None else "a string")


def _wrong(place: str, found: str, rule: str) -> UnreadableInputError:
    return UnreadableInputError(
        f"{place} {found}, but it {rule}",
        hint="correct that line; the others are not touched",
        code="bad-field",
    )
