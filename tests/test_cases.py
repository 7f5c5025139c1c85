"""The cases from the field: most are to be wholly right; docs/cases.md lists those that are not, with the reason."""

import pytest

from benchmarks.cases import CASES, RememberingEncoder, failures, variants

AIMED = 0.85  # of the variants

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CASES.is_dir(), reason="the cases lie beside the project, in ../shared/cases"),
]


@pytest.fixture(scope="module")
def wrong(reader):
    encoder = RememberingEncoder()
    found = {path: failures(path, encoder, reader) for path in variants()}
    return {f"{path.parent.name}/{path.name}": what for path, what in found.items() if what}


def test_most_cases_are_right(wrong):
    assert len(wrong) <= (1 - AIMED) * len(variants()), wrong
