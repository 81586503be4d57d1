"""Named views: what is written down, and the view that it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.factories import CONNECTED, problems, profile
from wallboard.config.views import ViewTable, table, view
from wallboard.model.selection import Selection
from wallboard.model.view import Grouping, Order, View

PHONES = (
    CONNECTED
    + """
[profiles.main.views.phones]
screen = "queues"
queue_ids = [116]
queues = ["Sales*"]
agents = ["* Smith"]
filter = "sales !test"
queue_sort = "longest"
queue_reversed = true
agent_sort = "for"
agent_reversed = true
fold = false
grouping = "group"
heat = true
logged_out = true
"""
)


def test_every_key_of_a_view_reaches_it(tmp_path: Path) -> None:
    assert profile(tmp_path, PHONES).views == {
        "phones": View(
            name="phones",
            screen="queues",
            filter="sales !test",
            queue_order=Order("longest", is_reversed=True),
            agent_order=Order("for", is_reversed=True),
            folds=False,
            grouping=Grouping.GROUP,
            is_heat=True,
            lists_logged_out=True,
            queues=Selection(("116",), ("Sales*",)),
            agents=Selection((), ("* Smith",)),
        )
    }


def test_a_view_that_says_nothing_is_the_usual_one_on_the_screen_to_start_with(tmp_path: Path) -> None:
    made = profile(tmp_path, CONNECTED + 'start_screen = "agents"\nviews.plain = {}\n')

    assert made.views == {"plain": View(name="plain", screen="agents")}


def test_an_empty_choice_is_all_of_them_and_none_is_the_profiles(tmp_path: Path) -> None:
    made = profile(tmp_path, CONNECTED + 'queues = ["Sales*"]\nviews.all = { queues = [] }\n')

    assert made.views["all"].queues == Selection()
    assert made.views["all"].agents is None


def test_a_view_to_start_with_is_named_by_flag_then_variable_then_file(tmp_path: Path) -> None:
    text = CONNECTED + 'view = "a"\nviews = { a = { heat = true }, b = { fold = false }, c = {} }\n'
    environ = {"WALLBOARD_VIEW": "b"}

    assert profile(tmp_path, text).start.view == View(name="a", is_heat=True)
    assert profile(tmp_path, text, environ).start.view == View(name="b", folds=False)
    assert profile(tmp_path, text, environ, view="c").start.view == View(name="c")


def test_without_a_view_to_start_with_the_start_has_no_name(tmp_path: Path) -> None:
    start = profile(tmp_path, CONNECTED + 'start_screen = "queues"\nviews.a = {}\n').start

    assert start.view == View(screen="queues")


def test_a_screen_that_is_asked_for_goes_before_the_one_of_the_view(tmp_path: Path) -> None:
    text = CONNECTED + 'view = "a"\nviews.a = { screen = "queues" }\n'

    assert profile(tmp_path, text).start.view.screen == "queues"
    assert profile(tmp_path, text, start_screen="agents").start.view == View(name="a", screen="agents")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('view = "phons"\nviews.phones = {}', 'config.toml:6: profiles.main.view: there is no view "phons"; did you'),
        ('view = "phones"', 'there is no view "phones" (has none)'),
        (
            'views.a = { queue_sort = "longst" }',
            "config.toml:6: profiles.main.views.a.queue_sort must be one of need, ",
        ),
        ('views.a = { queue_sort = "longst" }', 'did you mean "longest"?'),
        ('views.a = { agent_sort = "nme" }', 'did you mean "name"?'),
        ('views.a = { fold = "yes" }', "views.a.fold must be true or false, without quotes"),
        ('views.a = { grouping = "groups" }', 'must be one of need, state, group; did you mean "group"?'),
        ('views.a = { screen = "queue" }', 'must be one of overview, queues, agents, alarms; did you mean "queues"?'),
        ('views.a = { screen = "help" }', "must be one of overview, queues, agents"),
        ('views.a = { sort = "longest" }', "profiles.main.views.a.sort is not a setting"),
        ('views.a = { quues = ["x"] }', 'profiles.main.views.a.quues is not a setting; did you mean "queues"?'),
        ('views.a = { filter = "stat:break" }', "6: profiles.main.views.a.filter is no filter: "),
        ('views.a = { filter = "stat:break" }', 'did you mean "state"?'),
        ('views.a = { filter = "state:" }', "profiles.main.views.a.filter "),
        ("views.a = { filter = 3 }", "profiles.main.views.a.filter must be text, in quotes"),
        ("views.a = 1", "profiles.main.views.a must be a table"),
        ('views."" = {}', "profiles.main.views. must not be empty"),
    ],
)
def test_what_is_wrong_with_a_view_is_told(tmp_path: Path, lines: str, told: str) -> None:
    (found,) = problems(tmp_path, f"{CONNECTED}{lines}\n")

    assert told in found


def test_an_unknown_view_in_a_flag_is_told_with_the_known_ones(tmp_path: Path) -> None:
    text = CONNECTED + "views = { phones = {}, digital = {} }\n"

    assert problems(tmp_path, text, view="phnes") == [
        '--view: there is no view "phnes"; did you mean "phones"? (has phones, digital)'
    ]


def test_a_view_is_a_table_again() -> None:
    left = View(
        name="phones",
        screen="agents",
        filter="sales",
        queue_order=Order("day", is_reversed=True),
        agent_order=Order("name"),
        folds=False,
        grouping=Grouping.STATE,
        is_heat=True,
        lists_logged_out=True,
    )

    assert view("phones", table(left), "overview") == left
    assert view("", ViewTable(), "overview") == View()
