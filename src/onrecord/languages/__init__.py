"""What differs between languages: one folder each, with rule tables."""

from onrecord.languages.rules import Rule, rules, table, tables, telling_words

READ: tuple[str, ...] = ("en", "es", "ru")
"""Languages whose texts are read, ISO 639-1."""

__all__ = ["READ", "Rule", "rules", "table", "tables", "telling_words"]
