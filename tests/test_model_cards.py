"""The networks that the package carries: their files are those that the cards name."""

import hashlib
import re

import pytest

from onrecord.comparing import encoding
from onrecord.networks import place
from onrecord.tagging import reading

FILES = [
    (folder, name, digest)
    for folder, digests in (("sentence-encoder", encoding.DIGESTS), ("tagger", reading.DIGESTS))
    for name, digest in digests.items()
]


@pytest.mark.parametrize(("folder", "name", "digest"), FILES)
def test_a_file_is_that_of_the_card(folder, name, digest):
    content = (place(folder) / name).read_bytes()
    card = (place(folder) / "MODEL.md").read_text("utf-8")
    size, told = re.search(rf"\| `{name}` \| ([\d ]+) \| `(\w+)` \|", card).groups()
    assert hashlib.sha256(content).hexdigest() == told == digest
    assert len(content) == int(size.replace(" ", ""))


def test_the_tokenizer_is_the_encoders():
    assert encoding.DIGESTS["tokenizer.json"] == reading.TOKENIZER
