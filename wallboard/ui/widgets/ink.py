"""Inks: the names that `render` gives to its spans, and their colours as the theme has them."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from wallboard.ui.render.cells import Spans, fit_spans

INKS = (
    "value",
    "strong",
    "label",
    "hint",
    "accent",
    "critical",
    "warning",
    "good",
    "tick",
    "track",
    "available",
    "offered",
    "busy",
    "wrap-up",
    "break",
    "offline",
    "cursor",
    "banner",
    "gap",
)
STALE_INK = "hint"
"""What every ink turns into where the numbers are old: colours off. But for the track: it is what is not there."""


class Inked(Widget, inherit_bindings=False):
    """A widget that draws spans."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in INKS}
    DEFAULT_CSS = """
    Inked {
        .ink--value { color: $value; }
        .ink--strong { color: $strong; text-style: bold; }
        .ink--label { color: $label; }
        .ink--hint { color: $hint; }
        .ink--accent { color: $accent; text-style: bold; }
        .ink--critical { color: $critical; text-style: bold; }
        .ink--warning { color: $warning; }
        .ink--good { color: $good; }
        .ink--tick { color: $tick; text-style: bold; }
        .ink--track { color: $track; }
        .ink--available { color: $available; }
        .ink--offered { color: $offered; }
        .ink--busy { color: $busy; }
        .ink--wrap-up { color: $wrap-up; }
        .ink--break { color: $break; }
        .ink--offline { color: $offline; }
        .ink--cursor { background: $cursor; }
        .ink--gap { background: $background; }
        .ink--banner { color: $banner-text; background: $banner; text-style: bold; }
    }
    """

    def ink(self, name: str) -> Style:
        """Return the style of an ink, without a ground of its own unless the ink has one."""
        return self.get_component_rich_style(f"ink--{name}", partial=True)

    def painted(self, spans: Spans, width: int, *, ground: str | None = None, is_current: bool = True) -> Strip:
        """Return one line in exactly `width` cells, on the widget's ground or on that of the ink `ground`.

        Old numbers (`is_current` False) lose their colours.
        """
        base = self.rich_style + self.ink(ground) if ground else self.rich_style
        segments = [
            Segment(text, base + self.ink(name if is_current or name == "track" else STALE_INK))
            for text, name in fit_spans(spans, width)
        ]
        return Strip(segments, width)
