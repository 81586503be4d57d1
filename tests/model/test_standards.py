from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from wallboard.model.agent import Agent
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import QueueRule, Standards, TeamRule

MONDAY_NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
OFFICE = OpeningHours({0: ((time(9), time(18)),)})
CLOSED = OpeningHours({6: ((time(9), time(18)),)})


def queue(medium: str = "phone", queue_id: str = "116", name: str = "Sales") -> Queue:
    return Queue.model_validate({"queue-id": queue_id, "queue-name": name, "media-type": medium})


def agent(status: int, reason: str = "", group_id: str = "108") -> Agent:
    record = {"agent-id": "jdoe", "agent-status": status, "group-id": group_id}
    return Agent.model_validate({**record, "status-code-item-short-code": reason, "status-code-list-id": 3})


def rule(pattern: str = "Sales*", **says: object) -> QueueRule:
    return QueueRule(Selection(patterns=(pattern,)), **says)  # type: ignore[arg-type] # a rule says any part of it


@pytest.mark.parametrize(
    ("medium", "target"),
    [
        ("phone", ServiceTarget(0.8, 20)),
        ("Chat", ServiceTarget(0.8, 60)),
        ("email", ServiceTarget(0.9, 14400)),
        ("vmail", ServiceTarget(0.9, 14400)),
        ("fax", None),
    ],
)
def test_a_queue_has_the_target_of_its_medium(medium: str, target: ServiceTarget | None) -> None:
    assert Standards().terms(queue(medium)).target == target


def test_a_queues_own_target_goes_before_its_mediums() -> None:
    standards = Standards(queue_rules=(rule(target=ServiceTarget(0.9, 10)),))

    assert standards.terms(queue()).target == ServiceTarget(0.9, 10)
    assert standards.terms(queue(name="Support")).target == ServiceTarget(0.8, 20)


@pytest.mark.parametrize(
    ("medium", "kind"),
    [
        ("phone", QueueKind.LIVE),
        ("chat", QueueKind.LIVE),
        ("email", QueueKind.DEFERRED),
        ("vmail", QueueKind.DEFERRED),
        ("fax", QueueKind.DEFERRED),
    ],
)
def test_people_wait_live_on_phone_and_chat_only(medium: str, kind: QueueKind) -> None:
    assert Standards().terms(queue(medium)).kind is kind


def test_the_first_rule_that_says_a_thing_decides_it() -> None:
    standards = Standards(
        queue_rules=(
            rule(kind=QueueKind.DEFERRED),
            rule(kind=QueueKind.EXCLUDED, target=ServiceTarget(0.5, 5)),
            rule(target=ServiceTarget(0.6, 6)),
        )
    )

    assert standards.terms(queue()).kind is QueueKind.DEFERRED
    assert standards.terms(queue()).target == ServiceTarget(0.5, 5)


def test_a_queue_is_open_by_its_own_hours_or_else_by_the_floors() -> None:
    standards = Standards(opening=OFFICE, queue_rules=(rule(opening=CLOSED),))

    assert not standards.terms(queue()).opening.is_open(MONDAY_NOON)
    assert standards.terms(queue(name="Support")).opening.is_open(MONDAY_NOON)


def test_a_team_is_open_by_its_own_hours_or_else_by_the_floors() -> None:
    standards = Standards(opening=OFFICE, group_opening={"109": CLOSED})

    assert standards.is_group_open(agent(4), MONDAY_NOON)
    assert not standards.is_group_open(agent(4, group_id="109"), MONDAY_NOON)


@pytest.mark.parametrize(
    ("status", "limit_s"), [(0, None), (1, None), (2, None), (3, 300), (4, 1800), (5, 3600), (9, None), (7, None)]
)
def test_states_that_people_forget_have_a_limit(status: int, limit_s: int | None) -> None:
    assert Standards().limit_s(agent(status)) == limit_s


def test_a_reasons_limit_goes_before_the_states() -> None:
    standards = Standards(reason_limits_s={"lunch": 2700, "training": None})

    assert standards.limit_s(agent(4, "LUNCH")) == 2700
    assert standards.limit_s(agent(4, "Training")) is None
    assert standards.limit_s(agent(4, "Coffee")) == 1800


def test_a_reason_limits_nobody_who_works() -> None:
    assert Standards(reason_limits_s={"lunch": 2700}).limit_s(agent(2, "Lunch")) is None


def test_the_teams_at_work_for_a_queue_are_those_that_say_whose_agents_they_are() -> None:
    sales = TeamRule("Sales", Selection(patterns=("Sales*",)), frozenset({"108"}))
    unknown = TeamRule("All", Selection())
    other = TeamRule("Billing", Selection(patterns=("Billing*",)), frozenset({"109"}))
    standards = Standards(teams=(sales, unknown, other))

    assert standards.teams_at_work(queue(name="Sales North")) == (sales,)


def test_a_group_without_a_label_goes_by_its_id() -> None:
    standards = Standards(groups={"108": "Sales"})

    assert standards.group_label(agent(0)) == "Sales"
    assert standards.group_label(agent(0, group_id="109")) == "109"


def test_the_defaults_of_all_media_are_shared_and_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        Standards().media_targets["phone"] = ServiceTarget(0, 1)  # type: ignore[index] # that is the point
