"""A theme in the 256 colours that every such terminal has, so chosen that it stays as readable as it was.

rich takes the colour of a cube of 6 × 6 × 6 that is nearest in numbers: panels as dark as ours become black like what
is behind them, and greys blue. Here the nearest to the eye is taken, of those that are readable; no two grounds that
differ become one, and inks that one tells apart at a glance stay so far apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from math import hypot

from msgspec.structs import replace
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet

from wallboard.ui.render.inks import GROUNDS, INKS
from wallboard.ui.render.palette import Palette
from wallboard.ui.themes.contrast import READABLE, contrast, texts_on_grounds

_Lab = tuple[float, float, float]
_FIRST, _FIRST_GREY, _END = 16, 232, 256
"""Before them stand the terminal's own 16."""
_APART = 20.0
"""In CIELAB, of colours that are told apart at a glance: two reds differ by 17, of which one would be an amber."""


def in_256_colours(palette: Palette) -> Palette:
    """Return a palette of which rich makes the right ones of the 256 colours; the terminal's own stay."""
    colours = {name: colour for name, colour in palette.colours.items() if colour.startswith("#")}
    grounds = _grounds(colours)
    seen = grounds | _inks(colours, grounds, palette)
    return replace(palette, colours={**palette.colours, **{name: written()[colour] for name, colour in seen.items()}})


@cache
def written() -> Mapping[str, str]:
    """Return each of the 240 colours that all terminals agree on, and of what rich makes it."""
    cube = [Color.from_ansi(number).get_truecolor().hex for number in range(_FIRST, _FIRST_GREY)]
    greys = [Color.from_ansi(number).get_truecolor().hex for number in range(_FIRST_GREY, _END)]
    # rich counts 25 steps of grey from black to white, and does not come out where it is on the way back.
    steps = [ColorTriplet(*(round(255 * (step + 1) / 25),) * 3).hex for step in range(len(greys))]
    return {colour: colour for colour in cube if _made_of(colour) == colour} | dict(zip(greys, steps, strict=True))


def _made_of(colour: str) -> str:
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def _grounds(colours: Mapping[str, str]) -> dict[str, str]:
    """Return the colour that each ground becomes."""
    seen: dict[str, str] = {}
    for ground in (name for name in GROUNDS if name in colours):
        others = {colours[other]: found for other, found in seen.items()}
        same = others.get(colours[ground])
        free = [one for one in written() if one not in others.values()]
        seen[ground] = same or min(free, key=lambda one: _distance(one, colours[ground], lightness=2))
    return seen


def _inks(colours: Mapping[str, str], grounds: Mapping[str, str], palette: Palette) -> dict[str, str]:
    """Return the colour that each ink becomes on these grounds, the same for those that have the same on the same."""
    behind: dict[str, tuple[str, ...]] = {}
    for ink, ground in texts_on_grounds(palette):
        behind[ink] = (*behind.get(ink, ()), *([grounds[ground]] if ground in grounds else []))
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    inks = {ink: (colours[ink], behind.get(ink, ())) for ink in INKS if ink in colours}
    for colour, on in dict.fromkeys(inks.values()):
        others = [found for (other, _), found in seen.items() if _distance(colour, other) >= _APART]
        seen[colour, on] = _nearest(colour, _readable(on), others)
    return {ink: seen[its] for ink, its in inks.items()}


@cache
def _readable(grounds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the colours that can be read on all the grounds, or those that come nearest to that."""
    worst = {one: min((contrast(one, ground) for ground in grounds), default=READABLE) for one in written()}
    enough = min(READABLE, max(worst.values()))
    return tuple(one for one, found in worst.items() if found >= enough)


def _nearest(colour: str, of: Iterable[str], others: Collection[str]) -> str:
    """Return the nearest that is told apart from the others, or the nearest where none is."""
    nearest = sorted(of, key=lambda one: _distance(one, colour))
    apart = (one for one in nearest if all(_distance(one, other) >= _APART for other in others))
    return next(apart, nearest[0])


def _distance(one: str, other: str, lightness: float = 1.0) -> float:
    """Return how far apart two colours are; `lightness` counts for more in a ground, as one must read on it."""
    light, red, blue = (part - its for part, its in zip(_lab(one), _lab(other), strict=True))
    return hypot(lightness * light, red, blue)


@cache
def _lab(colour: str) -> _Lab:
    """Return a colour in CIELAB, where distances are as people see them."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    x, y, z = (
        _cube_root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505),
        _cube_root(0.2126 * red + 0.7152 * green + 0.0722 * blue),
        _cube_root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089),
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _cube_root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
