"""All that a floor is watched by."""

from __future__ import annotations

from msgspec import Struct

from wallboard.model.alarm.maintenance import Maintenance
from wallboard.model.alarm.rule import Rule


class Rules(Struct, frozen=True):
    """Rules, and the times in which they say nothing."""

    rules: tuple[Rule, ...] = ()
    """No two of the same name."""
    maintenance: tuple[Maintenance, ...] = ()
