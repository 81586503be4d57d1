"""The tables `alarms` and `maintenance`: the rules that they make, and what is told where they are wrong."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from tests.config.factories import CONNECTED, loaded, problems, profile
from wallboard.config.rules import Origin, listed_rules
from wallboard.config.shown import shown
from wallboard.config.standards import standards
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.maintenance import Maintenance
from wallboard.model.alarm.rule import Lasting, Rule, Scope
from wallboard.model.opening import OpeningHours
from wallboard.model.selection import Selection
from wallboard.model.standards import Standards

LONDON = ZoneInfo("Europe/London")
BUILT_IN = {rule.name: rule for rule in built_in(Standards())}
CHATS = """
[profiles.main.alarms.chats-wait]
of = "queue"
where = "media:chat"
warning = "wait>2m"
critical = "wait>5m waiting>=3"
clear = "wait<1m"
for = "90s"
calm = "3m"
hours = { mon-fri = "08:00-18:00" }
holidays = [2027-12-25]
message = "{waiting} wait"
channels = ["webhook"]
repeat = "15m"
"""


def rules(folder: Path, text: str) -> dict[str, Rule]:
    return {rule.name: rule for rule in profile(folder, CONNECTED + text).rules.rules}


def test_without_any_table_a_floor_is_watched_by_what_is_built_in(tmp_path: Path) -> None:
    assert rules(tmp_path, "") == BUILT_IN


def test_a_rule_of_ones_own_has_all_that_its_table_says(tmp_path: Path) -> None:
    rule = rules(tmp_path, f'time_zone = "Europe/London"\n{CHATS}')["chats-wait"]

    conditions = [condition.text if condition else "" for condition in (rule.where, rule.warning, rule.critical)]
    assert conditions == ["media:chat", "wait>2m", "wait>5m waiting>=3"]
    assert rule.clear
    assert (rule.scope, rule.clear.text, rule.message.text) == (Scope.QUEUE, "wait<1m", "{waiting} wait")
    assert (rule.lasting, rule.calm_s, rule.repeat_s) == (Lasting(seconds=90), 180, 900)
    hours = {day: ((time(8), time(18)),) for day in range(5)}
    assert rule.hours == OpeningHours(hours, frozenset({datetime(2027, 12, 25).date()}), LONDON)
    assert rule.channels == frozenset({"webhook"})


def test_a_rule_of_ones_own_needs_a_scope_and_a_level_alone(tmp_path: Path) -> None:
    rule = rules(tmp_path, 'alarms.long-breaks = { of = "agent", warning = "state:break time>30m" }')["long-breaks"]

    assert (rule.lasting, rule.calm_s, rule.repeat_s, rule.channels) == (Lasting(), 60, None, None)
    assert rule.message.text == "state {state}, time {time}"


def test_a_rule_that_compares_no_figure_says_its_name(tmp_path: Path) -> None:
    made = rules(tmp_path, 'alarms.somebody-of-sales = { of = "queue", critical = "sales" }')

    assert made["somebody-of-sales"].message.text == "somebody of sales"


def test_of_a_built_in_rule_only_what_its_table_says_differs(tmp_path: Path) -> None:
    changed = rules(tmp_path, 'alarms.longest-wait = { for = "4 polls", where = "!night", channels = [] }')

    rule = changed["longest-wait"]
    assert list(changed) == list(BUILT_IN)
    assert rule.where
    assert rule.where.text == "!night"
    assert replace(rule, where=None) == replace(
        BUILT_IN["longest-wait"], lasting=Lasting(polls=4), channels=frozenset()
    )


def test_one_level_of_a_rule_can_be_switched_off_and_so_can_calm(tmp_path: Path) -> None:
    rule = rules(tmp_path, 'alarms.service-level = { critical = "off", calm = "off" }')["service-level"]

    assert rule == replace(BUILT_IN["service-level"], critical=None, calm_s=0.0)


def test_a_silenced_rule_watches_nothing_and_is_listed(tmp_path: Path) -> None:
    text = "alarms.dropped.on = false\n" + CHATS + "on = false\n[profiles.main.alarms.abandoned]\nrepeat = '1h'\n"
    settings = loaded(tmp_path, CONNECTED + text).settings

    listed = {each.rule.name: each for each in listed_rules(settings, standards(settings))}

    assert rules(tmp_path, text).keys() == BUILT_IN.keys() - {"dropped"}
    assert [name for name, each in listed.items() if not each.is_on] == ["dropped", "chats-wait"]
    assert {name: str(each.origin) for name, each in listed.items() if each.origin is not Origin.BUILT_IN} == {
        "dropped": "built-in, changed",
        "abandoned": "built-in, changed",
        "chats-wait": "yours",
    }


def test_the_target_of_the_configuration_is_that_of_the_built_in_rule(tmp_path: Path) -> None:
    warning = rules(tmp_path, 'targets.abandoned = "3 %"')["abandoned"].warning

    assert warning
    assert warning.text == "abandoned>3 contacts>=20"


def test_times_of_maintenance_are_in_the_tenants_zone_unless_they_say_otherwise(tmp_path: Path) -> None:
    text = """time_zone = "Europe/London"
    [[profiles.main.maintenance]]
    from = 2027-07-01T22:00:00
    to = 2027-07-01T23:30:00Z
    queue_ids = [116]
    queues = ["Sales*"]
    [[profiles.main.maintenance]]
    from = 2027-03-01T22:00:00+01:00
    to = 2027-03-02T04:00:00
    """

    made = profile(tmp_path, CONNECTED + text).rules.maintenance

    assert made == (
        Maintenance(
            datetime(2027, 7, 1, 22, tzinfo=LONDON),
            datetime(2027, 7, 1, 23, 30, tzinfo=UTC),
            Selection(("116",), ("Sales*",)),
        ),
        Maintenance(datetime(2027, 3, 1, 21, tzinfo=UTC), datetime(2027, 3, 2, 4, tzinfo=LONDON)),
    )


def test_maintenance_is_over_before_the_clock_shows_its_hour_a_second_time(tmp_path: Path) -> None:
    text = """time_zone = "Europe/Berlin"
    [[profiles.main.maintenance]]
    from = 2027-10-31T01:00:00
    to = 2027-10-31T02:30:00
    """
    (made,) = profile(tmp_path, CONNECTED + text).rules.maintenance
    berlin = ZoneInfo("Europe/Berlin")
    first, second = (datetime(2027, 10, 31, 2, 10, tzinfo=berlin, fold=fold) for fold in (0, 1))

    assert made.covers(None, first)
    assert not made.covers(None, second)


def test_without_a_zone_times_of_maintenance_are_this_machines(tmp_path: Path) -> None:
    text = "maintenance = [{ from = 2027-07-01T22:00:00, to = 2027-07-01T23:00:00 }]"

    (made,) = profile(tmp_path, CONNECTED + text).rules.maintenance

    assert made.begins == datetime(2027, 7, 1, 22).astimezone()


@pytest.mark.parametrize("zone", ["", "America/New_York", "Europe/Berlin"])
@pytest.mark.parametrize("offset", ["", "-12:00", "+12:00"])
def test_maintenance_may_be_for_ever(tmp_path: Path, zone: str, offset: str) -> None:
    text = f"""{f'time_zone = "{zone}"' if zone else ""}
    [[profiles.main.maintenance]]
    from = 0001-01-01T00:00:00{offset}
    to = 9999-12-31T23:59:59{offset}
    """
    (made,) = profile(tmp_path, CONNECTED + text).rules.maintenance

    assert all(made.covers(None, datetime(year, 7, 1, tzinfo=UTC)) for year in (2, 2027, 9998))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('alarms.x = { of = "qeue", warning = "wait>1m" }', "alarms.x.of must be one of queue, agent, team, medium, "),
        (
            'alarms.longest-wit.critical = "wait>60"',
            '6: profiles.main.alarms.longest-wit is no built-in rule; did you mean "longest-wait"?; '
            'one of yours says what it watches: of = "queue"',
        ),
        (
            'alarms.x.warning = "wait>60"',
            'alarms.x is no built-in rule; one of yours says what it watches: of = "queue"',
        ),
        (
            '[profiles.main.alarms.dropped]\nof = "queue"',
            '7: profiles.main.alarms.dropped.of cannot be changed: this built-in rule is of "agent"',
        ),
        ('alarms.x.of = "queue"', "alarms.x has no level: set warning or critical, or on = false to silence it"),
        ('alarms.dropped.warning = "off"', "alarms.dropped has no level"),
        (
            '[profiles.main.alarms.longest-wait]\ncritical = "wiat>60"',
            '7: profiles.main.alarms.longest-wait.critical is no condition: no field "wiat" here, did you mean "wait"?',
        ),
        ('alarms.dropped.where = "state:brake"', 'is no condition: no state "brake", did you mean "break"?'),
        ('alarms.dropped.clear = "time>soon"', '"soon" is no time, write 90s, 5m, 1:30, 1h30m'),
        ('alarms.dropped.where = "wait>60"', 'alarms.dropped.where is no condition: no field "wait" here'),
        ('alarms.dropped.where = ""', "alarms.dropped.where must not be empty"),
        ('alarms.dropped.message = "{tiem}"', "message is no message: no field {tiem} here, did you mean {time}?"),
        ('alarms.dropped.warnig = "x"', 'alarms.dropped.warnig is not a setting; did you mean "warning"?'),
        ("alarms.dropped.for = 2", 'alarms.dropped.for must be polls or a duration, such as "2 polls" or "90s", not 2'),
        ('alarms.dropped.for = "0 polls"', 'must be polls or a duration, such as "2 polls" or "90s", not "0 polls"'),
        ('alarms.dropped.calm = "1"', "alarms.dropped.calm must be a duration with its unit"),
        ('alarms.dropped.on = "no"', "alarms.dropped.on must be true or false"),
        (
            'alarms.dropped.channels = ["bel"]',
            "channels.0 must be one of bell, desktop, webhook, command; did you mean",
        ),
        ('alarms.dropped.channels = ["bell", "bell"]', "channels must name each channel once"),
        ('alarms.dropped.hours = { mon-fry = "08:00-18:00" }', 'alarms.dropped.hours has no day "mon-fry"'),
        ("alarms.dropped.holidays = [2027-12-25]", "alarms.dropped says nothing without hours"),
        ("alarms.dropped = 3", "alarms.dropped must be a table"),
        ("maintenance = [{ from = 2027-03-01T22:00:00 }]", "maintenance.0.to is missing"),
        (
            'maintenance = [{ from = "soon", to = 2027-03-01T22:00:00 }]',
            "maintenance.0.from must be a date and a time without quotes, such as 2027-12-25T22:00:00",
        ),
        (
            "[[profiles.main.maintenance]]\nfrom = 2027-03-01T22:00:00\nto = 2027-03-01T21:00:00",
            "8: profiles.main.maintenance.0.to must be later than from",
        ),
    ],
)
def test_a_wrong_rule_is_one_clear_line_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    (found,) = problems(tmp_path, f"{CONNECTED}{line}\n")

    assert told in found
    assert found.startswith("config.toml:")


def test_all_that_is_wrong_with_a_rule_is_told_at_once(tmp_path: Path) -> None:
    text = '[profiles.main.alarms.x]\nof = "floor"\nwarning = "wiat>1"\ncritical = "x>1"\nmessage = "{y}"\n'

    assert [line.split(" ")[0:2] for line in problems(tmp_path, CONNECTED + text)] == [
        ["config.toml:8:", "profiles.main.alarms.x.warning"],
        ["config.toml:9:", "profiles.main.alarms.x.critical"],
        ["config.toml:10:", "profiles.main.alarms.x.message"],
    ]


def test_what_is_shown_of_rules_is_a_profile_again(tmp_path: Path) -> None:
    text = CHATS + (
        '[profiles.main.alarms.dropped]\ncalm = "off"\nfor = "1 poll"\non = false\nchannels = []\n'
        "[[profiles.main.maintenance]]\nfrom = 2027-03-01T22:00:00+01:00\nto = 2027-03-02T04:00:00\n"
    )
    (tmp_path / "token").touch()
    first = loaded(tmp_path, CONNECTED + text)

    lines = list(shown(first, {}))

    assert loaded(tmp_path, "\n".join(["[profiles.main]", *lines])).settings == first.settings
    assert (
        f'alarms.dropped = {{ for = "1 poll", calm = "off", channels = [], on = false }}  # {tmp_path}/config.toml:20'
    ) in lines
