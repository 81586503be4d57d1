from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.floors import START, agent, feed, floor, queue, situation
from wallboard.model.agent import AgentState
from wallboard.model.alarm.alarm import Alarm, Run
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Figure, Severity
from wallboard.model.floor import Floor
from wallboard.model.need import AgentNeed, QueueNeed
from wallboard.model.queue import QueueKind
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.model.totals import totals_of

SALES = queue("1", name="Sales", queue_size=2, longest_wait_time_s=25)
SUPPORT = queue("2", name="Support", queue_size=5, longest_wait_time_s=70)
QUIET = queue("3", name="Callback")


def test_rows_come_in_order_of_need_with_what_the_standards_say_of_them() -> None:
    made = floor(
        [QUIET, SALES, SUPPORT], [agent("b", status=2), agent("a"), agent("late", status=4, time_in_status_s=9999)]
    )

    assert [(row.id, row.need, row.severity) for row in made.queues] == [
        ("2", QueueNeed.CRITICAL, Severity.CRITICAL),
        ("1", QueueNeed.OVER, Severity.WARNING),
        ("3", QueueNeed.QUIET, Severity.NONE),
    ]
    assert [(row.id, row.need, row.limit_s) for row in made.agents] == [
        ("late", AgentNeed.OVER_LIMIT, 1800),
        ("a", AgentNeed.FREE, None),
        ("b", AgentNeed.BUSY, None),
    ]
    assert (made.queues[0].kind, made.queues[0].target) == (QueueKind.LIVE, ServiceTarget(0.8, 20))


def ids(made: Floor) -> list[str]:
    return [row.id for row in made.queues]


def test_a_row_that_stays_in_its_class_keeps_its_place_and_newcomers_stand_by_their_wait() -> None:
    def waits(**seconds: int) -> Situation:
        return situation([queue(name, queue_size=1, longest_wait_time_s=wait_s) for name, wait_s in seconds.items()])

    first = Floor.of(waits(a=55, b=45, c=35, d=1, e=2), Standards(), START.wall)
    assert ids(first) == ["a", "b", "c", "e", "d"]

    stays = Floor.of(waits(a=25, b=30, c=50, d=9, e=3), Standards(), START.wall, first)
    assert ids(stays) == ["a", "b", "c", "e", "d"]
    assert ids(Floor.of(waits(a=25, b=30, c=50, d=9, e=3), Standards(), START.wall)) == ["c", "b", "a", "d", "e"]

    changes = Floor.of(waits(a=1, b=30, c=50, d=40, e=90), Standards(), START.wall, stays)
    assert ids(changes) == ["e", "d", "b", "c", "a"]


@settings(max_examples=50)
@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 70)), min_size=1, max_size=4))
def test_classes_come_in_order_whatever_came_before(readings: list[dict[str, int]]) -> None:
    made = Floor()
    for waits in readings:
        taken = situation([queue(name, queue_size=1, longest_wait_time_s=wait_s) for name, wait_s in waits.items()])
        made = Floor.of(taken, Standards(), START.wall, made)

    assert sorted(ids(made)) == sorted(readings[-1])
    assert [row.need for row in made.queues] == sorted(row.need for row in made.queues)


def test_figures_gauges_and_states_are_over_the_selection_and_the_tenant_is_counted() -> None:
    standards = Standards(queues=Selection(patterns=("sa*", "call*")), agents=Selection(ids=("a",)))
    made = floor([QUIET, SALES, SUPPORT], [agent("a", status=2), agent("b")], standards)

    assert {row.id for row in made.queues} == {"1", "3"}
    assert made.figures[Figure.WAITING].value == 2
    assert made.gauges[0].queues == 2
    assert made.states == {AgentState.BUSY: 1}
    assert (made.all_queues, made.all_agents) == (3, 2)


def test_groups_have_their_label() -> None:
    standards = Standards(groups={"108": "Sales"})

    assert [row.group for row in floor(agents=[agent("a"), agent("b", group_id="9")], standards=standards).agents] == [
        "Sales",
        "9",
    ]


def test_those_who_are_logged_in_are_counted_without_those_of_no_status() -> None:
    agents = [agent("a"), agent("b", status=4), agent("c", status=42), agent("d", status=9), agent("e", status=None)]

    assert floor(agents=agents).logged_in == 3


def test_totals_are_over_the_live_queues_of_the_selection() -> None:
    standards = Standards(queues=Selection(patterns=("s*",)))
    email = queue("4", name="S-mail", media_type="email", queue_size=70)

    made = floor([QUIET, SALES, SUPPORT, email], standards=standards)

    assert (made.totals.waiting, made.totals.longest_wait_s) == (7, 70)
    assert made.totals == totals_of(made.queues)
    assert totals_of(made.queues[1:]).waiting == 2


def test_one_list_may_be_missing() -> None:
    only_agents = Floor.of(Situation(agents=feed([agent()])), Standards(), START.wall)

    assert (only_agents.queues, only_agents.all_queues, len(only_agents.agents)) == ((), 0, 1)
    assert only_agents.figures[Figure.WAITING].value is None
    assert only_agents.figures[Figure.FREE].value == 1


def test_before_the_first_reading_no_figure_has_a_value() -> None:
    nothing = Floor.of(Situation(), Standards(), START.wall)

    assert {value.value for value in nothing.figures.values()} == {None}
    assert set(nothing.figures) == set(Standards().headline)


def test_a_floor_is_a_function_of_its_situation() -> None:
    taken = situation([QUIET, SALES], [agent()])

    assert Floor.of(taken, Standards(), START.wall) == Floor.of(taken, Standards(), START.plus(3600).wall)


def test_an_agent_whose_alarm_is_not_over_yet_keeps_what_it_was_about() -> None:
    alarm = Alarm("dropped", Scope.AGENT, "ada", "Ada", "", Severity.WARNING, Run(START), fired=START)
    calm = replace(alarm, calm=Run(START))

    rows = [floor(agents=[agent("ada")]).watched(Alarms({one.key: one})).agents[0] for one in (alarm, calm)]

    assert [(row.severity, row.was) for row in rows] == [(Severity.WARNING, ()), (Severity.WARNING, ("dropped",))]


def test_rows_in_alarm_stand_above_all_others_and_go_back_to_their_class() -> None:
    waiting, near = queue("1", queue_size=1, longest_wait_time_s=1), queue("2", queue_size=1, longest_wait_time_s=16)
    calm = floor([waiting, near])
    at = START
    alarm = Alarm("rule", Scope.QUEUE, "1", "Queue 1", "", Severity.CRITICAL, Run(at), fired=at)

    alarmed = calm.watched(Alarms({alarm.key: alarm}))
    again = Floor.of(calm.situation, Standards(), START.wall, alarmed)

    assert [row.id for row in calm.queues] == ["2", "1"]
    assert [(row.id, row.severity) for row in alarmed.queues] == [("1", Severity.CRITICAL), ("2", Severity.WARNING)]
    assert [row.id for row in again.queues] == ["2", "1"]
