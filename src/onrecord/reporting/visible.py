"""Text of strangers made safe to look at: nothing in it may steer a terminal or turn the page around."""

_DIRECTION_CONTROLS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SURROGATES = range(0xD800, 0xE000)
_SHOWN = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"},
    **dict.fromkeys((*range(0x7F, 0xA0), *_SURROGATES, *_DIRECTION_CONTROLS), 0xFFFD),
}


def visible(text: str) -> str:
    """The text, one code point for one, with control characters replaced by a visible sign.

    Line ends and tabs stay; the carriage return of a CRLF becomes a space, a lone one a line end.
    Characters that override the direction of text become U+FFFD.
    """
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(_SHOWN)


def on_one_line(text: str) -> str:
    """The text with every run of white space as one space, and safe to show."""
    return " ".join(visible(text).split())


def shortened(text: str, limit: int) -> str:
    """One line of at most ``limit`` code points, cut at a word, with an ellipsis where cut."""
    line = on_one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
