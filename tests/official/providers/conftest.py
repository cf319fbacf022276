"""Answers as they would come over the wire, without one."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.official.providers import Answer, Ask, Query

QUESTION = Query(reporters=("BRA",), partners=("ARG",), years=(2010, 2020))
Answered = Callable[..., Answer]


@pytest.fixture
def answered() -> Answered:
    """An answer with some content, to a question about Brazil and Argentina unless another is given."""

    def make(content: bytes | str, *, query: Query = QUESTION, status: int = 200, **ask: Any) -> Answer:
        return Answer(
            ask=Ask(url="https://provider.example/data", label="a label", about=query, **ask),
            content=content.encode() if isinstance(content, str) else content,
            media_type="application/json",
            retrieved="2024-05-06T07:08:09Z",
            status=status,
        )

    return make
