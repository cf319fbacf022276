"""Two numbers that are the ends of one range ("by between 24% and 28%", "ranged from 2 bn to 3 bn")."""

from onrecord.languages import rules

_REACH = 200  # characters before a number in which the words that make it the end of a range stand


def opened(text: str, first: tuple[int, int], second: tuple[int, int], kind: str) -> int | None:
    """Where the words begin that open the range of two numbers, or None where they are two figures.

    Args:
        text: The passage.
        first: Where the lower number begins, with its hedge, and ends.
        second: Where the other one begins, with its hedge, and ends.
        kind: What both are.
    """
    before = text[max(0, first[0] - _REACH) : first[0]]
    marked = f"{before}#{text[first[1] : second[0]]}#{text[second[1] :]}"
    for rule in rules("en", "ranges"):
        matches = rule.pattern.finditer(marked) if rule["kind"] in {"", kind} else ()
        if any(match.start() <= len(before) < match.end() for match in matches):
            return first[0] - len(before) + before.rstrip().rfind(" ") + 1
    return None
