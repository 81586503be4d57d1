"""Inks: the names that `render` gives to its spans, and their colours as the theme has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region
from textual.strip import Strip

from wallboard.ui.render.ascii import in_ascii, without_colour
from wallboard.ui.render.cells import Span, Spans, fit_spans
from wallboard.ui.widgets.plain_box import PlainBox

_ON_GROUNDS: dict[str, tuple[str | None, str]] = {
    "cursor": (None, "cursor"),
    "gap": (None, "background"),
    "banner": ("banner-text", "banner"),
    "critical-plate": ("panel", "critical"),
}
"""Inks that bring a ground of their own → the theme's ink, if any, and ground."""
STALE_INK = "hint"
"""What every ink turns into where the numbers are old: colours off. But for the track: it is what is not there."""
SIGNS, ASCII, UNICODE = "signs", "ascii", "unicode"
"""A variable of the theme beside its colours, and what it may be: the signs that are drawn."""
_MOST_KEPT = 256
"""Lines as they came out, for each widget: those of some screens, of which few change from second to second."""
_REVERSED, _UPRIGHT = Style(reverse=True), Style(reverse=False)
_DRAWN = re.compile(r'[─-▟]|^[|"_=. -]{2,}$')
"""Lines and blocks, and what they are in ASCII."""


class Inked(PlainBox, inherit_bindings=False):
    """A widget that draws spans.

    The inks are looked up among the theme's variables and are no component classes: for twenty of those in each widget
    Textual reads the style sheet again with every focus and every screen, which took longer than all of the drawing.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._inks: dict[str, Style] = {}
        self._plain: dict[str, bool] = {}
        self._inks_are_of: object = None
        """The theme's variables that they are made of."""
        self._own_style: Style | None = None
        self._inks_are_true = True
        """None that was drawn with is of the terminal's own colours, or dim."""
        self._strips: dict[tuple[Spans, int, str | None, bool], Strip] = {}

    def ink(self, name: str) -> Style:
        """Return the style of an ink, without a ground of its own unless the ink has one."""
        variables = self.app.theme_variables
        colour, ground = _ON_GROUNDS.get(name, (name, None))
        text_style = variables.get(f"{colour or ground}-style", "none")
        return _style(colour and variables[colour], ground and variables[ground], text_style)

    @property
    def rich_style(self) -> Style:
        """The widget's own colours, remembered: Textual asks all that it stands on, for each line anew."""
        if self._own_style is None:
            self._own_style = super().rich_style
        return self._own_style

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what lines go through (Textual's API): true colours need not be made true once more."""
        filters = super().get_line_filters()
        if not (self._inks_are_true and _is_true(self.rich_style)):
            return filters
        return [each for each in filters if not isinstance(each, ANSIToTruecolor)]

    def painted(self, spans: Spans, width: int, *, ground: str | None = None, is_current: bool = True) -> Strip:
        """Return one line in exactly `width` cells, on the widget's ground or on that of the ink `ground`.

        Old numbers (`is_current` False) lose their colours.
        """
        line = spans, width, ground, is_current
        if line not in self._strips:
            if len(self._strips) >= _MOST_KEPT:
                self._strips.clear()
            segments = self.segments(fit_spans(spans, width), ground=ground, is_current=is_current)
            self._strips[line] = Strip(segments, width)
        return self._strips[line]

    def repaint(self, before: Sequence[Strip], after: Sequence[Strip]) -> list[Strip]:
        """Repaint the lines that came out differently, or all where there are more or fewer than before; return all.

        Those that came out the same are those of before.
        """
        if len(before) != len(after):
            self.refresh()
            return list(after)
        lines = [old if old == new else new for old, new in zip(before, after, strict=True)]
        for y, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old is not new:
                self.refresh(Region(0, y, self.size.width, 1))
        return lines

    def segments(self, spans: Spans, *, ground: str | None = None, is_current: bool = True) -> list[Segment]:
        """Return a part of a line, as wide as its spans are, painted as `painted` does."""
        base = self.rich_style + self._remembered(ground) if ground else self.rich_style
        segments: list[Segment] = []
        if self.app.theme_variables.get(SIGNS) == ASCII:
            spans = tuple((in_ascii(text, name), name) for text, name in spans)
        elif self.app.no_color:
            spans = tuple((without_colour(text, name), name) for text, name in spans)
        for text, name in self._runs(spans, is_current=is_current):
            ink = self._remembered(name)
            if base.reverse or ink.reverse:
                segments += _in_reverse(text, base, ink)
            else:
                segments.append(Segment(text, base + ink))
        return segments

    def _runs(self, spans: Spans, *, is_current: bool) -> Iterator[Span]:
        """Yield a span for neighbours that look alike: Textual and the terminal take their time for each."""
        text, name = "", ""
        for more, ink in spans:
            shown = ink if is_current or ink == "track" else STALE_INK
            if text and (shown == name or (more.isspace() and self._is_plain(shown) and self._is_plain(name))):
                text += more
            else:
                if text:
                    yield text, name
                text, name = more, shown
        if text:
            yield text, name

    def _is_plain(self, name: str) -> bool:
        """Say whether one does not see the ink in a blank."""
        if name not in self._plain:
            ink = self._remembered(name)
            self._plain[name] = ink.bgcolor is None and not (ink.reverse or ink.underline or ink.strike)
        return self._plain[name]

    def notify_style_update(self) -> None:
        """Forget the styles: theme or focus have changed."""
        super().notify_style_update()
        self._own_style = None
        self._strips.clear()
        if self._inks_are_of is not self.app.theme_variables:
            self._inks_are_of = self.app.theme_variables
            self._inks_are_true = True
            self._inks.clear()
            self._plain.clear()
            self.refresh()

    def _remembered(self, name: str) -> Style:
        if name not in self._inks:
            self._inks[name] = self.ink(name)
            self._inks_are_true &= _is_true(self._inks[name])
        return self._inks[name]


@cache
def _style(colour: str | None, ground: str | None, text_style: str) -> Style:
    """Return the style of two colours, as style sheets write them, and a text style; None: whatever is there."""
    own = Style(
        color=Color.parse(colour).rich_color if colour else None,
        bgcolor=Color.parse(ground).rich_color if ground else None,
    )
    return own + Style.parse(text_style)


def _is_true(style: Style) -> bool:
    """Say whether a style looks the same on every terminal that has true colours."""
    return not style.dim and all(colour is None or colour.triplet for colour in (style.color, style.bgcolor))


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
    elif not word or _DRAWN.search(word):
        yield Segment(text, ground + ink + _UPRIGHT)
    else:
        before, _, after = text.partition(word)
        style = ground + ink
        parts = ((before, style + _UPRIGHT), (word, style), (after, style + _UPRIGHT))
        yield from (Segment(part, each) for part, each in parts if part)
