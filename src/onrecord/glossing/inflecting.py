"""The forms of English words that glosses are made of."""

from functools import cache

_IRREGULAR = {
    ("be", "VBZ"): "is",
    ("be", "VBP"): "are",
    ("be", "VBD"): "was",
    ("can", "VBD"): "could",
    ("will", "VBD"): "would",
    ("may", "VBD"): "might",
    ("must", "VBD"): "had to",
}


@cache
def inflected(lemma: str, tag: str) -> str:
    """A form of an English word; of several words the first is changed ("take part": "took part").

    Args:
        lemma: The base form.
        tag: Penn Treebank tag of the form: VB, VBD, VBZ, VBP, VBG, VBN, NN, NNS.

    Returns:
        The form in lower case, the lemma itself where the tag asks for none other.
    """
    from lemminflect import getInflection  # half a second, so only when a text is glossed

    head, _, rest = lemma.partition(" ")
    if tag.startswith("NN"):
        rest, _, head = lemma.rpartition(" ")  # a noun's last word counts
    known = _IRREGULAR.get((head, tag))
    form = known or next(iter(getInflection(head, tag)), head)
    words = (rest, form) if tag.startswith("NN") else (form, rest)
    return " ".join(word for word in words if word)
