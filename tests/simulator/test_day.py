"""One simulated day: every value of the document's tables occurs, and midnight is a reset."""

from collections import defaultdict
from datetime import timedelta

from tests.simulator.floors import ZONE, day_at, walk
from wallboard.simulator.floor.scenarios import scenario
from wallboard.simulator.floor.world import Floor

SEED = 8


def test_every_value_of_the_documents_tables_occurs_over_a_day() -> None:
    floor = Floor(scenario("normal-day"), seed=SEED, start=day_at(4))
    seen: dict[str, set[int | str]] = defaultdict(set)
    for _ in walk(floor, hours=24, step_s=17):
        for record in floor.agent_records():
            for field in (
                "agent-status",
                "agent-media-id",
                "agent-sub-status",
                "phone-line1-status",
                "phone-line2-status",
            ):
                seen[field].add(record[field])
            if record["status-code-list-id"] == -1:
                seen["system item"].add(record["status-code-item-id"])
            else:
                seen["short code"].add(record["status-code-item-short-code"])
            seen["chats"].add(record["active-customer-chat-count"])
            seen["all skills enabled"].add(record["enabled-skill-count"] == record["assigned-skill-count"])
    assert seen["agent-status"] == {0, 1, 2, 3, 4, 5, 9}
    assert seen["agent-media-id"] == {0, 1, 2, 3, 4}
    assert seen["agent-sub-status"] == {"none", "stopnew"}
    assert seen["phone-line1-status"] == {-1, 0, 1, 2, 3, 4, 5}
    assert seen["phone-line2-status"] == {-1, 0, 1, 2, 3, 4, 5}
    assert seen["system item"] == {0, 1, 2, 3, 4, 5, 6}
    assert seen["short code"] >= {
        "",
        "Lunch",
        "Coffee",
        "Training",
        "Meeting",
        "Paperwork",
        "Monitoring",
        "End of shift",
    }
    assert seen["chats"] >= {-1, 0, 1, 2, 3}
    assert seen["all skills enabled"] == {True, False}


def test_letters_wait_over_midnight_as_a_backlog_that_was_not_queued_today() -> None:
    floor = Floor(scenario("normal-day"), seed=SEED, start=day_at(23.9))
    floor.advance(day_at(24))
    letters = [
        (queue, record)
        for queue, record in zip(floor.queues, floor.queue_records(), strict=True)
        if queue.spec.medium in ("email", "vmail")
    ]
    assert sum(queue.day.backlog for queue, _ in letters) > 5
    for queue, record in letters:
        assert record["day-queued"] == queue.day.queued <= 1
        assert record["queue-size"] == queue.waiting >= queue.day.backlog - queue.offered
    assert all(record["day-accepted"] in (0, 1) for record in floor.queue_records())


def test_the_backlog_of_the_night_is_worked_off_in_the_morning() -> None:
    floor = Floor(scenario("normal-day"), seed=SEED, start=day_at(24))
    backlog = sum(queue.day.backlog for queue in floor.queues)
    floor.advance(day_at(36))
    assert backlog > sum(queue.waiting for queue in floor.queues if not queue.spec.medium.is_live)


def test_counters_begin_anew_every_midnight_also_across_daylight_saving() -> None:
    before_spring_forward = day_at(12) - timedelta(days=17)
    floor = Floor(scenario("normal-day"), seed=SEED, start=before_spring_forward)
    falls = []
    last = sum(queue.day.accepted for queue in floor.queues)
    for _ in walk(floor, hours=58, step_s=1800):
        now = sum(queue.day.accepted for queue in floor.queues)
        if now < last:
            falls.append(floor.now.astimezone(ZONE).isoformat())
        last = now
    assert falls == ["2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"]
