"""The headline: a tile for each figure, tall where there is height, and one or two lines where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.model.floor import Floor
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.headline_tiles import TICKING, Tile, tiles
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.tile_shapes import tall, tile_lines
from wallboard.ui.widgets.lines import Lines


class Headline(Lines):
    """The figures of the selection, each with its target; its height is the screen's to choose."""

    DEFAULT_CSS = """
    Headline { height: 5; margin: 0 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._floor = Floor()
        self._is_current: tuple[bool, bool] = True, True
        self._tiles: tuple[Tile, ...] = ()
        self._drawn_tiles: dict[str, tuple[object, tuple[Spans, ...]]] = {}
        """By title: what was drawn, and how it came out. Of six tiles one ticks."""

    def show(self, floor: Floor, queues: Moment, agents: Moment) -> None:
        """Take the floor and the time of its two lists; it ticks by being shown the same floor again."""
        is_current = queues.is_current, agents.is_current
        if floor is self._floor and is_current == self._is_current:
            ticked = {tile.title: tile for tile in tiles(floor, queues, agents, TICKING)}
            self._tiles = tuple(ticked.get(tile.title, tile) for tile in self._tiles)
        else:
            self._floor, self._is_current = floor, is_current
            self._tiles = tiles(floor, queues, agents)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the tiles in the shape that has room."""
        return tile_lines(self._tiles, width, height, self._tall)

    def _tall(self, tile: Tile, width: int, height: int) -> tuple[Spans, ...]:
        what = tile, width, height
        if tile.title not in self._drawn_tiles or self._drawn_tiles[tile.title][0] != what:
            self._drawn_tiles[tile.title] = what, tall(*what)
        return self._drawn_tiles[tile.title][1]
