"""All that a floor is watched by."""

from __future__ import annotations

from dataclasses import dataclass

from wallboard.model.alarm.maintenance import Maintenance
from wallboard.model.alarm.rule import Rule


@dataclass(frozen=True)
class Rules:
    """Rules, and the times in which they say nothing."""

    rules: tuple[Rule, ...] = ()
    """No two of the same name."""
    maintenance: tuple[Maintenance, ...] = ()
