"""Inks: the names that `render` gives to its spans, and their colours as the theme has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from wallboard.ui.render.cells import Spans, fit_spans
from wallboard.ui.render.inks import INKS

_WITH_GROUND = ("cursor", "gap", "banner")
"""Inks that bring a ground of their own."""
STALE_INK = "hint"
"""What every ink turns into where the numbers are old: colours off. But for the track: it is what is not there."""
_REVERSED, _UPRIGHT = Style(reverse=True), Style(reverse=False)


class Inked(Widget, inherit_bindings=False):
    """A widget that draws spans."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in (*INKS, *_WITH_GROUND)}
    DEFAULT_CSS = f"""
    Inked {{
        {"".join(f".ink--{name} {{ color: ${name}; text-style: ${name}-style; }}" for name in INKS)}
        .ink--cursor {{ background: $cursor; text-style: $cursor-style; }}
        .ink--gap {{ background: $background; }}
        .ink--banner {{ color: $banner-text; background: $banner; text-style: $banner-text-style; }}
    }}
    """

    def ink(self, name: str) -> Style:
        """Return the style of an ink, without a ground of its own unless the ink has one."""
        return self.get_component_rich_style(f"ink--{name}", partial=True)

    def painted(self, spans: Spans, width: int, *, ground: str | None = None, is_current: bool = True) -> Strip:
        """Return one line in exactly `width` cells, on the widget's ground or on that of the ink `ground`.

        Old numbers (`is_current` False) lose their colours.
        """
        base = self.rich_style + self.ink(ground) if ground else self.rich_style
        segments: list[Segment] = []
        for text, name in fit_spans(spans, width):
            ink = self.ink(name if is_current or name == "track" else STALE_INK)
            if base.reverse or ink.reverse:
                segments += _in_reverse(text, base, ink)
            else:
                segments.append(Segment(text, base + ink))
        return Strip(segments, width)


def _in_reverse(text: str, ground: Style, ink: Style) -> Iterator[Segment]:
    """Yield a text where ink or ground is in reverse video.

    A ground in reverse video has the colour of what stands on it: inks of many colours would cut it into stripes, so
    that they lose theirs there; one that is in reverse video itself turns back, and so stands out. An ink in reverse
    video makes plates of words, and of them alone: what is drawn of lines and blocks would be turned inside out, and
    the space beside a figure into a block.
    """
    word = text.strip(" ")
    if ink.bgcolor is not None:
        yield Segment(text, ground + _UPRIGHT + ink)
    elif ground.reverse:
        yield Segment(text, ground + ink.without_color + (_UPRIGHT if ink.reverse else _REVERSED))
    elif not word or any("─" <= character <= "▟" for character in word):
        yield Segment(text, ground + ink + _UPRIGHT)
    else:
        before, _, after = text.partition(word)
        style = ground + ink
        parts = ((before, style + _UPRIGHT), (word, style), (after, style + _UPRIGHT))
        yield from (Segment(part, each) for part, each in parts if part)
