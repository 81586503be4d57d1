"""What people get wrong, and the line they are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.factories import CONNECTED, problems

CASES = [
    ('theem = "night"', 'config.toml:6: profiles.main.theem is not a setting; did you mean "theme"?'),
    ("theme = 3", "config.toml:6: profiles.main.theme must be text, in quotes"),
    ('wire = "jsn"', 'config.toml:6: profiles.main.wire must be one of json, xml; did you mean "json"?'),
    ('time_zone = "Europe/Londn"', '"Europe/Londn" is not a time zone; did you mean "Europe/London"?'),
    ('time_zone = "../../etc/passwd"', "is not a time zone"),
    ('queues = "Sales"', 'config.toml:6: profiles.main.queues must be a list, such as ["a", "b"]'),
    ('headline = ["waitin"]', "profiles.main.headline.0 must be one of waiting, "),
    ("headline = []", "profiles.main.headline must not be empty"),
    (
        'headline = ["free", "free", "free", "free", "free", "free", "free"]',
        "profiles.main.headline must hold at most 6",
    ),
    ('targets.phone = "80"', 'profiles.main.targets.phone must be a target such as "80 % in 20s", not "80"'),
    ('targets.phone = "80 % in 20"', 'must be a duration with its unit, such as "20s", "5m" or "1h 30m", not "20"'),
    ('targets.fax = "80 % in 20s"', "profiles.main.targets.fax is not a setting"),
    ("targets = 80", "profiles.main.targets must be a table"),
    ('limits.brake = "30m"', 'profiles.main.limits.brake is not a setting; did you mean "break"?'),
    ("limits.reasons.Lunch = 45", "profiles.main.limits.reasons.Lunch must be a duration with its unit"),
    ("levels.waiting = { warning = 3 }", "profiles.main.levels.waiting.critical is missing"),
    ("levels.waiting = { warning = 3, critical = 1 }", "waiting: critical must be above warning"),
    ("levels.free = { warning = 1, critical = 2 }", "free: critical must be below warning"),
    ("levels.on-break = { warning = 1, critical = 1 }", "on-break: critical must differ from warning"),
    (
        'levels.longest-wait = { warning = 30, critical = "60s" }',
        "profiles.main.levels.longest-wait.warning must be a duration",
    ),
    (
        'groups.108 = { label = "Sales", opning = {} }',
        'profiles.main.groups.108.opning is not a setting; did you mean "opening"?',
    ),
    ('opening.hours = { mon-fry = "08:00-18:00" }', 'profiles.main.opening.hours has no day "mon-fry"'),
    ('opening.hours = { fri-mon = "08:00-18:00" }', 'write "fri-mon" as two entries'),
    ('opening.hours = { mon-fri = "08:00-18:00", tue = [] }', "gives tue twice"),
    ('opening.hours = { mon = "8-18" }', 'cannot read "8-18"'),
    ('opening.hours = { mon = "08:00-25:00" }', "no such time of day"),
    ('opening.hours = { mon = "08:00-08:00" }', "opens and closes at the same time"),
    ("opening.hours = {}", "must be a table of days"),
    (
        'opening = { hours = { mon = "08:00-18:00" }, holidays = ["2027-01-01"] }',
        "holidays.0 must be a date without quotes",
    ),
    ('[[profiles.main.queue_rules]]\nkind = "live"', "config.toml:6: profiles.main.queue_rules.0 names no queues"),
    (
        '[[profiles.main.queue_rules]]\nqueues = ["a"]\nkind = "lve"',
        "config.toml:8: profiles.main.queue_rules.0.kind must be one of",
    ),
    ('token_env = "sesame"', "profiles.main.token_env must be the name of an environment variable, in capitals"),
    (
        'token_env = "A"',
        "config.toml:6: profiles.main.token_env is set beside profiles.main.token_file: keep one of them",
    ),
    ('host = "na13"', "config.toml:6: is not TOML: Cannot overwrite a value"),
    ("theme = ", "config.toml:6: is not TOML: Invalid value"),
    pytest.param(f"x = {'9' * 5000}", "config.toml: is not TOML: a number in it is too long", id="long number"),
    pytest.param(
        f"limits.break = 0x{'f' * 5000}", '"1h 30m", not a number that is too long', id="long hexadecimal number"
    ),
    ("levels.waiting = { warning = 1, critical = 1000000000 }", "must be a whole number from 0 to 999999999"),
    ("x = " + "[" * 5000 + "]" * 5000, "config.toml: is not a configuration: its brackets are nested too deeply"),
    ("x." * 3000 + "x = 1", "config.toml:6: profiles.main.x is not a setting"),
    (f'ca_file = "{"x" * 300}"', "profiles.main.ca_file is not a file"),
    ('ca_file = "~nosuchuser/x"', "profiles.main.ca_file is not a file"),
    ('log_file = "x\\u0000"', "profiles.main.log_file must be a path"),
    ('ca_file = "nowhere.pem"', "config.toml:6: profiles.main.ca_file is not a file"),
]


@pytest.mark.parametrize(("line", "told"), CASES)
def test_a_wrong_key_or_value_is_one_clear_line_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    (found,) = problems(tmp_path, f"{CONNECTED}{line}\n")

    assert told in found
    assert found.startswith("config.toml:")
    assert "\n" not in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('host = "na12"', "config.toml:1: host belongs to a profile: put it under [profiles.main]"),
        (
            'defualt_profile = "main"',
            'config.toml:1: defualt_profile is not a setting; did you mean "default_profile"?',
        ),
        ("default_profile = 1", "config.toml:1: default_profile must be the name of a profile, in quotes"),
        ('default_profile = "mian"\n[profiles.main]', 'there is no profile "mian"; did you mean "main"? (has main)'),
        ("profiles = 1", "config.toml:1: profiles must be a table"),
        ('profiles.host = "na12"', "config.toml:1: profiles.host is a setting outside of a profile"),
        ("[profiles.a]\n[profiles.b]", "which profile? Say --profile NAME or set default_profile: a, b"),
    ],
)
def test_a_wrong_root_is_told(tmp_path: Path, text: str, told: str) -> None:
    (found,) = problems(tmp_path, text)

    assert told in found


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, CONNECTED + 'wire = "yaml"\ntheme = 1\n')

    assert [line.split()[0] for line in found] == ["config.toml:6:", "config.toml:7:"]


def test_what_a_connection_needs_and_nobody_set_is_told(tmp_path: Path) -> None:
    found = problems(tmp_path, "[profiles.main]")

    assert [line.split(": ")[2].split()[0] for line in found] == ["host", "tenant", "no"]


def test_problems_of_environment_and_flags_name_the_variable_and_the_flag(tmp_path: Path) -> None:
    environ = {"WALLBOARD_WIRE": "yaml"}

    assert problems(tmp_path, CONNECTED, environ, host="login.8x8.com")[0].startswith(
        "--host login.8x8.com is the sign-in"
    )
    assert problems(tmp_path, CONNECTED, environ) == ["WALLBOARD_WIRE must be one of json, xml"]


def test_two_tokens_in_the_environment_are_no_fault_of_the_file(tmp_path: Path) -> None:
    environ = {"WALLBOARD_TOKEN": "sesame", "WALLBOARD_TOKEN_FILE": "open"}

    assert problems(tmp_path, CONNECTED, environ) == [
        "WALLBOARD_TOKEN is set beside WALLBOARD_TOKEN_FILE: keep one of them"
    ]


@pytest.mark.parametrize("tenant", ["acme:north", "acme\n", "acme\udcff"])
def test_a_tenant_that_no_user_name_can_carry_is_refused(tmp_path: Path, tenant: str) -> None:
    (found,) = problems(tmp_path, CONNECTED, {"WALLBOARD_TENANT": tenant})

    assert found == (
        "WALLBOARD_TENANT must be a user name of the API: without a colon, control characters and broken letters"
    )


@pytest.mark.parametrize(
    "text",
    [
        CONNECTED + 'token = "sesame"',
        'token = "sesame"\n' + CONNECTED,
        CONNECTED + 'tokn = "sesame"',
        CONNECTED.replace("token_file", "token_command").replace('"token"', '"sesame"'),
        CONNECTED + 'proxy = "sesame@"',
        CONNECTED.replace('"na12"', '"https://acme:sesame@na12"'),
        CONNECTED + 'targets = "sesame"',
    ],
)
def test_a_token_in_the_wrong_place_is_refused_and_not_repeated(tmp_path: Path, text: str) -> None:
    found = problems(tmp_path, text)

    assert found
    assert "sesame" not in "\n".join(found)


def test_a_token_in_the_file_is_told_where_it_belongs(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, CONNECTED + 'token = "sesame"')

    assert found.startswith("config.toml:6: profiles.main.token must not be here")
    assert 'token_file = "PATH"' in found


@pytest.mark.parametrize(
    "text",
    [
        '"\\u001b[2J" = 1',
        '[profiles."\\u001b[2J"]\nwire = 3',
        '[profiles."\\u001b[2J"]\nhost = "na12"\ntenant = "acme"',
        '[profiles."\\u001b[2J"]\n[profiles.main]',
        f'{CONNECTED}limits.reasons."\\u001b[2J" = 3',
        f'{CONNECTED}keys."\\u001b[2J" = "q"',
        f'{CONNECTED}keys."list.filter" = "\\u001b[2J"',
        f'{CONNECTED}teams.a = {{ queues = ["a"], groups = ["\\u001b[2J"] }}',
    ],
)
def test_no_control_character_of_the_file_is_repeated(tmp_path: Path, text: str) -> None:
    (found,) = problems(tmp_path, text)

    assert "\ufffd[2J" in found
    assert found.isprintable()
