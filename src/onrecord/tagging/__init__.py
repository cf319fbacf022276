"""Who said what, as a network trained on news reads it: cue, source and content of each attribution."""

from onrecord.tagging.decoding import Tagged
from onrecord.tagging.reading import tag

__all__ = ["Tagged", "tag"]
