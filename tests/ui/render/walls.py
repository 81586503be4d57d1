"""Walls for tests: the floors of the written pictures at a moment."""

from __future__ import annotations

from datetime import time
from functools import cache
from typing import Literal

from msgspec.structs import replace

from tests.floors import START
from tests.ui import a_tenant
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.opening import OpeningHours
from wallboard.model.rotation import Rotation
from wallboard.model.situation import Situation
from wallboard.model.wall import Page, WallPlan
from wallboard.ui.render.cells import Spans, width_of
from wallboard.ui.render.wall import Wall, wall_lines

WallState = Literal["normal", "trouble", "stale", "empty", "closed", "never"]
STATES: tuple[WallState, ...] = ("normal", "trouble", "stale", "empty", "closed", "never")
TUESDAYS = OpeningHours({1: ((time(8), time(18)),)})
"""Closed on the Monday of the tests."""


@cache
def floor_of(state: WallState) -> Floor:
    """Return the floor in a state."""
    if state == "never":
        return Floor.of(Situation(), a_tenant.tenant("normal").standards, START.wall)
    tenant = a_tenant.tenant("normal" if state == "closed" else state)
    standards = replace(tenant.standards, opening=TUESDAYS) if state == "closed" else tenant.standards
    trouble = a_tenant.SERVER_BUSY if state == "stale" else None
    return Floor.of(tenant.situation(START, trouble), standards, START.wall, tenant.past)


def wall(state: WallState = "normal", page: Page = Page.HEADLINE, **more: object) -> Wall:
    """Return a wall in a state, at one of its pages."""
    at: Instant = START.plus(a_tenant.STALE_AFTER_S if state == "stale" else 4)
    made = Wall(at, floor_of(state), Rotation(WallPlan(), page), title="acme", keys="esc back")
    return replace(made, **more)


def drawn(shown: Wall, width: int, height: int) -> list[Spans]:
    """Return its lines, each of which must be exactly as wide as the wall."""
    lines = wall_lines(shown, width, height)
    assert [width_of(line) for line in lines] == [width] * height
    return list(lines)


def text(shown: Wall, width: int, height: int) -> str:
    """Return what stands there."""
    return "\n".join("".join(part for part, _ in line) for line in drawn(shown, width, height))
