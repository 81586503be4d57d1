from __future__ import annotations

from datetime import time

import pytest

from tests.floors import floor, queue
from wallboard.model.figure import Severity
from wallboard.model.foresight.budget import budget
from wallboard.model.level_gauge import LevelGauge
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import QueueRule, Standards

PHONE = queue("1")
CHAT = queue("2", media_type="chat")
EMAIL = queue("3", media_type="email")
NIGHT = OpeningHours({6: ((time(9), time(18)),)})
"""Closed when the tests take their readings."""


def gauges(*queues: Queue, standards: Standards | None = None) -> tuple[LevelGauge, ...]:
    return floor(queues, standards=standards).gauges


def rule(*ids: str, target: ServiceTarget | None = None, **more: object) -> QueueRule:
    return QueueRule(Selection(ids=ids), target=target, **more)  # type: ignore[arg-type] # kind and opening by name


def test_the_live_floor_comes_first_and_then_each_medium_in_the_documents_order_without_excluded_queues() -> None:
    others = queue("4", media_type="fax"), queue("5", media_type="Phone"), queue("test", media_type="vmail")
    made = gauges(
        *others, EMAIL, CHAT, PHONE, standards=Standards(queue_rules=(rule("test", kind=QueueKind.EXCLUDED),))
    )

    assert [(gauge.media, gauge.queues) for gauge in made] == [
        (None, 3),
        ("phone", 2),
        ("chat", 1),
        ("email", 1),
        ("fax", 1),
    ]
    assert [(gauge.target, gauge.within_s) for gauge in made] == [
        (0.8, None),
        (0.8, 20),
        (0.8, 60),
        (0.9, 4 * 3600),
        (None, None),
    ]


def test_a_floor_with_one_live_medium_has_no_gauge_that_says_the_same_again() -> None:
    assert [gauge.media for gauge in gauges(PHONE, EMAIL)] == ["phone", "email"]
    assert [gauge.media for gauge in gauges(EMAIL)] == ["email"]
    assert gauges() == ()
    callbacks = Standards(queue_rules=(rule("9", kind=QueueKind.DEFERRED),))
    assert [gauge.media for gauge in gauges(PHONE, queue("9"), standards=callbacks)] == [None, "phone"]


def test_a_gauge_weighs_its_queues_by_what_was_queued_and_says_what_it_stands_on() -> None:
    poor = queue("1", thirty_min_sla_activity=60, thirty_min_queued=30, thirty_min_accepted=28, thirty_min_abandoned=2)
    good = queue("2", media_type="chat", thirty_min_sla_activity=100, thirty_min_queued=10, thirty_min_accepted=10)
    unknown = queue("3", thirty_min_sla_activity=-1, thirty_min_queued=900, thirty_min_accepted=900)

    assert gauges(poor, good, unknown)[0] == LevelGauge(
        None, 0.7, 0.9, 0.8, None, Severity.WARNING, 3, 40, budget(0.9, 300, 0.8)
    )


def test_a_medium_is_judged_by_its_own_target() -> None:
    poor = queue(media_type="email", thirty_min_sla_activity=70, thirty_min_queued=40, thirty_min_accepted=40)

    assert gauges(poor) == (
        LevelGauge("email", 0.7, 0.9, 0.9, 4 * 3600, Severity.CRITICAL, 1, 40, budget(0.9, 100, 0.9)),
    )


def test_a_level_of_nothing_is_none_and_not_zero() -> None:
    nothing = {"thirty_min_queued": 0, "thirty_min_accepted": 0, "thirty_min_abandoned": 0}
    (gauge,) = gauges(queue(thirty_min_sla_activity=0, **nothing))

    assert (gauge.level_30min, gauge.level_day, gauge.contacts) == (None, 0.9, 0)


def test_a_gauge_is_judged_over_its_open_queues() -> None:
    shut = queue("shut", thirty_min_sla_activity=10, thirty_min_accepted=40)
    (gauge,) = gauges(shut, queue("2"), standards=Standards(queue_rules=(rule("shut", opening=NIGHT),)))

    assert (gauge.severity, gauge.queues, gauge.level_30min) == (Severity.NONE, 2, 0.5)


@pytest.mark.parametrize(
    ("rules", "target", "within_s", "severity"),
    [
        ((rule("1", target=ServiceTarget(0.9, 30)), rule("2", target=ServiceTarget(0.7, 9))), 0.8, None, Severity.NONE),
        (
            (rule("1", target=ServiceTarget(0.9, 5)), QueueRule(Selection(), target=ServiceTarget(0.9, 9))),
            0.9,
            None,
            Severity.WARNING,
        ),
        ((QueueRule(Selection(), target=ServiceTarget(0.95, 10)),), 0.95, 10, Severity.WARNING),
        ((rule("1", "2", target=ServiceTarget(0.9, 30)),), 0.9, 30, Severity.WARNING),
    ],
)
def test_a_medium_has_the_target_that_its_open_queues_share_or_else_its_own(
    rules: tuple[QueueRule, ...], target: float, within_s: int | None, severity: Severity
) -> None:
    chats = [queue(number, media_type="chat", thirty_min_sla_activity=85) for number in "123"]
    (gauge,) = gauges(*chats, standards=Standards(queue_rules=(*rules, rule("3", opening=NIGHT))))

    assert (gauge.target, gauge.within_s, gauge.severity) == (target, within_s, severity)


@pytest.mark.parametrize(
    ("chat_target", "floor_target", "target", "within_s"),
    [
        (None, None, 0.8, None),
        (ServiceTarget(0.8, 20), None, 0.8, 20),
        (ServiceTarget(0.9, 60), None, 0.8, None),
        (ServiceTarget(0.8, 20), ServiceTarget(0.85, 30), 0.85, 30),
    ],
)
def test_the_live_floor_has_its_own_target_or_what_its_queues_share_or_else_the_phones(
    chat_target: ServiceTarget | None, floor_target: ServiceTarget | None, target: float, within_s: int | None
) -> None:
    rules = (rule("2", target=chat_target),) if chat_target else ()
    whole = gauges(PHONE, CHAT, standards=Standards(queue_rules=rules, floor_target=floor_target))[0]

    assert (whole.media, whole.target, whole.within_s) == (None, target, within_s)


def test_the_floors_level_is_judged_alike_in_gauge_and_totals() -> None:
    made = floor([PHONE, CHAT], standards=Standards(floor_target=ServiceTarget(0.95, 20)))

    assert made.gauges[0].severity is made.totals.severity is Severity.WARNING
    assert floor([EMAIL], standards=Standards(floor_target=ServiceTarget(0.95, 20))).totals.severity is Severity.NONE
