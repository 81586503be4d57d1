"""What somebody at the keyboard should mend, while the board goes on: the configuration that it cannot take over."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.ui.render.cells import Spans, fit, wrapped
from wallboard.ui.widgets.lines import Lines

_SIGN = " ◆ "
_MOST_LINES = 4


class Notice(Lines):
    """Under the banner, as high as what it has to say; nothing at all while there is nothing."""

    DEFAULT_CSS = """
    Notice { height: auto; display: none; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def show(self, words: str, width: int) -> None:
        """Take the words, '' for none, and the width there will be."""
        self._words = words
        self.have_lines(len(self.lines(width, 0)))
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the words in lines, behind a sign."""
        told = wrapped(self._words, width - len(_SIGN) - 1)[:_MOST_LINES] if self._words else ()
        begins = (_SIGN, *[" " * len(_SIGN)] * _MOST_LINES)
        return tuple(((fit(begin + line, width), "warning"),) for begin, line in zip(begins, told, strict=False))
