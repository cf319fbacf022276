"""How the tests of claims read a sentence and write down what was claimed."""

from collections.abc import Callable

import pytest

from onrecord.claims import find_claims
from onrecord.extraction.actors import find_actors
from onrecord.extraction.parse import parse
from onrecord.extraction.statements import find_statements
from onrecord.intake import document_from_text
from onrecord.model import Claim, Period

Reader = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def read() -> Reader:
    def claims(text: str, *, title: str | None = None, published: str | None = None) -> tuple[Claim, ...]:
        intake = document_from_text(text, title=title, published=published, language="en")
        assert intake.document is not None
        parsed = parse(intake.document)
        actors = find_actors(parsed)
        return find_claims(parsed, actors, find_statements(parsed, actors))

    return claims


@pytest.fixture(scope="session")
def shorthand() -> Callable[[Claim], str]:
    """A claim as a case table writes it: pair, flow, seller, form, value, unit, period, base."""

    def written(claim: Claim) -> str:
        high = f"..{claim.value_high:.12g}" if claim.value_high else ""
        parts = [
            "-".join(claim.parties) or "?",
            claim.flow,
            claim.exporter or "-",
            claim.form,
            f"{claim.value:.12g}{high}",
            claim.unit,
            _months(claim.period),
            _months(claim.base),
        ]
        return " ".join(parts)

    return written


@pytest.fixture(scope="session")
def in_full(shorthand: Callable[[Claim], str]) -> Callable[[Claim], str]:
    """The shorthand of a claim with its hedge, direction, whole, list, other partner and product."""

    def written(claim: Claim) -> str:
        product = claim.product and f"{claim.product.words} ({claim.product.hs or '-'})"
        told = [
            claim.hedge if claim.hedge != "exactly" else None,
            claim.direction,
            claim.share_of and f"share of {claim.share_of}",
            claim.rank_of and f"among those of {claim.rank_of}",
            claim.compared_with and f"against {claim.compared_with}",
            product,
        ]
        return ", ".join([shorthand(claim), *filter(None, told)])

    return written


def _months(period: Period | None) -> str:
    if period is None:
        return "-"
    return str(period.year) if period.year else f"{period.start}/{period.end}"
