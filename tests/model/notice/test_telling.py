from __future__ import annotations

from collections import Counter
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import START, agent, situation
from tests.model.alarm.watched import Watched, rule
from tests.model.notice.told import CRITICAL, LEAST, POLL_S, WARNING, Telling
from wallboard.model.alarm.alarm import Ending
from wallboard.model.alarm.alarms import KEPT, Alarms, Change
from wallboard.model.alarm.rule import Scope
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.notice.channel import AT_THE_SCREEN, PAUSE_S, Channel, Plan
from wallboard.model.notice.telling import Mute, groups_of
from wallboard.model.opening import OpeningHours
from wallboard.model.standards import Standards

BELL, DESKTOP, WEBHOOK, COMMAND = Channel
RAISED = "WARNING Billing: longest wait 4:12, target 0:20"
NOW = OpeningHours({0: ((time(14), time(15)),)})
"""From half an hour before the tests begin to half an hour after."""


def everywhere(title: str) -> dict[Channel, str]:
    return dict.fromkeys(Channel, title)


def test_an_episode_is_told_once_and_once_when_it_is_over() -> None:
    telling = Telling()
    key = telling.raise_("Billing")

    assert telling.read() == everywhere(RAISED)
    assert telling.read(after_s=300) == {}
    telling.end(*key)
    over = "OVER Billing: back to normal after 5:10"
    assert telling.read() == {DESKTOP: over, WEBHOOK: over, COMMAND: over}
    assert telling.read(after_s=300) == {}


def test_what_gets_worse_is_told_again_and_again_after_it_had_eased() -> None:
    telling = Telling()
    (key,) = telling.raise_("Billing")
    telling.read()

    telling.worsen(key)
    assert telling.read(after_s=60) == everywhere("NOW CRITICAL Billing: longest wait 4:12, target 0:20")
    telling.change(key, severity=WARNING)
    assert telling.read(after_s=60) == {}
    telling.worsen(key)
    assert telling.read(after_s=60)[WEBHOOK].startswith("NOW CRITICAL")


def test_it_is_repeated_where_the_alarm_says_so_and_only_then() -> None:
    telling = Telling()
    (key,) = telling.raise_("Billing")
    telling.read()

    assert telling.read(after_s=3600) == {}
    telling.change(key, told=telling.at)
    assert telling.read() == everywhere("STILL WARNING Billing: longest wait 4:12, target 0:20")


def test_the_engine_and_the_channels_agree_over_an_hour() -> None:
    watched = Watched(rule("waiting>0", "wait>=60", polls=2, calm_s=60, repeat_s=600))
    telling = Telling(pause_s=10)
    for wait_s in (0, 30, 30, 30, 90, 90, *[90] * 120, *[0] * 20):
        telling.alarms = watched.waiting(wait_s)
        telling.read()

    changes = [notice.items[0].change for _, channel, notice in telling.all if channel is WEBHOOK]
    assert changes == [Change.RAISED, Change.WORSE, Change.REPEATED, Change.REPEATED, Change.OVER]


def test_a_channel_is_told_from_its_own_level_on() -> None:
    telling = Telling(Plan({BELL: CRITICAL, WEBHOOK: WARNING}))
    (key,) = telling.raise_("Billing")

    assert set(telling.read()) == {WEBHOOK}
    telling.worsen(key)
    told = telling.read(after_s=60)
    assert told[BELL].startswith("CRITICAL")  # of which it is the first that the bell hears
    assert told[WEBHOOK].startswith("NOW CRITICAL")


def test_a_rule_chooses_its_channels() -> None:
    rules = [
        rule("waiting>0", name=name, channels=frozenset(channels))
        for name, channels in (("longest-wait", ["webhook"]), ("silent", []))
    ]
    telling = Telling(Plan(LEAST).for_rules(rules))
    keys = telling.raise_("Billing") + telling.raise_("Sales", rule="silent")

    assert telling.read() == {WEBHOOK: RAISED}
    telling.end(*keys)
    assert set(telling.read(after_s=60)) == {WEBHOOK}


def test_a_rule_that_leaves_a_channel_out_from_now_on_tells_it_the_end_of_what_it_knows_alone() -> None:
    telling = Telling()
    (key,) = telling.raise_("Billing")
    telling.read()

    telling.plan = Plan(LEAST, rules={"longest-wait": frozenset()})
    telling.raise_("Sales")
    telling.worsen(key)
    assert telling.read(after_s=60) == {}
    telling.end(key, ("longest-wait", "id-Sales"))
    over = "OVER Billing: back to normal after 1:10"
    assert telling.read() == {DESKTOP: over, WEBHOOK: over, COMMAND: over}
    assert not any(telling.told.known.values())


def test_who_was_told_of_an_agent_by_a_rule_that_has_gone_is_told_the_end() -> None:
    telling = Telling(rules={"mine": frozenset({"webhook"})})
    (key,) = telling.raise_("Kim", scope=Scope.AGENT, rule="mine")
    telling.read()

    telling.plan = Plan(LEAST)
    telling.end(key, ending=Ending.RULE_GONE)

    assert telling.read(after_s=60) == {WEBHOOK: "OVER an agent: no longer in the configuration after 0:10"}


def test_agents_are_told_on_the_desktop_alone_and_without_names() -> None:
    telling = Telling()
    telling.groups = {"id-Kim": "Sales", "id-Ben": "Sales"}
    keys = telling.raise_("Kim", "Ben", scope=Scope.AGENT, rule="over-limit", words="Kim: on break for 45:00")

    assert telling.read() == {DESKTOP: "WARNING 2 agents of Sales: over-limit"}
    telling.groups = {}  # who has gone has no group any more
    telling.end(keys[0], ending=Ending.GONE)
    assert telling.read(after_s=60) == {DESKTOP: "OVER an agent of Sales: no longer listed after 0:10"}
    assert "Kim" not in repr(telling.all)


def test_a_rule_about_agents_reaches_the_channels_that_it_names_without_names() -> None:
    telling = Telling(rules={"over-limit": frozenset({"bell", "webhook"})})
    telling.raise_("Kim", scope=Scope.AGENT, rule="over-limit")

    assert telling.read() == dict.fromkeys((BELL, WEBHOOK), "WARNING an agent: over-limit")


def test_agents_are_named_where_that_is_wanted() -> None:
    telling = Telling(names=True)
    telling.raise_("Kim", scope=Scope.AGENT, rule="over-limit", words="Break for 45:00: over the limit")

    assert telling.read() == {DESKTOP: "WARNING Kim: Break for 45:00: over the limit"}


def test_an_outage_that_trips_300_rules_is_one_notice() -> None:
    telling = Telling()
    telling.raise_(*(f"Queue {number}" for number in range(297)), severity=WARNING)
    telling.raise_("Billing", "Sales", "Support", severity=CRITICAL)

    assert telling.read() == everywhere("300 alarms, 3 critical: Billing, Sales, Support, and 297 more")


def test_what_comes_in_the_pause_after_a_notice_is_told_together_when_it_ends() -> None:
    telling = Telling()
    telling.raise_("Billing")
    telling.read()

    telling.raise_("Sales")
    short = telling.raise_("Short")
    assert set(telling.read()) == {BELL}
    telling.end(*short)
    telling.raise_("Support")
    assert set(telling.read()) == {BELL}
    assert telling.read()[WEBHOOK] == "2 alarms: Support, Sales"


def test_each_end_is_told_with_its_reason_though_more_are_over_at_once_than_are_remembered() -> None:
    telling = Telling()
    names = [f"Queue {number}" for number in range(KEPT + 200)]
    keys = telling.raise_(*names)
    telling.read()
    over = [telling.alarms.open[key].over(Ending.MAINTENANCE, telling.at) for key in keys]

    # The first is in the pause after a notice, and by the second they are no longer remembered.
    for alarms in (over, []):
        telling.alarms = telling.alarms.plus(alarms, (), {})
        telling.read()
    telling.read()

    assert len(telling.alarms.past) == KEPT
    assert [(item.words, item.lasted_s) for item in telling.told.notices[WEBHOOK].items] == [
        ("maintenance", POLL_S)
    ] * len(names)


def test_what_somebody_has_taken_before_it_could_be_told_is_not_told() -> None:
    telling = Telling().muted_for_ever()
    (key,) = telling.raise_("Billing")
    telling.read()

    telling.acknowledge(key)
    telling.told = telling.told.unmuted()
    assert telling.read() == {}
    telling.end(key)
    assert telling.read() == {}


def test_a_mute_holds_all_back_until_it_ends_but_what_is_over_reaches_whoever_keeps_a_record() -> None:
    telling = Telling()
    before = telling.raise_("Before")
    telling.read()

    telling.told = telling.told.muted(telling.at.plus(15 * 60))
    telling.end(*before)
    telling.raise_("Billing")
    over = "OVER Before: back to normal after 0:10"
    assert telling.read(after_s=60) == {WEBHOOK: over, COMMAND: over}
    assert telling.read(after_s=60) == {}
    assert telling.read(after_s=15 * 60) == everywhere(RAISED)
    assert telling.told.mute is None


def test_a_mute_is_no_longer_where_the_clock_on_the_wall_is_set_back() -> None:
    until = START.plus(15 * 60)
    set_back = timedelta(hours=1)

    assert Mute(until).lasts(Instant(START.wall - set_back, until.steady_s - 1))
    assert not Mute(until).lasts(Instant(until.wall - set_back, until.steady_s))


def test_a_mute_without_an_end_is_ended_by_hand() -> None:
    telling = Telling().muted_for_ever()
    telling.raise_("Billing")

    assert telling.read(after_s=24 * 3600) == {}
    telling.told = telling.told.unmuted()
    assert telling.read() == everywhere(RAISED)


def test_a_quiet_hour_is_quiet_at_the_screen_and_told_afterwards_if_it_still_stands() -> None:
    telling = Telling(quiet=NOW)
    telling.raise_("Billing")

    assert telling.read() == {WEBHOOK: RAISED, COMMAND: RAISED}
    assert telling.read(after_s=3600) == {BELL: RAISED, DESKTOP: RAISED}


def test_a_webhook_that_keeps_quiet_hours_hears_afterwards_of_what_was_over() -> None:
    telling = Telling(pause_s=1)
    key = telling.raise_("Billing")
    telling.read()

    telling.plan = Plan(LEAST, quiet=NOW, quiet_channels=frozenset(Channel), pause_s=1)
    telling.end(*key)
    assert telling.read() == {}
    over = "OVER Billing: back to normal after 0:10"
    assert telling.read(after_s=3600) == {WEBHOOK: over, COMMAND: over}


def test_what_a_view_leaves_out_calls_to_its_screen_once_it_is_in_view() -> None:
    telling = Telling(pause_s=1)
    telling.elsewhere = frozenset(telling.raise_("Billing"))

    assert telling.read() == {WEBHOOK: RAISED, COMMAND: RAISED}
    telling.elsewhere = frozenset()
    assert telling.read() == {BELL: RAISED, DESKTOP: RAISED}


def test_what_was_told_at_the_screen_is_told_to_be_over_though_the_view_has_changed() -> None:
    telling = Telling(pause_s=1)
    (key,) = telling.raise_("Billing")
    telling.read()

    telling.elsewhere = frozenset({key})
    assert telling.read() == {}
    telling.end(key)
    assert telling.read().keys() == {DESKTOP, WEBHOOK, COMMAND}


def test_groups_are_those_of_the_agents_that_alarms_are_about() -> None:
    watched = Watched(rule("time>60", scope=Scope.AGENT))
    ada, ben = agent("ada", group_id="108", time_in_status_s=90), agent("ben", time_in_status_s=5)
    alarms = watched.read(agents=[ada, ben])
    floor = Floor.of(situation((), [ada, ben]), Standards(groups={"108": "Sales"}), START.wall)

    assert groups_of(floor, alarms) == {"ada": "Sales"}
    assert groups_of(floor, Alarms()) == {}


_SUBJECTS = ("Billing", "Sales", "Kim")
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(("raise", "raise", "worsen", "ease", "end", "acknowledge", "mute", "unmute", "nothing")),
        st.sampled_from(_SUBJECTS),
        st.integers(1, 90),
    ),
    max_size=60,
)


def _after(steps: list[tuple[str, str, int]], plan: Plan) -> Telling:
    telling = Telling(plan)
    for what, subject, after_s in steps:
        scope = Scope.AGENT if subject == "Kim" else Scope.QUEUE
        key = ("longest-wait", f"id-{subject}")
        match what:
            case "raise" if key not in telling.alarms.open:
                telling.raise_(subject, scope=scope)
            case "worsen" if key in telling.alarms.open:
                telling.worsen(key)
            case "ease" if key in telling.alarms.open:
                telling.change(key, severity=WARNING)
            case "end" if key in telling.alarms.open:
                telling.end(key)
            case "acknowledge" if key in telling.alarms.open:
                telling.acknowledge(key)
            case "mute":
                telling.told = telling.told.muted(telling.at.plus(300))
            case "unmute":
                telling.told = telling.told.unmuted()
        telling.read(after_s=after_s)
    return telling


_PLANS = st.sampled_from(
    (
        Plan(LEAST),
        Plan(LEAST, quiet=NOW, names=True),
        Plan(LEAST, quiet=NOW, quiet_channels=frozenset(Channel)),
        Plan(LEAST, rules={"longest-wait": frozenset(Channel)}),
        Plan(dict.fromkeys(Channel, CRITICAL)),
    )
)


@given(_STEPS, _PLANS)
def test_no_channel_is_told_more_often_than_its_pause_allows(steps: list[tuple[str, str, int]], plan: Plan) -> None:
    telling = _after(steps, plan)

    for channel in Channel:
        told = [at for at, one, _ in telling.all if one is channel]
        for begin in told:
            in_a_minute = [at for at in told if 0 <= at.since(begin) < 60]
            assert len(in_a_minute) <= 60 / plan.pause_of(channel)


@given(_STEPS, _PLANS)
def test_an_episode_is_told_once_as_raised_and_over_only_after_that(
    steps: list[tuple[str, str, int]], plan: Plan
) -> None:
    telling = _after(steps, plan)

    for channel in Channel:
        raised: Counter[object] = Counter()
        over: Counter[object] = Counter()
        for _, one, notice in telling.all:
            for item in notice.items if one is channel else ():
                episode = item.episode
                if episode is None:
                    continue
                assert (raised[episode], over[episode]) == ((0, 0) if item.change is Change.RAISED else (1, 0))
                raised[episode] += item.change is Change.RAISED
                over[episode] += item.change is Change.OVER


@given(_STEPS, _PLANS)
def test_nothing_is_told_while_it_is_muted_but_what_is_over(steps: list[tuple[str, str, int]], plan: Plan) -> None:
    telling = _after([("mute", "Billing", 1), *(step for step in steps if "mute" not in step[0])], plan)

    is_muted_until = START.plus(300).wall
    for at, channel, notice in telling.all:
        if at.wall < is_muted_until:
            assert (notice.wrong, channel.keeps_a_record) == (0, True)


@given(_STEPS)
def test_nobody_is_named_unless_that_is_wanted(steps: list[tuple[str, str, int]]) -> None:
    telling = _after(steps, Plan(LEAST, rules={"longest-wait": frozenset(Channel)}))

    assert "Kim" not in repr(telling.all)


@given(_STEPS)
def test_what_stands_at_the_end_and_wants_somebody_has_been_told(steps: list[tuple[str, str, int]]) -> None:
    telling = _after(steps, Plan(LEAST, rules={"longest-wait": frozenset(Channel)}))
    telling.told = telling.told.unmuted()
    telling.read(after_s=PAUSE_S)

    wanted = {key for key, one in telling.alarms.open.items() if one.wants_somebody}
    for channel in Channel:
        assert wanted <= {(rule_, subject) for rule_, subject, _ in telling.told.known[channel]}


@pytest.mark.parametrize("channel", Channel)
def test_only_a_record_outlives_the_sound(channel: Channel) -> None:
    assert channel.keeps_a_record is (channel not in AT_THE_SCREEN)


def test_the_start_is_a_quiet_hour_of_these_tests() -> None:
    assert Plan(quiet=NOW).is_quiet(BELL, START)
    assert not Plan(quiet=NOW).is_quiet(BELL, Instant(START.wall + timedelta(hours=1), 0))
