"""Which language a text is in."""

import re
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from onrecord import languages
from onrecord.gazetteer.tables import rows
from onrecord.model import Note

_ENOUGH_LETTERS = 20
_ENOUGH_CHARACTERS = 20_000
_ENOUGH_CONFIDENCE = 0.5  # measured: sentences of ten words reach 0.9, single words stay under 0.1
_ENOUGH_WORDS = 2  # one word alone may be a loan or a name
_LONG_ENOUGH, _PLAIN_WORDS, _PLAIN_SHARE = (
    40,
    4,
    0.08,
)  # 20 real English texts: 4 to 18, 0.11 to 0.28; 12 others: 0
_WORD = re.compile(r"[^\W\d_]+")


class Told(NamedTuple):
    """A language, or None, with the notes it calls for."""

    language: str | None
    notes: tuple[Note, ...]


@cache
def _names() -> dict[str, str]:
    listed = rows(resources.files("onrecord.intake") / "language_names.tsv")
    return {row["code"]: row["name"] for row in listed}


def language_name(code: str) -> str | None:
    """The English name of a two-letter ISO 639-1 code, or None when there is no such code."""
    return _names().get(code)


def language_code(written: str) -> str | None:
    """The ISO 639-1 code in a language tag such as ``en-US`` or ``pt_BR``, or None when it has none."""
    code = written.strip().replace("_", "-").split("-")[0].lower()
    return code if code in _names() else None


def tell_language(readable: str, *, given: str | None, declared: str | None) -> Told:
    """The language of a text: as given, else as detected, else as the page declares it.

    Args:
        readable: The text without furniture.
        given: What the caller or the input says; nothing is detected then.
        declared: What the page declares, believed only where detection is not sure.
    """
    language = given or _detected(readable) or declared
    if language is None:
        unsure = Note(
            code="language-unknown",
            text="The language could not be told from so little text; nothing was read from it. "
            "Say which it is with --language, for example --language en.",
        )
        return Told(None, (unsure,))
    if language not in languages.READ:
        return Told(language, (_not_read(language),))
    return Told(language, ())


def _not_read(language: str) -> Note:
    *first, last = (f"{language_name(code)} ({code})" for code in languages.READ)
    read = f"{', '.join(first)} and {last}"
    return Note(
        code="language-not-read",
        text=f"The text is in {language_name(language)} ({language}), which is not read yet; "
        f"nothing was taken from it. Read is {read}; if the language was told wrongly, say --language en.",
    )


def _detected(readable: str) -> str | None:
    if sum(character.isalpha() for character in readable[:_ENOUGH_CHARACTERS]) < _ENOUGH_LETTERS:
        return None
    sample = readable[:_ENOUGH_CHARACTERS]
    if sample.isupper():
        sample = sample.lower()  # cables in capitals; the model has seen few of them
    if (plain := _plainly(sample)) is not None:
        return plain
    language, confidence = _identifier().classify(sample)
    return (
        str(language) if confidence >= _ENOUGH_CONFIDENCE and language in _names() else _told_by_words(sample)
    )


def _plainly(sample: str) -> str | None:
    """The language whose own words are so many of a text's that the statistics need not be loaded."""
    words = [word.lower() for word in _WORD.findall(sample)]
    for code in languages.READ:
        told = [word for word in words if word in languages.telling_words(code)]
        plain = len(set(told)) >= _PLAIN_WORDS and len(told) >= _PLAIN_SHARE * len(words)
        if plain and len(words) >= _LONG_ENOUGH:
            return code
    return None


def _told_by_words(sample: str) -> str | None:
    """The language whose own words a text has, where names hide it from the statistics."""
    words = {word.lower() for word in _WORD.findall(sample)}
    return next(
        (code for code in languages.READ if len(words & languages.telling_words(code)) >= _ENOUGH_WORDS), None
    )


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, so only when one is needed

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if label in _names()])
    return identifier
