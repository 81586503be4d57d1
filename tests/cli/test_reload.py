"""The configuration file under a running board: the file, and the looks at it, are the test's."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.cli.tenants import TOKEN
from wallboard.api.credentials import Credentials
from wallboard.cli.configured import Configured
from wallboard.cli.reload import LOOKS_TO_RETRY, changes
from wallboard.config import load_profile
from wallboard.ui.setup import Refusal, Setup

GOOD = '[profiles.main]\nhost = "na12"\ntenant = "acme"\ntoken_file = "token"\n'


class Board:
    """What a running board has of its configuration, and a look at the file whenever the test says so."""

    def __init__(self, path: Path) -> None:
        self.path = path
        flags = {"config": str(path), "profile": "main"}
        profile = load_profile(flags, {})
        self.configured = Configured(profile, Credentials("acme", SecretStr(TOKEN), "the test"))
        self.heard: list[Setup | Refusal] = []
        self._looks: asyncio.Queue[None] = asyncio.Queue()
        self._paused = asyncio.Event()

        async def obey() -> Setup:
            return await self.configured.become(await asyncio.to_thread(load_profile, flags, {}))

        self._changes = partial(changes, path, obey, self._pause, profile.read_as)

    async def _pause(self) -> None:
        self._paused.set()
        await self._looks.get()

    async def listen(self) -> None:
        async for change in self._changes():
            self.heard.append(change)

    async def look(self, times: int = 1) -> None:
        """Look at the file, and do all that follows from it."""
        for _ in range(times):
            await self._paused.wait()
            self._paused.clear()
            self._looks.put_nowait(None)
            await self._paused.wait()

    async def write(self, text: str) -> None:
        """Write the file as an editor does that fills it in place; it is obeyed at the second look."""
        self.path.write_text(text, encoding="utf-8")
        await self.look(2)

    @property
    def refusal(self) -> str:
        """The words of the last thing heard, which is a refusal."""
        last = self.heard[-1]
        assert isinstance(last, Refusal)
        return last.words

    @property
    def setup(self) -> Setup:
        """The last thing heard, which is a setup."""
        last = self.heard[-1]
        assert isinstance(last, Setup)
        return last


@pytest.fixture
def path(tmp_path: Path) -> Path:
    token_file = tmp_path / "token"
    token_file.touch(0o600)
    token_file.write_text(TOKEN, encoding="utf-8")
    config = tmp_path / "config.toml"
    config.write_text(GOOD, encoding="utf-8")
    return config


@asynccontextmanager
async def board(path: Path) -> AsyncIterator[Board]:
    running = Board(path)
    async with asyncio.TaskGroup() as tasks:
        listening = tasks.create_task(running.listen())
        yield running
        listening.cancel()


async def test_a_file_that_stays_as_it_is_says_nothing(path: Path) -> None:
    async with board(path) as running:
        await running.look(LOOKS_TO_RETRY * 2)

        assert running.heard == []


async def test_a_changed_file_is_obeyed_once_it_stands_still(path: Path) -> None:
    async with board(path) as running:
        path.write_text(GOOD + 'theme = "d', encoding="utf-8")
        await running.look()
        path.write_text(GOOD + 'theme = "day"\nqueues = ["Sales*"]\n', encoding="utf-8")
        await running.look()
        assert running.heard == []
        await running.look(5)

        assert [type(change) for change in running.heard] == [Setup]
        assert running.setup.theme == "day"
        assert running.setup.standards.queues.patterns == ("Sales*",)


async def test_a_wrong_file_says_where_and_why_and_a_good_one_is_obeyed_again(path: Path) -> None:
    async with board(path) as running:
        before = running.configured.setup()
        await running.write(GOOD + 'theem = "day"\n')
        assert running.refusal == (
            'config.toml:5: profiles.main.theem is not a setting; did you mean "theme"? '
            "· what it said before still counts"
        )
        assert running.configured.setup() == before
        await running.write(GOOD + f"queue_ids = [{'9' * 5000}]\n")
        assert running.refusal.startswith("config.toml: is not TOML: a number in it is too long")
        assert running.configured.setup() == before
        await running.write(GOOD + 'theme = "day"\nwire = "jsn"\nfold = 1\n')
        assert "(and 1 more)" in running.refusal
        await running.write(GOOD)

        assert running.setup == before


async def test_an_unknown_theme_is_told(path: Path) -> None:
    async with board(path) as running:
        await running.write(GOOD + 'theme = "nigth"\n')

        assert running.refusal.startswith(
            'config.toml:5: profiles.main.theme: there is no theme "nigth"; did you mean "night"?'
        )


async def test_what_an_editor_puts_in_its_place_is_found(path: Path) -> None:
    async with board(path) as running:
        new = path.with_name("config.toml.swp")
        new.write_text(GOOD + 'theme = "day"\n', encoding="utf-8")
        before = path.stat()
        os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
        path.rename(path.with_name("config.toml~"))
        await running.look()
        new.rename(path)
        await running.look(2)

        assert [type(change) for change in running.heard] == [Setup]


async def test_a_file_that_is_gone_is_told_until_it_is_back(path: Path) -> None:
    async with board(path) as running:
        path.unlink()
        await running.look(2)
        assert running.refusal.startswith("config.toml: cannot be read: No such file or directory")
        await running.write(GOOD)

        assert running.setup == running.configured.setup()


async def test_another_target_of_a_link_is_another_file(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(GOOD + 'theme = "day"\n', encoding="utf-8")
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    async with board(link) as running:
        link.unlink()
        link.symlink_to(other)
        await running.look(2)

        assert running.setup.theme == "day"


async def test_what_a_refused_file_names_is_looked_for_again_each_minute(path: Path, tmp_path: Path) -> None:
    async with board(path) as running:
        await running.write(GOOD + 'ca_file = "ca.pem"\n')
        assert "ca_file is not a file" in running.refusal
        (tmp_path / "ca.pem").touch()
        await running.look(LOOKS_TO_RETRY - 1)
        assert len(running.heard) == 1
        await running.look(1)

        assert isinstance(running.heard[-1], Setup)


async def test_another_connection_is_another_source_and_the_same_one_is_not(path: Path) -> None:
    async with board(path) as running:
        before = running.configured.setup()
        await running.write(GOOD + 'limits.break = "20m"\n')
        assert running.setup.situations == before.situations
        assert running.setup.standards != before.standards
        await running.write(GOOD.replace("acme", "globex"))

        assert running.setup.situations != before.situations
        assert running.setup.read_now != before.read_now
        assert running.setup.tenant == "globex"


async def test_a_connection_whose_token_cannot_be_read_is_refused_and_the_old_one_kept(path: Path) -> None:
    async with board(path) as running:
        before = running.configured.setup()
        await running.write(GOOD.replace('"token"', '"5e5a3e"'))

        assert running.refusal.startswith("token_file cannot be read: No such file or directory")
        assert running.configured.setup() == before


@pytest.mark.parametrize(
    "text",
    [
        GOOD + 'token = "5e5a3e"\n',
        GOOD.replace("token_file", "token_command").replace('"token"', '["5e5a3e"]'),
        GOOD.replace('"na12"', '"https://acme:5e5a3e@na12"'),
        GOOD + 'proxy = "http://kim:5e5a3e@"\n',
        GOOD + 'theem = "5e5a3e"\n',
    ],
)
async def test_no_secret_is_ever_told(path: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    async with board(path) as running:
        await running.write(text)

        assert "5e5a3e" not in running.refusal
        assert "5e5a3e" not in caplog.text


async def test_one_or_two_chosen_ids_are_another_plan_unless_a_view_needs_more(path: Path) -> None:
    async with board(path) as running:
        before = running.configured.setup()
        await running.write(GOOD + 'queue_ids = ["116"]\nviews.all = { queues = [] }\n')
        assert running.setup.situations == before.situations
        await running.write(GOOD + 'queue_ids = ["116"]\n')

        assert running.setup.situations != before.situations


async def test_another_log_file_is_written_to(path: Path, tmp_path: Path, logger: logging.Logger) -> None:
    async with board(path) as running:
        await running.write(GOOD + 'log_file = "board.log"\n')

        assert "The configuration is taken over" in (tmp_path / "board.log").read_text(encoding="utf-8")
        await running.write(GOOD + 'log_file = "nowhere/board.log"\n')
        assert "cannot be written: No such file or directory" in running.refusal
        logger.warning("still here")
        assert "still here" in (tmp_path / "board.log").read_text(encoding="utf-8")


async def test_a_log_file_on_a_full_disk_can_be_left(path: Path, tmp_path: Path, logger: logging.Logger) -> None:
    async with board(path) as running:
        await running.write(GOOD + 'log_file = "/dev/full"\n')
        await running.write(GOOD + 'log_file = "board.log"\n')

        assert isinstance(running.heard[-1], Setup)
        assert "The configuration is taken over" in (tmp_path / "board.log").read_text(encoding="utf-8")


async def test_a_refusal_is_logged_once_and_what_mends_it_too(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    async with board(path) as running:
        await running.write(GOOD + "theem = 1\n")
        await running.look(LOOKS_TO_RETRY * 2)
        await running.write(GOOD)

        messages = [record.getMessage() for record in caplog.records]
        assert [message.partition(":")[0] for message in messages] == [
            "The configuration is not taken over",
            "The configuration is taken over",
        ]


async def test_the_clock_goes_by_the_zone_that_the_file_says_now(path: Path) -> None:
    async with board(path) as running:
        await running.write(GOOD + 'time_zone = "Asia/Tokyo"\n')

        assert str(running.configured.clock().wall.tzinfo) == "Asia/Tokyo"
