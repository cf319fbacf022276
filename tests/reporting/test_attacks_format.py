"""The table of attacks on a page: one JSON object a line, in ASCII, which no editor alters.

``where`` names the fields an attack is put into (``text``, ``title``, ``outlet``, ``url``, ``speaker``,
``id``, ``file-name``); what is put there is ``before`` + ``payload`` times ``repeat`` + ``after``.
"""

import json
from pathlib import Path

import pytest

LINES = (Path(__file__).parent / "attacks.jsonl").read_text("ascii").splitlines()
ATTACKS = [json.loads(line) for line in LINES]
PLACES = {"text", "title", "outlet", "url", "speaker", "id", "file-name"}
KINDS = {
    "script", "handler", "vector", "css", "link", "page", "island", "clobber", "direction", "invisible",
    "offset", "size", "template", "formula", "table",
}  # fmt: skip


def test_no_two_attacks_share_a_name_or_an_effect():
    assert len({attack["name"] for attack in ATTACKS}) == len(ATTACKS)
    effects = [json.dumps({**attack, "name": ""}, sort_keys=True) for attack in ATTACKS]
    assert len(set(effects)) == len(ATTACKS)


def test_every_kind_and_every_place_is_attacked():
    assert {attack["kind"] for attack in ATTACKS} == KINDS
    assert {place for attack in ATTACKS for place in attack["where"]} == PLACES


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack["name"] for attack in ATTACKS])
def test_an_attack_says_what_is_put_where(attack):
    assert {"name", "kind", "where", "payload"} <= set(attack)
    assert set(attack) <= {"name", "kind", "where", "before", "payload", "repeat", "after"}
    assert attack["where"]
    assert attack["payload"]
    assert attack.get("repeat", 2) > 1
