from __future__ import annotations

from msgspec.structs import replace

from tests.floors import START
from wallboard.model.alarm.alarm import Alarm, Run
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.alerts import Alert, alerts
from wallboard.model.figure import Severity
from wallboard.model.wall import Page

LATE = Alarm("wait", Scope.QUEUE, "1", "Billing", "longest wait 5:00", Severity.CRITICAL, Run(START), fired=START)
RESTING = replace(LATE, rule="break", scope=Scope.AGENT, subject_id="ada", name="Ada", words="Ada: break for 40:00")
BILLING = Alert("Billing", (Page.HEADLINE, Page.QUEUES, Page.LEVELS), "longest wait 5:00")


def of(*alarms: Alarm) -> Alarms:
    return Alarms({alarm.key: alarm for alarm in alarms})


def test_a_critical_queue_is_shown_by_the_headline_the_queues_or_the_levels() -> None:
    assert alerts(of(LATE)) == {LATE.key: BILLING}


def test_the_latest_comes_first() -> None:
    later = replace(LATE, subject_id="2", fired=START.plus(60))

    assert list(alerts(of(LATE, later))) == [later.key, LATE.key]


def test_what_somebody_has_taken_or_put_off_lets_go() -> None:
    standing = of(LATE)

    assert alerts(standing.acknowledged([LATE.key], "mia", START)) == {}
    assert alerts(standing.snoozed([LATE.key], START.plus(300), START)) == {}
    assert alerts(standing.acknowledged([LATE.key], "mia", START).released([LATE.key], START)) == {LATE.key: BILLING}


def test_what_is_about_to_be_over_has_words_of_what_was() -> None:
    calm = replace(LATE, calm=Run(START))

    assert alerts(of(calm)) == {LATE.key: replace(BILLING, is_calm=True)}


def test_what_is_not_critical_not_raised_or_about_the_lists_wants_no_page() -> None:
    warning, pending = replace(LATE, severity=Severity.WARNING), replace(LATE, fired=None)
    feed = replace(LATE, scope=Scope.FEED)

    assert [alerts(of(alarm)) for alarm in (warning, pending, feed)] == [{}, {}, {}]


def test_no_agent_is_named_on_a_wall_without_names() -> None:
    assert alerts(of(RESTING)) == {RESTING.key: Alert("an agent", (Page.AGENTS,))}
    assert alerts(of(RESTING), names=True) == {RESTING.key: Alert("Ada", (Page.AGENTS,), "Ada: break for 40:00")}
