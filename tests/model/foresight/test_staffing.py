from __future__ import annotations

import pytest

from tests.floors import agent, floor, queue
from tests.model.test_need import SHUT
from wallboard.model.foresight.estimate import Assumption, Estimate, Refusal
from wallboard.model.foresight.staffing import Staffing, patience_s
from wallboard.model.queue_row import QueueRow
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.staff import Staff
from wallboard.model.standards import Standards, TeamRule

BUSY: dict[str, object] = {
    "thirty_min_queued": 48,
    "thirty_min_accepted": 48,
    "thirty_min_avg_duration_s": 300,
    "agent_count_wait_transact": 0,
    "agent_count_busy": 9,
    "number_in_progress": 9,
}
"""With a wrap-up of 20 s, the check of the issue: 48 contacts of 320 s, 9 agents."""
WRAPPED = [agent("a", thirty_min_accepted_count=6, thirty_min_wrap_up_time_s=120)]


def row(standards: Standards | None = None, /, **changes: object) -> QueueRow:
    return floor([queue(**{**BUSY, **changes})], WRAPPED, standards).queues[0]


def staffing(standards: Standards | None = None, /, **changes: object) -> Staffing:
    made = row(standards, **changes).foresight.staffing.value
    assert made is not None
    return made


def test_48_calls_of_320_s_need_3_more_than_9_agents() -> None:
    made = staffing()

    assert (made.agents, made.needed, made.missing) == (9, 12, 3)
    assert made.now.level == pytest.approx(0.195, abs=0.0005)
    assert not made.is_upper_bound


def test_who_is_free_counts_with_those_at_work() -> None:
    assert staffing(agent_count_wait_transact=5).missing == -2


def test_whom_its_contacts_alert_counts_too_and_is_not_at_work_for_others() -> None:
    made = staffing(agent_count_busy=11, number_in_offered=2)

    assert made.agents == 11
    assert not made.is_upper_bound


def test_what_if_there_were_more_agents_or_fewer() -> None:
    made = staffing()

    assert (made.with_more(3).agents, made.with_more(-1).agents, made.with_more(-50).agents) == (12, 8, 0)
    assert made.with_more(3).level > 0.8 > made.with_more(2).level
    assert made.with_more(-1).grows_per_min == pytest.approx(60 * (48 / 1800 - 8 / 320))
    assert made.with_more(0) == made.now


def test_the_wrap_up_of_the_floor_is_that_of_all_its_contacts() -> None:
    agents = [
        agent("a", thirty_min_accepted_count=3, thirty_min_wrap_up_time_s=30),
        agent("b", thirty_min_accepted_count=1, thirty_min_wrap_up_time_s=50),
        agent("c", thirty_min_accepted_count=8, thirty_min_wrap_up_time_s=-1),
        agent("d", thirty_min_accepted_count=0, thirty_min_wrap_up_time_s=900),
    ]

    assert Staff.of(agents).wrap_up_s == 20
    assert Staff.of(agents[2:]).wrap_up_s is None


def test_a_duration_that_holds_the_wrap_up_gets_no_other() -> None:
    assert staffing().demand.handling_s == 320
    holds = row(Standards(duration_includes_wrap_up=True)).foresight.staffing
    assert holds.value is not None
    assert holds.value.demand.handling_s == 300
    assert Assumption.WRAP_UP not in holds.assumes


@pytest.mark.parametrize(
    ("changes", "patience"),
    [
        ({"day_abandoned": 5}, 12 * 100 / 5),
        ({"day_abandoned": 1}, 12 * 100),
        ({"day_abandoned": 0}, None),
        ({"day_abandoned": 5, "day_avg_wait_time_s": -1}, None),
        ({"day_abandoned": 5, "day_queued": 0}, None),
        ({"day_abandoned": -1}, None),
    ],
)
def test_patience_is_all_the_waiting_of_the_day_by_those_who_gave_up(
    changes: dict[str, object], patience: float | None
) -> None:
    assert patience_s(queue(**{"day_avg_wait_time_s": 12, **changes})) == patience


def test_where_patience_is_known_it_is_erlang_a() -> None:
    known = row(day_abandoned=10, day_avg_wait_time_s=12).foresight.staffing
    assert known.value is not None
    assert (known.value.demand.patience_s, known.value.needed) == (120, 11)
    assert Assumption.IMPATIENT in known.assumes

    assert row().foresight.staffing.assumes == (Assumption.STEADY, Assumption.PATIENT, Assumption.WRAP_UP)


@pytest.mark.parametrize(
    "changes",
    [
        {"thirty_min_queued": 10**7},
        {"thirty_min_queued": 10**12, "day_abandoned": 10, "day_avg_wait_time_s": 12},
        {"agent_count_wait_transact": 10**12},
        {"number_in_progress": 10**12},
    ],
)
def test_a_number_that_no_queue_has_is_not_counted_up_to(changes: dict[str, object]) -> None:
    assert row(**changes).foresight.staffing.refusal is Refusal.TOO_MANY


def test_a_patience_that_outlasts_the_day_is_without_end() -> None:
    patient = staffing(day_abandoned=1, day_queued=10**6, day_avg_wait_time_s=10**6)

    assert patient.demand.patience_s is None
    assert patient.with_more(-3).wait_s is None


@pytest.mark.parametrize(
    ("changes", "bound"),
    [
        ({"agent_count_busy": 10}, Assumption.SHARED),
        ({"agent_count_busy": 5, "agent_count_post_process": 5}, Assumption.SHARED),
        ({"agent_count_busy": 11, "number_in_offered": 1}, Assumption.SHARED),
        ({"media_type": "chat"}, Assumption.ONE_CHAT),
    ],
)
def test_what_makes_the_need_an_upper_bound(changes: dict[str, object], bound: Assumption) -> None:
    made = row(**changes).foresight.staffing

    assert made.value is not None
    assert made.value.is_upper_bound
    assert bound in made.assumes


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"thirty_min_queued": 9}, Refusal.FEW),
        ({"thirty_min_queued": -1}, Refusal.UNKNOWN),
        ({"media_type": "email"}, Refusal.MEDIUM),
        ({"media_type": "vmail"}, Refusal.MEDIUM),
        ({"thirty_min_avg_duration_s": -1}, Refusal.UNKNOWN),
        ({"thirty_min_accepted": 0, "thirty_min_avg_duration_s": 0}, Refusal.UNKNOWN),
        ({"thirty_min_avg_duration_s": 0}, Refusal.UNKNOWN),
        ({"number_in_progress": -1}, Refusal.UNKNOWN),
        ({"agent_count_wait_transact": -1}, Refusal.UNKNOWN),
    ],
)
def test_it_is_refused_where_the_data_cannot_carry_it(changes: dict[str, object], refusal: Refusal) -> None:
    assert row(**changes).foresight.staffing == Estimate(refusal=refusal)


def test_from_ten_contacts_on_it_is_told() -> None:
    assert staffing(thirty_min_queued=10).needed == 4


@pytest.mark.parametrize(
    ("standards", "refusal"),
    [
        (SHUT, Refusal.CLOSED),
        (Standards(media_targets={}), Refusal.NO_TARGET),
        (Standards(media_targets={"phone": ServiceTarget(1.0, 20)}), Refusal.WHOLE_TARGET),
    ],
)
def test_it_is_refused_where_nothing_is_promised(standards: Standards, refusal: Refusal) -> None:
    assert row(standards).foresight.staffing.refusal is refusal


def test_without_agents_read_the_wrap_up_is_unknown() -> None:
    assert floor([queue(**BUSY)]).queues[0].foresight.staffing.refusal is Refusal.UNKNOWN


def test_needs_are_never_summed_but_told_of_the_worst_queue() -> None:
    queues = [
        queue("1", **BUSY),
        queue("2", **{**BUSY, "number_in_progress": 6, "agent_count_busy": 6}),
        queue("3", **{**BUSY, "number_in_progress": 20, "agent_count_busy": 20}),
        queue("4", **{**BUSY, "thirty_min_queued": 3}),
    ]
    standards = Standards(teams=(TeamRule("All", Selection()), TeamRule("One", Selection(("3",)))))
    made = floor(queues, WRAPPED, standards)

    needs = made.foresight.staff
    assert (needs.known, needs.short) == (3, 2)
    assert needs.worst is not None
    assert (needs.worst.id, needs.worst.name, needs.worst.staffing.missing) == ("2", "Queue 2", 6)
    teams = {team.name: team.staff for team in made.teams}
    assert teams["All"] == needs
    assert teams["One"].worst is not None
    assert (teams["One"].short, teams["One"].worst.staffing.missing) == (0, -8)


def test_it_does_not_call_enough_what_has_let_contacts_pile_up() -> None:
    late: dict[str, object] = {"queue_size": 4, "longest_wait_time_s": 90}
    enough: dict[str, object] = {"agent_count_busy": 14, "number_in_progress": 14}

    assert row(**enough, **late).foresight.staffing == Estimate(refusal=Refusal.BEHIND)
    assert staffing(**enough, queue_size=4, longest_wait_time_s=10).missing == -2
    assert staffing(**late).missing == 3
    assert staffing(**enough, **late, agent_count_wait_transact=1).missing == -3
