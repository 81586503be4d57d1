"""Each open question of the document is a switch, and changes only what it is about."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.simulator.floors import day_at, short_scenario
from wallboard.simulator.floor.ledger import Spent
from wallboard.simulator.floor.presets import busier
from wallboard.simulator.floor.readings import Readings
from wallboard.simulator.floor.records import average
from wallboard.simulator.floor.world import Floor


def busy_floor(readings: Readings | None = None) -> Floor:
    """A floor with far more contacts than it can take, at a moment when one is being offered."""
    floor = crowded_floor(10.5, readings)
    while not any(queue.offered for queue in floor.queues):
        floor.advance(floor.now + timedelta(seconds=1))
    return floor


def crowded_floor(hour: float, readings: Readings | None = None) -> Floor:
    """A floor with twice the contacts it is made for."""
    calm = short_scenario(opens_before_h=2, readings=readings)
    crowd = replace(calm.population, queues=busier(calm.population.queues, 2))
    return Floor(replace(calm, population=crowd), seed=1, start=day_at(hour))


def changed_fields(readings: Readings) -> set[str]:
    """The fields of all records that the switch changes on the same floor at the same moment."""
    plain, switched = busy_floor(), busy_floor(readings)
    return {
        key
        for before, after in zip(
            plain.agent_records() + plain.queue_records(),
            switched.agent_records() + switched.queue_records(),
            strict=True,
        )
        for key, value in before.items()
        if after[key] != value
    }


@pytest.mark.parametrize(
    ("readings", "fields"),
    [
        (Readings(queue_size_includes="offered"), {"queue-size"}),
        (Readings(queue_size_includes="in progress"), {"queue-size"}),
        (Readings(duration_includes_wrap_up=True), {"day-avg-duration", "thirty-min-avg-duration"}),
        (Readings(duration_is_of="accepted"), {"day-avg-duration", "thirty-min-avg-duration"}),
        (Readings(sla_activity_is="day"), {"sla-activity"}),
        (Readings(thirty_min_available_is="total"), {"thirty-min-available-time"}),
        (Readings(sla_target_is="seconds"), {"sla-target"}),
    ],
)
def test_a_switch_changes_what_it_is_about_and_nothing_else(readings: Readings, fields: set[str]) -> None:
    assert changed_fields(readings) == fields


def test_counts_may_add_up_to_the_assigned_agents() -> None:
    changed = changed_fields(Readings(counts_add_up_to="assigned"))
    assert "agent-count-busy" in changed
    assert all(field.startswith("agent-count-") for field in changed)


def test_overflowed_contacts_may_be_left_out_of_the_queued_ones() -> None:
    floor = busy_floor(Readings(queued_counts_overflowed=False))
    overflowed = [queue.day.overflowed for queue in floor.queues]
    assert sum(overflowed) > 0
    for queue, record, gone in zip(floor.queues, floor.queue_records(), overflowed, strict=True):
        assert record["day-queued"] == queue.day.queued - gone


def test_the_size_of_a_queue_may_include_the_offered_and_those_in_progress() -> None:
    offered = busy_floor(Readings(queue_size_includes="offered"))
    assert sum(queue.offered for queue in offered.queues) > 0
    for queue, record in zip(offered.queues, offered.queue_records(), strict=True):
        assert record["queue-size"] == queue.waiting + queue.offered
    in_progress = busy_floor(Readings(queue_size_includes="in progress"))
    for queue, record in zip(in_progress.queues, in_progress.queue_records(), strict=True):
        assert record["queue-size"] == queue.waiting + queue.offered + queue.in_progress


def test_available_time_of_thirty_minutes_is_a_mean_spell_or_the_total() -> None:
    floor = busy_floor(Readings(thirty_min_available_is="total"))
    now_s = int(floor.now.timestamp())
    for agent, record in zip(floor.agents, floor.agent_records(), strict=True):
        assert record["thirty-min-available-time"] == agent.ledger.recent(now_s)[Spent.AVAILABLE]


@pytest.mark.parametrize(
    ("readings", "phone", "email"),
    [
        (Readings(sla_target_is="hours"), 0, 12),
        (Readings(sla_target_is="minutes"), 0, 720),
        (Readings(sla_target_is="seconds"), 45, 43_200),
        (Readings(sla_target_is="percent"), 80, 90),
    ],
)
def test_the_target_of_a_queue_may_be_in_any_unit(readings: Readings, phone: int, email: int) -> None:
    targets = {str(record["queue-name"]): record["sla-target"] for record in busy_floor(readings).queue_records()}
    assert (targets["Billing"], targets["Support E-mail"]) == (phone, email)


def test_the_service_level_of_now_counts_those_who_wait_too_long_already() -> None:
    floor = busy_floor()
    now_s = int(floor.now.timestamp())
    overdue_at_all = 0
    for queue, record in zip(floor.queues, floor.queue_records(), strict=True):
        within = queue.recent_accepted.total(now_s)
        overdue = queue.overdue(now_s)
        counted = int(record["thirty-min-accepted"]) + int(record["thirty-min-abandoned"]) + overdue
        overdue_at_all += overdue
        if counted:
            assert record["sla-activity"] == average(100 * within, counted)
    assert overdue_at_all > 0


def test_a_queue_without_volume_shows_no_service_level_and_one_with_only_waiting_says_unknown() -> None:
    unanswered = [
        record
        for record in crowded_floor(hour=23.5).queue_records()
        if record["thirty-min-accepted"] == record["thirty-min-abandoned"] == 0
    ]
    levels = {(record["thirty-min-queued"] != 0, record["thirty-min-sla-activity"]) for record in unanswered}
    assert levels == {(False, 0), (True, -1)}
