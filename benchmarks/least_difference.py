"""How few bytes lead from one picture of a terminal to the next: the measure for everything that writes to one.

A simple encoder that shares nothing with the board's. It goes line by line from left to right over the cells that
changed, and takes what is shortest:

to get there    CUP, relative moves, backspaces, carriage return, or the few cells between written again
to look so      only the attributes and colours that change, or all of them behind a reset

It begins and ends wherever the cursor is and in whatever style was last: no marks, no rest position, no reset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyte.screens import Char

Picture = Sequence[Sequence[Char]]
"""Lines of cells; the right half of a wide glyph is a cell without text."""

_ATTRIBUTES = {"bold": "1", "italics": "3", "underscore": "4", "blink": "5", "reverse": "7", "strikethrough": "9"}
_NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
_AGAIN = 8
"""Cells between two changes that may be cheaper to write than to skip."""


def _changes(old: Sequence[Char], new: Sequence[Char]) -> Iterator[tuple[int, int]]:
    x = 0
    while x < len(new):
        if _seen(old[x]) == _seen(new[x]):
            x += 1
            continue
        first = x if new[x].data else x - 1
        while x < len(new) and (_seen(old[x]) != _seen(new[x]) or not new[x].data):
            x += 1
        yield first, x


class LeastDifference:
    """Leads one terminal from picture to picture. The cursor and the style stay where the last one has left them."""

    def __init__(self) -> None:
        self._y = self._x = 0
        self._style: Char | None = None

    def bytes(self, before: Picture, after: Picture) -> int:
        """Return how many bytes the way from one picture to the next takes."""
        return sum(
            self._draw(y, first, new[self._x :] if y == self._y else (), new[first:end])
            for y, (old, new) in enumerate(zip(before, after, strict=True))
            for first, end in _changes(old, new)
        )

    def _draw(self, y: int, x: int, between: Sequence[Char], cells: Sequence[Char]) -> int:
        """Return what cells take, and the way to them; `between` is what stands from the cursor on, in its line."""
        way, style = _way((self._y, self._x), (y, x)), self._style
        if between and 0 <= x - self._x <= _AGAIN:
            again, style_then = _drawn(between[: x - self._x], style)
            if again < way:
                way, style = again, style_then
        written, self._style = _drawn(cells, style)
        self._y, self._x = y, x + len(cells)
        return way + written


def _drawn(cells: Iterable[Char], style: Char | None) -> tuple[int, Char | None]:
    """Return what cells take after a style, and the style after them."""
    cost = 0
    for cell in cells:
        turn = _turn(style, cell)
        cost += turn + len(cell.data.encode())
        if turn:
            style = cell
    return cost, style


def _way(start: tuple[int, int], place: tuple[int, int]) -> int:
    (from_y, from_x), (y, x) = start, place
    if start == place:
        return 0
    down = _steps(abs(y - from_y))
    across = [_steps(abs(x - from_x)), 1 + _steps(x)]
    if x < from_x:
        across.append(from_x - x)
    return min(len(f"\x1b[{y + 1};{x + 1}H"), down + min(across))


def _steps(number: int) -> int:
    return 0 if not number else 3 if number == 1 else 3 + len(str(number))


def _seen(cell: Char) -> Char:
    """Return a cell as it looks: of a blank, one sees the ground and lines alone."""
    if cell.data != " " or cell.underscore or cell.strikethrough or cell.reverse or cell.blink:
        return cell
    return cell._replace(fg="default", bold=False, italics=False)


def _turn(before: Char | None, cell: Char) -> int:
    if before is not None and _seen(before._replace(data=cell.data)) == _seen(cell):
        return 0
    had = set(_codes(before)) if before is not None else set()
    has = _codes(cell)
    anew = len(f"\x1b[{';'.join(['0', *has])}m")
    if before is None or any(getattr(before, name) and not getattr(cell, name) for name in _ATTRIBUTES):
        return anew
    change = [code for code in has if code not in had]
    change += ["39"] * (before.fg != cell.fg == "default") + ["49"] * (before.bg != cell.bg == "default")
    return min(anew, len(f"\x1b[{';'.join(change)}m"))


def _codes(cell: Char) -> list[str]:
    attributes = [code for name, code in _ATTRIBUTES.items() if getattr(cell, name)]
    return [*attributes, *_colour(cell.fg, 30), *_colour(cell.bg, 40)]


def _colour(colour: str, base: int) -> list[str]:
    if colour == "default":
        return []
    name = colour.removeprefix("bright")
    if name in _NAMES:
        return [str(base + _NAMES.index(name) + (60 if name != colour else 0))]
    return [f"{base + 8};2;" + ";".join(str(int(colour[at : at + 2], 16)) for at in (0, 2, 4))]
