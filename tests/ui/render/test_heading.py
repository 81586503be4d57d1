from __future__ import annotations

from tests.ui.drawn import text
from wallboard.model.filter import Filter
from wallboard.ui.render.heading import heading


def test_what_a_filter_leaves_is_written_as_every_count() -> None:
    spans = heading("AGENTS", ("by need", "hint"), Filter.of("sales"), (1900, 5000), is_filtered=True)

    assert text(spans) == "AGENTS   filter: sales  1 900 of 5 000"
