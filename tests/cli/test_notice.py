"""`notice`, and what `check` says of the ways by which alarms are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.factories import run
from tests.cli.notices.noticed import SECRET, served
from wallboard.cli.checks.notices import notices
from wallboard.config.notice import Notices
from wallboard.config.webhook import WebhookKind, WebhookPlace
from wallboard.ui.terminal.abilities import Abilities, Multiplexer

CONNECTED = '[profiles.main]\nhost = "na12"\ntenant = "acme"\ntoken_env = "TOKEN"\n[profiles.main.notice]\n'


def configured(folder: Path, table: str) -> str:
    path = folder / "config.toml"
    path.write_text(CONNECTED + table)
    return str(path)


def test_a_test_notice_goes_by_each_way_and_each_says_what_became_of_it(tmp_path: Path) -> None:
    table = 'bell = true\nwebhook = "json"\nwebhook_env = "HOOK"\ncommand = ["sh", "-c", "cat > $HOME/told"]'
    with served() as hook:
        environ = {"HOOK": hook.url, "HOME": str(tmp_path)}
        result = run("notice", "--config", configured(tmp_path, table), environ=environ)

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "note  bell           standard error is not a terminal",
        "ok    webhook        sent, and accepted",
        "ok    command        run, and ended well",
    ]
    posted, given = json.loads(hook.posted[0][2]), json.loads((tmp_path / "told").read_text())
    assert posted == given
    assert (posted["test"], posted["tenant"]) == (True, "acme")
    assert posted["title"] == "TEST WARNING wallboard: this is a test, nothing is wrong"


def test_a_way_that_fails_is_told_without_the_address(tmp_path: Path) -> None:
    with served() as hook:
        hook.answers = [(404, {})]
        config = configured(tmp_path, 'webhook = "slack"\nwebhook_env = "HOOK"\nbell = true')
        result = run("notice", "webhook", "--config", config, environ={"HOOK": hook.url})

    assert result.exit_code == 7
    assert result.stdout == ("BAD   webhook        HTTP 404: the address is not accepted any more, or not the form\n")
    assert SECRET not in result.output


@pytest.mark.parametrize(
    ("table", "arguments", "words"),
    [
        ("", [], "no way is configured by which alarms could be told"),
        ("bell = true", ["webhook"], "webhook is not configured: see the table notice"),
    ],
)
def test_a_way_that_is_not_there_is_told(tmp_path: Path, table: str, arguments: list[str], words: str) -> None:
    result = run("notice", *arguments, "--config", configured(tmp_path, table))

    assert result.exit_code == 3
    assert words in result.stderr


def checked(configured: Notices, terminal: Abilities = Abilities()) -> list[str]:  # noqa: B008 — frozen
    return [str(finding) for finding in notices(configured, terminal, {"PATH": "/usr/bin:/bin"})]


def test_check_finds_the_ways_and_sends_nothing() -> None:
    with served() as hook:
        place = WebhookPlace(WebhookKind.TEAMS, "HOOK", environ={"HOOK": hook.url})
        lines = checked(Notices(desktop="osc9", webhook=place, command=("sh", SECRET)))

    assert lines == [
        "ok    desktop        osc9; `wallboard notice` tries it out",
        "ok    webhook        teams, address read from environment variable HOOK; `wallboard notice` tries it out",
        "ok    command        found; `wallboard notice` tries it out",
    ]
    assert hook.posted == []


def test_check_says_what_is_missing() -> None:
    place = WebhookPlace(WebhookKind.TEAMS, "HOOK", environ={})

    assert checked(Notices()) == []
    assert checked(Notices(webhook=place, command=(SECRET,))) == [
        "BAD   webhook        notice.webhook_env names a variable that is not set",
        "BAD   command        there is no such command, or it is not executable: notice.command",
    ]
    assert "allow-passthrough" in checked(Notices(desktop="osc9"), Abilities(within=Multiplexer.TMUX))[0]
    assert "no notifications" in checked(Notices(desktop="osc9"), Abilities(answers=False))[0]
