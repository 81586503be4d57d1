from __future__ import annotations

from tests.floors import START, agent, feed
from wallboard.model.floor import Floor
from wallboard.model.foresight.agent_memory import AgentMemory

BREAK, OFFLINE, FREE, BUSY = 4, 5, 0, 2


def lived(*statuses: int, apart_s: float = 60) -> AgentMemory:
    """The memory of an agent who was in these states, in readings so far apart."""
    memory = AgentMemory()
    for at, status in enumerate(statuses):
        memory = memory.plus(feed([agent("a", status=status)], read_at=START.plus(apart_s * at), turned_at=None))
    return memory


def test_each_change_into_break_or_offline_counts() -> None:
    assert lived(FREE, BREAK, BREAK, FREE, OFFLINE, BUSY).changes("a") == 2
    assert lived(FREE, BREAK, OFFLINE, BREAK).changes("a") == 3


def test_what_somebody_did_before_the_first_reading_is_unknown() -> None:
    assert lived(BREAK, BREAK).changes("a") == 0


def test_after_an_hour_a_change_is_forgotten() -> None:
    assert lived(FREE, BREAK, FREE, FREE, apart_s=1750).changes("a") == 1
    assert lived(FREE, BREAK, FREE, FREE, apart_s=1800).changes("a") == 0


def test_of_several_changes_only_those_of_the_last_hour_are_left() -> None:
    assert lived(FREE, BREAK, FREE, BREAK, FREE, BREAK, apart_s=1000).changes("a") == 2


def test_nobody_else_has_any_changes() -> None:
    assert lived(FREE, BREAK).changes("b") == 0


def test_a_reading_that_is_known_or_of_a_frozen_source_adds_nothing() -> None:
    memory = lived(FREE, FREE)
    on_break = [agent("a", status=BREAK)]

    assert memory.plus(feed(on_break, read_at=START.plus(62), turned_at=None)) is memory
    frozen = feed(on_break, read_at=START.plus(120), turned_at=None, frozen_since=START)
    assert memory.plus(frozen) is memory


def test_what_is_read_again_and_again_is_one_reading() -> None:
    memory = AgentMemory().plus(feed([agent("a")], read_at=START))

    assert memory.plus(feed([agent("a", status=BREAK)], read_at=START.plus(60))).changes("a") == 1


def test_a_list_that_was_never_read_is_another_tenants() -> None:
    assert lived(FREE, BREAK).plus(feed(None)) == AgentMemory()


def test_a_floor_goes_on_with_the_memory_of_its_past() -> None:
    past = Floor(agent_memory=lived(FREE, BREAK))

    assert Floor().remembering(past).agent_memory.changes("a") == 1


def missing(memory: AgentMemory, *, at_s: float) -> AgentMemory:
    """The memory after a reading that leaves the agent out."""
    return memory.plus(feed([agent("b")], read_at=START.plus(at_s), turned_at=None))


def on_break(memory: AgentMemory, *, at_s: float) -> AgentMemory:
    return memory.plus(feed([agent("a", status=BREAK)], read_at=START.plus(at_s), turned_at=None))


def test_who_is_missing_in_one_reading_has_not_come_back_from_break() -> None:
    memory = lived(FREE, BREAK)

    for step in range(4):
        memory = missing(memory, at_s=120 + 120 * step)
        memory = on_break(memory, at_s=180 + 120 * step)

    assert memory.changes("a") == 1


def test_who_is_missing_in_two_readings_is_forgotten() -> None:
    memory = missing(missing(lived(FREE, BREAK), at_s=120), at_s=180)

    assert memory.away == {}
    assert on_break(memory, at_s=240).changes("a") == 2


def test_who_is_back_at_work_after_a_reading_without_them_has_been_on_break_once() -> None:
    memory = missing(lived(FREE, BREAK), at_s=120)

    memory = memory.plus(feed([agent("a", status=FREE)], read_at=START.plus(180), turned_at=None))

    assert on_break(memory, at_s=240).changes("a") == 2
