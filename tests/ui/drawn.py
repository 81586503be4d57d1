"""What was drawn, as the tests read it: the text of spans and of widgets' lines, and the ink of a text."""

from __future__ import annotations

from textual.widget import Widget

from wallboard.ui.render.cells import Spans


def text(spans: Spans) -> str:
    """The spans without their inks."""
    return "".join(part for part, _ in spans)


def ink(spans: Spans, part: str) -> str:
    """The ink of the first span that holds `part`."""
    return next(name for words, name in spans if part in words)


def lines(widget: Widget) -> list[str]:
    """The lines of a line-drawn widget from top to bottom, without the space at their ends."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
