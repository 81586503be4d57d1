from __future__ import annotations

import random
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import START, agent, queue
from wallboard.model.agent import Agent, AgentState
from wallboard.model.figure import Severity
from wallboard.model.need import (
    AgentNeed,
    QueueNeed,
    agent_need,
    agent_order,
    agent_severity,
    below_target,
    is_unstaffed,
    overheld_s,
    queue_need,
    queue_order,
    queue_severity,
    wait_severity,
    was_dropped,
)
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget, is_on_target, points_below, weighted
from wallboard.model.standards import QueueRule, Standards
from wallboard.model.written import points

NOBODY = {"agent_count_wait_transact": 0}
STANDARDS = Standards()
SHUT = Standards(opening=OpeningHours({6: ((time(9), time(18)),)}))


def need_of(standards: Standards = STANDARDS, /, **changes: object) -> QueueNeed:
    return need(queue(**changes), standards)


def need(one: Queue, standards: Standards) -> QueueNeed:
    terms = standards.terms(one)
    return queue_need(one, terms, is_open=terms.opening.is_open(START.wall))


def order(one: Queue, standards: Standards) -> tuple[int, bool, float, str]:
    terms = standards.terms(one)
    return queue_order(one, need(one, standards), terms.kind, terms.target)


@pytest.mark.parametrize(
    ("changes", "need"),
    [
        ({"queue_size": 1, "longest_wait_time_s": 1, **NOBODY}, QueueNeed.UNSTAFFED),
        ({"queue_size": 1, "longest_wait_time_s": 60}, QueueNeed.CRITICAL),
        ({"thirty_min_sla_activity": 65, "thirty_min_accepted": 30}, QueueNeed.CRITICAL),
        ({"queue_size": 1, "longest_wait_time_s": 59}, QueueNeed.OVER),
        ({"queue_size": 1, "longest_wait_time_s": 21}, QueueNeed.OVER),
        ({"queue_size": 1, "longest_wait_time_s": 20}, QueueNeed.NEAR),
        ({"queue_size": 1, "longest_wait_time_s": 15}, QueueNeed.NEAR),
        ({"thirty_min_sla_activity": 79}, QueueNeed.NEAR),
        ({"thirty_min_sla_activity": 65, "thirty_min_accepted": 19}, QueueNeed.NEAR),
        ({"queue_size": 1, "longest_wait_time_s": 14}, QueueNeed.WAITING),
        ({"queue_size": 1, "longest_wait_time_s": None}, QueueNeed.WAITING),
        ({"number_in_offered": 1}, QueueNeed.IN_PROGRESS),
        ({"number_in_progress": 1}, QueueNeed.IN_PROGRESS),
        ({}, QueueNeed.QUIET),
        ({"thirty_min_sla_activity": 80}, QueueNeed.QUIET),
        ({"queue_size": None, "longest_wait_time_s": 500}, QueueNeed.CRITICAL),
        ({"queue_size": None, "number_in_offered": None, "number_in_progress": None}, QueueNeed.IN_PROGRESS),
    ],
)
def test_a_queue_is_classed_by_the_worst_of_wait_level_and_staff(changes: dict[str, object], need: QueueNeed) -> None:
    assert need_of(**changes) is need


def test_a_level_of_nothing_counted_is_no_trouble() -> None:
    nothing: dict[str, object] = {"thirty_min_queued": 0, "thirty_min_accepted": 0, "thirty_min_abandoned": 0}

    assert need_of(thirty_min_sla_activity=0, **nothing) is QueueNeed.QUIET
    assert need_of(thirty_min_sla_activity=0, **{**nothing, "thirty_min_abandoned": 1}) is QueueNeed.NEAR


def test_a_medium_without_a_target_is_never_over_it() -> None:
    assert need_of(media_type="fax", queue_size=3, longest_wait_time_s=9000) is QueueNeed.WAITING


def test_a_closed_queue_raises_nothing_but_still_shows_who_waits() -> None:
    assert need_of(SHUT, thirty_min_sla_activity=10) is QueueNeed.CLOSED
    assert need_of(SHUT, queue_size=1, longest_wait_time_s=900, **NOBODY) is QueueNeed.WAITING


def test_nobody_is_said_to_wait_nowhere_where_that_is_unknown_not_even_while_closed() -> None:
    assert need_of(SHUT, queue_size=None) is QueueNeed.IN_PROGRESS


@pytest.mark.parametrize(
    ("changes", "need"),
    [
        ({"queue_size": 1, "longest_wait_time_s": 900, **NOBODY}, QueueNeed.WAITING),
        ({"thirty_min_sla_activity": 10, "thirty_min_accepted": 90}, QueueNeed.QUIET),
        ({"number_in_progress": 1}, QueueNeed.IN_PROGRESS),
    ],
)
def test_an_excluded_queue_raises_nothing_but_still_shows_who_waits(
    changes: dict[str, object], need: QueueNeed
) -> None:
    excluded = Standards(queue_rules=(QueueRule(Selection(ids=("116",)), kind=QueueKind.EXCLUDED),))

    assert need_of(excluded, **changes) is need


@pytest.mark.parametrize(
    "attribute",
    [
        "agent_count_wait_transact",
        "agent_count_busy",
        "agent_count_post_process",
        "agent_count_on_break",
        "agent_count_work_offline",
    ],
)
def test_anybody_who_is_logged_in_staffs_a_queue(attribute: str) -> None:
    assert is_unstaffed(queue(**NOBODY))
    assert not is_unstaffed(queue(**{**NOBODY, attribute: 1}))
    assert not is_unstaffed(queue(**{**NOBODY, attribute: None}))


@pytest.mark.parametrize(
    ("within_s", "wait_s", "severity"),
    [
        (10, 10, Severity.NONE),
        (10, 11, Severity.WARNING),
        (10, 59, Severity.WARNING),
        (10, 60, Severity.CRITICAL),
        (60, 179, Severity.WARNING),
        (60, 180, Severity.CRITICAL),
    ],
)
def test_a_wait_is_critical_from_three_times_answer_within_and_no_less_than_a_minute(
    within_s: int, wait_s: int, severity: Severity
) -> None:
    waiting = queue(queue_size=1, longest_wait_time_s=wait_s)

    assert wait_severity(waiting, ServiceTarget(0.8, within_s)) is severity


def test_a_wait_of_nobody_is_judged_by_nothing() -> None:
    assert wait_severity(queue(queue_size=0, longest_wait_time_s=0), ServiceTarget(0.8, 20)) is Severity.NONE
    assert wait_severity(queue(queue_size=1, longest_wait_time_s=900), None) is Severity.NONE


@pytest.mark.parametrize(
    ("level", "target", "contacts", "severity"),
    [
        (0.80, 0.80, 99, Severity.NONE),
        (0.79, 0.80, 99, Severity.WARNING),
        (0.66, 0.80, 99, Severity.WARNING),
        (0.65, 0.80, 30, Severity.CRITICAL),
        (0.65, 0.80, 29, Severity.WARNING),
        (0.75, 0.90, 30, Severity.CRITICAL),
        (None, 0.80, 99, Severity.NONE),
        (0.10, None, 99, Severity.NONE),
    ],
)
def test_a_level_is_critical_from_fifteen_points_below_target_and_thirty_contacts(
    level: float | None, target: float | None, contacts: int, severity: Severity
) -> None:
    assert below_target(level, target, contacts) is severity


def test_a_sum_that_is_exactly_on_target_is_not_below_it_in_binary() -> None:
    on_target = weighted([(0.8, 43)])

    assert on_target is not None
    assert on_target < 0.8
    assert below_target(on_target, 0.8, 43) is Severity.NONE


@given(level=st.floats(0, 1), target=st.floats(0, 1))
def test_a_level_is_below_its_target_where_it_is_written_so(level: float, target: float) -> None:
    is_below = int(points(level)) < int(points(target))

    assert (below_target(level, target, 99) > Severity.NONE) is is_below
    assert is_on_target(level, target) is not is_below
    assert points_below(level, target) == max(0, int(points(target)) - int(points(level))) / 100


def test_signs_go_down_with_the_need() -> None:
    signs = [queue_severity(need) for need in QueueNeed]

    assert signs == [Severity.CRITICAL] * 2 + [Severity.WARNING] * 2 + [Severity.NONE] * 4


def in_order(*queues: Queue, standards: Standards = STANDARDS) -> list[str]:
    shuffled = list(queues)
    random.Random(1).shuffle(shuffled)
    shuffled.sort(key=lambda one: order(one, standards))
    return [one.id for one in shuffled]


def test_queues_stand_worst_first() -> None:
    assert in_order(
        queue("unstaffed", queue_size=1, longest_wait_time_s=1, **NOBODY),
        queue("critical", queue_size=1, longest_wait_time_s=60),
        queue("over", queue_size=1, longest_wait_time_s=30),
        queue("near", queue_size=1, longest_wait_time_s=16),
        queue("waiting", queue_size=1, longest_wait_time_s=2),
        queue("in progress", number_in_progress=1),
        queue("quiet"),
    ) == ["unstaffed", "critical", "over", "near", "waiting", "in progress", "quiet"]


def test_in_one_class_live_media_stand_before_deferred_ones_and_longer_shares_of_answer_within_first() -> None:
    assert in_order(
        queue("phone 50 s", queue_size=1, longest_wait_time_s=50),
        queue("phone 40 s", queue_size=1, longest_wait_time_s=40),
        queue("chat 70 s", media_type="chat", queue_size=1, longest_wait_time_s=70),
        queue("email 5 h", media_type="email", queue_size=1, longest_wait_time_s=5 * 3600),
    ) == ["phone 50 s", "phone 40 s", "chat 70 s", "email 5 h"]


def test_a_phone_queue_made_deferred_stands_behind_the_live_ones() -> None:
    rule = QueueRule(Selection(ids=("callback",)), kind=QueueKind.DEFERRED)
    queues = (
        queue("callback", queue_size=1, longest_wait_time_s=50),
        queue("sales", queue_size=1, longest_wait_time_s=30),
    )

    assert in_order(*queues) == ["callback", "sales"]
    assert in_order(*queues, standards=Standards(queue_rules=(rule,))) == ["sales", "callback"]


def test_queues_that_nothing_tells_apart_stand_by_name_without_regard_to_case() -> None:
    assert in_order(queue("2", name="alpha"), queue("1", name="Beta"), queue("3", name="gamma")) == ["2", "1", "3"]


def class_of(one: Agent, standards: Standards = STANDARDS) -> AgentNeed:
    return agent_need(one, standards, START.wall, standards.limit_s(one))


@pytest.mark.parametrize(
    ("changes", "need"),
    [
        ({"status": 4, "time_in_status_s": 1801}, AgentNeed.OVER_LIMIT),
        ({"status": 4, "time_in_status_s": 1800}, AgentNeed.BREAK),
        ({"status": 3, "time_in_status_s": 301}, AgentNeed.OVER_LIMIT),
        ({"status": 3, "time_in_status_s": 300}, AgentNeed.WRAP_UP),
        ({"status": 5, "time_in_status_s": 3601}, AgentNeed.OVER_LIMIT),
        ({"status": 5, "time_in_status_s": 3600}, AgentNeed.OFFLINE),
        ({"status": 2, "phone_line1_status": 1, "phone_line1_status_time_s": 181}, AgentNeed.OVER_LIMIT),
        ({"status": 2, "phone_line1_status": 1, "phone_line1_status_time_s": 180}, AgentNeed.BUSY),
        ({"status": 2, "phone_line2_status": 1, "phone_line2_status_time_s": 181}, AgentNeed.OVER_LIMIT),
        ({"status": 2, "phone_line1_status": 5, "phone_line1_status_time_s": 900}, AgentNeed.BUSY),
        ({"status": 9, "status_code_list_id": -1, "status_code_item_id": 1}, AgentNeed.DROPPED),
        ({"status": 0, "time_in_status_s": 90000}, AgentNeed.FREE),
        ({"status": 1}, AgentNeed.OFFERED),
        ({"status": 2, "time_in_status_s": 90000}, AgentNeed.BUSY),
        ({"status": 7}, AgentNeed.UNKNOWN),
        ({"status": None}, AgentNeed.UNKNOWN),
        ({"status": 9}, AgentNeed.LOGGED_OUT),
    ],
)
def test_an_agent_is_classed_by_limit_and_state(changes: dict[str, object], need: AgentNeed) -> None:
    assert class_of(agent(**changes)) is need


def test_who_leaves_at_closing_time_is_not_dropped() -> None:
    left = agent(status=9, status_code_list_id=-1, status_code_item_id=0, time_in_status_s=100)

    assert class_of(left) is AgentNeed.DROPPED
    assert class_of(left, SHUT) is AgentNeed.LOGGED_OUT


def test_nobody_oversteps_a_limit_while_their_team_is_closed() -> None:
    resting = agent(status=4, time_in_status_s=90000)

    assert class_of(resting) is AgentNeed.OVER_LIMIT
    assert class_of(resting, SHUT) is AgentNeed.BREAK


@pytest.mark.parametrize(
    ("item", "list_id", "time_s", "is_dropped"),
    [
        (0, -1, 60, True),
        (1, -1, 3599, True),
        (1, -1, 3600, False),
        (1, -1, None, False),
        (3, -1, 60, False),
        (1, 7, 60, False),
        (None, -1, 60, False),
    ],
)
def test_dropped_is_who_the_system_logged_out_in_the_last_hour(
    item: int | None, list_id: int, time_s: int | None, is_dropped: bool
) -> None:
    out = {"status": 9, "status_code_item_id": item, "status_code_list_id": list_id, "time_in_status_s": time_s}

    assert was_dropped(agent(**out)) is is_dropped
    assert not was_dropped(agent(**{**out, "status": 4}))


def test_no_hold_limit_holds_for_ever() -> None:
    holding = agent(status=2, phone_line1_status=1, phone_line1_status_time_s=9000)

    assert overheld_s(holding, STANDARDS) == 9000
    assert overheld_s(holding, Standards(hold_limit_s=None)) is None


def test_agents_stand_by_class_and_free_ones_by_idle_time_with_chats_last() -> None:
    agents = [
        agent("over", status=4, time_in_status_s=4000),
        agent("dropped", status=9, status_code_list_id=-1, status_code_item_id=1),
        agent("idle long", time_in_status_s=300),
        agent("idle short", time_in_status_s=20),
        agent("one chat", time_in_status_s=900, active_customer_chat_count=1),
        agent("stopped", time_in_status_s=950, sub_status="stopnew", active_customer_chat_count=1, name="Z"),
        agent("offered", status=1),
        agent("busy", status=2),
        agent("wrap-up", status=3),
        agent("break", status=4),
        agent("offline", status=5),
        agent("unknown", status=42),
        agent("out", status=9),
    ]
    expected = [one.id for one in agents]
    expected[4:6] = ["stopped", "one chat"]
    random.Random(2).shuffle(agents)

    agents.sort(key=lambda one: agent_order(one, class_of(one)))

    assert [one.id for one in agents] == expected


def test_only_agents_to_look_at_carry_a_sign() -> None:
    assert {need for need in AgentNeed if agent_severity(need)} == {AgentNeed.OVER_LIMIT, AgentNeed.DROPPED}


def test_every_state_but_available_and_logged_out_is_a_class_of_its_own_name() -> None:
    assert {state.name for state in AgentState} - {need.name for need in AgentNeed} == {"AVAILABLE"}
