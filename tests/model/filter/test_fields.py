from __future__ import annotations

import pytest

from tests.floors import agent, floor, queue
from tests.model.filter.left import agents_left, queues_left
from wallboard.model.filter import FIELDS, parse
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import QueueKind
from wallboard.model.selection import Selection
from wallboard.model.standards import QueueRule, Standards

LUNCH = {"status": 4, "status_code_list_id": 7, "status_code_item_short_code": "Lunch"}
DROPPED = {"status": 9, "status_code_list_id": -1, "status_code_item_id": 1}
STANDARDS = Standards(
    groups={"108": "Sales North"},
    queue_rules=(
        QueueRule(Selection(patterns=("test*",)), kind=QueueKind.EXCLUDED),
        QueueRule(Selection(ids=("9",)), opening=OpeningHours({6: ()})),
    ),
)
FLOOR = floor(
    queues=[
        queue("1", name="Sales", queue_size=6, longest_wait_time_s=94, agent_count_wait_transact=0, agent_count_busy=1),
        queue(
            "2", name="Support", queue_size=1, longest_wait_time_s=16, number_in_offered=1, thirty_min_sla_activity=83
        ),
        queue("3", name="Web  chat", media_type="chat", number_in_progress=4, agent_count_busy=6, day_sla_activity=70),
        queue("4", name="Complaints", media_type="email", queue_size=2, longest_wait_time_s=9000),
        queue("5", name="Test", media_type="vmail", thirty_min_abandoned=1, thirty_min_accepted=13),
        queue("6", name="No numbers", queue_size=-1, longest_wait_time_s=-1, agent_count_wait_transact=-1),
        queue("9", name="Night desk", media_type="phone"),
    ],
    agents=[
        agent("ada", name="Ada Müller", time_in_status_s=59),
        agent("ben", name="Ben Łukasz", sub_status="stopnew", group_id="9", active_customer_chat_count=2),
        agent("cleo", name="Cleo", status=2, media_id=2, time_in_status_s=90, active_customer_chat_count=3),
        agent("dan", name="Dan", time_in_status_s=2534, **LUNCH),
        agent("elsa", name="Elsa", time_in_status_s=400, **DROPPED),
        agent("finn", name="Finn", status=2, media_id=1, phone_line1_status=2, group_id="", time_in_status_s=-1),
        agent("gita", name="Gita", status=9),
    ],
    standards=STANDARDS,
)
ALL_AGENTS = {"ada", "ben", "cleo", "dan", "elsa", "finn", "gita"}
ALL_QUEUES = {"1", "2", "3", "4", "5", "6", "9"}


def agents(expression: str) -> set[str]:
    return {row.id for row in agents_left(FLOOR, parse(expression))}


def queues(expression: str) -> set[str]:
    return {row.id for row in queues_left(FLOOR, parse(expression))}


@pytest.mark.parametrize(
    ("expression", "left"),
    [
        ("state:available", {"ada", "ben"}),
        ("state:free", {"ada"}),
        ("state:break,busy", {"cleo", "dan", "finn"}),
        ("state:brea", {"dan"}),
        ("state:out", {"elsa", "gita"}),
        ('state:"logged out"', {"elsa", "gita"}),
        ("STATE:Logged-Out", {"elsa", "gita"}),
        ("!state:out,break", {"ada", "ben", "cleo", "finn"}),
        ("group:sales", {"ada", "cleo", "dan", "elsa", "gita"}),
        ('group="sales north"', {"ada", "cleo", "dan", "elsa", "gita"}),
        ("group:108", {"ada", "cleo", "dan", "elsa", "gita"}),
        ("group=10", set()),
        ("media:chat", {"cleo"}),
        ("media:phone", {"finn"}),
        ("name:muller", {"ada"}),
        ("name:lukasz", {"ben"}),
        ("name=ben", set()),
        ("id:a", {"ada", "dan", "elsa", "gita"}),
        ("id=ada,ben", {"ada", "ben"}),
        ("reason:lunch", {"dan"}),
        ('reason:"timed out"', {"elsa"}),
        ("time>1m", {"ben", "cleo", "dan", "elsa", "gita"}),
        ("for>=1:30", {"cleo", "dan", "elsa"}),
        ("time<60", {"ada"}),
        ("!time<60", ALL_AGENTS - {"ada"}),
        ("time=59", {"ada"}),
        ("time>42m", {"dan"}),
        ("chats>1", {"ben", "cleo"}),
        ("chats:3,4", {"cleo"}),
        ("sign:warning", {"dan", "elsa"}),
        ("!sign:none", {"dan", "elsa"}),
        ("need:over", {"dan"}),
        ("need:dropped", {"elsa"}),
    ],
)
def test_a_field_of_agents(expression: str, left: set[str]) -> None:
    assert agents(expression) == left


@pytest.mark.parametrize(
    ("expression", "left"),
    [
        ("media:phone", {"1", "2", "6", "9"}),
        ("media:vmail,e-mail", {"4", "5"}),
        ("media:vmail", {"5"}),
        ('name="web chat"', {"3"}),
        ("id=1", {"1"}),
        ("wait>60", {"1", "4"}),
        ("wait>1:34", {"4"}),
        ("longest>=1:34", {"1", "4"}),
        ("wait>2h29m59s", {"4"}),
        ("wait>2:29:59", {"4"}),
        ("wait>2h30m", set()),
        ("wait<1m", {"2"}),
        ("waited>62 waited<63", {"4"}),
        ("waiting>2", {"1"}),
        ("waiting:1,2", {"2", "4"}),
        ("waiting=0", {"3", "5", "9"}),
        ("offered>0", {"2"}),
        ("free:0", {"1"}),
        ("here>3", {"3"}),
        ("else>1", {"3"}),
        ("level<90", {"2"}),
        ("level<=83%", {"2"}),
        ('level:"83 %"', {"2"}),
        ("day<71", {"3"}),
        ("abandoned:7", {"5"}),
        ("abandoned>7", set()),
        ("sign:critical", {"1"}),
        ("sign:crit,warn", {"1", "2"}),
        ("need:critical", {"1"}),
        ("need:near,closed", {"2", "9"}),
        ("is:closed", {"9"}),
        ("is:excluded", {"5"}),
        ("is:live", {"1", "2", "3", "6", "9"}),
    ],
)
def test_a_field_of_queues(expression: str, left: set[str]) -> None:
    assert queues(expression) == left


@pytest.mark.parametrize("expression", ["wait>60", "!wait>60", "is:open", "!is:open", "need:unstaffed", "level<80"])
def test_what_only_queues_have_leaves_the_agents_alone(expression: str) -> None:
    assert agents(expression) == ALL_AGENTS


@pytest.mark.parametrize("expression", ["state:break", "!state:break", "need:dropped", "time>60", "group:x", "chats>1"])
def test_what_only_agents_have_leaves_the_queues_alone(expression: str) -> None:
    assert queues(expression) == ALL_QUEUES


def test_a_word_of_both_lists_means_in_each_what_it_has_there() -> None:
    assert queues("need:waiting,dropped sign:none") == {"4"}
    assert agents("need:waiting,dropped") == {"elsa"}


@pytest.mark.parametrize("expression", ["wait<999h", "wait>=0", "waiting>=0", "free>=0", "free<100"])
def test_no_value_fits_no_comparison(expression: str) -> None:
    assert "6" not in queues(expression)
    assert "6" in queues(f"!{expression}")


def test_every_field_belongs_to_a_list_and_says_what_it_is_and_what_it_takes() -> None:
    for field in FIELDS:
        assert field.agents or field.queues
        assert field.meaning
        assert field.hint
