"""The configured rules on a simulated floor."""

from __future__ import annotations

from wallboard.cli.simulated import settings
from wallboard.config.rules import rules
from wallboard.config.settings import Settings
from wallboard.config.standards import standards
from wallboard.model.alarm.rules import Rules
from wallboard.model.standards import Standards
from wallboard.simulator.floor.scenarios import Scenario


def rules_there(scenario: Scenario, configured: Settings) -> tuple[Standards, Rules]:
    """Return what a simulated floor is judged by, and the configured rules on it.

    Of the configuration the alarms alone: queues and targets of another tenant would fit nobody there.
    """
    there = settings(scenario).model_copy(update={"alarms": configured.alarms, "maintenance": configured.maintenance})
    held_to = standards(there)
    return held_to, rules(there, held_to)
