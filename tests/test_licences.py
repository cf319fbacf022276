"""No package of the base install may be under the GPL alone."""

import re
from importlib import metadata
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parents[1] / "requirements/base.txt"
NAMES = re.findall(r"^([\w.-]+)==", BASE.read_text("utf-8"), re.MULTILINE)
PERMISSIVE = re.compile(r"MIT|BSD|Apache|MPL|Mozilla|ISC|PSF|Python", re.IGNORECASE)


def licence(name):
    about = metadata.metadata(name)
    classified = [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
    return " ".join([about.get("License-Expression") or about.get("License") or "", *classified])


@pytest.mark.parametrize("name", NAMES)
def test_a_base_package_has_a_licence_we_can_build_on(name):
    assert PERMISSIVE.search(licence(name)), licence(name)
