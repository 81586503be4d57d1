from __future__ import annotations

from datetime import time

from tests.floors import floor, queue
from wallboard.model.figure import Severity
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import QueueRule, Standards
from wallboard.model.totals import QueueTotals, totals_of

NIGHT = OpeningHours({6: ((time(9), time(18)),)})
"""Closed when the tests take their readings."""
PHONE = queue(
    "1",
    queue_size=3,
    longest_wait_time_s=18,
    number_in_offered=1,
    thirty_min_queued=30,
    thirty_min_accepted=21,
    thirty_min_abandoned=4,
    thirty_min_sla_activity=70,
    day_queued=500,
    day_accepted=450,
    day_abandoned=40,
    day_sla_activity=60,
)
EMAIL = queue(
    "2",
    media_type="email",
    queue_size=70,
    longest_wait_time_s=9000,
    number_in_offered=5,
    thirty_min_queued=10,
    thirty_min_accepted=12,
    thirty_min_abandoned=3,
    thirty_min_sla_activity=90,
    day_queued=300,
    day_accepted=230,
    day_abandoned=20,
    day_sla_activity=80,
)
TEST = queue("3", queue_size=9, longest_wait_time_s=999, number_in_offered=9, day_queued=7, day_abandoned=900)
STANDARDS = Standards(queue_rules=(QueueRule(Selection(ids=("3",)), kind=QueueKind.EXCLUDED),))


def totals(*queues: Queue, standards: Standards = STANDARDS) -> QueueTotals:
    return totals_of(floor(queues, standards=standards).queues)


def test_waits_and_levels_are_those_of_live_queues_and_contacts_those_of_all_but_excluded_ones() -> None:
    assert totals(PHONE, EMAIL, TEST) == QueueTotals(
        live=1,
        waiting=3,
        longest_wait_s=18,
        offered=6,
        level_30min=0.70,
        contacts_30min=25,
        severity=Severity.WARNING,
        level_day=0.60,
        abandoned_30min=4 / 25,
        queued_today=800,
        accepted_today=680,
        abandoned_today=60,
    )


def test_waits_are_those_of_all_queues_where_none_is_live() -> None:
    vmail = queue("4", media_type="vmail", queue_size=4, longest_wait_time_s=12000)

    assert (totals(EMAIL, vmail, TEST).waiting, totals(EMAIL, vmail, TEST).longest_wait_s) == (74, 12000)
    assert totals(queue("2", media_type="email", queue_size=0)).waiting == 0


def test_nothing_comes_to_nothing() -> None:
    assert totals() == QueueTotals()
    assert totals(TEST) == QueueTotals()


def test_a_level_is_judged_where_all_queues_have_one_target() -> None:
    one_target = Standards(queue_rules=(QueueRule(Selection(), target=ServiceTarget(0.95, 60)),))

    assert totals(PHONE).severity is Severity.WARNING
    assert totals(PHONE, EMAIL).severity is Severity.WARNING
    more = PHONE.model_copy(update={"thirty_min_accepted": 40})
    assert totals(more, EMAIL, standards=one_target).severity is Severity.CRITICAL


def test_a_level_is_judged_over_the_open_queues() -> None:
    phone_shut = Standards(queue_rules=(QueueRule(Selection(ids=("1",)), opening=NIGHT),))

    assert totals(PHONE, queue("4")).severity is Severity.WARNING
    assert totals(PHONE, queue("4"), standards=phone_shut).severity is Severity.NONE
    assert totals(PHONE, standards=phone_shut).severity is Severity.NONE
