from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, queue, situation
from wallboard.model.alarm.alarm import Alarm, Ending, Run
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.selection import Selection
from wallboard.model.standards import Standards, TeamRule

WHOLE = Standards(
    teams=(TeamRule("Trade", Selection(patterns=("sales*",))), TeamRule("Help", Selection(patterns=("support*",)))),
    groups={"108": "North", "109": "South"},
)
QUEUES = (queue("1", name="Sales"), queue("2", name="Sales chat", media_type="chat"), queue("3", name="Support"))
AGENTS = (agent("ada", name="Ada"), agent("bo", name="Bo", group_id="109"))
SALES = Selection(patterns=("sales*",))


def alarm(scope: Scope, subject_id: str, name: str = "") -> Alarm:
    return Alarm("rule", scope, subject_id, name or subject_id, "", Severity.WARNING, Run(START), fired=START)


def watched(*alarms: Alarm, queues: Selection = SALES, agents: Selection | None = None) -> Floor:
    """The part of a floor that a view chooses, with alarms about the whole."""
    read, shown = situation(QUEUES, AGENTS), replace(WHOLE, queues=queues, agents=agents or Selection())
    whole = Floor.of(read, WHOLE, START.wall)
    stand = Alarms(
        {each.key: each for each in alarms if each.ended is None}, tuple(each for each in alarms if each.ended)
    )
    return Floor.of(read, shown, START.wall, whole=whole).watched(stand)


@pytest.mark.parametrize(
    ("scope", "subject_id", "is_elsewhere"),
    [
        (Scope.QUEUE, "1", False),
        (Scope.QUEUE, "3", True),
        (Scope.TEAM, "Trade", False),
        (Scope.TEAM, "Help", True),
        (Scope.MEDIUM, "chat", False),
        (Scope.MEDIUM, "phone", True),
        (Scope.FLOOR, "floor", True),
        (Scope.AGENT, "bo", False),
        (Scope.GROUP, "South", False),
        (Scope.FEED, "queues", False),
    ],
)
def test_a_view_of_some_queues_has_what_is_about_them_and_the_sums_that_it_shows_all_of(
    scope: Scope, subject_id: str, is_elsewhere: bool
) -> None:
    name = {"1": "Sales", "3": "Support"}.get(subject_id, subject_id)

    assert bool(watched(alarm(scope, subject_id, name)).elsewhere) is is_elsewhere


def test_a_view_of_some_agents_has_what_is_about_them_and_the_groups_that_it_shows_all_of() -> None:
    alarms = (
        alarm(Scope.AGENT, "ada", "Ada"),
        alarm(Scope.AGENT, "bo", "Bo"),
        alarm(Scope.GROUP, "North"),
        alarm(Scope.GROUP, "South"),
        alarm(Scope.FLOOR, "floor"),
    )

    made = watched(*alarms, queues=Selection(), agents=Selection(ids=("ada",)))

    assert {subject_id for _, subject_id in made.elsewhere} == {"bo", "South"}


def test_an_alarm_about_who_is_gone_belongs_to_the_views_that_chose_them() -> None:
    gone = alarm(Scope.QUEUE, "8", "Sales of old").over(Ending.GONE, START)
    other = alarm(Scope.QUEUE, "9", "Loans").over(Ending.GONE, START)

    assert watched(gone, other).alarms_here.past == (gone,)


def test_a_view_that_chooses_more_than_the_profile_has_all_alarms() -> None:
    read, narrow = situation(QUEUES, AGENTS), replace(WHOLE, queues=SALES)
    whole = Floor.of(read, narrow, START.wall)
    stands = alarm(Scope.FLOOR, "floor")

    made = Floor.of(read, WHOLE, START.wall, whole=whole).watched(Alarms({stands.key: stands}))

    assert [row.id for row in made.queues] == ["1", "2", "3"]
    assert made.elsewhere == frozenset()


def test_a_row_carries_the_sign_of_its_alarm_in_every_view_and_behind_it() -> None:
    about_sales, about_support = alarm(Scope.QUEUE, "1", "Sales"), alarm(Scope.QUEUE, "3", "Support")

    made = watched(about_sales, about_support)

    assert [(row.id, row.severity) for row in made.queues] == [("1", Severity.WARNING), ("2", Severity.NONE)]
    assert made.whole is not None
    assert {row.id for row in made.whole.queues if row.severity} == {"1", "3"}
    assert made.alarms_here.open.keys() == {about_sales.key}


def test_a_queue_says_the_same_of_itself_in_every_view() -> None:
    made = watched()

    assert made.whole is not None
    rows = {row.id: row for row in made.whole.queues}
    assert all(row is rows[row.id] for row in made.queues)
