from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from tests.floors import START, floor, queue
from tests.ui.drawn import text
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.selection import Selection
from wallboard.model.standards import QueueRule, Standards, TeamRule
from wallboard.ui.render.lettering import every_size
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.wall_rows import queue_table, team_table
from wallboard.ui.render.wall_table import Row, wall_table

LONDON = START.wall.astimezone(ZoneInfo("Europe/London"))
NEW_YORK = ZoneInfo("America/New_York")
SALES = Selection(ids=("1",))


def rows(standards: Standards, **changes: object) -> tuple[Row, Row]:
    """The lines of the queue with the id 1, and of a team that has no other, where there is another queue, too."""
    both = floor([queue("1", name="Sales", **changes), queue("2")], standards=standards)
    at = [row.id for row in both.queues].index("1")
    queues, teams = queue_table(both, Moment(), LONDON), team_table(both, Moment(), Moment(), LONDON)
    return queues.rows[at], teams.rows[0]


def with_hours(hours: OpeningHours) -> Standards:
    return Standards(
        time_zone=LONDON.tzinfo, queue_rules=(QueueRule(SALES, opening=hours),), teams=(TeamRule("Team", SALES),)
    )


def test_a_closed_queue_or_team_names_the_day_on_which_it_opens() -> None:
    for row in rows(with_hours(OpeningHours({1: ((time(9), time(17)),)}, time_zone=LONDON.tzinfo))):
        assert text(row.cells[2]) == "opens Tue 09:00"


def test_a_queue_or_team_opens_by_the_clock_of_the_profile() -> None:
    for row in rows(with_hours(OpeningHours({0: ((time(9, 45), time(17)),)}, time_zone=NEW_YORK))):
        assert text(row.cells[2]) == "opens 14:45"


LOW: dict[str, object] = {"thirty_min_sla_activity": 10, "thirty_min_queued": 50}
TUESDAYS = OpeningHours({1: ((time(9), time(17)),)})


@pytest.mark.parametrize(
    "rule", [QueueRule(SALES, opening=TUESDAYS), QueueRule(SALES, kind=QueueKind.EXCLUDED)], ids=["closed", "excluded"]
)
def test_a_level_that_nothing_is_held_to_is_not_called_good(rule: QueueRule) -> None:
    for row in rows(Standards(queue_rules=(rule,), teams=(TeamRule("Team", SALES),)), **LOW):
        assert row.cells[4][0][1] in ("value", "hint")
        assert row.bar is not None
        assert "good" not in {ink for _, ink in row.bar(20)}


def test_a_level_on_target_is_good_and_one_below_it_is_not() -> None:
    standards = Standards(teams=(TeamRule("Team", SALES),))

    assert [row.cells[4] for row in rows(standards)] == [(("90 %", "good"),)] * 2
    assert [row.cells[4] for row in rows(standards, **LOW)] == [(("10 %", "warning"),)] * 2


def test_a_team_is_on_target_where_its_level_is_known_and_a_queue_is_open() -> None:
    def state(standards: Standards, **changes: object) -> str:
        return text(rows(standards, number_in_progress=1, **changes)[1].cells[2])

    always, tuesdays = Standards(teams=(TeamRule("Team", SALES),)), with_hours(TUESDAYS)

    assert state(always) == "on target"
    assert state(always, thirty_min_sla_activity=-1) == "at work"
    assert state(tuesdays, queue_size=1) == "waiting"


def team_state(elapsed_s: int = 0, *queues: Queue) -> str:
    """The state of a team of all these queues, so long after they were read."""
    teams = Standards(teams=(TeamRule("Team", Selection(ids=tuple(each.id for each in queues))),))
    moment = Moment(elapsed_s)
    return text(team_table(floor(queues, standards=teams), moment, moment, LONDON).rows[0].cells[2])


def test_a_teams_state_goes_on_with_the_wait_beside_it() -> None:
    waiting = queue("1", queue_size=2, longest_wait_time_s=12)

    assert team_state(0, waiting) == "in 0:08"
    assert team_state(8, waiting) == "in 0:00"
    assert team_state(23, waiting) == "over 0:15"


def test_a_team_tells_of_the_wait_that_has_used_up_most_of_its_time() -> None:
    e_mails = queue("2", media_type="email", queue_size=9, longest_wait_time_s=3600)
    calls = queue("1", queue_size=1, longest_wait_time_s=30)

    assert team_state(0, e_mails, calls) == "over 0:10"
    assert team_state(0, e_mails) == "in 3:00:00"


def test_a_team_of_e_mail_tells_what_waits_there() -> None:
    e_mails = queue("1", media_type="email", queue_size=20, longest_wait_time_s=3600)
    team = team_table(
        floor([e_mails], standards=Standards(teams=(TeamRule("Team", SALES),))), Moment(), Moment(), LONDON
    ).rows[0]

    assert [text(cell) for cell in team.cells[:2]] == ["20", "1:00:00"]


def test_a_team_in_which_somebody_waits_is_not_said_to_be_on_target() -> None:
    just_come = queue("1", queue_size=1, longest_wait_time_s=0, thirty_min_sla_activity=95, thirty_min_accepted=50)

    assert team_state(0, just_come) == "waiting"


def test_a_team_whose_level_alone_is_low_says_so_until_a_wait_is_over_its_time() -> None:
    low = queue("1", queue_size=1, longest_wait_time_s=5, **LOW)

    assert team_state(0, low) == "below target"
    assert team_state(20, low) == "over 0:05"


def test_a_team_whose_level_is_good_tells_how_many_of_its_queues_have_a_low_one() -> None:
    low = queue("1", **LOW)
    good = queue("2", thirty_min_sla_activity=99, thirty_min_queued=900)

    assert team_state(0, low, good) == "1 queue low"


@pytest.mark.parametrize(("width", "titles"), [(120, 5), (90, 4), (78, 3)])
def test_columns_that_matter_less_go_before_a_wall_has_small_letters(width: int, titles: int) -> None:
    teams = team_table(
        floor([queue("1")], standards=Standards(teams=(TeamRule("Support", SALES),))), Moment(), Moment(), LONDON
    )

    lines = [text(line) for line in wall_table(teams, width, 20, every_size())]

    shown = [column.title for column in teams.columns if column.title in lines[0]]
    assert shown == ["WAITING", "OLDEST", "STATE", "FREE", "LEVEL 30 MIN"][:titles]
    assert "Support" not in "".join(lines)  # in large letters there is no such text
