"""The shapes of headline tiles: heavy digits where there is height, and a few words of a line where there is not.

▎ WAITING  ▲                title, with the sign
▎ ▄█  █ █     ▲ 5 in 10m    digits; beside them, or below where they leave no room:
▎  █  █▄█     ▲ 9 in 30m    where it has gone
▎ ▄█▄   █     phone, chat   and what it is held to or over
▎
▎ ▁▁▁▂▂▃▃▄▄▅▅▅▆▆▇████████   sparkline, in all the lines that are left
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from wallboard.ui.render.bars import shares
from wallboard.ui.render.cells import Span, Spans, fit, fit_spans, joined, width_of
from wallboard.ui.render.digits import ROWS, digits
from wallboard.ui.render.direction import Direction
from wallboard.ui.render.headline_tiles import Tile

TALL_ROWS = 2 + ROWS
"""Title, digits, and the line below them: where there are fewer, tiles are flat."""
NARROWEST_TILE = 18
_ROOMY = 21
"""Cells of a tile's body from which on captions stand beside the digits, and not below them."""
_EDGE = "▎"
_GAP: Span = (" ", "gap")
_SPACE: Span = ("  ", "value")
_NOTHING: Span = ("", "value")
_LONG_MOVE = 15
"""Cells of a direction such as `▲ 3:52 in 10m`, and of the space before it."""


def tall(tile: Tile, width: int, height: int) -> tuple[Spans, ...]:
    """Draw a tile in exactly that size; digits that are too wide for it stand as plain text."""
    body = max(0, width - 3)
    rows = _digits(tile, body)
    beside, below = _remarks(tile, body, [body - width_of(row) - len(_SPACE[0]) for row in rows])
    block = max(map(width_of, beside))
    figure = (fit_spans(row, body - block) + line if line else row for row, line in zip(rows, beside, strict=True))
    lines = (_title(tile, body), *figure, below, *tile.spark(body, height - TALL_ROWS))
    edge: Span = (_EDGE, tile.ink if tile.ink != "strong" else "track")
    return tuple(fit_spans((edge, (" ", "value"), *fit_spans(line, body)), width) for line in lines)


Tall = Callable[[Tile, int, int], tuple[Spans, ...]]
"""Draws a tile in a width and a height."""


def tile_lines(shown: Sequence[Tile], width: int, height: int, draw: Tall = tall) -> tuple[Spans, ...]:
    """Return the tiles as high as there is room, in as few rows as they fit in; `draw` draws a tall one."""
    if not shown:
        return ()
    if height < TALL_ROWS:
        return _flat_lines(shown, width, height)
    fitting = max(1, width // NARROWEST_TILE)
    rows = min(-(-len(shown) // fitting), (height + 1) // (TALL_ROWS + 1))
    per_row = min(fitting, -(-len(shown) // rows))
    # Of the rows together, so that tiles stand right below each other.
    weights = [max(tile.weight for tile in shown[at::per_row]) for at in range(per_row)]
    widths = shares(weights, width - per_row + 1)
    lines: tuple[Spans, ...] = ()
    for at in range(0, min(len(shown), rows * per_row), per_row):
        between: tuple[Spans, ...] = (((" " * width, "gap"),),) if at else ()
        row = zip(shown[at : at + per_row], widths, strict=False)
        drawn = [draw(tile, each, (height + 1) // rows - 1) for tile, each in row]
        lines += (*between, *(fit_spans(joined(line, _GAP), width) for line in zip(*drawn, strict=True)))
    return lines


def _title(tile: Tile, width: int) -> Spans:
    title: Span = (tile.title, "label")
    period: Spans = ((f" {tile.period}", "hint"),) if tile.period else ()
    near, apart = (((gap + tile.sign, tile.ink),) if tile.sign else () for gap in (" ", "  "))
    forms: tuple[Spans, ...] = (
        (title, *period, *apart),
        (title, *period, *near),
        (title, *apart),
        (title, *near),
    )
    return _first_that_fits(forms, width) or ((tile.short_title, "label"), *apart)


def _digits(tile: Tile, width: int) -> tuple[Spans, ...]:
    unit: Spans = ((f" {tile.unit}", tile.ink),) if tile.unit else ()
    top, middle, bottom = digits(tile.figure)
    if len(top) + width_of(unit) > width:
        return (), ((tile.figure, tile.ink), *unit), ()
    return ((top, tile.ink),), ((middle, tile.ink),), ((bottom, tile.ink), *unit)


def _remarks(tile: Tile, width: int, rooms: Sequence[int]) -> tuple[tuple[Spans, ...], Spans]:
    """Return what stands beside the digits, which leave so much room in their lines, and what stands below them.

    Directions stand beside them from the top, the caption in the last line, or below in a narrow tile, where the name
    of a queue joins it. Where there is no room for a direction, it joins the caption.
    """
    is_roomy = width >= _ROOMY
    moves = _moves(tile.directions, min(rooms if is_roomy else rooms[:-1]))
    captions = _captions(tile)
    if tile.directions and not moves:
        forms = [form for direction in tile.directions[:1] for form in (direction.long(), direction.short())]
        both = (joined((move, caption), _SPACE) for move in forms for caption in captions)
        return ((),) * ROWS, _first_that_fits(chain(both, captions), width) or ()
    beside = _first_that_fits(captions, min(rooms)) if is_roomy else None
    below = _first_that_fits(_below(tile, captions, is_captioned=bool(beside)), width)
    return (*moves, *((),) * (ROWS - 1 - len(moves)), beside or ()), below or ()


def _below(tile: Tile, captions: Sequence[Spans], *, is_captioned: bool) -> Iterable[Spans]:
    """Return what may stand below the digits, best first: whose the figure is, and a caption not beside them."""
    names: list[Spans] = [((name, "hint"),) for name in tile.names]
    if is_captioned:
        return names
    return chain((joined((name, caption), _SPACE) for name in names for caption in captions), captions)


def _captions(tile: Tile) -> tuple[Spans, ...]:
    return tuple(((caption, "hint"),) for caption in tile.captions)


def _moves(directions: Sequence[Direction], width: int) -> tuple[Spans, ...]:
    """Return as many of the directions as fit, in the same form and in order of time; () where none fits."""
    for some in (directions, directions[:1]):
        in_order = sorted(some, key=lambda direction: direction.minutes)
        for form in (Direction.long, Direction.short):
            moves = tuple(form(direction) for direction in in_order)
            if all(width_of(move) <= width for move in moves):
                return moves
    return ()


def flat(tile: Tile, width: int, title_width: int, *, is_short: bool = False) -> Spans:
    """Draw a tile as words of a line: `▲ WAIT   14  ▲ 5 in 10m  phone, chat`, as many of them as fit in `width` cells.

    Sign, title and figure are always there. The title is the long one where that is no wider than `title_width`, and
    directions have their short form where `is_short`.
    """
    title = tile.title if len(tile.title) <= title_width else tile.short_title
    unit = f" {tile.unit}" if tile.unit else ""
    line: Spans = (
        (f"{tile.sign or ' '} ", tile.ink),
        (f"{fit(title, title_width)} ", "label"),
        (f"{tile.figure}{unit}", tile.ink),
    )
    moves = [((direction.short() if is_short else direction.long()),) for direction in tile.directions]
    for forms in (*moves[:1], _captions(tile), *moves[1:]):
        line = _first_that_fits((joined((line, form), _SPACE) for form in forms if width_of(form)), width) or line
    return line


def _flat_lines(shown: Sequence[Tile], width: int, height: int) -> tuple[Spans, ...]:
    """Spread the figures over the lines that there are, in columns of equal width; those that would be cut go."""
    for count in range(len(shown), 0, -1):
        kept, per_line = shown[:count], -(-count // height)
        each = width // per_line
        titles, shorter = (
            max(map(len, names)) for names in zip(*((t.title, t.short_title) for t in kept), strict=True)
        )
        # Room is kept for a direction, whether there is one now or not: lines stand still.
        for title_width, room in ((titles, _LONG_MOVE), (shorter, _LONG_MOVE), (shorter, 0)):
            if all(width_of(flat(tile, 0, title_width)) + room < each for tile in kept):
                parts = [flat(tile, each - 1, title_width, is_short=not room) for tile in kept]
                padded = [fit_spans(part, each) for part in parts]
                return tuple(joined(padded[at : at + per_line], _NOTHING) for at in range(0, count, per_line))
    return ()


def _first_that_fits(forms: Iterable[Spans], width: int) -> Spans | None:
    return next((form for form in forms if width_of(form) <= width), None)
