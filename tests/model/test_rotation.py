from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wallboard.model.alerts import Alert, Alerts
from wallboard.model.rotation import HOLD_S, Rotation
from wallboard.model.wall import PAGES, Page, WallPlan

PLAN = WallPlan((Page.HEADLINE, Page.QUEUES, Page.AGENTS), 20)
BILLING: Alerts = {("wait", "1"): Alert("Billing", (Page.HEADLINE, Page.QUEUES))}
SALES: Alerts = {("wait", "2"): Alert("Sales", (Page.QUEUES,))}
CALM: Alerts = {}


def pages(rotation: Rotation, *moments: tuple[float, Alerts]) -> list[Page]:
    shown = []
    for now_s, alerts in moments:
        rotation = rotation.at(now_s, alerts)
        shown.append(rotation.page)
    return shown


def turning(plan: WallPlan = PLAN, alerts: Alerts = CALM) -> Rotation:
    return Rotation.of(plan).at(0, alerts)


def test_pages_take_turns_for_as_long_as_the_plan_says() -> None:
    shown = pages(turning(), (19.9, CALM), (20, CALM), (39, CALM), (40, CALM), (60, CALM))

    assert shown == [Page.HEADLINE, Page.QUEUES, Page.QUEUES, Page.AGENTS, Page.HEADLINE]


def test_a_pause_is_made_up_for_by_one_page_and_not_by_all_that_were_missed() -> None:
    assert pages(turning(), (1000, CALM), (1019, CALM), (1020, CALM)) == [Page.QUEUES, Page.QUEUES, Page.AGENTS]


def test_what_becomes_critical_jumps_to_the_page_that_shows_it_and_holds_it() -> None:
    held = turning().at(20, CALM).at(25, BILLING)

    assert (held.page, held.held_for, held.until_s) == (Page.HEADLINE, "Billing", 25 + HOLD_S)
    assert held.at(84, BILLING).page is Page.HEADLINE
    assert held.at(85, BILLING).held_for == ""


def test_then_every_second_page_is_that_one_until_it_is_no_longer_critical() -> None:
    held = turning().at(25, BILLING)

    shown = pages(held, (85, BILLING), (105, BILLING), (125, BILLING), (145, BILLING), (165, CALM), (185, CALM))

    assert shown == [Page.QUEUES, Page.HEADLINE, Page.AGENTS, Page.HEADLINE, Page.HEADLINE, Page.QUEUES]


def test_a_hold_ends_with_its_cause_after_the_time_of_a_page() -> None:
    held = turning().at(25, BILLING).at(30, CALM)

    assert held.held_for == ""
    assert pages(held, (49, CALM), (50, CALM)) == [Page.HEADLINE, Page.QUEUES]


def test_another_thing_that_becomes_critical_jumps_again() -> None:
    second = turning().at(25, BILLING).at(40, {**BILLING, **SALES})

    assert (second.page, second.held_for, second.until_s) == (Page.QUEUES, "Sales", 100)


def test_what_is_critical_again_soon_after_does_not_hold_the_wall_for_ever() -> None:
    calm_again = turning().at(25, BILLING).at(30, CALM).at(50, CALM)

    assert calm_again.at(60, BILLING).held_for == ""
    assert calm_again.at(400, BILLING).held_for == "Billing"


def test_what_was_critical_when_the_wall_began_holds_nothing() -> None:
    begun = turning(alerts=BILLING)

    assert begun.held_for == ""
    assert pages(begun, (20, BILLING), (40, BILLING)) == [Page.QUEUES, Page.HEADLINE]


def test_an_alert_that_no_page_shows_changes_nothing() -> None:
    of_levels: Alerts = {("wait", "x"): Alert("x", (Page.LEVELS,))}

    assert pages(turning(), (5, of_levels), (20, of_levels), (40, of_levels)) == [
        Page.HEADLINE,
        Page.QUEUES,
        Page.AGENTS,
    ]


def test_a_wall_of_one_page_stays_there() -> None:
    only = turning(WallPlan((Page.QUEUES,), 20))

    assert pages(only, (20, CALM), (30, SALES), (95, SALES), (200, CALM)) == [Page.QUEUES] * 4


def test_another_plan_goes_on_where_it_is_or_from_its_first_page() -> None:
    at_agents = turning().at(20, CALM).at(40, CALM)

    assert at_agents.under(PLAN) is at_agents
    assert at_agents.under(WallPlan((Page.AGENTS, Page.LEVELS), 5)).at(60, CALM).page is Page.LEVELS
    assert at_agents.under(WallPlan((Page.LEVELS, Page.QUEUES), 5)).at(41, CALM).page is Page.LEVELS


def test_a_page_has_the_time_of_another_plan_from_when_it_came_but_while_it_is_held() -> None:
    quick = WallPlan(PLAN.pages, 5)
    at_queues = turning().at(20, CALM)

    assert at_queues.under(quick).until_s == 25
    assert at_queues.at(22, SALES).under(quick).until_s == 22 + HOLD_S


@given(
    st.lists(st.sampled_from(PAGES), min_size=1, unique=True),
    st.lists(st.tuples(st.floats(0.5, 90), st.sets(st.sampled_from("abc"))), max_size=60),
)
def test_whatever_happens_a_page_of_the_plan_is_shown_and_never_for_longer_than_a_hold(
    chosen: list[Page], steps: list[tuple[float, set[str]]]
) -> None:
    rotation = turning(WallPlan(tuple(chosen), 20))
    now_s = 0.0
    for step_s, keys in steps:
        now_s += step_s
        rotation = rotation.at(now_s, {("wait", key): Alert(key, PAGES[ord(key) - ord("a") :]) for key in sorted(keys)})
        assert rotation.page in chosen
        assert now_s < (rotation.until_s or 0) <= now_s + HOLD_S
