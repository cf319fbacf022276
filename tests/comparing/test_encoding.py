"""Texts as vectors: their form, their independence of each other, and what they tell apart."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from onrecord import networks
from onrecord.comparing import encoding
from onrecord.comparing.encoding import WIDTH, encode
from onrecord.errors import ModelError, UsageError

FOLDER = Path(encoding.__file__).resolve().parents[1] / "models/sentence-encoder"
TEXTS = [
    "The two leaders agreed to hold the next round of talks in Lima.",
    "Talks continue.",
    "The ministers discussed tariffs on steel, the port of Callao and a visa-free regime for students.",
    "Trade: $4.2bn (+7%).",
    "Ministrul a mulțumit pentru sprijin.",
    "🙂 Great call with my friend today! 🇫🇷🤝🇮🇳",
    "word " * 2000,
]
TRIPLES = [  # two that say the same, and a third from the same kind of text that says something else
    (
        "The presidents spoke by telephone on Monday.",
        "A phone call between the two heads of state took place at the start of the week.",
        "The ministers signed a memorandum on fisheries.",
    ),
    (
        "Bilateral trade grew by 12 percent last year.",
        "Commercial exchange between the two countries increased 12% over the previous year.",
        "The leaders condemned the attack on the embassy.",
    ),
    (
        "The president thanked Russia for the delivery of vaccines.",
        "He expressed gratitude for the supplies of vaccines against the coronavirus.",
        "The parties discussed the demarcation of the border.",
    ),
    (
        "Both sides called for an immediate ceasefire.",
        "They urged that the fighting stop at once.",
        "Flights between the capitals will resume in May.",
    ),
    (
        "The Secretary raised concerns about human rights.",
        "The situation of detained activists was brought up by the American side.",
        "The construction of the nuclear power plant is on schedule.",
    ),
    (
        "A direct air route between Caracas and Moscow was opened.",
        "Flights now connect the Venezuelan and the Russian capitals.",
        "The central banks extended their currency swap.",
    ),
    (
        "The Emir accepted the invitation to pay a state visit.",
        "The ruler of Qatar agreed to come on a visit of state.",
        "Imports of natural gas from Algeria have fallen.",
    ),
    (
        "The ministry rejected the accusations as groundless.",
        "The foreign office dismissed the allegations as having no basis.",
        "The governments will recognise each other's diplomas.",
    ),
    (
        "China reiterated that Taiwan is part of its territory.",
        "Beijing repeated its position that the island belongs to China.",
        "Japan will fund a hospital in the province.",
    ),
    (
        "The ambassador was summoned to receive a note of protest.",
        "The foreign ministry called in the envoy and lodged a protest.",
        "The sides welcomed the growing number of tourists.",
    ),
    (
        "The two armies will hold joint exercises in autumn.",
        "Common military drills are planned for the fall.",
        "The president offered condolences after the earthquake.",
    ),
    (
        "Egypt lifted its ban on beef from Brazil.",
        "Cairo again allows Brazilian meat to be imported.",
        "The commission on migration met in Tunis.",
    ),
]


def test_a_text_gets_a_row_of_length_one():
    vectors = encode(TEXTS)
    assert vectors.shape == (len(TEXTS), WIDTH)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_rows():
    assert encode([]).shape == (0, WIDTH)


@pytest.mark.parametrize("empty", ["", " \n\t", "\u200b", "\x00"])
def test_a_text_without_a_word_gives_zeros(empty):
    vectors = encode([empty, "Talks continue."])
    assert not vectors[0].any()
    assert vectors[1].any()
    assert not encode([empty]).any()


@pytest.mark.parametrize("size", [1, 2, 3, len(TEXTS)])
def test_a_vector_does_not_depend_on_what_is_asked_with_it(size):
    whole = encode(TEXTS)
    parts = [encode(TEXTS[start : start + size]) for start in range(0, len(TEXTS), size)]
    assert np.concatenate(parts).tobytes() == whole.tobytes()


def test_a_vector_does_not_depend_on_the_order():
    order = [3, 0, 6, 2, 5, 1, 4]
    assert encode([TEXTS[i] for i in order]).tobytes() == encode(TEXTS)[order].tobytes()


def test_another_process_gives_the_same_bytes():
    program = (
        "import sys; from onrecord.comparing.encoding import encode;"
        "sys.stdout.write(encode(sys.argv[1:]).tobytes().hex())"
    )
    run = subprocess.run([sys.executable, "-c", program, *TEXTS], capture_output=True, text=True, check=True)
    assert run.stdout == encode(TEXTS).tobytes().hex()


@pytest.mark.parametrize(("one", "other", "unrelated"), TRIPLES, ids=lambda text: text[:30])
def test_a_paraphrase_is_nearer_than_another_statement(one, other, unrelated):
    a, b, c = encode([one, other, unrelated])
    assert a @ b > max(a @ c, b @ c) + 0.2


def test_of_a_long_text_the_first_256_word_pieces_count():
    head = "word " * 254  # and the two marks that every text gets
    short, full, longer = encode(["word " * 253, head, head + "missiles and tariffs " * 500])
    assert full.tobytes() == longer.tobytes()
    assert short.tobytes() != full.tobytes()


def test_emoji_do_not_hide_the_words():
    plain, marked, other = encode(
        ["Great call with my friend", "🙂 Great call with my friend 🇮🇳", "Wheat prices fell"]
    )
    assert plain @ marked > 0.7 > plain @ other


def test_one_text_alone_is_refused():
    with pytest.raises(UsageError, match="several texts"):
        encode("The presidents spoke.")


def test_the_cosines_of_the_card_are_those_measured():
    card = (FOLDER / "MODEL.md").read_text("utf-8")
    rows = re.findall(r"^  \| (.+) \| (.+) \| (0\.\d\d) \|$", card, re.MULTILINE)
    assert len(rows) == 6
    for one, other, cosine in rows:
        a, b = encode([one, other])
        assert a @ b == pytest.approx(float(cosine), abs=0.01), one


def test_the_network_is_small():
    assert (FOLDER / "model.onnx").stat().st_size <= 25_000_000


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder that stands in for the package's, with the load forgotten before and after."""
    monkeypatch.setattr(networks, "place", lambda folder: tmp_path)
    encoding._loaded.cache_clear()
    yield tmp_path
    encoding._loaded.cache_clear()


def test_a_missing_file_is_told(elsewhere):
    with pytest.raises(ModelError, match=r"model\.onnx.*cannot be read.*reinstall"):
        encode(["Talks continue."])


def test_a_damaged_file_is_told(elsewhere):
    (elsewhere / "model.onnx").write_bytes((FOLDER / "model.onnx").read_bytes()[:-1])
    with pytest.raises(ModelError, match=r"model\.onnx.*damaged.*reinstall"):
        encode(["Talks continue."])
