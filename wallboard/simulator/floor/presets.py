"""Presets: floors of four sizes, put together from copies of the one site plan."""

from random import Random
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from wallboard.simulator.floor.floor_plan import (
    AT_WORK,
    GROUPS,
    NIGHT,
    NIGHT_QUEUES,
    QUEUES,
    SENIOR,
    GroupPlan,
    QueuePlan,
)
from wallboard.simulator.floor.people import people, site_name
from wallboard.simulator.floor.population import AgentSpec, Population, QueueSpec, Shift

_CHATS_AT_ONCE = 1.7
"""How many chats an agent who may have three has on average while busy at full load."""
_HELPS = 0.4
_SKILL_SWITCHED_OFF = 0.12


class Preset(Struct, frozen=True):
    """A size of floor."""

    sites: int
    agents_per_site: int
    opens_before_s: int | None
    """How long before the start the floor opens; None: the evening before. The largest open late to start soon."""


PRESETS = {
    "small": Preset(1, 50, None),
    "medium": Preset(5, 100, None),
    "large": Preset(25, 200, 3600),
    "extreme": Preset(100, 200, 2700),
}
"""50 agents and 20 queues; 500 and 100; 5,000 and 500; 20,000 and 2,000."""


def population(preset: Preset) -> Population:
    """Hire the people and set up the queues of a preset: the same ones whatever the seed of the day."""
    random = Random(20)  # noqa: S311 - any fixed number: the tenant's staff does not change with the day
    names = iter(people(random, preset.sites * preset.agents_per_site))
    queues: list[QueueSpec] = []
    agents: list[AgentSpec] = []
    groups: dict[int, str] = {}
    for site in range(preset.sites):
        heads = _heads(preset.agents_per_site)
        ids = {plan.name: str(100 + site * len(QUEUES) + place) for place, plan in enumerate(QUEUES, 1)}
        suffix = f" {site_name(site)}" if preset.sites > 1 else ""
        queues += [_queue(plan, ids, suffix, heads[plan.group_id]) for plan in QUEUES]
        for group in GROUPS:
            group_id = group.group_id + 100 * site
            groups[group_id] = group.label + suffix
            shifts = _shifts(group, heads[group.group_id])
            for shift in shifts:
                agent = _agent(random, group, group_id, shift, len(agents), next(names), ids)
                is_alone = shift in (shifts[0], shifts[-1]) and shifts.count(shift) == 1
                agents.append(replace(agent, comes_always=is_alone))
    return Population(tuple(queues), tuple(agents), groups)


def busier(queues: tuple[QueueSpec, ...], factor: float) -> tuple[QueueSpec, ...]:
    """Return the same queues with that many times the contacts."""
    return tuple(replace(queue, contacts_per_hour=queue.contacts_per_hour * factor) for queue in queues)


def _heads(agents: int) -> dict[int, int]:
    """How many agents each group has; the rounding goes to the first group."""
    heads = {group.group_id: max(1, round(group.share * agents)) for group in GROUPS}
    heads[GROUPS[0].group_id] += agents - sum(heads.values())
    return heads


def _queue(plan: QueuePlan, ids: dict[str, str], suffix: str, heads: int) -> QueueSpec:
    group = next(group for group in GROUPS if group.group_id == plan.group_id)
    at_once = _CHATS_AT_ONCE if group.max_chats > 1 else 1
    seconds_per_contact = (plan.handling.processing_s + plan.handling.wrap_up_s) / at_once
    work = heads * AT_WORK * group.occupancy * plan.share
    return QueueSpec(
        queue_id=ids[plan.name],
        name=plan.name + suffix,
        medium=plan.medium,
        contacts_per_hour=3600 * work / seconds_per_contact,
        curve=plan.curve,
        handling=plan.handling,
        target_percent=plan.target_percent,
        answer_within_s=plan.answer_within_s,
        overflow_after_s=plan.overflow_after_s,
        overflow_to=None if plan.overflow_to is None else ids[plan.overflow_to],
    )


def _shifts(group: GroupPlan, heads: int) -> list[Shift]:
    """Choose from the group's shifts evenly, the first and the last of them always."""
    last = len(group.shifts) - 1
    return [group.shifts[round(place * last / max(1, heads - 1))] for place in range(heads)]


def _agent(
    random: Random, group: GroupPlan, group_id: int, shift: Shift, number: int, name: str, ids: dict[str, str]
) -> AgentSpec:
    own = NIGHT_QUEUES if group.group_id == NIGHT else tuple(q.name for q in QUEUES if q.group_id == group.group_id)
    helped = tuple(queue for queue in group.helps if random.random() < _HELPS)
    assigned = tuple(ids[queue] for queue in own + helped)
    switched_off = random.choice(assigned[1:]) if random.random() < _SKILL_SWITCHED_OFF else None
    agent_id = f"ag{3_210_000 + number * 37}"
    return AgentSpec(
        agent_id=agent_id,
        guid=f"acme01-{agent_id}-{UUID(int=random.getrandbits(128), version=4)}",
        name=name,
        group_id=group_id,
        assigned=assigned,
        enabled=tuple(queue for queue in assigned if queue != switched_off),
        shift=shift,
        has_phone=group.has_phone,
        max_chats=random.choice((2, 3, 3)) if group.max_chats > 1 else 1,
        supervises=group.group_id == SENIOR,
    )
