"""Large letters and figures of half blocks, in any size: to be read from across the floor.

A stroke is as heavy in both directions, half a cell being as high as a cell is wide. Where a stroke turns, it turns
round; where it ends, it ends flat.

    ▄████▄ ▄████▄      stroke 2, counter 2, rows 5
    ██  ██ ██  ██
    ██████ ▀███▀█
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct

from wallboard.ui.render.cells import width_of
from wallboard.ui.render.large_signs import SIGNS, sign_pixels, sign_width
from wallboard.ui.render.letter_shapes import Shape, shape, spelt

SMALL = "%~≥≤"
"""What goes with a figure and is drawn in half its size."""
_FLATTEST, _IDEAL, _TALLEST = 1.25, 1.7, 2.1
"""How much higher than wide a figure is."""
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}

Pixels = list[list[bool]]
"""Rows of half a cell's height."""


class Cut(Struct, frozen=True):
    """One size of the letters."""

    stroke: int = 1
    """Cells of a stroke's width, and half cells of its height."""
    counter: int = 1
    """Cells between two strokes."""
    rows: int = 3
    """Cells of the height."""
    over: int = 0
    """Cells above it that are kept for accents."""
    is_figure: bool = False
    """A figure's percent sign and marks are smaller than its digits."""

    @property
    def gap(self) -> int:
        """Cells between two letters."""
        return max(1, round(0.8 * self.stroke))

    @property
    def small(self) -> Cut:
        """What is drawn beside a figure in half its size."""
        stroke, counter = (max(1, round(0.6 * cells)) for cells in (self.stroke, self.counter))
        return Cut(stroke, counter, self.rows if self.stroke == 1 else max(3, round(0.6 * self.rows)))

    @property
    def height(self) -> int:
        """All rows of a text."""
        return self.over + self.rows


def large(text: str, cut: Cut) -> tuple[str, ...]:
    """Return a text in rows of equal width; as it is, half way up, where it has characters that have no shape."""
    letters = _spelt_in(text, cut)
    if not letters:
        middle, blank = cut.over + cut.rows // 2, " " * width_of([(text, "")])
        return tuple(text if row == middle else blank for row in range(cut.height))
    blocks = [_letter(character, accent, cut) for character, accent in letters]
    return tuple((" " * cut.gap).join(rows) for rows in zip(*blocks, strict=True))


def large_width(text: str, cut: Cut) -> int | None:
    """Return the cells that a text takes; None where a shape is missing."""
    letters = _spelt_in(text, cut)
    if letters is None:
        return None
    return sum(_letter_width(character, cut) for character, _ in letters) + cut.gap * max(0, len(letters) - 1)


@lru_cache(maxsize=512)
def largest(text: str, width: int, rows: int) -> Cut | None:
    """Return the largest size of a figure in that room; None where there is none."""
    best, most = None, 0.0
    for height in range(3, rows + 1):
        for stroke in range(1, max(1, height // 2) + 1):
            for counter in range((stroke + 1) // 2, stroke + max(1, stroke // 3) + 1):
                cut = Cut(stroke, counter, height, is_figure=True)
                aspect = 2 * height / (2 * stroke + counter)
                if not _FLATTEST <= aspect <= _TALLEST or (large_width(text, cut) or width + 1) > width:
                    continue
                size = height * (2 * stroke + counter) * (1 - abs(aspect - _IDEAL) / 3) + stroke / 100
                if size > most:
                    best, most = cut, size
    return best


def _spelt_in(text: str, cut: Cut) -> list[tuple[str, str]] | None:
    letters = spelt(text)
    return None if letters and not cut.over and any(accent for _, accent in letters) else letters


def _letter_width(character: str, cut: Cut) -> int:
    if character in SIGNS:
        return sign_width(cut.stroke)
    return sum(_widths(character, cut.small if character in SMALL and cut.is_figure else cut))


@lru_cache(maxsize=1024)
def _letter(character: str, accent: str, cut: Cut) -> tuple[str, ...]:
    if character in SIGNS:
        pixels = sign_pixels(character, cut.stroke, 2 * cut.rows)
        return _halved([[False] * len(pixels[0])] * (2 * cut.over) + pixels)
    if character not in SMALL or not cut.is_figure:
        return _drawn(character, accent, cut)
    rows = _drawn(character, "", cut.small)
    # A percent sign stands on the line, the others half way up.
    spare = cut.rows - len(rows)
    below = 0 if character == "%" else spare // 2
    blank = " " * len(rows[0])
    return (*(blank,) * (cut.over + spare - below), *rows, *(blank,) * below)


def _drawn(character: str, accent: str, cut: Cut) -> tuple[str, ...]:
    widths = _widths(character, cut)
    heights = _heights(2 * cut.rows, cut.stroke)
    if character == ":":
        heights = _dotted(heights)
    pixels = _filled(shape(character), widths, heights, is_round=character.isalnum())
    signs = zip(accent.ljust(len(widths)), widths, strict=False)
    mark = [sign == "#" for sign, width in signs for _ in range(width)]
    blank = [False] * len(mark)
    accents = [mark if row < cut.over else blank for row in range(2 * cut.over)]
    return _halved([*accents, *pixels])


def _widths(character: str, cut: Cut) -> list[int]:
    if character == "1":
        sides = cut.stroke + cut.counter
        return [sides // 2, cut.stroke, sides - sides // 2]
    columns = len(shape(character)[0])
    if columns % 2 == 0:  # a letter with a slanting stroke, or a bracket: every column is one of strokes
        return [cut.stroke] * columns
    return [cut.counter if column % 2 else cut.stroke for column in range(columns)]


def _heights(half_rows: int, stroke: int) -> list[int]:
    """Share the height among bars and what lies between them; what is left over goes below the middle."""
    bar = stroke if half_rows >= 3 * stroke + 2 else 1
    between = max(2, half_rows - 3 * bar)
    return [bar, between // 2, bar, between - between // 2, bar]


def _dotted(heights: list[int]) -> list[int]:
    """Return the heights of a colon: its dots are as high as a stroke, each in the middle of its half."""
    bar, upper, _, lower, _ = heights
    dot = min(bar, upper)
    above, below = bar + (upper - dot) // 2, (lower - dot) // 2
    return [above, dot, sum(heights[:3]) - above - dot + below, dot, sum(heights[3:]) - below - dot]


def _filled(drawn: Shape, widths: Sequence[int], heights: Sequence[int], *, is_round: bool) -> Pixels:
    columns, rows = _edges(widths), _edges(heights)
    pixels = [[False] * columns[-1] for _ in range(rows[-1])]
    for y, (top, bottom) in enumerate(pairwise(rows)):
        for x, (left, right) in enumerate(pairwise(columns)):
            if drawn[y][x] != "#":
                continue
            corner = _turn(drawn, x, y) if is_round else None
            for row in range(top, bottom):
                for column in range(left, right):
                    at = (column - left, row - top)
                    pixels[row][column] = corner is None or _is_within(at, (right - left, bottom - top), corner)
    return pixels


def _edges(sizes: Sequence[int]) -> list[int]:
    return [0, *accumulate(sizes)]


def _turn(drawn: Shape, x: int, y: int) -> tuple[bool, bool] | None:
    """Return at which corner a stroke turns here: whether it is the right one, and the lower one; None: at none."""

    def is_inked(column: int, row: int) -> bool:
        return 0 <= row < len(drawn) and 0 <= column < len(drawn[row]) and drawn[row][column] == "#"

    left, right = is_inked(x - 1, y), is_inked(x + 1, y)
    above, below = is_inked(x, y - 1), is_inked(x, y + 1)
    return (left, above) if left is not right and above is not below else None


def _is_within(at: tuple[int, int], size: tuple[int, int], corner: tuple[bool, bool]) -> bool:
    """Say whether a pixel of a cell is inside of the arc that rounds one of its corners."""
    radius = min(size)
    away = [
        radius - (length - position - 0.5 if is_far else position + 0.5)
        for position, length, is_far in zip(at, size, corner, strict=True)
    ]
    return min(away) <= 0 or away[0] ** 2 + away[1] ** 2 <= radius**2


def _halved(pixels: Pixels) -> tuple[str, ...]:
    """Return two rows of pixels in each row of cells."""
    pairs = zip(pixels[::2], pixels[1::2], strict=True)
    return tuple("".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs)
