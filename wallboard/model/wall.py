"""The pages of a wall. How they take turns is the business of `rotation`."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

DEFAULT_PAGE_S = 20.0


class Page(StrEnum):
    """A page of the wall, by its name in the configuration."""

    HEADLINE = "headline"
    """Large figures, and below them the queues that need somebody."""
    QUEUES = "queues"
    """All queues, or the teams where there are any."""
    AGENTS = "agents"
    """Agents by group: counts alone, unless names are asked for."""
    LEVELS = "levels"
    """Service levels of the live floor and of each medium."""


PAGES = tuple(Page)


class WallPlan(Struct, frozen=True):
    """Which pages take turns, and how fast."""

    pages: tuple[Page, ...] = PAGES
    page_s: float = DEFAULT_PAGE_S
    """How long each stays, in seconds."""


class WallMessage(Struct, frozen=True):
    """What somebody has written for the wall."""

    text: str = ""
    """One line, safe to show; '' for none."""
    problem: str = ""
    """Why it cannot be read, in a few words; '' where it can be, or is not there."""
