"""The signs of states and directions in any size: triangles, diamonds and discs, by the geometry of their pixels."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Inside = Callable[[float, float], bool]
"""Says whether a point is inside of a shape that fills the square from -1 to 1, downwards positive."""


def _up(x: float, y: float) -> bool:
    return abs(x) <= (y + 1) / 2


def _down(x: float, y: float) -> bool:
    return _up(x, -y)


def _diamond(x: float, y: float) -> bool:
    return abs(x) + abs(y) <= 1


def _disc(x: float, y: float) -> bool:
    return x * x + y * y <= 0.9


SIGNS: Mapping[str, tuple[Inside, bool]] = {
    "▲": (_up, True),
    "▼": (_down, True),
    "△": (_up, False),
    "▽": (_down, False),
    "◆": (_diamond, True),
    "●": (_disc, True),
    "○": (_disc, False),
    "◐": (lambda x, y: _disc(x, y) and (x < 0 or not _disc(1.5 * x, 1.5 * y)), True),
}
"""Sign → its shape, and whether it is filled."""


def sign_width(stroke: int) -> int:
    """Return the cells of a sign beside letters of that stroke: an odd number, for its tip."""
    return 4 * stroke + 1


def sign_pixels(sign: str, stroke: int, height: int) -> list[list[bool]]:
    """Return a sign in rows of pixels, as wide as `sign_width` says; it stands on the line, as high as it is wide."""
    inside, is_filled = SIGNS[sign]
    width = sign_width(stroke)
    size = min(height, width)

    def is_inked(column: int, row: int) -> bool:
        return inside((2 * column + 1) / width - 1, (2 * row + 1) / size - 1)

    def is_edge(column: int, row: int) -> bool:
        around = [(dx, dy) for dx in range(-stroke, stroke + 1) for dy in range(-stroke, stroke + 1)]
        return not all(is_inked(column + dx, row + dy) for dx, dy in around)

    drawn = [
        [is_inked(column, row) and (is_filled or is_edge(column, row)) for column in range(width)]
        for row in range(size)
    ]
    return [[False] * width] * (height - size) + drawn
