"""Whatever becomes of a programme: a session file that can be used, or a sentence."""

from __future__ import annotations

import random

import pytest

from tests.sessionfile.importing.mutations import programmes, spoilt, tried

KNOWN = programmes()


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_a_spoilt_programme_gives_a_session_file_or_a_sentence(first: int) -> None:
    made = sum(tried(*spoilt(random.Random(seed), KNOWN)) for seed in range(first, first + 50))
    assert made >= 25
