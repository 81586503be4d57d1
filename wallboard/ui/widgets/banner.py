"""The banner over the numbers while they are not live: cause, next try, and the time that the numbers are from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from rich.cells import cell_len

from wallboard.model.instant import Instant
from wallboard.model.situation import Situation
from wallboard.ui.render.cells import Spans, fit, wrapped
from wallboard.ui.render.freshness import SEPARATOR, banner
from wallboard.ui.widgets.lines import Lines

_INDENT = "  "


class Banner(Lines):
    """As high as what it has to say; nothing at all while all is well."""

    DEFAULT_CSS = """
    Banner { height: auto; display: none; background: $banner; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[str, ...] = ()

    def show(self, situation: Situation, now: Instant, zone: tzinfo | None, width: int) -> None:
        """Take the situation at a moment, and the width there will be; the words count down from moment to moment."""
        self._told = banner(situation, now, zone)
        self.have_lines(len(self.lines(width, 0)))
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the paragraphs in lines, on the banner's own ground to both edges."""
        room = width - 2 * len(_INDENT)
        told = [line for paragraph in self._told for line in _broken(paragraph, room)]
        return tuple(((fit(_INDENT + line, width), "banner"),) for line in told)


def _broken(paragraph: str, width: int) -> list[str]:
    """Return a paragraph in lines that break between its parts, and inside of one where that is longer than a line."""
    lines: list[str] = []
    for part in paragraph.split(SEPARATOR):
        longer = f"{lines[-1]}{SEPARATOR}{part}" if lines else ""
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines += wrapped(part, width)
    return lines
