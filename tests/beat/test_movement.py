from __future__ import annotations

import pytest

from wallboard.beat.movement import STOOD, UNKNOWN, Movement, Turn, movement_of_agents, movement_of_queues
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue


def agents(*rows: tuple[int, int | None]) -> list[Agent]:
    """Return agents of (status, time in status); -1 as the API says "no value"."""
    return [
        Agent.model_validate(
            {"agent-id": f"a{n}", "agent-status": status, "time-in-status": -1 if time is None else time}
        )
        for n, (status, time) in enumerate(rows)
    ]


def queues(*rows: tuple[int, int, int]) -> list[Queue]:
    """Return queues of (queue size, longest wait, queued today)."""
    return [
        Queue.model_validate({"queue-id": f"q{n}", "queue-size": size, "longest-wait-time": wait, "day-queued": queued})
        for n, (size, wait, queued) in enumerate(rows)
    ]


def test_agents_who_stayed_tick_by_the_age_difference_of_the_generations() -> None:
    before, after = agents((0, 100), (2, 50), (4, 9)), agents((0, 110), (2, 60), (0, 1))
    assert movement_of_agents(before, after, 10.2) == Movement(Turn.MOVED, 10.0)


@pytest.mark.parametrize("order", [(2, 0, 1, 3), (3, 2, 1, 0), (1, 2, 3), (0,)])
def test_agents_are_compared_with_themselves_wherever_they_stand(order: tuple[int, ...]) -> None:
    before = agents((0, 100), (0, 300), (0, 200), (0, 50))
    after = agents((0, 110), (0, 310), (0, 210), (0, 60))
    shuffled = [after[place] for place in order]

    assert movement_of_agents(before, shuffled, 10.0) == Movement(Turn.MOVED, 10.0)
    assert movement_of_agents([before[place] for place in order], after, 10.0) == Movement(Turn.MOVED, 10.0)


def test_agents_who_all_stand_still_are_of_the_same_generation() -> None:
    assert movement_of_agents(agents((0, 100), (9, 7)), agents((0, 100), (9, 7)), 5.0) == STOOD


@pytest.mark.parametrize("status", [9, 7], ids=["logged out", "unheard of"])
def test_agents_of_whom_nobody_is_known_to_tick_may_show_a_move_but_no_standstill(status: int) -> None:
    assert movement_of_agents(agents((status, 100)), agents((status, 100)), 5.0) == UNKNOWN
    assert movement_of_agents(agents((status, 100)), agents((status, 110)), 10.0) == Movement(Turn.MOVED, 10.0)


def test_agents_of_whom_some_never_tick_move_with_the_others() -> None:
    before, after = agents((9, 500), (9, 600), (0, 30)), agents((9, 500), (9, 600), (0, 40))
    assert movement_of_agents(before, after, 10.0) == Movement(Turn.MOVED, 10.0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], []),
        (agents((0, 100)), []),
        (agents((0, 100)), agents((2, 1))),
        (agents((0, None)), agents((0, None))),
    ],
    ids=["empty floor", "agent gone", "status changed", "values unknown after a restart"],
)
def test_agents_who_need_not_tick_prove_nothing(before: list[Agent], after: list[Agent]) -> None:
    assert movement_of_agents(before, after, 10.0) == UNKNOWN


def test_agents_whose_time_goes_back_are_of_an_older_generation() -> None:
    before, after = agents((0, 100), (2, 150), (4, 900)), agents((0, 95), (2, 145), (4, 895))
    assert movement_of_agents(before, after, 5.0) == Movement(Turn.WENT_BACK, -5.0)


def test_agents_on_other_stays_in_the_same_status_hide_no_older_generation() -> None:
    before = agents((0, 400), (2, 450), (2, 12), (0, 5), (3, 9))
    after = agents((0, 100), (2, 150), (2, 41), (0, 24), (3, 30))
    assert movement_of_agents(before, after, 10.0) == Movement(Turn.WENT_BACK, -300.0)


def test_a_time_that_grew_by_more_than_has_passed_proves_nothing() -> None:
    assert movement_of_agents(agents((2, 12)), agents((2, 190)), 10.0) == UNKNOWN


def test_an_agent_who_came_back_to_a_status_is_no_older_generation() -> None:
    assert movement_of_agents(agents((0, 1000)), agents((0, 4)), 10.0) == UNKNOWN


def test_a_system_that_restarted_is_no_older_generation() -> None:
    before, after = agents((0, 1000), (2, 400), (9, 90_000)), agents((0, 3), (2, 3), (9, 3))
    assert movement_of_agents(before, after, 10.0) == UNKNOWN


def test_queues_in_which_nobody_waits_prove_nothing() -> None:
    assert movement_of_queues(queues((0, 0, 5)), queues((0, 0, 5))) == UNKNOWN


def test_queues_that_keep_size_and_wait_are_of_the_same_generation() -> None:
    assert movement_of_queues(queues((2, 40, 5), (0, 0, 9)), queues((2, 40, 5), (0, 0, 9))) == STOOD


def test_waits_that_go_on_together_tell_the_step() -> None:
    before, after = queues((2, 40, 5), (1, 7, 9), (1, 90, 3)), queues((2, 50, 5), (1, 17, 9), (1, 3, 4))
    assert movement_of_queues(before, after) == Movement(Turn.MOVED, 10.0)


def test_a_wait_that_may_be_another_contact_tells_no_step() -> None:
    assert movement_of_queues(queues((2, 40, 5)), queues((1, 44, 5))) == Movement(Turn.MOVED)
    assert movement_of_queues(queues((2, 40, 5)), queues((0, 0, 5))) == Movement(Turn.MOVED)


def test_the_next_contact_with_the_same_wait_is_a_new_generation() -> None:
    assert movement_of_queues(queues((2, 40, 5)), queues((2, 40, 6))) == Movement(Turn.MOVED)


def test_counters_of_the_day_that_fall_show_an_older_generation() -> None:
    assert movement_of_queues(queues((2, 40, 51), (0, 0, 9)), queues((2, 35, 50), (0, 0, 9))).turn is Turn.WENT_BACK


def test_waits_that_fall_while_nobody_came_or_went_show_an_older_generation() -> None:
    before = queues((2, 40, 51), (1, 90, 9), (0, 0, 9))
    assert movement_of_queues(before, queues((2, 35, 51), (1, 85, 9), (0, 0, 9))).turn is Turn.WENT_BACK
    assert movement_of_queues(before, queues((2, 35, 52), (1, 95, 9), (0, 0, 9))).turn is Turn.MOVED


def test_a_single_wait_that_falls_by_more_than_a_turn_makes_an_older_generation_doubtful() -> None:
    before = queues((1, 110, 50), (0, 0, 9))
    assert movement_of_queues(before, queues((1, 60, 50), (0, 0, 9))) == Movement(Turn.WENT_BACK, is_doubtful=True)
    assert movement_of_queues(before, queues((1, 104, 50), (0, 0, 9))) == Movement(Turn.WENT_BACK)


def test_waits_that_fall_while_somebody_comes_to_another_queue_are_of_a_newer_generation() -> None:
    before = queues((1, 110, 50), (0, 0, 9))
    assert movement_of_queues(before, queues((1, 104, 50), (0, 0, 10))) == Movement(Turn.MOVED)


def test_a_day_that_begins_anew_is_no_older_generation() -> None:
    before, after = queues((2, 40, 51), (1, 20, 9)), queues((2, 50, 1), (1, 30, 0))
    assert movement_of_queues(before, after) == Movement(Turn.MOVED, 10.0)


def test_a_queue_whose_day_begins_anew_among_others_is_no_older_generation() -> None:
    others = [(0, 0, 500), (2, 40, 300)]
    before, after = queues((0, 0, 80), *others), queues((0, 0, 0), *others)
    assert movement_of_queues(before, after).turn is Turn.STOOD
    assert movement_of_queues(before, queues((0, 0, 3), (0, 0, 500), (2, 50, 300))).turn is Turn.MOVED


def test_a_queue_whose_day_begins_anew_hides_no_older_generation_of_the_others() -> None:
    before = queues((0, 0, 80), (0, 0, 500), (0, 0, 300))
    assert movement_of_queues(before, queues((0, 0, 0), (0, 0, 499), (0, 0, 300))).turn is Turn.WENT_BACK
    assert movement_of_queues(before, queues((0, 0, 0), (0, 0, 499), (0, 0, 301))).turn is Turn.UNKNOWN


def test_a_day_that_begins_anew_for_all_may_have_gone_on_in_a_small_queue() -> None:
    before, after = queues((0, 0, 80), (0, 0, 3)), queues((0, 0, 0), (0, 0, 2))
    assert movement_of_queues(before, after) == UNKNOWN
