"""A whole wall as lines: header, banner, page, message and footer, moved by a cell now and then against burn-in.

┌ header ────────────┐    40×12 and more: everything is right down to there
│ banner if not live │
│ the page           │    smaller: the one worst number, as large as it fits
│ message, if any    │
└ footer ────────────┘
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct, field

from wallboard.model.alerts import Alerts
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.rotation import Rotation
from wallboard.model.situation import Freshness
from wallboard.model.wall import Page, WallPlan
from wallboard.ui.render.cells import Spans, fit_spans, wrapped
from wallboard.ui.render.headline_tiles import tiles
from wallboard.ui.render.lettering import PLAIN, Block, Lettering, every_size, lettering, smaller
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import faded
from wallboard.ui.render.wall_closed import closed
from wallboard.ui.render.wall_frame import footer, header, message, told, wall_claim
from wallboard.ui.render.wall_rows import agent_table, level_table, queue_table, team_table
from wallboard.ui.render.wall_table import Table, rows_in, wall_table
from wallboard.ui.render.wall_tiles import LEAST_ROWS, wall_tiles

LEAST_WIDTH, LEAST_HEIGHT = 40, 12
"""Below it there is one number alone."""
_LEAST_ROWS = 4
"""Queues below the tiles for which large words give way to small ones."""
SHIFT_S = 600
_SHIFTS = ((0, 0), (1, 0), (1, 1), (0, 1))
"""Where the wall stands in its margin of one cell, one after the other."""


class Wall(Struct, frozen=True):
    """All that a wall shows at a moment."""

    now: Instant
    floor: Floor = field(default_factory=Floor)
    rotation: Rotation = field(default_factory=Rotation)
    alerts: Alerts = field(default_factory=dict)
    """What wants somebody."""
    title: str = ""
    """Whose floor it is."""
    message: str = ""
    """What somebody has written for it; '' for nothing."""
    note: str = ""
    """What somebody should mend or end, in a few words; '' for nothing."""
    keys: str = ""
    """Which key leads back; '' where none does."""
    names: bool = False
    """Whether agents may be named."""
    is_sparing: bool = False
    """Whether this stands until the next reading: then it says when the numbers are from, and not how old they are."""

    @property
    def queues(self) -> Moment:
        """The time of the queue list."""
        return Moment.of(self.floor.situation.queues, self.now)

    @property
    def agents(self) -> Moment:
        """The time of the agent list."""
        return Moment.of(self.floor.situation.agents, self.now)

    @property
    def local(self) -> datetime:
        """The time of day in the tenant's zone."""
        return self.now.wall.astimezone(self.floor.standards.time_zone)

    @property
    def is_closed(self) -> bool:
        """True while all queues are, as far as is known: with none of them read since, they open by the clock."""
        rows, now = self.floor.queues, self.now.wall
        return bool(rows) and not any(row.is_open or (row.opens_at and row.opens_at <= now) for row in rows)


def wall_lines(wall: Wall, width: int, height: int) -> Block:
    """Return the wall in exactly that size."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return _one_number(wall, width, height)
    across, down = _SHIFTS[int(wall.now.steady_s // SHIFT_S) % len(_SHIFTS)]
    lines = _framed(wall, width - 1, height - 1)
    margin: Spans = ((" ", "gap"),)
    moved = [(*margin, *line) if across else (*line, *margin) for line in lines]
    blank: Spans = ((" " * width, "gap"),)
    return (blank, *moved) if down else (*moved, blank)


def _framed(wall: Wall, width: int, height: int) -> Block:
    letters = lettering(width, height)
    situation, zone = wall.floor.situation, wall.floor.standards.time_zone
    claim = wall_claim(situation, wall.now, zone, is_sparing=wall.is_sparing)
    top = header(wall.title, claim, wall.now, zone, width, letters)
    top += told(situation, wall.now, zone, width, letters)[: height // 3]
    has_teams = wall.rotation.page is Page.QUEUES and wall.floor.standards.teams
    words, rotation, alerts = "teams" if has_teams else wall.rotation.page.value, wall.rotation, wall.alerts
    if wall.is_closed:
        words, rotation, alerts = "closed", Rotation(WallPlan((wall.rotation.page,))), {}
        top = faded(top) if situation.freshness(wall.now).is_current else top
    bottom = message(wall.message, width, letters) + footer(rotation, words, alerts, wall.note, wall.keys, width)
    between = 1 if height >= LEAST_HEIGHT + 6 else 0
    body = _body(wall, width, height - len(top) - len(bottom) - 2 * between, letters)
    gap = (((" " * width, "gap"),),) * between
    return (*top, *gap, *body, *gap, *bottom)


def _body(wall: Wall, width: int, height: int, letters: Lettering) -> Block:
    if wall.is_closed:
        return closed(wall.floor, wall.now, wall.queues, width, height)
    match wall.rotation.page:
        case Page.HEADLINE:
            return _headline(wall, width, height, letters)
        case Page.QUEUES if wall.floor.standards.teams:
            is_current = wall.queues.is_current and wall.agents.is_current
            return _page(
                team_table(wall.floor, wall.queues, wall.agents, wall.local), width, height, is_current=is_current
            )
        case Page.QUEUES:
            table = queue_table(wall.floor, wall.queues, wall.local)
            return _page(table, width, height, is_current=wall.queues.is_current)
        case Page.AGENTS:
            table = agent_table(wall.floor, wall.agents, names=wall.names)
            return _page(table, width, height, is_current=wall.agents.is_current)
        case Page.LEVELS:
            table = level_table(wall.floor, wall.queues)
            return _page(table, width, height, is_current=wall.queues.is_current)


def _headline(wall: Wall, width: int, height: int, letters: Lettering) -> Block:
    shown = tiles(wall.floor, wall.queues, wall.agents, wall.floor.standards.wall_tiles)
    listed = max(1, min(height - 2 * LEAST_ROWS, height // 3))
    between = 1 if height >= 2 * LEAST_ROWS + 6 else 0
    size = next((size for size in smaller(letters) if rows_in(listed, size) >= _LEAST_ROWS), PLAIN)
    rows = wall_table(queue_table(wall.floor, wall.queues, wall.local), width, listed, (size,))
    if listed == 1:
        rows = _worst_row(wall, width)
    rows = rows if wall.queues.is_current else faded(rows)
    gap = (((" " * width, "gap"),),) * between
    return (*wall_tiles(shown, width, height - listed - between, letters), *gap, *rows)


def _worst_row(wall: Wall, width: int) -> Block:
    """Return the first row without its heading, where a single line is left."""
    return wall_table(queue_table(wall.floor, wall.queues, wall.local), width, 2, (PLAIN,))[1:]


def _page(table: Table, width: int, height: int, *, is_current: bool) -> Block:
    lines = wall_table(table, width, height, every_size())
    return lines if is_current else faded(lines)


def _one_number(wall: Wall, width: int, height: int) -> Block:
    """Return the one worst number, or what a wall needs, where there is no room for more."""
    shown = tiles(wall.floor, wall.queues, wall.agents, wall.floor.standards.wall_tiles)
    worst = max(shown, key=lambda tile: tile.severity, default=None)
    freshness = wall.floor.situation.freshness(wall.now)
    not_live = "" if freshness.is_current or freshness is Freshness.NEVER else "NOT LIVE"
    if worst is not None and width >= 16 and height >= LEAST_ROWS + bool(not_live):
        told_so = (((fit_spans(((f" {not_live}", "banner"),), width)),)) if not_live else ()
        return (*told_so, *wall_tiles([worst], width, height - bool(not_live), PLAIN))
    words = f"{not_live} A wall needs {LEAST_WIDTH}×{LEAST_HEIGHT}.".strip()
    lines: list[Spans] = [((line, "value"),) for line in wrapped(words, max(1, width))]
    return tuple(fit_spans(line, width) for line in (lines + [()] * height)[:height])
