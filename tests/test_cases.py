"""Most of the cases from the field are wholly right; docs/cases.md lists those that are not."""

import pytest

from tests.cases import CASES, RememberingEncoder, failures, variants

FLOOR = 0.8  # of the variants


@pytest.mark.slow
@pytest.mark.skipif(not CASES.is_dir(), reason="the cases lie beside the project, in ../shared/cases")
def test_most_cases_from_the_field_are_right(reader):
    encoder = RememberingEncoder()
    wrong = {
        f"{path.parent.name}/{path.name}": found for path in variants() if (found := failures(path, encoder, reader))
    }
    assert len(wrong) <= (1 - FLOOR) * len(variants()), wrong
