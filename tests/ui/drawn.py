"""What was drawn, as the tests read it: the text of spans and of widgets' lines, and the ink of a text."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.inks import INKS
from wallboard.ui.widgets.ink import Inked
from wallboard.ui.widgets.plain_box import PlainBox

Place = tuple[str, int]
"""Name of a widget's class, and the line."""


def text(spans: Spans) -> str:
    """The spans without their inks."""
    return "".join(part for part, _ in spans)


def ink(spans: Spans, part: str) -> str:
    """The ink of the first span that holds `part`."""
    return next(name for words, name in spans if part in words)


def lines(widget: Widget) -> list[str]:
    """The lines of a line-drawn widget from top to bottom, without the space at their ends."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def marked(widget: Inked) -> list[str]:
    """The lines that stand on the cursor's ground."""
    ground = widget.ink("cursor").bgcolor
    strips = [widget.render_line(y) for y in range(widget.size.height)]
    return [
        strip.text.rstrip() for strip in strips if any(part.style and part.style.bgcolor == ground for part in strip)
    ]


def colours(widget: Inked) -> set[str]:
    """The inks that a widget's words are drawn in; of inks with one colour, the first one's name."""
    names = {widget.ink(name).color: name for name in reversed(list(INKS))}
    return {names[style.color] for strip in _strips(widget) for style in _styles(strip)}


def _strips(widget: Inked) -> list[Strip]:
    return [widget.render_line(y) for y in range(widget.size.height)]


def _styles(strip: Strip) -> list[Style]:
    """The styles of what is more than space."""
    return [part.style for part in strip if part.text.strip() and part.style is not None]


def made_ready(monkeypatch: pytest.MonkeyPatch) -> set[Place]:
    """Return the lines that are made ready for the screen from now on: the set grows with them."""
    ready: set[Place] = set()
    render_lines = PlainBox.render_lines

    def spy(widget: PlainBox, crop: Region) -> list[Strip]:
        before = dict(widget._finished)
        strips = render_lines(widget, crop)
        after = widget._finished.items()
        ready.update((type(widget).__name__, y) for y, line in after if before.get(y) is not line)
        return strips

    monkeypatch.setattr(PlainBox, "render_lines", spy)
    return ready
