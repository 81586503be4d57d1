"""The headline: a tile for each figure, tall where there is height, and one or two lines where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.model.floor import Floor
from wallboard.ui.render.bars import shares
from wallboard.ui.render.cells import Spans, fit_spans, joined, width_of
from wallboard.ui.render.headline_tiles import TILE_ROWS, Tile, flat, tall, tiles
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.lines import Lines

_NARROWEST_TILE = 18
_GAP = (" ", "gap")


class Headline(Lines):
    """The figures of the selection, each with its target; its height is the screen's to choose."""

    DEFAULT_CSS = """
    Headline { height: 5; margin: 0 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._tiles: tuple[Tile, ...] = ()

    def show(self, floor: Floor, queues: Moment, agents: Moment) -> None:
        """Take the floor and the time of its two lists; it ticks by being shown the same floor again."""
        self._tiles = tiles(floor, queues, agents)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the tiles beside each other, as many as fit."""
        if not self._tiles:
            return ()
        if height < TILE_ROWS:
            return _flat_lines(self._tiles, width, height)
        shown = self._tiles[: max(1, width // _NARROWEST_TILE)]
        widths = shares([1] * len(shown), width - len(shown) + 1)
        drawn = [tall(tile, each) for tile, each in zip(shown, widths, strict=True)]
        return tuple(joined([tile[row] for tile in drawn], _GAP) for row in range(TILE_ROWS))


def _flat_lines(shown: Sequence[Tile], width: int, height: int) -> Sequence[Spans]:
    """Spread the figures over the lines that there are, in columns of equal width."""
    per_line = -(-len(shown) // height)
    each = width // per_line
    is_short = any(width_of(flat(tile, is_short=False)) >= each for tile in shown)
    parts = [fit_spans(flat(tile, is_short=is_short), each) for tile in shown]
    return tuple(joined(parts[at : at + per_line], ("", "value")) for at in range(0, len(parts), per_line))
