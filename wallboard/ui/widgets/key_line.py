"""The last line: the keys that work here, and no others."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.ui.render.cells import Spans, width_of
from wallboard.ui.widgets.lines import Lines


class KeyLine(Lines):
    """Keys with what they do, as many as fit."""

    DEFAULT_CSS = """
    KeyLine { background: $panel; padding: 0 1; dock: bottom; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[tuple[str, str]] = ()

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        """Take the keys and what each does, the first ones first to stay."""
        self._keys = keys
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the keys from the left; what does not fit is in the help."""
        spans: Spans = ()
        for key, words in self._keys:
            part: Spans = ((key, "accent"), (f" {words}  ", "label"))
            if width_of(spans + part) > width:
                break
            spans += part
        return (spans,)
