"""Texts in other languages, word by word in English, with every place kept.

One reader reads all languages: what it finds in a document's gloss is carried back to the document. A
language is an adapter, which gives the pieces of a text, and its tables in ``onrecord.languages``.
"""

from onrecord.glossing.alignment import Alignment, Piece
from onrecord.glossing.glossed import Glossed, gloss
from onrecord.glossing.returning import returned, returned_comparison

__all__ = ["Alignment", "Glossed", "Piece", "gloss", "returned", "returned_comparison"]
