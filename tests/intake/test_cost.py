"""What reading plain text must not load."""

import subprocess
import sys

import pytest

READ = """
import sys
from onrecord.intake import Request, load
rows = list(load([sys.argv[1]], Request(language="en")))
assert rows[0].document
print(*(name for name in {heavy!r} if name in sys.modules))
"""
HEAVY = ("trafilatura", "httpx2", "lxml", "stamina", "py3langid", "numpy", "charset_normalizer", "spacy")


@pytest.mark.parametrize("content", ["The ministers met.", '{"text": "The ministers met."}'])
def test_plain_text_loads_nothing_heavy(tmp_path, content):
    path = tmp_path / ("a.jsonl" if content.startswith("{") else "a.txt")
    path.write_text(content)
    done = subprocess.run(
        [sys.executable, "-c", READ.format(heavy=HEAVY), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []
