"""What the floor remembers of its readings: its figures and its queues."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.floors import SHORT, START, agent, feed, queue, situation
from wallboard.model.figure import Figure
from wallboard.model.floor import Floor
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.situation import Situation
from wallboard.model.standards import QueueRule, Standards

ALL = Standards(headline=tuple(Figure))
WITHOUT_WRAP_UP = Standards(headline=tuple(Figure), duration_includes_wrap_up=True)


def lived(*readings: Sequence[Queue], standards: Standards = ALL) -> Floor:
    """The floor after these readings of the queues, ten minutes apart."""
    made = Floor()
    for at, queues in enumerate(readings):
        made = Floor.of(situation(queues, read_at=START.plus(600 * at)), standards, START.wall, made)
    return made


def test_each_figure_and_each_queue_is_remembered() -> None:
    made = lived(
        [queue("1", queue_size=2, longest_wait_time_s=30, thirty_min_sla_activity=75), queue("2", queue_size=1)],
        [queue("1", queue_size=5, longest_wait_time_s=40, thirty_min_sla_activity=50), queue("2", queue_size=1)],
    )

    waiting = made.figure_memory.of(Figure.WAITING)
    assert (waiting.ago(10), waiting.latest) == (3, 6)
    one = made.queue_memory.of("1")
    assert (one.waiting.ago(10), one.longest_wait.ago(10), one.level.ago(10)) == (2, 30, 0.75)
    assert (one.waiting.latest, one.longest_wait.latest, one.level.latest) == (5, 40, 0.5)
    assert next(row for row in made.queues if row.id == "1").trends == one


def test_agents_who_can_be_spared_are_remembered() -> None:
    spare = {**SHORT, "agent_count_wait_transact": 6}
    need = lived([queue("1", **spare)], [queue("1", **SHORT)], standards=WITHOUT_WRAP_UP).figure_memory.of(
        Figure.STAFF_NEEDED
    )

    assert (need.ago(10), need.latest) == (-3, 3)


def test_a_queue_that_was_never_read_has_no_trend() -> None:
    assert lived([queue("1")]).queue_memory.of("9").waiting.latest is None


def test_nobody_waiting_is_a_wait_of_nothing_and_an_unknown_wait_is_none() -> None:
    made = lived([queue("1", queue_size=0, longest_wait_time_s=77)], [queue("1", queue_size=1, longest_wait_time_s=-1)])

    for trend in (made.queue_memory.of("1").longest_wait, made.figure_memory.of(Figure.LONGEST_WAIT)):
        assert (trend.ago(10), trend.latest) == (0, None)


def test_a_floor_without_live_queues_remembers_no_wait_of_nothing() -> None:
    made = lived([queue("1", media_type="email", queue_size=0)])

    assert made.figure_memory.of(Figure.LONGEST_WAIT).latest is None


def test_figures_are_remembered_at_the_time_of_their_own_list() -> None:
    first = situation([queue("1", queue_size=1)], [agent("a")])
    agents = feed([agent("a"), agent("b")], read_at=START.plus(600))
    made = Floor.of(Situation(agents, first.queues), ALL, START.wall, Floor.of(first, ALL, START.wall))

    assert (made.figure_memory.of(Figure.FREE).ago(10), made.figure_memory.of(Figure.FREE).latest) == (1, 2)
    assert len(made.figure_memory.of(Figure.WAITING).course.rows) == 1


def test_a_frozen_list_adds_nothing() -> None:
    first = situation([queue("1", queue_size=1)])
    frozen = feed([queue("1", queue_size=2)], read_at=START.plus(600), frozen_since=START)
    made = Floor.of(Situation(first.agents, frozen), ALL, START.wall, Floor.of(first, ALL, START.wall))

    assert made.queue_memory.of("1").waiting.latest == 1
    assert made.figure_memory.of(Figure.WAITING).latest == 1


def test_no_difference_is_taken_across_the_tenants_midnight() -> None:
    made = lived(
        [queue("1", queue_size=2, day_queued=900, day_accepted=800)],
        [queue("1", queue_size=3, day_queued=4, day_accepted=2)],
        [queue("1", queue_size=4, day_queued=9, day_accepted=8)],
    )

    for figure, was, is_now in ((Figure.QUEUED_TODAY, 4, 9), (Figure.ACCEPTED_TODAY, 2, 8)):
        trend = made.figure_memory.of(figure)
        assert (trend.ago(20), trend.ago(10), trend.latest) == (None, was, is_now)
    assert made.figure_memory.of(Figure.SERVICE_LEVEL_TODAY).ago(20) is None
    assert made.figure_memory.of(Figure.WAITING).ago(20) == 2


def test_a_queue_that_is_missing_from_a_reading_is_no_midnight() -> None:
    one, other = (queue(name, day_queued=800, day_accepted=700) for name in "12")
    unknown = queue("2", day_queued=-1, day_accepted=-1)

    for missing in ([one], [one, unknown], []):
        accepted = lived([one, other], missing, [one, other]).figure_memory.of(Figure.ACCEPTED_TODAY)
        assert (accepted.ago(20), accepted.latest) == (1400, 1400)


def test_a_midnight_is_seen_behind_a_reading_that_had_nothing_and_with_queues_that_come() -> None:
    late, early = queue("1", day_queued=900, day_accepted=800), queue("1", day_queued=4, day_accepted=2)
    new = queue("2", day_queued=5000, day_accepted=4000)

    for missing in ([], [late]):
        accepted = lived([late], missing, [early, new]).figure_memory.of(Figure.ACCEPTED_TODAY)
        assert (accepted.ago(20), accepted.latest) == (None, 4002)


def test_a_queue_that_comes_back_after_midnight_begins_no_other_day() -> None:
    late, early = queue("1", day_queued=900), queue("1", day_queued=4, day_accepted=2)
    gone, back = queue("2", day_queued=900), queue("2", day_queued=3, day_accepted=1)

    accepted = lived([late, gone], [early], [early, back]).figure_memory.of(Figure.ACCEPTED_TODAY)
    assert (accepted.ago(20), accepted.ago(10), accepted.latest) == (None, 2, 3)


@pytest.mark.parametrize(
    "changed",
    [
        Standards(headline=ALL.headline, queues=Selection(ids=("1",))),
        Standards(headline=ALL.headline, agents=Selection(ids=("a",))),
        Standards(headline=ALL.headline, queue_rules=(QueueRule(Selection(ids=("2",)), kind=QueueKind.EXCLUDED),)),
    ],
)
def test_figures_over_another_selection_are_forgotten_and_queues_are_not(changed: Standards) -> None:
    before = lived([queue("1", queue_size=1), queue("2", queue_size=4)])
    latest = situation([queue("1", queue_size=1), queue("2", queue_size=4)], read_at=START.plus(600))
    made = Floor.of(latest, changed, START.wall, before)

    assert made.figure_memory.of(Figure.WAITING).ago(10) is None
    assert made.queue_memory.of("2").waiting.ago(10) == 4


def test_another_target_changes_no_number_and_forgets_none() -> None:
    before = lived([queue("1", queue_size=1)])
    changed = Standards(headline=ALL.headline, media_targets={"phone": ServiceTarget(0.9, 10)})
    made = Floor.of(situation([queue("1")], read_at=START.plus(600)), changed, START.wall, before)

    assert made.figure_memory.of(Figure.WAITING).ago(10) == 1


def test_a_list_that_has_not_been_read_is_another_tenants_and_forgets_all() -> None:
    before = lived([queue("1", queue_size=1)])
    anew = Floor.of(Situation(), ALL, START.wall, before)
    made = Floor.of(situation([queue("1")], read_at=START.plus(600)), ALL, START.wall, anew)

    assert made.queue_memory.of("1").waiting.ago(10) is None
    assert made.figure_memory.of(Figure.WAITING).ago(10) is None
    assert made.figure_memory.of(Figure.FREE).ago(10) is None


def test_a_floor_can_take_over_the_memory_of_an_earlier_one_as_far_as_both_are_over_the_same() -> None:
    past = lived([queue("1", queue_size=4)])
    latest = situation([queue("1", queue_size=1)], read_at=START.plus(600))
    other = Standards(headline=ALL.headline, queues=Selection(ids=("1",)))

    for standards, figure in ((ALL, 4), (other, None)):
        alone = Floor.of(latest, standards, START.wall)
        made = Floor.of(latest, standards, START.wall, alone.remembering(past))

        assert made.queue_memory.of("1").waiting.ago(10) == 4
        assert made.figure_memory.of(Figure.WAITING).ago(10) == figure
        assert made.figure_memory.of(Figure.WAITING).latest == 1
