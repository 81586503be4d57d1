from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.config.factories import CONNECTED, profile
from wallboard.api.credentials import Credentials
from wallboard.cli.configured import Configured
from wallboard.cli.plan import plan
from wallboard.config import ConfigError
from wallboard.model.notice.channel import Channel
from wallboard.model.view import View
from wallboard.monitor.source import Plan

NOBODY = Credentials("acme", SecretStr("sesame"), "the test")


def test_keys_are_handed_on_as_the_screen_takes_them(tmp_path: Path) -> None:
    made = profile(tmp_path, CONNECTED + 'keys = { "list.filter" = ["/", ","], app.quit = "x" }\n')

    assert Configured(made, NOBODY).setup().keys == {"list.filter": "slash,comma", "app.quit": "x"}


def test_rules_are_handed_on(tmp_path: Path) -> None:
    made = profile(tmp_path, CONNECTED + "alarms.dropped.on = false\n")

    handed = Configured(made, NOBODY).setup().rules

    assert "longest-wait" in {rule.name for rule in handed.rules}
    assert "dropped" not in {rule.name for rule in handed.rules}


NOTICES = '[profiles.main.notice]\nbell = true\nwebhook = "json"\nwebhook_env = "HOOK"\n'


def test_a_board_beside_another_that_sends_has_the_channels_of_its_terminal_alone(tmp_path: Path) -> None:
    made = profile(tmp_path, CONNECTED + NOTICES)

    assert set(Configured(made, NOBODY).setup().telling.plan.least) == {Channel.BELL, Channel.WEBHOOK}
    assert set(Configured(made, NOBODY, sends_notices=False).setup().telling.plan.least) == {Channel.BELL}


def test_a_board_in_a_folder_that_is_gone_tells_so_to_who_exports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = profile(tmp_path)
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    save = Configured(made, NOBODY).setup().save

    assert save
    with pytest.raises(OSError, match="the folder that the board was started in is gone") as caught:
        save("a.csv", "one")
    assert caught.value.strerror == "the folder that the board was started in is gone"


def test_a_slow_link_is_handed_on(tmp_path: Path) -> None:
    assert not Configured(profile(tmp_path), NOBODY).setup().is_sparing
    assert Configured(profile(tmp_path, CONNECTED + "low_bandwidth = true\n"), NOBODY).setup().is_sparing


def test_a_theme_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match='there is no theme "nigth"; did you mean "night"'):
        Configured(profile(tmp_path, CONNECTED + 'theme = "nigth"\n'), NOBODY)


def test_a_board_that_was_never_left_starts_as_configured(tmp_path: Path) -> None:
    board = Configured(profile(tmp_path, CONNECTED + 'start_screen = "queues"\ntheme = "day"\n'), NOBODY)

    start = board.start(None)

    assert (start.view, start.theme) == (View(screen="queues"), "day")


def test_a_board_starts_as_it_was_left(tmp_path: Path) -> None:
    board = Configured(profile(tmp_path), NOBODY)

    start = board.start(board.left(View(filter="sales"), "day", None))

    assert (start.view, start.theme) == (View(filter="sales"), "day")


def test_a_remembered_theme_that_is_gone_is_not_missed(tmp_path: Path) -> None:
    board = Configured(profile(tmp_path), NOBODY)

    start = board.start(board.left(View(filter="sales"), "solarized", None))

    assert (start.view, start.theme) == (View(filter="sales"), "night")


@pytest.mark.parametrize(
    ("lines", "planned"),
    [
        ("", Plan()),
        ('queue_ids = ["1"]\nagent_ids = ["a", "b"]', Plan(agent_ids=("a", "b"), queue_ids=("1",))),
        ('queue_ids = ["1", "2", "3"]', Plan()),
        ('queue_ids = ["1"]\nviews.x = { queue_ids = ["2"] }', Plan(queue_ids=("1", "2"))),
        ('queue_ids = ["1"]\nviews.x = { queue_ids = ["2", "3"] }', Plan()),
        ('queue_ids = ["1"]\nviews.x = { queues = ["Sales*"] }', Plan()),
        ('queue_ids = ["1"]\nviews.x = { agent_ids = ["a"] }', Plan(queue_ids=("1",))),
        ('views.x = { queue_ids = ["2"] }', Plan()),
    ],
)
def test_records_are_read_one_by_one_where_that_is_enough_for_every_view(
    tmp_path: Path, lines: str, planned: Plan
) -> None:
    assert plan(profile(tmp_path, f"{CONNECTED}{lines}\n")) == planned
