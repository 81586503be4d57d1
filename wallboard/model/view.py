"""How somebody looks at the floor: what they sort, filter, fold and group by. It changes what is seen, no figure."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from wallboard.model.selection import Selection

BY_NEED = "need"
"""The order in which the rows come, worst first; any other order is the key of a column."""


class Grouping(StrEnum):
    """How the agent board parts its rows."""

    NEED = "need"
    """Not at all: those to look at first on top."""
    STATE = "state"
    GROUP = "group"
    """By the group that the agents belong to."""


class Order(Struct, frozen=True):
    """How the rows of a board follow each other."""

    column: str = BY_NEED
    is_reversed: bool = False


class View(Struct, frozen=True):
    """One way to look at the floor: what a named view sets, and what is remembered from one start to the next."""

    name: str = ""
    """Its name in the configuration; '' where it has none."""
    screen: str = "overview"
    filter: str = ""
    """An expression, as typed; it leaves out rows and changes no figure but the totals line."""
    queue_order: Order = Order()
    agent_order: Order = Order()
    folds: bool = True
    """Quiet and closed queues stand in one line."""
    grouping: Grouping = Grouping.NEED
    is_heat: bool = False
    """Agents are cells of a heat map and not rows."""
    lists_logged_out: bool = False
    """Logged-out agents are listed; those just dropped always are."""
    only_alarms: bool = False
    """Rows without an alarm are left out."""
    queues: Selection | None = None
    """Replaces the profile's selection of queues, and with it every figure; None: the profile's."""
    agents: Selection | None = None
    """Replaces the profile's selection of agents; None: the profile's."""


def rebased(view: View, was: View, now: View) -> View:
    """Return the view as somebody has left it, but for what its definition has changed since: from `was` to `now`."""
    changed = {name for name in View.__struct_fields__ if getattr(was, name) != getattr(now, name)}
    return replace(view, **{name: getattr(now, name) for name in changed})
