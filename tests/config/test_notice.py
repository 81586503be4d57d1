"""The table `notice`, and where the address of its webhook is."""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from tests.config.factories import CONNECTED, loaded, problems, profile
from tests.floors import START
from wallboard.config.shown import shown
from wallboard.config.webhook import WebhookError, WebhookKind, WebhookPlace
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.model.notice.channel import Channel, Plan

SECRET = "https://hooks.example.com/services/T0/B0/sesame"
TABLE = "[profiles.main.notice]\n"


def test_nothing_is_told_beside_the_screen_unless_somebody_wants_that(tmp_path: Path) -> None:
    notices = profile(tmp_path).notices

    assert notices.plan == Plan(tenant="acme")
    assert (notices.desktop, notices.webhook, notices.command) == (None, None, ())


def test_notices_are_what_the_table_says(tmp_path: Path) -> None:
    table = """
    [profiles.main.notice]
    bell = true
    desktop = "osc777"
    webhook = "teams"
    webhook_file = "address"
    command = ["page", "--shift"]
    levels = { webhook = "warning", desktop = "critical" }
    names = true
    pause = "2m"
    quiet = { hours = { mon-fri = "20:00-08:00" }, time_zone = "Europe/Berlin", channels = ["bell", "webhook"] }
    """

    notices = profile(tmp_path, CONNECTED + table).notices
    plan = notices.plan

    critical, warning = Severity.CRITICAL, Severity.WARNING
    assert plan.least == {
        Channel.BELL: critical,
        Channel.DESKTOP: critical,
        Channel.WEBHOOK: warning,
        Channel.COMMAND: critical,
    }
    assert (plan.names, plan.pause_s, plan.tenant) == (True, 120, "acme")
    assert plan.quiet is not None
    assert plan.quiet.week[0] == ((time(20), time(8)),)
    assert plan.quiet_channels == {Channel.BELL, Channel.WEBHOOK}
    assert notices.webhook is not None
    assert (notices.webhook.kind, notices.webhook.path) == (WebhookKind.TEAMS, tmp_path / "address")
    assert (notices.desktop, notices.command) == ("osc777", ("page", "--shift"))


def test_the_example_of_the_documentation_can_be_used(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "notices.md").read_text()
    plan = profile(tmp_path, CONNECTED + text.partition("```toml\n")[2].partition("```")[0]).notices.plan

    assert plan.least == {Channel.BELL: Severity.CRITICAL, Channel.WEBHOOK: Severity.WARNING}


@pytest.mark.parametrize(("hour", "is_quiet"), [(19, False), (21, True)])
def test_quiet_hours_are_in_the_zone_of_the_profile_and_keep_the_screen_quiet(
    tmp_path: Path, hour: int, is_quiet: bool
) -> None:
    table = 'bell = true\nquiet = { hours = { mon-sun = "21:00-22:00" } }'
    text = CONNECTED + 'time_zone = "Europe/Berlin"\n' + TABLE + table

    plan = profile(tmp_path, text).notices.plan

    at = Instant(datetime(2027, 3, 1, hour - 1, 30, tzinfo=UTC), START.steady_s)
    assert plan.is_quiet(Channel.BELL, at) is is_quiet
    assert not plan.is_quiet(Channel.WEBHOOK, at)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ('webhook = "slack"', "profiles.main.notice has a webhook without an address: set webhook_env or webhook_file"),
        (
            'webhook_env = "X"',
            'profiles.main.notice sets webhook_env without webhook: set webhook = "json", "slack" or "teams"',
        ),
        (
            'webhook = "json"\nwebhook_env = "X"\nwebhook_file = "y"',
            "profiles.main.notice sets webhook_env and webhook_file: keep one of them",
        ),
        ('pause = "1s"', 'profiles.main.notice.pause must be from "10s" to "1h"'),
        (
            'desktop = "osc99"',
            'profiles.main.notice.desktop must be one of off, osc9, osc777; did you mean "osc9"?',
        ),
        (
            'levels = { belt = "warning" }',
            'profiles.main.notice.levels.belt must be one of bell, desktop, webhook, command; did you mean "bell"?',
        ),
        (
            'levels = { bell = "warn" }',
            'profiles.main.notice.levels.bell must be one of warning, critical; did you mean "warning"?',
        ),
        ("command = []", "profiles.main.notice.command must not be empty"),
        ("belll = true", 'profiles.main.notice.belll is not a setting; did you mean "bell"?'),
    ],
)
def test_what_cannot_be_told_is_told(tmp_path: Path, table: str, problem: str) -> None:
    (found,) = problems(tmp_path, CONNECTED + TABLE + table)

    assert found.split(" ", 1)[1] == problem


@pytest.mark.parametrize("setting", ["webhook", "webhook_env"])
def test_an_address_in_the_wrong_place_is_not_repeated(tmp_path: Path, setting: str) -> None:
    (found,) = problems(tmp_path, f'{CONNECTED}{TABLE}{setting} = "{SECRET}"')

    assert "sesame" not in found


def test_what_counts_is_shown_without_what_may_be_secret(tmp_path: Path) -> None:
    table = 'webhook = "json"\nwebhook_env = "SESAME"\ncommand = ["nowhere", "sesame"]\nlevels = { bell = "warning" }'
    text = "\n".join(shown(loaded(tmp_path, CONNECTED + TABLE + table), {}))

    assert "sesame" not in text.lower()
    assert 'notice.webhook_env = "*** (not set)"' in text
    assert 'notice.command = ["*** (no such command)", "***"]' in text
    assert 'notice.levels = { bell = "warning" }' in text


def _in_file(folder: Path, text: str, mode: int = 0o600) -> WebhookPlace:
    path = folder / "address"
    path.write_text(text)
    path.chmod(mode)
    return WebhookPlace(WebhookKind.JSON, path=path)


def _in_environment(environ: Mapping[str, str]) -> WebhookPlace:
    return WebhookPlace(WebhookKind.JSON, "HOOK", environ=environ)


def test_the_address_is_read_each_time_from_a_file_or_a_variable(tmp_path: Path) -> None:
    place = _in_file(tmp_path, f"{SECRET}\n")

    assert place.read().get_secret_value() == SECRET
    _in_file(tmp_path, "http://127.0.0.1:8080/x")
    assert place.read().get_secret_value() == "http://127.0.0.1:8080/x"
    assert _in_environment({"HOOK": SECRET}).read().get_secret_value() == SECRET


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "must hold the address alone"),
        ("sesame sesame", "must hold the address alone"),
        ("https://hooks.example.com/sesame\nhttps://b", "must hold the address alone"),
        ("https://hooks.example.com/sesame\x1b[2J", "must hold the address alone"),
        ("sesame", "must hold an address that begins with https://"),
        ("http://hooks.example.com/sesame", "must hold an address that begins with https://"),
        ("file:///etc/sesame", "must hold an address that begins with https://"),
        ("https:///sesame", "must hold an address that begins with https://"),
        ("https://kim:sesame@hooks.example.com/", "without a user name and password"),
        ("https://hooks.example.com:sesame/", "must hold an address: https://"),
        ("https://[sesame/", "must hold an address: https://"),
        ("https://" + "sesame" * 1000, "must hold the address alone"),
    ],
)
def test_what_is_no_safe_address_is_refused_and_not_repeated(tmp_path: Path, text: str, words: str) -> None:
    for place in (_in_file(tmp_path, text), _in_environment({"HOOK": text or " "})):
        with pytest.raises(WebhookError, match=words) as refused:
            place.read()
        told = "".join(traceback.format_exception(refused.value)) + repr(place)
        assert "sesame" not in told.replace("test_what_is_no_safe_address", "")


def test_a_file_that_others_can_read_or_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WebhookError, match="others can read the webhook's address"):
        _in_file(tmp_path, SECRET, 0o640).read()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WebhookError, match="webhook_file must be a regular file"):
        WebhookPlace(WebhookKind.JSON, path=tmp_path / "pipe").read()
    with pytest.raises(WebhookError, match="webhook_file cannot be read: No such file"):
        WebhookPlace(WebhookKind.JSON, path=tmp_path / "gone").read()
    with pytest.raises(WebhookError, match="webhook_env names a variable that is not set"):
        _in_environment({}).read()
