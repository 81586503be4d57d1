from __future__ import annotations

import pytest

from wallboard.cli.cells import padded, width


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("Sales", 5), ("日本", 4), ("é", 1), ("e\u0301", 1), ("ｗ", 2), ("a\u200bb", 2), ("–", 1)],
)
def test_a_text_is_measured_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_a_text_is_padded_to_cells_and_never_cut() -> None:
    assert padded("日本", 6) == "日本  "
    assert padded("12", 4, right=True) == "  12"
    assert padded("Sales", 3) == "Sales"
