"""What always holds on a floor, within one reading of its records."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.simulator.floors import make_floor, walk
from wallboard.simulator.floor.contacts import Contact, ContactState
from wallboard.simulator.floor.ledger import Spent
from wallboard.simulator.floor.queues import Queue
from wallboard.simulator.floor.readings import Readings
from wallboard.simulator.floor.records import Record, average
from wallboard.simulator.floor.scenarios import SCENARIOS
from wallboard.simulator.floor.windows import RecentEvents
from wallboard.simulator.floor.world import Floor

FEW = settings(max_examples=20)

seeds = st.integers(0, 2**32)
names = st.sampled_from(sorted(SCENARIOS))
hours = st.floats(0, 24)
steps_s = st.floats(40, 900)
readings = st.builds(
    Readings,
    counts_add_up_to=st.sampled_from(["enabled", "assigned"]),
    duration_includes_wrap_up=st.booleans(),
    duration_is_of=st.sampled_from(["ended", "accepted"]),
    queued_counts_overflowed=st.booleans(),
)

SIX_COUNTS = (
    "agent-count-busy",
    "agent-count-loggedOut",
    "agent-count-onBreak",
    "agent-count-postProcess",
    "agent-count-waitTransact",
    "agent-count-workOffline",
)


def number(record: Record, field: str) -> int:
    value = record[field]
    assert isinstance(value, int)
    return value


def durations(contacts: list[Contact], since_s: int, now_s: int, reading: Readings) -> list[int]:
    """What the average duration of a period that began after `since_s` is of."""
    spans = [
        (contact.accepted_s, contact.left_s if reading.duration_includes_wrap_up else contact.processed_s)
        for contact in contacts
        if contact.accepted_s is not None
    ]
    if reading.duration_is_of == "accepted":
        return [(now_s if end_s is None else end_s) - at_s for at_s, end_s in spans if at_s > since_s]
    return [end_s - at_s for at_s, end_s in spans if end_s is not None and end_s > since_s]


def pairs(floor: Floor) -> list[tuple[Queue, Record]]:
    return list(zip(floor.queues, floor.queue_records(), strict=True))


@FEW
@given(names, seeds, hours, steps_s, st.booleans())
def test_the_books_of_every_queue_balance(name: str, seed: int, hour: float, step_s: float, reset: bool) -> None:
    contacts: list[Contact] = []
    floor = make_floor(name, seed=seed, hour=hour, contacts=contacts)
    if reset:
        floor.reset_day()
    for _ in walk(floor, hours=1, step_s=step_s):
        for queue, record in pairs(floor):
            day = queue.day
            left = day.accepted + day.abandoned + day.overflowed
            assert day.backlog + day.queued == left + queue.waiting + queue.offered
            assert number(record, "day-accepted") == day.accepted
            assert number(record, "day-abandoned") == day.abandoned
            assert number(record, "day-queued") == day.queued
            states = [contact.state for contact in contacts if contact.queue is queue]
            assert queue.waiting == states.count(ContactState.WAITING)
            assert queue.offered == states.count(ContactState.OFFERED) == number(record, "number-in-offered")
            working = states.count(ContactState.PROCESSING) + states.count(ContactState.WRAP_UP)
            assert number(record, "number-in-progress") == working


@FEW
@given(names, seeds, hours, readings)
def test_each_agent_of_a_queue_is_in_exactly_one_of_its_six_counts(
    name: str, seed: int, hour: float, reading: Readings
) -> None:
    floor = make_floor(name, seed=seed, hour=hour, readings=reading)
    for _ in walk(floor, hours=0.5, step_s=97):
        for record in floor.queue_records():
            total = "enabled-agent-count" if reading.counts_add_up_to == "enabled" else "assigned-agent-count"
            assert sum(number(record, count) for count in SIX_COUNTS) == number(record, total)
            assert number(record, "enabled-agent-count") <= number(record, "assigned-agent-count")


@FEW
@given(names, seeds, hours)
def test_contacts_in_hand_have_agents_who_are_busy_with_them(name: str, seed: int, hour: float) -> None:
    floor = make_floor(name, seed=seed, hour=hour)
    for _ in walk(floor, hours=0.5, step_s=61):
        for record in floor.queue_records():
            busy = number(record, "agent-count-busy")
            assert number(record, "number-in-offered") <= busy
            if record["media-type"] != "chat":
                assert number(record, "number-in-progress") <= busy + number(record, "agent-count-postProcess")


@FEW
@given(names, seeds, hours)
def test_nobody_waits_while_an_agent_is_free_to_take_it(name: str, seed: int, hour: float) -> None:
    floor = make_floor(name, seed=seed, hour=hour)
    for _ in walk(floor, hours=0.5, step_s=23):
        for record in floor.queue_records():
            assert record["queue-size"] == 0 or record["agent-count-waitTransact"] == 0


@FEW
@given(names, seeds, hours, st.booleans())
def test_every_second_of_a_login_is_accounted_for(name: str, seed: int, hour: float, reset: bool) -> None:
    floor = make_floor(name, seed=seed, hour=hour)
    if reset:
        floor.reset_day()
    for _ in walk(floor, hours=1, step_s=131):
        now_s = int(floor.now.timestamp())
        for agent, record in zip(floor.agents, floor.agent_records(), strict=True):
            offered_s = agent.ledger.day(now_s)[Spent.OFFERED]
            spent_s = offered_s + sum(
                number(record, f"day-{what}-time")
                for what in ("available", "processing", "wrap-up", "break", "offline")
            )
            if agent.spec.max_chats == 1:
                assert spent_s == number(record, "day-login-time")
            else:
                assert spent_s >= number(record, "day-login-time")


@FEW
@given(names, seeds, st.floats(1, 23))
def test_thirty_minutes_never_hold_more_than_the_day_they_lie_in(name: str, seed: int, hour: float) -> None:
    floor = make_floor(name, seed=seed, hour=hour, opens_before_h=0.1)
    floor.reset_day()
    next(walk(floor, hours=0.5, step_s=1800))
    for _ in walk(floor, hours=0.2, step_s=111):
        for record in floor.queue_records():
            for count in ("queued", "accepted", "abandoned"):
                assert number(record, f"thirty-min-{count}") <= number(record, f"day-{count}")
        for record in floor.agent_records():
            for field in ("accepted-count", "rejected-count", "break-time", "offline-time", "wrap-up-time"):
                assert number(record, f"thirty-min-{field}") <= number(record, f"day-{field}")
            assert number(record, "thirty-min-processing-time") <= number(record, "day-processing-time")


@FEW
@given(names, seeds, hours)
def test_what_agents_accepted_adds_up_to_what_queues_accepted(name: str, seed: int, hour: float) -> None:
    floor = make_floor(name, seed=seed, hour=hour)
    for _ in walk(floor, hours=0.6, step_s=300):
        for period in ("day", "thirty-min"):
            by_agents = sum(number(record, f"{period}-accepted-count") for record in floor.agent_records())
            by_queues = sum(number(record, f"{period}-accepted") for record in floor.queue_records())
            assert by_agents == by_queues


@FEW
@given(names, seeds, st.floats(2, 23.9), readings)
def test_every_figure_of_a_queue_can_be_counted_again_from_its_contacts(
    name: str, seed: int, hour: float, reading: Readings
) -> None:
    contacts: list[Contact] = []
    floor = make_floor(name, seed=seed, hour=hour, opens_before_h=1.5, readings=reading, contacts=contacts)
    now_s = int(floor.now.timestamp())
    for queue, record in pairs(floor):
        mine = [contact for contact in contacts if contact.queue is queue]
        line = [contact.queued_s for contact in mine if contact.state is ContactState.WAITING]
        assert number(record, "longest-wait-time") == (now_s - min(line) if line else 0)
        for period, since_s in (("day", 0), ("thirty-min", now_s - 1800)):
            queued = [
                contact
                for contact in mine
                if contact.queued_s > since_s
                and (reading.queued_counts_overflowed or contact.state is not ContactState.OVERFLOWED)
            ]
            accepted = [contact for contact in mine if (contact.accepted_s or 0) > since_s]
            abandoned = [
                contact
                for contact in mine
                if contact.state is ContactState.ABANDONED and (contact.left_s or 0) > since_s
            ]
            waits = [(contact.accepted_s or contact.left_s or now_s) - contact.queued_s for contact in queued]
            talks = durations(mine, since_s, now_s, reading)
            assert number(record, f"{period}-queued") == len(queued)
            assert number(record, f"{period}-accepted") == len(accepted)
            assert number(record, f"{period}-abandoned") == len(abandoned)
            assert number(record, f"{period}-avg-wait-time") == average(sum(waits), len(waits))
            assert number(record, f"{period}-avg-duration") == average(sum(talks), len(talks))
            if counted := len(accepted) + len(abandoned):
                in_time = [c for c in accepted if (c.accepted_s or 0) - c.queued_s <= queue.spec.answer_within_s]
                assert number(record, f"{period}-sla-activity") == average(100 * len(in_time), counted)
            if period == "thirty-min":
                assert number(record, "thirty-min-longest-wait-time") == max(waits, default=0)


@FEW
@given(names, seeds, st.floats(2, 23.9))
def test_every_average_of_an_agent_can_be_counted_again_from_the_contacts(name: str, seed: int, hour: float) -> None:
    contacts: list[Contact] = []
    floor = make_floor(name, seed=seed, hour=hour, opens_before_h=1.5, contacts=contacts)
    now_s = int(floor.now.timestamp())
    for agent, record in zip(floor.agents, floor.agent_records(), strict=True):
        mine = [contact for contact in contacts if contact.agent is agent and contact.accepted_s is not None]
        processed = [(c.processed_s or 0) - (c.accepted_s or 0) for c in mine if c.processed_s is not None]
        handled = [(c.left_s or 0) - (c.accepted_s or 0) for c in mine if (c.left_s or 0) > now_s - 1800]
        assert number(record, "day-accepted-count") == len(mine)
        assert number(record, "day-avg-processing-time") == average(sum(processed), len(processed))
        assert number(record, "thirty-min-avg-handling-time") == average(sum(handled), len(handled))
        chats = [c.accepted_s or 0 for c in mine if c.state is ContactState.PROCESSING and c.medium == "chat"]
        assert max(0, number(record, "active-customer-chat-count")) == len(chats)
        assert number(record, "longest-active-customer-chat-duration") == (now_s - min(chats) if chats else -1)
        assert len(chats) <= number(record, "max-concurrent-customer-chat")


@FEW
@given(names, seeds, hours, st.lists(st.floats(0.1, 700), min_size=1, max_size=30))
def test_the_size_of_the_steps_does_not_change_the_day(name: str, seed: int, hour: float, steps: list[float]) -> None:
    walked, jumped = make_floor(name, seed=seed, hour=hour), make_floor(name, seed=seed, hour=hour)
    for step_s in steps:
        next(walk(walked, hours=step_s / 3600, step_s=step_s))
        walked.queue_records()
        walked.agent_records()
    jumped.advance(walked.now)
    assert walked.agent_records() == jumped.agent_records()
    assert walked.queue_records() == jumped.queue_records()


@FEW
@given(names, seeds, st.floats(2, 23.9))
def test_queues_and_agents_tell_of_the_same_contacts_how_long_they_took(name: str, seed: int, hour: float) -> None:
    reading = Readings(duration_includes_wrap_up=True)
    floor = make_floor(name, seed=seed, hour=hour, opens_before_h=1.5, readings=reading)
    now_s = int(floor.now.timestamp())
    of_queues = [queue.recent_handled for queue in floor.queues]
    of_agents = [agent.tally.recent_handled for agent in floor.agents]
    for tell in (RecentEvents.count, RecentEvents.total):
        assert sum(tell(each, now_s) for each in of_queues) == sum(tell(each, now_s) for each in of_agents)
