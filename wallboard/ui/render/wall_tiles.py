"""The tiles of a wall: one figure each, as large as it fits, with its state, its target and where it goes.

█ OLDEST                ◆ WARNING       title, and the state in sign, word and colour
█
█   ██  ██  ██  ██████                  the figure, in the largest size that all of them have room for;
█   ██████  ▀▀  ▄▄▄▄██        ▂▃▅▆      beside it, where that leaves room, how it came to that
█       ██  ▀▀  ██████  ▂▃▄▅▆▇████
█
█ ▲ 3:52 in 10m           within 0:20   where it has gone, and what it is held to
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from wallboard.model.figure import Measure, Severity
from wallboard.ui.render.bars import shares
from wallboard.ui.render.cells import Span, Spans, fit_spans, joined, width_of
from wallboard.ui.render.headline_tiles import Tile
from wallboard.ui.render.large import Cut, large, large_width, largest
from wallboard.ui.render.lettering import Block, Lettering, smaller
from wallboard.ui.render.words import NO_VALUE

LEAST_ROWS = 4
"""Title and the smallest figure."""
_LEAST_WIDTH = 12
_STATES = {Severity.WARNING: ("WARNING", "WARN"), Severity.CRITICAL: ("CRITICAL", "CRIT")}
_LONGEST_STATE = "CRITICAL"
_ON_TARGET = "on target"
_SHORTER = {
    "LONGEST WAIT": "OLDEST",
    "SERVICE LEVEL": "LEVEL",
    "SERVICE LEVEL TODAY": "LEVEL DAY",
    "ABANDONED": "LOST",
    "ACCEPTED TODAY": "ACCEPTED",
    "QUEUED TODAY": "QUEUED",
    "AVERAGE WAIT": "AVG WAIT",
    "OCCUPANCY": "BUSY",
    "STAFF NEEDED": "NEEDED",
}
"""Titles in fewer letters that are still words: nobody can ask a wall what SL30 is."""
_WIDEST = {Measure.COUNT: "00", Measure.SECONDS: "0:00", Measure.FRACTION: "00%"}
"""What a tile keeps room for, so that its figure keeps its size when it grows by a digit."""
_CRITICAL = "critical-plate"
_GOOD_SHARE = 0.8
"""Of the largest figures that there could be: what a better shape of the tiles may cost."""
_SHAPE = 2.0
"""How much wider than high a tile is best."""
_GAP: Span = (" ", "gap")
_SPARK_SHARE = 3
"""Of a figure's height, the part that the sparkline beside it has: it must not draw the eyes from the figure."""
_LEAST_SPARK, _SPARK_AIR = 16, 4
"""Cells that a sparkline needs, and that it keeps from the figure."""


class Grid(Struct, frozen=True):
    """How tiles are laid out."""

    columns: int
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    between: int
    """Lines between two rows of tiles."""
    cut: Cut
    """The size of the figures, but for one that has no room for it."""
    letters: Lettering
    """The size of the words around them."""

    @property
    def size(self) -> float:
        """How large a figure is on it."""
        return self.cut.rows * (2 * self.cut.stroke + self.cut.counter)

    @property
    def strangeness(self) -> float:
        """How far the tiles are from the shape of a screen; half cells are as high as cells are wide."""
        return abs(math.log(self.widths[0] / (2 * self.heights[0]) / _SHAPE))


def wall_tiles(tiles: Sequence[Tile], width: int, height: int, letters: Lettering) -> Block:
    """Return the tiles in exactly that room; the last ones are left out where not even the smallest figures fit."""
    for count in range(len(tiles), 0, -1):
        shown = tiles[:count]
        grids = [grid for columns in range(1, count + 1) if (grid := _lettered(shown, columns, width, height, letters))]
        if grids:
            most = max(grid.size for grid in grids)
            good = [grid for grid in grids if grid.size >= _GOOD_SHARE * most]
            return tuple(_laid_out(shown, min(good, key=lambda grid: grid.strangeness), width))
    return tuple(fit_spans((), width) for _ in range(height))


def _lettered(tiles: Sequence[Tile], columns: int, width: int, height: int, letters: Lettering) -> Grid | None:
    """Return the grid with the largest words that leave the figures twice as high, and have room in every title."""
    for size in smaller(letters):
        grid = _grid(tiles, columns, width, height, size)
        if grid is None or size.cut is None:
            return grid
        room = _Room.of(min(grid.widths), min(grid.heights), size).width - size.width(f"▲ {_LONGEST_STATE}")
        is_wide = all(size.width(min(_titles(tile), key=len)) + size.space <= room for tile in tiles)
        if is_wide and grid.cut.rows >= 2 * size.height:
            return grid
    return None


def _grid(tiles: Sequence[Tile], columns: int, width: int, height: int, letters: Lettering) -> Grid | None:
    rows = -(-len(tiles) // columns)
    if (columns - 1) * rows >= len(tiles) and columns > 1:
        return None  # a column would stay empty
    between = 1 if height >= rows * (LEAST_ROWS + 2) + rows - 1 else 0
    widths = shares([1] * columns, width - columns + 1)
    heights = shares([1] * rows, height - between * (rows - 1))
    if min(widths) < _LEAST_WIDTH or min(heights) < LEAST_ROWS:
        return None
    room = _Room.of(min(widths), min(heights), letters)
    cuts = [largest(_reserved(tile), room.width, room.rows) for tile in tiles]
    known = [cut for cut in cuts if cut]
    if len(known) < len(cuts):
        return None
    smallest = min(known, key=lambda cut: (cut.rows * (2 * cut.stroke + cut.counter), cut.stroke))
    return Grid(columns, tuple(widths), tuple(heights), between, smallest, letters)


class _Room(Struct, frozen=True):
    """What of a tile's height is whose."""

    width: int
    edge: int
    title: int
    above: int
    """Empty lines above the figure, and below it."""
    rows: int
    """Those of the figure."""
    foot: int

    @classmethod
    def of(cls, width: int, height: int, letters: Lettering) -> _Room:
        edge = 1 if letters.cut is None else letters.cut.stroke + 1
        above_title = 1 if letters.cut else 0
        title = above_title + letters.height
        left = height - title
        foot = letters.height + above_title if left >= letters.height + 3 + above_title else 0
        left -= foot
        above = min(2, max(0, left - 4) // 4) if left > 4 else 0
        above = max(above, 1) if letters.cut and left >= 5 else above
        return cls(width - edge - 2, edge, title, above, left - 2 * above, foot)


def _reserved(tile: Tile) -> str:
    shown = _figure(tile)
    return shown if len(shown) > len(_WIDEST[tile.measure]) else _WIDEST[tile.measure]


def _figure(tile: Tile) -> str:
    return f"{tile.figure}{tile.unit}"


def _laid_out(tiles: Sequence[Tile], grid: Grid, width: int) -> Iterator[Spans]:
    at = 0
    for row, height in enumerate(grid.heights):
        if row:
            yield from ((((" " * width), "gap"),) for _ in range(grid.between))
        some = tiles[at : at + grid.columns]
        at += len(some)
        widths = grid.widths if len(some) == grid.columns else shares([1] * len(some), width - len(some) + 1)
        drawn = [_tile(tile, each, height, grid) for tile, each in zip(some, widths, strict=True)]
        yield from (joined(line, _GAP) for line in zip(*drawn, strict=True))


def _tile(tile: Tile, width: int, height: int, grid: Grid) -> Block:
    """Draw a tile; a critical one is a plate of that colour, which one sees before one reads it."""
    # That of the lowest tile: figures of one grid stand at one height.
    letters, room = grid.letters, _Room.of(width, min(grid.heights), grid.letters)
    is_plate = tile.severity is Severity.CRITICAL and tile.is_current
    blank: Spans = ()
    lines = [
        *[blank] * (room.title - letters.height),
        *_title(tile, room.width, letters),
        *[blank] * room.above,
        *_with_course(tile, list(_large_figure(tile, room, grid.cut)), room, grid.cut),
        *[blank] * (room.above + height - min(grid.heights)),
        *(_foot(tile, room.width, letters) if room.foot else ()),
        *[blank] * (room.foot - letters.height if room.foot else 0),
    ]
    edge: Span = ((" " if is_plate else "█") * room.edge, tile.ink if tile.ink not in ("strong", "hint") else "track")
    framed = (fit_spans((edge, (" ", "value"), *fit_spans(line, room.width)), width) for line in lines)
    return tuple(_on_plate(line) if is_plate else line for line in framed)


def _on_plate(line: Spans) -> Spans:
    return tuple((text, _CRITICAL) for text, _ in line)


def _title(tile: Tile, width: int, letters: Lettering) -> Block:
    states = _states(tile)
    for parts, name in ((state, name) for state in states for name in _titles(tile)):
        left, right = ((name, "label"),), parts
        room = width - letters.width_of(right) - (letters.space if right else 0)
        if letters.width(name) <= room:
            pad = width - letters.width_of(right)
            lines = zip(letters.line(left, pad), letters.block(right) or ((),) * letters.height, strict=True)
            return tuple((*start, *end) for start, end in lines)
    return letters.line(((letters.fitted(tile.short_title, width), "label"), *states[-1]), width)


def _titles(tile: Tile) -> tuple[str, ...]:
    """Return what a tile may be called, the longest first."""
    return tile.title, _SHORTER.get(tile.title, tile.title)


def _states(tile: Tile) -> tuple[Spans, ...]:
    """Return sign and word of the state, the longest form first; nothing where there is nothing to say."""
    if not tile.is_current or tile.text == NO_VALUE:
        return ((),)
    if tile.severity:
        return tuple(((tile.sign, tile.ink), (f" {word}", tile.ink)) for word in _STATES[tile.severity])
    return (((_ON_TARGET, "good"),), ()) if tile.is_on_target else ((),)


def _large_figure(tile: Tile, room: _Room, cut: Cut) -> Iterator[Spans]:
    text = _figure(tile)
    if (large_width(text, cut) or room.width + 1) > room.width:
        own = largest(text, room.width, room.rows)
        if own is None:
            above = (room.rows - 1) // 2
            yield from (((),) * above + (((text, tile.ink),),) + ((),) * (room.rows - 1 - above))
            return
        cut = own
    rows = large(text, cut)
    spare = room.rows - len(rows)
    yield from ((),) * (spare // 2)
    yield from (((row, tile.ink),) for row in rows)
    yield from ((),) * (spare - spare // 2)


def _with_course(tile: Tile, figure: Sequence[Spans], room: _Room, cut: Cut) -> Iterator[Spans]:
    """Yield the lines of a figure with its sparkline at their end, on the figure's ground; a plate goes without."""
    width = room.width - _SPARK_AIR - max(large_width(_reserved(tile), cut) or room.width, *map(width_of, figure))
    is_plate = tile.severity is Severity.CRITICAL and tile.is_current
    drawn = tile.spark(width, max(1, cut.rows // _SPARK_SHARE)) if width >= _LEAST_SPARK and not is_plate else ()
    ground = max((at for at, line in enumerate(figure) if line), default=0) + 1
    for at, line in enumerate(figure):
        course = drawn[at - ground] if 0 < ground - at <= len(drawn) else ()
        yield (*fit_spans(line, room.width - width_of(course)), *course) if course else line


def _foot(tile: Tile, width: int, letters: Lettering) -> Block:
    """Return where the figure has gone and what it is held to, as much of both as fits."""
    moves = [form for direction in tile.directions[:1] for form in (direction.long(), direction.short())]
    captions: list[Spans] = [((caption, "hint"),) for caption in tile.captions]
    both = ((move, caption) for move in moves for caption in captions)
    alone = (((), caption) for caption in captions) if not moves else ((move, ()) for move in moves)
    for left, right in chain(both, alone):
        used = letters.width_of(left) + letters.width_of(right) + (letters.space if left and right else 0)
        if used <= width:
            pad = width - letters.width_of(right)
            lines = zip(letters.line(left, pad), letters.block(right), strict=True)
            return tuple((*start, *end) for start, end in lines)
    return tuple(() for _ in range(letters.height))
