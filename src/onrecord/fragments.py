"""Links to a stretch of a page: text fragments, and the one rule on which addresses are linked.

Source: URL Fragment Text Directives, WICG draft community group report,
https://wicg.github.io/scroll-to-text-fragment/: ``#:~:text=[prefix-,]start[,end][,-suffix]``, each part
percent-encoded with ``&``, ``-`` and ``,`` among what is encoded. A browser takes the first place where the
parts follow each other, white space and case aside, each part whole words within one block.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LONG_QUOTE = 150
"""Code points from which a quote is given by its first and last words."""
_EDGE_WORDS = (4, 8, 16, 1)
_AROUND_WORDS = (0, 1, 3, 6, 12)
_REACH = 400
_LONGEST = 2000
_LEGAL = "%/:=&?~#+!$,;'@()*[]"
_BLANK = r"[^\S\n]+"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\]")


@dataclass(frozen=True, slots=True)
class TextDirective:
    """The parts of one text directive, not encoded; None where there is none."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    def __str__(self) -> str:
        """As it stands behind ``#:~:``."""
        parts = (
            f"{_encoded(self.prefix)}-" if self.prefix else "",
            _encoded(self.start),
            _encoded(self.end) if self.end else "",
            f"-{_encoded(self.suffix)}" if self.suffix else "",
        )
        return f"text={','.join(filter(None, parts))}"


def web_address(url: str | None) -> str | None:
    """The address as it may stand in a link: http or https with a host, illegal characters encoded.

    None for anything else (``javascript:``, ``data:``, ``file:``, a path, an address with spaces or control
    characters in it), which must not become a link.
    """
    if not url or _FORBIDDEN.search(url):
        return None
    try:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or (parts.port or 0) < 0:
            return None
    except ValueError:
        return None
    return quote(_STRAY_PERCENT.sub("%25", url), safe=_LEGAL, errors="replace")


def fragment_url(url: str | None, text: str, start: int, end: int) -> str | None:
    """A link to ``text[start:end]`` in the page at ``url``; None where the address cannot be linked.

    Args:
        url: Where the text was published.
        text: All of it; an offset is a code point.
        start: First code point, inclusive.
        end: Last code point, exclusive.

    Returns:
        The address with the fragment it had and the text directive; a text directive that it had is dropped.
        A place that no directive can name (no word, or one that never ends) gets the bare address.
    """
    address = web_address(url)
    if address is None:
        return None
    page = address.partition("#")[0]
    fragment = fragment_of(address, text, start, end)
    return f"{page}#{fragment}" if fragment else page


def fragment_of(address: str, text: str, start: int, end: int) -> str:
    """What stands behind the ``#`` of such a link: the fragment the address had, then the text directive."""
    element = address.partition("#")[2].partition(":~:")[0]
    told = directive(text, start, end)
    return f"{element}:~:{told}" if told else element


def directive(text: str, start: int, end: int) -> TextDirective | None:
    """The shortest text directive that leads to ``text[start:end]``, widened to whole words.

    Where even the longest is ambiguous, which takes a text that repeats itself word by word, it leads to the
    first of the places that look alike.
    """
    start, end = _whole_words(text, start, end)
    if start >= end:
        return None
    alike = None
    for told in _candidates(text, start, end):
        if len(str(told)) > _LONGEST:
            continue
        found = find(text, told)
        if found == (start, end):
            return told
        alike = told if found else alike
    return alike


def find(text: str, told: TextDirective) -> tuple[int, int] | None:
    """Where a browser would find it in the text: the first place, as code points; None if nowhere."""
    opening = _bounded(told.start)
    if told.prefix:
        opening = rf"{_bounded(told.prefix)}\s*(?P<start>{_words(told.start)}){_boundary_after(told.start)}"
    else:
        opening = f"(?P<start>{opening})"
    closing = rf"(?P<end>{_bounded(told.end)})" if told.end else ""
    after = rf"\s*{_words(told.suffix)}{_boundary_after(told.suffix)}" if told.suffix else ""
    if not closing:
        found = re.search(opening + after, text, re.IGNORECASE)
        return (found.start("start"), found.end("start")) if found else None
    opened = re.search(opening, text, re.IGNORECASE)
    closed = re.compile(closing + after, re.IGNORECASE).search(text, opened.end("start")) if opened else None
    return (opened.start("start"), closed.end("end")) if opened and closed else None


def _candidates(text: str, start: int, end: int) -> Iterator[TextDirective]:
    said = text[start:end]
    ranged = "\n" in said or (end - start > LONG_QUOTE and len(said.split()) > 1)
    for around in _AROUND_WORDS:
        prefix = _last_words(text[max(0, start - _REACH) : start], around)
        suffix = _first_words(text[end : end + _REACH], around)
        for edge in _EDGE_WORDS if ranged else (0,):
            first, last = (_first_words(said, edge), _last_words(said, edge)) if ranged else (said, None)
            yield TextDirective(" ".join(first.split()), last, prefix or None, suffix or None)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks at its ends, and with the rest of the words it cuts."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    lowest, highest = max(0, start - _REACH), min(len(text), end + _REACH)
    while lowest < start < end and _joins(text[start - 1], text[start]):
        start -= 1
    while start < end < highest and _joins(text[end - 1], text[end]):
        end += 1
    return start, end


def _joins(left: str, right: str) -> bool:
    return re.fullmatch(r"\w\w", left + right) is not None


def _first_words(said: str, count: int) -> str:
    """The first words of the first line that has any."""
    return " ".join(said.strip().partition("\n")[0].split()[:count])


def _last_words(said: str, count: int) -> str:
    words = said.strip().rpartition("\n")[2].split()
    return " ".join(words[len(words) - count :] if count < len(words) else words) if count else ""


def _words(said: str) -> str:
    return _BLANK.join(map(re.escape, said.split()))


def _bounded(said: str) -> str:
    before = r"(?<!\w)" if re.match(r"\w", said) else ""
    return f"{before}{_words(said)}{_boundary_after(said)}"


def _boundary_after(said: str) -> str:
    return r"(?!\w)" if re.search(r"\w\Z", said) else ""


def _encoded(said: str) -> str:
    return quote(said, safe="", errors="replace").replace("-", "%2D")
