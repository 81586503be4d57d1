"""The tiles of a wall: one figure each, as large as it fits, with its state, its target and where it goes.

█ OLDEST                ▲ CRITICAL      title, and the state in sign, word and colour
█
█   ██  ██  ██  ██████                  the figure, in the largest size that all of them have room for
█   ██████  ▀▀  ▄▄▄▄██
█       ██  ▀▀  ██████
█
█ ▲ 3:52 in 10m        answer in 0:20   where it has gone, and what it is held to
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from wallboard.model.figure import Measure, Severity
from wallboard.ui.render.bars import shares
from wallboard.ui.render.cells import Span, Spans, fit_spans, joined
from wallboard.ui.render.headline_tiles import Tile
from wallboard.ui.render.large import Cut, large, large_width, largest
from wallboard.ui.render.lettering import Block, Lettering
from wallboard.ui.render.words import NO_VALUE

LEAST_ROWS = 4
"""Title and the smallest figure."""
_LEAST_WIDTH = 12
_STATES = {Severity.WARNING: "WARNING", Severity.CRITICAL: "CRITICAL"}
_ON_TARGET = "on target"
_WIDEST = {Measure.COUNT: "00", Measure.SECONDS: "0:00", Measure.FRACTION: "00%"}
"""What a tile keeps room for, so that its figure keeps its size when it grows by a digit."""
_CRITICAL = "critical-plate"
_GAP: Span = (" ", "gap")


@dataclass(frozen=True, slots=True)
class Grid:
    """How tiles are laid out."""

    columns: int
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    between: int
    """Lines between two rows of tiles."""
    cut: Cut
    """The size of the figures, but for one that has no room for it."""

    @property
    def size(self) -> float:
        """How large a figure is on it."""
        return self.cut.rows * (2 * self.cut.stroke + self.cut.counter)


def wall_tiles(tiles: Sequence[Tile], width: int, height: int, letters: Lettering) -> Block:
    """Return the tiles in exactly that room; the last ones are left out where not even the smallest figures fit."""
    for count in range(len(tiles), 0, -1):
        shown = tiles[:count]
        grids = [grid for columns in range(1, count + 1) if (grid := _grid(shown, columns, width, height, letters))]
        if grids:
            return tuple(_laid_out(shown, max(grids, key=lambda grid: grid.size), width, letters))
    return tuple(fit_spans((), width) for _ in range(height))


def _grid(tiles: Sequence[Tile], columns: int, width: int, height: int, letters: Lettering) -> Grid | None:
    rows = -(-len(tiles) // columns)
    if (columns - 1) * rows >= len(tiles) and columns > 1:
        return None  # a column would stay empty
    between = 1 if height >= rows * (LEAST_ROWS + 2) else 0
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
    return Grid(columns, tuple(widths), tuple(heights), between, smallest)


@dataclass(frozen=True, slots=True)
class _Room:
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
        title = letters.height + (1 if letters.cut else 0)
        left = height - title
        foot = letters.height + (1 if letters.cut else 0) if left >= letters.height + 4 else 0
        left -= foot
        above = min(2, max(0, left - 4) // 4) if left > 4 else 0
        return cls(width - edge - 2, edge, title, above, left - 2 * above, foot)


def _reserved(tile: Tile) -> str:
    shown = _figure(tile)
    return shown if len(shown) > len(_WIDEST[tile.measure]) else _WIDEST[tile.measure]


def _figure(tile: Tile) -> str:
    return f"{tile.figure}{tile.unit}"


def _laid_out(tiles: Sequence[Tile], grid: Grid, width: int, letters: Lettering) -> Iterator[Spans]:
    at = 0
    for row, height in enumerate(grid.heights):
        if row:
            yield from ((((" " * width), "gap"),) for _ in range(grid.between))
        some = tiles[at : at + grid.columns]
        at += len(some)
        widths = grid.widths if len(some) == grid.columns else shares([1] * len(some), width - len(some) + 1)
        drawn = [_tile(tile, each, height, grid.cut, letters) for tile, each in zip(some, widths, strict=True)]
        yield from (joined(line, _GAP) for line in zip(*drawn, strict=True))


def _tile(tile: Tile, width: int, height: int, cut: Cut, letters: Lettering) -> Block:
    """Draw a tile; a critical one is a plate of that colour, which one sees before one reads it."""
    room = _Room.of(width, height, letters)
    is_plate = tile.severity is Severity.CRITICAL and tile.is_current
    blank: Spans = ()
    lines = [
        *_title(tile, room.width, letters),
        *[blank] * (room.title - letters.height + room.above),
        *_large_figure(tile, room, cut),
        *[blank] * room.above,
        *[blank] * (room.foot - letters.height if room.foot else 0),
        *(_foot(tile, room.width, letters) if room.foot else ()),
    ]
    edge: Span = ("█" * room.edge, tile.ink if tile.ink not in ("strong", "hint") else "track")
    framed = (fit_spans((edge, (" ", "value"), *fit_spans(line, room.width)), width) for line in lines)
    return tuple(_on_plate(line) if is_plate else line for line in framed)


def _on_plate(line: Spans) -> Spans:
    return tuple((text, _CRITICAL) for text, _ in line)


def _title(tile: Tile, width: int, letters: Lettering) -> Block:
    state = _state(tile)
    titles = (tile.title, tile.short_title)
    for parts, name in ((part, name) for part in (state, state[:1]) for name in titles):
        left, right = ((name, "label"),), parts
        room = width - letters.width_of(right) - (letters.space if right else 0)
        if letters.width(name) <= room:
            pad = width - letters.width_of(right)
            lines = zip(letters.line(left, pad), letters.block(right) or ((),) * letters.height, strict=True)
            return tuple((*start, *end) for start, end in lines)
    return letters.line(((letters.fitted(tile.short_title, width), "label"),), width)


def _state(tile: Tile) -> Spans:
    """Return sign and word of the state; nothing where there is nothing to say."""
    if not tile.is_current or tile.text == NO_VALUE:
        return ()
    if tile.severity:
        return ((tile.sign, tile.ink), (f" {_STATES[tile.severity]}", tile.ink))
    return ((_ON_TARGET, "good"),) if tile.has_target else ()


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
