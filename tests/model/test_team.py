from __future__ import annotations

from datetime import UTC, datetime, time

from tests.floors import START, agent, feed, floor, queue
from wallboard.model.agent import Agent
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.need import QueueNeed
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.selection import Selection
from wallboard.model.situation import Situation
from wallboard.model.standards import QueueRule, Standards, TeamRule
from wallboard.model.team import FreeAgents, Team

SALES = TeamRule("Sales", Selection(patterns=("Sales*",)))
EN = queue(
    "1",
    name="Sales EN",
    queue_size=3,
    longest_wait_time_s=18,
    agent_count_wait_transact=4,
    thirty_min_queued=30,
    thirty_min_accepted=20,
    thirty_min_abandoned=0,
    thirty_min_sla_activity=70,
    thirty_min_avg_wait_time_s=10,
    thirty_min_avg_duration_s=100,
)
FR = queue(
    "2",
    name="Sales FR",
    queue_size=2,
    longest_wait_time_s=15,
    agent_count_wait_transact=5,
    thirty_min_queued=10,
    thirty_min_accepted=80,
    thirty_min_abandoned=0,
    thirty_min_sla_activity=90,
    thirty_min_avg_wait_time_s=50,
    thirty_min_avg_duration_s=200,
)
OTHER = queue("3", name="Billing", queue_size=90, longest_wait_time_s=900)


def teams(*queues: Queue, rules: tuple[TeamRule, ...] = (SALES,), agents: tuple[Agent, ...] = ()) -> tuple[Team, ...]:
    return floor(queues, agents, Standards(teams=rules)).teams


def test_contacts_add_up_and_the_longest_wait_is_the_longest_of_all() -> None:
    (team,) = teams(EN, FR, OTHER)

    assert (team.name, team.queues) == ("Sales", 2)
    assert (team.totals.waiting, team.totals.longest_wait_s) == (5, 18)


def test_level_and_wait_weigh_by_the_contacts_queued_and_duration_by_those_accepted() -> None:
    (team,) = teams(EN, FR)

    assert team.totals.level_30min == (30 * 0.70 + 10 * 0.90) / 40
    assert team.average_wait_s == (30 * 10 + 10 * 50) / 40
    assert team.average_duration_s == (20 * 100 + 80 * 200) / 100


def test_free_agents_are_those_of_its_groups_each_counted_once() -> None:
    in_groups = TeamRule("Sales", SALES.queues, frozenset({"108", "109"}))
    agents = (agent("a"), agent("b", group_id="109"), agent("c", group_id="110"), agent("d", status=2))

    (team,) = teams(EN, FR, rules=(in_groups,), agents=agents)

    assert team.free == FreeAgents(2, is_of_agents=True)


def test_without_groups_there_are_at_least_as_many_free_as_in_the_queue_that_has_the_most() -> None:
    assert teams(EN, FR)[0].free == FreeAgents(5, is_least=True)
    assert teams(EN)[0].free == FreeAgents(4)
    assert teams(queue("1", name="Sales", agent_count_wait_transact="N/A"))[0].free == FreeAgents()


def test_agents_who_are_not_read_yet_are_unknown_and_not_none() -> None:
    rule = TeamRule("Sales", SALES.queues, frozenset({"108"}))
    not_read = Situation(queues=feed([EN]))

    judged = Floor.of(not_read, Standards(teams=(rule,)), START.wall)

    assert judged.teams[0].free == FreeAgents(None, is_of_agents=True)


def test_a_team_is_as_bad_as_its_worst_queue_and_the_worst_comes_first() -> None:
    billing = TeamRule("Billing", Selection(patterns=("billing",)))
    quiet = queue("4", name="Returns")
    returns = TeamRule("Returns", Selection(ids=("4",)))

    worst, second, last = teams(EN, FR, OTHER, quiet, rules=(returns, SALES, billing))

    assert (worst.name, worst.need, worst.severity) == ("Billing", QueueNeed.CRITICAL, Severity.CRITICAL)
    assert worst.wait_severity is Severity.CRITICAL
    assert (second.name, second.severity) == ("Sales", Severity.WARNING)
    assert (last.name, last.need, last.severity) == ("Returns", QueueNeed.QUIET, Severity.NONE)


def test_a_level_that_no_queue_has_the_contacts_to_call_critical_is_critical_for_the_team() -> None:
    few = {"thirty_min_accepted": 20, "thirty_min_abandoned": 0, "thirty_min_queued": 20, "thirty_min_sla_activity": 50}
    (team,) = teams(*(queue(number, name=f"Sales {number}", **few) for number in "12"))

    assert (team.need, team.severity) == (QueueNeed.NEAR, Severity.CRITICAL)


def test_excluded_queues_are_in_no_team() -> None:
    standards = Standards(teams=(SALES,), queue_rules=(QueueRule(Selection(ids=("2",)), kind=QueueKind.EXCLUDED),))

    (team,) = floor([EN, FR], standards=standards).teams

    assert (team.queues, team.totals.waiting, team.free) == (1, 3, FreeAgents(4))


def test_a_team_that_finds_no_queue_has_no_values() -> None:
    assert teams(OTHER) == (Team("Sales"),)


def test_a_team_is_closed_while_all_its_queues_are_and_opens_with_the_first() -> None:
    def hours(hour: int) -> OpeningHours:
        return OpeningHours({1: ((time(hour), time(18)),)}, time_zone=UTC)

    rules = (
        QueueRule(Selection(ids=("1",)), opening=hours(9)),
        QueueRule(Selection(ids=("2",)), opening=hours(8)),
    )
    nobody_waits = {"queue_size": 0, "longest_wait_time_s": 0}
    closed = queue("1", name="Sales EN", **nobody_waits), queue("2", name="Sales FR", **nobody_waits)

    (team,) = floor(closed, standards=Standards(teams=(SALES,), queue_rules=rules)).teams

    assert team.need is QueueNeed.CLOSED
    assert team.opens_at == datetime(2027, 3, 2, 8, tzinfo=UTC)
