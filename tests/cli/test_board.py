"""`board` and `demo` up to the screen, which has tests of its own."""

from __future__ import annotations

import subprocess
import sys
from contextlib import aclosing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from tests.cli.factories import run
from tests.cli.tenants import TOKEN, tenant
from wallboard.cli.credentials import renewed
from wallboard.cli.in_process import opened
from wallboard.cli.watch import Watch
from wallboard.config import load_profile
from wallboard.model.instant import Instant
from wallboard.model.selection import Selection
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.monitor.source import Plan

NOON = Instant(datetime(2027, 3, 1, 12, tzinfo=UTC), 0.0)


def config(folder: Path, *lines: str) -> str:
    token_file = folder / "token"
    token_file.touch(0o600)
    token_file.write_text(TOKEN, encoding="utf-8")
    path = folder / "config.toml"
    text = ["[profiles.main]", 'host = "na12"', 'tenant = "acme"', 'token_file = "token"', *lines]
    path.write_text("\n".join(text), encoding="utf-8")
    return str(path)


def watch(standards: Standards) -> Watch:
    plan = Plan(standards.agents.single_ids, standards.queues.single_ids)
    return Watch(partial(opened, tenant()), clock=lambda: NOON, plan=plan)


async def first_reading(watch: Watch) -> Situation:
    async with aclosing(watch.situations()) as situations:
        async for situation in situations:
            if situation.agents.reading and situation.queues.reading:
                return situation
    raise AssertionError("ended without a reading")


async def test_the_demos_tenant_is_read_like_a_real_one() -> None:
    situation = await first_reading(watch(Standards()))

    assert situation.agents.reading
    assert situation.queues.reading
    assert len(situation.agents.reading.batch.records) == 50
    assert len(situation.queues.reading.batch.records) == 20


async def test_a_renewed_token_is_found_where_it_is_kept(tmp_path: Path) -> None:
    connection = load_profile({"config": config(tmp_path)}, {}).connection
    before = await renewed(connection)

    (tmp_path / "token").write_text("renewed", encoding="utf-8")

    assert before.token.get_secret_value() == TOKEN
    assert (await renewed(connection)).token.get_secret_value() == "renewed"
    assert before.origin == f"token file {tmp_path}/token"


async def test_one_or_two_chosen_ids_are_read_by_themselves() -> None:
    situation = await first_reading(watch(Standards(queues=Selection(ids=("101", "104")))))

    assert situation.queues.reading
    assert [queue.id for queue in situation.queues.reading.batch.records] == ["101", "104"]


def test_before_the_screen_stands_nothing_can_be_read_ahead_of_its_time() -> None:
    assert not watch(Standards()).read_now()


@pytest.mark.parametrize("arguments", [("--config", "CONFIG"), ("demo",)])
def test_without_a_terminal_the_board_says_so(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    given = [config(tmp_path) if argument == "CONFIG" else argument for argument in arguments]

    done = subprocess.run(
        [sys.executable, "-m", "wallboard", *given],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2
    assert "draws on a terminal" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_theme_that_does_not_exist_is_told_with_a_near_match(tmp_path: Path) -> None:
    result = run("--config", config(tmp_path, 'theme = "nigth"'))

    assert result.exit_code == 3
    assert 'there is no theme "nigth"; did you mean "night"?' in result.stderr


def test_a_token_that_cannot_be_read_is_told_before_the_screen(tmp_path: Path) -> None:
    path = config(tmp_path)
    (tmp_path / "token").unlink()

    result = run("--config", path)

    assert result.exit_code == 3
    assert "token_file cannot be read: No such file or directory" in result.stderr
