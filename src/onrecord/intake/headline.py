"""Whether a text's first line is its headline."""

import re

_LONGEST = 200
_MOST_WORDS = 30
_ENDS_LIKE_A_SENTENCE = re.compile(r"(?<!\b[A-Z]\.[A-Z])[.,:;]$")
_DATELINE = re.compile(r"^[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.'/ -]+(?:,[^,–—-]{2,30})*\s*(?:\([^)]*\)\s*)?[-–—]+\s")


def headline(text: str) -> str | None:
    """The first line where it stands and reads like a headline, else None.

    It must be short, be followed by a blank line, not end like a sentence and be no dateline.
    """
    line, _, rest = text.partition("\n")
    line = line.rstrip()
    after, _, body = rest.partition("\n")
    if after.strip() or not body.strip():
        return None
    if not line or len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
        return None
    if _ENDS_LIKE_A_SENTENCE.search(line) or _DATELINE.search(line):
        return None
    return line
