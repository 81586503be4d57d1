"""The configuration that fits a simulated tenant: its teams, its targets, its time zone, and a few views of it.

A floor on which every number is red because nobody told the board its targets would show nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from wallboard.config import quantities, written
from wallboard.config.settings import Settings
from wallboard.model.service_level import ServiceTarget
from wallboard.simulator.floor.codes import Medium
from wallboard.simulator.floor.scenarios import Scenario

_TEAMS = {
    "Billing": ("Billing", "Payments", "Returns"),
    "Technical Support": ("Technical Support", "Broadband Faults", "Appointments"),
    "Sales": ("Sales", "Renewals", "New Business"),
    "Supervisors": ("Complaints", "VIP Care"),
}
"""Group's label, or how it begins → how the names of the phone queues begin that it works for."""
_DIGITAL, _BACK_OFFICE = "Digital", "Back Office"
"""The groups for chats, and for what waits for hours."""


def settings(scenario: Scenario) -> Settings:
    """Return what a tenant of this scenario would configure."""
    return Settings.model_validate(_values(scenario))


def config_text(scenario: Scenario, connection: dict[str, str]) -> str:
    """Return the same as a configuration file, with `connection` (host, tenant, token_file, ca_file) in it."""
    return "\n".join(_table("profiles.simulated", {**connection, **_values(scenario)}))


def _table(path: str, values: Mapping[str, Any], heading: str = "[{}]") -> Iterator[str]:
    """Yield a table and those in it, each under a heading of its own: one in braces cannot be added to."""
    below: list[str] = []
    lines: list[str] = []
    for name, value in values.items():
        key = written.key(name)
        match value:
            case Mapping():
                below += _table(f"{path}.{key}", value)
            case [Mapping(), *_]:
                below += [line for each in value for line in _table(f"{path}.{key}", each, "[[{}]]")]
            case _:
                lines.append(f"{key} = {written.toml(value)}")
    if lines:
        yield from (heading.format(path), *lines, "")
    yield from below


def _views(scenario: Scenario) -> dict[str, object]:
    by_medium = defaultdict(list)
    for queue in scenario.population.queues:
        by_medium[queue.medium is Medium.PHONE].append(queue.queue_id)
    return {
        "phones": {"queue_ids": by_medium[True], "queue_sort": "longest"},
        "digital": {"queue_ids": by_medium[False], "fold": False},
        "teams": {"screen": "agents", "grouping": "group"},
    }


def _teams(scenario: Scenario) -> dict[str, object]:
    queue_ids = defaultdict(list)
    for queue in scenario.population.queues:
        match queue.medium:
            case Medium.PHONE:
                teams = [team for team, names in _TEAMS.items() if queue.name.startswith(names)]
            case Medium.CHAT:
                teams = [_DIGITAL]
            case _:
                teams = [_BACK_OFFICE]
        for team in teams:
            queue_ids[team].append(queue.queue_id)
    labels = scenario.population.groups.values()
    return {
        team: {"queue_ids": ids, "groups": [label for label in labels if label.startswith(team)]}
        for team, ids in queue_ids.items()
    }


def _values(scenario: Scenario) -> dict[str, object]:
    by_target = defaultdict(list)
    for queue in scenario.population.queues:
        by_target[queue.target_percent, queue.answer_within_s].append(queue.queue_id)
    return {
        "time_zone": scenario.time_zone,
        "groups": {str(group_id): label for group_id, label in scenario.population.groups.items()},
        "queue_rules": [
            {"queue_ids": ids, "target": quantities.written(ServiceTarget(percent / 100, within_s))}
            for (percent, within_s), ids in by_target.items()
        ],
        "teams": _teams(scenario),
        "views": _views(scenario),
    }
